//! Writers: at most one thread for each file that is being written.
//!
//! Jobs for one file run one after the other, so an older one never overwrites a newer one. While one runs, others
//! wait; a new one replaces the last waiting one if that has the same kind and the same owner, because its content is
//! newer. A writer's thread ends when no job waits.

use std::{
    collections::{BTreeMap, VecDeque},
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

/// The waiting jobs of one writer.
#[derive(Default)]
struct WriterSlot(Mutex<WaitingWrites>);

#[derive(Default)]
struct WaitingWrites {
    jobs: VecDeque<Job>,
    /// Whether there is a thread that will take them.
    has_thread: bool,
}

impl Writers {
    /// Runs `job` after those for the file at `path`. If the last of them still waits and has the same kind and the
    /// same owner, it is dropped; it ends as [`JobResult::Overtaken`].
    pub(super) fn write(&mut self, path: PathBuf, job: Job) {
        let slot = Arc::clone(self.by_path.entry(path).or_default());
        let mut waiting = slot.lock();
        let is_overtaken = waiting.jobs.back().is_some_and(|last| last.is_replaced_by(&job));
        let overtaken = if is_overtaken { waiting.jobs.pop_back() } else { None };
        waiting.jobs.push_back(job);
        let needs_thread = !std::mem::replace(&mut waiting.has_thread, true);
        drop(waiting);
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
    fn lock(&self) -> MutexGuard<'_, WaitingWrites> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs jobs until none is waiting.
    fn work(&self) {
        loop {
            let mut waiting = self.lock();
            let Some(job) = waiting.jobs.pop_front() else {
                waiting.has_thread = false;
                return;
            };
            drop(waiting);
            job.run();
        }
    }

    /// Reports that the thread could not be started.
    fn break_off(&self, why: &str) {
        let mut waiting = self.lock();
        waiting.has_thread = false;
        let jobs = std::mem::take(&mut waiting.jobs);
        drop(waiting);
        for job in jobs {
            job.report.send(JobResult::Broken(why.to_owned()));
        }
    }
}
