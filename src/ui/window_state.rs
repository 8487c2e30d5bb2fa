//! What the window holds around the map: the start screen, messages, and what the window system was told.

use std::path::PathBuf;

use super::{announcer::Announcer, clipboard::Clipboard, frame_log::FrameLog, start::StartScreen, toast::Toasts};
use crate::model::Language;

/// The state of the window that belongs to no map.
pub(super) struct WindowState {
    /// The start screen.
    pub(super) start: StartScreen,
    /// The messages at the window's foot.
    pub(super) toasts: Toasts,
    /// Tells assistive technology what was done.
    pub(super) announcer: Announcer,
    /// Files that were dropped before the position of the pointer was known.
    pub(super) dropped: Vec<PathBuf>,
    /// Whether the window may close without asking.
    pub(super) may_close: bool,
    /// The title that the window system was given.
    pub(super) title: String,
    /// What frames cost, where that is written down.
    pub(super) log: Option<FrameLog>,
    /// The copied cards. They outlive the map that they were copied from.
    pub(super) clipboard: Clipboard,
}

impl WindowState {
    /// A window that offers templates in `language` at first.
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
