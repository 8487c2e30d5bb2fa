//! What is selected in an open document.

use std::collections::BTreeSet;

use crate::model::{CardId, FeelingKey, LaneId, Map, PersonaId, StageId, StepId};

/// What is selected: nothing, one thing, or any number of cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing; the map itself is what an inspector shows then.
    #[default]
    Nothing,
    /// Cards, at least one in the selection of a [`super::Session`].
    Cards(BTreeSet<CardId>),
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane.
    Lane(LaneId),
    /// A cell, perhaps an empty one: where the next card goes.
    Cell {
        /// The cell's row.
        lane: LaneId,
        /// The cell's column.
        stage: StageId,
    },
    /// A persona.
    Persona(PersonaId),
    /// A point of an emotion curve that has a feeling.
    Feeling(FeelingKey),
}

impl Selection {
    /// One card.
    #[must_use]
    pub fn card(id: CardId) -> Self {
        Self::Cards(BTreeSet::from([id]))
    }

    /// Several cards; nothing where there are none.
    #[must_use]
    pub fn cards(ids: impl IntoIterator<Item = CardId>) -> Self {
        let ids: BTreeSet<_> = ids.into_iter().collect();
        if ids.is_empty() { Self::Nothing } else { Self::Cards(ids) }
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Nothing
    }

    /// Whether the card `id` is among the selected.
    #[must_use]
    pub fn has_card(&self, id: &CardId) -> bool {
        matches!(self, Self::Cards(ids) if ids.contains(id))
    }

    /// The selected cards, in the order of their ids; none where something else is selected.
    pub fn card_ids(&self) -> impl Iterator<Item = &CardId> {
        match self {
            Self::Cards(ids) => Some(ids),
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

    /// The selection with the card `id` added, or taken out where it was in; anything but cards is let go.
    #[must_use]
    pub fn with_card_toggled(&self, id: &CardId) -> Self {
        let mut ids: BTreeSet<_> = self.card_ids().cloned().collect();
        if !ids.remove(id) {
            ids.insert(id.clone());
        }
        Self::cards(ids)
    }

    /// The part of the selection that is in `map`.
    #[must_use]
    pub fn within(self, map: &Map) -> Self {
        let is_there = match &self {
            Self::Cards(ids) => return Self::cards(ids.iter().filter(|id| map.cards.contains_key(id)).cloned()),
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
