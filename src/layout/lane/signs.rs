//! The signs that a lane uses, for the legend.

use super::inputs::LaneInputs;
use crate::{
    layout::{CardBox, Icon, LaneLayout, LegendSample, lane_boxes::LaneSigns},
    model::{Card, Evidence, LaneKind, Map, Presence},
};

/// The signs that `lane`, laid out from `inputs`, uses.
pub(super) fn signs(map: &Map, inputs: &LaneInputs, lane: &LaneLayout) -> LaneSigns {
    let cards = || inputs.cards.iter().map(|card| &*card.inputs.card);
    let has_evidence = |evidence| cards().any(|card| card.evidence == Some(evidence));
    let shows = |icon| lane.cards.iter().any(|card| card.it.icons.iter().any(|shown| shown.icon == icon));
    let is_offline = |card: &Card| map.presence(card) == Some(Presence::Offline);
    let shows_severity = |(card, boxed): (&Card, &CardBox)| card.severity.is_some() && !boxed.segments.is_empty();
    let mut placed = cards().zip(lane.cards.iter().map(|card| &*card.it));
    let scored = cards().filter(|_| lane.kind == LaneKind::Opportunities);
    let highest_score = scored.filter_map(Card::opportunity_score).max();
    let samples = [
        (LegendSample::MomentOfTruth, shows(Icon::Star)),
        (LegendSample::Offline, lane.kind == LaneKind::Touchpoints && cards().any(is_offline)),
        (LegendSample::Assumed, has_evidence(Evidence::Assumed)),
        (LegendSample::Partial, has_evidence(Evidence::Partial)),
        (LegendSample::Researched, has_evidence(Evidence::Researched)),
        (LegendSample::Severity, placed.any(shows_severity)),
        (LegendSample::Score, highest_score.is_some()),
        (LegendSample::Linked, shows(Icon::Link)),
        (LegendSample::OpenQuestion, shows(Icon::Help)),
        (LegendSample::NotLookedAt, lane.cells.iter().any(|cell| cell.is_unexplored)),
    ];
    let used = samples.into_iter().filter(|(_, is_used)| *is_used).map(|(sample, _)| sample).collect();
    LaneSigns { used, highest_score }
}
