//! The map that is being opened: only the newest request counts.

use std::path::PathBuf;

use super::StateToLose;
use crate::{
    storage::Opened,
    ui::{
        action::{Action, FileAction},
        jobs::JobId,
    },
};

/// The map that is being opened.
#[derive(Debug, Default)]
pub(in crate::ui) struct Opening {
    /// Whether the map given at the start of the program is still being read.
    pub(in crate::ui) awaits_first_map: bool,
    /// The newest request; results of older requests are dropped.
    pub(in crate::ui) request: Option<JobId>,
    /// A map that was read and is not shown yet.
    pub(in crate::ui) arrived: Option<Arrived>,
    /// Whether the newest request is for a template, from which a new map is started.
    pub(in crate::ui) is_template: bool,
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
    /// Whether a new map is started from it.
    pub(in crate::ui) is_template: bool,
    /// Whether the action to show it has been pushed.
    pub(in crate::ui) is_announced: bool,
}

impl Opening {
    /// Drops every request. Returns the job to leave, if one is in progress.
    pub(in crate::ui) fn stop(&mut self) -> Option<JobId> {
        std::mem::take(self).request
    }

    /// Whether the map that `action` shows was read and is not shown yet.
    pub(in crate::ui) fn has_arrived(&self, action: &Action) -> bool {
        self.arrived.as_ref().is_some_and(|arrived| arrived.action() == *action)
    }
}

impl Arrived {
    /// The action that shows the map.
    pub(in crate::ui) fn action(&self) -> Action {
        let path = self.path.clone();
        Action::File(if self.is_template { FileAction::NewFromOwn(path) } else { FileAction::OpenPath(path) })
    }
}
