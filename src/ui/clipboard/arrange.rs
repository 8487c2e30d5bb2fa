//! Copied cards as an arrangement for the map they are pasted into: their cells, the stages and lanes that are missing
//! there, and their feelings.

use crate::{
    import::{ArrangedCard, ArrangedFeeling, Arrangement, FeelingPlace},
    model::{Anchor, Card, LaneId, Map, PersonaId, Place},
};

/// The map that cards are pasted into, as far as it decides where they go.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Destination<'a> {
    /// The map.
    pub(in crate::ui) map: &'a Map,
    /// The place of the first card.
    pub(in crate::ui) corner: &'a Place,
    /// Whether the cards were copied from this map.
    pub(in crate::ui) is_own: bool,
}

/// The arrangement of `cards`, which are those of `clip` adapted to the map of `to`. The stages follow each other from
/// the corner on. So do the lanes within one map; in another map they are found by their kinds. The second value names
/// the personas whose feelings are left out, because the map lacks them.
pub(in crate::ui) fn arranged(clip: &Map, mut cards: Vec<Card>, to: Destination<'_>) -> (Arrangement, Vec<String>) {
    let stage_at = |card: &Card| clip.stages.iter().position(|stage| stage.id == card.place.stage).unwrap_or(0);
    let lane_at = |card: &Card| clip.lanes.iter().position(|lane| lane.id == card.place.lane).unwrap_or(0);
    let (first, top) = (cards.iter().map(stage_at).min(), cards.iter().map(lane_at).min());
    let (first, top) = (first.unwrap_or(0), top.unwrap_or(0));
    cards.sort_by_key(|card| (stage_at(card), lane_at(card), card.place.order));
    let is_one_lane = cards.iter().all(|card| lane_at(card) == top);

    let mut all = Arrangement::of(to.map);
    let corner = (all.stage_of(Some(&to.corner.stage)), all.lane_of(Some(&to.corner.lane)));
    let mut order = to.corner.order;
    for card in cards {
        let (along, down) = (stage_at(&card) - first, lane_at(&card) - top);
        // The stages between are added too, so that each column keeps its title.
        let stage = (0..=along).fold(corner.0, |_, by| {
            let title = clip.stages.get(first + by).map_or("", |stage| stage.title.as_str());
            all.stage_after(corner.0, by, title)
        });
        let lane = if to.is_own || is_one_lane {
            lane_after(&mut all, clip, corner.1, top, down)
        } else {
            lane_of_kind(&mut all, clip, &card.place.lane)
        };
        let mut new = ArrangedCard::whole(stage, lane, card);
        if (stage, lane) == corner {
            new.order = order;
            order = order.saturating_add(1);
        }
        all.cards.push(new);
    }
    let missing = feelings(clip, &mut all, to);
    (all, missing)
}

/// The lane `down` lanes below the one at `corner`. New lanes are like those of `clip` from its lane `top` on.
fn lane_after(all: &mut Arrangement, clip: &Map, corner: usize, top: usize, down: usize) -> usize {
    (0..=down).fold(corner, |before, by| match clip.lanes.get(top + by) {
        Some(lane) => all.lane_after(corner, by, lane.kind, &lane.title),
        None => before,
    })
}

/// The lane for cards of the lane `id` of `clip`: one of the same kind, of several the one at the same position among
/// them; a new one if there are not as many.
fn lane_of_kind(all: &mut Arrangement, clip: &Map, id: &LaneId) -> usize {
    let Some(lane) = clip.lane(id) else { return 0 };
    let before = clip.lanes.iter().take_while(|other| other.id != *id).filter(|other| other.kind == lane.kind).count();
    let same = all.lanes.iter().enumerate().filter(|(_, slot)| slot.kind == lane.kind).map(|(at, _)| at).nth(before);
    same.unwrap_or_else(|| all.add_lane(lane.kind, &lane.title))
}

/// Adds the feelings at the cards of `clip`; returns the names of the personas that the map of `to` lacks.
fn feelings(clip: &Map, all: &mut Arrangement, to: Destination<'_>) -> Vec<String> {
    let mut missing = Vec::new();
    for (key, feeling) in &clip.feelings {
        let Anchor::Card(id) = &key.anchor else { continue };
        let Some(at) = all.cards.iter().position(|card| card.card.id == *id) else { continue };
        match persona(clip, &key.persona, to) {
            Some(persona) => {
                let at = FeelingPlace::Card(at);
                all.feelings.push(ArrangedFeeling { persona, at, feeling: feeling.clone() });
            }
            None => missing.extend(clip.persona(&key.persona).map(|persona| persona.name.trim().to_owned())),
        }
    }
    missing.sort();
    missing.dedup();
    missing
}

/// The persona of the map of `to` that is the persona `id` of `clip`: in another map the one of the same name.
fn persona(clip: &Map, id: &PersonaId, to: Destination<'_>) -> Option<PersonaId> {
    if to.is_own {
        return to.map.persona(id).map(|persona| persona.id.clone());
    }
    let name = clip.persona(id)?.name.trim();
    to.map.personas.iter().find(|own| own.name.trim() == name).map(|own| own.id.clone())
}
