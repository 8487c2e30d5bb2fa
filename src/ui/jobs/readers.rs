//! The threads that read pictures: at most four at a time, however many files the user drops at once.
//!
//! A file on a drive that does not answer can hold its thread for minutes. A reading that takes longer than [`PATIENCE`]
//! is therefore no longer counted among the four, so that the pictures behind it are read meanwhile. Pictures that were
//! read are decoded one at a time, so that a slow machine does not hold many decoded ones in memory.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use super::{job::Job, outcome::JobResult};

/// The maximum number of pictures read at a time. A file can have tens of megabytes.
const MOST: usize = 4;

/// The maximum number of slow readings in addition.
const MOST_SLOW: usize = 12;

/// The time after which a reading counts as slow, including its wait for the decoder.
const PATIENCE: Duration = Duration::from_secs(2);

/// The readers of a window.
pub(super) struct Readers {
    queue: Arc<Mutex<ReadQueue>>,
}

struct ReadQueue {
    /// The jobs that wait, oldest first.
    waiting: VecDeque<Job>,
    /// The threads, each of which looks for a waiting job before it ends.
    readings: Vec<PictureReading>,
    next_number: u64,
    /// Whether a thread watches for slow readings.
    is_watched: bool,
    patience: Duration,
}

/// The thread that reads a picture.
struct PictureReading {
    number: u64,
    /// The time at which it took its present job.
    since: Instant,
}

impl Default for Readers {
    fn default() -> Self {
        Self::with_patience(PATIENCE)
    }
}

impl Readers {
    fn with_patience(patience: Duration) -> Self {
        let queue =
            ReadQueue { waiting: VecDeque::new(), readings: Vec::new(), next_number: 0, is_watched: false, patience };
        Self { queue: Arc::new(Mutex::new(queue)) }
    }

    /// Runs `job` as soon as fewer than [`MOST`] others run that are not slow.
    pub(super) fn read(&self, job: Job) {
        let mut queue = lock(&self.queue);
        queue.waiting.push_back(job);
        if queue.has_room() {
            start_reader(&self.queue, queue);
        } else if !std::mem::replace(&mut queue.is_watched, true) {
            let own = Arc::clone(&self.queue);
            let started = thread::Builder::new().name("reader watch".into()).spawn(move || watch(&own));
            // Without it, the job still runs when another one ends.
            queue.is_watched = started.is_ok();
        }
    }
}

impl ReadQueue {
    /// Whether another picture may be read now.
    fn has_room(&self) -> bool {
        let slow = self.readings.iter().filter(|reading| reading.since.elapsed() >= self.patience).count();
        self.readings.len() < MOST + slow.min(MOST_SLOW)
    }

    /// How long until the next reading becomes slow, so that there may be room.
    fn until_slow(&self) -> Duration {
        let left = |reading: &PictureReading| self.patience.saturating_sub(reading.since.elapsed());
        let left = self.readings.iter().map(left).filter(|left| !left.is_zero()).min();
        left.unwrap_or(self.patience)
    }
}

/// Starts a thread that reads the waiting pictures.
fn start_reader(shared: &Arc<Mutex<ReadQueue>>, mut queue: MutexGuard<'_, ReadQueue>) {
    let number = queue.next_number;
    queue.next_number += 1;
    queue.readings.push(PictureReading { number, since: Instant::now() });
    drop(queue);
    let own = Arc::clone(shared);
    let started = thread::Builder::new().name("reader".into()).spawn(move || work(&own, number));
    if let Err(error) = started {
        break_off(shared, number, &error.to_string());
    }
}

/// Handles that the thread `number` could not be started: without any other, what waits is reported as broken.
fn break_off(shared: &Mutex<ReadQueue>, number: u64, why: &str) {
    let mut queue = lock(shared);
    queue.readings.retain(|reading| reading.number != number);
    let left = if queue.readings.is_empty() { std::mem::take(&mut queue.waiting) } else { VecDeque::new() };
    drop(queue);
    for job in left {
        job.report.send(JobResult::Broken(why.to_owned()));
    }
}

/// Runs jobs on the thread `number` until none is waiting, or until enough other threads run that are not slow.
fn work(shared: &Mutex<ReadQueue>, number: u64) {
    loop {
        let mut queue = lock(shared);
        queue.readings.retain(|reading| reading.number != number);
        if !queue.has_room() {
            return;
        }
        let Some(job) = queue.waiting.pop_front() else { return };
        queue.readings.push(PictureReading { number, since: Instant::now() });
        drop(queue);
        job.run();
    }
}

/// Starts another thread whenever a reading has become slow, as long as pictures wait.
fn watch(shared: &Arc<Mutex<ReadQueue>>) {
    loop {
        let mut queue = lock(shared);
        if queue.waiting.is_empty() {
            queue.is_watched = false;
            return;
        }
        if queue.has_room() {
            start_reader(shared, queue);
        } else {
            let left = queue.until_slow();
            drop(queue);
            thread::sleep(left);
        }
    }
}

fn lock(queue: &Mutex<ReadQueue>) -> MutexGuard<'_, ReadQueue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc, Mutex,
            atomic::{AtomicUsize, Ordering},
            mpsc,
        },
        thread,
        time::Duration,
    };

    use super::{
        super::{JobKind, JobResult, Jobs, Owner},
        MOST,
    };

    #[test]
    fn however_many_pictures_are_dropped_only_a_few_are_read_at_a_time() {
        let mut jobs = Jobs::new(&egui::Context::default(), None);
        let (now, most) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        for number in 0..12 {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            jobs.start(JobKind::ReadPicture, Owner::Window, Some(format!("{number}.png").into()), move |_| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(20));
                now.fetch_sub(1, Ordering::SeqCst);
                JobResult::Kept
            });
        }
        let mut ended = 0;
        while ended < 12 {
            ended += jobs.finished().len();
            thread::sleep(Duration::from_millis(1));
        }
        let most = most.load(Ordering::SeqCst);
        assert!((1..=MOST).contains(&most), "{most} at a time");
    }

    #[test]
    fn pictures_on_a_drive_that_does_not_answer_hold_up_no_others() {
        let mut jobs = Jobs::new(&egui::Context::default(), None);
        let (revive, dead) = mpsc::channel::<()>();
        let dead = Arc::new(Mutex::new(dead));
        let mut silent = Vec::new();
        for number in 0..MOST {
            let dead = Arc::clone(&dead);
            let path = format!("/dead/{number}.png").into();
            silent.push(jobs.start(JobKind::ReadPicture, Owner::Window, Some(path), move |_| {
                assert!(dead.lock().unwrap().recv().is_err(), "the drive answers when the test ends");
                JobResult::Kept
            }));
        }
        let path = Some("/alive/a.png".into());
        let alive = jobs.start(JobKind::ReadPicture, Owner::Window, path, |_| JobResult::Kept);
        let ended = (0..5_000).find_map(|_| {
            thread::sleep(Duration::from_millis(2));
            jobs.finished().into_iter().next().map(|finished| finished.job.id)
        });
        drop(revive);
        assert_eq!(ended, Some(alive), "a picture waits for pictures on another drive");
        assert!(silent.iter().all(|id| jobs.is_running(*id)), "their ends have not been reported yet");
    }
}
