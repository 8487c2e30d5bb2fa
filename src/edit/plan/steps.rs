//! Steps: adding, renaming, moving, merging and deleting them. A step is part of its stage, so each plan replaces stages.

use std::collections::BTreeSet;

use super::{Change, Created, EditError, Label, Plan, Splice, ids, references, stages, words};
use crate::model::{Anchor, FeelingKey, Map, Stage, StageId, Step, StepId};

/// Adds a step called `title` to `stage`.
pub(super) fn add(map: &Map, stage: &StageId, at: usize, title: String) -> Result<Plan, EditError> {
    let (stage_at, stage) = stages::find(map, stage)?;
    let id = ids::step_numbers(map).next_step();
    let label = Label::new("Add {} to {}", [words::quoted(&title, "a step"), words::quoted(&stage.title, "a stage")]);
    let mut stage = stage.clone();
    stage.steps.insert(at.min(stage.steps.len()), Step { id: id.clone(), title });
    Ok(Plan::new(label, vec![replacing(stage_at, stage)]).creating(Created::Step(id)))
}

/// Puts another content in the place of the step of the same id.
pub(super) fn replace(map: &Map, step: Step) -> Result<Plan, EditError> {
    let (stage_at, stage, at) = find(map, &step.id)?;
    let before = stage.steps.get(at);
    let label = words::renamed(before.map_or("", |before| &before.title), &step.title, "a step");
    if before == Some(&step) {
        return Ok(Plan::new(label, Vec::new()));
    }
    let mut stage = stage.clone();
    stage.steps.splice(at..=at, [step]);
    Ok(Plan::new(label, vec![replacing(stage_at, stage)]))
}

/// Moves a step to be the one at `to` of `stage`.
pub(super) fn relocate(map: &Map, id: &StepId, stage: &StageId, to: usize) -> Result<Plan, EditError> {
    let (from_at, from, at) = find(map, id)?;
    let (to_at, target) = stages::find(map, stage)?;
    let title = from.steps.get(at).map_or("", |step| &step.title);
    let label = Label::new("Move {} to {}", [words::quoted(title, "a step"), words::quoted(&target.title, "a stage")]);
    let mut source = from.clone();
    let step = source.steps.remove(at);
    if from_at == to_at {
        source.steps.insert(to.min(source.steps.len()), step);
        let changes = if source == *from { Vec::new() } else { vec![replacing(from_at, source)] };
        return Ok(Plan::new(label, changes));
    }
    let mut target = target.clone();
    target.steps.insert(to.min(target.steps.len()), step);
    Ok(Plan::new(label, vec![replacing(from_at, source), replacing(to_at, target)]))
}

/// Takes the step `id` away and gives its words and its feelings to the step `into`.
pub(super) fn merge(map: &Map, id: &StepId, into: &StepId) -> Result<Plan, EditError> {
    let (from_at, from, at) = find(map, id)?;
    let (to_at, to, kept_at) = find(map, into)?;
    let title = |stage: &Stage, at: usize| stage.steps.get(at).map(|step| step.title.clone()).unwrap_or_default();
    let (gone, kept) = (title(from, at), title(to, kept_at));
    let label = Label::new("Merge {} into {}", [words::quoted(&gone, "a step"), words::quoted(&kept, "a step")]);
    if id == into {
        return Ok(Plan::new(label, Vec::new()));
    }
    let mut changes = merged_feelings(map, id, into);
    let step = Step { id: into.clone(), title: joined(&kept, &gone) };
    let mut target = to.clone();
    target.steps.splice(kept_at..=kept_at, [step]);
    if from_at == to_at {
        target.steps.remove(at);
    } else {
        let mut source = from.clone();
        source.steps.remove(at);
        changes.push(replacing(from_at, source));
    }
    changes.push(replacing(to_at, target));
    Ok(Plan::new(label, changes))
}

/// The changes that move the feelings at the step `gone` to the step `kept`, where their personas have none as yet.
fn merged_feelings(map: &Map, gone: &StepId, kept: &StepId) -> Vec<Change> {
    let there = |key: &FeelingKey| FeelingKey { persona: key.persona.clone(), anchor: Anchor::Step(kept.clone()) };
    let at_gone = || map.feelings.iter().filter(|(key, _)| matches!(&key.anchor, Anchor::Step(id) if id == gone));
    let moving =
        at_gone().map(|(key, feeling)| (there(key), feeling)).filter(|(key, _)| !map.feelings.contains_key(key));
    let moving = moving.map(|(key, feeling)| Change::Feeling { key, feeling: Some(feeling.clone()) });
    let leaving = at_gone().map(|(key, _)| Change::Feeling { key: key.clone(), feeling: None });
    moving.chain(leaving).collect()
}

/// Both titles, the one that stays first; only one where the other is blank or the same.
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
    let (stage_at, stage, at) = find(map, id)?;
    let title = stage.steps.get(at).map_or("", |step| &step.title);
    let label = Label::new("Delete {}", [words::quoted(title, "a step")]);
    let gone = BTreeSet::from([id]);
    let mut changes = references::without_feelings(map, |key| stages::is_at_step(&key.anchor, &gone));
    let mut stage = stage.clone();
    stage.steps.remove(at);
    changes.push(replacing(stage_at, stage));
    Ok(Plan::new(label, changes))
}

/// Where the stage of the step `id` stands, the stage, and where the step stands in it.
fn find<'a>(map: &'a Map, id: &StepId) -> Result<(usize, &'a Stage, usize), EditError> {
    let found = map
        .stages
        .iter()
        .enumerate()
        .find_map(|(stage_at, stage)| Some((stage_at, stage, stage.steps.iter().position(|step| step.id == *id)?)));
    found.ok_or_else(|| EditError::NoSuchStep(id.clone()))
}

fn replacing(at: usize, stage: Stage) -> Change {
    Change::Stages(Splice::replace(at, stage))
}
