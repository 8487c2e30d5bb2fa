//! Showing a map in place of the open one, and closing it.

use std::{path::PathBuf, sync::Arc};

use egui::Context;

use super::app::SafarApp;
use crate::{
    model::Map,
    storage::Fingerprint,
    ui::{
        desk::{document::Document, view_state::Tool},
        dialogs::Dialog,
    },
};

impl SafarApp {
    /// Replaces the open map by `map`, which was read from `file`, if given.
    pub(super) fn show_map(&mut self, map: Map, file: Option<(PathBuf, Fingerprint)>) {
        self.leave_document();
        self.desk.document = Some(Document::new(map, file, self.desk.view.theme(), &mut self.desk.fonts));
        self.begin_document();
    }

    /// Replaces the open map by `map`, which no file has.
    pub(super) fn show_copy(&mut self, map: Map) {
        self.leave_document();
        self.desk.document = Some(Document::unsaved(map, self.desk.view.theme(), &mut self.desk.fonts));
        self.begin_document();
    }

    /// Prepares the window for a map that was just opened.
    fn begin_document(&mut self) {
        self.window.toasts.clear();
        self.desk.view.filter = Arc::default();
        for id in self.window.start.leave() {
            self.jobs.leave(id);
        }
        self.desk.stop_finding();
        self.window.clipboard.leave_map();
        self.desk.view.tool = Tool::Select;
        self.desk.canvas.set_tool(Tool::Select);
    }

    /// Closes the open map and shows the start screen.
    pub(super) fn close_map(&mut self, ctx: &Context) {
        self.stop_presenting(ctx);
        self.leave_document();
        self.dialog = None;
    }

    /// Cancels everything that concerns the open map.
    fn leave_document(&mut self) {
        if let Some(id) = self.files.leave_map() {
            self.jobs.leave(id);
        }
        self.jobs.leave_clipboard_picture();
        if self.dialog.as_ref().is_some_and(Dialog::is_about_map) {
            self.stop_picking();
            self.dialog = None;
        }
        self.window.drops = super::dropped::Drops::default();
        self.desk.capture.clear();
        self.desk.typing.forget();
        self.desk.document = None;
        self.desk.canvas.leave();
    }
}
