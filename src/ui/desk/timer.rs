//! The timer of a presentation: it counts down, and past its end up.
//!
//! It follows the time of the wall, not that of the running computer: a break of ten minutes is over after ten minutes even
//! if the lid was closed meanwhile. When the system's clock is set back, the timer does not gain time. It belongs to the
//! window and not to the presentation, so it goes on when the presentation is left.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::ui::i18n::{Message, m};

/// How long before the end the last minute begins, in milliseconds.
const LAST_MINUTE_MS: i64 = 60_000;

/// A clock that shows the time of the wall.
#[derive(Clone)]
pub struct WallClock(Arc<dyn Fn() -> Duration + Send + Sync>);

impl WallClock {
    /// A clock that shows what `now` returns: the time since 1970.
    pub fn new(now: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    fn now_ms(&self) -> i64 {
        i64::try_from((self.0)().as_millis()).unwrap_or(i64::MAX)
    }
}

/// The clock of the system.
impl Default for WallClock {
    fn default() -> Self {
        Self::new(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
    }
}

impl fmt::Debug for WallClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WallClock")
    }
}

/// A change of the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerChange {
    /// Count down from so many seconds.
    Start(u32),
    /// Stand still.
    Pause,
    /// Go on after a pause.
    Resume,
    /// Count down from the same time as before.
    Restart,
    /// Count no more.
    Stop,
}

/// What a timer has reached, for a user who does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerNews {
    /// The last minute has begun.
    LastMinute,
    /// The time is up.
    End,
}

impl TimerNews {
    /// The news in words.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::LastMinute => m("timer-said-last-minute"),
            Self::End => m("timer-said-end"),
        }
    }
}

/// The part of the time that a timer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerPhase {
    /// There is more than a minute left.
    Early,
    /// There is at most a minute left.
    LastMinute,
    /// The time is up.
    Over,
}

impl TimerPhase {
    fn of(left_ms: i64) -> Self {
        if left_ms <= 0 {
            Self::Over
        } else if left_ms <= LAST_MINUTE_MS {
            Self::LastMinute
        } else {
            Self::Early
        }
    }
}

/// What a timer shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownTime {
    /// Whole seconds: those that are left, or those since the end.
    pub secs: u64,
    /// The part of the time.
    pub phase: TimerPhase,
    /// Whether it stands still.
    pub is_paused: bool,
    /// The share of the time that is left, 0 to 1.
    pub share_left: f32,
}

impl ShownTime {
    /// The time in minutes and seconds, in Latin digits: `7:05`.
    #[must_use]
    pub fn figures(&self) -> String {
        format!("{}:{:02}", self.secs / 60, self.secs % 60)
    }
}

/// The timer of a window.
#[derive(Clone, Debug, Default)]
pub struct Timer {
    clock: WallClock,
    /// The time of the clock when it was read last.
    now_ms: i64,
    count: Option<Countdown>,
}

#[derive(Clone, Copy, Debug)]
struct Countdown {
    length_ms: i64,
    pace: Pace,
    /// The news that the user has heard.
    heard: Option<TimerNews>,
}

#[derive(Clone, Copy, Debug)]
enum Pace {
    Running { end_ms: i64 },
    Paused { left_ms: i64 },
}

impl Timer {
    /// A timer that follows `clock` and does not count yet.
    #[must_use]
    pub fn new(clock: WallClock) -> Self {
        Self { clock, ..Self::default() }
    }

    /// Applies `change`.
    pub fn change(&mut self, change: TimerChange) {
        self.read_clock();
        let now_ms = self.now_ms;
        match (change, &mut self.count) {
            (TimerChange::Start(secs), _) => self.start(i64::from(secs) * 1_000),
            (TimerChange::Stop, _) => self.count = None,
            (TimerChange::Restart, Some(count)) => {
                let length_ms = count.length_ms;
                self.start(length_ms);
            }
            (TimerChange::Pause, Some(count)) => count.pace = Pace::Paused { left_ms: count.left_ms(now_ms) },
            (TimerChange::Resume, Some(count)) => {
                count.pace = Pace::Running { end_ms: now_ms.saturating_add(count.left_ms(now_ms)) };
            }
            (TimerChange::Restart | TimerChange::Pause | TimerChange::Resume, None) => {}
        }
    }

    fn start(&mut self, length_ms: i64) {
        // A time of a minute or less has no last minute.
        let heard = (length_ms <= LAST_MINUTE_MS).then_some(TimerNews::LastMinute);
        let pace = Pace::Running { end_ms: self.now_ms.saturating_add(length_ms) };
        self.count = Some(Countdown { length_ms, pace, heard });
    }

    /// Reads the clock. Returns what the timer has reached since it was read last.
    pub fn follow(&mut self) -> Option<TimerNews> {
        // Without a timer, a frame does not even ask for the time.
        self.count?;
        self.read_clock();
        let now_ms = self.now_ms;
        let count = self.count.as_mut()?;
        let reached = match TimerPhase::of(count.left_ms(now_ms)) {
            TimerPhase::Early => None,
            TimerPhase::LastMinute => Some(TimerNews::LastMinute),
            TimerPhase::Over => Some(TimerNews::End),
        };
        let is_new = reached.is_some() && reached != count.heard && count.heard != Some(TimerNews::End);
        count.heard = if is_new { reached } else { count.heard };
        reached.filter(|_| is_new)
    }

    fn read_clock(&mut self) {
        let now_ms = self.clock.now_ms();
        let set_back_ms = self.now_ms - now_ms;
        if let (Some(Countdown { pace: Pace::Running { end_ms }, .. }), true) = (&mut self.count, set_back_ms > 0) {
            *end_ms -= set_back_ms;
        }
        self.now_ms = now_ms;
    }

    /// What the timer shows, at the time when the clock was read last; `None` if it does not count.
    #[must_use]
    pub fn shown(&self) -> Option<ShownTime> {
        let count = self.count?;
        let left_ms = count.left_ms(self.now_ms);
        let phase = TimerPhase::of(left_ms);
        // The last second is shown as 1, and 0 is the end.
        let secs = if left_ms > 0 { left_ms.unsigned_abs().div_ceil(1_000) } else { left_ms.unsigned_abs() / 1_000 };
        #[expect(clippy::cast_precision_loss, reason = "a share of a ring a few points large")]
        let share_left = left_ms.max(0) as f32 / count.length_ms.max(1) as f32;
        let is_paused = matches!(count.pace, Pace::Paused { .. });
        Some(ShownTime { secs, phase, is_paused, share_left: share_left.min(1.0) })
    }

    /// The time until the timer shows another second if it `is_seen`, or else until it has news; `None` if it will not.
    #[must_use]
    pub fn next_change(&self, is_seen: bool) -> Option<Duration> {
        let count = self.count.filter(|count| matches!(count.pace, Pace::Running { .. }))?;
        let left_ms = count.left_ms(self.now_ms);
        let wait_ms = match (is_seen, count.heard) {
            (true, _) if left_ms > 0 => (left_ms - 1) % 1_000 + 1,
            (true, _) => 1_000 + left_ms % 1_000,
            (false, None) => left_ms - LAST_MINUTE_MS,
            (false, Some(TimerNews::LastMinute)) => left_ms,
            (false, Some(TimerNews::End)) => return None,
        };
        Some(Duration::from_millis(wait_ms.max(1).unsigned_abs()))
    }
}

impl Countdown {
    /// The time that is left at `now_ms`; negative after the end.
    fn left_ms(&self, now_ms: i64) -> i64 {
        match self.pace {
            Pace::Running { end_ms } => end_ms.saturating_sub(now_ms),
            Pace::Paused { left_ms } => left_ms,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    /// A timer, and its clock in milliseconds.
    fn timer() -> (Timer, Arc<AtomicU64>) {
        let time = Arc::new(AtomicU64::new(1_000_000));
        let clock = Arc::clone(&time);
        (Timer::new(WallClock::new(move || Duration::from_millis(clock.load(Ordering::Relaxed)))), time)
    }

    fn figures(timer: &Timer) -> String {
        timer.shown().map_or_else(String::new, |shown| shown.figures())
    }

    #[test]
    fn it_counts_down_to_its_end_and_then_up_and_tells_the_last_minute_and_the_end_once() {
        let (mut timer, time) = timer();
        timer.change(TimerChange::Start(300));
        let mut seen = Vec::new();
        for ms in [0, 1, 239_999, 1, 59_000, 998, 1, 999, 1, 64_000] {
            time.fetch_add(ms, Ordering::Relaxed);
            let news = timer.follow();
            let shown = timer.shown().unwrap();
            seen.push((shown.figures(), shown.phase, news));
            assert_eq!(timer.follow(), None, "each is told once");
        }
        let of = |figures: &str, phase, news| (figures.to_owned(), phase, news);
        assert_eq!(
            seen,
            [
                of("5:00", TimerPhase::Early, None),
                of("5:00", TimerPhase::Early, None),
                of("1:00", TimerPhase::LastMinute, Some(TimerNews::LastMinute)),
                of("1:00", TimerPhase::LastMinute, None),
                of("0:01", TimerPhase::LastMinute, None),
                of("0:01", TimerPhase::LastMinute, None),
                of("0:00", TimerPhase::Over, Some(TimerNews::End)),
                of("0:00", TimerPhase::Over, None),
                of("0:01", TimerPhase::Over, None),
                of("1:05", TimerPhase::Over, None),
            ]
        );
    }

    #[test]
    fn a_pause_takes_no_time_and_a_restart_begins_with_the_whole_time() {
        let (mut timer, time) = timer();
        timer.change(TimerChange::Start(600));
        time.fetch_add(10_500, Ordering::Relaxed);
        timer.change(TimerChange::Pause);
        time.fetch_add(3_600_000, Ordering::Relaxed);
        assert_eq!(timer.follow(), None);
        assert_eq!(figures(&timer), "9:50");
        assert_eq!(timer.next_change(true), None, "a timer that stands still wakes nothing");
        timer.change(TimerChange::Resume);
        time.fetch_add(500, Ordering::Relaxed);
        timer.follow();
        assert_eq!(figures(&timer), "9:49");
        timer.change(TimerChange::Restart);
        assert_eq!(figures(&timer), "10:00");
        timer.change(TimerChange::Stop);
        assert_eq!((figures(&timer), timer.next_change(true)), (String::new(), None));
        timer.change(TimerChange::Resume);
        assert_eq!(timer.shown(), None, "there is nothing to go on with");
    }

    #[test]
    fn a_closed_lid_takes_time_and_a_clock_that_is_set_back_gives_none() {
        let (mut timer, time) = timer();
        timer.change(TimerChange::Start(600));
        time.fetch_add(3_600_000, Ordering::Relaxed);
        assert_eq!(timer.follow(), Some(TimerNews::End), "the last minute passed unseen");
        assert_eq!(figures(&timer), "50:00");
        timer.change(TimerChange::Restart);
        time.fetch_add(100_000, Ordering::Relaxed);
        timer.follow();
        time.fetch_sub(50_000, Ordering::Relaxed);
        timer.follow();
        assert_eq!(figures(&timer), "8:20");
        time.fetch_add(20_000, Ordering::Relaxed);
        timer.follow();
        assert_eq!(figures(&timer), "8:00");
    }

    #[test]
    fn it_wakes_the_window_when_the_second_changes_and_unseen_only_for_news() {
        let (mut timer, time) = timer();
        let ms = |timer: &Timer, is_seen| timer.next_change(is_seen).map(|wait| wait.as_millis());
        assert_eq!((ms(&timer, true), ms(&timer, false)), (None, None));
        timer.change(TimerChange::Start(120));
        assert_eq!((ms(&timer, true), ms(&timer, false)), (Some(1_000), Some(60_000)));
        time.fetch_add(250, Ordering::Relaxed);
        timer.follow();
        assert_eq!((ms(&timer, true), ms(&timer, false)), (Some(750), Some(59_750)));
        time.fetch_add(59_750, Ordering::Relaxed);
        timer.follow();
        assert_eq!((ms(&timer, true), ms(&timer, false)), (Some(1_000), Some(60_000)));
        time.fetch_add(60_300, Ordering::Relaxed);
        timer.follow();
        assert_eq!((ms(&timer, true), ms(&timer, false)), (Some(700), None));
    }
}
