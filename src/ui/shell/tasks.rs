//! Starts jobs, and takes over the results of those that ended.

use std::{io::Write, ops::ControlFlow, path::PathBuf, sync::Arc};

use egui::Context;

use super::{app::SafarApp, placement::PlaceWatch};
use crate::{
    edit::Session,
    export::Request,
    model::Map,
    text::FontBook,
    ui::{
        brand::{BrandDraft, BrandState},
        carry::{self, Task},
        dialogs,
        i18n::m,
        jobs::{BrandContent, ExportFault, MapContent, PictureTarget},
        new_window::WindowRequest,
        start::PreviewRequest,
    },
};

impl SafarApp {
    /// Starts `task`.
    pub(super) fn start(&mut self, task: Task) {
        let Self { desk, jobs, files, options, window, .. } = self;
        match task {
            Task::OpenWindow(map) => {
                let beside = window.outer.place.as_ref().and_then(PlaceWatch::place);
                let request = WindowRequest { map, beside, is_awaited: true };
                jobs.open_window(Arc::clone(&options.new_windows), request);
            }
            Task::OpenMap(path) => files.opening.request = Some(jobs.open(path)),
            Task::ChangeTemplates(change) => {
                if let Some(folder) = options.templates_folder.clone() {
                    jobs.change_templates(folder, change);
                } else {
                    window.toasts.show(m("template-no-folder"), None);
                }
            }
            Task::SaveMap(path, expected) => {
                let Some(document) = &mut desk.document else { return };
                let point = document.session.save_point();
                let content = MapContent { map: document.session.map().clone(), point };
                let id = jobs.save(document.id, path, content, expected);
                document.file.last_save = Some((id, point));
            }
            Task::Export(path, request) => {
                let Some(document) = &desk.document else { return };
                let (map, has_system_fonts) = (document.session.map().clone(), options.has_system_fonts);
                jobs.export(document.id, path, move |out, goes_on| {
                    write_png(&map, &request, has_system_fonts, out, goes_on)
                });
            }
            Task::ReadPicture(path, target) => self.read_picture(path, target),
            Task::EncodePicture(image, target) => {
                if let Some(document) = &desk.document {
                    let id = jobs.encode_picture(document.id, image, target.clone());
                    files.reads_picture(target, id);
                }
            }
            Task::ShareClip(clip) => {
                if let Some(folder) = options.shared_folder.clone() {
                    jobs.share_clip(folder, *clip);
                }
            }
            Task::ReadClip(text) => {
                if let (Some(folder), Some(document)) = (options.shared_folder.clone(), &desk.document) {
                    jobs.read_clip(document.id, folder, text);
                }
            }
            Task::ReadTheme(path) => files.reading.theme = Some(jobs.read_theme(path)),
            Task::SaveBrand(path, expected) => {
                if let Some(draft) = desk.view.draft() {
                    jobs.save_theme(draft.id(), path, content(draft), expected);
                }
            }
            Task::ReadFont(path) => {
                if let Some(draft) = desk.view.draft() {
                    jobs.read_font(draft.id(), path);
                }
            }
            Task::ReadLogo(path) => {
                if let Some(draft) = desk.view.draft() {
                    files.reading.logo = Some(jobs.read_logo(draft.id(), path));
                }
            }
        }
    }

    /// Starts to draw the next of the previews that were asked for in this frame and are missing.
    pub(super) fn draw_next_preview(&mut self, ctx: &Context) {
        if let Some(PreviewRequest { key, known }) = self.window.start.previews().next(ctx) {
            let id = self.jobs.draw_preview(key.clone(), known);
            self.window.start.draws_preview(key, id);
        }
    }

    /// Starts to list the user's own templates, if the list of the start screen is outdated.
    pub(super) fn list_templates(&mut self) {
        if self.window.start.takes_templates()
            && let Some(folder) = self.options.templates_folder.clone()
        {
            self.jobs.list_templates(folder);
        }
    }

    /// Reads a picture for the open map.
    pub(super) fn read_picture(&mut self, path: PathBuf, target: PictureTarget) {
        if let Some(document) = &self.desk.document {
            let id = self.jobs.read_picture(document.id, path, target.clone());
            self.files.reads_picture(target, id);
        }
    }

    /// Handles the results of ended jobs and the waiting actions. Called at the beginning of each frame.
    pub(super) fn finish_jobs(&mut self, ctx: &Context) {
        let (was_asking, late) = (self.dialog.is_some(), self.queue.late.len());
        let mut ended = std::mem::take(&mut self.files.for_later);
        ended.extend(self.jobs.finished());
        for finished in ended {
            if finished.outcome.edits_map() {
                if self.is_map_in_hand() {
                    self.files.for_later.push(finished);
                    continue;
                }
                // The edit ends the step of the field being typed into; what is typed next is a new step.
                self.desk.typing.forget();
            }
            self.carry_file(ctx, |hand| carry::finished(hand, finished));
        }
        if self.dialog.is_none() {
            self.dialog = self.files.messages.pop_front();
        }
        // A dialog is about the open map or the brand, which nothing replaces beneath it.
        for go_on in [carry::announce_arrived, carry::go_on] {
            if self.dialog.is_none() {
                self.carry_file(ctx, go_on);
            }
        }
        let (patience, has_dialog) = (self.options.patience, self.dialog.is_some());
        self.carry_file(ctx, |hand| carry::look_for_stalled_save(hand, patience, has_dialog));
        // An action that waited for a job may open a dialog at the end of this frame.
        if (self.dialog.is_some() && !was_asking) || self.queue.late.len() > late {
            dialogs::opened_by_itself(ctx);
        }
    }

    /// Whether a gesture or the editing of a text on the map is in progress, which another edit would break off.
    pub(super) fn is_map_in_hand(&self) -> bool {
        let is_in_gesture = self.desk.session().is_some_and(Session::is_in_gesture);
        self.desk.canvas.is_editing_text() || (is_in_gesture && !self.desk.typing.is_under_way())
    }
}

/// The part of `draft` that its file holds.
fn content(draft: &BrandDraft) -> BrandContent {
    let BrandState { base, theme } = draft.state().clone();
    BrandContent { base, theme, revision: draft.revision() }
}

/// Writes the picture of `map` for `request` to `out`; returns its width and height in pixels.
fn write_png(
    map: &Map,
    request: &Request,
    has_system_fonts: bool,
    out: &mut dyn Write,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<(u32, u32), ExportFault> {
    let mut fonts = if has_system_fonts { FontBook::with_system_fonts() } else { FontBook::bundled() };
    let info = request.png(map, &mut fonts)?.write(out, goes_on)?;
    Ok((info.width, info.height))
}
