//! The state of the window that does not belong to a map.

use std::path::PathBuf;

use super::{announcer::Announcer, clipboard::Clipboard, frame_log::FrameLog, start::StartScreen, toast::Toasts};
use crate::model::Language;

/// The state of the window that belongs to no map.
pub(super) struct WindowState {
    /// The start screen.
    pub(super) start: StartScreen,
    /// The messages at the bottom of the window.
    pub(super) toasts: Toasts,
    /// The announcements of changes for assistive technology.
    pub(super) announcer: Announcer,
    /// Dropped files whose position is not known yet.
    pub(super) dropped: Vec<PathBuf>,
    /// Whether the window may close without asking.
    pub(super) may_close: bool,
    /// The title last set on the window.
    pub(super) title: String,
    /// The log of frame times, if it is enabled.
    pub(super) log: Option<FrameLog>,
    /// The copied cards. They are kept when another map is opened.
    pub(super) clipboard: Clipboard,
}

impl WindowState {
    /// A window whose start screen offers templates in `language`.
    pub(super) fn new(language: Language) -> Self {
        Self {
            start: StartScreen::new(language),
            toasts: Toasts::default(),
            announcer: Announcer::default(),
            dropped: Vec::new(),
            may_close: false,
            title: String::new(),
            log: FrameLog::from_environment(),
            clipboard: Clipboard::default(),
        }
    }
}
