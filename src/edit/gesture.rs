//! The changes made since a gesture began.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Change, Selection, StepLabel, Transaction,
    slot::{SlotPart, ValueSlot},
};
use crate::model::Map;

/// A gesture in progress: a drag, or the typing of a title. However long it lasts, it becomes one step.
#[derive(Debug)]
pub(super) struct Gesture {
    /// The label of the gesture's step.
    pub(super) label: StepLabel,
    /// The selection before the gesture.
    pub(super) selection_before: Selection,
    /// The selection after the latest change.
    pub(super) selection_after: Selection,
    /// The number of the map before the gesture.
    pub(super) before: u64,
    /// The inverse changes, in the order in which they undo the gesture.
    undo: Vec<Change>,
    /// The slots that `undo` restores.
    slots: BTreeSet<ValueSlot>,
}

impl Gesture {
    pub(super) fn new(label: StepLabel, selection_before: Selection, before: u64) -> Self {
        let selection_after = selection_before.clone();
        Self { label, selection_before, selection_after, before, undo: Vec::new(), slots: BTreeSet::new() }
    }

    pub(super) fn has_changes(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Adds the `inverse` of the latest transaction, without the changes whose slot an earlier inverse restores: of
    /// several changes to one slot, the oldest inverse has the value before the gesture.
    pub(super) fn add(&mut self, inverse: Transaction) {
        if self.label.is_empty() {
            self.label = inverse.label;
        } else if let Some(title) = inverse.label.name_given() {
            // A thing that was added and then named is called by its name.
            self.label.name(title);
        }
        for change in inverse.changes.into_iter().rev() {
            let Some(slot) = change.slot() else {
                self.undo.push(change);
                continue;
            };
            let is_restored = slot.whole().is_some_and(|whole| self.slots.contains(&whole));
            if !is_restored && self.slots.insert(slot) {
                self.undo.push(change);
            }
        }
    }

    /// The transaction that undoes the gesture.
    pub(super) fn into_inverse(mut self) -> Transaction {
        self.undo.reverse();
        Transaction { label: self.label, changes: self.undo }
    }

    /// Whether `map` equals the one before the gesture: whether undoing the gesture in the part of the map that it
    /// changed would change nothing.
    pub(super) fn is_idle(&self, map: &Map) -> bool {
        let now = self.part_of(map);
        let mut before = now.clone();
        for change in self.undo.iter().rev() {
            let _ = change.clone().apply(&mut before);
        }
        before == now
    }

    /// The header and the lists of `map`, which are short, with only those cards and feelings that the gesture changed.
    fn part_of(&self, map: &Map) -> Map {
        let mut part = map.without_cards_and_feelings();
        for slot in &self.slots {
            match slot.part() {
                SlotPart::Card(id) => {
                    if let Some(card) = map.cards.shared(id) {
                        part.cards.insert(id.clone(), Arc::clone(card));
                    }
                }
                SlotPart::Feeling(key) => {
                    if let Some(feeling) = map.feelings.get(key) {
                        part.feelings.insert(key.clone(), feeling.clone());
                    }
                }
                SlotPart::List => {}
            }
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        edit::{CardField, Command, Session, slot::COMPARISONS},
        model::{Card, CardId, Lane, LaneId, LaneKind, Map, Place, Stage, StageId},
    };

    /// A map with so many cards in one cell.
    fn map_of(cards: usize) -> Map {
        let (lane, stage) = (LaneId::numbered(1), StageId::numbered(1));
        let mut map = Map::default();
        map.stages.push(Stage::new(stage.clone(), "Start"));
        map.lanes.push(Lane::new(lane.clone(), LaneKind::Touchpoints, "Touchpoints"));
        for order in 0..cards {
            let place = Place { lane: lane.clone(), stage: stage.clone(), order };
            let id = CardId::numbered(order as u64 + 1);
            map.cards.insert(id.clone(), Card::new(id, place, "A card"));
        }
        map
    }

    #[test]
    fn a_text_typed_into_many_cards_compares_each_change_with_few_others() {
        let count = 5000;
        let mut session = Session::new(map_of(count));
        session.begin_gesture("Type");
        for owner in ["S", "Sa", "Sam"] {
            let ids = session.map().cards.keys().cloned().collect();
            let patch = CardField::Owner(owner.to_owned()).into();
            session.apply(Command::SetCards { ids, patch }).unwrap();
        }
        let comparisons = COMPARISONS.get();
        assert!(comparisons < 3 * count * 64, "{comparisons} comparisons");
        session.end_gesture();
        session.undo();
        assert_eq!(*session.map(), map_of(count));
    }
}
