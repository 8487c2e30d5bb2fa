//! The cells of the map with the cards that a pasted table becomes.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::{
    import::{ArrangedCard, Arrangement},
    ui::{
        i18n::{self, m},
        style::{Tokens, tight},
        widgets::{scroll, set_words},
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

/// Shows the cards of `all` by stage and lane; new stages and lanes are marked.
pub(super) fn cards_ui(ui: &mut Ui, all: &Arrangement) {
    let mut cells = BTreeMap::<(usize, usize), Vec<&ArrangedCard>>::new();
    for card in &all.cards {
        cells.entry((card.stage, card.lane)).or_default().push(card);
    }
    let used_stages: BTreeSet<usize> = cells.keys().map(|(stage, _)| *stage).collect();
    let used_lanes: BTreeSet<usize> = cells.keys().map(|(_, lane)| *lane).collect();
    let is_new = |at: &usize| all.stages.get(*at).is_some_and(|slot| slot.id.is_none());
    let shown = (0..all.stages.len()).filter(|at| used_stages.contains(at) || is_new(at));
    let stages: Vec<usize> = shown.take(MOST_SHOWN).collect();
    let lanes: Vec<usize> = used_lanes.into_iter().take(MOST_SHOWN).collect();
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
                head_ui(ui, column(row, at, width), &title, slot.id.is_none());
            }
        });
        for lane in lanes {
            let Some(slot) = all.lanes.get(lane) else { continue };
            let in_cell = |stage: &usize| cells.get(&(*stage, lane)).map_or(&[][..], Vec::as_slice);
            let cells: Vec<&[&ArrangedCard]> = stages.iter().map(in_cell).collect();
            #[expect(clippy::cast_precision_loss, reason = "at most four")]
            let tallest = cells.iter().map(|cards| lines_of(cards).len()).max().unwrap_or(0).max(1) as f32;
            row_ui(ui, total, tallest * LINE + 8.0, |ui, row| {
                let label = if i18n::is_rtl() { row.right() - LABEL_WIDTH } else { row.left() };
                let label = Rect::from_min_size(pos2(label, row.top()), vec2(LABEL_WIDTH, row.height()));
                head_ui(ui, label, &slot.title, slot.id.is_none());
                for (at, cards) in cells.iter().enumerate() {
                    cell_ui(ui, column(row, at, width), cards);
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

/// The title of a stage or a lane.
fn head_ui(ui: &mut Ui, rect: Rect, title: &str, is_new: bool) {
    let tokens = Tokens::of(ui.ctx());
    let words = if is_new { m("paste-new-thing").with(&[("title", title.into())]) } else { title.to_owned() };
    ui.painter().rect(rect, 0, tokens.hovered, Stroke::new(0.5, tokens.hairline), StrokeKind::Middle);
    let ink = if is_new { tokens.accent } else { tokens.ink };
    let inside = rect.shrink2(vec2(8.0, 0.0));
    set_words(ui.ctx(), &words, tight(12.5, 650.0), inside.width()).paint_at(ui.painter(), inside, false, ink);
    let response = ui.interact(rect, ui.scope_id().with((rect.min.x.to_bits(), rect.min.y.to_bits())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, i18n::without_isolates(&words)));
}

/// The titles of the cards of a cell.
fn cell_ui(ui: &mut Ui, rect: Rect, cards: &[&ArrangedCard]) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().rect_stroke(rect, 0, Stroke::new(0.5, tokens.hairline), StrokeKind::Middle);
    let inside = rect.shrink2(vec2(8.0, 4.0));
    for (at, line) in lines_of(cards).iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "at most four")]
        let top = inside.top() + at as f32 * LINE;
        let row = Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width(), LINE));
        set_words(ui.ctx(), line, tight(12.5, 500.0), row.width()).paint_at(ui.painter(), row, false, tokens.ink);
    }
}

/// The lines that a cell shows: the first titles, and the number of further cards.
fn lines_of(cards: &[&ArrangedCard]) -> Vec<String> {
    let mut lines: Vec<String> = cards.iter().take(SHOWN_CARDS).map(|card| card.card.title.clone()).collect();
    if cards.len() > SHOWN_CARDS {
        lines.push(m("more-remarks").with(&[("count", (cards.len() - SHOWN_CARDS).into())]));
    }
    lines
}
