//! Opening of maps: only the newest request counts, and a map that arrives late replaces unsaved work only if the user
//! agrees.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{Files, StateToLose};
use crate::{
    model::Map,
    storage::{Fingerprint, Opened, StorageError},
    ui::{
        action::{Action, FileAction},
        desk::{document::Document, view_state::Tool},
        dialogs::Dialog,
        i18n::m,
        jobs::{JobInfo, Jobs},
        shell::app::SafarApp,
        words::faults::storage_fault,
    },
};

/// A map that was read and is not shown yet.
pub(in crate::ui) struct Arrived {
    path: PathBuf,
    opened: Box<Opened>,
    /// Whether the action to show it has been pushed.
    is_announced: bool,
}

impl Arrived {
    /// Whether the action to show it has been pushed.
    pub(super) fn is_announced(&self) -> bool {
        self.is_announced
    }

    /// The file it was read from.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Files {
    /// Cancels the opening of a map.
    fn stop_opening(&mut self, jobs: &mut Jobs) {
        if let Some(id) = self.opening.take() {
            jobs.leave(id);
        }
        self.arrived = None;
        self.left_for_map = None;
        self.given_up = None;
        self.awaits_first_map = false;
    }
}

impl SafarApp {
    /// Opens the map at `path`: shows it if it has been read, otherwise starts reading it. Does not ask about unsaved
    /// changes.
    pub(in crate::ui) fn open_path(&mut self, path: PathBuf) {
        // The path is remembered, and leads to the file from any folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        if let Some(arrived) = self.files.arrived.take().filter(|arrived| arrived.path == path) {
            return self.show_arrived(arrived);
        }
        let is_first = self.files.awaits_first_map;
        self.files.stop_opening(&mut self.jobs);
        self.files.awaits_first_map = is_first;
        self.files.left_for_map = self.state_to_lose();
        self.files.opening = Some(self.jobs.open(path));
    }

    /// Takes a map that was read, if it is still wanted.
    pub(super) fn opened(&mut self, job: &JobInfo, result: Result<Box<Opened>, StorageError>) {
        if self.files.opening != Some(job.id) {
            return;
        }
        self.files.opening = None;
        self.files.awaits_first_map = false;
        match (result, job.path.clone()) {
            (Ok(opened), Some(path)) => {
                self.files.arrived = Some(Arrived { path, opened, is_announced: false });
            }
            (Ok(_), None) => {}
            (Err(error), _) => self.tell(m("open-failed"), storage_fault(&error)),
        }
    }

    /// Requests to show a map that was read, as if the user opened it again, so that the user is asked about changes
    /// made meanwhile. Not while a dialog is open, because that is about the open map.
    pub(super) fn announce_arrived(&mut self, ctx: &Context) {
        let is_free = self.dialog.is_none();
        let Some(arrived) = self.files.arrived.as_mut().filter(|arrived| is_free && !arrived.is_announced) else {
            return;
        };
        arrived.is_announced = true;
        let action = Action::File(FileAction::OpenPath(arrived.path.clone()));
        self.take_last(ctx, action);
    }

    fn show_arrived(&mut self, arrived: Arrived) {
        let Opened { map, warnings, more_warnings, fingerprint } = *arrived.opened;
        self.settings.remember(&arrived.path, &map.info.title);
        self.keep_settings();
        self.open_map(map, Some((arrived.path, fingerprint)));
        if !warnings.is_empty() {
            let mut lines: Vec<_> = warnings.iter().map(ToString::to_string).collect();
            if more_warnings > 0 {
                lines.push(m("more-remarks").with(&[("count", more_warnings.into())]));
            }
            self.tell(m("opened-with-remarks"), lines.join("\n\n"));
        }
    }

    /// Whether `action` would lose unsaved changes of the open map that the user has not agreed to lose.
    pub(in crate::ui) fn would_lose_changes_by(&self, action: &Action) -> bool {
        if !action.leaves_map() || !self.would_lose_changes() {
            return false;
        }
        let has_arrived = |path: &PathBuf| self.files.arrived.as_ref().is_some_and(|arrived| arrived.path == *path);
        let state = self.state_to_lose();
        let is_left = matches!(action, Action::File(FileAction::OpenPath(path)) if has_arrived(path))
            && state == self.files.left_for_map;
        let is_given_up = self
            .files
            .given_up
            .as_ref()
            .is_some_and(|(given_up_for, given_up)| given_up_for == action && state.as_ref() == Some(given_up));
        !is_left && !is_given_up
    }

    /// The state that leaving the open map now would lose.
    fn state_to_lose(&self) -> Option<StateToLose> {
        self.desk.document.as_ref().map(|document| StateToLose {
            document: document.id,
            point: document.session.save_point(),
            line: self.desk.capture.line().to_owned(),
        })
    }

    /// Runs `action`, for which the user agreed to lose the present state of the map.
    pub(super) fn give_up(&mut self, ctx: &Context, action: Action) {
        self.files.given_up = self.state_to_lose().map(|state| (action.clone(), state));
        self.perform_keeping_brand(ctx, action);
    }

    /// Whether the open map has changes that no file has yet, including those being saved.
    ///
    /// A line in the capture bar counts as a change, because the user means it to become a card. Saving before leaving
    /// makes it a card; discarding the changes discards it too. Text being edited in place counts too.
    pub(in crate::ui) fn would_lose_changes(&self) -> bool {
        self.desk.has_unsaved_changes() || self.is_saving()
    }

    /// Asks about the changes that `then` would lose; waits instead if a save in progress covers them.
    pub(in crate::ui) fn ask_about_changes(&mut self, then: Action) {
        let Some(document) = &mut self.desk.document else { return };
        document.session.end_gesture();
        self.desk.typing.forget();
        let title = document.title();
        if self.is_being_saved() && !self.desk.has_text_outside_map() {
            self.wait_for_map(then);
        } else if self.would_lose_changes() {
            self.dialog = Some(Dialog::Unsaved { title, then });
        } else {
            self.queue.late.push(then);
        }
    }

    /// Replaces the open map by `map`, which was read from `file`, if given.
    pub(in crate::ui) fn open_map(&mut self, map: Map, file: Option<(PathBuf, Fingerprint)>) {
        self.leave_document();
        self.window.toasts.clear();
        self.desk.view.filter = std::sync::Arc::default();
        self.desk.document = Some(Document::new(map, file, self.desk.view.theme(), &mut self.desk.fonts));
        self.window.start.leave();
        self.desk.stop_finding();
        self.window.clipboard.leave_map();
        self.desk.view.tool = Tool::Select;
        self.desk.canvas.set_tool(Tool::Select);
    }

    /// Closes the open map and shows the start screen.
    pub(in crate::ui) fn close_map(&mut self, ctx: &Context) {
        self.stop_presenting(ctx);
        self.leave_document();
        self.dialog = None;
    }

    /// Cancels everything that concerns the open map.
    fn leave_document(&mut self) {
        self.files.stop_opening(&mut self.jobs);
        self.files.after_save = None;
        self.files.reading_pictures.clear();
        self.files.messages.retain(|message| !message.is_about_map());
        if self.dialog.as_ref().is_some_and(Dialog::is_about_map) {
            self.stop_picking();
            self.dialog = None;
        }
        self.desk.capture.clear();
        self.desk.typing.forget();
        self.desk.document = None;
        self.desk.canvas.leave();
    }
}
