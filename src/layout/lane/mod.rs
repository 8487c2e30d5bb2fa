//! The lanes: labels, cells, and the cards stacked in them.

mod blueprint;
mod cell_cards;
mod cells;
mod chips;
mod grouping;
mod label;
mod open;
mod stacks;

pub use blueprint::blueprint_lines;
pub(super) use blueprint::lines as blueprint;
pub(super) use cells::{Cells, card_counts};

use cells::{filled, unexplored};
use open::OpenLane;

use super::{
    CardBox, CellBox, Hint, LaneBox,
    card::{CardPlan, Links},
    columns::Columns,
    setter::Setter,
};
use crate::{
    geom::Rect,
    model::{Channel, Lane, LaneKind, Map, Stage, Visibility},
};

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
            OpenLane { row: &row, lane, is_blank: row.is_blank(lane) }.add(setter, &mut rows);
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
    /// Adds `lane` as a line with its title and the number of its cards.
    fn add_collapsed(&self, lane: &Lane, setter: &mut Setter<'_>, rows: &mut Rows) {
        let top = rows.bottom;
        let count = lane.kind.holds_cards().then(|| {
            let cells = self.map.stages.iter().filter_map(|stage| self.cells.get(&(&lane.id, &stage.id)));
            cells.map(Vec::len).sum()
        });
        let boxed = label::collapsed(lane, count, setter, self.columns, top);
        rows.bottom = boxed.rect.y1;
        let cells = self.map.stages.iter().enumerate().map(|(at, stage)| self.bare_cell(lane, at, stage, top));
        rows.cells.extend(cells.map(|mut cell| {
            cell.rect.y1 = boxed.rect.y1;
            cell.cards = rows.cards.len()..rows.cards.len();
            cell
        }));
        rows.lanes.push(boxed);
    }

    /// A cell of `lane` without content and height.
    fn bare_cell(&self, lane: &Lane, at: usize, stage: &Stage, top: f64) -> CellBox {
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

    /// Whether `lane` is empty at every stage. A curve lane never counts as empty.
    fn is_blank(&self, lane: &Lane) -> bool {
        if lane.kind.holds_cards() {
            self.map.stages.iter().all(|stage| !self.cells.contains_key(&(&lane.id, &stage.id)))
        } else {
            lane.kind == LaneKind::Channels && self.channels.iter().all(Vec::is_empty)
        }
    }
}
