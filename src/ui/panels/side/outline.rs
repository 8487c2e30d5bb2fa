//! The map as a list: each stage with its steps, and in it the cards of every lane, in reading order.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::super::PanelContext;
use crate::{
    edit::Selection,
    layout::{Icon, lane_icon},
    model::{Card, LaneId, Stage, StageId},
    ui::{
        action::Action,
        i18n::{self, m},
        style::{CORNER, Tokens},
        widgets::{BODY, paint_icon, set_words},
    },
};

/// The height of an entry, in points.
const ROW: f32 = 26.0;
/// How far an entry stands in below the one that holds it, in points.
const INDENT: f32 = 16.0;

/// An entry of the list.
struct Entry<'a> {
    words: &'a str,
    icon: Icon,
    depth: u8,
    selection: Selection,
}

/// Shows the list; a click selects and shows on the map.
pub(super) fn outline_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let map = cx.document.session.map();
    let cells = map.cells();
    let mut entries: Vec<Entry<'_>> = map.personas.iter().map(|persona| entry_of_persona(persona)).collect();
    for stage in &map.stages {
        entries.push(entry_of_stage(stage));
        entries.extend(stage.steps.iter().map(|step| Entry {
            words: &step.title,
            icon: Icon::Footprints,
            depth: 1,
            selection: Selection::Step(step.id.clone()),
        }));
        for lane in &map.lanes {
            let key: (&LaneId, &StageId) = (&lane.id, &stage.id);
            let cards = cells.get(&key).into_iter().flatten();
            entries.extend(cards.map(|card| entry_of_card(card, lane_icon(lane.kind))));
        }
    }
    let selection = cx.document.session.selection();
    let is_new_selection = is_changed(ui, selection);
    let mut chosen = None;
    for (at, entry) in entries.iter().enumerate() {
        let is_chosen = is_selected(selection, &entry.selection);
        // Only what is in view is set and drawn; what was just selected elsewhere is brought into view.
        let room = egui::Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), ROW));
        if is_chosen && is_new_selection {
            ui.scroll_to_rect(room, None);
        }
        if !ui.is_rect_visible(room.expand(ROW)) {
            ui.allocate_space(vec2(ui.available_width(), ROW));
            continue;
        }
        if ui.push_id(("outline", at), |ui| entry_ui(ui, &cx.tokens, entry, is_chosen)).inner.clicked() {
            chosen = Some(entry.selection.clone());
        }
    }
    cx.actions.extend(chosen.map(Action::Jump));
}

fn entry_of_persona(persona: &crate::model::Persona) -> Entry<'_> {
    Entry { words: &persona.name, icon: Icon::UserRound, depth: 0, selection: Selection::Persona(persona.id.clone()) }
}

fn entry_of_stage(stage: &Stage) -> Entry<'_> {
    Entry { words: &stage.title, icon: Icon::Columns, depth: 0, selection: Selection::Stage(stage.id.clone()) }
}

fn entry_of_card(card: &Card, icon: Icon) -> Entry<'_> {
    Entry { words: &card.title, icon, depth: 1, selection: Selection::card(card.id.clone()) }
}

/// Whether `entry` is what is selected, or part of it.
fn is_selected(selection: &Selection, entry: &Selection) -> bool {
    match entry.single_card() {
        Some(id) => selection.has_card(id),
        None => selection == entry,
    }
}

/// Whether the selection is another than in the last frame.
fn is_changed(ui: &Ui, selection: &Selection) -> bool {
    let id = ui.scope_id().with("outlined");
    let before = ui.data(|data| data.get_temp::<Selection>(id));
    let is_changed = before.as_ref() != Some(selection);
    if is_changed {
        ui.data_mut(|data| data.insert_temp(id, selection.clone()));
    }
    is_changed
}

fn entry_ui(ui: &mut Ui, tokens: &Tokens, entry: &Entry<'_>, is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let untitled = m("untitled").text();
    let is_untitled = entry.words.trim().is_empty();
    let words = if is_untitled { untitled.as_str() } else { entry.words };
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, is_chosen, m("outline-entry").with(&[("title", words.into())]))
    });
    let ink = match (is_chosen, is_untitled) {
        (true, _) => tokens.on_selected,
        (false, true) => tokens.muted,
        (false, false) => tokens.ink,
    };
    if is_chosen {
        ui.painter().rect_filled(rect, CORNER, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CORNER, tokens.hovered);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    let indent = 8.0 + INDENT * f32::from(entry.depth);
    let (icon, room) = if i18n::is_rtl() {
        let room = rect.with_max_x(rect.right() - indent);
        (room.with_min_x(room.right() - 16.0), room.with_max_x(room.right() - 24.0))
    } else {
        let room = rect.with_min_x(rect.left() + indent);
        (room.with_max_x(room.left() + 16.0), room.with_min_x(room.left() + 24.0))
    };
    paint_icon(ui.painter(), entry.icon, icon, 14.0, if is_chosen { tokens.on_selected } else { tokens.muted });
    let style = if entry.depth == 0 { crate::text::TextStyle { weight: 650.0, ..BODY } } else { BODY };
    let line = words.replace('\n', " ");
    set_words(ui.ctx(), &line, style, room.width() - 6.0).paint_at(ui.painter(), room, false, ink);
    response
}
