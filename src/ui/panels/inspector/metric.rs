//! A card's metric: the measure with its inputs, its target and its previous value.

use std::mem::discriminant;

use egui::Ui;

use super::{PanelContext, card::set, card_more::computed_ui, fields};
use crate::{
    edit::{CardField, Command},
    layout::Icon,
    locale::numerals,
    model::{Card, Measure, Metric, SourceId},
    ui::{
        action::Action,
        i18n::{self, m},
        widgets::{Button, ButtonLook, MenuItem, select, tick},
        words,
    },
};

/// The command that gives `card` this metric, or none.
fn with(card: &Card, metric: Option<Metric>) -> Command {
    set(&card.id, CardField::Metric(metric))
}

/// The card's metric, or a button to add one.
pub(super) fn metric_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    let Some(metric) = card.metric.clone() else {
        if super::add_button(ui, m("metric-add")) {
            cx.actions.push(Action::edit(with(card, Some(Metric::empty()))));
        }
        return;
    };
    let set = |metric: Metric| with(card, Some(metric));
    measure_ui(ui, cx, card, &metric);
    inputs_ui(ui, cx, card, &metric);
    if !matches!(metric.measure, Measure::Own { .. }) {
        let known = metric.value().map(|value| numerals::with_unit(value, &metric.unit, i18n::language()));
        computed_ui(ui, m("field-value"), known.unwrap_or_else(|| m("metric-unknown").text()));
    }
    ui.columns_const(|[left, middle, right]| {
        fields::text_ui(left, cx, m("field-unit"), &metric.unit, 1, |unit| set(Metric { unit, ..metric.clone() }));
        fields::number_ui(middle, cx, m("field-target"), metric.target, |target| {
            Some(set(Metric { target, ..metric.clone() }))
        });
        fields::number_ui(right, cx, m("field-before"), metric.previous, |previous| {
            Some(set(Metric { previous, ..metric.clone() }))
        });
    });
    source_ui(ui, cx, card, &metric);
    fields::date_ui(ui, cx, m("field-measured-on"), metric.date, |date| set(Metric { date, ..metric.clone() }));
    if ui.add(Button::text(m("metric-remove")).with_icon(Icon::Close).look(ButtonLook::Quiet)).clicked() {
        cx.actions.push(Action::edit(with(card, None)));
    }
}

fn measure_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, metric: &Metric) {
    let measures = words::measures();
    let current = measures
        .iter()
        .map(|(measure, _)| measure)
        .find(|measure| discriminant(*measure) == discriminant(&metric.measure))
        .cloned();
    let Some(current) = current else { return };
    fields::list_choice_ui(ui, cx, m("field-measure"), &measures, &current, |measure| {
        with(card, Some(Metric { measure, ..metric.clone() }))
    });
}

fn inputs_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, metric: &Metric) {
    let set = |measure: Measure| with(card, Some(Metric { measure, ..metric.clone() }));
    if let Measure::Own { value, is_less_better } = metric.measure {
        fields::number_ui(ui, cx, m("field-value"), value, |value| Some(set(Measure::Own { value, is_less_better })));
        let mut ticked = is_less_better;
        if tick(ui, &mut ticked, m("field-less-is-better"), m("field-less-is-better")).changed() {
            cx.actions.push(Action::edit(set(Measure::Own { value, is_less_better: ticked })));
        }
        return;
    }
    let mut shown = metric.measure.clone();
    for (at, (name, input)) in words::inputs(&mut shown).into_iter().enumerate() {
        fields::number_ui(ui, cx, name, Some(*input), |number| {
            let mut measure = metric.measure.clone();
            *words::inputs(&mut measure).into_iter().nth(at)?.1 = number?;
            Some(set(measure))
        });
    }
}

/// The source of the numbers, chosen by its title.
fn source_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, metric: &Metric) {
    fields::caption_ui(ui, m("field-numbers-source"));
    let sources = cx.map().sources.clone();
    let title = metric.source.as_ref().and_then(|id| cx.map().source(id)).map(|source| source.title.clone());
    let mut chosen: Option<Option<SourceId>> = None;
    let shown = title.unwrap_or_else(|| m("no-source").text());
    select(ui, &m("field-numbers-source").text(), &shown, |ui| {
        let all = sources.iter().map(|source| (Some(&source.id), source.title.clone()));
        for (id, title) in std::iter::once((None, m("no-source").text())).chain(all) {
            if ui.add(MenuItem::new(title).ticked(metric.source.as_ref() == id)).clicked() {
                chosen = Some(id.cloned());
                ui.close();
            }
        }
    });
    if let Some(source) = chosen {
        let metric = Metric { source, ..metric.clone() };
        cx.actions.push(Action::edit(with(card, Some(metric))));
    }
}
