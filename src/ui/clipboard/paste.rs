//! Pasting whole cards, tables, lines and pictures at the selection.

use std::collections::BTreeSet;

use egui::Context;

use super::{
    Clip,
    adopt::adopted,
    arrange::{self, Destination},
    is_text_of,
};
use crate::{
    edit::{EditError, Selection, Session},
    import::{self, Additions, ArrangedCard, Arrangement, Pasted, Sheet},
    model::{CardId, LaneId, Map, Place, StageId},
    ui::{
        action::{Action, MapAction},
        dialogs::{Dialog, PasteTable},
        i18n::m,
        jobs::PictureTarget,
        shell::app::SafarApp,
    },
};

impl SafarApp {
    /// Carries out a clipboard request.
    pub(in crate::ui) fn clip(&mut self, ctx: &Context, clip: Clip) {
        match clip {
            Clip::Copied(cards) => self.copied(cards),
            Clip::Text(text) => self.paste(text),
            Clip::Picture(picture) => self.paste_picture(picture),
            Clip::Arranged(all) => self.paste_arranged(*all, true),
            Clip::Ask(request) => ctx.send_viewport_cmd(request.command()),
        }
    }

    /// Keeps the copied cards, also for other windows.
    fn copied(&mut self, clip: Box<Map>) {
        if let Some(folder) = self.options.shared_folder.clone() {
            self.jobs.share_clip(folder, (*clip).clone());
        }
        self.window.clipboard.keep(clip);
    }

    /// Pastes text from the clipboard, or the cards it was made from.
    fn paste(&mut self, text: String) {
        if let Some((clip, is_of_open_map)) = self.window.clipboard.clip_of(&text) {
            let clip = clip.clone();
            self.paste_clip(&clip, is_of_open_map);
        } else if let (Some(folder), Some(document)) = (self.options.shared_folder.clone(), &self.desk.document) {
            self.jobs.read_clip(document.id, folder, text);
        } else {
            self.paste_text(&text);
        }
    }

    /// Pastes `text`, or the cards `shared` that another window left if it is their text.
    pub(in crate::ui) fn paste_shared(&mut self, text: &str, shared: Option<&Map>) {
        match shared.filter(|clip| is_text_of(clip, text)) {
            Some(clip) => self.paste_clip(clip, false),
            None => self.paste_text(text),
        }
    }

    fn paste_clip(&mut self, clip: &Map, is_of_open_map: bool) {
        let Some(document) = &mut self.desk.document else { return };
        let session = &mut document.session;
        let Some(corner) = corner(session, Some(clip)) else { return self.window.toasts.show(m("paste-where"), None) };
        let before = session.position();
        session.begin_gesture(if is_of_open_map { String::new() } else { m("gesture-paste").text() });
        let cards = if is_of_open_map {
            Ok((clip.cards.values().cloned().collect(), BTreeSet::new()))
        } else {
            adopted(session, clip)
        };
        let mut missing = MissingPersonas::default();
        let mut additions = Additions::default();
        let pasted = cards.and_then(|(cards, of_cards)| {
            let to = Destination { map: session.map(), corner: &corner, is_own: is_of_open_map };
            let (all, left) = arrange::arranged(clip, cards, to);
            missing = MissingPersonas { of_cards, of_feelings: left };
            additions = all.additions();
            all.add_to(session)
        });
        self.end_paste(pasted, &Pasting { before, additions, missing, is_announced: false });
    }

    /// Pastes a list into the selected cell, and a table from there on. A table with headings, or one that needs more
    /// stages or lanes than the map has, is shown with what will become of it first.
    pub(in crate::ui) fn paste_text(&mut self, text: &str) {
        self.paste_read(import::read(text));
    }

    /// Pastes a list or a table that was read.
    pub(in crate::ui) fn paste_read(&mut self, pasted: Pasted) {
        let Some(document) = &self.desk.document else { return };
        let session = &document.session;
        let (map, corner) = (session.map(), corner(session, None));
        let mut all = Arrangement::of(map);
        if is_too_large(&pasted) {
            return self.tell(m("paste-table-title"), m("paste-too-large").text());
        }
        match (pasted, corner) {
            (Pasted::Table(rows), corner) => {
                let known = Sheet::recognised(map, &rows, corner.as_ref());
                let is_headed = known.is_some();
                let block = || corner.as_ref().map(|corner| Sheet::block(map, &rows, corner));
                let Some(sheet) = known.or_else(block) else { return self.window.toasts.show(m("paste-where"), None) };
                let (arranged, _) = sheet.arranged(map, corner.as_ref());
                if is_headed || arranged.additions() != Additions::default() {
                    let dialog = PasteTable::new(map.clone(), rows, sheet, corner);
                    return self.show_or_queue(Dialog::PasteTable(Box::new(dialog)));
                }
                all = arranged;
            }
            (Pasted::List(_), None) => return self.window.toasts.show(m("paste-where"), None),
            (Pasted::List(items), Some(corner)) => {
                let (stage, lane) = (all.stage_of(Some(&corner.stage)), all.lane_of(Some(&corner.lane)));
                let card = |(at, item)| ArrangedCard {
                    order: corner.order.saturating_add(at),
                    ..ArrangedCard::new(stage, lane, item)
                };
                all.cards.extend(items.into_iter().enumerate().map(card));
            }
        }
        self.paste_arranged(all, false);
    }

    /// Adds the cards of `all` in one step. With `is_announced`, the message says how many.
    pub(in crate::ui) fn paste_arranged(&mut self, all: Arrangement, is_announced: bool) {
        let Some(document) = &mut self.desk.document else { return };
        let (before, additions) = (document.session.position(), all.additions());
        let is_large = is_announced || additions != Additions::default();
        document.session.begin_gesture(if is_large { m("gesture-paste-table").text() } else { String::new() });
        let pasted = all.add_to(&mut document.session);
        self.end_paste(pasted, &Pasting { before, additions, missing: MissingPersonas::default(), is_announced });
    }

    fn end_paste(&mut self, pasted: Result<Vec<CardId>, EditError>, pasting: &Pasting) {
        let Some(document) = &mut self.desk.document else { return };
        let session = &mut document.session;
        match pasted {
            Ok(cards) => {
                session.end_gesture();
                let said = pasting.said(cards.len());
                let undo = MapAction::TakeBack { revision: session.revision(), to: pasting.before };
                if !cards.is_empty() {
                    session.select_result(Selection::cards(cards));
                }
                let selection = session.selection().clone();
                if let Some(said) = said {
                    self.desk.reveal(&selection);
                    self.window.toasts.show(said, Some(Action::Map(undo)));
                }
            }
            Err(error) => {
                session.cancel_gesture();
                self.refused(&error);
            }
        }
    }

    /// Pastes a picture from the clipboard: onto the selected card or persona, otherwise as a new card.
    fn paste_picture(&mut self, image: std::sync::Arc<egui::ColorImage>) {
        let Some(document) = &self.desk.document else { return };
        let session = &document.session;
        let selection = session.selection();
        let target = if let Selection::Persona(id) = selection {
            Some(PictureTarget::Persona(id.clone()))
        } else if let Some(id) = selection.single_card() {
            Some(PictureTarget::Card(id.clone()))
        } else {
            corner(session, None).map(|place| picture_place(&place.lane, &place.stage))
        };
        match target {
            Some(target) => {
                let id = self.jobs.encode_picture(document.id, image, target.clone());
                self.files.reads_picture(target, id);
            }
            None => self.window.toasts.show(m("paste-where"), None),
        }
    }
}

/// The target of a picture that is dropped or pasted into a cell: a new card there, or in the lane for pictures at the
/// same stage.
pub(in crate::ui) fn picture_place(lane: &LaneId, stage: &StageId) -> PictureTarget {
    PictureTarget::New(Place { lane: lane.clone(), stage: stage.clone(), order: usize::MAX })
}

/// The most items of a list, and rows of a table, that are pasted at once.
const MOST_ROWS: usize = 1_000;

/// The most cells of a table that is pasted.
const MOST_CELLS: usize = 10_000;

/// Whether `pasted` is too large to be meant as cards, such as a log or the answers to a survey.
fn is_too_large(pasted: &Pasted) -> bool {
    match pasted {
        Pasted::List(items) => items.len() > MOST_ROWS,
        Pasted::Table(rows) => rows.len() > MOST_ROWS || rows.iter().map(Vec::len).sum::<usize>() > MOST_CELLS,
    }
}

/// The names of personas of pasted cards that the map lacks.
#[derive(Default)]
struct MissingPersonas {
    /// Those whom cards concern.
    of_cards: BTreeSet<String>,
    /// Those whose feelings were left out.
    of_feelings: Vec<String>,
}

/// A paste while it is carried out.
struct Pasting {
    /// The position in the history before it.
    before: usize,
    /// The stages and lanes that it adds.
    additions: Additions,
    /// The personas that the map lacks.
    missing: MissingPersonas,
    /// Whether the number of cards is said too, although nothing but cards is added.
    is_announced: bool,
}

impl Pasting {
    /// The message about `cards` pasted cards; `None` if it would say nothing that the selection does not show.
    fn said(&self, cards: usize) -> Option<String> {
        let Additions { stages, lanes } = self.additions;
        let new = [(m("count-stages"), stages), (m("count-lanes"), lanes)];
        let new = new.into_iter().filter(|(_, count)| *count > 0);
        let new: Vec<String> = new.map(|(message, count)| message.with(&[("count", count.into())])).collect();
        let mut said = Vec::new();
        if self.is_announced || !new.is_empty() {
            said.push(m("paste-done").with(&[("cards", m("count-cards").with(&[("count", cards.into())]).into())]));
        }
        if !new.is_empty() {
            said.push(m("paste-new").with(&[("what", new.join(&m("list-comma").text()).into())]));
        }
        let MissingPersonas { of_cards, of_feelings } = &self.missing;
        let of_cards: Vec<String> = of_cards.iter().filter(|name| !of_feelings.contains(name)).cloned().collect();
        for (message, names) in [(m("paste-no-persona-of-cards"), &of_cards), (m("paste-no-persona"), of_feelings)] {
            if !names.is_empty() {
                let names = names.join(&m("list-comma").text());
                said.push(message.with(&[("names", names.into())]));
            }
        }
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// The place for pasted cards: after the selected cards, otherwise at the end of the selected cell. If only a lane or a
/// stage is selected, the other half of the cell comes from the first copied card, or is the map's first stage or lane.
fn corner(session: &Session, clip: Option<&Map>) -> Option<Place> {
    let map = session.map();
    let copied = clip.and_then(|clip| clip.cards.values().min_by_key(|card| card.place.order));
    let own_lane = copied.map(|card| card.place.lane.clone()).filter(|id| map.lane(id).is_some());
    let some_lane = || map.lanes.iter().find(|lane| lane.kind.holds_cards()).map(|lane| lane.id.clone());
    let end = |lane: LaneId, stage: StageId| Place { lane, stage, order: usize::MAX };
    let in_stage = |stage: &StageId| Some(end(own_lane.clone().or_else(some_lane)?, stage.clone()));
    let place = match session.selection() {
        Selection::Nothing | Selection::Persona(_) | Selection::Feeling(_) => {
            let place = &copied?.place;
            Some(end(map.lane(&place.lane)?.id.clone(), map.stage(&place.stage)?.id.clone()))
        }
        Selection::Cards(ids) => {
            let stage_at = |id: &StageId| map.stages.iter().position(|stage| stage.id == *id);
            let lane_at = |id: &LaneId| map.lanes.iter().position(|lane| lane.id == *id);
            let cards = ids.iter().filter_map(|id| map.card(id));
            let last =
                cards.max_by_key(|card| (stage_at(&card.place.stage), lane_at(&card.place.lane), card.place.order));
            last.map(|card| Place { order: card.place.order.saturating_add(1), ..card.place.clone() })
        }
        Selection::Cell { lane, stage } => Some(end(lane.clone(), stage.clone())),
        Selection::Stage(id) => in_stage(id),
        Selection::Step(id) => in_stage(&map.step(id)?.0.id),
        Selection::Lane(id) => Some(end(id.clone(), map.stages.first()?.id.clone())),
    };
    place.filter(|place| map.lane(&place.lane).is_some_and(|lane| lane.kind.holds_cards()))
}
