//! Pictures of cards: only a lane for pictures draws them, so elsewhere the user is told where they are.

use super::Effect;
use crate::{
    edit::{Command, NewCard, NewLane, Selection, Session},
    model::{Card, CardId, Lane, LaneId, LaneKind, Map, PictureId, Place, StageId, Visibility},
    ui::{
        action::{Action, MapAction},
        i18n::m,
        jobs::PictureTarget,
        words::quoted,
    },
};

/// Whether the map draws the picture of `card`.
pub(in crate::ui) fn is_drawn(map: &Map, card: &Card) -> bool {
    map.lane(&card.place.lane).is_some_and(|lane| lane.kind == LaneKind::Pictures)
}

/// A card that shows `picture` at `stage`: in the lane `wanted` if that draws it, otherwise in the first shown lane for
/// pictures, otherwise in a new one.
pub(in crate::ui) fn card(
    map: &Map,
    wanted: Option<&LaneId>,
    stage: &StageId,
    picture: Option<PictureId>,
    title: String,
) -> NewCard {
    let draws = |lane: &&Lane| lane.kind == LaneKind::Pictures && lane.visibility != Visibility::Hidden;
    let own = wanted.and_then(|id| map.lane(id)).filter(draws).or_else(|| map.lanes.iter().find(draws));
    let new = NewLane {
        at: Lane::usual_place(&map.lanes, LaneKind::Pictures),
        kind: LaneKind::Pictures,
        title: LaneKind::Pictures.title(map.info.language).to_owned(),
    };
    // The lane of the place is ignored if one is added.
    let lane = own.map_or_else(|| LaneId::numbered(1), |lane| lane.id.clone());
    let place = Place { lane, stage: stage.clone(), order: usize::MAX };
    let card = Card { picture, ..Card::new(CardId::numbered(0), place, title) };
    NewCard { card, lane: own.is_none().then_some(new), feeling: None }
}

/// The target of a picture that is dropped or pasted into a cell: a new card there, or in the lane for pictures at the
/// same stage.
pub(in crate::ui) fn picture_place(lane: &LaneId, stage: &StageId) -> PictureTarget {
    PictureTarget::New(Place { lane: lane.clone(), stage: stage.clone(), order: usize::MAX })
}

/// The message about the place of the picture of `card`, which a lane for pictures draws.
pub(in crate::ui) fn said(map: &Map, card: &Card, is_new_lane: bool) -> String {
    let lane = map.lane(&card.place.lane).map_or("", |lane| lane.title.as_str());
    let stage = map.stage(&card.place.stage).map_or("", |stage| stage.title.as_str());
    let message = if is_new_lane { m("picture-in-new-lane") } else { m("picture-in-lane") };
    message.with(&[("lane", quoted(lane).into()), ("stage", quoted(stage).into())])
}

/// Adds a card with the picture of the card `id` where the map draws it, at the same stage.
pub(super) fn show(session: &mut Session, id: &CardId) -> Vec<Effect> {
    let map = session.map();
    let Some(card) = map.card(id).filter(|card| card.picture.is_some()) else { return Vec::new() };
    let new = self::card(map, None, &card.place.stage, card.picture.clone(), card.title.clone());
    let (before, is_new_lane) = (session.position(), new.lane.is_some());
    match session.apply(Command::AddWholeCard(Box::new(new))) {
        Ok(applied) => {
            let selection = applied.cards().next().cloned().map(Selection::card).unwrap_or_default();
            session.select_result(selection.clone());
            let map = session.map();
            let new = selection.single_card().and_then(|id| map.card(id));
            let said = new.map(|card| said(map, card, is_new_lane)).unwrap_or_default();
            let undo = MapAction::TakeBack { revision: session.revision(), to: before };
            vec![Effect::Reveal(selection), Effect::Say(said, Some(Action::Map(undo)))]
        }
        Err(error) => vec![Effect::refused(&error)],
    }
}
