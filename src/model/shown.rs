//! The visible part of a map: the map without its hidden stages, and the stages a card covers.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{Anchor, Card, Map, Place, Span, StageId, Visibility};

impl Map {
    /// The stages `card` covers, as indices into [`Map::stages`]; empty if the card's stage is not in the map.
    #[must_use]
    pub fn covered_stages(&self, card: &Card) -> Range<usize> {
        let Some(first) = self.stages.iter().position(|stage| stage.id == card.place.stage) else { return 0..0 };
        first..first.saturating_add(card.span.get()).min(self.stages.len())
    }

    /// Whether the lane and the stage of `place` exist and are not hidden.
    #[must_use]
    pub fn is_shown(&self, place: &Place) -> bool {
        let is_shown = |visibility| visibility != Visibility::Hidden;
        self.lane(&place.lane).is_some_and(|lane| is_shown(lane.visibility))
            && self.stage(&place.stage).is_some_and(|stage| is_shown(stage.visibility))
    }

    /// A copy of the map without its hidden stages, the cards that begin in them and the feelings at them. The span of
    /// a card that crosses a hidden stage shrinks by one. Hidden lanes stay, because channel use and the positions of
    /// feelings are derived from their cards. Borrows the map if no stage is hidden.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, Self> {
        if self.stages.iter().all(|stage| stage.visibility != Visibility::Hidden) {
            return Cow::Borrowed(self);
        }
        let mut map = self.clone();
        map.stages.retain(|stage| stage.visibility != Visibility::Hidden);
        let places: BTreeMap<&StageId, usize> =
            self.stages.iter().enumerate().map(|(at, stage)| (&stage.id, at)).collect();
        let is_hidden = |at: usize| self.stages.get(at).is_some_and(|stage| stage.visibility == Visibility::Hidden);
        map.cards.retain(|_, card| places.get(&card.place.stage).is_some_and(|at| !is_hidden(*at)));
        for card in self.cards.values().filter(|card| card.span > Span::ONE) {
            let covered = self.covered_stages(card).filter(|at| !is_hidden(*at)).count();
            map.cards.edit(&card.id, |card| card.span = Span::clamped(covered));
        }
        let steps: BTreeSet<_> = map.stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.id).collect();
        map.feelings.retain(|key, _| match &key.anchor {
            Anchor::Stage(id) => map.stages.iter().any(|stage| stage.id == *id),
            Anchor::Step(id) => steps.contains(id),
            Anchor::Card(id) => map.cards.contains_key(id),
        });
        Cow::Owned(map)
    }
}
