//! What ends the waiting for a save: only the answer "Cancel" to a question about that save, or a save that failed.
//! Closing any other dialog ends no waiting.

use super::{Files, Waiting};
use crate::ui::{
    action::Action,
    dialogs::{Dialog, Question, Stalled},
    jobs::Asked,
};

impl Files {
    /// Handles that the user closed `dialog` without choosing anything it offers.
    pub(in crate::ui) fn cancelled(&mut self, dialog: Option<&Dialog>) {
        let Some(dialog) = dialog else { return };
        match dialog {
            Dialog::Question(question) => self.cancelled_question(question),
            Dialog::Path(field) => self.cancelled_asking(field.asked()),
            Dialog::Waiting { asked, .. } => self.cancelled_asking(asked),
            Dialog::Export(_)
            | Dialog::Message(_)
            | Dialog::Template(_)
            | Dialog::Palette(_)
            | Dialog::PasteTable(_)
            | Dialog::Lanes(_)
            | Dialog::Shortcuts(_)
            | Dialog::Link(_)
            | Dialog::About => {}
        }
    }

    fn cancelled_question(&mut self, question: &Question) {
        match question {
            Question::Unsaved { then, .. } => self.drop_action(then),
            Question::UnsavedBrand { then, .. } => {
                self.drop_action(then);
                self.leaving.given_up = None;
            }
            Question::Conflict { .. } | Question::Stalled { what: Stalled::Map, .. } => self.stop_waiting_for_map(),
            Question::BrandConflict { .. } | Question::Stalled { what: Stalled::Brand, .. } => {
                self.stop_waiting_for_brand();
            }
            Question::Reload { .. } | Question::ManyLines { .. } | Question::DeleteTemplate { .. } => {}
        }
    }

    /// Handles that the user chose no file for this purpose.
    pub(in crate::ui) fn cancelled_asking(&mut self, asked: &Asked) {
        match asked {
            Asked::SaveMap(_) => self.stop_waiting_for_map(),
            Asked::SaveTheme => self.stop_waiting_for_brand(),
            Asked::OpenMap | Asked::Export(_) | Asked::Picture(..) | Asked::Theme | Asked::Font | Asked::Logo => {}
        }
    }

    /// Lets `action` wait until the map is saved. An action that waited before is dropped.
    pub(in crate::ui) fn wait_for_map(&mut self, action: Action) {
        let before = self.leaving.after_save.take().filter(|waiting| waiting.action != action);
        if let Some(waiting) = before {
            self.drop_action(&waiting.action);
        }
        self.leaving.after_save = Some(Waiting::new(action));
    }

    /// Drops the action that waits for the map to be saved.
    pub(in crate::ui) fn stop_waiting_for_map(&mut self) {
        if let Some(waiting) = self.leaving.after_save.take() {
            self.drop_action(&waiting.action);
        }
    }

    /// Drops the action that waits for the brand to be saved.
    pub(in crate::ui) fn stop_waiting_for_brand(&mut self) {
        self.leaving.given_up = None;
        if let Some(waiting) = self.leaving.after_brand.take() {
            self.drop_action(&waiting.action);
        }
    }

    /// Drops what was kept for `action`, which will not be carried out: the map that it would have shown is read again
    /// if the user opens it later.
    pub(in crate::ui) fn drop_action(&mut self, action: &Action) {
        self.opening.arrived.take_if(|arrived| arrived.is_announced && arrived.action() == *action);
    }
}
