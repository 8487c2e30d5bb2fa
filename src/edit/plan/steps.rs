//! Plans for adding, renaming, moving, merging and deleting steps.

use std::collections::BTreeSet;

use super::{
    Change, Created, Deed, EditError, ListChange, Nameless, Plan, StepLabel, ids, moved, references, stages, unless,
    words,
};
use crate::{
    edit::StepField,
    model::{Anchor, FeelingKey, Map, Stage, StageId, Step, StepId},
};

/// Adds a step with `title` to `stage`.
pub(super) fn add(map: &Map, stage: &StageId, at: usize, title: String) -> Result<Plan, EditError> {
    let (_, stage) = stages::find(map, stage)?;
    let id = ids::step_numbers(map).next_step();
    let label = StepLabel::new(
        Deed::AddTo,
        [words::quoted(&title, Nameless::Step), words::quoted(&stage.title, Nameless::Stage)],
    );
    let added = ListChange::Insert { at: at.min(stage.steps.len()), item: Step { id: id.clone(), title } };
    let change = Change::Steps { stage: stage.id.clone(), change: added };
    Ok(Plan::new(label, vec![change]).creating(Created::Step(id)))
}

/// Sets a field of a step.
pub(super) fn set(map: &Map, id: StepId, field: StepField) -> Result<Plan, EditError> {
    let Found { step, .. } = find(map, &id)?;
    let label = match &field {
        StepField::Title(after) => words::renamed(&step.title, after, Nameless::Step),
    };
    let is_set = field.is_in(step);
    Ok(Plan::new(label, unless(is_set, Change::StepField { id, field })))
}

/// Moves a step to the index `to` in `stage`.
pub(super) fn relocate(map: &Map, id: &StepId, stage: &StageId, to: usize) -> Result<Plan, EditError> {
    let from = find(map, id)?;
    let (_, target) = stages::find(map, stage)?;
    let label = StepLabel::new(
        Deed::MoveTo,
        [words::quoted(&from.step.title, Nameless::Step), words::quoted(&target.title, Nameless::Stage)],
    );
    let on_target = |change| Change::Steps { stage: stage.clone(), change };
    if from.stage.id == *stage {
        return Ok(Plan::new(label, moved(&from.stage.steps, from.at, to).into_iter().map(on_target).collect()));
    }
    let inserted = ListChange::Insert { at: to.min(target.steps.len()), item: from.step.clone() };
    Ok(Plan::new(label, vec![from.removal(), on_target(inserted)]))
}

/// Deletes the step `id` and adds its title and its feelings to the step `into`.
pub(super) fn merge(map: &Map, id: &StepId, into: &StepId) -> Result<Plan, EditError> {
    let (gone, kept) = (find(map, id)?, find(map, into)?);
    let label = StepLabel::new(
        Deed::Merge,
        [words::quoted(&gone.step.title, Nameless::Step), words::quoted(&kept.step.title, Nameless::Step)],
    );
    if id == into {
        return Ok(Plan::new(label, Vec::new()));
    }
    let mut changes = merged_feelings(map, id, into);
    let field = StepField::Title(joined(&kept.step.title, &gone.step.title));
    changes.extend(unless(field.is_in(kept.step), Change::StepField { id: into.clone(), field }));
    changes.push(gone.removal());
    Ok(Plan::new(label, changes))
}

/// The changes that move the feelings at the step `gone` to the step `kept`, unless their persona already has one
/// there.
fn merged_feelings(map: &Map, gone: &StepId, kept: &StepId) -> Vec<Change> {
    let there = |key: &FeelingKey| FeelingKey { persona: key.persona.clone(), anchor: Anchor::Step(kept.clone()) };
    let at_gone = || map.feelings.iter().filter(|(key, _)| matches!(&key.anchor, Anchor::Step(id) if id == gone));
    let moving =
        at_gone().map(|(key, feeling)| (there(key), feeling)).filter(|(key, _)| !map.feelings.contains_key(key));
    let moving = moving.map(|(key, feeling)| Change::Feeling { key, feeling: Some(feeling.clone()) });
    let leaving = at_gone().map(|(key, _)| Change::Feeling { key: key.clone(), feeling: None });
    moving.chain(leaving).collect()
}

/// Both titles, first the one of the step that is kept; only one if the other is blank or equal.
fn joined(kept: &str, gone: &str) -> String {
    match (kept.trim(), gone.trim()) {
        ("", _) => gone.to_owned(),
        (_, "") => kept.to_owned(),
        (a, b) if a == b => kept.to_owned(),
        (a, b) => format!("{a} / {b}"),
    }
}

/// Deletes a step and the feelings at it.
pub(super) fn delete(map: &Map, id: &StepId) -> Result<Plan, EditError> {
    let found = find(map, id)?;
    let label = StepLabel::new(Deed::Delete, [words::quoted(&found.step.title, Nameless::Step)]);
    let gone = BTreeSet::from([id]);
    let mut changes = references::without_feelings(map, |key| stages::is_at_step(&key.anchor, &gone));
    changes.push(found.removal());
    Ok(Plan::new(label, changes))
}

/// A step, its stage and its index there.
struct Found<'a> {
    stage: &'a Stage,
    at: usize,
    step: &'a Step,
}

impl Found<'_> {
    /// The change that removes the step from its stage.
    fn removal(&self) -> Change {
        Change::Steps { stage: self.stage.id.clone(), change: ListChange::Remove { at: self.at } }
    }
}

/// The step with this `id`.
fn find<'a>(map: &'a Map, id: &StepId) -> Result<Found<'a>, EditError> {
    let found = map.stages.iter().find_map(|stage| {
        let (at, step) = stage.steps.iter().enumerate().find(|(_, step)| step.id == *id)?;
        Some(Found { stage, at, step })
    });
    found.ok_or_else(|| EditError::NoSuchStep(id.clone()))
}
