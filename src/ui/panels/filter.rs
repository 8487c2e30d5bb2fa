//! The filter: a button that shows the present filter, and a popup to change it.

use std::sync::Arc;

use egui::{Context, Id, Popup, RectAlign, ScrollArea, Ui, vec2};

use super::{PanelContext, filter_views};
use crate::{
    analysis::{Facets, facets},
    fold::{self, fold},
    layout::{Icon, Layout},
    model::{Channel, Filter, FilterEffect, Map},
    ui::{
        action::{Action, ViewAction},
        desk::view_filter::{ViewFilter, shown_count},
        flow,
        i18n::{self, Message, m},
        widgets::{Button, ButtonLook, Label, MapField, close_outside_fields, scroll, section, segmented, tick_row},
        words,
    },
};

const WIDTH: f32 = 340.0;

/// The maximum length of the filter's summary on the button, in characters.
const LONGEST: usize = 24;

/// In windows narrower than this, in points, the button has no room for words.
const NARROW: f32 = 1080.0;
/// With less available width than this, in points, the button is only an icon.
const CRAMPED: f32 = 130.0;

fn popup_id() -> Id {
    Id::unique("filter")
}

/// Opens the popup.
pub fn show_filter(ctx: &Context) {
    Popup::open_id(ctx, popup_id());
}

/// The button, and next to it one that clears the filter. Call in a row laid out from the end.
pub(super) fn filter_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let filter = Arc::clone(&cx.view.filter);
    let is_narrow = ui.ctx().content_rect().width() < NARROW;
    let shown = m("filter-of")
        .with(&[("shown", shown_count(&cx.document.drawn.layout).into()), ("all", cx.map().cards.len().into())]);
    let words = match (filter.is_on(), is_narrow) {
        (true, true) => shown,
        (true, false) => format!("{} · {shown}", summary(cx.map(), &filter)),
        (false, _) => m("action-filter").text(),
    };
    let is_cramped = ui.available_width() < CRAMPED;
    let button =
        if is_cramped { Button::icon(Icon::Funnel, words) } else { Button::text(words).with_icon(Icon::Funnel) };
    let button = button.look(ButtonLook::Outlined).selected(filter.is_on());
    let tip =
        format!("{}\n{}", Action::View(ViewAction::ShowFilter).label(), Action::View(ViewAction::ShowFilter).tooltip());
    let button = ui.add(button.named(name_of(cx.map(), &filter, &cx.document.drawn.layout)).tooltip(tip));
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_START } else { RectAlign::BOTTOM_END };
    let popup = Popup::menu(&button).id(popup_id()).accessible_name(m("action-filter")).align(align).gap(6.0);
    popup.close_behavior(close_outside_fields(ui.ctx())).show(|ui| {
        ui.set_width(WIDTH);
        let room = (ui.ctx().content_rect().height() - 96.0).max(200.0);
        scroll(ui, ScrollArea::vertical().max_height(room).min_scrolled_height(room), |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
                ui.with_layout(flow::column(), |ui| contents_ui(ui, cx, &filter));
            });
        });
    });
    // Placed after the filter button, whose end the popup is aligned to, so that the popup does not move when a box is
    // ticked.
    if filter.is_on() {
        let clear = Button::icon(Icon::Close, m("filter-clear")).tooltip(m("filter-clear").tip());
        if ui.add(clear.min_size(vec2(26.0, 32.0))).clicked() {
            cx.actions.push(cleared(&filter));
        }
    }
}

/// The accessible name of the button.
fn name_of(map: &Map, filter: &ViewFilter, layout: &Layout) -> String {
    if !filter.is_on() {
        return m("action-filter").text();
    }
    m("filter-button").with(&[
        ("what", summary(map, filter).into()),
        ("shown", shown_count(layout).into()),
        ("all", map.cards.len().into()),
    ])
}

fn cleared(filter: &ViewFilter) -> Action {
    Action::View(ViewAction::UseFilter(Box::new(ViewFilter::new(Filter::default(), filter.effect))))
}

/// A short description of the filter: the name of its view, or its values.
pub(super) fn summary(map: &Map, filter: &ViewFilter) -> String {
    let view = map.views.iter().find(|view| filter.is_of(view)).map(|view| view.name.clone());
    let asked = &filter.filter;
    let mut values: Vec<String> = Vec::new();
    values.extend(asked.personas.iter().filter_map(|id| map.persona(id)).map(|persona| persona.name.clone()));
    values.extend(asked.channels.iter().map(|channel| channel_name(map, channel)));
    values.extend(words_of(words::PRESENCES, &asked.presences));
    values.extend(asked.departments.iter().cloned());
    values.extend(words_of(words::EVIDENCES, &asked.evidence));
    values.extend(asked.tags.iter().cloned());
    values.extend(words_of(words::STATUSES, &asked.statuses));
    values.extend(asked.owners.iter().cloned());
    values.extend(Some(asked.text.trim()).filter(|text| !text.is_empty()).map(words::quoted));
    let words = view.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| values.join(&m("list-comma").text()));
    fold::shortened(&words, LONGEST)
}

fn words_of<T: PartialEq>(all: &[(T, Message)], asked: &[T]) -> Vec<String> {
    all.iter().filter(|(value, _)| asked.contains(value)).map(|(_, word)| word.text()).collect()
}

/// The name of `channel` in the interface's language, or its title on the map for one of the map's own.
pub(in crate::ui::panels) fn channel_name(map: &Map, channel: &Channel) -> String {
    match channel {
        Channel::Known(known) => known.title(i18n::language()).to_owned(),
        Channel::Own(_) => map.own_channel(channel).map(|own| own.title.clone()).unwrap_or_default(),
    }
}

fn contents_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, filter: &ViewFilter) {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.horizontal(|ui| {
        ui.add(Label::title(m("action-filter")));
        let shown = shown_count(&cx.document.drawn.layout);
        let all = cx.map().cards.len();
        ui.add(Label::caption(m("filter-shown").with(&[("shown", shown.into()), ("all", all.into())])));
        ui.with_layout(flow::row_from_end(), |ui| {
            let clear = Button::text(m("filter-none")).look(ButtonLook::Link).slim().min_size(vec2(0.0, 26.0));
            if ui.add(clear.enabled(filter.is_on())).clicked() {
                cx.actions.push(cleared(filter));
            }
        });
    });
    let effects = [(FilterEffect::Fade, m("filter-fade")), (FilterEffect::Hide, m("filter-hide"))];
    if let Some(effect) = segmented(ui, m("filter-effect"), &effects, Some(filter.effect)) {
        cx.actions.push(Action::View(ViewAction::UseFilter(Box::new(ViewFilter::new(filter.filter.clone(), effect)))));
    }
    text_ui(ui, cx, filter);
    let facets = facets_of(ui, cx, &filter.filter);
    facets_ui(ui, cx, filter, &facets);
    filter_views::views_ui(ui, cx, filter);
}

fn text_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, filter: &ViewFilter) {
    let mut text = filter.filter.text.clone();
    let name = m("filter-text").text();
    // The text filters while it is typed, so Escape has nothing to undo and closes the popup.
    let response =
        MapField::new(&name, &mut text).hint(&m("filter-text-hint").text()).keeps_on_escape().ui(ui, cx.fonts);
    if text != filter.filter.text {
        let asked = Filter { text, ..filter.filter.clone() };
        cx.actions.push(Action::View(ViewAction::UseFilter(Box::new(ViewFilter::new(asked, filter.effect)))));
    }
    // The field has the focus when the popup opens.
    let id = popup_id().with("seen");
    let frame = ui.ctx().cumulative_frame_nr();
    let seen = ui.data(|data| data.get_temp::<u64>(id));
    if seen.is_none_or(|seen| seen + 1 < frame) {
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, frame));
}

/// The facets, recomputed only if the map or the filter has changed.
fn facets_of(ui: &Ui, cx: &PanelContext<'_>, filter: &Filter) -> Arc<Facets> {
    /// The revision and the filter that the facets were counted for.
    type KeptFacets = (u64, Filter, Arc<Facets>);
    let id = popup_id().with("facets");
    let session = cx.session();
    let is_same =
        |(revision, of, _): &KeptFacets| of == filter && !Facets::depend_on(&session.changes_since(*revision));
    let kept = ui.data(|data| data.get_temp::<KeptFacets>(id)).filter(is_same);
    let facets = kept.map_or_else(|| Arc::new(facets(cx.map(), filter)), |(_, _, facets)| facets);
    let kept: KeptFacets = (session.revision(), filter.clone(), Arc::clone(&facets));
    ui.data_mut(|data| data.insert_temp(id, kept));
    facets
}

/// A facet: its values with their counts, and those in the filter.
struct Facet<'a, T> {
    title: Message,
    values: &'a [(T, usize)],
    asked: &'a [T],
    is_open: bool,
}

fn facets_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, filter: &ViewFilter, facets: &Facets) {
    let asked = &filter.filter;
    let mut changed = None;
    let mut set = |filter: Filter| changed = Some(filter);
    macro_rules! facet {
        ($title:expr, $list:ident, $is_open:expr, $same:expr, $word:expr) => {
            let facet = Facet { title: $title, values: &facets.$list, asked: &asked.$list, is_open: $is_open };
            if let Some($list) = facet_ui(ui, &facet, $same, $word) {
                set(Filter { $list, ..asked.clone() });
            }
        };
    }
    let map = cx.document.session.map();
    let named = |name: &String| name.clone();
    facet!(m("section-personas"), personas, true, PartialEq::eq, |id| map
        .persona(id)
        .map(|persona| persona.name.clone())
        .unwrap_or_default());
    facet!(m("filter-channels"), channels, false, PartialEq::eq, |channel| channel_name(map, channel));
    facet!(m("field-presence"), presences, false, PartialEq::eq, |value| word_of(words::PRESENCES, value));
    facet!(m("filter-departments"), departments, false, is_same_word, named);
    facet!(m("field-evidence"), evidence, true, PartialEq::eq, |value| word_of(words::EVIDENCES, value));
    facet!(m("field-tags"), tags, false, is_same_word, named);
    facet!(m("field-status"), statuses, false, PartialEq::eq, |value| word_of(words::STATUSES, value));
    facet!(m("filter-owners"), owners, false, is_same_word, named);
    if let Some(asked) = changed {
        cx.actions.push(Action::View(ViewAction::UseFilter(Box::new(ViewFilter::new(asked, filter.effect)))));
    }
}

fn word_of<T: PartialEq>(all: &[(T, Message)], asked: &T) -> String {
    all.iter().find(|(value, _)| value == asked).map(|(_, word)| word.text()).unwrap_or_default()
}

fn is_same_word(a: &String, b: &String) -> bool {
    a == b || fold(a) == fold(b)
}

/// Shows a facet unless it has no values. Returns the new values of the filter if the user changed them.
fn facet_ui<T: Clone>(
    ui: &mut Ui,
    facet: &Facet<'_, T>,
    is_same: impl Fn(&T, &T) -> bool,
    word: impl Fn(&T) -> String,
) -> Option<Vec<T>> {
    let is_asked = |value: &T| facet.asked.iter().any(|asked| is_same(asked, value));
    let is_known = |asked: &&T| facet.values.iter().any(|(value, _)| is_same(asked, value));
    // Values of the filter that no longer occur are listed too, so that the user can remove them.
    let lost = facet.asked.iter().filter(|asked| !is_known(asked)).map(|value| (value, 0));
    let rows: Vec<(&T, usize)> = facet.values.iter().map(|(value, count)| (value, *count)).chain(lost).collect();
    if rows.is_empty() {
        return None;
    }
    let mut changed = None;
    let is_open = facet.is_open || !facet.asked.is_empty();
    section(ui, &facet.title.text(), is_open, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, (value, count)) in rows.into_iter().enumerate() {
            let words = word(value);
            let name = m("filter-value").with(&[("facet", facet.title.into()), ("value", words.as_str().into())]);
            let mut is_on = is_asked(value);
            let count = i18n::digits(&count.to_string());
            let row = ui.push_id(at, |ui| tick_row(ui, &mut is_on, &words.replace('\n', " "), &name, &count)).inner;
            if row.changed() {
                let mut asked: Vec<T> = facet.asked.iter().filter(|asked| !is_same(asked, value)).cloned().collect();
                asked.extend(is_on.then(|| value.clone()));
                changed = Some(asked);
            }
        }
    });
    changed
}
