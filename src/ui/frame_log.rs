//! How long frames took, for the benchmark: written to the file named by `SAFAR_FRAME_LOG` when the window closes.
//!
//! One line a frame, `interval_ms ui_ms`: the time since the frame before began, and the part of it spent in our UI code.

use std::{fmt::Write as _, path::PathBuf, time::Instant};

/// Frames and how long they took.
pub(crate) struct FrameLog {
    path: PathBuf,
    last_start: Option<Instant>,
    start: Instant,
    /// Milliseconds since the frame before began, and milliseconds of UI code.
    frames: Vec<(f64, f64)>,
}

impl FrameLog {
    /// A log where the environment asks for one.
    pub(crate) fn from_environment() -> Option<Self> {
        let path = std::env::var_os("SAFAR_FRAME_LOG")?;
        Some(Self { path: path.into(), last_start: None, start: Instant::now(), frames: Vec::new() })
    }

    /// A frame begins.
    pub(crate) fn begin(&mut self) {
        self.start = Instant::now();
    }

    /// Our part of the frame is done.
    pub(crate) fn end(&mut self) {
        let interval = self.last_start.map_or(0.0, |last| millis(self.start - last));
        self.last_start = Some(self.start);
        self.frames.push((interval, millis(self.start.elapsed())));
    }

    /// The file to write, and what.
    pub(crate) fn finish(self) -> (PathBuf, String) {
        let mut text = String::from("interval_ms ui_ms\n");
        for (interval, ui) in self.frames {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{interval:.3} {ui:.3}");
        }
        (self.path, text)
    }
}

fn millis(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
