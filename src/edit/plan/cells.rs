//! The orders of the cards in each cell, which must be 0, 1, 2 … without a gap.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use crate::model::{CardId, LaneId, Map, Place, StageId};

type CellIds = (LaneId, StageId);

/// The cards of some cells in their order, from which cards are removed and into which they are inserted.
pub(super) struct CellOrders {
    cells: BTreeMap<CellIds, Vec<CardId>>,
}

impl CellOrders {
    /// The cells of `cards` and of `targets`.
    pub(super) fn around<'a>(
        map: &'a Map,
        cards: impl Iterator<Item = &'a CardId>,
        targets: impl IntoIterator<Item = &'a Place>,
    ) -> Self {
        let own = cards.filter_map(|id| map.card(id)).map(|card| &card.place);
        let keys: BTreeSet<_> = own.chain(targets).map(|place| (&place.lane, &place.stage)).collect();
        let cell = |(lane, stage): (&LaneId, &StageId)| {
            ((lane.clone(), stage.clone()), map.cards.in_cell(lane, stage).map(|card| card.id.clone()).collect())
        };
        Self { cells: keys.into_iter().map(cell).collect() }
    }

    /// Removes `cards` from their cells.
    pub(super) fn take_out(&mut self, cards: &BTreeSet<CardId>) {
        for cell in self.cells.values_mut() {
            cell.retain(|id| !cards.contains(id));
        }
    }

    /// Inserts `cards` into the cell of `place`, starting at its order.
    pub(super) fn put_in(&mut self, place: &Place, cards: impl Iterator<Item = CardId>) {
        let cell = self.cells.entry((place.lane.clone(), place.stage.clone())).or_default();
        let at = place.order.min(cell.len());
        cell.splice(at..at, cards);
    }

    /// Inserts `card` after `other`, which must be in one of the cells.
    pub(super) fn put_after(&mut self, other: &CardId, card: CardId) {
        for cell in self.cells.values_mut() {
            if let Some(at) = cell.iter().position(|id| id == other) {
                cell.insert(at.saturating_add(1), card);
                return;
            }
        }
    }

    /// The place of each card of the cells.
    pub(super) fn places(&self) -> impl Iterator<Item = (&CardId, Place)> {
        self.cells.iter().flat_map(|((lane, stage), cards)| {
            cards.iter().enumerate().map(|(order, id)| (id, Place { lane: lane.clone(), stage: stage.clone(), order }))
        })
    }

    /// The changes that move each card of `map` to its place here.
    pub(super) fn changes(&self, map: &Map) -> Vec<Change> {
        self.places()
            .filter(|(id, place)| map.card(id).is_some_and(|card| card.place != *place))
            .map(|(id, place)| Change::CardPlace { id: id.clone(), place })
            .collect()
    }
}
