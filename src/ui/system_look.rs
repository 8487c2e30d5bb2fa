//! What the system's appearance is set to, and when that changes while the window is open.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use egui::Context;
use mundy::{Interest, Preferences, Subscription};

use crate::storage::ThemeChoice;

/// What a person has asked the system for; nothing where the system does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// Dark windows.
    pub is_dark: bool,
    /// More contrast.
    pub has_contrast: bool,
    /// Nothing that moves by itself.
    pub is_still: bool,
}

impl SystemLook {
    /// The theme that fits. There is one theme of high contrast, and it is light.
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

/// Listens to the system from a thread of its own, for as long as this lives.
pub struct SystemWatch {
    shared: Arc<Shared>,
    _subscription: Subscription,
}

#[derive(Default)]
struct Shared {
    /// What was heard last and not yet taken.
    heard: Mutex<Option<SystemLook>>,
    /// Whose window is to be drawn anew when something is heard.
    ctx: OnceLock<Context>,
}

impl SystemWatch {
    /// Begins to listen. Begun before there is a window, the answer is there before its first frame.
    #[must_use]
    pub fn begin() -> Self {
        let shared = Arc::new(Shared::default());
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

    /// Wakes the window of `ctx` from now on when something is heard.
    pub(super) fn wake(&self, ctx: &Context) {
        let _ = self.shared.ctx.set(ctx.clone());
    }

    /// What was heard since this was asked last.
    pub(super) fn take(&self) -> Option<SystemLook> {
        self.shared.heard.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl std::fmt::Debug for SystemWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemWatch").field("heard", &self.shared.heard).finish_non_exhaustive()
    }
}
