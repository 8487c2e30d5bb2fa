//! Saving of the map. Each save knows the document and the state it writes; the document counts as saved at that state,
//! and only the newest save changes its path.

use std::path::PathBuf;

use egui::Context;

use super::is_conflict;
use crate::{
    edit::SavePoint,
    storage::{Fingerprint, Saved, StorageError},
    ui::{
        action::Action,
        dialogs::{Dialog, Stalled},
        i18n::m,
        jobs::{JobId, JobInfo, MapContent, Owner},
        shell::app::SafarApp,
        words::faults::storage_fault,
    },
};

impl SafarApp {
    /// Saves the map to its file; asks for a file if it has none. `overwrites` allows replacing another program's
    /// changes of the file.
    pub(in crate::ui) fn save(&mut self, overwrites: bool) {
        let Some(document) = &mut self.desk.document else { return };
        document.session.end_gesture();
        self.desk.typing.forget();
        let Some(path) = document.path.clone() else { return self.ask_for_save_file() };
        let expected = document.fingerprint.filter(|_| !overwrites);
        self.begin_save(path, expected);
    }

    /// Saves the map to another file that the user has confirmed.
    pub(super) fn save_to(&mut self, path: PathBuf) {
        if let Some(document) = &mut self.desk.document {
            document.session.end_gesture();
            self.desk.typing.forget();
        }
        self.begin_save(path, None);
    }

    fn begin_save(&mut self, path: PathBuf, expected: Option<Fingerprint>) {
        let Some(document) = &mut self.desk.document else { return };
        let point = document.session.save_point();
        let content = MapContent { map: document.session.map().clone(), point };
        // A question about an older save is answered by this one.
        self.files.messages.retain(|message| !matches!(message, Dialog::Conflict { .. }));
        let id = self.jobs.save(document.id, path, content, expected);
        document.last_save = Some((id, point));
    }

    /// Whether the newest save of the open map is in progress.
    pub(in crate::ui) fn is_saving(&self) -> bool {
        self.newest_save().is_some()
    }

    /// Whether a save in progress covers all changes of the open map.
    pub(super) fn is_being_saved(&self) -> bool {
        let now = self.desk.document.as_ref().map(|document| document.session.save_point());
        self.newest_save().is_some_and(|(_, point)| Some(point) == now)
    }

    /// The newest save of the open map, while it is in progress. An older save to another file no longer matters.
    fn newest_save(&self) -> Option<(JobId, SavePoint)> {
        let newest = self.desk.document.as_ref()?.last_save;
        newest.filter(|(id, _)| self.jobs.is_running(*id))
    }

    pub(super) fn saved(&mut self, job: &JobInfo, point: SavePoint, result: Result<Saved, StorageError>) {
        match (result, job.path.clone()) {
            (Ok(saved), Some(path)) => self.is_saved(job, path, point, saved),
            (Ok(_), None) => {}
            (Err(error), Some(path)) if is_conflict(&error) && self.is_newest_save(job) => {
                self.show_or_queue(Dialog::Conflict { path });
            }
            (Err(error), _) => self.save_failed(job, storage_fault(&error)),
        }
    }

    fn is_saved(&mut self, job: &JobInfo, path: PathBuf, point: SavePoint, saved: Saved) {
        let Some(document) = self.desk.document.as_mut().filter(|document| job.owner == Owner::Document(document.id))
        else {
            // The file is complete, but another map is open now.
            return;
        };
        self.settings.remember(&path, &document.title());
        // Of saves to several files, the one requested last determines the path of the map.
        if document.saved_by.is_none_or(|by| by < job.id) {
            document.saved_by = Some(job.id);
            document.session.mark_saved_at(point);
            document.fingerprint = Some(saved.fingerprint);
            if document.failed_by.is_none_or(|by| by < job.id) {
                document.save_problem = None;
            }
            document.path = Some(path);
        }
        self.keep_settings();
        if !self.is_saving() {
            self.close_stalled(Stalled::Map);
        }
    }

    /// Runs the action that waited for a save that has ended; it asks again about changes made meanwhile. Not while a
    /// dialog is open, because that is about the open map or the brand.
    pub(super) fn go_on(&mut self, ctx: &Context) {
        if self.dialog.is_some() {
            return;
        }
        if !self.is_saving()
            && let Some(waiting) = self.files.after_save.take()
        {
            self.take_last(ctx, waiting.action);
        }
        if self.newest_brand_save().is_none()
            && let Some(waiting) = self.files.after_brand.take()
        {
            self.take_last(ctx, waiting.action);
        }
    }

    /// Handles a failed save; `problem` is the reason.
    pub(super) fn save_failed(&mut self, job: &JobInfo, problem: String) {
        if self.is_newest_save(job) {
            self.stop_waiting_for_map();
            self.close_stalled(Stalled::Map);
            if let Some(document) = &mut self.desk.document {
                document.save_problem = Some(problem);
                document.failed_by = Some(job.id);
            }
        } else if self.desk.document.as_ref().is_none_or(|document| job.owner != Owner::Document(document.id)) {
            // The saved map is no longer open, because the user did not wait for the save.
            self.window.toasts.show(m("status-not-saved-because").with(&[("problem", problem.into())]), None);
        }
    }

    fn is_newest_save(&self, job: &JobInfo) -> bool {
        let newest = self.desk.document.as_ref().and_then(|document| document.last_save);
        newest.is_some_and(|(id, _)| id == job.id)
    }

    /// Asks about a save that takes too long while an action waits for it. It cannot be cancelled, because its thread
    /// waits for the system, for example for an unreachable network drive.
    pub(super) fn mind_stalled_saves(&mut self, ctx: &Context) {
        let of_map = self.newest_save().map(|(id, _)| (id, Stalled::Map));
        let of_brand = self.newest_brand_save().map(|id| (id, Stalled::Brand));
        let waiting = [(of_map, &self.files.after_save), (of_brand, &self.files.after_brand)];
        let patience = self.options.patience;
        let stalled = waiting.into_iter().find_map(|(save, waiting)| Some((save?, waiting.as_ref()?)));
        let Some(((id, what), waiting)) = stalled else { return };
        let since = self.jobs.begun(id).map_or(waiting.since, |begun| begun.max(waiting.since));
        let left = patience.saturating_sub(since.elapsed());
        if !left.is_zero() {
            ctx.request_repaint_after(left);
        } else if self.dialog.is_none() {
            let path = self.jobs.path_of(id).map(std::path::Path::to_path_buf).unwrap_or_default();
            let then = waiting.action.clone();
            self.dialog = Some(Dialog::Stalled { what, path, then });
        }
    }

    /// Closes the question about a slow save, because the save has ended.
    pub(in crate::ui) fn close_stalled(&mut self, ended: Stalled) {
        if matches!(self.dialog, Some(Dialog::Stalled { what, .. }) if what == ended) {
            self.dialog = None;
        }
    }

    /// Runs `action` without waiting for the save any longer.
    pub(super) fn leave_save(&mut self, ctx: &Context, action: Action) {
        if self.files.after_save.take().is_some()
            && let Some((id, _)) = self.newest_save()
        {
            self.jobs.leave(id);
            self.give_up(ctx, action);
        } else if let Some(id) = self.newest_brand_save() {
            self.files.after_brand = None;
            self.jobs.leave(id);
            self.discard_brand_then(ctx, action);
        } else {
            // The save has just ended; the user is asked about the changes it did not cover.
            self.queue.late.push(action);
        }
    }
}
