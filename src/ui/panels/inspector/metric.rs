//! A card's metric: the measure with its inputs, and what it is compared with.

use std::mem::discriminant;

use egui::Ui;

use super::{PanelContext, card::with, card_more::computed_ui, fields};
use crate::{
    layout::Icon,
    model::{Card, Measure, Metric, SourceId},
    ui::{
        action::Action,
        widgets::{Button, Look, MapLabel, tick},
        words,
    },
};

/// The card's metric, or a button to give it one.
pub(super) fn metric_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    let Some(metric) = card.metric.clone() else {
        if super::add_button(ui, "Add a measured value") {
            cx.actions.push(Action::edit(with(card, |card| card.metric = Some(Metric::empty()))));
        }
        return;
    };
    let set = |metric: Metric| with(card, |card| card.metric = Some(metric));
    measure_ui(ui, cx, card, &metric);
    inputs_ui(ui, cx, card, &metric);
    if !matches!(metric.measure, Measure::Own { .. }) {
        let value = metric.value().map_or_else(|| "not known yet".into(), |value| with_unit(value, &metric.unit));
        computed_ui(ui, cx, "Value", &value);
    }
    ui.columns_const(|[left, middle, right]| {
        fields::text_ui(left, cx, "Unit", &metric.unit, 1, |unit| set(Metric { unit, ..metric.clone() }));
        fields::number_ui(middle, cx, "Target", metric.target, |target| Some(set(Metric { target, ..metric.clone() })));
        fields::number_ui(right, cx, "Before", metric.previous, |previous| {
            Some(set(Metric { previous, ..metric.clone() }))
        });
    });
    source_ui(ui, cx, card, &metric);
    fields::date_ui(ui, cx, "Measured on", metric.date, |date| set(Metric { date, ..metric.clone() }));
    if ui.add(Button::text("Remove the measured value").with_icon(Icon::Close).look(Look::Quiet)).clicked() {
        cx.actions.push(Action::edit(with(card, |card| card.metric = None)));
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
    fields::list_choice_ui(ui, cx, "Measure", &measures, &current, |measure| {
        with(card, |card| card.metric = Some(Metric { measure, ..metric.clone() }))
    });
}

fn inputs_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, metric: &Metric) {
    let set = |measure: Measure| with(card, |card| card.metric = Some(Metric { measure, ..metric.clone() }));
    if let Measure::Own { value, is_less_better } = metric.measure {
        fields::number_ui(ui, cx, "Value", value, |value| Some(set(Measure::Own { value, is_less_better })));
        let mut ticked = is_less_better;
        if tick(ui, &mut ticked, "Less is better", "Less is better").changed() {
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

/// The source of the numbers, chosen by its title, which only our text engine may draw.
fn source_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, metric: &Metric) {
    fields::caption_ui(ui, cx, "Source of the numbers");
    let sources = cx.map().sources.clone();
    let title = metric.source.as_ref().and_then(|id| cx.map().source(id)).map(|source| source.title.clone());
    let mut chosen: Option<Option<SourceId>> = None;
    let shown = if title.is_some() { "" } else { "No source" };
    let combo = egui::ComboBox::from_id_salt("metric source").width(ui.available_width()).selected_text(shown).show_ui(
        ui,
        |ui| {
            if ui.selectable_label(metric.source.is_none(), "No source").clicked() {
                chosen = Some(None);
            }
            for source in &sources {
                let is_chosen = metric.source.as_ref() == Some(&source.id);
                if MapLabel::new(&source.title).selectable(is_chosen).ui(ui, cx.fonts).clicked() {
                    chosen = Some(Some(source.id.clone()));
                    ui.close();
                }
            }
        },
    );
    let response = fields::named(combo.response, "Source of the numbers");
    if let Some(title) = title {
        let rect = response.rect.shrink2(egui::vec2(12.0, 4.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        MapLabel::new(&title).max_width(rect.width() - 24.0).ui(&mut inside, cx.fonts);
    }
    if let Some(source) = chosen {
        let metric = Metric { source, ..metric.clone() };
        cx.actions.push(Action::edit(with(card, |card| card.metric = Some(metric))));
    }
}

fn with_unit(value: f64, unit: &str) -> String {
    let number = if value.abs() >= 100.0 { format!("{value:.0}") } else { format!("{value:.1}") };
    format!("{number} {unit}").trim_end().to_owned()
}
