//! The orders of cards in their cells, which stay 0, 1, 2 … without a gap.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use crate::model::{CardId, LaneId, Map, Place, StageId};

type Cell = (LaneId, StageId);

/// The cards of some cells, in their order, to be taken out and put in.
pub(super) struct Cells {
    cells: BTreeMap<Cell, Vec<CardId>>,
}

impl Cells {
    /// The cells in which `cards` sit, and those of `targets`.
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

    /// Takes `cards` out of their cells.
    pub(super) fn take_out(&mut self, cards: &BTreeSet<CardId>) {
        for cell in self.cells.values_mut() {
            cell.retain(|id| !cards.contains(id));
        }
    }

    /// Puts `cards` into the cell of `place`, the first as the card of that order.
    pub(super) fn put_in(&mut self, place: &Place, cards: impl Iterator<Item = CardId>) {
        let cell = self.cells.entry((place.lane.clone(), place.stage.clone())).or_default();
        let at = place.order.min(cell.len());
        cell.splice(at..at, cards);
    }

    /// Puts `card` right after `other`, which is in one of the cells.
    pub(super) fn put_after(&mut self, other: &CardId, card: CardId) {
        for cell in self.cells.values_mut() {
            if let Some(at) = cell.iter().position(|id| id == other) {
                cell.insert(at.saturating_add(1), card);
                return;
            }
        }
    }

    /// Where each card of the cells sits now.
    pub(super) fn places(&self) -> impl Iterator<Item = (&CardId, Place)> {
        self.cells.iter().flat_map(|((lane, stage), cards)| {
            cards.iter().enumerate().map(|(order, id)| (id, Place { lane: lane.clone(), stage: stage.clone(), order }))
        })
    }

    /// The changes that bring every card of `map` to where it sits here.
    pub(super) fn changes(&self, map: &Map) -> Vec<Change> {
        self.places()
            .filter(|(id, place)| map.card(id).is_some_and(|card| card.place != *place))
            .map(|(id, place)| Change::CardPlace { id: id.clone(), place })
            .collect()
    }
}
