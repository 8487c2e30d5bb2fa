//! The system's appearance settings, including changes while the window is open.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use egui::Context;
use mundy::{Interest, Preferences, Subscription};

use crate::storage::ThemeChoice;

/// The user's appearance settings of the system; defaults for anything the system does not report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// Dark windows.
    pub is_dark: bool,
    /// More contrast.
    pub has_contrast: bool,
    /// Reduced motion.
    pub is_still: bool,
}

impl SystemLook {
    /// The matching theme. There is only one high-contrast theme, and it is light.
    #[must_use]
    pub fn theme(self) -> ThemeChoice {
        match self {
            Self { has_contrast: true, .. } => ThemeChoice::Contrast,
            Self { is_dark: true, .. } => ThemeChoice::Dark,
            Self { is_dark: false, .. } => ThemeChoice::Light,
        }
    }
}

impl From<Preferences> for SystemLook {
    fn from(preferences: Preferences) -> Self {
        Self {
            is_dark: preferences.color_scheme.is_dark(),
            has_contrast: preferences.contrast.is_more(),
            is_still: preferences.reduced_motion.is_reduce(),
        }
    }
}

/// Watches the system's settings on its own thread, as long as this value lives.
pub struct SystemWatch {
    shared: Arc<SharedLook>,
    _subscription: Subscription,
}

#[derive(Default)]
struct SharedLook {
    /// The newest settings that have not been taken yet.
    heard: Mutex<Option<SystemLook>>,
    /// The window to repaint when settings arrive.
    ctx: OnceLock<Context>,
}

impl SystemWatch {
    /// Starts watching. If started before the window opens, the settings are known by its first frame.
    #[must_use]
    pub fn begin() -> Self {
        let shared = Arc::new(SharedLook::default());
        let told = Arc::clone(&shared);
        let interest = Interest::ColorScheme | Interest::Contrast | Interest::ReducedMotion;
        let subscription = Preferences::subscribe(interest, move |preferences| {
            *told.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(preferences.into());
            if let Some(ctx) = told.ctx.get() {
                ctx.request_repaint();
            }
        });
        Self { shared, _subscription: subscription }
    }

    /// Repaints the window of `ctx` whenever settings arrive from now on.
    pub(super) fn wake(&self, ctx: &Context) {
        let _ = self.shared.ctx.set(ctx.clone());
    }

    /// Takes the settings that arrived since the last call; `None` if there were none.
    pub(super) fn take(&self) -> Option<SystemLook> {
        self.shared.heard.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl std::fmt::Debug for SystemWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemWatch").field("heard", &self.shared.heard).finish_non_exhaustive()
    }
}
