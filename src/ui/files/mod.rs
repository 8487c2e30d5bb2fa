//! File requests of the window: choosing, opening, saving and exporting, and the handling of their results.
//!
//! A result changes only what it belongs to. A result for a document that is no longer open, or for a request that is
//! no longer the newest, is dropped; a map that arrives replaces the open one only if nothing is lost or the user
//! agrees.

mod export;
mod open;
mod picture;
mod save;
mod waiting;

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
};

use egui::Context;

use self::waiting::GivenUp;
pub(super) use self::{open::Arrived, waiting::Waiting};
use super::{
    action::{Action, FileAction},
    dialogs::{Answer, Dialog, Notice, PathField},
    file_picker::{FileDialogs, Picked},
    i18n::{Message, m},
    jobs::{Asked, DocumentId, DocumentsFolder, Finished, JobId, JobInfo, JobKind, JobResult, Owner, PictureTarget},
    shell::app::SafarApp,
};
use crate::{
    edit::{SavePoint, Session},
    export::Request,
    storage::{SettingsFile, StorageError},
};

/// The pending file requests of the window.
#[derive(Default)]
pub(super) struct Files {
    /// The file of the settings.
    pub(super) settings: Option<std::sync::Arc<SettingsFile>>,
    /// The folder to suggest for a map without a file.
    documents: DocumentsFolder,
    /// Whether the map given at the start of the program is still being read.
    pub(super) awaits_first_map: bool,
    /// The newest request to open a map; results of older requests are dropped.
    opening: Option<JobId>,
    /// A map that was read and is not shown yet.
    arrived: Option<Arrived>,
    /// The state of the open map that the user agreed to leave when requesting the newest map.
    left_for_map: Option<StateToLose>,
    /// An action that the user agreed to lose this state for, while the question about the brand is open.
    pub(super) given_up: Option<GivenUp>,
    /// Results that edit the map, which wait for the end of the gesture in progress.
    for_later: Vec<Finished>,
    /// The open file dialog.
    picking: Option<JobId>,
    /// The options of an export while the user chooses its file.
    export_request: Option<Request>,
    /// The newest request to read a theme.
    pub(super) reading_theme: Option<JobId>,
    /// The newest request to read a logo.
    pub(super) reading_logo: Option<JobId>,
    /// The newest request for a picture of each card and persona of the open map.
    reading_pictures: Vec<(PictureTarget, JobId)>,
    /// The action to run after the map is saved.
    pub(super) after_save: Option<Waiting>,
    /// The action to run after the brand is saved.
    pub(super) after_brand: Option<Waiting>,
    /// Messages of jobs that ended while another dialog was open.
    messages: VecDeque<Dialog>,
}

impl Files {
    /// Records the newest request for a picture. Each picture for a new card is a card of its own.
    pub(super) fn reads_picture(&mut self, target: PictureTarget, id: JobId) {
        if !matches!(target, PictureTarget::New(_)) {
            self.reading_pictures.retain(|(other, _)| *other != target);
            self.reading_pictures.push((target, id));
        }
    }

    /// Whether a newer request for the same place has replaced that of `job`.
    fn is_outdated(&self, job: &JobInfo, outcome: &JobResult) -> bool {
        match outcome {
            JobResult::PictureRead { target, .. } => {
                self.reading_pictures.iter().any(|(other, newest)| other == target && *newest > job.id)
            }
            JobResult::BrandAssetRead(_) => {
                job.kind == JobKind::ReadLogo && self.reading_logo.is_some_and(|newest| newest > job.id)
            }
            JobResult::Opened(_)
            | JobResult::Saved { .. }
            | JobResult::Exported(_)
            | JobResult::Picked { .. }
            | JobResult::ThemeRead(_)
            | JobResult::ThemeSaved { .. }
            | JobResult::ClipRead { .. }
            | JobResult::Kept
            | JobResult::Overtaken
            | JobResult::Broken(_) => false,
        }
    }

    /// Drops a waiting question about the brand's file, which a newer save answers.
    pub(super) fn drop_brand_conflict(&mut self) {
        self.messages.retain(|message| !matches!(message, Dialog::BrandConflict { .. }));
    }

    /// No requests, except for the map given at the start of the program, if any.
    pub(super) fn new(settings: Option<SettingsFile>, awaits_first_map: bool) -> Self {
        let settings = settings.map(std::sync::Arc::new);
        Self { settings, documents: DocumentsFolder::look_up(), awaits_first_map, ..Self::default() }
    }
}

/// The part of the window's state that leaving the map would lose.
#[derive(Debug, PartialEq)]
pub(super) struct StateToLose {
    document: DocumentId,
    point: SavePoint,
    /// The line in the capture bar.
    line: String,
}

impl SafarApp {
    /// Handles the results of ended jobs and the waiting actions. Called at the beginning of each frame.
    pub(super) fn finish_jobs(&mut self, ctx: &Context) {
        let mut ended = std::mem::take(&mut self.files.for_later);
        ended.extend(self.jobs.finished());
        for finished in ended {
            if !finished.outcome.edits_map() {
                self.finish_job(ctx, finished);
            } else if self.is_map_in_hand() {
                self.files.for_later.push(finished);
            } else {
                // The edit ends the step of the field being typed into; what is typed next is a new step.
                self.desk.typing.forget();
                self.finish_job(ctx, finished);
            }
        }
        if self.dialog.is_none() {
            self.dialog = self.files.messages.pop_front();
        }
        self.announce_arrived(ctx);
        self.go_on(ctx);
        self.mind_stalled_saves(ctx);
    }

    /// Whether a gesture or the editing of a text on the map is in progress, which another edit would break off.
    fn is_map_in_hand(&self) -> bool {
        let is_in_gesture = self.desk.session().is_some_and(Session::is_in_gesture);
        self.desk.canvas.is_editing_text() || (is_in_gesture && !self.desk.typing.is_under_way())
    }

    fn finish_job(&mut self, ctx: &Context, Finished { job, outcome }: Finished) {
        if self.files.is_outdated(&job, &outcome) {
            return;
        }
        let is_of_document =
            self.desk.document.as_ref().is_some_and(|document| job.owner == Owner::Document(document.id));
        let is_of_brand = self.desk.view.draft().is_some_and(|draft| job.owner == Owner::Brand(draft.id()));
        match outcome {
            JobResult::Opened(result) => self.opened(&job, result),
            JobResult::Saved { point, result } => self.saved(&job, point, result),
            JobResult::Exported(result) => self.exported(&job, result),
            JobResult::Picked { asked, picked } => self.picked_by(&job, asked, picked),
            JobResult::PictureRead { target, result } => match result {
                Ok(bytes) if is_of_document => self.embed(job.path.as_deref(), &target, bytes),
                Ok(_) => self.window.toasts.show(m("fault-gone"), None),
                Err(text) => self.tell(m("picture-failed"), text),
            },
            JobResult::ClipRead { text, clip } if is_of_document => self.paste_shared(&text, clip.as_deref()),
            JobResult::ThemeRead(result) => self.theme_read(ctx, &job, result),
            JobResult::ThemeSaved { revision, result } => self.brand_saved(ctx, &job, revision, result),
            JobResult::BrandAssetRead(result) if is_of_brand || result.is_err() => self.brand_asset_read(ctx, result),
            JobResult::Broken(why) => self.broken(&job, &why),
            JobResult::ClipRead { .. } | JobResult::BrandAssetRead(_) | JobResult::Kept | JobResult::Overtaken => {}
        }
    }

    /// Handles a job that ended without a result: what waited for it ends too, with a message.
    fn broken(&mut self, job: &JobInfo, why: &str) {
        let text = m("job-broken").with(&[("why", why.into())]);
        match job.kind {
            JobKind::OpenMap => {
                self.files.awaits_first_map = false;
                self.tell(m("open-failed"), text);
            }
            JobKind::SaveMap => self.save_failed(job, text),
            JobKind::Export => self.tell(m("export-failed"), text),
            JobKind::PickFile if self.files.picking == Some(job.id) => {
                self.files.picking = None;
                let dialog = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Waiting { .. }));
                self.cancelled(dialog.as_ref());
            }
            JobKind::ReadPicture => self.tell(m("picture-failed"), text),
            JobKind::ReadTheme | JobKind::ReadFont | JobKind::ReadLogo => self.tell(m("theme-failed"), text),
            JobKind::SaveBrand => self.brand_save_failed(text),
            // The user did not request these, or the system's clipboard has the text.
            JobKind::PickFile | JobKind::ReadClip | JobKind::SaveSettings | JobKind::ShareClip => {}
        }
    }

    /// Handles the answer to a dialog.
    pub(super) fn answered(&mut self, ctx: &Context, answer: Answer) {
        let dialog = self.dialog.take();
        match answer {
            Answer::Close => self.cancelled(dialog.as_ref()),
            Answer::SaveThen(action) => {
                if self.keep_line(ctx) {
                    self.wait_for_map(action);
                    self.save(false);
                } else {
                    self.drop_action(&action);
                }
            }
            Answer::DiscardThen(action) => {
                self.files.after_save = None;
                self.give_up(ctx, action);
            }
            Answer::SaveBrandThen(action) => self.save_brand_then(action),
            Answer::DiscardBrandThen(action) => self.discard_brand_then(ctx, action),
            Answer::LeaveSave(action) => self.leave_save(ctx, action),
            Answer::Overwrite => self.save(true),
            Answer::SaveAs => self.ask_for_save_file(),
            Answer::AskToReload(path) => {
                self.files.after_save = None;
                self.dialog = Some(Dialog::Reload { path });
            }
            Answer::Reload(path) => {
                self.files.after_save = None;
                self.open_path(path);
            }
            Answer::Path(asked, path) => self.picked(asked, Picked::File(path)),
            Answer::TypePath(asked, suggested) => {
                self.stop_picking();
                self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, None)));
            }
            Answer::StopWaiting => {
                self.stop_picking();
                self.cancelled(dialog.as_ref());
            }
            Answer::Export(request) => self.ask_for_export_file(*request),
            Answer::Do(actions) => self.queue.now.extend(actions),
        }
        ctx.request_repaint();
    }

    /// Closes the open file dialog without an answer.
    fn stop_picking(&mut self) {
        if let Some(id) = self.files.picking.take() {
            self.jobs.leave(id);
        }
    }

    /// Shows a message that the user closes; after the open dialog, if there is one.
    pub(super) fn tell(&mut self, title: Message, text: String) {
        self.show_or_queue(Dialog::Message(Notice { title: title.text(), text }));
    }

    /// Shows `dialog`; after the open one, if there is one.
    pub(super) fn show_or_queue(&mut self, dialog: Dialog) {
        match self.dialog {
            None => self.dialog = Some(dialog),
            Some(_) => self.files.messages.push_back(dialog),
        }
    }

    pub(super) fn ask_for(&mut self, asked: Asked, suggested: PathBuf) {
        self.stop_picking();
        match self.options.file_dialogs {
            FileDialogs::System => {
                self.files.picking = Some(self.jobs.pick(asked.clone(), suggested.clone()));
                self.dialog = Some(Dialog::Waiting { asked, suggested });
            }
            FileDialogs::PathField => self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, None))),
        }
    }

    /// The folder of the open map, or the documents folder, with a separator at its end.
    pub(super) fn folder(&self) -> PathBuf {
        let of_map = self.desk.document.as_ref().and_then(|document| document.path.as_deref()).and_then(Path::parent);
        of_map.unwrap_or_else(|| self.files.documents.path()).join("")
    }

    pub(super) fn ask_for_map(&mut self) {
        self.ask_for(Asked::OpenMap, self.folder());
    }

    pub(super) fn ask_for_save_file(&mut self) {
        let Some(document) = &self.desk.document else { return };
        self.ask_for(Asked::SaveMap(document.id), document.suggested_path("ron", self.files.documents.path()));
    }

    pub(super) fn ask_for_picture(&mut self, target: PictureTarget) {
        let Some(document) = &self.desk.document else { return };
        self.ask_for(Asked::Picture(document.id, target), self.folder());
    }

    pub(super) fn ask_for_theme(&mut self) {
        self.ask_for(Asked::Theme, self.folder());
    }

    /// Handles the answer of the file dialog, unless the user stopped waiting for it.
    fn picked_by(&mut self, job: &JobInfo, asked: Asked, picked: Picked) {
        if self.files.picking == Some(job.id) {
            self.files.picking = None;
            self.dialog.take_if(|dialog| matches!(dialog, Dialog::Waiting { .. }));
            self.picked(asked, picked);
        }
    }

    fn picked(&mut self, asked: Asked, picked: Picked) {
        let open = self.desk.document.as_ref().map(|document| document.id);
        if asked.document().is_some_and(|of| open != Some(of)) {
            return self.window.toasts.show(m("fault-gone"), None);
        }
        let path = match picked {
            Picked::File(path) => asked.kind().with_extension(path),
            Picked::Cancelled => return self.cancelled_asking(&asked),
            Picked::Failed => {
                let documents = self.files.documents.path();
                let suggested = match &asked {
                    Asked::SaveMap(_) => {
                        self.desk.document.as_ref().map(|document| document.suggested_path("ron", documents))
                    }
                    Asked::Export(_) => {
                        self.desk.document.as_ref().map(|document| document.suggested_path("png", documents))
                    }
                    Asked::SaveTheme => self.suggested_brand_path(),
                    Asked::OpenMap | Asked::Picture(..) | Asked::Theme | Asked::Font | Asked::Logo => None,
                };
                let suggested = suggested.unwrap_or_else(|| self.folder());
                self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, Some(m("path-no-dialog")))));
                return;
            }
        };
        match asked {
            Asked::OpenMap => self.queue.now.push(Action::File(FileAction::OpenPath(path))),
            Asked::SaveMap(_) => self.save_to(path),
            Asked::Export(_) => self.export_to(path),
            Asked::Picture(_, target) => self.read_picture(path, target),
            Asked::Theme => self.read_theme(path),
            Asked::SaveTheme => self.save_brand_to(path),
            Asked::Font | Asked::Logo => self.read_asset(&asked, path),
        }
    }

    /// Reads a picture for the open map.
    pub(super) fn read_picture(&mut self, path: PathBuf, target: PictureTarget) {
        if let Some(document) = &self.desk.document {
            let id = self.jobs.read_picture(document.id, path, target.clone());
            self.files.reads_picture(target, id);
        }
    }

    /// Reads the chosen theme; only the one chosen last will be shown.
    pub(super) fn read_theme(&mut self, path: PathBuf) {
        self.files.reading_theme = Some(self.jobs.read_theme(path));
    }
}

/// Whether a save failed because another program wrote the file.
fn is_conflict(error: &StorageError) -> bool {
    matches!(error, StorageError::ChangedOnDisk { .. })
}
