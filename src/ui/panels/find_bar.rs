//! The search bar: the query, the number of matches, and the replacement.

use egui::{Id, Key, Modifiers, Panel, Ui, vec2};

use super::PanelContext;
use crate::{
    layout::Icon,
    ui::{
        action::{Action, MapAction, ViewAction, keys::take_key},
        desk::search::{Search, selection_of, target_of},
        flow,
        focus::{WindowArea, mark_area},
        i18n::m,
        style::bar_frame,
        widgets::{Button, ButtonLook, Label, MapField},
        words,
    },
};

const ROW: f32 = 44.0;
const FIELD: f32 = 280.0;

/// Shows the search bar above the canvas. `wants_focus` focuses its field.
pub fn find_bar_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, search: &mut Search, wants_focus: bool) {
    let height = if search.has_replace { 2.0 * ROW } else { ROW };
    let frame = bar_frame(&cx.tokens, vec2(14.0, 6.0));
    Panel::top("find").exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
        mark_area(ui, WindowArea::FindBar);
        ui.with_layout(flow::column(), |ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            ui.horizontal(|ui| find_ui(ui, cx, search, wants_focus));
            if search.has_replace {
                ui.horizontal(|ui| replace_ui(ui, cx, search));
            }
        });
    });
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    take_key(ui.ctx(), modifiers, key)
}

fn find_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, search: &mut Search, wants_focus: bool) {
    let id = Id::unique("search line");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let back = has_focus && pressed(ui, Modifiers::SHIFT, Key::Enter);
    let on = has_focus && pressed(ui, Modifiers::NONE, Key::Enter);
    let is_left = has_focus && pressed(ui, Modifiers::NONE, Key::Escape);
    let name = m("find-name").text();
    let field = MapField::new(&name, &mut search.text).hint(&name).id(id).width(FIELD).ui(ui, cx.fonts);
    if wants_focus {
        field.request_focus();
    }
    let is_new = search.refresh(&cx.document.session);
    let count = search.count();
    let found = match (search.text.trim().is_empty(), count) {
        (true, _) => String::new(),
        (false, 0) => m("find-none").text(),
        (false, _) => m("find-count").with(&[("at", (search.at() + 1).into()), ("count", count.into())]),
    };
    let color = if count == 0 { cx.tokens.bad } else { cx.tokens.muted };
    let previous = ui.add(Button::icon(Icon::ChevronUp, m("find-previous")).enabled(count > 0));
    let next = ui.add(Button::icon(Icon::ChevronDown, m("find-next")).enabled(count > 0));
    let is_on_button = previous.has_focus() || next.has_focus();
    let (previous, next) = (previous.clicked(), next.clicked());
    let is_left = is_left || (is_on_button && pressed(ui, Modifiers::NONE, Key::Escape));
    ui.add(Label::caption(found).color(color));
    if let Some(place) = search.current().map(|hit| hit.place).filter(|place| target_of(place).is_none()) {
        // A match in a field that the map does not draw is described by the field's name.
        ui.add(Label::caption(words::text_field(place.field)).one_line());
    }
    if on || next {
        search.step(true);
    } else if back || previous {
        search.step(false);
    }
    if (is_new || on || next || back || previous) && count > 0 {
        show_current(cx, search);
    }
    ui.with_layout(flow::row_from_end(), |ui| {
        if ui.add(Button::icon(Icon::Close, m("find-close"))).clicked() || is_left {
            cx.actions.push(Action::View(ViewAction::StopFinding));
        }
        if ui.add(Button::text(m("find-show-replace")).selected(search.has_replace)).clicked() {
            search.has_replace = !search.has_replace;
            // A user who opens the replacement field is about to type into it.
            search.wants_replace_focus = search.has_replace;
        }
    });
}

fn replace_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, search: &mut Search) {
    let name = m("find-with").text();
    let id = Id::unique("replacement line");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let is_entered = has_focus && pressed(ui, Modifiers::NONE, Key::Enter);
    let is_left = has_focus && pressed(ui, Modifiers::NONE, Key::Escape);
    let field = MapField::new(&name, &mut search.with).hint(&name).id(id).width(FIELD).ui(ui, cx.fonts);
    if std::mem::take(&mut search.wants_replace_focus) {
        field.request_focus();
    }
    if is_left {
        cx.actions.push(Action::View(ViewAction::StopFinding));
    }
    let has_hits = search.count() > 0;
    for (message, is_all) in [(m("find-replace"), false), (m("find-replace-all"), true)] {
        let button = Button::text(message).look(ButtonLook::Outlined).enabled(has_hits);
        let is_meant = ui.add(button).clicked() || (is_entered && !is_all && has_hits);
        if is_meant && let Some(command) = search.replaced(cx.map(), is_all) {
            cx.actions.push(Action::edit(command));
        }
    }
}

/// Selects the current match and scrolls to it.
fn show_current(cx: &mut PanelContext<'_>, search: &Search) {
    let selection = search.current().and_then(|hit| selection_of(&hit.place.thing));
    cx.actions.extend(selection.map(MapAction::Jump).map(Action::Map));
}
