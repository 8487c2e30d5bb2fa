//! Adapts copied cards to the map they are pasted into: what they refer to is found there or added.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    edit::{Command, Created, EditError, Session, SourceField},
    model::{Card, Channel, ChannelId, Map, OwnChannel, Picture, PictureId, Source, SourceId},
};

/// The cards of `clip`, with references to things of the session's map: a channel of the same title, the same source or
/// picture, personas of the same name. Missing channels, sources and pictures are added. Missing personas are not,
/// because a persona belongs to the whole map; the second value has their names. Links to cards outside the clip are
/// dropped.
pub(in crate::ui) fn adopted(session: &mut Session, clip: &Map) -> Result<(Vec<Card>, BTreeSet<String>), EditError> {
    let mut missing = BTreeSet::new();
    let mut cards = Vec::new();
    for card in clip.cards.values() {
        let mut card = card.clone();
        if let Some(own @ Channel::Own(_)) = &card.channel {
            card.channel = match clip.own_channel(own) {
                Some(own) => channel(session, own)?.map(Channel::Own),
                None => None,
            };
        }
        let mut sources = Vec::new();
        for id in &card.sources {
            sources.extend(source(session, clip.source(id))?);
        }
        card.sources = sources;
        if let Some(metric) = &mut card.metric
            && let Some(id) = metric.source.take()
        {
            metric.source = source(session, clip.source(&id))?;
        }
        if let Some(id) = card.picture.take() {
            card.picture = picture(session, clip.picture(&id))?;
        }
        let names = card.personas.iter().filter_map(|id| clip.persona(id)).map(|persona| persona.name.trim());
        let names: Vec<&str> = names.collect();
        card.personas.clear();
        for name in names {
            match session.map().personas.iter().find(|own| own.name.trim() == name) {
                Some(own) => card.personas.push(own.id.clone()),
                None => drop(missing.insert(name.to_owned())),
            }
        }
        card.links.retain(|id| clip.cards.contains_key(id));
        cards.push(card);
    }
    Ok((cards, missing))
}

fn channel(session: &mut Session, channel: &OwnChannel) -> Result<Option<ChannelId>, EditError> {
    let title = channel.title.trim();
    if let Some(own) = session.map().channels.iter().find(|own| own.title.trim() == title) {
        return Ok(Some(own.id.clone()));
    }
    let add = Command::AddOwnChannel { title: channel.title.clone(), presence: channel.presence };
    let created = session.apply(add)?.created;
    Ok(created.into_iter().find_map(|created| if let Created::Channel(id) = created { Some(id) } else { None }))
}

fn source(session: &mut Session, source: Option<&Source>) -> Result<Option<SourceId>, EditError> {
    let Some(source) = source else { return Ok(None) };
    let is_same = |own: &&Source| own.kind == source.kind && own.title == source.title && own.locator == source.locator;
    if let Some(own) = session.map().sources.iter().find(is_same) {
        return Ok(Some(own.id.clone()));
    }
    let created = session.apply(Command::AddSource { kind: source.kind, title: source.title.clone() })?.created;
    let id = created.into_iter().find_map(|created| if let Created::Source(id) = created { Some(id) } else { None });
    if let Some(id) = &id {
        let fields = [SourceField::Locator(source.locator.clone()), SourceField::Date(source.date)];
        for field in fields {
            session.apply(Command::SetSource { id: id.clone(), field })?;
        }
    }
    Ok(id)
}

fn picture(session: &mut Session, picture: Option<&Picture>) -> Result<Option<PictureId>, EditError> {
    let Some(picture) = picture else { return Ok(None) };
    if let Some(own) = session.map().pictures.iter().find(|own| own.bytes == picture.bytes) {
        return Ok(Some(own.id.clone()));
    }
    let add = Command::AddPicture { description: picture.description.clone(), bytes: Arc::clone(&picture.bytes) };
    let created = session.apply(add)?.created;
    Ok(created.into_iter().find_map(|created| if let Created::Picture(id) = created { Some(id) } else { None }))
}
