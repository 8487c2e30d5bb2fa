//! What the window and the thread of a job tell one another while the job runs.

use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

/// What the window and the thread of a job share: whether it is cancelled, and how much of it is done.
#[derive(Debug, Default)]
pub struct Control {
    is_cancelled: AtomicBool,
    permille: AtomicU16,
}

impl Control {
    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the job is to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// The share of the job that is done, from 0 to 1; `None` while the job has said nothing of it.
    #[must_use]
    pub fn share_done(&self) -> Option<f64> {
        let permille = self.permille.load(Ordering::Relaxed);
        (permille > 0).then(|| f64::from(permille) / 1000.0)
    }

    /// Notes that `share` of the job is done, from 0 to 1. Returns whether that is a whole per cent more than before, and
    /// so worth showing.
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
