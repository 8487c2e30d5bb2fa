//! Embedding of pictures that were read.

use std::{path::Path, sync::Arc};

use super::hand::FileHand;
use crate::{
    edit::{CardField, Command, Created, EditError, NewCard, PersonaField, Session},
    model::{Card, CardId, PictureId},
    ui::{carry::Effect, i18n::m, jobs::PictureTarget},
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
    session.begin_gesture(String::new());
    match embedded(session, title.unwrap_or_default(), target, bytes) {
        Ok(()) => {
            session.end_gesture();
            Vec::new()
        }
        Err(error) => {
            session.cancel_gesture();
            vec![Effect::refused(&error)]
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
            let card = Card { picture, ..Card::new(CardId::numbered(0), place.clone(), title) };
            Command::AddWholeCard(Box::new(NewCard { card, lane: None, feeling: None }))
        }
        PictureTarget::Persona(id) => Command::SetPersona { id: id.clone(), field: PersonaField::Portrait(picture) },
    };
    let applied = session.apply(command)?;
    applied.selection().into_iter().for_each(|new| session.select(new));
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
