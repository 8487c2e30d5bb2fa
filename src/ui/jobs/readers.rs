//! The threads that read pictures: at most four, however many files the user drops at once.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{job::Job, outcome::JobResult};

/// The maximum number of pictures read at a time. Each can take tens of megabytes while it is decoded.
const MOST: usize = 4;

/// The readers of a window.
#[derive(Default)]
pub(super) struct Readers(Arc<Mutex<ReadQueue>>);

#[derive(Default)]
struct ReadQueue {
    /// The jobs that wait, oldest first.
    waiting: VecDeque<Job>,
    /// The number of threads, each of which will look for a waiting job before it ends.
    threads: usize,
}

impl Readers {
    /// Runs `job` as soon as fewer than [`MOST`] others run.
    pub(super) fn read(&self, job: Job) {
        let mut queue = lock(&self.0);
        queue.waiting.push_back(job);
        if queue.threads >= MOST {
            return;
        }
        queue.threads += 1;
        drop(queue);
        let own = Arc::clone(&self.0);
        let started = thread::Builder::new().name("reader".into()).spawn(move || work(&own));
        if let Err(error) = started {
            self.break_off(&error.to_string());
        }
    }

    /// Handles that a thread could not be started: without any other, what waits is reported as broken.
    fn break_off(&self, why: &str) {
        let mut queue = lock(&self.0);
        queue.threads -= 1;
        let left = if queue.threads == 0 { std::mem::take(&mut queue.waiting) } else { VecDeque::new() };
        drop(queue);
        for job in left {
            job.report.send(JobResult::Broken(why.to_owned()));
        }
    }
}

/// Runs jobs until none is waiting.
fn work(queue: &Mutex<ReadQueue>) {
    loop {
        let mut own = lock(queue);
        let Some(job) = own.waiting.pop_front() else {
            own.threads -= 1;
            return;
        };
        drop(own);
        job.run();
    }
}

fn lock(queue: &Mutex<ReadQueue>) -> MutexGuard<'_, ReadQueue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
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
}
