//! The actions that panels, keys and jobs push, until the end of the frame.

use crate::ui::action::Action;

/// The actions that were pushed and are not carried out yet.
#[derive(Default)]
pub(in crate::ui) struct Queue {
    /// The actions of this frame in order.
    pub(in crate::ui) now: Vec<Action>,
    /// Actions to run after all others of this frame, when a field that loses the focus has stored its text.
    pub(in crate::ui) late: Vec<Action>,
}
