//! The map that is being opened: only the newest request counts.

use std::path::{Path, PathBuf};

use super::StateToLose;
use crate::{storage::Opened, ui::jobs::JobId};

/// The map that is being opened.
#[derive(Debug, Default)]
pub(in crate::ui) struct Opening {
    /// Whether the map given at the start of the program is still being read.
    pub(in crate::ui) awaits_first_map: bool,
    /// The newest request; results of older requests are dropped.
    pub(in crate::ui) request: Option<JobId>,
    /// A map that was read and is not shown yet.
    pub(in crate::ui) arrived: Option<Arrived>,
    /// The state of the open map that the user agreed to leave when requesting the newest map.
    pub(in crate::ui) left: Option<StateToLose>,
}

/// A map that was read and is not shown yet.
#[derive(Debug)]
pub(in crate::ui) struct Arrived {
    /// The file.
    pub(in crate::ui) path: PathBuf,
    /// The map.
    pub(in crate::ui) opened: Box<Opened>,
    /// Whether the action to show it has been pushed.
    pub(in crate::ui) is_announced: bool,
}

impl Opening {
    /// Drops every request. Returns the job to leave, if one is in progress.
    pub(in crate::ui) fn stop(&mut self) -> Option<JobId> {
        std::mem::take(self).request
    }

    /// Whether the map at `path` was read and is not shown yet.
    pub(in crate::ui) fn has_arrived(&self, path: &Path) -> bool {
        self.arrived.as_ref().is_some_and(|arrived| arrived.path == *path)
    }
}
