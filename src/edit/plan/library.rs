//! Plans for the map's own channels, its sources and its pictures, to which the rest of the map refers.

use std::sync::Arc;

use super::{
    Change, Created, Deed, EditError, ListChange, Nameless, Plan, StepLabel, ids, references, unless, views, words,
};
use crate::{
    edit::{CardField, ChannelField, PersonaField, PictureField, SourceField},
    model::{Card, Channel, ChannelId, Map, OwnChannel, Picture, PictureId, Presence, Source, SourceId, SourceKind},
};

/// Adds a channel with `title`.
pub(super) fn add_channel(map: &Map, title: String, presence: Option<Presence>) -> Plan {
    let id = ids::next_channel(map);
    let label = StepLabel::new(Deed::Add, [words::quoted(&title, Nameless::Channel)]);
    let added = ListChange::Insert { at: map.channels.len(), item: OwnChannel { id: id.clone(), title, presence } };
    Plan::new(label, vec![Change::Channels(added)]).creating(Created::Channel(id))
}

/// Sets a field of a channel.
pub(super) fn set_channel(map: &Map, id: ChannelId, field: ChannelField) -> Result<Plan, EditError> {
    let (_, channel) = find_channel(map, &id)?;
    let label = StepLabel::new(Deed::Edit, [words::quoted(&channel.title, Nameless::Channel)]);
    let is_set = field.is_in(channel);
    Ok(Plan::new(label, unless(is_set, Change::ChannelField { id, field })))
}

/// Deletes a channel and removes it from the cards.
pub(super) fn delete_channel(map: &Map, id: &ChannelId) -> Result<Plan, EditError> {
    let (at, channel) = find_channel(map, id)?;
    let used = Channel::Own(id.clone());
    let users = map.cards.values().filter(|card| card.channel.as_ref() == Some(&used));
    let clear = |card: &Card| Change::CardField { id: card.id.clone(), field: CardField::Channel(None) };
    let mut changes: Vec<_> = users.map(clear).collect();
    changes.extend(views::edited(map, |filter| filter.forget_channel(id)));
    changes.push(Change::Channels(ListChange::Remove { at }));
    Ok(Plan::new(StepLabel::new(Deed::Delete, [words::quoted(&channel.title, Nameless::Channel)]), changes))
}

/// Deletes a channel and replaces it by `into` everywhere.
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
    let label = merged(&channel.title, name, Nameless::Channel);
    if *into == used {
        return Ok(Plan::new(label, Vec::new()));
    }
    let users = map.cards.values().filter(|card| card.channel.as_ref() == Some(&used));
    let exchange =
        |card: &Card| Change::CardField { id: card.id.clone(), field: CardField::Channel(Some(into.clone())) };
    let mut changes: Vec<_> = users.map(exchange).collect();
    changes.extend(views::edited(map, |filter| references::exchange(&mut filter.channels, &used, into)));
    changes.push(Change::Channels(ListChange::Remove { at }));
    Ok(Plan::new(label, changes))
}

fn merged(from: &str, into: &str, thing: Nameless) -> StepLabel {
    StepLabel::new(Deed::Merge, [words::quoted(from, thing), words::quoted(into, thing)])
}

/// Adds a source with `title`.
pub(super) fn add_source(map: &Map, kind: SourceKind, title: String) -> Plan {
    let id = ids::next_source(map);
    let label = StepLabel::new(Deed::Add, [words::quoted(&title, Nameless::Source)]);
    let source = Source { id: id.clone(), kind, title, locator: String::new(), date: None };
    Plan::new(label, vec![Change::Sources(ListChange::Insert { at: map.sources.len(), item: source })])
        .creating(Created::Source(id))
}

/// Sets a field of a source.
pub(super) fn set_source(map: &Map, id: SourceId, field: SourceField) -> Result<Plan, EditError> {
    let (_, source) = find_source(map, &id)?;
    let label = StepLabel::new(Deed::Edit, [words::quoted(&source.title, Nameless::Source)]);
    let is_set = field.is_in(source);
    Ok(Plan::new(label, unless(is_set, Change::SourceField { id, field })))
}

/// Deletes a source and removes it from cards and metrics.
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
    let mut changes = references::edited_cards(map.cards.values().filter(names_it), forget);
    changes.push(Change::Sources(ListChange::Remove { at }));
    Ok(Plan::new(StepLabel::new(Deed::Delete, [words::quoted(&source.title, Nameless::Source)]), changes))
}

/// Deletes a source and replaces it by `into` everywhere.
pub(super) fn merge_source(map: &Map, id: &SourceId, into: &SourceId) -> Result<Plan, EditError> {
    let (at, source) = find_source(map, id)?;
    let (_, other) = find_source(map, into)?;
    let label = merged(&source.title, &other.title, Nameless::Source);
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
    let mut changes = references::edited_cards(map.cards.values().filter(names_it), exchange);
    changes.push(Change::Sources(ListChange::Remove { at }));
    Ok(Plan::new(label, changes))
}

/// Embeds a picture.
pub(super) fn add_picture(map: &Map, description: String, bytes: Arc<[u8]>) -> Plan {
    let id = ids::next_picture(map);
    let label = StepLabel::new(Deed::Add, [words::quoted(&description, Nameless::Picture)]);
    let picture = Picture { id: id.clone(), description, bytes };
    let added = ListChange::Insert { at: map.pictures.len(), item: picture };
    Plan::new(label, vec![Change::Pictures(added)]).creating(Created::Picture(id))
}

/// Sets a field of a picture.
pub(super) fn set_picture(map: &Map, id: PictureId, field: PictureField) -> Result<Plan, EditError> {
    let (_, picture) = find_picture(map, &id)?;
    let label = StepLabel::new(Deed::Edit, [words::quoted(&picture.description, Nameless::Picture)]);
    let is_set = field.is_in(picture);
    Ok(Plan::new(label, unless(is_set, Change::PictureField { id, field })))
}

/// Deletes a picture and removes it from cards and portraits.
pub(super) fn delete_picture(map: &Map, id: &PictureId) -> Result<Plan, EditError> {
    let (at, picture) = find_picture(map, id)?;
    let users = map.cards.values().filter(|card| card.picture.as_ref() == Some(id));
    let clear = |card: &Card| Change::CardField { id: card.id.clone(), field: CardField::Picture(None) };
    let mut changes: Vec<_> = users.map(clear).collect();
    for persona in map.personas.iter().filter(|persona| persona.portrait.as_ref() == Some(id)) {
        changes.push(Change::PersonaField { id: persona.id.clone(), field: PersonaField::Portrait(None) });
    }
    changes.push(Change::Pictures(ListChange::Remove { at }));
    Ok(Plan::new(StepLabel::new(Deed::Delete, [words::quoted(&picture.description, Nameless::Picture)]), changes))
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
