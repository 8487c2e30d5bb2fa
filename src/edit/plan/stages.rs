//! Stages: adding, copying, changing, moving and deleting them with all they hold.

use std::{collections::BTreeSet, sync::Arc};

use super::{Change, Created, EditError, Label, Plan, Splice, cards, ids, moved, references, replaced, rooms, words};
use crate::model::{Anchor, Card, Map, Place, Stage, StageId, Step, StepId};

/// Adds a stage called `title`.
pub(super) fn add(map: &Map, at: usize, title: String) -> Plan {
    let id = ids::next_stage(map);
    let label = Label::new("Add {}", [words::quoted(&title, "a stage")]);
    let stage = Stage::new(id.clone(), title);
    Plan::new(label, rooms::with_stage(map, at, stage)).creating(Created::Stage(id))
}

/// Adds a copy of a stage, its steps and its cards right after it.
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
        Label::new("Duplicate {}", [words::quoted(&stage.title, "a stage")]),
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

/// Puts another content in the place of the stage of the same id.
pub(super) fn replace(map: &Map, stage: Stage) -> Result<Plan, EditError> {
    let (at, before) = find(map, &stage.id)?;
    check_steps(map, &stage)?;
    let kept: BTreeSet<_> = stage.steps.iter().map(|step| &step.id).collect();
    let gone: BTreeSet<_> = before.steps.iter().map(|step| &step.id).filter(|id| !kept.contains(id)).collect();
    let mut changes = references::without_feelings(map, |key| is_at_step(&key.anchor, &gone));
    let is_renamed = before.title != stage.title && Stage { title: before.title.clone(), ..stage.clone() } == *before;
    let label = if is_renamed {
        words::renamed(&before.title, &stage.title, "a stage")
    } else {
        Label::new("Edit {}", [words::quoted(&before.title, "a stage")])
    };
    changes.extend(replaced(&map.stages, at, stage).map(Change::Stages));
    Ok(Plan::new(label, changes))
}

/// Moves a stage to be the one at `to`.
pub(super) fn relocate(map: &Map, id: &StageId, to: usize) -> Result<Plan, EditError> {
    let (at, stage) = find(map, id)?;
    let label = Label::new("Move {}", [words::quoted(&stage.title, "a stage")]);
    Ok(Plan::new(label, moved(&map.stages, at, to).into_iter().map(Change::Stages).collect()))
}

/// Deletes a stage with its steps, its cards and the feelings at any of them.
pub(super) fn delete(map: &Map, id: &StageId) -> Result<Plan, EditError> {
    let (at, stage) = find(map, id)?;
    let cards = map.cards.values().filter(|card| card.place.stage == *id).map(|card| card.id.clone()).collect();
    let steps = stage.steps.iter().map(|step| &step.id).collect();
    let mut changes = references::without_cards(map, &cards);
    changes.extend(references::without_feelings(map, |key| {
        is_at_step(&key.anchor, &steps) || matches!(&key.anchor, Anchor::Stage(other) if other == id)
    }));
    changes.extend(rooms::without_stage(map, at));
    changes.push(Change::Stages(Splice::remove(at)));
    Ok(Plan::new(Label::new("Delete {}", [words::quoted(&stage.title, "a stage")]), changes))
}

/// The stage named `id` and where it stands.
pub(super) fn find<'a>(map: &'a Map, id: &StageId) -> Result<(usize, &'a Stage), EditError> {
    let found = map.stages.iter().enumerate().find(|(_, stage)| stage.id == *id);
    found.ok_or_else(|| EditError::NoSuchStage(id.clone()))
}

/// Whether `anchor` is one of `steps`.
pub(super) fn is_at_step(anchor: &Anchor, steps: &BTreeSet<&StepId>) -> bool {
    matches!(anchor, Anchor::Step(id) if steps.contains(id))
}

/// Checks that the steps of `stage` have ids of their own.
fn check_steps(map: &Map, stage: &Stage) -> Result<(), EditError> {
    let others = map.stages.iter().filter(|other| other.id != stage.id).flat_map(|other| &other.steps);
    let mut taken: BTreeSet<_> = others.map(|step| &step.id).collect();
    match stage.steps.iter().find(|step| !taken.insert(&step.id)) {
        Some(step) => Err(EditError::DuplicateStep(step.id.clone())),
        None => Ok(()),
    }
}
