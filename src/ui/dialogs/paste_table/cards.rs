//! The cells of the map with the cards that a pasted table becomes.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::shown_cell;
use crate::{
    import::{ArrangedFeeling, Arrangement, FeelingPlace},
    model::{Map, PersonaId},
    ui::{
        i18n::{self, Message, m},
        style::{Tokens, tight},
        widgets::{scroll, set_words},
        words,
    },
};

/// The number of stages, and of lanes, that are shown.
const MOST_SHOWN: usize = 24;

/// The number of titles that are shown in a cell.
const SHOWN_CARDS: usize = 3;

const LINE: f32 = 20.0;
const HEAD: f32 = 28.0;
const LABEL_WIDTH: f32 = 130.0;
const LEAST_WIDTH: f32 = 140.0;

/// The part of an arrangement that a cell of the preview shows.
struct TablePreview<'a> {
    map: &'a Map,
    all: &'a Arrangement,
    /// The indices of the cards of each cell, by stage and lane.
    cells: BTreeMap<(usize, usize), Vec<usize>>,
    /// The feelings at cards, by the index of the card.
    at_cards: BTreeMap<usize, Vec<&'a ArrangedFeeling>>,
    /// The feelings at stages, by the index of the stage.
    at_stages: BTreeMap<usize, Vec<&'a ArrangedFeeling>>,
}

impl<'a> TablePreview<'a> {
    fn new(map: &'a Map, all: &'a Arrangement) -> Self {
        let mut preview =
            Self { map, all, cells: BTreeMap::new(), at_cards: BTreeMap::new(), at_stages: BTreeMap::new() };
        for (at, card) in all.cards.iter().enumerate() {
            preview.cells.entry((card.stage, card.lane)).or_default().push(at);
        }
        for feeling in &all.feelings {
            match feeling.at {
                FeelingPlace::Card(at) => preview.at_cards.entry(at).or_default().push(feeling),
                FeelingPlace::Stage(at) => preview.at_stages.entry(at).or_default().push(feeling),
            }
        }
        preview
    }

    /// The stages that get cards or feelings, and the new ones.
    fn stages(&self) -> Vec<usize> {
        let used: BTreeSet<usize> = self.cells.keys().map(|(stage, _)| *stage).collect();
        let is_new = |at: &usize| self.all.stages.get(*at).is_some_and(|slot| slot.id.is_none());
        let is_shown = |at: &usize| used.contains(at) || self.at_stages.contains_key(at) || is_new(at);
        (0..self.all.stages.len()).filter(is_shown).take(MOST_SHOWN).collect()
    }

    fn lanes(&self) -> Vec<usize> {
        let used: BTreeSet<usize> = self.cells.keys().map(|(_, lane)| *lane).collect();
        used.into_iter().take(MOST_SHOWN).collect()
    }

    /// The lines of a cell: the first cards with their personas and feelings, and the number of further cards.
    fn lines_of_cell(&self, stage: usize, lane: usize) -> Vec<String> {
        let cards = self.cells.get(&(stage, lane)).map_or(&[][..], Vec::as_slice);
        let mut lines: Vec<String> = cards.iter().take(SHOWN_CARDS).map(|card| self.line_of_card(*card)).collect();
        if cards.len() > SHOWN_CARDS {
            lines.push(m("more-remarks").with(&[("count", (cards.len() - SHOWN_CARDS).into())]));
        }
        lines
    }

    fn line_of_card(&self, at: usize) -> String {
        let Some(card) = self.all.cards.get(at) else { return String::new() };
        let feelings = self.at_cards.get(&at).map_or(&[][..], Vec::as_slice);
        // Whose a feeling is goes without saying if the card names the persona, or the map has no other.
        let of_feelings = feelings.iter().map(|feeling| &feeling.persona).filter(|_| self.map.personas.len() > 1);
        let personas: BTreeSet<&PersonaId> = card.card.personas.iter().chain(of_feelings).collect();
        let names = personas.into_iter().filter_map(|id| self.map.persona(id)).map(|persona| persona.name.trim());
        let parts = std::iter::once(shown_cell(&card.card.title)).chain(names.map(ToOwned::to_owned));
        let parts: Vec<String> = parts.map(|part| i18n::isolated(&part)).chain(values(feelings)).collect();
        parts.join(" · ")
    }

    /// The line with the feelings at a stage; empty if there is none.
    fn line_of_stage(&self, stage: usize) -> String {
        let feelings = self.at_stages.get(&stage).map_or(&[][..], Vec::as_slice);
        values(feelings).collect::<Vec<_>>().join(" · ")
    }
}

/// The values of `feelings` in words.
fn values<'f>(feelings: &'f [&ArrangedFeeling]) -> impl Iterator<Item = String> + use<'f> {
    feelings.iter().map(|feeling| words::signed(feeling.feeling.value))
}

/// Shows the cards of `all` by stage and lane, with their personas and feelings; new and hidden stages and lanes are
/// marked. Feelings at stages have a row of their own.
pub(super) fn cards_ui(ui: &mut Ui, map: &Map, all: &Arrangement) {
    let preview = TablePreview::new(map, all);
    let (stages, lanes) = (preview.stages(), preview.lanes());
    scroll(ui, ScrollArea::horizontal().id_salt("cards"), |ui| {
        #[expect(clippy::cast_precision_loss, reason = "a few stages")]
        let width = ((ui.available_width() - LABEL_WIDTH - 2.0) / stages.len().max(1) as f32).max(LEAST_WIDTH);
        #[expect(clippy::cast_precision_loss, reason = "a few stages")]
        let total = LABEL_WIDTH + width * stages.len() as f32;
        row_ui(ui, total, HEAD, |ui, row| {
            for (at, stage) in stages.iter().enumerate() {
                let Some(slot) = all.stages.get(*stage) else { continue };
                let title =
                    if slot.title.trim().is_empty() { m("paste-untitled-stage").text() } else { slot.title.clone() };
                let mark = if slot.id.is_none() { Some(m("paste-new-stage")) } else { None };
                let mark = mark.or(slot.is_hidden.then_some(m("paste-hidden-stage")));
                head_ui(ui, column(row, at, width), &title, mark);
            }
        });
        let mut rows: Vec<(String, Option<Message>, Vec<Vec<String>>)> = Vec::new();
        for lane in lanes {
            let Some(slot) = all.lanes.get(lane) else { continue };
            let mark = if slot.id.is_none() { Some(m("paste-new-lane")) } else { None };
            let mark = mark.or(slot.is_hidden.then_some(m("paste-hidden-lane")));
            let cells = stages.iter().map(|stage| preview.lines_of_cell(*stage, lane));
            rows.push((slot.title.clone(), mark, cells.collect()));
        }
        if !preview.at_stages.is_empty() {
            let cells = stages.iter().map(|stage| vec![preview.line_of_stage(*stage)]);
            rows.push((m("field-feelings").text(), None, cells.collect()));
        }
        for (title, mark, cells) in rows {
            #[expect(clippy::cast_precision_loss, reason = "at most four")]
            let tallest = cells.iter().map(Vec::len).max().unwrap_or(0).max(1) as f32;
            row_ui(ui, total, tallest * LINE + 8.0, |ui, row| {
                let label = if i18n::is_rtl() { row.right() - LABEL_WIDTH } else { row.left() };
                let label = Rect::from_min_size(pos2(label, row.top()), vec2(LABEL_WIDTH, row.height()));
                head_ui(ui, label, &title, mark);
                for (at, lines) in cells.iter().enumerate() {
                    cell_ui(ui, column(row, at, width), lines);
                }
            });
        }
    });
}

/// Allocates a row and shows its content.
fn row_ui(ui: &mut Ui, width: f32, height: f32, content: impl FnOnce(&mut Ui, Rect)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (row, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    content(ui, row);
}

/// The part of `row` for the stage shown as number `at`.
fn column(row: Rect, at: usize, width: f32) -> Rect {
    #[expect(clippy::cast_precision_loss, reason = "a few stages")]
    let before = LABEL_WIDTH + width * at as f32;
    let left = if i18n::is_rtl() { row.right() - before - width } else { row.left() + before };
    Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()))
}

/// The title of a stage or a lane; `mark` says that it is new or hidden.
fn head_ui(ui: &mut Ui, rect: Rect, title: &str, mark: Option<Message>) {
    let tokens = Tokens::of(ui.ctx());
    let words = mark.map_or_else(|| title.to_owned(), |mark| mark.with(&[("title", title.into())]));
    ui.painter().rect(rect, 0, tokens.hovered, Stroke::new(0.5, tokens.hairline), StrokeKind::Middle);
    let ink = if mark.is_some() { tokens.accent } else { tokens.ink };
    let inside = rect.shrink2(vec2(8.0, 0.0));
    set_words(ui.ctx(), &words, tight(12.5, 650.0), inside.width()).paint_at(ui.painter(), inside, false, ink);
    name_ui(ui, rect, &words);
}

/// The lines of a cell.
fn cell_ui(ui: &mut Ui, rect: Rect, lines: &[String]) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().rect_stroke(rect, 0, Stroke::new(0.5, tokens.hairline), StrokeKind::Middle);
    let inside = rect.shrink2(vec2(8.0, 4.0));
    for (at, line) in lines.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "at most four")]
        let top = inside.top() + at as f32 * LINE;
        let row = Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width(), LINE));
        set_words(ui.ctx(), line, tight(12.5, 500.0), row.width()).paint_at(ui.painter(), row, false, tokens.ink);
    }
    if lines.iter().any(|line| !line.is_empty()) {
        name_ui(ui, rect, &lines.join("\n"));
    }
}

/// Makes `words`, which are painted in `rect`, known to assistive technology.
fn name_ui(ui: &Ui, rect: Rect, words: &str) {
    let id = ui.scope_id().with((rect.min.x.to_bits(), rect.min.y.to_bits()));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, i18n::without_isolates(words)));
}
