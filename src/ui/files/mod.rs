//! The file requests of the window that are not answered yet. `ui/carry/file` decides what follows from the answers.

mod leaving;
mod opening;
mod reading;
mod waiting;

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::Arc,
};

pub(super) use self::{
    leaving::{Leaving, StateToLose, Waiting},
    opening::{Arrived, Opening},
    reading::NewestReads,
};
use super::{
    dialogs::{Dialog, Question},
    jobs::{DocumentsFolder, Finished, JobId, PictureTarget},
};
use crate::{export::Request, storage::SettingsFile};

/// The pending file requests of the window.
#[derive(Default)]
pub(super) struct Files {
    /// The file of the settings.
    pub(super) settings: Option<Arc<SettingsFile>>,
    /// The folder to suggest for a map without a file.
    pub(super) documents: DocumentsFolder,
    /// The map that is being opened.
    pub(super) opening: Opening,
    /// What waits for a save, and what the user agreed to lose.
    pub(super) leaving: Leaving,
    /// The themes, logos and pictures that are being read.
    pub(super) reading: NewestReads,
    /// The open file dialog, and the export it is for.
    pub(super) picking: Picking,
    /// Results that edit the map, which wait for the end of the gesture in progress.
    pub(super) for_later: Vec<Finished>,
    /// Messages and questions that wait until the open dialog is closed.
    pub(super) messages: VecDeque<Dialog>,
}

/// The open file dialog.
#[derive(Debug, Default)]
pub(super) struct Picking {
    /// The job that shows it.
    pub(super) job: Option<JobId>,
    /// The options of an export while the user chooses its file.
    pub(super) export: Option<Request>,
}

impl Files {
    /// No requests, except for the map given at the start of the program, if any.
    pub(super) fn new(settings: Option<SettingsFile>, awaits_first_map: bool) -> Self {
        Self {
            settings: settings.map(Arc::new),
            documents: DocumentsFolder::look_up(),
            opening: Opening { awaits_first_map, ..Opening::default() },
            ..Self::default()
        }
    }

    /// The folder of `path`, or the documents folder, with a separator at its end.
    pub(super) fn folder_of(&self, path: Option<&Path>) -> PathBuf {
        path.and_then(Path::parent).unwrap_or_else(|| self.documents.path()).join("")
    }

    /// Records the newest request for a picture.
    pub(super) fn reads_picture(&mut self, target: PictureTarget, id: JobId) {
        self.reading.reads_picture(target, id);
    }

    /// Drops a waiting question about the map's file, which a newer save answers.
    pub(super) fn drop_conflict(&mut self) {
        self.messages.retain(|message| !matches!(message, Dialog::Question(Question::Conflict { .. })));
    }

    /// Drops a waiting question about the brand's file, which a newer save answers.
    pub(super) fn drop_brand_conflict(&mut self) {
        self.messages.retain(|message| !matches!(message, Dialog::Question(Question::BrandConflict { .. })));
    }

    /// Drops what concerns the map that is being closed. Returns the job that opens another one, which is to be left.
    pub(super) fn leave_map(&mut self) -> Option<JobId> {
        self.leaving.after_save = None;
        self.leaving.given_up = None;
        self.reading.leave_map();
        self.messages.retain(|message| !message.is_about_map());
        self.opening.stop()
    }
}
