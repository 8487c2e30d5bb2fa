//! The checks of a map: each is a function that returns its findings.

use std::collections::BTreeSet;

use super::{
    channels::{channel_name, channel_use_in},
    finding::{Finding, FindingKind, Subject},
    overview::{Overview, Sited},
    purchase::purchase_stage,
};
use crate::model::{Anchor, CardId, Date, Evidence, LaneKind, Map};

/// A purchase stage with more touchpoints than this tires people.
const MOST_PURCHASE_TOUCHPOINTS: usize = 7;

/// Sums of shares this close to 100 (in percentage points) are taken for rounding errors.
const SHARE_TOLERANCE: f64 = 0.5;

/// All findings about `map`, by kind and within a kind in reading order. Without `today`, dates are not checked.
#[must_use]
pub fn findings(map: &Map, today: Option<Date>) -> Vec<Finding> {
    let overview = Overview::of(map);
    let mut findings = about_the_map(map, today);
    findings.extend(stages(&overview));
    findings.extend(tiring_purchase(&overview));
    findings.extend(touchpoints(&overview));
    findings.extend(unanswered_pain_points(&overview));
    findings.extend(opportunities_without_owner(&overview));
    findings.extend(outcomes_off(&overview));
    findings.extend(cells_only_assumed(&overview));
    findings.extend(channels_used_once(&overview));
    findings.extend(personas(&overview));
    findings
}

fn about_the_map(map: &Map, today: Option<Date>) -> Vec<Finding> {
    let passed = map.info.review_date.filter(|date| today.is_some_and(|today| *date < today));
    let has_touchpoint_lane = map.lanes.iter().any(|lane| lane.kind == LaneKind::Touchpoints);
    let kinds = [
        passed.map(FindingKind::ReviewDatePassed),
        map.stages.is_empty().then_some(FindingKind::NoStages),
        map.personas.is_empty().then_some(FindingKind::NoPersonas),
        (!has_touchpoint_lane).then_some(FindingKind::NoTouchpointLane),
    ];
    let about = |kind| Finding { kind, subject: Subject::Map, title: map.info.title.clone() };
    kinds.into_iter().flatten().map(about).collect()
}

/// Stages that no card covers; then, if the map has a touchpoints lane, other stages without a touchpoint. None while the
/// map has no cards: a map that was just begun lacks everything.
fn stages(overview: &Overview<'_>) -> Vec<Finding> {
    let map = overview.map;
    if map.cards.is_empty() {
        return Vec::new();
    }
    let filled: BTreeSet<_> = overview.cards.iter().flat_map(|sited| sited.covered(map)).collect();
    let touched: BTreeSet<_> = overview.cards_in(LaneKind::Touchpoints).flat_map(|sited| sited.covered(map)).collect();
    let has_touchpoint_lane = map.lanes.iter().any(|lane| lane.kind == LaneKind::Touchpoints);
    let about = |kind, at| stage_finding(map, at, kind);
    let empty = (0..map.stages.len()).filter(|at| !filled.contains(at));
    let untouched =
        (0..map.stages.len()).filter(|at| has_touchpoint_lane && filled.contains(at) && !touched.contains(at));
    empty
        .filter_map(|at| about(FindingKind::StageEmpty, at))
        .chain(untouched.filter_map(|at| about(FindingKind::StageWithoutTouchpoint, at)))
        .collect()
}

fn tiring_purchase(overview: &Overview<'_>) -> Option<Finding> {
    let purchase = purchase_stage(overview.map)?;
    let touchpoints = overview.cards_in(LaneKind::Touchpoints).filter(|sited| sited.stage_at == purchase).count();
    let kind = FindingKind::PurchaseTiring { touchpoints };
    stage_finding(overview.map, purchase, kind).filter(|_| touchpoints > MOST_PURCHASE_TOUCHPOINTS)
}

fn stage_finding(map: &Map, at: usize, kind: FindingKind) -> Option<Finding> {
    let stage = map.stages.get(at)?;
    Some(Finding { kind, subject: Subject::Stage(stage.id.clone()), title: stage.title.clone() })
}

/// Touchpoints without a channel, then without a department, then without a feeling.
///
/// A feeling at the touchpoint's stage or at a step of it counts, because the curve has a value there. Maps without
/// personas get no finding about feelings: the missing personas are reported instead.
fn touchpoints(overview: &Overview<'_>) -> Vec<Finding> {
    let keys = || overview.map.feelings.keys();
    let felt_cards: BTreeSet<_> = keys().filter_map(|key| card_of(&key.anchor)).collect();
    let felt_stages: BTreeSet<_> =
        keys().filter(|key| card_of(&key.anchor).is_none()).filter_map(|key| overview.stage_at(&key.anchor)).collect();
    let all = || overview.cards_in(LaneKind::Touchpoints);
    let without_channel = all().filter(|sited| sited.card.channel.is_none());
    let without_department = all().filter(|sited| sited.card.department.trim().is_empty());
    let without_feeling = all().filter(|sited| {
        let is_felt = felt_cards.contains(&sited.card.id) || felt_stages.contains(&sited.stage_at);
        !is_felt && !overview.map.personas.is_empty()
    });
    without_channel
        .map(|sited| card_finding(FindingKind::TouchpointWithoutChannel, sited))
        .chain(without_department.map(|sited| card_finding(FindingKind::TouchpointWithoutDepartment, sited)))
        .chain(without_feeling.map(|sited| card_finding(FindingKind::TouchpointWithoutFeeling, sited)))
        .collect()
}

fn card_of(anchor: &Anchor) -> Option<&CardId> {
    match anchor {
        Anchor::Card(id) => Some(id),
        Anchor::Stage(_) | Anchor::Step(_) => None,
    }
}

fn card_finding(kind: FindingKind, sited: Sited<'_>) -> Finding {
    Finding { kind, subject: Subject::Card(sited.card.id.clone()), title: sited.card.title.clone() }
}

/// Pain points that are not linked with an opportunity in either direction.
fn unanswered_pain_points(overview: &Overview<'_>) -> Vec<Finding> {
    let opportunities: BTreeSet<_> = overview.cards_in(LaneKind::Opportunities).map(|sited| &sited.card.id).collect();
    let answered: BTreeSet<_> =
        overview.cards_in(LaneKind::Opportunities).flat_map(|sited| &sited.card.links).collect();
    overview
        .cards_in(LaneKind::PainPoints)
        .filter(|sited| !answered.contains(&sited.card.id))
        .filter(|sited| !sited.card.links.iter().any(|link| opportunities.contains(link)))
        .map(|sited| card_finding(FindingKind::PainPointUnanswered, sited))
        .collect()
}

fn opportunities_without_owner(overview: &Overview<'_>) -> Vec<Finding> {
    let all = overview.cards_in(LaneKind::Opportunities);
    all.filter(|sited| sited.card.owner.trim().is_empty())
        .map(|sited| card_finding(FindingKind::OpportunityWithoutOwner, sited))
        .collect()
}

/// Decisions whose shares add up to more than 100 %, or to less although every outcome has a share.
fn outcomes_off(overview: &Overview<'_>) -> Vec<Finding> {
    let off = |sited: Sited<'_>| {
        let shares: Vec<_> = sited.card.outcomes.iter().filter_map(|outcome| outcome.share).collect();
        let sum: f64 = shares.iter().map(|share| share.percent()).sum();
        let is_complete = !shares.is_empty() && shares.len() == sited.card.outcomes.len();
        let is_off = sum > 100.0 + SHARE_TOLERANCE || (is_complete && sum < 100.0 - SHARE_TOLERANCE);
        is_off.then(|| card_finding(FindingKind::OutcomesOff { sum }, sited))
    };
    overview.cards_in(LaneKind::Outcomes).filter_map(off).collect()
}

/// Cells with at least one assumed card in which no card has better evidence. Cards that state no evidence are ignored.
fn cells_only_assumed(overview: &Overview<'_>) -> Vec<Finding> {
    let same_cell = |a: &Sited<'_>, b: &Sited<'_>| a.card.place.lane == b.card.place.lane && a.stage_at == b.stage_at;
    let about = |cell: &[Sited<'_>]| {
        let evidence = || cell.iter().filter_map(|sited| sited.card.evidence);
        let is_assumed = evidence().count() > 0 && evidence().all(|evidence| evidence == Evidence::Assumed);
        let first = cell.first().filter(|_| is_assumed)?;
        Some(Finding {
            kind: FindingKind::CellOnlyAssumed,
            subject: Subject::Cell { lane: first.lane.id.clone(), stage: first.stage.id.clone() },
            title: format!("{} / {}", first.lane.title, first.stage.title),
        })
    };
    overview.cards.chunk_by(same_cell).filter_map(about).collect()
}

/// Channels with a single touchpoint before the last stage; one in the last stage could not be used again.
fn channels_used_once(overview: &Overview<'_>) -> Vec<Finding> {
    let map = overview.map;
    let is_dropped = |touchpoints: &[usize]| touchpoints.last() == Some(&0);
    channel_use_in(overview)
        .into_iter()
        .filter(|channel_use| channel_use.total() == 1 && is_dropped(&channel_use.touchpoints))
        .map(|channel_use| Finding {
            kind: FindingKind::ChannelUsedOnce,
            title: channel_name(map, &channel_use.channel).to_owned(),
            subject: Subject::Channel(channel_use.channel),
        })
        .collect()
}

/// Personas without feelings; then personas without feelings after the purchase, if stages follow it.
fn personas(overview: &Overview<'_>) -> Vec<Finding> {
    let map = overview.map;
    if map.cards.is_empty() && map.feelings.is_empty() {
        return Vec::new();
    }
    let stages_follow = |at: &usize| at.saturating_add(1) < map.stages.len();
    let purchase = purchase_stage(map).filter(stages_follow);
    let felt: Vec<_> = map.personas.iter().map(|persona| (persona, overview.felt_stages(&persona.id))).collect();
    let stops = |last: usize| purchase.is_some_and(|purchase| last <= purchase);
    let without = felt.iter().filter(|(_, stages)| stages.is_empty());
    let stopping = felt.iter().filter(|(_, stages)| stages.last().is_some_and(|last| stops(*last)));
    let kinds = without
        .map(|(persona, _)| (FindingKind::PersonaWithoutFeelings, persona))
        .chain(stopping.map(|(persona, _)| (FindingKind::PersonaStopsAtPurchase, persona)));
    kinds
        .map(|(kind, persona)| Finding {
            kind,
            subject: Subject::Persona(persona.id.clone()),
            title: persona.name.clone(),
        })
        .collect()
}
