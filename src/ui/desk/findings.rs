//! The findings and the usage lists of the open map.
//!
//! Maps of `LARGE` cards or more are examined on a background thread, so that no key press waits; the previous
//! results stay visible until it finishes. An edit that cannot change the results starts no examination.

use std::{sync::mpsc, thread};

use crate::{
    analysis::{Finding, Uses, findings, uses},
    edit::{Session, Touched},
    locale::clock::today,
    model::Map,
};

/// Maps with fewer cards are examined on the UI thread, which takes no longer than starting another thread.
const LARGE: usize = 400;

/// The result of an examination of a map.
struct Examined {
    findings: Vec<Finding>,
    /// The usage lists; `None` if they were not requested.
    uses: Option<Uses>,
}

/// The findings of an open map and the cards that use each entry of its lists.
#[derive(Debug, Default)]
pub struct FindingsState {
    findings: Vec<Finding>,
    uses: Uses,
    /// The revision of the session that the results belong to; initially 0, which no session has.
    shown_revision: u64,
    /// The revision examined last or being examined; 0 makes the next refresh examine the map.
    examined_revision: u64,
    in_progress: Option<mpsc::Receiver<Examined>>,
    /// The number of examinations of the latest revision that ended without a result.
    failures: u8,
}

impl FindingsState {
    /// The maximum number of examinations of one revision if they panic.
    const TRIES: u8 = 2;

    /// The findings.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The cards that use each entry of the map's lists.
    #[must_use]
    pub fn uses(&self) -> &Uses {
        &self.uses
    }

    /// Whether a background examination is in progress.
    #[must_use]
    pub fn is_examining(&self) -> bool {
        self.in_progress.is_some()
    }

    /// Whether the examination failed, so that the results belong to an earlier revision.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.failures >= Self::TRIES
    }

    /// Brings the results up to date with the map, except during a gesture. `ctx` is repainted when a background
    /// examination ends; without it, the map is examined on this thread.
    pub fn refresh(&mut self, session: &Session, ctx: Option<&egui::Context>) {
        self.refresh_with(session, ctx, examine);
    }

    /// [`Self::refresh`] with another function for the examination.
    fn refresh_with(&mut self, session: &Session, ctx: Option<&egui::Context>, examine: fn(&Map, bool) -> Examined) {
        if !self.take_results() || self.examined_revision == session.revision() || session.is_in_gesture() {
            return;
        }
        if self.examined_revision > 0 {
            self.failures = 0;
        }
        self.examined_revision = session.revision();
        let touched = session.changes_since(self.shown_revision);
        if !concerns_findings(&touched) {
            self.shown_revision = self.examined_revision;
            return;
        }
        let wants_uses = concerns_uses(&touched);
        match ctx.filter(|_| session.map().cards.len() >= LARGE) {
            None => self.take_over(examine(session.map(), wants_uses)),
            Some(ctx) => {
                let (sender, receiver) = mpsc::channel();
                let (map, wake) = (session.map().clone(), WakeWhenDropped(ctx.clone()));
                thread::spawn(move || {
                    // Dropped last, even if the examination panics; the repaint then leads to another attempt.
                    let _wake = wake;
                    // Fails only if the map was closed in the meantime.
                    drop(sender.send(examine(&map, wants_uses)));
                    drop(sender);
                });
                self.in_progress = Some(receiver);
            }
        }
    }

    /// Takes over the results of a background examination. Returns whether none is in progress any more.
    fn take_results(&mut self) -> bool {
        match self.in_progress.as_ref().map(mpsc::Receiver::try_recv) {
            None => return true,
            Some(Err(mpsc::TryRecvError::Empty)) => return false,
            Some(Ok(examined)) => self.take_over(examined),
            Some(Err(mpsc::TryRecvError::Disconnected)) => {
                self.failures = self.failures.saturating_add(1);
                if !self.has_failed() {
                    self.examined_revision = 0;
                }
            }
        }
        self.in_progress = None;
        true
    }

    fn take_over(&mut self, Examined { findings, uses }: Examined) {
        (self.shown_revision, self.failures) = (self.examined_revision, 0);
        self.findings = findings;
        if let Some(uses) = uses {
            self.uses = uses;
        }
    }
}

/// Requests a repaint of the window when it is dropped.
struct WakeWhenDropped(egui::Context);

impl Drop for WakeWhenDropped {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

fn examine(map: &Map, wants_uses: bool) -> Examined {
    Examined { findings: findings(map, today()), uses: wants_uses.then(|| uses(map)) }
}

/// Whether the findings may have changed; they do not depend on saved views and pictures.
fn concerns_findings(touched: &Touched) -> bool {
    let rest = Touched { views: false, pictures: false, ..touched.clone() };
    !rest.is_nothing()
}

/// Whether the usage lists may have changed; they depend on the cards and their reading order.
fn concerns_uses(touched: &Touched) -> bool {
    !touched.cards.is_empty() || touched.stages || touched.lanes
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::{
        edit::Command,
        model::{FilterEffect, grid_map},
    };

    /// Refreshes until nothing is under way any more.
    fn rest(state: &mut FindingsState, session: &Session, ctx: &egui::Context, examine: fn(&Map, bool) -> Examined) {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_mins(1) {
            state.refresh_with(session, Some(ctx), examine);
            if !state.is_examining() {
                return;
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("the examination never ended");
    }

    #[test]
    fn an_examination_that_panics_is_tried_again_and_then_reported() {
        let ctx = egui::Context::default();
        let mut session = Session::new(grid_map(10, 4, 10));
        let mut state = FindingsState::default();
        rest(&mut state, &session, &ctx, |_, _| panic!("this panic is part of the test"));
        assert!(state.has_failed() && state.findings().is_empty());
        // The next edit is a new chance.
        session.apply(Command::AddPersona { at: 0, name: "Mona".into() }).unwrap();
        rest(&mut state, &session, &ctx, examine);
        assert!(!state.has_failed());
        assert_eq!(state.findings(), findings(session.map(), today()));
        assert_eq!(*state.uses(), uses(session.map()));
    }

    #[test]
    fn an_edit_that_no_finding_speaks_of_starts_no_examination() {
        let mut session = Session::new(grid_map(2, 2, 2));
        let mut state = FindingsState::default();
        state.refresh(&session, None);
        session.apply(Command::AddPersona { at: 0, name: "Mona".into() }).unwrap();
        state.refresh_with(&session, None, |map, wants_uses| {
            assert!(!wants_uses, "no card changed");
            examine(map, wants_uses)
        });
        assert_eq!(state.findings(), findings(session.map(), today()));
        let (filter, effect) = (Box::default(), FilterEffect::default());
        let view = Command::AddView { at: 0, name: "All".into(), filter, effect };
        session.apply(view).unwrap();
        state.refresh_with(&session, None, |_, _| panic!("a saved view concerns no finding"));
    }
}
