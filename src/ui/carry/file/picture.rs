//! Embedding of pictures that were read.

use std::{path::Path, sync::Arc};

use super::hand::FileHand;
use crate::{
    edit::{CardField, Command, Created, EditError, PersonaField, Session},
    model::PictureId,
    ui::{
        action::{Action, MapAction},
        carry::{Effect, pictures},
        i18n::m,
        jobs::PictureTarget,
        words::quoted,
    },
};

/// Embeds a picture and uses it for `target`, in one step; does nothing if the target no longer exists.
pub(super) fn embed(
    hand: &mut FileHand<'_>,
    path: Option<&Path>,
    target: &PictureTarget,
    bytes: Arc<[u8]>,
) -> Vec<Effect> {
    let title = path.and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
    let Some(map) = &mut hand.map else { return Vec::new() };
    let session = &mut *map.session;
    if !has_target(session, target) {
        return vec![Effect::say(m("fault-gone"))];
    }
    let (before, lanes) = (session.position(), session.map().lanes.len());
    session.begin_gesture(String::new());
    match embedded(session, title.unwrap_or_default(), target, bytes) {
        Ok(()) => {
            session.end_gesture();
            let is_new_lane = session.map().lanes.len() > lanes;
            let note = hand.files.reading.picture_note.take();
            let said = place_of(session, target, is_new_lane, before);
            said.map_or_else(Vec::new, |(said, action)| {
                let said = note.into_iter().chain([said]).collect::<Vec<_>>().join(" ");
                vec![Effect::Reveal(session.selection().clone()), Effect::Say(said, Some(action))]
            })
        }
        Err(error) => {
            session.cancel_gesture();
            vec![Effect::refused(&error)]
        }
    }
}

/// The message about the place of a new picture, unless it is seen where it was put, and the action that the message
/// offers. `before` is the position in the history before it.
fn place_of(session: &Session, target: &PictureTarget, is_new_lane: bool, before: usize) -> Option<(String, Action)> {
    let map = session.map();
    match target {
        PictureTarget::Persona(_) => None,
        PictureTarget::Card(id) => {
            let card = map.card(id).filter(|card| !pictures::is_drawn(map, card))?;
            let said = m("picture-on-card").with(&[("card", quoted(&card.title).into())]);
            Some((said, Action::Map(MapAction::ShowPicture(id.clone()))))
        }
        PictureTarget::New(place) => {
            let new = session.selection().single_card().and_then(|id| map.card(id));
            let new = new.filter(|card| card.place.lane != place.lane)?;
            let undo = MapAction::TakeBack { revision: session.revision(), to: before };
            Some((pictures::said(map, new, is_new_lane), Action::Map(undo)))
        }
    }
}

/// Whether `target` is still in the map.
fn has_target(session: &Session, target: &PictureTarget) -> bool {
    let map = session.map();
    match target {
        PictureTarget::Card(id) => map.card(id).is_some(),
        PictureTarget::Persona(id) => map.persona(id).is_some(),
        PictureTarget::New(place) => map.lane(&place.lane).is_some() && map.stage(&place.stage).is_some(),
    }
}

fn embedded(session: &mut Session, title: String, target: &PictureTarget, bytes: Arc<[u8]>) -> Result<(), EditError> {
    let added = session.apply(Command::AddPicture { description: title.clone(), bytes })?;
    let picture = added.created.into_iter().find_map(picture_of);
    let command = match target {
        PictureTarget::Card(id) => Command::set_card(id, CardField::Picture(picture)),
        PictureTarget::New(place) => {
            let new = pictures::card(session.map(), Some(&place.lane), &place.stage, picture, title);
            Command::AddWholeCard(Box::new(new))
        }
        PictureTarget::Persona(id) => Command::SetPersona { id: id.clone(), field: PersonaField::Portrait(picture) },
    };
    let applied = session.apply(command)?;
    applied.selection().into_iter().for_each(|new| session.select_result(new));
    Ok(())
}

fn picture_of(created: Created) -> Option<PictureId> {
    match created {
        Created::Picture(id) => Some(id),
        Created::Card(_)
        | Created::Stage(_)
        | Created::Step(_)
        | Created::Lane(_)
        | Created::Persona(_)
        | Created::Channel(_)
        | Created::Source(_)
        | Created::View(_) => None,
    }
}
