//! Pasting whole cards, tables, lines and pictures at the selection.

use egui::Context;

use super::{Clip, adopt::adopted, is_text_of};
use crate::{
    capture,
    edit::{Applied, Command, EditError, Selection, Session},
    import::table,
    model::{Card, CardId, LaneId, LaneKind, Map, Place, StageId, Visibility},
    ui::{i18n::m, jobs::PictureTarget, shell::app::SafarApp},
};

impl SafarApp {
    /// Carries out a clipboard request.
    pub(in crate::ui) fn clip(&mut self, ctx: &Context, clip: Clip) {
        match clip {
            Clip::Copied(cards) => self.copied(cards),
            Clip::Text(text) => self.paste(text),
            Clip::Picture(picture) => self.paste_picture(picture),
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
        session.begin_gesture(if is_of_open_map { String::new() } else { m("gesture-paste").text() });
        let cards = if is_of_open_map { Ok(clip.cards.values().cloned().collect()) } else { adopted(session, clip) };
        let pasted = cards.and_then(|cards| {
            let cells = cells_of(clip, cards);
            put(session, cells, &corner)
        });
        self.end_paste(pasted);
    }

    fn paste_text(&mut self, text: &str) {
        let Some(document) = &mut self.desk.document else { return };
        let session = &mut document.session;
        let Some(corner) = corner(session, None) else { return self.window.toasts.show(m("paste-where"), None) };
        let card = |line: &str| Card::new(CardId::numbered(0), corner.clone(), line);
        let cards = |text: &str| -> Vec<Card> {
            let lines = capture::lines(text).into_iter();
            lines.map(|line| line.strip_prefix("* ").unwrap_or(line).trim()).map(card).collect()
        };
        let cells = match table(text) {
            Some(rows) => {
                let fields = |(down, row): (usize, Vec<String>)| {
                    row.into_iter().enumerate().map(move |(along, field)| (down, along, field))
                };
                let fields = rows.into_iter().enumerate().flat_map(fields);
                fields.map(|(down, along, field)| PastedCell { down, along, cards: cards(&field) }).collect()
            }
            None => vec![PastedCell { down: 0, along: 0, cards: cards(text) }],
        };
        session.begin_gesture(String::new());
        let pasted = put(session, cells, &corner);
        self.end_paste(pasted);
    }

    fn end_paste(&mut self, pasted: Result<Applied, EditError>) {
        let Some(document) = &mut self.desk.document else { return };
        match pasted {
            Ok(applied) => {
                document.session.end_gesture();
                if let Some(selection) = applied.selection() {
                    document.session.select(selection);
                }
            }
            Err(error) => {
                document.session.cancel_gesture();
                self.refused(&error);
            }
        }
    }

    /// Pastes a picture from the clipboard: onto the selected card or persona, otherwise as a new card.
    fn paste_picture(&mut self, image: std::sync::Arc<egui::ColorImage>) {
        let Some(document) = &self.desk.document else { return };
        let session = &document.session;
        let target = match session.selection() {
            Selection::Persona(id) => Some(PictureTarget::Persona(id.clone())),
            selection => match selection.single_card() {
                Some(id) => Some(PictureTarget::Card(id.clone())),
                None => corner(session, None).and_then(|place| picture_place(session.map(), &place.lane, &place.stage)),
            },
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

/// The place of the new card for a picture dropped or pasted into a cell. In a pictures lane that cell; else the same
/// stage in the map's first pictures lane; without one, that cell after all.
pub(in crate::ui) fn picture_place(map: &Map, lane: &LaneId, stage: &StageId) -> Option<PictureTarget> {
    let own = map.lane(lane).filter(|lane| lane.kind.holds_cards());
    let is_for_pictures =
        |lane: &&crate::model::Lane| lane.kind == LaneKind::Pictures && lane.visibility != Visibility::Hidden;
    let lane = own.filter(is_for_pictures).or_else(|| map.lanes.iter().find(is_for_pictures)).or(own)?;
    Some(PictureTarget::New(Place { lane: lane.id.clone(), stage: stage.clone(), order: usize::MAX }))
}

/// The cards for one cell, as offsets in lanes and stages from the first cell.
struct PastedCell {
    down: usize,
    along: usize,
    cards: Vec<Card>,
}

/// Groups `cards` by their cells in `clip`, counted from the first lane and the first stage with a card.
fn cells_of(clip: &Map, mut cards: Vec<Card>) -> Vec<PastedCell> {
    let lane_at = |card: &Card| clip.lanes.iter().position(|lane| lane.id == card.place.lane).unwrap_or(0);
    let stage_at = |card: &Card| clip.stages.iter().position(|stage| stage.id == card.place.stage).unwrap_or(0);
    let top = cards.iter().map(lane_at).min().unwrap_or(0);
    let first = cards.iter().map(stage_at).min().unwrap_or(0);
    cards.sort_by_key(|card| (stage_at(card), lane_at(card), card.place.order));
    let cell =
        |card: Card| PastedCell { down: lane_at(&card) - top, along: stage_at(&card) - first, cards: vec![card] };
    cards.into_iter().map(cell).collect()
}

/// Adds the cards of `cells` to the map, with `corner` as the place of the first cell. Offsets follow the order of
/// stages and lanes and skip hidden ones; offsets past the last stage or lane are clamped to it.
fn put(session: &mut Session, cells: Vec<PastedCell>, corner: &Place) -> Result<Applied, EditError> {
    let map = session.map();
    let is_seen = |visibility: Visibility| visibility != Visibility::Hidden;
    let lanes = map.lanes.iter().filter(|lane| lane.kind.holds_cards() && is_seen(lane.visibility));
    let lanes: Vec<&LaneId> = lanes.map(|lane| &lane.id).collect();
    let stages = map.stages.iter().filter(|stage| is_seen(stage.visibility));
    let stages: Vec<&StageId> = stages.map(|stage| &stage.id).collect();
    let top = lanes.iter().position(|id| **id == corner.lane).unwrap_or(0);
    let first = stages.iter().position(|id| **id == corner.stage).unwrap_or(0);
    let mut order = corner.order;
    let mut placed = Vec::new();
    for PastedCell { down, along, cards } in cells {
        let lane = lanes.get((top + down).min(lanes.len().saturating_sub(1))).map_or(&corner.lane, |id| *id);
        let stage = stages.get((first + along).min(stages.len().saturating_sub(1))).map_or(&corner.stage, |id| *id);
        for card in cards {
            let is_in_corner = *lane == corner.lane && *stage == corner.stage;
            let place = Place {
                lane: lane.clone(),
                stage: stage.clone(),
                order: if is_in_corner { order } else { usize::MAX },
            };
            if is_in_corner {
                order = order.saturating_add(1);
            }
            placed.push((card, place));
        }
    }
    let is_one_cell = placed.iter().all(|(_, place)| place.lane == corner.lane && place.stage == corner.stage);
    session.apply(if is_one_cell {
        Command::PasteCards { cards: placed.into_iter().map(|(card, _)| card).collect(), to: corner.clone() }
    } else {
        Command::PasteAt(placed)
    })
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
