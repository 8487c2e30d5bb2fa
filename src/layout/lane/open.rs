//! Layout of an open lane: its cells are first drafted, and placed once all their heights are known.

use super::{
    cell_cards::{CellCards, room_over},
    chips, label,
    row::{Row, Rows},
    stacks::Stacks,
};
use crate::{
    geom::{Point, Rect},
    layout::{
        CellBox, GroupBox, Hint, Icon, IconBox, LaneBox, afar,
        card::{PlacedCard, Room},
        rects::Rects as _,
        setter::{Setter, TextLook},
    },
    model::{Lane, LaneKind, Stage},
};

/// Minimum height of a curve lane, as a multiple of `curve_inset` (the clear space above and below the curve).
const LEAST_CURVE: f64 = 4.0;

/// An open lane being laid out.
pub(super) struct OpenLane<'a> {
    pub(super) row: &'a Row<'a>,
    pub(super) lane: &'a Lane,
    /// Whether all cells of the lane are empty.
    pub(super) is_blank: bool,
}

/// A cell whose lane has no height yet; its content starts at y 0.
struct Draft {
    cell: CellBox,
    /// The height of the content.
    height: f64,
    hint: Option<Hint>,
}

impl OpenLane<'_> {
    /// Adds the lane below `rows`.
    pub(super) fn add(&self, setter: &mut Setter<'_>, rows: &mut Rows) {
        let (top, stages) = (rows.bottom, &self.row.map.stages);
        let mut stacks = Stacks::new(stages.len(), setter.sizes().card_gap);
        let mut drafts = Vec::with_capacity(stages.len());
        for (at, stage) in stages.iter().enumerate() {
            drafts.push(self.draft(at, stage, top, &mut stacks, setter, &mut rows.cards));
        }
        level(&mut drafts, &stacks);
        rows.wide.extend(stacks.wide().iter().map(|(index, _)| *index));
        let content = drafts.iter().map(|draft| draft.height).fold(0.0, f64::max);
        let mut boxed = label::label(self.lane, setter, self.row.columns, top);
        let height = self.height(&boxed, content, setter);
        settle_label(&mut boxed, height, setter);
        for draft in drafts {
            settle(draft, top, height, rows);
        }
        rows.lanes.push(boxed);
        rows.bottom = top + height;
    }

    /// The height of the lane with this `label` whose tallest cell has a content of height `content`, rounded up to a
    /// multiple of four units.
    fn height(&self, label: &LaneBox, content: f64, setter: &Setter<'_>) -> f64 {
        let sizes = setter.sizes();
        let content = content + 2.0 * sizes.lane_padding;
        let own = label.title.rect.y1 - label.icon.rect.y0 + sizes.lane_padding;
        let is_curve = self.lane.kind == LaneKind::EmotionCurve;
        let least = if is_curve { sizes.curve_height } else { sizes.lane_height_min };
        let least = self.lane.height.map_or(least, |height| f64::from(height.get()));
        let least = if is_curve { least.max(LEAST_CURVE * sizes.curve_inset) } else { least };
        (content.max(own).max(least) / 4.0).ceil() * 4.0
    }

    fn draft(
        &self,
        at: usize,
        stage: &Stage,
        top: f64,
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        cards: &mut Vec<PlacedCard>,
    ) -> Draft {
        let from = cards.len();
        let (height, groups) = self.stack(at, stage, stacks, setter, cards);
        let mut cell = self.row.bare_cell(self.lane, at, stage, top);
        cell.cards = from..cards.len();
        cell.groups = groups;
        cell.is_collapsed = self.row.columns.is_collapsed(at);
        let draft = Draft { cell, height, hint: None };
        if draft.cell.is_collapsed { draft } else { self.filled(draft, at, stacks.is_passed(at), setter) }
    }

    /// Stacks the cell's cards from y 0; returns their total height and their groups.
    fn stack(
        &self,
        at: usize,
        stage: &Stage,
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        placed: &mut Vec<PlacedCard>,
    ) -> (f64, Vec<GroupBox>) {
        let Row { map, plan, before, columns, .. } = *self.row;
        let cards = self.row.cells.get(&(&self.lane.id, &stage.id)).filter(|_| self.lane.kind.holds_cards());
        let cell = CellCards { map, plan, before, columns, lane: self.lane, at };
        cell.stack(cards.map(Vec::as_slice).unwrap_or_default(), stacks, setter, placed)
    }

    /// Completes the open cell of `draft` in the column `at` with its content other than cards; `is_passed` says
    /// whether a card of an earlier cell covers it.
    fn filled(&self, mut draft: Draft, at: usize, is_passed: bool, setter: &mut Setter<'_>) -> Draft {
        let (row, kind) = (self.row, self.lane.kind);
        let room = room_over(row.columns, &(at..at + 1), setter);
        let cell = &mut draft.cell;
        if kind == LaneKind::Channels {
            let used = row.channels.get(at).map(Vec::as_slice).unwrap_or_default();
            cell.chips = chips::chips(row.map, used, room, setter);
            draft.height = cell.chips.last().map_or(draft.height, |last| last.rect.y1);
        }
        let has_cards = !cell.cards.is_empty() || is_passed;
        let is_empty = !has_cards && cell.chips.is_empty() && kind != LaneKind::EmotionCurve;
        draft.hint = if is_empty { self.hint(at, room, setter) } else { None };
        draft.height = draft.hint.as_ref().map_or(draft.height, |hint| hint.title.rect.height());
        cell.is_unexplored = is_empty && row.unexplored.get(at) == Some(&true);
        let is_plain = draft.hint.is_none() && !cell.is_unexplored;
        cell.has_dash = is_empty && is_plain && row.has_cards && !self.is_blank;
        let is_open = self.is_blank && is_plain && kind.holds_cards();
        cell.blank = is_open.then(|| blank_sign(room, cell.rect.y0, setter));
        draft
    }

    /// The lane's prompt: in the first open stage if the lane is empty, otherwise in the first stage without cards.
    fn hint(&self, stage: usize, room: Room, setter: &mut Setter<'_>) -> Option<Hint> {
        let prompted = if self.is_blank { Some(self.row.columns.first_open()) } else { self.row.prompted };
        if prompted != Some(stage) {
            return None;
        }
        let prompt = self.lane.prompt.trim();
        let is_silent = self.lane.kind == LaneKind::Channels && prompt.is_empty();
        let text = if is_silent { setter.words.no_channels } else { prompt };
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).lines(6);
        let title = setter.set(text, look, Point::new(room.x0, 0.0), room.x1 - room.x0);
        (!text.is_empty()).then_some(Hint { title, frame: None })
    }
}

/// Gives cells that are connected by a card the same height, and records which cards of earlier cells cover each of
/// them.
fn level(drafts: &mut [Draft], stacks: &Stacks) {
    let mut heights: Vec<f64> = drafts.iter().map(|draft| draft.height).collect();
    stacks.level(&mut heights);
    for (draft, height) in drafts.iter_mut().zip(heights) {
        draft.height = height;
    }
    for (index, columns) in stacks.wide() {
        for draft in drafts.get_mut(columns.start + 1..columns.end).unwrap_or_default() {
            draft.cell.passing.push(*index);
        }
    }
}

/// Sets the `height` of the lane of `label` and centres its icon and title.
fn settle_label(label: &mut LaneBox, height: f64, setter: &mut Setter<'_>) {
    let bottom = label.rect.y0 + height;
    label.rect.y1 = bottom;
    label.label.y1 = bottom;
    let down = ((height - (label.title.rect.y1 - label.icon.rect.y0)) / 2.0).round();
    label.icon.move_down(down);
    label.title.move_down(down);
    label.afar = afar::lane(label, setter);
}

/// Adds the cell of `draft` to a lane at the y `top` with this `height`, and centres its content.
fn settle(draft: Draft, top: f64, height: f64, rows: &mut Rows) {
    let Draft { mut cell, height: used, hint } = draft;
    cell.rect.y1 = top + height;
    cell.blank.move_down(height / 2.0);
    let down = (top + (height - used) / 2.0).round();
    cell.chips.move_down(down);
    cell.groups.move_down(down);
    for card in rows.cards.get_mut(cell.cards.clone()).unwrap_or_default() {
        card.move_down(down);
    }
    rows.hints.extend(hint.map(|mut hint| {
        hint.title.move_down(down);
        hint
    }));
    rows.cells.push(cell);
}

/// The sign for missing content in a cell, at the y of a dash.
fn blank_sign(room: Room, y: f64, setter: &Setter<'_>) -> IconBox {
    let (size, color) = (setter.sizes().icon, setter.theme.colors.faint);
    IconBox { icon: Icon::Plus, rect: Rect::new(room.x0, y - size / 2.0, room.x0 + size, y + size / 2.0), color }
}
