//! The cards of each cell, and the stages about which nothing is known.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::model::{Anchor, Card, FeelingKey, LaneId, Map, MapPart, Span, Stage, StageId, StepId, Visibility};

/// A map's cells, each with its cards in order.
pub(in crate::layout) type Cells<'a> = BTreeMap<(&'a LaneId, &'a StageId), Vec<&'a Arc<Card>>>;

/// The cells of `map` that hold cards.
pub(in crate::layout) fn cells_of(map: &Map) -> Cells<'_> {
    map.cards.shared_cells().map(|(cell, cards)| (cell, cards.collect())).collect()
}

/// For each collapsed stage, the number of its cards in lanes that are not hidden; 0 for other stages.
pub(in crate::layout) fn card_counts(map: &Map, cells: &Cells<'_>) -> Vec<usize> {
    let count = |stage: &Stage| {
        if stage.visibility != Visibility::Collapsed {
            return 0;
        }
        let lanes = map.lanes.iter().filter(|lane| lane.visibility != Visibility::Hidden);
        lanes.filter_map(|lane| cells.get(&(&lane.id, &stage.id))).map(Vec::len).sum()
    };
    map.stages.iter().map(count).collect()
}

/// Whether each stage has a card or is covered by one, regardless of a filter.
pub(super) fn filled(map: &Map) -> Vec<bool> {
    let mut filled = vec![false; map.stages.len()];
    let stages: BTreeMap<&StageId, usize> = map.stages.iter().enumerate().map(|(at, it)| (&it.id, at)).collect();
    let lanes: BTreeSet<&LaneId> = map.lanes.iter().map(|lane| &lane.id).collect();
    let mut fill = |lane: &LaneId, stage: &StageId, span: usize| {
        if let Some(at) = stages.get(stage).filter(|_| lanes.contains(lane)) {
            filled.iter_mut().skip(*at).take(span).for_each(|is_filled| *is_filled = true);
        }
    };
    map.cards.cells().for_each(|((lane, stage), _)| fill(lane, stage, 1));
    let wide = map.cards.values().filter(|card| card.span > Span::ONE);
    wide.for_each(|card| fill(&card.place.lane, &card.place.stage, card.span.get()));
    filled
}

/// Whether nothing (no card, no feeling) is known about each stage, although something is known about others. `filled`
/// says which stages have cards.
pub(super) fn unexplored(map: &Map, filled: &[bool]) -> Vec<bool> {
    let felt = felt_stages(&map.stages, map.feelings.keys());
    let has_cards = filled.contains(&true) && map.shows(MapPart::Unexplored);
    map.stages.iter().zip(filled).map(|(stage, filled)| has_cards && !filled && !felt.contains(&stage.id)).collect()
}

/// The stages with one of `feelings`, at the stage itself or at one of its steps.
fn felt_stages<'a>(stages: &'a [Stage], feelings: impl Iterator<Item = &'a FeelingKey>) -> BTreeSet<&'a StageId> {
    let steps: BTreeMap<&StepId, &StageId> =
        stages.iter().flat_map(|stage| stage.steps.iter().map(|step| (&step.id, &stage.id))).collect();
    feelings
        .filter_map(|key| match &key.anchor {
            Anchor::Stage(id) => Some(id),
            Anchor::Step(id) => steps.get(id).copied(),
            Anchor::Card(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::model::{PersonaId, Step};

    fn key(anchor: Anchor) -> FeelingKey {
        FeelingKey { persona: PersonaId::numbered(1), anchor }
    }

    #[test]
    fn feelings_are_read_once_however_many_stages_there_are() {
        let stages: Vec<Stage> = (1..=60)
            .map(|number| {
                let mut stage = Stage::new(StageId::numbered(number), "");
                stage.steps = vec![Step { id: StepId::numbered(number), title: String::new() }];
                stage
            })
            .collect();
        let feelings: Vec<FeelingKey> = (1..=60)
            .map(|number| {
                key(if number % 3 == 0 {
                    Anchor::Step(StepId::numbered(number))
                } else {
                    Anchor::Stage(StageId::numbered(number / 2))
                })
            })
            .collect();
        let read = Cell::new(0);
        let counted = feelings.iter().inspect(|_| read.set(read.get() + 1));
        let felt = felt_stages(&stages, counted);
        assert_eq!(read.get(), feelings.len());
        for stage in &stages {
            let is_felt = feelings.iter().any(|key| match &key.anchor {
                Anchor::Stage(id) => *id == stage.id,
                Anchor::Step(id) => stage.steps.iter().any(|step| step.id == *id),
                Anchor::Card(_) => false,
            });
            assert_eq!(felt.contains(&stage.id), is_felt, "{}", stage.id);
        }
    }
}
