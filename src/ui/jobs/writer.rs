//! Writers: at most one thread for each file that is being written.
//!
//! Jobs for one file run one after the other, so an older one never overwrites a newer one. While one runs, one more
//! can wait; a further one replaces the waiting one, because its content is newer. A writer's thread ends when no job
//! waits.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{job::Job, outcome::JobResult};

/// The writers of a window by file.
#[derive(Default)]
pub(super) struct Writers {
    by_path: BTreeMap<PathBuf, Arc<WriterSlot>>,
}

/// The next job of one writer.
#[derive(Default)]
struct WriterSlot(Mutex<NextJob>);

#[derive(Default)]
struct NextJob {
    job: Option<Job>,
    /// Whether there is a thread that will take the next job.
    has_thread: bool,
}

impl Writers {
    /// Runs `job` after the one that is writing the file at `path`. A job that still waits for that is dropped; it ends
    /// as [`JobResult::Overtaken`].
    pub(super) fn write(&mut self, path: PathBuf, job: Job) {
        let slot = Arc::clone(self.by_path.entry(path).or_default());
        let mut next = slot.lock();
        let overtaken = next.job.replace(job);
        let needs_thread = !std::mem::replace(&mut next.has_thread, true);
        drop(next);
        if let Some(overtaken) = overtaken {
            overtaken.report.send(JobResult::Overtaken);
        }
        if needs_thread {
            let own = Arc::clone(&slot);
            let started = thread::Builder::new().name("writer".into()).spawn(move || own.work());
            if let Err(error) = started {
                slot.break_off(&error.to_string());
            }
        }
    }
}

impl WriterSlot {
    fn lock(&self) -> MutexGuard<'_, NextJob> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs jobs until none is waiting.
    fn work(&self) {
        loop {
            let mut next = self.lock();
            let Some(job) = next.job.take() else {
                next.has_thread = false;
                return;
            };
            drop(next);
            job.run();
        }
    }

    /// Reports that the thread could not be started.
    fn break_off(&self, why: &str) {
        let mut next = self.lock();
        next.has_thread = false;
        let job = next.job.take();
        drop(next);
        if let Some(job) = job {
            job.report.send(JobResult::Broken(why.to_owned()));
        }
    }
}
