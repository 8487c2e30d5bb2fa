//! Layout of a lane: its cells are first drafted, and placed once all their heights are known.

use super::{
    cell_cards::CellCards,
    chips,
    inputs::{CellInputs, LaneInputs},
    label,
    memory::Recalled,
    plan::LanePlan,
    stacks::{StackedCard, Stacks},
};
use crate::{
    geom::{Point, Rect},
    layout::{
        CellBox, Hint, Icon, IconBox, LaneLayout, Movable as _, afar,
        columns::{Columns, Inside},
        setter::{Setter, TextLook},
    },
    model::{LaneId, LaneKind, StageId},
};

/// Minimum height of a curve lane, as a multiple of `curve_inset` (the clear space above and below the curve).
const LEAST_CURVE: f64 = 4.0;

/// An open lane being laid out, as if time ran to the right.
pub(super) struct OpenLane<'a> {
    pub(super) plan: &'a LanePlan<'a>,
    pub(super) inputs: &'a LaneInputs,
    /// The cards of an earlier layout.
    pub(super) recalled: Recalled<'a>,
}

/// A cell whose lane has no height yet; its content starts at y 0.
struct Draft {
    cell: CellBox,
    /// The height of the content.
    height: f64,
    hint: Option<Hint>,
}

impl OpenLane<'_> {
    pub(super) fn laid_out(&self, setter: &mut Setter<'_>) -> LaneLayout {
        let cells = &self.inputs.cells;
        let mut stacks = Stacks::new(cells.len(), setter.sizes().card_gap);
        let mut cards = Vec::with_capacity(self.inputs.cards.len());
        let mut drafts = Vec::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            drafts.push(self.draft(at, cell, &mut stacks, setter, &mut cards));
        }
        level(&mut drafts, &stacks);
        let content = drafts.iter().map(|draft| draft.height).fold(0.0, f64::max);
        let label = label::label(&self.inputs.lane, setter, self.plan.columns);
        let height = self.height(&label, content, setter);
        let mut lane = settled_label(label, height, setter);
        lane.wide = stacks.wide().iter().map(|(index, _)| *index).collect();
        for draft in drafts {
            settle(draft, height, &mut lane, &mut cards);
        }
        lane.card_index = cards.iter().enumerate().map(|(at, card)| (card.id().clone(), at)).collect();
        lane.orders = self.inputs.cards.iter().map(|card| card.order).collect();
        lane.cards = cards.into_iter().map(StackedCard::into_placed).collect();
        lane
    }

    /// The height of the lane with this `label` whose tallest cell has a content of height `content`, rounded up to a
    /// multiple of four units.
    fn height(&self, label: &LaneLayout, content: f64, setter: &Setter<'_>) -> f64 {
        let (sizes, lane) = (setter.sizes(), &self.inputs.lane);
        let content = content + 2.0 * sizes.lane_padding;
        let own = label.title.rect.y1 - label.icon.rect.y0 + sizes.lane_padding;
        let is_curve = lane.kind == LaneKind::EmotionCurve;
        let least = if is_curve { sizes.curve_height } else { sizes.lane_height_min };
        let least = lane.height.map_or(least, |height| f64::from(height.get()));
        let least = if is_curve { least.max(LEAST_CURVE * sizes.curve_inset) } else { least };
        (content.max(own).max(least) / 4.0).ceil() * 4.0
    }

    fn draft(
        &self,
        at: usize,
        cell: &CellInputs,
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        cards: &mut Vec<StackedCard>,
    ) -> Draft {
        let (from, columns) = (cards.len(), self.plan.columns);
        let stack = CellCards { map: self.plan.map, columns, lane: self.inputs, cell, recalled: self.recalled, at };
        let (height, groups) = stack.stack(stacks, setter, cards);
        let bare = bare_cell(&self.inputs.lane.id, &cell.stage, columns, at);
        let boxed = CellBox { cards: from..cards.len(), groups, is_collapsed: columns.is_collapsed(at), ..bare };
        let draft = Draft { cell: boxed, height, hint: None };
        if draft.cell.is_collapsed { draft } else { self.filled(draft, at, stacks.is_passed(at), setter) }
    }

    /// Completes the open cell of `draft` in the column `at` with its content other than cards; `is_passed` says
    /// whether a card of an earlier cell covers it.
    fn filled(&self, mut draft: Draft, at: usize, is_passed: bool, setter: &mut Setter<'_>) -> Draft {
        let Some(inputs) = self.inputs.cells.get(at) else { return draft };
        let (is_blank, kind) = (self.inputs.is_blank, self.inputs.lane.kind);
        let inside = self.plan.columns.inside(&(at..at + 1), setter.sizes().cell_padding);
        let cell = &mut draft.cell;
        if kind == LaneKind::Channels {
            cell.chips = chips::chips(self.plan.map, &inputs.channels, inside, setter);
            draft.height = cell.chips.last().map_or(draft.height, |last| last.rect.y1);
        }
        let has_cards = !cell.cards.is_empty() || is_passed;
        let is_empty = !has_cards && cell.chips.is_empty() && kind != LaneKind::EmotionCurve;
        draft.hint = if is_empty && inputs.is_prompted { self.hint(inside, setter) } else { None };
        draft.height = draft.hint.as_ref().map_or(draft.height, |hint| hint.title.rect.height());
        cell.is_unexplored = is_empty && inputs.is_unexplored;
        let is_plain = draft.hint.is_none() && !cell.is_unexplored;
        let has_dash = is_empty && is_plain && self.inputs.is_map_filled && !is_blank;
        cell.has_dash = has_dash && !inputs.is_emptied;
        let is_open = is_blank && is_plain && kind.holds_cards();
        cell.blank = is_open.then(|| blank_sign(inside, setter));
        draft
    }

    /// The lane's prompt; `None` if it has none.
    fn hint(&self, inside: Inside, setter: &mut Setter<'_>) -> Option<Hint> {
        let lane = &self.inputs.lane;
        let prompt = lane.prompt.trim();
        let is_silent = lane.kind == LaneKind::Channels && prompt.is_empty();
        let text = if is_silent { setter.words.no_channels } else { prompt };
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).lines(6);
        let title = setter.set(text, look, Point::new(inside.x0, 0.0), inside.x1 - inside.x0);
        (!text.is_empty()).then_some(Hint { title, frame: None })
    }
}

/// The collapsed lane of `inputs` as a line with its title and its number of cards, as if time ran to the right.
pub(super) fn collapsed(plan: &LanePlan<'_>, inputs: &LaneInputs, setter: &mut Setter<'_>) -> LaneLayout {
    let lane = &inputs.lane;
    let count = lane.kind.holds_cards().then(|| inputs.cells.iter().map(|cell| cell.count).sum());
    let mut boxed = label::collapsed(lane, count, setter, plan.columns);
    let cells = inputs.cells.iter().enumerate();
    let cells = cells.map(|(at, cell)| bare_cell(&lane.id, &cell.stage, plan.columns, at));
    boxed.cells = cells.map(|cell| CellBox { rect: Rect { y1: boxed.rect.y1, ..cell.rect }, ..cell }).collect();
    boxed
}

/// A cell without content and height in the column `at`.
fn bare_cell(lane: &LaneId, stage: &StageId, columns: &Columns, at: usize) -> CellBox {
    let (x0, x1) = columns.span(at);
    CellBox {
        lane: lane.clone(),
        stage: stage.clone(),
        rect: Rect::new(x0, 0.0, x1, 0.0),
        cards: 0..0,
        passing: Vec::new(),
        is_collapsed: true,
        has_dash: false,
        blank: None,
        is_unexplored: false,
        chips: Vec::new(),
        groups: Vec::new(),
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

/// `label` as that of a lane with this `height`, with its icon and title in the middle.
fn settled_label(mut label: LaneLayout, height: f64, setter: &mut Setter<'_>) -> LaneLayout {
    label.rect.y1 = height;
    label.label.y1 = height;
    let down = ((height - (label.title.rect.y1 - label.icon.rect.y0)) / 2.0).round();
    label.icon.rect = label.icon.rect.moved_down(down);
    label.title.rect = label.title.rect.moved_down(down);
    label.afar = afar::lane(&label, setter);
    label
}

/// Adds the cell of `draft` to `lane`, which has this `height`, and centres its content, including its `cards`.
fn settle(draft: Draft, height: f64, lane: &mut LaneLayout, cards: &mut [StackedCard]) {
    let Draft { mut cell, height: used, hint } = draft;
    cell.rect.y1 = height;
    cell.blank = cell.blank.moved_down(height / 2.0);
    let down = ((height - used) / 2.0).round();
    cell.chips = cell.chips.moved_down(down);
    cell.groups = cell.groups.moved_down(down);
    for card in cards.get_mut(cell.cards.clone()).unwrap_or_default() {
        card.move_down(down);
    }
    lane.hints.extend(hint.moved_down(down));
    lane.cells.push(cell);
}

/// The sign for missing content in a cell, at the height of a dash in a cell without height.
fn blank_sign(inside: Inside, setter: &Setter<'_>) -> IconBox {
    let (size, color) = (setter.sizes().icon, setter.theme.colors.faint);
    IconBox { icon: Icon::Plus, rect: Rect::new(inside.x0, -size / 2.0, inside.x0 + size, size / 2.0), color }
}
