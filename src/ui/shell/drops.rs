//! Files dropped onto the window: pictures and texts onto a card, a persona or a cell, a map to open it.
//!
//! A picture is known by its name. Any other file is looked at by a job first, so that nothing is asked and nothing is
//! left because of a file that turns out to be of no use.

use std::path::{Path, PathBuf};

use egui::{Context, Pos2};

use super::app::SafarApp;
use crate::{
    edit::Selection,
    layout::Hit,
    model::StageId,
    ui::{
        action::{Action, FileAction},
        clipboard::picture_place,
        i18n::m,
        jobs::{FileContent, LookedAt, PictureTarget},
    },
};

impl SafarApp {
    /// Handles dropped files. A picture waits until the position of the pointer is known, which window systems report
    /// only after the drop.
    pub(super) fn take_drops(&mut self, ctx: &Context) {
        let new = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<PathBuf>>()
        });
        let pointer = ctx.input(|input| input.pointer.latest_pos());
        if !new.is_empty() {
            let is_alone = new.len() == 1;
            let (pictures, others): (Vec<_>, Vec<_>) = new.into_iter().partition(|path| is_picture(path));
            self.window.drops.at = None;
            self.window.drops.there = None;
            self.window.drops.pictures.extend(pictures);
            if !others.is_empty() {
                let of = self.desk.document.as_ref().map(|document| document.id);
                self.jobs.look_at(of, others, is_alone);
            }
        }
        if self.window.drops.at.is_none()
            && let Some(at) = pointer
        {
            self.window.drops.at = Some(at);
            self.window.drops.there = self.selection_at(at);
        }
        let is_open = self.desk.document.is_some() && self.dialog.is_none();
        if self.window.drops.is_empty() || (self.window.drops.at.is_none() && is_open) {
            return;
        }
        let at = self.window.drops.at;
        let pictures = std::mem::take(&mut self.window.drops.pictures);
        if !pictures.is_empty() {
            match at.and_then(|at| self.drop_target(at)) {
                Some(target) => self.read_dropped(pictures, &target),
                None => self.window.toasts.show(m("drop-where"), None),
            }
        }
        // One after the other: a table opens a dialog, and what comes next is laid out for the map as it is then.
        if self.dialog.is_none() && !self.is_map_in_hand() && !self.window.drops.texts.is_empty() {
            let text = self.window.drops.texts.remove(0);
            self.desk.typing.forget();
            self.paste_dropped(text.content);
        }
    }

    /// Uses the files of a drop that were looked at: of several maps the first is opened, unless other files were dropped
    /// with it; texts become cards where they were dropped; for the others a message says why nothing was done.
    pub(in crate::ui) fn looked_at(&mut self, files: Vec<LookedAt>, is_alone: bool) {
        let mut problems = Vec::new();
        let mut has_map = false;
        for file in files {
            let name = file.path.file_name().unwrap_or(file.path.as_os_str()).to_string_lossy().into_owned();
            match &file.content {
                FileContent::Map if is_alone => {
                    self.queue.now.push(Action::File(FileAction::OpenPath(file.path)));
                }
                FileContent::Map if !has_map => {
                    has_map = true;
                    problems.push(m("drop-map-alone").with(&[("name", name.into())]));
                }
                FileContent::Map => {}
                FileContent::Text(_) | FileContent::Table(_) if self.desk.document.is_none() => {
                    problems.push(m("drop-needs-map").with(&[("name", name.into())]));
                }
                FileContent::Text(_) | FileContent::Table(_) => self.window.drops.texts.push(file),
                FileContent::Unknown => problems.push(m("drop-unknown").with(&[("name", name.into())])),
                FileContent::Unreadable(why) => {
                    let parts = [("name", name.into()), ("why", why.as_str().into())];
                    problems.push(m("drop-failed").with(&parts));
                }
            }
        }
        if !problems.is_empty() {
            self.tell(m("drop-unknown-title"), problems.join("\n\n"));
        }
    }

    /// Pastes a dropped text where it was dropped; at the selection if nothing that can hold it was there.
    fn paste_dropped(&mut self, content: FileContent) {
        let read = match content {
            FileContent::Text(text) => crate::import::read(&text),
            FileContent::Table(text) => crate::import::read_file(&text),
            FileContent::Map | FileContent::Unknown | FileContent::Unreadable(_) => return,
        };
        if let Some(there) = self.window.drops.there.clone()
            && let Some(document) = &mut self.desk.document
        {
            document.session.select(there);
        }
        self.paste_read(read);
    }

    /// The card, cell, stage or lane at `pointer`.
    fn selection_at(&self, pointer: Pos2) -> Option<Selection> {
        let document = self.desk.document.as_ref()?;
        match self.desk.canvas.thing_at(&document.drawn.layout, pointer)? {
            Hit::Card(id) => Some(Selection::card(id)),
            Hit::Cell { lane, stage } => Some(Selection::Cell { lane, stage }),
            Hit::Stage(id) => Some(Selection::Stage(id)),
            Hit::Lane(id) => Some(Selection::Lane(id)),
            Hit::Title | Hit::Scenario | Hit::Step(_) | Hit::Persona(_) | Hit::Feeling(_) | Hit::Wanted(_) => None,
        }
    }

    /// Reads the pictures for `target`: all of them for a cell, which gets a card for each; the first for a card or a
    /// persona, which can have only one.
    fn read_dropped(&mut self, mut pictures: Vec<PathBuf>, target: &PictureTarget) {
        let most = match target {
            PictureTarget::Card(_) | PictureTarget::Persona(_) => 1,
            PictureTarget::New(_) => pictures.len(),
        };
        if pictures.len() > most {
            pictures.truncate(most);
            self.window.toasts.show(m("drop-one"), None);
            self.files.reading.picture_note = Some(m("drop-one").text());
        }
        for path in pictures {
            self.read_picture(path, target.clone());
        }
    }

    /// The target of a picture dropped at `pointer`.
    fn drop_target(&self, pointer: Pos2) -> Option<PictureTarget> {
        let document = self.desk.document.as_ref()?;
        let map = document.session.map();
        let at_stage = |stage: &StageId| {
            let lane = map.lanes.iter().find(|lane| lane.kind.holds_cards())?;
            Some(picture_place(&lane.id, stage))
        };
        match self.desk.canvas.thing_at(&document.drawn.layout, pointer)? {
            Hit::Card(id) => Some(PictureTarget::Card(id)),
            Hit::Persona(id) => Some(PictureTarget::Persona(id)),
            Hit::Cell { lane, stage } => Some(picture_place(&lane, &stage)),
            Hit::Stage(id) => at_stage(&id),
            Hit::Title | Hit::Scenario | Hit::Step(_) | Hit::Lane(_) | Hit::Feeling(_) | Hit::Wanted(_) => None,
        }
    }
}

/// Whether the file name is that of a picture that can be embedded.
fn is_picture(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["png", "jpg", "jpeg"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
