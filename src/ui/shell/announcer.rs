//! Announces changes to assistive technology, through a live region with the last message or the name of the last step.
//!
//! The region exists whether or not a message is shown. A change made by typing is announced once, when it is complete.

use egui::{Id, Role, Sense, Ui, WidgetInfo, accesskit};

use super::toast::Toasts;
use crate::{edit::Session, ui::words::steps};

/// The last announcement, and the state it was made for.
#[derive(Debug, Default)]
pub struct Announcer {
    said: String,
    /// The number of announcements: the same text is announced again if it occurs again.
    count: usize,
    messages_seen: u64,
    revision_seen: u64,
}

impl Announcer {
    /// Picks up changes since the last frame. Returns whether there is something new to announce.
    pub fn follow(&mut self, toasts: &Toasts, session: Option<&Session>) -> bool {
        let revision = session.map_or(0, Session::revision);
        let is_resting = session.is_none_or(|session| !session.is_in_gesture());
        let message = toasts.latest().filter(|(number, _)| *number != self.messages_seen);
        if let Some((number, text)) = message {
            self.messages_seen = number;
            // A message covers the change that came with it too.
            self.revision_seen = revision;
            self.say(text.to_owned());
            return true;
        }
        if revision == self.revision_seen || !is_resting {
            return false;
        }
        self.revision_seen = revision;
        let step = session.and_then(Session::undo_label).filter(|_| revision > 0);
        if let Some(step) = step {
            self.say(steps::step(step));
        }
        step.is_some()
    }

    /// Announces `text`, which is no message and no step.
    pub(super) fn say(&mut self, text: String) {
        self.said = text;
        self.count += 1;
    }

    /// Adds the live region, which has no size and draws nothing.
    pub fn ui(&self, ui: &Ui) {
        let id = Id::unique("announcements");
        if self.said.is_empty() || ui.ctx().accesskit_node_builder(ui.scope_id(), |_| ()).is_none() {
            return;
        }
        let corner = egui::Rect::from_min_size(ui.max_rect().left_top(), egui::vec2(1.0, 1.0));
        let response = ui.interact(corner, id, Sense::hover());
        // Screen readers read a region when its text changes, so a trailing space is added to repeat a text.
        let said = format!("{}{}", self.said, if self.count.is_multiple_of(2) { "  " } else { " " });
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said.clone()));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_live(accesskit::Live::Polite);
            node.set_live_atomic();
        });
    }
}
