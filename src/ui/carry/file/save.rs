//! Saving of the map. Each save knows the document and the state it writes; the document counts as saved at that state,
//! and only the newest save changes its path.

use std::path::PathBuf;

use super::{
    effect::{FileEffect, Task},
    hand::FileHand,
    suggested::ask_for_file,
};
use crate::{
    edit::SavePoint,
    storage::{Fingerprint, Saved, StorageError},
    ui::{
        carry::Effect,
        desk::document::title_of,
        dialogs::{Question, Stalled},
        i18n::m,
        jobs::{Asked, JobInfo, Owner},
        words::faults::storage_fault,
    },
};

/// Saves the map to its file; asks for a file if it has none. `overwrites` allows replacing another program's changes of
/// the file.
pub(in crate::ui) fn save(hand: &mut FileHand<'_>, overwrites: bool) -> Vec<Effect> {
    let Some(map) = &mut hand.map else { return Vec::new() };
    map.session.end_gesture();
    let expected = map.file.fingerprint.filter(|_| !overwrites);
    let saving = match map.file.path.clone() {
        Some(path) => vec![begin_save(hand, path, expected)],
        None => save_as(hand),
    };
    std::iter::once(Effect::EndTyping).chain(saving).collect()
}

/// Asks for a file for the map.
pub(super) fn save_as(hand: &FileHand<'_>) -> Vec<Effect> {
    hand.map.as_ref().map_or_else(Vec::new, |map| ask_for_file(hand, Asked::SaveMap(map.id)))
}

/// Saves the map to another file that the user has confirmed.
pub(super) fn save_to(hand: &mut FileHand<'_>, path: PathBuf) -> Vec<Effect> {
    let Some(map) = &mut hand.map else { return Vec::new() };
    map.session.end_gesture();
    vec![Effect::EndTyping, begin_save(hand, path, None)]
}

fn begin_save(hand: &mut FileHand<'_>, path: PathBuf, expected: Option<Fingerprint>) -> Effect {
    // A question about an older save is answered by this one.
    hand.files.drop_conflict();
    FileEffect::Start(Task::SaveMap(path, expected)).into()
}

/// Handles the result of saving the state `point`.
pub(super) fn saved(
    hand: &mut FileHand<'_>,
    job: &JobInfo,
    point: SavePoint,
    result: Result<Saved, StorageError>,
) -> Vec<Effect> {
    match (result, job.path.clone()) {
        (Ok(saved), Some(path)) => is_saved(hand, job, path, point, saved),
        (Ok(_), None) => Vec::new(),
        (Err(StorageError::ChangedOnDisk { .. }), Some(path)) if is_newest_save(hand, job) => {
            vec![FileEffect::AskInTurn(Question::Conflict { path }).into()]
        }
        (Err(error), _) => save_failed(hand, job, storage_fault(&error)),
    }
}

fn is_saved(hand: &mut FileHand<'_>, job: &JobInfo, path: PathBuf, point: SavePoint, saved: Saved) -> Vec<Effect> {
    let Some(map) = hand.map.as_mut().filter(|map| job.owner == Owner::Document(map.id)) else {
        // The file is complete, but another map is open now.
        return Vec::new();
    };
    hand.settings.remember(&path, &title_of(map.session.map()));
    // Of saves to several files, the one requested last determines the path of the map.
    if map.file.saved_by.is_none_or(|by| by < job.id) {
        map.file.saved_by = Some(job.id);
        map.session.mark_saved_at(point);
        map.file.fingerprint = Some(saved.fingerprint);
        if map.file.failed_by.is_none_or(|by| by < job.id) {
            map.file.save_problem = None;
        }
        map.file.path = Some(path);
    }
    let ended = hand.newest_save().is_none().then_some(Effect::File(FileEffect::CloseStalled(Stalled::Map)));
    std::iter::once(Effect::KeepSettings).chain(ended).collect()
}

/// Handles a failed save; `problem` is the reason.
pub(super) fn save_failed(hand: &mut FileHand<'_>, job: &JobInfo, problem: String) -> Vec<Effect> {
    if is_newest_save(hand, job) {
        hand.files.stop_waiting_for_map();
        if let Some(map) = &mut hand.map {
            map.file.save_problem = Some(problem);
            map.file.failed_by = Some(job.id);
        }
        vec![FileEffect::CloseStalled(Stalled::Map).into()]
    } else if hand.is_of_map(job) {
        Vec::new()
    } else {
        // The saved map is no longer open, because the user did not wait for the save.
        vec![Effect::say(m("status-not-saved-because").with(&[("problem", problem.into())]))]
    }
}

fn is_newest_save(hand: &FileHand<'_>, job: &JobInfo) -> bool {
    hand.is_of_map(job) && hand.map.as_ref().is_some_and(|map| map.file.is_newest_save(job.id))
}
