//! The state that the window and the thread of a job share while the job runs.

use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

/// The state that the window and the thread of a job share: the request to cancel, and the progress.
#[derive(Debug, Default)]
pub struct Control {
    is_cancelled: AtomicBool,
    permille: AtomicU16,
}

impl Control {
    /// Requests the job to stop.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the job should stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// The progress from 0 to 1; `None` as long as the job has not reported any.
    #[must_use]
    pub fn share_done(&self) -> Option<f64> {
        let permille = self.permille.load(Ordering::Relaxed);
        (permille > 0).then(|| f64::from(permille) / 1000.0)
    }

    /// Records the progress `share`, from 0 to 1. Returns whether it is at least one per cent more than before, so that
    /// the window should show it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000; the cast saturates"
    )]
    pub(super) fn progress(&self, share: f64) -> bool {
        let permille = (share.clamp(0.0, 1.0) * 1000.0) as u16;
        let before = self.permille.swap(permille, Ordering::Relaxed);
        permille / 10 != before / 10
    }
}
