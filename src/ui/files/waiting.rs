//! Actions that wait for a save, and what ends the waiting: only the answer "Cancel" to a question about that save, or a
//! save that failed. Closing any other dialog ends no waiting.

use std::time::Instant;

use super::StateToLose;
use crate::ui::{
    action::{Action, FileAction},
    dialogs::{Dialog, Stalled},
    jobs::Asked,
    shell::app::SafarApp,
};

/// An action that waits for a save.
pub(in crate::ui) struct Waiting {
    pub(super) action: Action,
    /// The time since which it waits for the file to be written.
    pub(super) since: Instant,
}

impl Waiting {
    pub(in crate::ui) fn new(action: Action) -> Self {
        Self { action, since: Instant::now() }
    }
}

/// An action that the user agreed to lose a state of the map for.
pub(in crate::ui) type GivenUp = (Action, StateToLose);

impl SafarApp {
    /// Handles that the user closed `dialog` without choosing anything it offers.
    pub(super) fn cancelled(&mut self, dialog: Option<&Dialog>) {
        let Some(dialog) = dialog else { return };
        match dialog {
            Dialog::Unsaved { then, .. } => self.drop_action(then),
            Dialog::UnsavedBrand { then, .. } => {
                self.drop_action(then);
                self.files.given_up = None;
            }
            Dialog::Conflict { .. } | Dialog::Stalled { what: Stalled::Map, .. } => self.stop_waiting_for_map(),
            Dialog::BrandConflict { .. } | Dialog::Stalled { what: Stalled::Brand, .. } => {
                self.stop_waiting_for_brand()
            }
            Dialog::Path(field) => self.cancelled_asking(&field.asked().clone()),
            Dialog::Waiting { asked, .. } => self.cancelled_asking(asked),
            Dialog::Reload { .. }
            | Dialog::Export(_)
            | Dialog::Message(_)
            | Dialog::Palette(_)
            | Dialog::Lanes(_)
            | Dialog::Shortcuts(_)
            | Dialog::About => {}
        }
    }

    /// Handles that the user chose no file for this purpose.
    pub(super) fn cancelled_asking(&mut self, asked: &Asked) {
        match asked {
            Asked::SaveMap(_) => self.stop_waiting_for_map(),
            Asked::SaveTheme => self.stop_waiting_for_brand(),
            Asked::OpenMap | Asked::Export(_) | Asked::Picture(..) | Asked::Theme | Asked::Font | Asked::Logo => {}
        }
    }

    /// Lets `action` wait until the map is saved. An action that waited before is dropped.
    pub(super) fn wait_for_map(&mut self, action: Action) {
        let before = self.files.after_save.take().filter(|waiting| waiting.action != action);
        if let Some(waiting) = before {
            self.drop_action(&waiting.action);
        }
        self.files.after_save = Some(Waiting::new(action));
    }

    /// Drops the action that waits for the map to be saved.
    pub(super) fn stop_waiting_for_map(&mut self) {
        if let Some(waiting) = self.files.after_save.take() {
            self.drop_action(&waiting.action);
        }
    }

    /// Drops the action that waits for the brand to be saved.
    pub(in crate::ui) fn stop_waiting_for_brand(&mut self) {
        self.files.given_up = None;
        if let Some(waiting) = self.files.after_brand.take() {
            self.drop_action(&waiting.action);
        }
    }

    /// Drops what was kept for `action`, which will not be carried out: the map that it would have shown is read again if
    /// the user opens it later.
    pub(super) fn drop_action(&mut self, action: &Action) {
        if let Action::File(FileAction::OpenPath(path)) = action {
            self.files.arrived.take_if(|arrived| arrived.is_announced() && arrived.path() == path);
        }
    }
}
