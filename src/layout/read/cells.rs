//! The lanes, cells and cards of a layout with their places on the page.

use crate::{
    geom::{Point, Rect},
    layout::{CardBox, CellBox, GroupBox, Hint, LaneLayout, Layout, Movable, Placed},
    model::{CardId, LaneId},
};

/// A cell with its lane.
#[derive(Clone, Copy, Debug)]
pub struct PlacedCell<'a> {
    /// The lane.
    pub lane: Placed<&'a LaneLayout>,
    /// The cell, in coordinates of the lane.
    pub it: &'a CellBox,
}

impl<'a> PlacedCell<'a> {
    /// The rectangle of the cell on the page.
    #[must_use]
    pub fn rect(self) -> Rect {
        self.lane.on_page(&self.it.rect)
    }

    /// `inner`, a piece of the cell, in coordinates of the page.
    #[must_use]
    pub fn on_page<P: Movable + Clone>(self, inner: &P) -> P {
        self.lane.on_page(inner)
    }

    /// The cards of the cell, in their order.
    #[must_use]
    pub fn cards(self) -> Vec<Placed<&'a CardBox>> {
        self.lane.cards_in(self.it.cards.clone()).collect()
    }

    /// The cards of `group`, a group of the cell.
    #[must_use]
    pub fn cards_of(self, group: &GroupBox) -> Vec<Placed<&'a CardBox>> {
        self.lane.cards_in(group.cards.clone()).collect()
    }

    /// The cards of the cell, and those of earlier cells that extend over it.
    pub fn cards_over(self) -> impl Iterator<Item = Placed<&'a CardBox>> {
        let passing = self.it.passing.iter().flat_map(move |at| self.lane.cards_in(*at..at + 1));
        self.lane.cards_in(self.it.cards.clone()).chain(passing)
    }
}

impl<'a> Placed<&'a LaneLayout> {
    /// The cards of the lane with these indices.
    fn cards_in(self, range: std::ops::Range<usize>) -> impl Iterator<Item = Placed<&'a CardBox>> {
        let cards = self.it.cards.get(range).unwrap_or_default().iter();
        cards.map(move |card| Placed { at: card.at + self.at.to_vec2(), it: &*card.it })
    }

    /// The cells of the lane.
    pub fn cells(self) -> impl Iterator<Item = PlacedCell<'a>> {
        self.it.cells.iter().map(move |it| PlacedCell { lane: self, it })
    }

    /// The cards of the lane.
    pub fn cards(self) -> impl Iterator<Item = Placed<&'a CardBox>> {
        self.cards_in(0..self.it.cards.len())
    }
}

impl Layout {
    /// All cells: those of the first lane in the stages' order, then those of the second, and so on.
    pub fn cells(&self) -> impl Iterator<Item = PlacedCell<'_>> {
        self.lanes.iter().flat_map(|lane| lane.borrowed().cells())
    }

    /// The cards that can be seen, in the order of the cells and of their places in them.
    pub fn cards(&self) -> impl Iterator<Item = Placed<&CardBox>> {
        self.lanes.iter().flat_map(|lane| lane.borrowed().cards())
    }

    /// The number of cards that can be seen.
    #[must_use]
    pub fn card_count(&self) -> usize {
        self.lanes.iter().map(|lane| lane.it.cards.len()).sum()
    }

    /// The hints for the person who fills in the map, on the page; they are not part of the map's content.
    pub fn hints(&self) -> impl Iterator<Item = Hint> {
        let of_lanes = self.lanes.iter().flat_map(|lane| lane.it.hints.iter().map(|hint| lane.on_page(hint)));
        of_lanes.chain(self.page_hints.iter().cloned())
    }

    /// The card `id`.
    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<Placed<&CardBox>> {
        let (lane, at) = self.card_place(id)?;
        lane.cards_in(at..at + 1).next()
    }

    /// Whether the card `id` can be seen.
    #[must_use]
    pub fn has_card(&self, id: &CardId) -> bool {
        self.card_place(id).is_some()
    }

    /// The cell of the card `id`: the first it covers.
    #[must_use]
    pub fn cell_of(&self, id: &CardId) -> Option<PlacedCell<'_>> {
        let (lane, at) = self.card_place(id)?;
        let it = lane.it.cells.get(lane.it.cells.partition_point(|cell| cell.cards.end <= at))?;
        Some(PlacedCell { lane, it })
    }

    /// The lane of the card `id`, and its index there.
    fn card_place(&self, id: &CardId) -> Option<(Placed<&LaneLayout>, usize)> {
        self.lanes.iter().find_map(|lane| Some((lane.borrowed(), *lane.it.card_index.get(id)?)))
    }

    /// The lane `id`.
    #[must_use]
    pub fn lane(&self, id: &LaneId) -> Option<Placed<&LaneLayout>> {
        self.lanes.iter().find(|lane| lane.it.id == *id).map(Placed::borrowed)
    }

    /// The cell at `point`.
    #[must_use]
    pub fn cell_at(&self, point: Point) -> Option<PlacedCell<'_>> {
        self.cell_in(self.lane_index_at(point.y)?, self.stage_index_at(point.x)?)
    }

    /// The cell where the lane with the index `lane` meets the stage with the index `stage`.
    #[must_use]
    pub fn cell_in(&self, lane: usize, stage: usize) -> Option<PlacedCell<'_>> {
        let lane = self.lanes.get(lane)?.borrowed();
        Some(PlacedCell { lane, it: lane.it.cells.get(stage)? })
    }

    /// The index of the lane whose row contains `y`.
    pub(super) fn lane_index_at(&self, y: f64) -> Option<usize> {
        let at = self.lanes.partition_point(|lane| lane.rect().y1 <= y);
        self.lanes.get(at).filter(|lane| lane.rect().y0 <= y).map(|_| at)
    }

    /// The index of the stage whose column contains `x`.
    pub(super) fn stage_index_at(&self, x: f64) -> Option<usize> {
        let at = if self.is_rtl {
            self.stages.partition_point(|stage| stage.column.x0 > x)
        } else {
            self.stages.partition_point(|stage| stage.column.x1 <= x)
        };
        self.stages.get(at).filter(|stage| (stage.column.x0..=stage.column.x1).contains(&x)).map(|_| at)
    }
}
