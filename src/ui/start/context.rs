//! The surroundings of the parts of the start screen.

use crate::{
    storage::Settings,
    text::FontBook,
    ui::{action::Action, style::Tokens},
};

/// The surroundings of the parts of the start screen.
pub(super) struct StartContext<'a> {
    /// The colours of the window.
    pub(super) tokens: Tokens,
    /// The fonts for texts of maps.
    pub(super) fonts: &'a mut FontBook,
    /// The settings.
    pub(super) settings: &'a Settings,
    /// Whether the window is dark.
    pub(super) is_dark: bool,
    /// The actions that the user requests.
    pub(super) actions: &'a mut Vec<Action>,
}
