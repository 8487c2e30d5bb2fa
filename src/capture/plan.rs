//! Turns a captured line into the command that adds its card.

use super::Captured;
use crate::{
    edit::{Command, NewCard, NewLane, Selection},
    model::{
        Anchor, Card, CardId, Channel, Lane, LaneId, LaneKind, Map, PersonaId, Place, Presence, StageId, Visibility,
    },
};

/// The selection, which supplies everything a line does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaptureTarget {
    /// The lane.
    pub lane: Option<LaneId>,
    /// The stage.
    pub stage: Option<StageId>,
    /// The index in the selected cell; `None` for its end. Ignored if the card goes to another cell.
    pub order: Option<usize>,
    /// The persona who has the feeling; `None` for the map's first persona.
    pub persona: Option<PersonaId>,
}

impl CaptureTarget {
    /// The place that `selection` gives to a line without marks.
    #[must_use]
    pub fn of(map: &Map, selection: &Selection) -> Self {
        let none = Self::default();
        let of_card = |id: &CardId| map.card(id).map_or_else(Self::default, |card| Self::after(&card.place));
        let of_step = |id| map.step(id).map(|(stage, _)| stage.id.clone());
        match selection {
            Selection::Nothing | Selection::Persona(_) => none,
            Selection::Cards(ids) => ids.last().map_or(none, of_card),
            Selection::Stage(id) => Self { stage: Some(id.clone()), ..none },
            Selection::Step(id) => Self { stage: of_step(id), ..none },
            Selection::Lane(id) => Self { lane: Some(id.clone()), ..none },
            Selection::Cell { lane, stage } => Self { lane: Some(lane.clone()), stage: Some(stage.clone()), ..none },
            Selection::Feeling(key) => match &key.anchor {
                Anchor::Stage(id) => Self { stage: Some(id.clone()), ..none },
                Anchor::Step(id) => Self { stage: of_step(id), ..none },
                Anchor::Card(id) => of_card(id),
            },
        }
    }

    /// The place after that of a card.
    fn after(place: &Place) -> Self {
        Self {
            lane: Some(place.lane.clone()),
            stage: Some(place.stage.clone()),
            order: Some(place.order.saturating_add(1)),
            persona: None,
        }
    }
}

/// The reason a line makes no card. The user can correct the line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
    /// The line has no title.
    #[error("The card says nothing yet. Type what it is about.")]
    NoTitle,
    /// The map has no stages.
    #[error("The map has no stage yet. Add one first.")]
    NoStage,
    /// The line has a feeling, but the map has no personas.
    #[error("The map has no persona who could feel that. Add one first, or leave the feeling out.")]
    NoPersona,
}

/// The command that adds the card of `captured`, and a lane for it if the map has none of its kind.
///
/// # Errors
/// If the line has no title, or the map lacks a stage or a persona for it.
pub fn plan(map: &Map, target: &CaptureTarget, captured: &Captured) -> Result<Command, CaptureError> {
    planned(map, target, captured).map(|new| Command::AddWholeCard(Box::new(new)))
}

/// The card of `captured` and what is added with it.
fn planned(map: &Map, target: &CaptureTarget, captured: &Captured) -> Result<NewCard, CaptureError> {
    if captured.title.trim().is_empty() {
        return Err(CaptureError::NoTitle);
    }
    let selected = target.stage.as_ref().filter(|id| map.stage(id).is_some());
    let first = map.stages.iter().min_by_key(|stage| stage.visibility == Visibility::Hidden);
    let stage = captured.stage.as_ref().or(selected).or(first.map(|stage| &stage.id));
    let stage = stage.ok_or(CaptureError::NoStage)?.clone();
    let feeling = captured.feeling.map(|value| Some((persona(map, target)?, value)));
    let feeling = feeling.map(|feeling| feeling.ok_or(CaptureError::NoPersona)).transpose()?;
    let (lane, new_lane) = lane(map, target, captured);
    let is_selected = target.lane.as_ref() == Some(&lane) && target.stage.as_ref() == Some(&stage);
    let order = target.order.filter(|_| is_selected).unwrap_or(usize::MAX);
    let card = Card {
        channel: captured.channel.clone(),
        presence: captured.channel.as_ref().and_then(usual_presence),
        tags: captured.tags.clone(),
        is_moment_of_truth: captured.is_moment_of_truth,
        ..Card::new(CardId::numbered(1), Place { lane, stage, order }, captured.title.trim())
    };
    Ok(NewCard { card, lane: new_lane, feeling })
}

/// Whether the card of `command` goes to the same cell as a line without marks would. If so, the user can go on typing
/// for that place.
#[must_use]
pub fn is_where_unmarked_goes(map: &Map, target: &CaptureTarget, command: &Command) -> bool {
    let unmarked = Captured { title: "x".to_owned(), ..Captured::default() };
    let Command::AddWholeCard(marked) = command else { return false };
    planned(map, target, &unmarked).is_ok_and(|unmarked| {
        marked.lane == unmarked.lane
            && marked.card.place.lane == unmarked.card.place.lane
            && marked.card.place.stage == unmarked.card.place.stage
    })
}

fn persona(map: &Map, target: &CaptureTarget) -> Option<PersonaId> {
    let selected = target.persona.as_ref().filter(|id| map.persona(id).is_some());
    selected.or(map.personas.first().map(|persona| &persona.id)).cloned()
}

/// The presence that `channel` implies; `None` for one of the map's own channels, whose presence the map states.
#[must_use]
pub fn usual_presence(channel: &Channel) -> Option<Presence> {
    match channel {
        Channel::Known(known) => known.usual_presence(),
        Channel::Own(_) => None,
    }
}

/// The lane for a card, and the new lane to add if the map has none of its kind. Without a kind: the selected lane if
/// it holds cards, else a touchpoints lane.
fn lane(map: &Map, target: &CaptureTarget, captured: &Captured) -> (LaneId, Option<NewLane>) {
    if let Some(named) = captured.lane.as_ref().and_then(|id| map.lane(id)) {
        return (named.id.clone(), None);
    }
    let kind = captured.kind;
    let selected = target.lane.as_ref().and_then(|id| map.lane(id));
    let fits = |lane: &&Lane| kind.map_or(lane.kind.holds_cards(), |kind| lane.kind == kind);
    let kind = kind.unwrap_or(LaneKind::Touchpoints);
    if let Some(lane) = selected.filter(fits).or_else(|| map.nearest_lane(kind, target.lane.as_ref())) {
        return (lane.id.clone(), None);
    }
    let title = kind.title(map.info.language).to_owned();
    // The lane in a card's place is ignored if the command adds a lane.
    (LaneId::numbered(1), Some(NewLane { at: Lane::usual_place(&map.lanes, kind), kind, title }))
}
