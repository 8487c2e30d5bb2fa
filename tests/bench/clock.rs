//! Medians.

use std::{
    num::NonZero,
    thread,
    time::{Duration, Instant},
};

/// How long measuring one thing may take.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The median time of `work` in milliseconds, over at least five runs after one that does not count.
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

/// The middle of `times`.
pub(crate) fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// `time` in milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How many threads the machine runs at once.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}
