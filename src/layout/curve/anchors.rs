//! Positions in time: where along the page the touchpoint, step or stage of a feeling is.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Anchor, LaneKind, Map, Stage};
use crate::{
    geom::as_f64,
    layout::{columns::Columns, lane::Cells},
};

/// Anchors closer together than this are spread.
const LEAST_DISTANCE: f64 = 16.0;

/// The position in the direction of time of each anchor with a feeling.
///
/// The touchpoints of a stage (and other cards with a feeling) are evenly distributed over it, in the order of their
/// lanes and of their places in the cell. A step is in its own middle, and a stage in its own.
pub(in crate::layout) fn anchors(map: &Map, cells: &Cells<'_>, columns: &Columns) -> BTreeMap<Anchor, f64> {
    let felt: BTreeSet<&Anchor> = map.feelings.keys().map(|key| &key.anchor).collect();
    let mut places = BTreeMap::new();
    if felt.is_empty() {
        return places;
    }
    for (index, stage) in map.stages.iter().enumerate() {
        let (x0, x1) = columns.span(index);
        let mut here = of_stage(map, cells, stage, &felt, x0, x1);
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

fn of_stage(
    map: &Map,
    cells: &Cells<'_>,
    stage: &Stage,
    felt: &BTreeSet<&Anchor>,
    x0: f64,
    x1: f64,
) -> Vec<(Anchor, f64)> {
    let at = |order: usize, count: usize| x0 + (x1 - x0) * (as_f64(order) + 0.5) / as_f64(count);
    let mut here = Vec::new();
    let whole = Anchor::Stage(stage.id.clone());
    if felt.contains(&whole) {
        here.push((whole, at(0, 1)));
    }
    for (order, step) in stage.steps.iter().enumerate() {
        let anchor = Anchor::Step(step.id.clone());
        if felt.contains(&anchor) {
            here.push((anchor, at(order, stage.steps.len())));
        }
    }
    let mut cards = Vec::new();
    for lane in &map.lanes {
        for card in cells.get(&(&lane.id, &stage.id)).into_iter().flatten() {
            let anchor = Anchor::Card(card.id.clone());
            if lane.kind == LaneKind::Touchpoints || felt.contains(&anchor) {
                cards.push(anchor);
            }
        }
    }
    let count = cards.len();
    let placed = cards.into_iter().enumerate().map(|(order, anchor)| (anchor, at(order, count)));
    here.extend(placed.filter(|(anchor, _)| felt.contains(anchor)));
    here
}
