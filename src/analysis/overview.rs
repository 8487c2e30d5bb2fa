//! An index of a map for the checks: its cards in reading order with their lanes, and the stages of feelings.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::model::{Anchor, Card, CardId, Lane, LaneKind, Map, PersonaId, Stage, StageId, StepId};

/// A map indexed once for all checks.
pub(super) struct Overview<'a> {
    pub(super) map: &'a Map,
    /// Every card whose lane and stage exist, sorted by stage, lane and order.
    pub(super) cards: Vec<Sited<'a>>,
    stage_of_step: BTreeMap<&'a StepId, usize>,
    stage_of_id: BTreeMap<&'a StageId, usize>,
    stage_of_card: BTreeMap<&'a CardId, usize>,
}

/// A card with its lane and stage.
#[derive(Clone, Copy)]
pub(super) struct Sited<'a> {
    pub(super) card: &'a Card,
    pub(super) lane: &'a Lane,
    pub(super) stage: &'a Stage,
    /// The index of the card's stage.
    pub(super) stage_at: usize,
}

impl Sited<'_> {
    /// The indices of the stages that the card covers.
    pub(super) fn covered(&self, map: &Map) -> Range<usize> {
        self.stage_at..self.stage_at.saturating_add(self.card.span.get()).min(map.stages.len())
    }
}

impl<'a> Overview<'a> {
    pub(super) fn of(map: &'a Map) -> Self {
        let stages: BTreeMap<_, _> =
            map.stages.iter().enumerate().map(|(at, stage)| (&stage.id, (at, stage))).collect();
        let lanes: BTreeMap<_, _> = map.lanes.iter().enumerate().map(|(at, lane)| (&lane.id, (at, lane))).collect();
        let mut cards: Vec<_> = map
            .cards
            .values()
            .filter_map(|card| Some((*stages.get(&card.place.stage)?, *lanes.get(&card.place.lane)?, card)))
            .collect();
        cards.sort_by_key(|((stage_at, _), (lane_at, _), card)| (*stage_at, *lane_at, card.place.order));
        let cards: Vec<_> = cards
            .into_iter()
            .map(|((stage_at, stage), (_, lane), card)| Sited { card, lane, stage, stage_at })
            .collect();
        let steps =
            map.stages.iter().enumerate().flat_map(|(at, stage)| stage.steps.iter().map(move |step| (step, at)));
        Self {
            map,
            stage_of_step: steps.map(|(step, at)| (&step.id, at)).collect(),
            stage_of_id: stages.iter().map(|(id, (at, _))| (*id, *at)).collect(),
            stage_of_card: cards.iter().map(|sited| (&sited.card.id, sited.stage_at)).collect(),
            cards,
        }
    }

    /// The cards in lanes of `kind`, in reading order.
    pub(super) fn cards_in(&self, kind: LaneKind) -> impl Iterator<Item = Sited<'a>> {
        self.cards.iter().copied().filter(move |sited| sited.lane.kind == kind)
    }

    /// The index of the stage that `anchor` lies in; `None` if the anchor is not in the map.
    pub(super) fn stage_at(&self, anchor: &Anchor) -> Option<usize> {
        match anchor {
            Anchor::Stage(id) => self.stage_of_id.get(id).copied(),
            Anchor::Step(id) => self.stage_of_step.get(id).copied(),
            Anchor::Card(id) => self.stage_of_card.get(id).copied(),
        }
    }

    /// The indices of the stages in which `persona` has a feeling.
    pub(super) fn felt_stages(&self, persona: &PersonaId) -> BTreeSet<usize> {
        let keys = self.map.feelings.keys().filter(|key| key.persona == *persona);
        keys.filter_map(|key| self.stage_at(&key.anchor)).collect()
    }
}
