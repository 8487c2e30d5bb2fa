//! The threads that read pictures and dropped files: at most four at a time, however many files the user drops at once.
//!
//! A file on a drive that does not answer can hold its thread for minutes. A reading that takes longer than
//! [`PATIENCE`] is therefore no longer counted among the four, so that the pictures behind it are read meanwhile.
//! Pictures that were read are decoded one at a time, so that a slow machine does not hold many decoded ones in memory.

use std::{
    collections::VecDeque,
    io,
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
    threads: Arc<StartThread>,
}

/// Starts a thread with a name. Only tests use another one than [`system_thread`].
type StartThread = dyn Fn(&str, Box<dyn FnOnce() + Send>) -> io::Result<()> + Send + Sync;

/// The thread that reads a picture.
struct PictureReading {
    number: u64,
    /// The time at which it took its present job.
    since: Instant,
}

impl Default for Readers {
    fn default() -> Self {
        Self::new(PATIENCE, Arc::new(system_thread))
    }
}

impl Readers {
    fn new(patience: Duration, threads: Arc<StartThread>) -> Self {
        let (waiting, readings) = (VecDeque::new(), Vec::new());
        let queue = ReadQueue { waiting, readings, next_number: 0, is_watched: false, patience, threads };
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
            let started = (queue.threads)("reader watch", Box::new(move || watch(&own)));
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

/// Starts a thread of the system.
fn system_thread(name: &str, work: Box<dyn FnOnce() + Send>) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Starts a thread that reads the waiting pictures. Returns whether it could be started.
fn start_reader(shared: &Arc<Mutex<ReadQueue>>, mut queue: MutexGuard<'_, ReadQueue>) -> bool {
    let number = queue.next_number;
    queue.next_number += 1;
    queue.readings.push(PictureReading { number, since: Instant::now() });
    let threads = Arc::clone(&queue.threads);
    drop(queue);
    let own = Arc::clone(shared);
    let started = threads("reader", Box::new(move || work(&own, number)));
    if let Err(error) = &started {
        break_off(shared, number, &error.to_string());
    }
    started.is_ok()
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
        let (left, patience) = (queue.until_slow(), queue.patience);
        if !queue.has_room() {
            drop(queue);
            thread::sleep(left);
        } else if !start_reader(shared, queue) {
            // There is still room, so that without a pause this loop would never sleep.
            thread::sleep(patience);
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
        super::{JobId, JobKind, JobResult, Jobs, Owner},
        MOST, Readers, system_thread,
    };

    /// Starts as many readings as there may be at a time. Each ends when the sender is dropped.
    fn silent_readings(jobs: &mut Jobs) -> (mpsc::Sender<()>, Vec<JobId>) {
        let (revive, dead) = mpsc::channel::<()>();
        let dead = Arc::new(Mutex::new(dead));
        let readings = (0..MOST).map(|number| {
            let dead = Arc::clone(&dead);
            let path = format!("/dead/{number}.png").into();
            jobs.start(JobKind::ReadPicture, Owner::Window, Some(path), move |_| {
                assert!(dead.lock().unwrap().recv().is_err(), "the drive answers when the test ends");
                JobResult::Kept
            })
        });
        let readings = readings.collect();
        (revive, readings)
    }

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
        let (revive, silent) = silent_readings(&mut jobs);
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
    #[test]
    fn while_the_system_refuses_threads_the_watch_rests() {
        let tries = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&tries);
        let threads = move |name: &str, work: Box<dyn FnOnce() + Send>| {
            if name == "reader" && counted.fetch_add(1, Ordering::SeqCst) >= MOST {
                return Err(std::io::Error::other("no more threads"));
            }
            system_thread(name, work)
        };
        let mut jobs = Jobs::new(&egui::Context::default(), None);
        jobs.readers = Readers::new(Duration::from_millis(20), Arc::new(threads));
        let (revive, _silent) = silent_readings(&mut jobs);
        let waiting = jobs.start(JobKind::ReadPicture, Owner::Window, None, |_| JobResult::Kept);
        thread::sleep(Duration::from_millis(300));
        let tries = tries.load(Ordering::SeqCst) - MOST;
        drop(revive);
        assert!((1..=30).contains(&tries), "{tries} tries in 0.3 s");
        let is_read = (0..5_000).any(|_| {
            thread::sleep(Duration::from_millis(1));
            jobs.finished().iter().any(|finished| finished.job.id == waiting)
        });
        assert!(is_read, "the picture is read when another reading ends");
    }
}
