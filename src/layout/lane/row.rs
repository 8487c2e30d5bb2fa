//! The rows of a map, and the context for laying out a lane.

use super::{cells::Cells, label};
use crate::{
    geom::Rect,
    layout::{
        CellBox, Hint, LaneBox,
        card::{CardMemory, CardPlan, PlacedCard},
        columns::Columns,
        setter::Setter,
    },
    model::{Channel, Lane, LaneKind, Map, Stage},
};

/// The rows of a map with their content.
#[derive(Default)]
pub(in crate::layout) struct Rows {
    pub(in crate::layout) lanes: Vec<LaneBox>,
    pub(in crate::layout) cells: Vec<CellBox>,
    pub(in crate::layout) cards: Vec<PlacedCard>,
    pub(in crate::layout) hints: Vec<Hint>,
    pub(in crate::layout) bottom: f64,
    /// The indices of cards that cover several stages.
    pub(super) wide: Vec<usize>,
}

impl Rows {
    /// The rectangles of cards that cover several stages.
    pub(in crate::layout) fn passing(&self) -> impl Iterator<Item = Rect> {
        self.wide.iter().filter_map(|at| Some(self.cards.get(*at)?.rect()))
    }
}

/// The context for laying out a lane.
pub(super) struct Row<'a> {
    pub(super) map: &'a Map,
    pub(super) cells: &'a Cells<'a>,
    pub(super) plan: &'a CardPlan<'a>,
    pub(super) before: Option<&'a CardMemory>,
    pub(super) channels: &'a [Vec<(&'a Channel, usize)>],
    pub(super) columns: &'a Columns,
    /// The first stage without a card, whose cells show the prompts of lanes that are not empty.
    pub(super) prompted: Option<usize>,
    /// Whether nothing is known about each stage.
    pub(super) unexplored: &'a [bool],
    pub(super) has_cards: bool,
}

impl Row<'_> {
    /// Adds the collapsed `lane` as a line with its title and its number of cards.
    pub(super) fn add_collapsed(&self, lane: &Lane, setter: &mut Setter<'_>, rows: &mut Rows) {
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
    pub(super) fn bare_cell(&self, lane: &Lane, at: usize, stage: &Stage, top: f64) -> CellBox {
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
    pub(super) fn is_blank(&self, lane: &Lane) -> bool {
        if lane.kind.holds_cards() {
            self.map.stages.iter().all(|stage| !self.cells.contains_key(&(&lane.id, &stage.id)))
        } else {
            lane.kind == LaneKind::Channels && self.channels.iter().all(Vec::is_empty)
        }
    }
}
