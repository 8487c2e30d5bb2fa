//! What is noticed about the open map. Of a large map it is worked out in a thread of its own, so that no key press waits
//! for it; what was noticed before stays until then.

use std::{sync::mpsc, thread};

use super::document::today;
use crate::{
    analysis::{Finding, findings},
    edit::Session,
};

/// A map with fewer cards is looked through at once: that takes no longer than a thread to start.
const LARGE: usize = 400;

/// The findings of an open map.
#[derive(Debug, Default)]
pub struct Noticed {
    findings: Vec<Finding>,
    /// The session's revision that the findings are of, or will be.
    revision: Option<u64>,
    under_way: Option<mpsc::Receiver<Vec<Finding>>>,
}

impl Noticed {
    /// What was noticed.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether more is being worked out.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// Follows the map. While a gesture is under way the findings wait for its end. `ctx` is woken when there is news.
    pub fn refresh(&mut self, session: &Session, ctx: Option<&egui::Context>) {
        if let Some(under_way) = &self.under_way {
            match under_way.try_recv() {
                Ok(findings) => {
                    self.findings = findings;
                    self.under_way = None;
                }
                Err(mpsc::TryRecvError::Empty) => return,
                Err(mpsc::TryRecvError::Disconnected) => self.under_way = None,
            }
        }
        if self.revision == Some(session.revision()) || session.is_in_gesture() {
            return;
        }
        self.revision = Some(session.revision());
        match ctx.filter(|_| session.map().cards.len() >= LARGE) {
            None => self.findings = findings(session.map(), today()),
            Some(ctx) => {
                let (sender, receiver) = mpsc::channel();
                let (map, ctx) = (session.map().clone(), ctx.clone());
                thread::spawn(move || {
                    // Nobody listens any more where the map was closed meanwhile.
                    drop(sender.send(findings(&map, today())));
                    ctx.request_repaint();
                });
                self.under_way = Some(receiver);
            }
        }
    }
}
