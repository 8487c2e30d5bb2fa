//! Timing: medians of repeated runs.

use std::{
    num::NonZero,
    thread,
    time::{Duration, Instant},
};

/// The time limit for measuring one thing.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The median time of `work` in milliseconds, over at least five runs after a warm-up run.
pub(crate) fn median_of<T>(mut work: impl FnMut() -> T) -> f64 {
    drop(work());
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || (begun.elapsed() < PATIENCE && times.len() < 51) {
        let start = Instant::now();
        let result = work();
        times.push(milliseconds(start.elapsed()));
        drop(result);
    }
    median(&mut times)
}

/// The median of `times`.
pub(crate) fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// `time` in milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The number of threads that run in parallel on this computer.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}
