//! Plans for adding, copying, changing, moving and deleting stages with their content.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Change, Created, Deed, EditError, ListChange, Nameless, Plan, StepLabel, cards, ids, moved, references, rooms,
    unless, words,
};
use crate::{
    edit::StageField,
    model::{Anchor, Card, Map, Place, Stage, StageId, Step, StepId},
};

/// Adds a stage with `title`.
pub(super) fn add(map: &Map, at: usize, title: String) -> Plan {
    let id = ids::next_stage(map);
    let label = StepLabel::new(Deed::Add, [words::quoted(&title, Nameless::Stage)]);
    let stage = Stage::new(id.clone(), title);
    Plan::new(label, rooms::with_stage(map, at, stage)).creating(Created::Stage(id))
}

/// Adds a copy of a stage, its steps and its cards after it.
pub(super) fn duplicate(map: &Map, id: &StageId) -> Result<Plan, EditError> {
    let (at, stage) = find(map, id)?;
    let copy_id = ids::next_stage(map);
    let mut steps = ids::step_numbers(map);
    let copy = Stage {
        id: copy_id.clone(),
        steps: stage.steps.iter().map(|step| Step { id: steps.next_step(), ..step.clone() }).collect(),
        ..stage.clone()
    };
    let mut plan = Plan::new(
        StepLabel::new(Deed::Duplicate, [words::quoted(&stage.title, Nameless::Stage)]),
        rooms::with_stage(map, at.saturating_add(1), copy),
    )
    .creating(Created::Stage(copy_id.clone()));
    let originals: Vec<Card> = map.cards.values().filter(|card| card.place.stage == *id).cloned().collect();
    let places: Vec<_> = originals.iter().map(|card| Place { stage: copy_id.clone(), ..card.place.clone() }).collect();
    let Some(anywhere) = places.first().cloned() else { return Ok(plan) };
    let copies = cards::copies_of(map, &mut ids::card_numbers(map), originals, &anywhere);
    for (copy, place) in copies.into_iter().zip(places) {
        let card = Card { place, ..copy };
        plan = plan.creating(Created::Card(card.id.clone()));
        plan.transaction.changes.push(Change::Card { id: card.id.clone(), card: Some(Arc::new(card)) });
    }
    Ok(plan)
}

/// Sets a field of a stage.
pub(super) fn set(map: &Map, id: StageId, field: StageField) -> Result<Plan, EditError> {
    let (_, stage) = find(map, &id)?;
    let title = words::quoted(&stage.title, Nameless::Stage);
    let label = match &field {
        StageField::Title(after) => words::renamed(&stage.title, after, Nameless::Stage),
        StageField::Text(_) => StepLabel::new(Deed::Edit, [title]),
        StageField::Width(_) => StepLabel::new(Deed::Resize, [title]),
        StageField::Visibility(after) => rooms::shown(stage.visibility, *after, title),
    };
    let is_set = field.is_in(stage);
    Ok(Plan::new(label, unless(is_set, Change::StageField { id, field })))
}

/// Moves a stage to the index `to`.
pub(super) fn relocate(map: &Map, id: &StageId, to: usize) -> Result<Plan, EditError> {
    let (at, stage) = find(map, id)?;
    let label = StepLabel::new(Deed::Move, [words::quoted(&stage.title, Nameless::Stage)]);
    Ok(Plan::new(label, moved(&map.stages, at, to).into_iter().map(Change::Stages).collect()))
}

/// Deletes a stage with its steps, its cards and all feelings at these.
pub(super) fn delete(map: &Map, id: &StageId) -> Result<Plan, EditError> {
    let (at, stage) = find(map, id)?;
    let cards = map.cards.values().filter(|card| card.place.stage == *id).map(|card| card.id.clone()).collect();
    let steps = stage.steps.iter().map(|step| &step.id).collect();
    let mut changes = references::without_cards(map, &cards);
    changes.extend(references::without_feelings(map, |key| {
        is_at_step(&key.anchor, &steps) || matches!(&key.anchor, Anchor::Stage(other) if other == id)
    }));
    changes.extend(rooms::without_stage(map, at));
    changes.push(Change::Stages(ListChange::Remove { at }));
    Ok(Plan::new(StepLabel::new(Deed::Delete, [words::quoted(&stage.title, Nameless::Stage)]), changes))
}

/// The stage with this `id` and its index.
pub(super) fn find<'a>(map: &'a Map, id: &StageId) -> Result<(usize, &'a Stage), EditError> {
    let found = map.stages.iter().enumerate().find(|(_, stage)| stage.id == *id);
    found.ok_or_else(|| EditError::NoSuchStage(id.clone()))
}

/// Whether `anchor` is one of `steps`.
pub(super) fn is_at_step(anchor: &Anchor, steps: &BTreeSet<&StepId>) -> bool {
    matches!(anchor, Anchor::Step(id) if steps.contains(id))
}
