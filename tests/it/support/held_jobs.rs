//! A gate at which jobs wait until a test releases them, in the order and with the result that the test wants.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Condvar, Mutex, MutexGuard},
    time::Duration,
};

use safar::ui::jobs::{Gate, JobId, JobInfo, JobKind};

/// The way in which a released job continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Release {
    /// It does its work.
    Work,
    /// It panics before it has done anything.
    Panic,
    /// It does its work and panics before the window gets the result.
    WorkThenPanic,
    /// It does its work and waits once more before the window hears of it.
    WorkThenWait,
}

/// The jobs that wait at the gate while it is closed.
#[derive(Debug, Default)]
pub(crate) struct HeldJobs {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    is_closed: bool,
    waiting: Vec<JobInfo>,
    released: BTreeMap<JobId, Release>,
    /// Jobs that will panic when they report.
    doomed: Vec<JobId>,
    /// Jobs that wait once more before they report.
    waits_again: Vec<JobId>,
    /// Jobs that have ended.
    ended: BTreeSet<JobId>,
}

impl HeldJobs {
    /// Makes every later job wait before its work.
    pub(crate) fn close(&self) {
        self.lock().is_closed = true;
    }

    /// Releases all jobs; later ones do not wait.
    pub(crate) fn open(&self) {
        self.lock().is_closed = false;
        self.changed.notify_all();
    }

    /// The jobs that wait, in the order they came.
    pub(crate) fn waiting(&self) -> Vec<JobInfo> {
        self.lock().waiting.clone()
    }

    /// The jobs of this kind that wait.
    pub(crate) fn waiting_of(&self, kind: JobKind) -> Vec<JobId> {
        self.waiting().into_iter().filter(|job| job.kind == kind).map(|job| job.id).collect()
    }

    /// Waits until `count` jobs of this kind wait at the gate.
    pub(crate) fn wait_for(&self, kind: JobKind, count: usize) -> Vec<JobId> {
        for _ in 0..2000 {
            let waiting = self.waiting_of(kind);
            if waiting.len() >= count {
                return waiting;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("{count} jobs {kind:?} never came to the gate: {:?}", self.waiting());
    }

    /// Releases one job.
    pub(crate) fn release(&self, id: JobId, release: Release) {
        self.lock().released.insert(id, release);
        self.changed.notify_all();
    }

    /// Waits until a released job has done its work, or panicked.
    pub(crate) fn wait_until_ended(&self, id: JobId) {
        let mut state = self.lock();
        while !state.ended.contains(&id) {
            let (changed, timeout) = self
                .changed
                .wait_timeout(state, Duration::from_mins(1))
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            assert!(!timeout.timed_out(), "the job never ended");
            state = changed;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Gate for HeldJobs {
    fn before_work(&self, job: &JobInfo) {
        if job.kind == JobKind::DrawPreview {
            return; // The start screen draws previews whenever it is shown; no test waits for them here.
        }
        let mut state = self.lock();
        state.waiting.push(job.clone());
        let release = loop {
            if let Some(release) = state.released.remove(&job.id) {
                break release;
            }
            if !state.is_closed {
                break Release::Work;
            }
            state = self.changed.wait(state).unwrap_or_else(std::sync::PoisonError::into_inner);
        };
        state.waiting.retain(|waiting| waiting.id != job.id);
        if release == Release::WorkThenWait {
            state.waits_again.push(job.id);
        }
        match release {
            Release::Work | Release::WorkThenWait => {}
            Release::WorkThenPanic => state.doomed.push(job.id),
            Release::Panic => {
                state.ended.insert(job.id);
                self.changed.notify_all();
            }
        }
        drop(state);
        assert!(release != Release::Panic, "the test lets this job panic");
    }

    fn before_report(&self, job: &JobInfo) {
        let mut state = self.lock();
        state.ended.insert(job.id);
        self.changed.notify_all();
        while state.is_closed && state.waits_again.contains(&job.id) && !state.released.contains_key(&job.id) {
            state = self.changed.wait(state).unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        let is_doomed = state.doomed.contains(&job.id);
        drop(state);
        assert!(!is_doomed, "the test lets this job panic when it is done");
    }
}
