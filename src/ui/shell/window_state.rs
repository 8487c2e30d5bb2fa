//! The state of the window that does not belong to a map.

use super::{announcer::Announcer, dropped::Drops, frame_log::FrameLog, placement::PlaceWatch, toast::Toasts};
use crate::{
    model::Language,
    ui::{action::Action, clipboard::Clipboard, dialogs::Palette, start::StartScreen},
};

/// The number of actions that the palette remembers.
const MOST_RECENT: usize = 5;

/// The state of the window that belongs to no map.
pub(in crate::ui) struct WindowState {
    /// The start screen.
    pub(in crate::ui) start: StartScreen,
    /// The messages at the bottom of the window.
    pub(in crate::ui) toasts: Toasts,
    /// The announcements of changes for assistive technology.
    pub(in crate::ui) announcer: Announcer,
    /// The dropped files that are not used yet.
    pub(in crate::ui) drops: Drops,
    /// The window of the window system.
    pub(in crate::ui) outer: OuterWindow,
    /// The log of frame times, if it is enabled.
    pub(in crate::ui) log: Option<FrameLog>,
    /// The copied cards. They are kept when another map is opened.
    pub(in crate::ui) clipboard: Clipboard,
    /// The actions that were chosen in the palette, newest first.
    pub(in crate::ui) recent_actions: Vec<Action>,
}

/// The window of the window system.
#[derive(Debug, Default)]
pub(in crate::ui) struct OuterWindow {
    /// Whether the window may close without asking.
    pub(in crate::ui) may_close: bool,
    /// The title last set on the window.
    pub(in crate::ui) title: String,
    /// Whether another window waits for the report that this one is shown.
    pub(in crate::ui) is_awaited: bool,
    /// The place of the window; `None` if it is not remembered.
    pub(in crate::ui) place: Option<PlaceWatch>,
}

impl WindowState {
    /// A window whose start screen offers templates in `language`.
    pub(in crate::ui) fn new(language: Language) -> Self {
        Self {
            start: StartScreen::new(language),
            toasts: Toasts::default(),
            announcer: Announcer::default(),
            drops: Drops::default(),
            outer: OuterWindow::default(),
            log: FrameLog::from_environment(),
            clipboard: Clipboard::default(),
            recent_actions: Vec::new(),
        }
    }

    /// Remembers that `actions` were chosen in the palette, which then offers them first.
    pub(in crate::ui) fn recall(&mut self, actions: &[Action]) {
        let Some(action) = Palette::worth_recalling(actions) else { return };
        self.recent_actions.retain(|known| known != action);
        self.recent_actions.insert(0, action.clone());
        self.recent_actions.truncate(MOST_RECENT);
    }
}
