//! Other windows, recorded instead of started.

use std::sync::{Mutex, PoisonError};

use safar::ui::new_window::{WindowRequest, WindowStarter};

/// Records the requests for other windows, and answers each with the same result.
#[derive(Debug)]
pub(crate) struct OtherWindows {
    answer: Result<(), String>,
    requests: Mutex<Vec<WindowRequest>>,
}

impl OtherWindows {
    /// Windows that all open, or none of them for this reason.
    pub(crate) fn answering(answer: Result<(), String>) -> Self {
        Self { answer, requests: Mutex::default() }
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<WindowRequest> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl WindowStarter for OtherWindows {
    fn start(&self, request: &WindowRequest) -> Result<(), String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        self.answer.clone()
    }
}
