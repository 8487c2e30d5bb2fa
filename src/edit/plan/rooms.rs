//! The number of stages that cards cover, and the labels for showing and hiding stages and lanes.

use std::ops::Range;

use super::{Change, Deed, DeedPart, EditError, ListChange, Nameless, Plan, StepLabel, stages, unless, words};
use crate::model::{CardId, Map, Span, Stage, Visibility};

/// Sets the span of a card to `span` stages, limited to the stages of the map.
pub(super) fn stretch(map: &Map, id: &CardId, span: Span) -> Result<Plan, EditError> {
    let card = map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()))?;
    let (first, _) = stages::find(map, &card.place.stage)?;
    let span = span.min(Span::clamped(map.stages.len().saturating_sub(first)));
    let title = words::quoted(&card.title, Nameless::Card);
    let label = match span.get() {
        1 => StepLabel::new(Deed::KeepToStage, [title]),
        count => StepLabel::new(Deed::Stretch, [title, DeedPart::Count(count)]),
    };
    Ok(Plan::new(label, unless(card.span == span, Change::CardSpan { id: id.clone(), span })))
}

/// The label of a change of visibility of a stage or lane.
pub(super) fn shown(before: Visibility, after: Visibility, title: DeedPart) -> StepLabel {
    match (before, after) {
        (_, Visibility::Hidden) => StepLabel::new(Deed::Hide, [title]),
        (_, Visibility::Collapsed) => StepLabel::new(Deed::Collapse, [title]),
        (Visibility::Hidden, Visibility::Open) => StepLabel::new(Deed::Show, [title]),
        (Visibility::Open | Visibility::Collapsed, Visibility::Open) => StepLabel::new(Deed::Expand, [title]),
    }
}

/// Inserts `stage` at index `at` and widens by one every card that spans that position.
pub(super) fn with_stage(map: &Map, at: usize, stage: Stage) -> Vec<Change> {
    let is_within = |covered: &Range<usize>| covered.start < at && at < covered.end;
    let mut changes = respanned(map, is_within, |span| span.saturating_add(1));
    changes.push(Change::Stages(ListChange::Insert { at: at.min(map.stages.len()), item: stage }));
    changes
}

/// Narrows by one every card of an earlier stage that covers the stage at `at`, which is being deleted.
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
