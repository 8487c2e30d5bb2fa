//! The file of an open map, and the state of saving to it.

use std::path::{Path, PathBuf};

use crate::{edit::SavePoint, storage::Fingerprint, ui::jobs::JobId};

/// The file of an open map.
#[derive(Debug, Default)]
pub struct MapFile {
    /// The path; `None` if the map has never been saved.
    pub path: Option<PathBuf>,
    /// The fingerprint of the file as last read or written.
    pub fingerprint: Option<Fingerprint>,
    /// The reason why the last save failed, until a newer one succeeds.
    pub save_problem: Option<String>,
    /// The newest save that failed.
    pub failed_by: Option<JobId>,
    /// The save requested last, and the state it writes.
    pub last_save: Option<(JobId, SavePoint)>,
    /// The newest save that succeeded.
    pub saved_by: Option<JobId>,
}

impl MapFile {
    /// The file `read`, with its path and its content as it was read; `None` if the map has no file yet.
    #[must_use]
    pub fn new(read: Option<(PathBuf, Fingerprint)>) -> Self {
        let (path, fingerprint) = read.unzip();
        Self { path, fingerprint, ..Self::default() }
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned())
    }

    /// Whether `job` is the save requested last.
    #[must_use]
    pub fn is_newest_save(&self, job: JobId) -> bool {
        self.last_save.is_some_and(|(newest, _)| newest == job)
    }
}
