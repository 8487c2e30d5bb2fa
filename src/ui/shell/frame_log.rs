//! Frame times for the benchmark, written to the file named by `SAFAR_FRAME_LOG` when the window closes.
//!
//! Each line is a frame, `at_s interval_ms ui_ms`: its start (seconds since 1970), the time since the start of the
//! previous frame, and the part of it spent in Safar's UI code. With `SAFAR_FRAME_LOG_REPAINT` set, the window repaints
//! continuously, so that a still canvas has a frame time to compare with.

use std::{
    fmt::Write as _,
    path::PathBuf,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// The times of frames.
pub(crate) struct FrameLog {
    path: PathBuf,
    last_start: Option<Instant>,
    start: Instant,
    /// The start of the log by the system clock.
    epoch: SystemTime,
    /// The start of the log by the monotonic clock.
    origin: Instant,
    /// Whether the window repaints continuously.
    pub(crate) repaints_always: bool,
    /// For each frame: seconds since the start of the log, milliseconds since the previous frame's start, and
    /// milliseconds of UI code.
    frames: Vec<(f64, f64, f64)>,
}

impl FrameLog {
    /// A log, if the environment requests one.
    pub(crate) fn from_environment() -> Option<Self> {
        let path = std::env::var_os("SAFAR_FRAME_LOG")?;
        let origin = Instant::now();
        Some(Self {
            path: path.into(),
            last_start: None,
            start: origin,
            epoch: SystemTime::now(),
            origin,
            repaints_always: repaints_always(),
            frames: Vec::new(),
        })
    }

    /// Call at the start of a frame.
    pub(crate) fn begin(&mut self) {
        self.start = Instant::now();
    }

    /// Call when Safar's part of the frame is done.
    pub(crate) fn end(&mut self) {
        let interval = self.last_start.map_or(0.0, |last| millis(self.start - last));
        self.last_start = Some(self.start);
        let at = (self.start - self.origin).as_secs_f64();
        self.frames.push((at, interval, millis(self.start.elapsed())));
    }

    /// The file to write, and its content.
    pub(crate) fn finish(self) -> (PathBuf, String) {
        let mut text = String::from("at_s interval_ms ui_ms\n");
        let epoch = self.epoch.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
        for (at, interval, ui) in self.frames {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{:.4} {interval:.3} {ui:.3}", epoch + at);
        }
        (self.path, text)
    }
}

/// Whether the environment requests continuous repainting.
pub(crate) fn repaints_always() -> bool {
    std::env::var_os("SAFAR_FRAME_LOG_REPAINT").is_some()
}

fn millis(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
