//! The cards of each cell, and the stages about which nothing is known.

use std::collections::BTreeMap;

use crate::model::{Anchor, Card, LaneId, Map, MapPart, Stage, StageId, Visibility};

/// A map's cells, each with its cards in order.
pub(in crate::layout) type Cells<'a> = BTreeMap<(&'a LaneId, &'a StageId), Vec<&'a Card>>;

/// For each collapsed stage, the number of its cards in lanes that are not hidden; 0 for other stages.
pub(in crate::layout) fn card_counts(map: &Map) -> Vec<usize> {
    let count = |stage: &Stage| {
        if stage.visibility != Visibility::Collapsed {
            return 0;
        }
        let cards = map.cards.values().filter(|card| card.place.stage == stage.id);
        cards.filter(|card| map.is_shown(&card.place)).count()
    };
    map.stages.iter().map(count).collect()
}

/// Whether each stage has a card or is covered by one, regardless of a filter.
pub(super) fn filled(map: &Map) -> Vec<bool> {
    let mut filled = vec![false; map.stages.len()];
    let stages: BTreeMap<&StageId, usize> = map.stages.iter().enumerate().map(|(at, it)| (&it.id, at)).collect();
    for card in map.cards.values().filter(|card| map.lane(&card.place.lane).is_some()) {
        if let Some(at) = stages.get(&card.place.stage) {
            filled.iter_mut().skip(*at).take(card.span.get()).for_each(|is_filled| *is_filled = true);
        }
    }
    filled
}

/// Whether nothing (no card, no feeling) is known about each stage, although something is known about others. `filled`
/// says which stages have cards.
pub(super) fn unexplored(map: &Map, filled: &[bool]) -> Vec<bool> {
    let is_felt = |stage: &Stage| {
        map.feelings.keys().any(|key| match &key.anchor {
            Anchor::Stage(id) => *id == stage.id,
            Anchor::Step(id) => stage.steps.iter().any(|step| step.id == *id),
            Anchor::Card(_) => false,
        })
    };
    let has_cards = filled.contains(&true) && map.shows(MapPart::Unexplored);
    map.stages.iter().zip(filled).map(|(stage, filled)| has_cards && !filled && !is_felt(stage)).collect()
}
