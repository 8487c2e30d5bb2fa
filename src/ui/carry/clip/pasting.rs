//! Pasting of cards in one step, and the message about it.

use std::collections::BTreeSet;

use super::super::Effect;
use crate::{
    edit::{EditError, Selection, Session},
    import::{Additions, Arrangement},
    model::{CardId, LaneId, Map, Place, StageId, Visibility},
    ui::{
        action::{Action, MapAction},
        clipboard::{Destination, adopted, arranged},
        i18n::m,
    },
};

/// Pastes the cards of `clip`.
pub(super) fn paste_cards(session: &mut Session, clip: &Map, is_of_open_map: bool) -> Vec<Effect> {
    let Some(corner) = corner(session, Some(clip)) else { return vec![Effect::say(m("paste-where"))] };
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
        let (all, of_feelings) = arranged(clip, cards, to);
        missing = MissingPersonas { of_cards, of_feelings };
        additions = all.additions();
        all.add_to(session)
    });
    end_paste(session, pasted, &Pasting { before, additions, missing, is_announced: false })
}

/// Adds the cards of `all` in one step. With `is_announced`, the message says how many.
pub(super) fn paste_arranged(session: &mut Session, all: Arrangement, is_announced: bool) -> Vec<Effect> {
    let (before, additions) = (session.position(), all.additions());
    let is_large = is_announced || additions != Additions::default();
    session.begin_gesture(if is_large { m("gesture-paste-table").text() } else { String::new() });
    let pasted = all.add_to(session);
    end_paste(session, pasted, &Pasting { before, additions, missing: MissingPersonas::default(), is_announced })
}

fn end_paste(session: &mut Session, pasted: Result<Vec<CardId>, EditError>, pasting: &Pasting) -> Vec<Effect> {
    match pasted {
        Ok(cards) => {
            session.end_gesture();
            let said = pasting.said(session.map(), &cards);
            let undo = MapAction::TakeBack { revision: session.revision(), to: pasting.before };
            if !cards.is_empty() {
                session.select_result(Selection::cards(cards));
            }
            let Some(said) = said else { return Vec::new() };
            vec![Effect::Reveal(session.selection().clone()), Effect::Say(said, Some(Action::Map(undo)))]
        }
        Err(error) => {
            session.cancel_gesture();
            vec![Effect::refused(&error)]
        }
    }
}

/// Whether the card `id` is in a hidden stage or lane.
fn is_hidden(map: &Map, id: &CardId) -> bool {
    let Some(card) = map.card(id) else { return false };
    let stage = map.stage(&card.place.stage).map(|stage| stage.visibility);
    let lane = map.lane(&card.place.lane).map(|lane| lane.visibility);
    [stage, lane].contains(&Some(Visibility::Hidden))
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
    /// The message about the pasted `cards` of `map`; `None` if it would say nothing that the selection does not show.
    fn said(&self, map: &Map, cards: &[CardId]) -> Option<String> {
        let Additions { stages, lanes } = self.additions;
        let new = [(m("count-stages"), stages), (m("count-lanes"), lanes)];
        let new = new.into_iter().filter(|(_, count)| *count > 0);
        let new: Vec<String> = new.map(|(message, count)| message.with(&[("count", count.into())])).collect();
        let mut said = Vec::new();
        if self.is_announced || !new.is_empty() {
            said.push(
                m("paste-done").with(&[("cards", m("count-cards").with(&[("count", cards.len().into())]).into())]),
            );
        }
        if !new.is_empty() {
            said.push(m("paste-new").with(&[("what", new.join(&m("list-comma").text()).into())]));
        }
        let MissingPersonas { of_cards, of_feelings } = &self.missing;
        let of_feelings = of_feelings.iter().filter(|name| !of_cards.contains(*name)).cloned().collect();
        let of_cards: Vec<String> = of_cards.iter().cloned().collect();
        for (message, names) in [(m("paste-no-persona-of-cards"), of_cards), (m("paste-no-persona"), of_feelings)] {
            if !names.is_empty() {
                let names = names.join(&m("list-comma").text());
                said.push(message.with(&[("names", names.into())]));
            }
        }
        if cards.iter().any(|id| is_hidden(map, id)) {
            said.push(m("paste-hidden").text());
        }
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// The place for pasted cards: after the selected cards, otherwise at the end of the selected cell. If only a lane or a
/// stage is selected, the other half of the cell comes from the first copied card, or is the map's first stage or lane.
pub(super) fn corner(session: &Session, clip: Option<&Map>) -> Option<Place> {
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
