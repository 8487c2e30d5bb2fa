//! Dialogs that the application opens, and the answers of the user.

use std::path::PathBuf;

use egui::Context;

use super::app::SafarApp;
use crate::ui::{
    action::{FileAction, MapAction},
    carry,
    dialogs::{self, Answer, Dialog, ExportDialog, Notice, PathField, Question},
    file_picker::{FileDialogs, Picked},
    i18n::Message,
    jobs::Asked,
};

impl SafarApp {
    /// Shows a message that the user closes; after the open dialog, if there is one.
    pub(in crate::ui) fn tell(&mut self, title: Message, text: String) {
        self.show_or_queue(Dialog::Message(Notice { title: title.text(), text }));
    }

    /// Adds `text` to the message with this title that is open or waits; shows a new one if there is none.
    pub(super) fn tell_more(&mut self, title: Message, text: &str) {
        let title = title.text();
        let messages = self.dialog.iter_mut().chain(&mut self.files.messages);
        let open = messages.filter_map(|dialog| if let Dialog::Message(notice) = dialog { Some(notice) } else { None });
        match open.into_iter().find(|notice| notice.title == title) {
            Some(notice) => {
                notice.text.push_str("\n\n");
                notice.text.push_str(text);
            }
            None => self.show_or_queue(Dialog::Message(Notice { title, text: text.to_owned() })),
        }
    }

    /// Shows `dialog`; after the open one, if there is one.
    pub(in crate::ui) fn show_or_queue(&mut self, dialog: Dialog) {
        match self.dialog {
            None => self.dialog = Some(dialog),
            Some(_) => self.files.messages.push_back(dialog),
        }
    }

    /// Asks for a file for the purpose `asked`, by the system's dialog or by typing a path.
    pub(super) fn ask_for(&mut self, asked: Asked, suggested: PathBuf) {
        self.stop_picking();
        match self.options.file_dialogs {
            FileDialogs::System => {
                self.files.picking.job = Some(self.jobs.pick(asked.clone(), suggested.clone()));
                self.dialog = Some(Dialog::Waiting { asked, suggested });
            }
            FileDialogs::PathField => self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, None))),
        }
    }

    /// Closes the open file dialog without an answer.
    pub(super) fn stop_picking(&mut self) {
        if let Some(id) = self.files.picking.job.take() {
            self.jobs.leave(id);
        }
    }

    /// Shows the export options.
    pub(super) fn show_export(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let dialog = ExportDialog::new(document.session.map(), document.drawn.layout.size, &self.desk.view);
        self.dialog = Some(Dialog::Export(Box::new(dialog)));
    }

    /// Handles the answer to a dialog.
    pub(super) fn answered(&mut self, ctx: &Context, answer: Answer) {
        let dialog = self.dialog.take();
        dialogs::opened_by_user(ctx);
        match answer {
            Answer::Close => self.files.cancelled(dialog.as_ref()),
            Answer::SaveThen(action) => {
                if self.keep_line(ctx) {
                    self.files.wait_for_map(action);
                    self.carry_file(ctx, |hand| carry::save_map(hand, false));
                } else {
                    self.files.drop_action(&action);
                }
            }
            Answer::DiscardThen(action) => {
                self.files.leaving.after_save = None;
                self.carry_file(ctx, |hand| carry::give_up(hand, action));
            }
            Answer::SaveBrandThen(action) => self.carry_file(ctx, |hand| carry::save_brand_then(hand, action)),
            Answer::DiscardBrandThen(action) => self.carry_file(ctx, |hand| carry::discard_brand_then(hand, action)),
            Answer::LeaveSave(action) => self.carry_file(ctx, |hand| carry::leave_save(hand, action)),
            Answer::Overwrite => self.carry_file(ctx, |hand| carry::save_map(hand, true)),
            Answer::SaveAs => self.carry_file(ctx, |hand| carry::carry_file(hand, FileAction::SaveAs)),
            Answer::AskToReload(path) => {
                self.files.leaving.after_save = None;
                self.dialog = Some(Dialog::Question(Question::Reload { path }));
            }
            Answer::Reload(path) => {
                self.files.leaving.after_save = None;
                self.carry_file(ctx, |hand| carry::carry_file(hand, FileAction::OpenPath(path)));
            }
            Answer::Path(asked, path) => self.carry_file(ctx, |hand| carry::picked(hand, asked, Picked::File(path))),
            Answer::TypePath(asked, suggested) => {
                self.stop_picking();
                self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, None)));
            }
            Answer::StopWaiting => {
                self.stop_picking();
                self.files.cancelled(dialog.as_ref());
            }
            Answer::Export(request) => self.carry_file(ctx, |hand| carry::ask_for_export_file(hand, *request)),
            Answer::Do(actions) => {
                if matches!(dialog, Some(Dialog::Palette(_))) {
                    self.window.recall(&actions);
                }
                self.queue.now.extend(actions);
            }
        }
        ctx.request_repaint();
    }

    /// Makes a card of the line in the capture bar, if there is one. Returns whether the bar is empty now; if not, the
    /// bar shows the reason.
    fn keep_line(&mut self, ctx: &Context) -> bool {
        let Some(document) = &self.desk.document else { return true };
        let session = &document.session;
        match self.desk.capture.take_line(session.map(), session.selection(), self.desk.canvas.persona()) {
            Ok(Some((target, line))) => {
                self.perform(ctx, MapAction::Capture(target, vec![line]).into());
                true
            }
            Ok(None) => true,
            Err(_) => {
                self.desk.view.is_capturing = true;
                self.desk.capture.focus();
                false
            }
        }
    }
}
