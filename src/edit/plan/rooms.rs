//! How many stages cards cover, how large stages and lanes are, and how they are shown.

use std::ops::Range;

use super::{Change, EditError, Label, Plan, Splice, lanes, replaced, stages, words};
use crate::edit::Part;
use crate::model::{CardId, Lane, LaneHeight, LaneId, Map, Span, Stage, StageId, StageWidth, Visibility};

/// Lets a card cover `span` stages, its own first, but no more than there are.
pub(super) fn stretch(map: &Map, id: &CardId, span: Span) -> Result<Plan, EditError> {
    let card = map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()))?;
    let (first, _) = stages::find(map, &card.place.stage)?;
    let span = span.min(Span::clamped(map.stages.len().saturating_sub(first)));
    let title = words::quoted(&card.title, "a card");
    let label = match span.get() {
        1 => Label::new("Keep {} to its stage", [title]),
        count => Label::new("Stretch {} over {} stages", [title, Part::Count(count)]),
    };
    let change = Change::CardSpan { id: id.clone(), span };
    Ok(Plan::new(label, if card.span == span { Vec::new() } else { vec![change] }))
}

/// Makes a stage `width` wide; as wide as fits where `None`.
pub(super) fn resize_stage(map: &Map, id: &StageId, width: Option<StageWidth>) -> Result<Plan, EditError> {
    let (at, stage) = stages::find(map, id)?;
    let label = Label::new("Resize {}", [words::quoted(&stage.title, "a stage")]);
    Ok(Plan::new(label, stage_changes(map, at, Stage { width, ..stage.clone() })))
}

/// Makes a lane at least `height` tall; as tall as its kind is where `None`.
pub(super) fn resize_lane(map: &Map, id: &LaneId, height: Option<LaneHeight>) -> Result<Plan, EditError> {
    let (at, lane) = lanes::find(map, id)?;
    let label = Label::new("Resize {}", [words::quoted(&lane.title, "a lane")]);
    Ok(Plan::new(label, lane_changes(map, at, Lane { height, ..lane.clone() })))
}

/// Opens, collapses or hides a stage.
pub(super) fn show_stage(map: &Map, id: &StageId, visibility: Visibility) -> Result<Plan, EditError> {
    let (at, stage) = stages::find(map, id)?;
    let label = shown(stage.visibility, visibility, words::quoted(&stage.title, "a stage"));
    Ok(Plan::new(label, stage_changes(map, at, Stage { visibility, ..stage.clone() })))
}

/// Opens, collapses or hides a lane.
pub(super) fn show_lane(map: &Map, id: &LaneId, visibility: Visibility) -> Result<Plan, EditError> {
    let (at, lane) = lanes::find(map, id)?;
    let label = shown(lane.visibility, visibility, words::quoted(&lane.title, "a lane"));
    Ok(Plan::new(label, lane_changes(map, at, Lane { visibility, ..lane.clone() })))
}

fn shown(before: Visibility, after: Visibility, title: Part) -> Label {
    match (before, after) {
        (_, Visibility::Hidden) => Label::new("Hide {}", [title]),
        (_, Visibility::Collapsed) => Label::new("Collapse {}", [title]),
        (Visibility::Hidden, Visibility::Open) => Label::new("Show {}", [title]),
        (Visibility::Open | Visibility::Collapsed, Visibility::Open) => Label::new("Expand {}", [title]),
    }
}

fn stage_changes(map: &Map, at: usize, stage: Stage) -> Vec<Change> {
    replaced(&map.stages, at, stage).map(Change::Stages).into_iter().collect()
}

fn lane_changes(map: &Map, at: usize, lane: Lane) -> Vec<Change> {
    replaced::<Lane>(&map.lanes, at, lane).map(Change::Lanes).into_iter().collect()
}

/// The change that adds `stage` as the one at `at`, with those that let cards which go on over that place go on over
/// the new stage too.
pub(super) fn with_stage(map: &Map, at: usize, stage: Stage) -> Vec<Change> {
    let is_within = |covered: &Range<usize>| covered.start < at && at < covered.end;
    let mut changes = respanned(map, is_within, |span| span.saturating_add(1));
    changes.push(Change::Stages(Splice::insert(at.min(map.stages.len()), stage)));
    changes
}

/// The changes to cards that begin before the stage at `at` and cover it, for when it goes away.
pub(super) fn without_stage(map: &Map, at: usize) -> Vec<Change> {
    let is_covered = |covered: &Range<usize>| covered.start < at && covered.contains(&at);
    respanned(map, is_covered, |span| span.saturating_sub(1))
}

fn respanned(map: &Map, is_meant: impl Fn(&Range<usize>) -> bool, respan: impl Fn(usize) -> usize) -> Vec<Change> {
    let long = map.cards.values().filter(|card| card.span > Span::ONE && is_meant(&map.covered_stages(card)));
    let change = |id: &CardId, span| Change::CardSpan { id: id.clone(), span };
    long.map(|card| (card, Span::clamped(respan(card.span.get()))))
        .filter(|(card, span)| card.span != *span)
        .map(|(card, span)| change(&card.id, span))
        .collect()
}
