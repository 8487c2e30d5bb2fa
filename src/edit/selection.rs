//! The selection in an open document.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::{CardId, FeelingKey, LaneId, Map, PersonaId, StageId, StepId};

/// A selection: nothing, one item, or any number of cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing; the inspector then shows the map's own fields.
    #[default]
    Nothing,
    /// Cards; at least one in the selection of a [`super::Session`]. Clones share the set.
    Cards(Arc<BTreeSet<CardId>>),
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane.
    Lane(LaneId),
    /// A cell, which may be empty: new cards are added to it.
    Cell {
        /// The lane of the cell.
        lane: LaneId,
        /// The stage of the cell.
        stage: StageId,
    },
    /// A persona.
    Persona(PersonaId),
    /// A point of an emotion curve that has a feeling.
    Feeling(FeelingKey),
}

impl Selection {
    /// A selection of one card.
    #[must_use]
    pub fn card(id: CardId) -> Self {
        Self::Cards(Arc::new(BTreeSet::from([id])))
    }

    /// A selection of the cards `ids`, or [`Self::Nothing`] if there are none.
    #[must_use]
    pub fn cards(ids: impl IntoIterator<Item = CardId>) -> Self {
        let ids: BTreeSet<_> = ids.into_iter().collect();
        if ids.is_empty() { Self::Nothing } else { Self::Cards(Arc::new(ids)) }
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Nothing
    }

    /// Whether the card `id` is selected.
    #[must_use]
    pub fn has_card(&self, id: &CardId) -> bool {
        matches!(self, Self::Cards(ids) if ids.contains(id))
    }

    /// The selected cards in the order of their ids; empty if anything else is selected.
    pub fn card_ids(&self) -> impl Iterator<Item = &CardId> {
        match self {
            Self::Cards(ids) => Some(&**ids),
            Self::Nothing
            | Self::Stage(_)
            | Self::Step(_)
            | Self::Lane(_)
            | Self::Cell { .. }
            | Self::Persona(_)
            | Self::Feeling(_) => None,
        }
        .into_iter()
        .flatten()
    }

    /// The selected card, if exactly one is selected.
    #[must_use]
    pub fn single_card(&self) -> Option<&CardId> {
        let mut ids = self.card_ids();
        ids.next().filter(|_| ids.next().is_none())
    }

    /// The selection with the card `id` added, or removed if it was selected. A selection of anything but cards is
    /// dropped.
    #[must_use]
    pub fn with_card_toggled(&self, id: &CardId) -> Self {
        let mut ids: BTreeSet<_> = self.card_ids().cloned().collect();
        if !ids.remove(id) {
            ids.insert(id.clone());
        }
        Self::cards(ids)
    }

    /// The part of the selection that exists in `map`.
    #[must_use]
    pub fn within(self, map: &Map) -> Self {
        let is_there = match &self {
            Self::Cards(ids) => {
                let is_there = |id: &&CardId| map.cards.contains_key(id);
                if ids.is_empty() || !ids.iter().all(|id| is_there(&id)) {
                    return Self::cards(ids.iter().filter(is_there).cloned());
                }
                true
            }
            Self::Nothing => true,
            Self::Stage(id) => map.stage(id).is_some(),
            Self::Step(id) => map.step(id).is_some(),
            Self::Lane(id) => map.lane(id).is_some(),
            Self::Cell { lane, stage } => map.lane(lane).is_some() && map.stage(stage).is_some(),
            Self::Persona(id) => map.persona(id).is_some(),
            Self::Feeling(key) => map.feelings.contains_key(key),
        };
        if is_there { self } else { Self::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::comparisons;

    #[test]
    fn asking_for_a_card_does_not_walk_the_selection() {
        let ids: Vec<CardId> = (0..5_000).map(CardId::numbered).collect();
        let all = Selection::cards(ids.iter().cloned());
        let (count, comparisons) = comparisons::made_by(|| ids.iter().filter(|id| all.has_card(id)).count());
        assert_eq!(count, 5_000);
        assert!(comparisons < 5_000 * 64, "{comparisons} comparisons of ids");
    }
}
