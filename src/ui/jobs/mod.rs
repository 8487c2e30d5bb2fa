//! Slow work off the UI thread: files, file dialogs, exports.
//!
//! A job has a number, a [`JobKind`], an [`Owner`] and, if it is about a file, a path. A job that reads runs on its own
//! thread, or, if it reads a picture or a dropped file, on one of a few (`readers`); one that writes runs on the writer of its file
//! (`writer`), after the previous one. In every case the window gets one [`Finished`] for it, with its owner: a result
//! for a map that is no longer open, or for a request that is no longer the newest, changes nothing. `start` has a
//! method for each kind of job.

mod control;
mod documents;
mod info;
mod job;
mod lookup;
mod outcome;
mod reader;
mod readers;
mod start;
mod writer;
mod written;

use std::{
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

pub use control::Control;
pub use documents::DocumentsFolder;
pub use info::{BrandId, DocumentId, DropId, Gate, JobId, JobInfo, JobKind, Owner};
pub use lookup::{PathFacts, PathLookup, PathThing};
pub use outcome::{
    Asked, BrandAsset, ExportFault, FileContent, Finished, JobResult, LookedAt, PictureTarget, TemplateChange,
};
pub use start::{BrandContent, MapContent};

use self::{
    job::{Job, JobWork, Report},
    readers::Readers,
    writer::Writers,
    written::WrittenFiles,
};
use super::interface::Interface;

/// How long the user, and the end of the program, wait for a file to be written before they can go on without it.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How long the end of the program waits for a cancelled export to stop.
const TIME_TO_STOP: Duration = Duration::from_secs(1);

/// A job in progress.
pub struct Running {
    /// The job.
    pub job: JobInfo,
    /// The time of the request.
    begun: Instant,
    control: Arc<Control>,
}

impl Running {
    /// The progress from 0 to 1; `None` if the job has not reported any.
    #[must_use]
    pub fn share_done(&self) -> Option<f64> {
        self.control.share_done()
    }

    /// Requests the job to stop.
    pub fn cancel(&self) {
        self.control.cancel();
    }
}

/// The jobs in progress.
pub struct Jobs {
    ctx: egui::Context,
    sender: mpsc::Sender<Finished>,
    receiver: mpsc::Receiver<Finished>,
    running: Vec<Running>,
    /// Saves that the user chose not to wait for; their results are still reported.
    left: Vec<JobId>,
    /// Whether the end of the program has waited for the files already.
    has_finished: bool,
    next_number: u64,
    writers: Writers,
    readers: Readers,
    written: WrittenFiles,
    gate: Option<Arc<dyn Gate>>,
}

impl Jobs {
    /// No jobs. `ctx` is woken when a job ends, and `gate` is called at each start and end.
    #[must_use]
    pub fn new(ctx: &egui::Context, gate: Option<Arc<dyn Gate>>) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            running: Vec::new(),
            left: Vec::new(),
            has_finished: false,
            next_number: 0,
            writers: Writers::default(),
            readers: Readers::default(),
            written: WrittenFiles::default(),
            gate,
        }
    }

    /// The jobs in progress, oldest first.
    #[must_use]
    pub fn running(&self) -> &[Running] {
        &self.running
    }

    /// Whether this job is in progress.
    #[must_use]
    pub fn is_running(&self, id: JobId) -> bool {
        self.running.iter().any(|running| running.job.id == id)
    }

    /// The time at which this job was requested, while it is in progress.
    #[must_use]
    pub fn begun(&self, id: JobId) -> Option<Instant> {
        self.running.iter().find(|running| running.job.id == id).map(|running| running.begun)
    }

    /// The file that this job reads or writes, while it is in progress.
    #[must_use]
    pub fn path_of(&self, id: JobId) -> Option<&Path> {
        self.running.iter().find(|running| running.job.id == id)?.job.path.as_deref()
    }

    /// Requests this job to stop and drops its result, except that of a save, which may still fail.
    pub fn leave(&mut self, id: JobId) {
        let is_save = |kind: JobKind| matches!(kind, JobKind::SaveMap | JobKind::SaveBrand);
        self.left.extend(
            self.running.iter().map(|it| &it.job).filter(|job| job.id == id && is_save(job.kind)).map(|job| job.id),
        );
        self.running.retain(|running| {
            let is_left = running.job.id == id;
            if is_left {
                running.cancel();
            }
            !is_left
        });
    }

    /// Drops the picture that is being drawn for the clipboard, because something newer is meant to be there.
    pub fn leave_clipboard_picture(&mut self) {
        let ids = self.running.iter().map(|running| &running.job);
        let ids: Vec<JobId> = ids.filter(|job| job.kind == JobKind::DrawForClipboard).map(|job| job.id).collect();
        for id in ids {
            self.leave(id);
        }
    }

    /// The results of the jobs that ended since the last call.
    pub fn finished(&mut self) -> Vec<Finished> {
        // Reading cannot be interrupted, but its result is not waited for.
        self.running.retain(|running| running.job.kind != JobKind::OpenMap || !running.control.is_cancelled());
        let ended: Vec<_> = self.receiver.try_iter().collect();
        ended.into_iter().filter(|finished| self.take(finished)).collect()
    }

    /// Removes an ended job from those in progress. Returns whether its result is wanted; it is not if the user stopped
    /// waiting for it, unless it is a save.
    fn take(&mut self, finished: &Finished) -> bool {
        let count = self.running.len() + self.left.len();
        self.running.retain(|running| running.job.id != finished.job.id);
        self.left.retain(|left| *left != finished.job.id);
        self.running.len() + self.left.len() < count
    }

    /// Cancels the jobs that do not write files and waits at most `patience` for the others. Exports that then still
    /// run are cancelled and get `TIME_TO_STOP` more. Returns whether all files are complete or removed. The window
    /// calls this when it closes.
    pub fn finish(&mut self, patience: Duration) -> bool {
        self.has_finished = true;
        self.cancel_all(|kind| !kind.is_write());
        if self.wait(patience) {
            return true;
        }
        // A cancelled export removes its incomplete file.
        self.cancel_all(|kind| kind == JobKind::Export);
        let is_exporting = self.running.iter().any(|running| running.job.kind == JobKind::Export);
        is_exporting && self.wait(TIME_TO_STOP)
    }

    fn cancel_all(&self, is_meant: impl Fn(JobKind) -> bool) {
        self.running.iter().filter(|running| is_meant(running.job.kind)).for_each(Running::cancel);
    }

    /// Waits at most `patience` until no file is being written. Returns whether that is the case.
    fn wait(&mut self, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        // A file dialog is a separate process, which its job ends immediately.
        let is_awaited = |running: &Running| running.job.kind.is_write() || running.job.kind == JobKind::PickFile;
        while self.running.iter().any(is_awaited) {
            let left = end.saturating_duration_since(Instant::now());
            match self.receiver.recv_timeout(left) {
                Ok(finished) => drop(self.take(&finished)),
                Err(_) => return false,
            }
        }
        true
    }

    /// Starts a job: on the writer of its file if it writes one, otherwise on its own thread.
    fn start(
        &mut self,
        kind: JobKind,
        owner: Owner,
        path: Option<PathBuf>,
        work: impl FnOnce(&Control) -> JobResult + Send + 'static,
    ) -> JobId {
        let id = JobId(self.next_number);
        self.next_number += 1;
        let info = JobInfo { id, kind, owner, path };
        let control = Arc::<Control>::default();
        self.running.push(Running { job: info.clone(), begun: Instant::now(), control: Arc::clone(&control) });
        let path = info.path.clone();
        let report = Report { sender: self.sender.clone(), ctx: self.ctx.clone(), info };
        let work: JobWork = Box::new(work);
        let job = Job { report, control, gate: self.gate.clone(), interface: Interface::entered(), work };
        match path.filter(|_| kind.is_write()) {
            // The path as given: resolving it could wait for a network.
            Some(path) => self.writers.write(reader::absolute(path), job),
            None if matches!(kind, JobKind::ReadPicture | JobKind::LookAtDrop) => self.readers.read(job),
            None => spawn(job),
        }
        id
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        if !self.has_finished {
            self.finish(PATIENCE);
        }
    }
}

/// Runs `job` on its own thread.
fn spawn(job: Job) {
    let report = job.report.clone();
    let started = thread::Builder::new().name("job".into()).spawn(move || job.run());
    if let Err(error) = started {
        report.send(JobResult::Broken(error.to_string()));
    }
}

/// Writes `text` to `path`, for the frame log. A failure is ignored, because the log is only for measurements.
pub fn write_log(path: &Path, text: &str) {
    if let Ok(file) = fs::File::create(path) {
        drop(BufWriter::new(file).write_all(text.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::export::ExportError;

    fn jobs() -> Jobs {
        Jobs::new(&egui::Context::default(), None)
    }

    #[test]
    fn of_the_jobs_that_wait_for_a_file_only_the_newest_runs() {
        let mut jobs = jobs();
        let ran = Arc::new(Mutex::new(Vec::new()));
        let (begun, has_begun) = mpsc::channel();
        let (release, released) = mpsc::channel();
        let mut held = Some((begun, released));
        let mut ids = Vec::new();
        for number in [1, 2, 3] {
            let (ran, held) = (Arc::clone(&ran), held.take());
            ids.push(jobs.start(JobKind::SaveMap, Owner::Window, Some("a.ron".into()), move |_| {
                if let Some((begun, released)) = held {
                    begun.send(()).unwrap();
                    released.recv().unwrap();
                }
                ran.lock().unwrap().push(number);
                JobResult::Kept
            }));
            if number == 1 {
                has_begun.recv().unwrap();
            }
        }
        release.send(()).unwrap();
        let mut ended = Vec::new();
        while ended.len() < 3 {
            for Finished { job, outcome } in jobs.finished() {
                ended.push((job.id, matches!(outcome, JobResult::Overtaken)));
            }
        }
        ended.sort();
        assert_eq!(*ran.lock().unwrap(), [1, 3]);
        assert_eq!(ended, [(ids[0], false), (ids[1], true), (ids[2], false)]);
    }

    /// Holds every job until the other end of the channel is dropped.
    #[derive(Debug)]
    struct HeldJobs(Mutex<mpsc::Receiver<()>>);

    impl Gate for HeldJobs {
        fn before_work(&self, _job: &JobInfo) {
            let _ = self.0.lock().unwrap().recv();
        }

        fn before_report(&self, _job: &JobInfo) {}
    }

    #[test]
    fn templates_saved_while_the_folder_does_not_answer_are_all_written() {
        let folder = std::env::temp_dir().join(format!("safar-templates-{}", std::process::id()));
        let (release, released) = mpsc::channel();
        let mut jobs = Jobs::new(&egui::Context::default(), Some(Arc::new(HeldJobs(Mutex::new(released)))));
        for name in ["Workshop", "Workshop", "Workshop", "Shop: A", "Shop/A"] {
            let (name, language) = (name.to_owned(), crate::model::Language::English);
            let spec = crate::storage::TemplateSpec { name, language, keeps_texts: true };
            jobs.change_templates(folder.clone(), TemplateChange::Save(Box::default(), spec));
        }
        drop(release);
        assert!(jobs.finish(PATIENCE));
        let written = fs::read_dir(&folder).unwrap().count();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(written, 5);
    }

    #[test]
    fn an_export_that_outlasts_the_window_is_stopped_and_leaves_nothing() {
        let folder = std::env::temp_dir().join(format!("safar-export-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut jobs = jobs();
        jobs.export(DocumentId::unused(), folder.join("a.png"), |out, goes_on| {
            out.write_all(&vec![0; 100_000]).unwrap();
            loop {
                if goes_on(0.5).is_break() {
                    return Err(ExportError::Cancelled.into());
                }
                thread::sleep(Duration::from_millis(1));
            }
        });
        assert!(jobs.finish(Duration::from_millis(50)));
        let left = fs::read_dir(&folder).unwrap().count();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(left, 0);
    }

    #[test]
    fn the_end_of_the_program_waits_only_once_for_a_file_that_does_not_answer() {
        let mut jobs = jobs();
        let (release, released) = mpsc::channel::<()>();
        jobs.start(JobKind::SaveMap, Owner::Window, Some("a.ron".into()), move |_| {
            let _ = released.recv();
            JobResult::Kept
        });
        assert!(!jobs.finish(Duration::from_millis(20)));
        let begin = Instant::now();
        drop(jobs);
        let waited = begin.elapsed();
        drop(release);
        assert!(waited < PATIENCE / 2, "waited another {waited:?}");
    }
}
