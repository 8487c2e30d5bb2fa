//! Files dropped onto the window: a picture onto a card, a persona or a cell, a map to open it.

use std::path::{Path, PathBuf};

use egui::Context;

use super::app::SafarApp;
use crate::{
    layout::Hit,
    model::StageId,
    ui::{
        action::{Action, FileAction},
        clipboard::picture_place,
        i18n::m,
        jobs::PictureTarget,
    },
};

impl SafarApp {
    /// Handles dropped files. A picture waits until the position of the pointer is known, which window systems report
    /// only after the drop.
    pub(super) fn take_drops(&mut self, ctx: &Context) {
        let new = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<PathBuf>>()
        });
        self.window.dropped.extend(new);
        if self.window.dropped.is_empty() {
            return;
        }
        let is_open = self.desk.document.is_some() && self.dialog.is_none();
        let pointer = ctx.input(|input| input.pointer.latest_pos());
        let is_waiting = pointer.is_none() && is_open && self.window.dropped.iter().all(|path| is_picture(path));
        if is_waiting {
            return;
        }
        let dropped = std::mem::take(&mut self.window.dropped);
        // Of several maps one is opened; the other files are ignored.
        if let Some(map) = dropped.iter().find(|path| !is_picture(path)) {
            self.queue.now.push(Action::File(FileAction::OpenPath(map.clone())));
            return;
        }
        let target = pointer.and_then(|pointer| self.drop_target(pointer));
        match target {
            Some(target) => self.read_dropped(dropped, &target),
            None => self.window.toasts.show(m("drop-where"), None),
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
        }
        for path in pictures {
            self.read_picture(path, target.clone());
        }
    }

    /// The target of a picture dropped at `pointer`.
    fn drop_target(&self, pointer: egui::Pos2) -> Option<PictureTarget> {
        let document = self.desk.document.as_ref()?;
        let map = document.session.map();
        let at_stage = |stage: &StageId| {
            let lane = map.lanes.iter().find(|lane| lane.kind.holds_cards())?;
            picture_place(map, &lane.id, stage)
        };
        match self.desk.canvas.thing_at(&document.drawn.layout, pointer)? {
            Hit::Card(id) => Some(PictureTarget::Card(id)),
            Hit::Persona(id) => Some(PictureTarget::Persona(id)),
            Hit::Cell { lane, stage } => picture_place(map, &lane, &stage),
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
