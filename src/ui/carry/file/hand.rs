//! The state that file and brand actions, and the results of jobs, may change directly.

use std::path::{Path, PathBuf};

use crate::{
    edit::{SavePoint, Session},
    storage::Settings,
    ui::{
        brand::BrandDraft,
        desk::{document::title_of, map_file::MapFile, view_state::ViewState},
        files::{Files, StateToLose},
        jobs::{DocumentId, JobId, JobInfo, JobKind, Jobs, Owner},
    },
};

/// The state that a file or brand action may change directly.
pub(in crate::ui) struct FileHand<'a> {
    /// The open map.
    pub(in crate::ui) map: Option<OpenMap<'a>>,
    /// The state of the view, with the edited brand.
    pub(in crate::ui) view: &'a mut ViewState,
    /// The settings.
    pub(in crate::ui) settings: &'a mut Settings,
    /// The pending file requests.
    pub(in crate::ui) files: &'a mut Files,
    /// The jobs in progress. They are started and left by effects.
    pub(in crate::ui) jobs: &'a Jobs,
    /// The text that is not in the map yet.
    pub(in crate::ui) typed: TypedText<'a>,
}

/// The open map as a file.
pub(in crate::ui) struct OpenMap<'a> {
    /// The identity by which results of jobs name it.
    pub(in crate::ui) id: DocumentId,
    /// The map.
    pub(in crate::ui) session: &'a mut Session,
    /// Its file.
    pub(in crate::ui) file: &'a mut MapFile,
}

/// The text being typed that is not in the map yet.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ui) struct TypedText<'a> {
    /// The line in the capture bar.
    pub(in crate::ui) line: &'a str,
    /// Whether there is any, in the capture bar or in place on the map.
    pub(in crate::ui) is_any: bool,
}

impl FileHand<'_> {
    /// The path of the open map's file.
    pub(super) fn path(&self) -> Option<&Path> {
        self.map.as_ref().and_then(|map| map.file.path.as_deref())
    }

    /// The title of the open map, or a placeholder.
    pub(super) fn title(&self) -> String {
        self.map.as_ref().map(|map| title_of(map.session.map())).unwrap_or_default()
    }

    /// The folder of the open map, or the documents folder, with a separator at its end.
    pub(in crate::ui::carry) fn folder(&self) -> PathBuf {
        self.files.folder_of(self.path())
    }

    /// Whether `job` belongs to the open map.
    pub(super) fn is_of_map(&self, job: &JobInfo) -> bool {
        self.map.as_ref().is_some_and(|map| job.owner == Owner::Document(map.id))
    }

    /// Whether `job` belongs to the edited brand.
    pub(super) fn is_of_brand(&self, job: &JobInfo) -> bool {
        self.view.draft().is_some_and(|draft| job.owner == Owner::Brand(draft.id()))
    }

    /// The newest save of the open map, while it is in progress. An older save to another file no longer matters.
    pub(super) fn newest_save(&self) -> Option<(JobId, SavePoint)> {
        let newest = self.map.as_ref()?.file.last_save;
        newest.filter(|(id, _)| self.jobs.is_running(*id))
    }

    /// Whether a save in progress covers all changes of the open map.
    pub(super) fn is_being_saved(&self) -> bool {
        let now = self.map.as_ref().map(|map| map.session.save_point());
        self.newest_save().is_some_and(|(_, point)| Some(point) == now)
    }

    /// Whether the open map has changes that no file has yet, including those being saved.
    ///
    /// A line in the capture bar counts as a change, because the user means it to become a card. Saving before leaving
    /// makes it a card; discarding the changes discards it too. Text being edited in place counts too.
    pub(in crate::ui) fn would_lose_changes(&self) -> bool {
        let is_unsaved = self.map.as_ref().is_some_and(|map| map.session.is_modified() || self.typed.is_any);
        is_unsaved || self.newest_save().is_some()
    }

    /// The state that leaving the open map now would lose.
    pub(super) fn state_to_lose(&self) -> Option<StateToLose> {
        self.map.as_ref().map(|map| StateToLose {
            document: map.id,
            point: map.session.save_point(),
            line: self.typed.line.to_owned(),
        })
    }

    /// The newest save of the edited brand, while it is in progress.
    pub(in crate::ui::carry) fn newest_brand_save(&self) -> Option<JobId> {
        let id = self.view.draft().map(BrandDraft::id)?;
        let mut saves = self.jobs.running().iter().rev().map(|running| &running.job);
        saves.find(|job| job.kind == JobKind::SaveBrand && job.owner == Owner::Brand(id)).map(|job| job.id)
    }

    /// Whether the edited brand has changes that no file has yet, including those being saved.
    pub(in crate::ui) fn would_lose_brand(&self) -> bool {
        self.view.has_unsaved_brand() || self.newest_brand_save().is_some()
    }
}
