//! Running a job so that it always reports an end.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc},
};

use super::{
    control::Control,
    info::{Gate, JobInfo, JobKind},
    outcome::{Finished, JobResult},
};
use crate::ui::interface::Interface;

/// The channel from a job's thread to the window.
#[derive(Clone)]
pub(super) struct Report {
    pub(super) sender: mpsc::Sender<Finished>,
    pub(super) ctx: egui::Context,
    pub(super) info: JobInfo,
}

impl Report {
    /// Reports the end of the job to the window.
    pub(super) fn send(self, outcome: JobResult) {
        // After the window was closed, the result is of no use.
        drop(self.sender.send(Finished { job: self.info, outcome }));
        self.ctx.request_repaint();
    }
}

/// The work of a job, run on its thread.
pub(super) type JobWork = Box<dyn FnOnce(&Control) -> JobResult + Send>;

/// A job that has not started.
pub(super) struct Job {
    pub(super) report: Report,
    pub(super) control: Arc<Control>,
    pub(super) gate: Option<Arc<dyn Gate>>,
    /// The interface of the window that started the job, whose language it speaks.
    pub(super) interface: Interface,
    pub(super) work: JobWork,
}

impl Job {
    /// Whether `newer`, a job for the same file, makes this one needless. A change of the templates is never needless: the
    /// newer one is about another template.
    pub(super) fn is_replaced_by(&self, newer: &Self) -> bool {
        let (own, newer) = (&self.report.info, &newer.report.info);
        own.kind == newer.kind && own.owner == newer.owner && own.kind != JobKind::ChangeTemplates
    }

    /// Does the work on this thread and reports the result; a panic is reported too.
    pub(super) fn run(self) {
        let Self { report, control, gate, interface, work } = self;
        let _entered = interface.enter();
        let result = catch_unwind(AssertUnwindSafe(|| {
            if let Some(gate) = &gate {
                gate.before_work(&report.info);
            }
            let outcome = work(&control);
            if let Some(gate) = &gate {
                gate.before_report(&report.info);
            }
            outcome
        }));
        report.send(result.unwrap_or_else(|panic| JobResult::Broken(words_of(panic.as_ref()))));
    }
}

/// The message of a panic.
fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
