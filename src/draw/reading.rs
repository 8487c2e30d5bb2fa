//! The reading order of a page: header, personas, stages with their steps, then the lanes from top to bottom; in each
//! lane its label, its curves, and its cells in the order of time.

use std::collections::HashMap;

use crate::{
    layout::{CardBox, Layout, Placed},
    model::{LaneId, StageId},
    scene::{PagePart, ReadingOrder},
};

/// The positions of the lanes and stages of a layout in the reading order.
pub(super) struct Reading<'a> {
    rows: HashMap<&'a LaneId, usize>,
    columns: HashMap<&'a StageId, usize>,
}

/// The cards of `layout`, each with its position in the reading order.
pub(super) fn cards(layout: &Layout) -> impl Iterator<Item = (Placed<&CardBox>, ReadingOrder)> {
    let cells = layout.lanes.iter().zip(0..).flat_map(|(lane, row)| {
        // Column 0 is for the labels of the lanes.
        lane.borrowed().cells().zip(1..).map(move |(cell, column)| (cell, row, column))
    });
    cells.flat_map(|(cell, row, column)| {
        cell.cards().into_iter().zip(1..).map(move |(card, place)| (card, ReadingOrder::in_lane(row, column, place)))
    })
}

impl<'a> Reading<'a> {
    pub(super) fn of(layout: &'a Layout) -> Self {
        let rows = layout.lanes.iter().zip(0..).map(|(lane, row)| (&lane.it.id, row)).collect();
        // Column 0 is for the labels of the lanes.
        let columns = layout.stages.iter().zip(1..).map(|(stage, column)| (&stage.id, column)).collect();
        Self { rows, columns }
    }

    /// Position `place` of the cell where `lane` meets `stage`; its cards start at 1.
    pub(super) fn cell(&self, lane: &LaneId, stage: &StageId, place: usize) -> ReadingOrder {
        ReadingOrder::in_lane(self.row(lane), self.columns.get(stage).copied().unwrap_or_default(), place)
    }

    /// Position `place` of the items that belong to the whole `lane`; 0 is before its label, which has 1.
    pub(super) fn lane(&self, lane: &LaneId, place: usize) -> ReadingOrder {
        ReadingOrder::in_lane(self.row(lane), 0, place)
    }

    /// Position `place` of `stage`: 0 is its band, its steps start at 1.
    pub(super) fn stage(&self, stage: &StageId, place: usize) -> ReadingOrder {
        let column = self.columns.get(stage).copied().unwrap_or_default();
        ReadingOrder { column, ..ReadingOrder::place(PagePart::Stages, place) }
    }

    fn row(&self, lane: &LaneId) -> usize {
        self.rows.get(lane).copied().unwrap_or_default()
    }
}
