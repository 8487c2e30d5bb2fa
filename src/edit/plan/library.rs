//! What the rest of the map refers to: the map's own channels, its sources and its pictures.

use std::sync::Arc;

use super::{Change, Created, EditError, Label, Plan, Splice, ids, references, replaced, views, words};
use crate::model::{
    Card, Channel, ChannelId, Map, OwnChannel, Persona, Picture, PictureId, Presence, Source, SourceId, SourceKind,
};

/// Adds a channel called `title`.
pub(super) fn add_channel(map: &Map, title: String, presence: Option<Presence>) -> Plan {
    let id = ids::next_channel(map);
    let label = Label::new("Add {}", [words::quoted(&title, "a channel")]);
    let splice = Splice::insert(map.channels.len(), OwnChannel { id: id.clone(), title, presence });
    Plan::new(label, vec![Change::Channels(splice)]).creating(Created::Channel(id))
}

/// Puts another content in the place of the channel of the same id.
pub(super) fn replace_channel(map: &Map, channel: OwnChannel) -> Result<Plan, EditError> {
    let (at, before) = find_channel(map, &channel.id)?;
    let label = Label::new("Edit {}", [words::quoted(&before.title, "a channel")]);
    Ok(Plan::new(label, replaced(&map.channels, at, channel).map(Change::Channels).into_iter().collect()))
}

/// Deletes a channel and takes it off the cards.
pub(super) fn delete_channel(map: &Map, id: &ChannelId) -> Result<Plan, EditError> {
    let (at, channel) = find_channel(map, id)?;
    let used = Channel::Own(id.clone());
    let users = map.cards.values().filter(|card| card.channel.as_ref() == Some(&used));
    let mut changes: Vec<_> = references::edited_cards(users, |card| card.channel = None).collect();
    changes.extend(views::edited(map, |filter| filter.forget_channel(id)));
    changes.push(Change::Channels(Splice::remove(at)));
    Ok(Plan::new(Label::new("Delete {}", [words::quoted(&channel.title, "a channel")]), changes))
}

/// Deletes a channel; what had it has `into` instead.
pub(super) fn merge_channel(map: &Map, id: &ChannelId, into: &Channel) -> Result<Plan, EditError> {
    let (at, channel) = find_channel(map, id)?;
    if let Channel::Own(other) = into {
        find_channel(map, other)?;
    }
    let used = Channel::Own(id.clone());
    let name = match into {
        Channel::Own(_) => map.own_channel(into).map_or("", |own| own.title.as_str()),
        Channel::Known(known) => known.title(map.info.language),
    };
    let label = merged(&channel.title, name, "a channel");
    if *into == used {
        return Ok(Plan::new(label, Vec::new()));
    }
    let users = map.cards.values().filter(|card| card.channel.as_ref() == Some(&used));
    let mut changes: Vec<_> = references::edited_cards(users, |card| card.channel = Some(into.clone())).collect();
    changes.extend(views::edited(map, |filter| references::exchange(&mut filter.channels, &used, into)));
    changes.push(Change::Channels(Splice::remove(at)));
    Ok(Plan::new(label, changes))
}

fn merged(from: &str, into: &str, thing: &'static str) -> Label {
    Label::new("Merge {} into {}", [words::quoted(from, thing), words::quoted(into, thing)])
}

/// Adds a source called `title`.
pub(super) fn add_source(map: &Map, kind: SourceKind, title: String) -> Plan {
    let id = ids::next_source(map);
    let label = Label::new("Add {}", [words::quoted(&title, "a source")]);
    let source = Source { id: id.clone(), kind, title, locator: String::new(), date: None };
    Plan::new(label, vec![Change::Sources(Splice::insert(map.sources.len(), source))]).creating(Created::Source(id))
}

/// Puts another content in the place of the source of the same id.
pub(super) fn replace_source(map: &Map, source: Source) -> Result<Plan, EditError> {
    let (at, before) = find_source(map, &source.id)?;
    let label = Label::new("Edit {}", [words::quoted(&before.title, "a source")]);
    Ok(Plan::new(label, replaced(&map.sources, at, source).map(Change::Sources).into_iter().collect()))
}

/// Deletes a source and takes it off cards and metrics.
pub(super) fn delete_source(map: &Map, id: &SourceId) -> Result<Plan, EditError> {
    let (at, source) = find_source(map, id)?;
    let names_it = |card: &&Card| {
        card.sources.contains(id) || card.metric.as_ref().is_some_and(|metric| metric.source.as_ref() == Some(id))
    };
    let forget = |card: &mut Card| {
        card.sources.retain(|other| other != id);
        if let Some(metric) = &mut card.metric {
            metric.source.take_if(|other| other == id);
        }
    };
    let mut changes: Vec<_> = references::edited_cards(map.cards.values().filter(names_it), forget).collect();
    changes.push(Change::Sources(Splice::remove(at)));
    Ok(Plan::new(Label::new("Delete {}", [words::quoted(&source.title, "a source")]), changes))
}

/// Deletes a source; what named it names `into` instead.
pub(super) fn merge_source(map: &Map, id: &SourceId, into: &SourceId) -> Result<Plan, EditError> {
    let (at, source) = find_source(map, id)?;
    let (_, other) = find_source(map, into)?;
    let label = merged(&source.title, &other.title, "a source");
    if id == into {
        return Ok(Plan::new(label, Vec::new()));
    }
    let names_it = |card: &&Card| {
        card.sources.contains(id) || card.metric.as_ref().is_some_and(|metric| metric.source.as_ref() == Some(id))
    };
    let exchange = |card: &mut Card| {
        references::exchange(&mut card.sources, id, into);
        if let Some(source) = card.metric.as_mut().and_then(|metric| metric.source.as_mut()).filter(|it| *it == id) {
            source.clone_from(into);
        }
    };
    let mut changes: Vec<_> = references::edited_cards(map.cards.values().filter(names_it), exchange).collect();
    changes.push(Change::Sources(Splice::remove(at)));
    Ok(Plan::new(label, changes))
}

/// Embeds a picture.
pub(super) fn add_picture(map: &Map, description: String, bytes: Arc<[u8]>) -> Plan {
    let id = ids::next_picture(map);
    let label = Label::new("Add {}", [words::quoted(&description, "a picture")]);
    let picture = Picture { id: id.clone(), description, bytes };
    let splice = Splice::insert(map.pictures.len(), picture);
    Plan::new(label, vec![Change::Pictures(splice)]).creating(Created::Picture(id))
}

/// Puts another content in the place of the picture of the same id.
pub(super) fn replace_picture(map: &Map, picture: Picture) -> Result<Plan, EditError> {
    let (at, before) = find_picture(map, &picture.id)?;
    let label = Label::new("Edit {}", [words::quoted(&before.description, "a picture")]);
    Ok(Plan::new(label, replaced(&map.pictures, at, picture).map(Change::Pictures).into_iter().collect()))
}

/// Deletes a picture and takes it off cards and portraits.
pub(super) fn delete_picture(map: &Map, id: &PictureId) -> Result<Plan, EditError> {
    let (at, picture) = find_picture(map, id)?;
    let users = map.cards.values().filter(|card| card.picture.as_ref() == Some(id));
    let mut changes: Vec<_> = references::edited_cards(users, |card| card.picture = None).collect();
    for (at, persona) in map.personas.iter().enumerate().filter(|(_, persona)| persona.portrait.as_ref() == Some(id)) {
        let without = Persona { portrait: None, ..persona.clone() };
        changes.push(Change::Personas(Splice::replace(at, without)));
    }
    changes.push(Change::Pictures(Splice::remove(at)));
    Ok(Plan::new(Label::new("Delete {}", [words::quoted(&picture.description, "a picture")]), changes))
}

fn find_channel<'a>(map: &'a Map, id: &ChannelId) -> Result<(usize, &'a OwnChannel), EditError> {
    let found = map.channels.iter().enumerate().find(|(_, channel)| channel.id == *id);
    found.ok_or_else(|| EditError::NoSuchChannel(id.clone()))
}

fn find_source<'a>(map: &'a Map, id: &SourceId) -> Result<(usize, &'a Source), EditError> {
    let found = map.sources.iter().enumerate().find(|(_, source)| source.id == *id);
    found.ok_or_else(|| EditError::NoSuchSource(id.clone()))
}

fn find_picture<'a>(map: &'a Map, id: &PictureId) -> Result<(usize, &'a Picture), EditError> {
    let found = map.pictures.iter().enumerate().find(|(_, picture)| picture.id == *id);
    found.ok_or_else(|| EditError::NoSuchPicture(id.clone()))
}
