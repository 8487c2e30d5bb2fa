//! Positions in time: where along the page the touchpoint, step or stage of a feeling is.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    geom::as_f64,
    layout::{columns::Columns, lane::Cells},
    model::{Anchor, CardId, LaneKind, Map, Stage},
};

/// Anchors closer together than this are spread.
const LEAST_DISTANCE: f64 = 16.0;

/// The position in the direction of time of each anchor with a feeling.
///
/// The touchpoints of a stage (and other cards with a feeling) are evenly distributed over it, in the order of their
/// lanes and of their places in the cell. A step is in its own middle, and a stage in its own.
pub(in crate::layout) fn anchors(map: &Map, cells: &Cells<'_>, columns: &Columns) -> BTreeMap<Anchor, f64> {
    let felt = FeltAnchors::of(map);
    let mut places = BTreeMap::new();
    if felt.all.is_empty() {
        return places;
    }
    for (index, stage) in map.stages.iter().enumerate() {
        let (x0, x1) = columns.span(index);
        let mut here = felt.of_stage(map, cells, stage, x0, x1);
        here.sort_by(|a, b| a.1.total_cmp(&b.1));
        let is_crowded = here.windows(2).any(|pair| matches!(pair, [a, b] if b.1 - a.1 < LEAST_DISTANCE));
        let count = as_f64(here.len());
        for (at, (anchor, x)) in here.into_iter().enumerate() {
            let spread = x0 + (x1 - x0) * (as_f64(at) + 0.5) / count;
            places.insert(anchor, if is_crowded { spread } else { x });
        }
    }
    places
}

/// The anchors with a feeling.
struct FeltAnchors<'a> {
    all: BTreeSet<&'a Anchor>,
    /// The cards among them.
    cards: BTreeSet<&'a CardId>,
}

impl<'a> FeltAnchors<'a> {
    fn of(map: &'a Map) -> Self {
        let all: BTreeSet<&Anchor> = map.feelings.keys().map(|key| &key.anchor).collect();
        let card = |anchor: &&'a Anchor| match anchor {
            Anchor::Card(id) => Some(id),
            Anchor::Stage(_) | Anchor::Step(_) => None,
        };
        let cards = all.iter().filter_map(card).collect();
        Self { all, cards }
    }

    /// The anchors of `stage`, whose column extends from `x0` to `x1`, with their positions.
    fn of_stage(&self, map: &Map, cells: &Cells<'_>, stage: &Stage, x0: f64, x1: f64) -> Vec<(Anchor, f64)> {
        let at = |order: usize, count: usize| x0 + (x1 - x0) * (as_f64(order) + 0.5) / as_f64(count);
        let mut here = Vec::new();
        let whole = Anchor::Stage(stage.id.clone());
        if self.all.contains(&whole) {
            here.push((whole, at(0, 1)));
        }
        for (order, step) in stage.steps.iter().enumerate() {
            let anchor = Anchor::Step(step.id.clone());
            if self.all.contains(&anchor) {
                here.push((anchor, at(order, stage.steps.len())));
            }
        }
        let (cards, count) = self.cards_of(map, cells, stage);
        here.extend(cards.into_iter().map(|(order, id)| (Anchor::Card(id.clone()), at(order, count))));
        here
    }

    /// The cards of `stage` with a feeling, each with its order among the cards that have a place in time, and the number
    /// of these.
    fn cards_of<'c>(&self, map: &'c Map, cells: &Cells<'c>, stage: &Stage) -> (Vec<(usize, &'c CardId)>, usize) {
        let (mut felt, mut count) = (Vec::new(), 0);
        if self.cards.is_empty() {
            return (felt, count);
        }
        for lane in &map.lanes {
            for card in cells.get(&(&lane.id, &stage.id)).into_iter().flatten() {
                let is_felt = self.cards.contains(&card.id);
                if is_felt {
                    felt.push((count, &card.id));
                }
                if is_felt || lane.kind == LaneKind::Touchpoints {
                    count += 1;
                }
            }
        }
        (felt, count)
    }
}
