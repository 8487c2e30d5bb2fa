//! What is noticed about the open map, and what of its lists is used where. Of a large map it is worked out in a thread of its own, so that no key press waits
//! for it; what was noticed before stays until then.

use std::{sync::mpsc, thread};

use super::document::today;
use crate::{
    analysis::{Finding, Uses, findings, uses},
    edit::Session,
    model::Map,
};

/// A map with fewer cards is looked through at once: that takes no longer than a thread to start.
const LARGE: usize = 400;

/// What was noticed about a map, and what is used where in it.
type Seen = (Vec<Finding>, Uses);

/// The findings of an open map, and the uses of what is in its lists.
#[derive(Debug, Default)]
pub struct Noticed {
    findings: Vec<Finding>,
    uses: Uses,
    /// The session's revision that they are of, or will be.
    revision: Option<u64>,
    under_way: Option<mpsc::Receiver<Seen>>,
}

impl Noticed {
    /// What was noticed.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What is used where.
    #[must_use]
    pub fn uses(&self) -> &Uses {
        &self.uses
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
                Ok(seen) => {
                    (self.findings, self.uses) = seen;
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
            None => (self.findings, self.uses) = seen_in(session.map()),
            Some(ctx) => {
                let (sender, receiver) = mpsc::channel();
                let (map, ctx) = (session.map().clone(), ctx.clone());
                thread::spawn(move || {
                    // Nobody listens any more where the map was closed meanwhile.
                    drop(sender.send(seen_in(&map)));
                    ctx.request_repaint();
                });
                self.under_way = Some(receiver);
            }
        }
    }
}

fn seen_in(map: &Map) -> Seen {
    (findings(map, today()), uses(map))
}
