//! Files dropped onto the window: pictures and texts onto a card, a persona or a cell, a map to open it.
//!
//! A picture is known by its name. Any other file is looked at by a job first, so that nothing is asked and nothing is
//! left because of a file that turns out to be of no use.

use std::path::{Path, PathBuf};

use egui::{Context, Pos2};

use super::{app::SafarApp, dropped::DropPlace};
use crate::{
    edit::Selection,
    layout::Hit,
    model::StageId,
    ui::{
        carry::{self, pictures::picture_place},
        i18n::m,
        jobs::PictureTarget,
    },
};

impl SafarApp {
    /// Handles dropped files. Pictures and texts wait until the position of the pointer is known, which window systems
    /// report only after the drop.
    pub(super) fn take_drops(&mut self, ctx: &Context) {
        let new = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<PathBuf>>()
        });
        if !new.is_empty() {
            self.begin_drop(new);
        }
        let pointer = ctx.input(|input| input.pointer.latest_pos());
        if self.window.drops.lacks_place()
            && let Some(at) = pointer
        {
            let place = DropPlace { there: self.selection_at(at), target: self.drop_target(at) };
            self.window.drops.locate(&place);
        }
        let is_open = self.desk.document.is_some() && self.dialog.is_none();
        if self.window.drops.is_empty() || (self.window.drops.lacks_place() && is_open) {
            return;
        }
        self.use_pictures();
        // A table opens a dialog, and what comes after it is laid out for the map as it is then.
        while self.dialog.is_none() && !self.is_map_in_hand() {
            let Some((id, cards)) = self.window.drops.cards.pop_front() else { break };
            let there = self.window.drops.place_of(id).and_then(|place| place.there.clone());
            self.desk.typing.forget();
            self.carry_clip(ctx, |hand| match &mut hand.session {
                Some(session) => carry::paste_dropped(session, cards, there),
                None => Vec::new(),
            });
        }
    }

    /// Looks at each file of a drop in a job of its own; pictures are known by their names.
    fn begin_drop(&mut self, files: Vec<PathBuf>) {
        let drop = self.window.drops.begin();
        let of = self.desk.document.as_ref().map(|document| document.id);
        let is_alone = files.len() == 1;
        for path in files {
            if is_picture(&path) {
                self.window.drops.pictures.push((drop, path));
            } else {
                self.jobs.look_at(of, path, drop, is_alone);
            }
        }
    }

    /// Reads the dropped pictures, each drop for the place where it was dropped.
    fn use_pictures(&mut self) {
        let mut pictures = std::mem::take(&mut self.window.drops.pictures);
        while let Some((id, _)) = pictures.first() {
            let id = *id;
            let of_drop = pictures.extract_if(.., |(other, _)| *other == id).map(|(_, path)| path).collect();
            match self.window.drops.place_of(id).and_then(|place| place.target.clone()) {
                Some(target) => self.read_dropped(of_drop, &target),
                None => self.window.toasts.show(m("drop-where"), None),
            }
        }
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
