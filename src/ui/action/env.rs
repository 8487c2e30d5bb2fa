//! The state on which the availability of actions depends.

use crate::{
    edit::Session,
    ui::i18n::{Message, m},
};

/// The state of the window that decides which actions are available.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent thing that an action may need")]
pub struct Env {
    /// Whether a map is open.
    pub has_map: bool,
    /// Whether something is selected.
    pub has_selection: bool,
    /// Whether there is a step to undo.
    pub can_undo: bool,
    /// Whether there is a step to redo.
    pub can_redo: bool,
}

impl Env {
    /// The state for an open `session`; `None` is the start screen.
    #[must_use]
    pub fn of(session: Option<&Session>) -> Self {
        session.map_or_else(Self::default, |session| Self {
            has_map: true,
            has_selection: !session.selection().is_empty(),
            can_undo: session.can_undo(),
            can_redo: session.can_redo(),
        })
    }

    /// The availability of an action that needs an open map.
    pub(super) fn map(self) -> Result<(), Message> {
        if self.has_map { Ok(()) } else { Err(m("palette-needs-map")) }
    }

    /// The availability of an action that needs a selection.
    pub(super) fn selection(self) -> Result<(), Message> {
        self.map()?;
        if self.has_selection { Ok(()) } else { Err(m("palette-needs-selection")) }
    }

    /// The availability of an action that needs a step to undo or redo.
    pub(super) fn step(self, is_there: bool) -> Result<(), Message> {
        self.map()?;
        if is_there { Ok(()) } else { Err(m("palette-nothing-to-undo")) }
    }
}
