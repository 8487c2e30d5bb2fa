//! Leaving the open map or the edited brand: what waits for a save, and what the user agreed to lose.

use std::time::Instant;

use crate::{
    edit::SavePoint,
    ui::{action::Action, jobs::DocumentId},
};

/// The actions that leave the open map or the edited brand and are not carried out yet.
#[derive(Debug, Default)]
pub(in crate::ui) struct Leaving {
    /// The action to run after the map is saved.
    pub(in crate::ui) after_save: Option<Waiting>,
    /// The action to run after the brand is saved.
    pub(in crate::ui) after_brand: Option<Waiting>,
    /// An action that the user agreed to lose this state for, while the question about the brand is open.
    pub(in crate::ui) given_up: Option<(Action, StateToLose)>,
}

/// The part of the window's state that leaving the map would lose.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct StateToLose {
    /// The open map.
    pub(in crate::ui) document: DocumentId,
    /// Its state.
    pub(in crate::ui) point: SavePoint,
    /// The line in the capture bar.
    pub(in crate::ui) line: String,
}

/// An action that waits for a save.
#[derive(Debug)]
pub(in crate::ui) struct Waiting {
    /// The action.
    pub(in crate::ui) action: Action,
    /// The time since which it waits for the file to be written.
    pub(in crate::ui) since: Instant,
}

impl Waiting {
    /// `action`, which waits from now on.
    pub(in crate::ui) fn new(action: Action) -> Self {
        Self { action, since: Instant::now() }
    }
}
