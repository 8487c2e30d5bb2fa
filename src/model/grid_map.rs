//! A map of any size, for unit tests.

use super::{Card, CardId, Lane, LaneId, LaneKind, Map, Place, Stage, StageId};

/// A map of `stages` stages and `lanes` lanes of the kind actions, with `depth` cards in every cell, all with short
/// titles. The cards are numbered from 0 in reading order.
pub(crate) fn grid_map(stages: u64, lanes: u64, depth: usize) -> Map {
    let mut map = Map::default();
    map.stages.extend((0..stages).map(|at| Stage::new(StageId::numbered(at), format!("Stage {at}"))));
    map.lanes.extend((0..lanes).map(|at| Lane::new(LaneId::numbered(at), LaneKind::Actions, format!("Lane {at}"))));
    let places = (0..stages).flat_map(|stage| (0..lanes).map(move |lane| (stage, lane)));
    let places = places.flat_map(|(stage, lane)| (0..depth).map(move |order| (stage, lane, order)));
    for (number, (stage, lane, order)) in (0..).zip(places) {
        let place = Place { lane: LaneId::numbered(lane), stage: StageId::numbered(stage), order };
        let card = Card::new(CardId::numbered(number), place, format!("Card {number}"));
        map.cards.insert(card.id.clone(), card);
    }
    map
}
