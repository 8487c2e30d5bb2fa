//! The lanes: labels, cells, and the cards stacked in them.

mod blueprint;
mod cell_cards;
mod cells;
mod chips;
mod grouping;
mod label;
mod stacks;

pub use blueprint::blueprint_lines;
pub(super) use blueprint::lines as blueprint;
pub(super) use cells::{Cells, card_counts};

use cell_cards::{CellCards, room_over};
use cells::{filled, unexplored};
use stacks::Stacks;

use super::{
    CardBox, CellBox, GroupBox, Hint, Icon, IconBox, LaneBox, afar,
    card::{CardPlan, Links, Room},
    columns::Columns,
    rects::Rects as _,
    setter::{Setter, TextLook},
};
use crate::{
    geom::{Point, Rect},
    model::{Channel, Lane, LaneKind, Map, Stage, Visibility},
};

/// Minimum height of a curve lane, as a multiple of `curve_inset` (the clear space above and below the curve).
const LEAST_CURVE: f64 = 4.0;

/// The rows of a map with their content.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) lanes: Vec<LaneBox>,
    pub(super) cells: Vec<CellBox>,
    pub(super) cards: Vec<CardBox>,
    pub(super) hints: Vec<Hint>,
    pub(super) bottom: f64,
    /// The indices of cards that cover several stages.
    wide: Vec<usize>,
}

impl Rows {
    /// The rectangles of cards that cover several stages.
    pub(super) fn passing(&self) -> impl Iterator<Item = Rect> {
        self.wide.iter().filter_map(|at| Some(self.cards.get(*at)?.rect))
    }
}

/// The lanes of `map` that are not hidden, beginning at the y `top`.
pub(super) fn rows(map: &Map, cells: &Cells<'_>, setter: &mut Setter<'_>, columns: &Columns, top: f64) -> Rows {
    let mut rows = Rows { bottom: top, ..Rows::default() };
    let channels = chips::channels_by_stage(map, cells);
    let links = Links::of(map);
    let repeats = grouping::repeats(map, cells, columns);
    let plan = CardPlan { map, links: &links, repeats: &repeats };
    let filled = filled(map);
    let is_bare = |(at, is_filled): (usize, &bool)| !is_filled && !columns.is_collapsed(at);
    let prompted = filled.iter().enumerate().position(is_bare);
    let unexplored = unexplored(map, &filled);
    for lane in map.lanes.iter().filter(|lane| lane.visibility != Visibility::Hidden) {
        let row = Row {
            map,
            cells,
            plan: &plan,
            channels: &channels,
            columns,
            prompted,
            unexplored: &unexplored,
            has_cards: filled.contains(&true),
        };
        if lane.visibility == Visibility::Collapsed {
            row.add_collapsed(lane, setter, &mut rows);
        } else {
            row.add(lane, setter, &mut rows);
        }
    }
    rows
}

/// The context for laying out a lane.
struct Row<'a> {
    map: &'a Map,
    cells: &'a Cells<'a>,
    plan: &'a CardPlan<'a>,
    channels: &'a [Vec<(&'a Channel, usize)>],
    columns: &'a Columns,
    /// The first stage without a card, whose cells show the prompts of lanes that are not empty.
    prompted: Option<usize>,
    /// Whether nothing is known about each stage.
    unexplored: &'a [bool],
    has_cards: bool,
}

impl Row<'_> {
    fn add(&self, lane: &Lane, setter: &mut Setter<'_>, rows: &mut Rows) {
        let sizes = setter.sizes();
        let top = rows.bottom;
        let is_blank = self.is_blank(lane);
        let mut heights = Vec::with_capacity(self.map.stages.len());
        let mut hints = Vec::new();
        let mut stacks = Stacks::new(self.map.stages.len(), sizes.card_gap);
        let first_cell = rows.cells.len();
        for (at, stage) in self.map.stages.iter().enumerate() {
            let from = rows.cards.len();
            let (mut height, groups) = self.stack(lane, (at, stage), &mut stacks, setter, rows);
            let mut cell = self.bare_cell(lane, (at, stage), top);
            cell.cards = from..rows.cards.len();
            cell.groups = groups;
            cell.is_collapsed = self.columns.is_collapsed(at);
            let hint = if cell.is_collapsed {
                None
            } else {
                self.fill((lane, is_blank), at, &mut cell, &stacks, &mut height, setter)
            };
            hints.push(hint);
            heights.push(height);
            rows.cells.push(cell);
        }
        stacks.level(&mut heights);
        let cells = rows.cells.get_mut(first_cell..).unwrap_or_default();
        for (index, columns) in stacks.wide() {
            let passed = cells.get_mut(columns.start + 1..columns.end).unwrap_or_default();
            for cell in passed {
                cell.passing.push(*index);
            }
        }
        rows.wide.extend(stacks.wide().iter().map(|(index, _)| *index));

        let mut boxed = label::label(lane, setter, self.columns, top);
        let content = heights.iter().copied().fold(0.0, f64::max) + 2.0 * sizes.lane_padding;
        let own = boxed.title.rect.y1 - boxed.icon.rect.y0 + sizes.lane_padding;
        let least = if lane.kind == LaneKind::EmotionCurve { sizes.curve_height } else { sizes.lane_height_min };
        let least = lane.height.map_or(least, |height| f64::from(height.get()));
        let least =
            if lane.kind == LaneKind::EmotionCurve { least.max(LEAST_CURVE * sizes.curve_inset) } else { least };
        let height = (content.max(own).max(least) / 4.0).ceil() * 4.0;

        boxed.rect.y1 = top + height;
        boxed.label.y1 = top + height;
        let down = ((height - (boxed.title.rect.y1 - boxed.icon.rect.y0)) / 2.0).round();
        boxed.icon.move_down(down);
        boxed.title.move_down(down);
        boxed.afar = afar::lane(&boxed, setter);
        for ((cell, used), hint) in cells.iter_mut().zip(&heights).zip(hints) {
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
        }
        rows.lanes.push(boxed);
        rows.bottom = top + height;
    }

    /// A cell of `lane` without content and height.
    fn bare_cell(&self, lane: &Lane, (at, stage): (usize, &Stage), top: f64) -> CellBox {
        let (x0, x1) = self.columns.span(at);
        CellBox {
            lane: lane.id.clone(),
            stage: stage.id.clone(),
            rect: Rect::new(x0, top, x1, top),
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

    /// Adds the content other than cards, and the hint, to the open cell at `at`; `is_blank` says whether the lane is
    /// empty. `height` is the total height of the cards, and is set to the total height of everything.
    fn fill(
        &self,
        (lane, is_blank): (&Lane, bool),
        at: usize,
        cell: &mut CellBox,
        stacks: &Stacks,
        height: &mut f64,
        setter: &mut Setter<'_>,
    ) -> Option<Hint> {
        let room = room_over(self.columns, &(at..at + 1), setter);
        if lane.kind == LaneKind::Channels {
            let used = self.channels.get(at).map(Vec::as_slice).unwrap_or_default();
            cell.chips = chips::chips(self.map, used, room, setter, height);
        }
        let has_cards = !cell.cards.is_empty() || stacks.is_passed(at);
        let is_empty = !has_cards && cell.chips.is_empty() && lane.kind != LaneKind::EmotionCurve;
        let hint = if is_empty { self.hint((lane, is_blank), at, room, setter) } else { None };
        *height = hint.as_ref().map_or(*height, |hint| hint.title.rect.height());
        cell.is_unexplored = is_empty && self.unexplored.get(at) == Some(&true);
        let is_plain = hint.is_none() && !cell.is_unexplored;
        cell.has_dash = is_empty && is_plain && self.has_cards && !is_blank;
        let is_open = is_blank && is_plain && lane.kind.holds_cards();
        cell.blank = is_open.then(|| blank_sign(room, cell.rect.y0, setter));
        hint
    }

    /// Adds `lane` as a line with its title and the number of its cards.
    fn add_collapsed(&self, lane: &Lane, setter: &mut Setter<'_>, rows: &mut Rows) {
        let top = rows.bottom;
        let count = lane.kind.holds_cards().then(|| {
            let cells = self.map.stages.iter().filter_map(|stage| self.cells.get(&(&lane.id, &stage.id)));
            cells.map(Vec::len).sum()
        });
        let boxed = label::collapsed(lane, count, setter, self.columns, top);
        rows.bottom = boxed.rect.y1;
        let cells = self.map.stages.iter().enumerate().map(|stage| self.bare_cell(lane, stage, top));
        rows.cells.extend(cells.map(|mut cell| {
            cell.rect.y1 = boxed.rect.y1;
            cell.cards = rows.cards.len()..rows.cards.len();
            cell
        }));
        rows.lanes.push(boxed);
    }

    /// Stacks the cell's cards from y 0; returns their total height and their groups.
    fn stack(
        &self,
        lane: &Lane,
        (at, stage): (usize, &Stage),
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        rows: &mut Rows,
    ) -> (f64, Vec<GroupBox>) {
        let cards = self.cells.get(&(&lane.id, &stage.id)).filter(|_| lane.kind.holds_cards());
        let cell = CellCards { map: self.map, plan: self.plan, columns: self.columns, lane, at };
        cell.stack(cards.map(Vec::as_slice).unwrap_or_default(), stacks, setter, &mut rows.cards)
    }

    /// Whether the lane is empty at every stage.
    fn is_blank(&self, lane: &Lane) -> bool {
        match lane.kind {
            LaneKind::EmotionCurve => false,
            LaneKind::Channels => self.channels.iter().all(Vec::is_empty),
            LaneKind::Actions
            | LaneKind::Touchpoints
            | LaneKind::Thoughts
            | LaneKind::PainPoints
            | LaneKind::Opportunities
            | LaneKind::Metrics
            | LaneKind::Outcomes
            | LaneKind::Departments
            | LaneKind::PhysicalEvidence
            | LaneKind::Frontstage
            | LaneKind::Backstage
            | LaneKind::Support
            | LaneKind::Pictures
            | LaneKind::Notes => self.map.stages.iter().all(|stage| !self.cells.contains_key(&(&lane.id, &stage.id))),
        }
    }

    /// The lane's prompt: in the first open stage if the lane is empty, otherwise in the first stage without cards.
    fn hint(&self, (lane, is_blank): (&Lane, bool), stage: usize, room: Room, setter: &mut Setter<'_>) -> Option<Hint> {
        let prompted = if is_blank { Some(self.columns.first_open()) } else { self.prompted };
        if prompted != Some(stage) {
            return None;
        }
        let words = setter.words;
        let is_silent = lane.kind == LaneKind::Channels && lane.prompt.trim().is_empty();
        let text = if is_silent { words.no_channels } else { lane.prompt.trim() };
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).lines(6);
        let title = setter.set(text, look, Point::new(room.x0, 0.0), room.x1 - room.x0);
        (!text.is_empty()).then_some(Hint { title, frame: None })
    }
}

/// The sign for missing content in a cell, at the y of a dash.
fn blank_sign(room: Room, y: f64, setter: &Setter<'_>) -> IconBox {
    let (size, color) = (setter.sizes().icon, setter.theme.colors.faint);
    IconBox { icon: Icon::Plus, rect: Rect::new(room.x0, y - size / 2.0, room.x0 + size, y + size / 2.0), color }
}
