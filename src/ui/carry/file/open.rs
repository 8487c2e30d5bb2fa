//! Opening of maps: only the newest request counts, and a map that arrives late replaces unsaved work only if the user
//! agrees.

use std::path::PathBuf;

use super::{
    effect::{FileEffect, Task},
    hand::FileHand,
};
use crate::{
    storage::{Opened, StorageError},
    ui::{
        carry::Effect,
        files::Arrived,
        i18n::m,
        jobs::JobInfo,
        words::faults::{file_problem, storage_fault},
    },
};

/// Opens the map at `path`: shows it if it has been read, otherwise starts reading it. Does not ask about unsaved
/// changes.
pub(in crate::ui) fn open_path(hand: &mut FileHand<'_>, path: PathBuf) -> Vec<Effect> {
    open_as(hand, path, false)
}

/// Like [`open_path`]; if `is_template`, for a new map without a file.
pub(super) fn open_as(hand: &mut FileHand<'_>, path: PathBuf, is_template: bool) -> Vec<Effect> {
    // The path is remembered, and leads to the file from any folder.
    let path = std::path::absolute(&path).unwrap_or(path);
    let is_meant = |arrived: &Arrived| arrived.path == path && arrived.is_template == is_template;
    if let Some(arrived) = hand.files.opening.arrived.take().filter(is_meant) {
        return show_arrived(hand, arrived);
    }
    let awaits_first_map = hand.files.opening.awaits_first_map;
    let older = hand.files.opening.stop();
    hand.files.leaving.given_up = None;
    hand.files.opening.awaits_first_map = awaits_first_map;
    hand.files.opening.left = hand.state_to_lose();
    hand.files.opening.is_template = is_template;
    let older = older.map(FileEffect::Leave).into_iter();
    older.chain([FileEffect::Start(Task::OpenMap(path))]).map(Effect::File).collect()
}

/// Opens the map at `path` in another window, unless this window has it open.
pub(super) fn open_in_new_window(hand: &FileHand<'_>, path: PathBuf) -> Vec<Effect> {
    let path = std::path::absolute(&path).unwrap_or(path);
    if hand.path() == Some(&*path) {
        return vec![Effect::say(m("window-open-here"))];
    }
    vec![FileEffect::Start(Task::OpenWindow(Some(path))).into()]
}

/// Takes a map that was read, if it is still wanted.
pub(super) fn opened(hand: &mut FileHand<'_>, job: &JobInfo, result: Result<Box<Opened>, StorageError>) -> Vec<Effect> {
    let opening = &mut hand.files.opening;
    if opening.request != Some(job.id) {
        return Vec::new();
    }
    opening.request = None;
    opening.awaits_first_map = false;
    match (result, job.path.clone()) {
        (Ok(opened), Some(path)) => {
            let is_template = opening.is_template;
            opening.arrived = Some(Arrived { path, opened, is_template, is_announced: false });
            Vec::new()
        }
        (Ok(_), None) => Vec::new(),
        (Err(error), _) => vec![FileEffect::Tell(m("open-failed"), storage_fault(&error)).into()],
    }
}

/// Requests to show a map that was read, as if the user opened it again, so that the user is asked about changes made
/// meanwhile. Call it only while no dialog is open, because a dialog is about the open map.
pub(in crate::ui) fn announce_arrived(hand: &mut FileHand<'_>) -> Vec<Effect> {
    let arrived = hand.files.opening.arrived.as_mut().filter(|arrived| !arrived.is_announced);
    let Some(arrived) = arrived else { return Vec::new() };
    arrived.is_announced = true;
    vec![FileEffect::KeepTextThen(arrived.action()).into()]
}

fn show_arrived(hand: &mut FileHand<'_>, arrived: Arrived) -> Vec<Effect> {
    let Opened { map, warnings, more_warnings, fingerprint } = *arrived.opened;
    let mut effects = Vec::new();
    if arrived.is_template {
        effects.push(FileEffect::ShowMap(Box::new(map), None).into());
    } else {
        hand.settings.remember(&arrived.path, &map.info.title);
        let show = FileEffect::ShowMap(Box::new(map), Some((arrived.path, fingerprint)));
        effects.extend([Effect::KeepSettings, show.into()]);
    }
    if !warnings.is_empty() {
        let mut lines: Vec<_> = warnings.iter().map(file_problem).collect();
        if more_warnings > 0 {
            lines.push(m("more-remarks").with(&[("count", more_warnings.into())]));
        }
        effects.push(FileEffect::Tell(m("opened-with-remarks"), lines.join("\n\n")).into());
    }
    effects
}
