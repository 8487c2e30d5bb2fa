//! What an action needs to know to tell whether it can be carried out now.

use crate::{
    edit::Session,
    ui::i18n::{Message, m},
};

/// The state of the window that decides which actions are available.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Env {
    /// A map is open.
    pub has_map: bool,
    /// Something is selected in it.
    pub has_selection: bool,
    /// There is a step to take back.
    pub can_undo: bool,
    /// There is a step to make again.
    pub can_redo: bool,
}

impl Env {
    /// The environment where `session` is open; `None` stands for the start screen.
    #[must_use]
    pub fn of(session: Option<&Session>) -> Self {
        session.map_or_else(Self::default, |session| Self {
            has_map: true,
            has_selection: !session.selection().is_empty(),
            can_undo: session.can_undo(),
            can_redo: session.can_redo(),
        })
    }

    /// For what needs an open map.
    pub(super) fn map(&self) -> Result<(), Message> {
        if self.has_map { Ok(()) } else { Err(m("palette-needs-map")) }
    }

    /// For what needs something selected.
    pub(super) fn selection(&self) -> Result<(), Message> {
        self.map()?;
        if self.has_selection { Ok(()) } else { Err(m("palette-needs-selection")) }
    }

    /// For what needs a step to take back, or to make again.
    pub(super) fn step(&self, is_there: bool) -> Result<(), Message> {
        self.map()?;
        if is_there { Ok(()) } else { Err(m("palette-nothing-to-undo")) }
    }
}
