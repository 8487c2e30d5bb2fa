//! The outline: the map as a list. After the personas comes each stage with its steps and the cards of every lane, in
//! reading order.
//!
//! The rows are listed again only when a card moves or a list of the map changes; a frame shows those in view.

use std::{ops::Range, sync::Arc};

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::{
    edit::{Selection, Session},
    layout::{Icon, lane_icon},
    model::{Map, Thing},
    ui::{
        action::{Action, MapAction},
        desk::search::selection_of,
        i18n::{self, m},
        panels::PanelContext,
        style::{CORNER, Tokens},
        widgets::{BODY, paint_icon, set_words},
    },
};

/// The height of a row, in points.
const ROW: f32 = 26.0;
/// How far the entry of a step or card is indented below that of its stage, in points.
const INDENT: f32 = 16.0;

/// The list as the last frame showed it.
#[derive(Clone)]
struct OutlineList {
    /// The session's revision that `rows` belong to.
    revision: u64,
    /// The revision of the selection that was scrolled to.
    selection_revision: u64,
    rows: Arc<[OutlineRow]>,
}

/// An entry of the list.
#[derive(Debug, PartialEq)]
struct OutlineRow {
    thing: Thing,
    icon: Icon,
    depth: u8,
}

/// Shows the list. A click on a row selects its item and scrolls the map to it.
pub(super) fn outline_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let session = &cx.document.session;
    let (outline, is_new_selection) = followed(ui, session);
    let rows = &outline.rows;
    let selection = session.selection();
    let (width, stride) = (ui.available_width(), ROW + ui.spacing().item_spacing.y);
    let top = ui.cursor().left_top();
    #[expect(clippy::cast_precision_loss, reason = "a list of millions of rows cannot be scrolled by hand")]
    let y_of = |at: usize| at as f32 * stride;
    if is_new_selection && let Some(at) = rows.iter().rposition(|row| is_selected(selection, &row.thing)) {
        ui.scroll_to_rect(Rect::from_min_size(top + vec2(0.0, y_of(at)), vec2(width, ROW)), None);
    }
    let shown = rows_in_view(ui.clip_rect().y_range().expand(ROW), top.y, stride, rows.len());
    let mut chosen = None;
    let spacing = stride - ROW;
    if shown.start > 0 {
        ui.allocate_space(vec2(width, y_of(shown.start) - spacing));
    }
    for row in rows.get(shown.clone()).unwrap_or_default() {
        let (words, is_chosen) = (words_of(session.map(), &row.thing), is_selected(selection, &row.thing));
        let response = ui.push_id(row_id(&row.thing), |ui| row_ui(ui, &cx.tokens, row, words, is_chosen)).inner;
        if response.clicked() {
            chosen = selection_of(&row.thing);
        }
    }
    if shown.end < rows.len() {
        ui.allocate_space(vec2(width, y_of(rows.len() - shown.end) - spacing));
    }
    cx.actions.extend(chosen.map(MapAction::Jump).map(Action::Map));
}

/// The rows of `session`'s map, and whether the selection changed since the last frame.
fn followed(ui: &Ui, session: &Session) -> (OutlineList, bool) {
    let id = ui.scope_id().with("outline");
    let (revision, selection_revision) = (session.revision(), session.selection_revision());
    let kept = ui.data(|data| data.get_temp::<OutlineList>(id));
    let is_new_selection = kept.as_ref().is_none_or(|kept| kept.selection_revision != selection_revision);
    let is_same = |kept: &OutlineList| {
        let touched = session.changes_since(kept.revision);
        touched.moved.is_empty() && !touched.personas && !touched.stages && !touched.lanes
    };
    let rows = kept.filter(is_same).map(|kept| kept.rows);
    let outline = OutlineList { revision, selection_revision, rows: rows.unwrap_or_else(|| rows_of(session.map())) };
    ui.data_mut(|data| data.insert_temp(id, outline.clone()));
    (outline, is_new_selection)
}

fn rows_of(map: &Map) -> Arc<[OutlineRow]> {
    let row = |thing, icon, depth| OutlineRow { thing, icon, depth };
    let cells = map.cells();
    let mut rows: Vec<OutlineRow> = Vec::with_capacity(map.cards.len());
    rows.extend(map.personas.iter().map(|persona| row(Thing::Persona(persona.id.clone()), Icon::UserRound, 0)));
    for stage in &map.stages {
        rows.push(row(Thing::Stage(stage.id.clone()), Icon::Columns, 0));
        rows.extend(stage.steps.iter().map(|step| row(Thing::Step(step.id.clone()), Icon::Footprints, 1)));
        for lane in &map.lanes {
            let cards = cells.get(&(&lane.id, &stage.id)).into_iter().flatten();
            rows.extend(cards.map(|card| row(Thing::Card(card.id.clone()), lane_icon(lane.kind), 1)));
        }
    }
    rows.into()
}

/// The indices of the rows, out of `count`, that lie within `view`; the first begins at `top`, each is `stride` below
/// the one before.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to positive; the cast saturates")]
fn rows_in_view(view: egui::Rangef, top: f32, stride: f32, count: usize) -> Range<usize> {
    let row_at = |y: f32| ((y - top) / stride).max(0.0);
    let end = (row_at(view.max).ceil() as usize).min(count);
    (row_at(view.min).floor() as usize).min(end)..end
}

/// A key that identifies the row of `thing`.
fn row_id(thing: &Thing) -> (u8, &str) {
    match thing {
        Thing::Persona(id) => (0, id.as_str()),
        Thing::Stage(id) => (1, id.as_str()),
        Thing::Step(id) => (2, id.as_str()),
        Thing::Card(id) => (3, id.as_str()),
        Thing::Map
        | Thing::Lane(_)
        | Thing::Feeling(_)
        | Thing::Channel(_)
        | Thing::Source(_)
        | Thing::Picture(_)
        | Thing::View(_) => (4, ""),
    }
}

/// The title or name of `thing`.
fn words_of<'a>(map: &'a Map, thing: &Thing) -> &'a str {
    let words = match thing {
        Thing::Persona(id) => map.persona(id).map(|persona| &persona.name),
        Thing::Stage(id) => map.stage(id).map(|stage| &stage.title),
        Thing::Step(id) => map.step(id).map(|(_, step)| &step.title),
        Thing::Card(id) => map.card(id).map(|card| &card.title),
        Thing::Map
        | Thing::Lane(_)
        | Thing::Feeling(_)
        | Thing::Channel(_)
        | Thing::Source(_)
        | Thing::Picture(_)
        | Thing::View(_) => None,
    };
    words.map_or("", String::as_str)
}

/// Whether `thing` is selected, alone or with others.
fn is_selected(selection: &Selection, thing: &Thing) -> bool {
    match thing {
        Thing::Card(id) => selection.has_card(id),
        Thing::Map
        | Thing::Persona(_)
        | Thing::Stage(_)
        | Thing::Step(_)
        | Thing::Lane(_)
        | Thing::Feeling(_)
        | Thing::Channel(_)
        | Thing::Source(_)
        | Thing::Picture(_)
        | Thing::View(_) => selection_of(thing).is_some_and(|alone| alone == *selection),
    }
}

fn row_ui(ui: &mut Ui, tokens: &Tokens, row: &OutlineRow, words: &str, is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let untitled = m("untitled").text();
    let is_untitled = words.trim().is_empty();
    let words = if is_untitled { untitled.as_str() } else { words };
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
    let indent = 8.0 + INDENT * f32::from(row.depth);
    let (icon, room) = if i18n::is_rtl() {
        let room = rect.with_max_x(rect.right() - indent);
        (room.with_min_x(room.right() - 16.0), room.with_max_x(room.right() - 24.0))
    } else {
        let room = rect.with_min_x(rect.left() + indent);
        (room.with_max_x(room.left() + 16.0), room.with_min_x(room.left() + 24.0))
    };
    paint_icon(ui.painter(), row.icon, icon, 14.0, if is_chosen { tokens.on_selected } else { tokens.muted });
    let style = if row.depth == 0 { crate::text::TextStyle { weight: 650.0, ..BODY } } else { BODY };
    let line = words.replace('\n', " ");
    set_words(ui.ctx(), &line, style, room.width() - 6.0).paint_at(ui.painter(), room, false, ink);
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        edit::Command,
        model::{TextField, TextPlace, comparisons, grid_map},
        text::FontBook,
        theme::Theme,
        ui::{
            desk::{document::Document, view_state::ViewState},
            panels::Typing,
            style,
        },
    };

    #[test]
    fn a_frame_at_rest_does_not_walk_the_map() {
        let ctx = egui::Context::default();
        style::install(&ctx);
        let mut fonts = FontBook::bundled();
        let view = ViewState::default();
        let mut document = Document::new(Map::default(), None, &Arc::new(Theme::light().clone()), &mut fonts);
        document.session = Session::new(grid_map(20, 5, 50));
        let all: Vec<_> = document.session.map().cards.keys().cloned().collect();
        document.session.select(Selection::cards(all));
        let (mut actions, mut typing) = (Vec::new(), Typing::default());
        let mut frame = || {
            let input = egui::RawInput {
                screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(300.0, 800.0))),
                ..egui::RawInput::default()
            };
            let mut made = 0;
            let mut output = ctx.run_ui(input, |ui| {
                let tokens = Tokens::of(ui.ctx());
                let (document, view, fonts) = (&document, &view, &mut fonts);
                let (actions, typing) = (&mut actions, &mut typing);
                let (recent, previews) = (&[], &mut crate::ui::start::Previews::default());
                let mut cx = PanelContext {
                    document,
                    is_unsaved: false,
                    view,
                    fonts,
                    actions,
                    typing,
                    tokens,
                    recent,
                    previews,
                };
                egui::ScrollArea::vertical().show(ui, |ui| {
                    made = comparisons::made_by(|| outline_ui(ui, &mut cx)).1;
                });
            });
            output.textures_delta.clear();
            made
        };
        frame();
        let made = frame();
        assert!(made < 5_000, "{made} comparisons of ids in a frame that shows some 30 of 5,000 cards");
    }

    #[test]
    fn the_rows_are_listed_again_only_when_they_are_others() {
        let ctx = egui::Context::default();
        let mut session = Session::new(grid_map(2, 2, 2));
        let rows = |session: &Session| {
            let mut rows = None;
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| rows = Some(followed(ui, session).0.rows));
            output.textures_delta.clear();
            rows.unwrap()
        };
        let opened = rows(&session);
        let first = session.map().cards.values().next().unwrap().clone();
        session.apply(Command::DuplicateCards(vec![first.id.clone()])).unwrap();
        let added = rows(&session);
        assert_eq!((opened.len(), added.len()), (10, 11));
        let title = TextPlace { thing: Thing::Card(first.id), field: TextField::Title };
        let texts = vec![(title, "Another".to_owned())];
        session.apply(Command::ReplaceTexts { what: String::new(), with: String::new(), texts }).unwrap();
        assert!(Arc::ptr_eq(&added, &rows(&session)), "a title is looked up when its row is shown");
        session.undo();
        session.undo();
        assert_eq!(opened, rows(&session));
        let elsewhere = Session::new(grid_map(3, 1, 1));
        assert_eq!(rows(&elsewhere).len(), 6, "another map has other rows");
    }
}
