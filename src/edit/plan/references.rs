//! References: what has to change when the thing they name goes away.

use std::{collections::BTreeSet, sync::Arc};

use super::{Change, EditError, cells::Cells};
use crate::model::{Anchor, Card, CardId, Channel, FeelingKey, Map, SourceId};

/// The changes that delete `cards`, with the feelings at them and the links to them, and close the gaps they leave.
pub(super) fn without_cards(map: &Map, cards: &BTreeSet<CardId>) -> Vec<Change> {
    let mut cells = Cells::around(map, cards.iter(), None);
    cells.take_out(cards);
    let mut changes = without_feelings(map, |key| matches!(&key.anchor, Anchor::Card(id) if cards.contains(id)));
    changes.extend(edited_cards(
        map.cards.values().filter(|card| !cards.contains(&card.id) && card.links.iter().any(|id| cards.contains(id))),
        |card| card.links.retain(|id| !cards.contains(id)),
    ));
    // After the edits, which put whole cards into the table and with them the places they had before.
    changes.extend(cells.changes(map));
    changes.extend(cards.iter().map(|id| Change::Card { id: id.clone(), card: None }));
    changes
}

/// The changes that clear every feeling that `is_gone`.
pub(super) fn without_feelings(map: &Map, is_gone: impl Fn(&FeelingKey) -> bool) -> Vec<Change> {
    let keys = map.feelings.keys().filter(|key| is_gone(key));
    keys.map(|key| Change::Feeling { key: key.clone(), feeling: None }).collect()
}

/// The changes that carry out `edit` on each of `cards`.
pub(super) fn edited_cards<'a>(
    cards: impl Iterator<Item = &'a Card>,
    edit: impl Fn(&mut Card),
) -> impl Iterator<Item = Change> {
    cards.map(move |card| {
        let mut card = card.clone();
        edit(&mut card);
        Change::Card { id: card.id.clone(), card: Some(Arc::new(card)) }
    })
}

/// Checks that everything `card` refers to is in `map`, or was named by the card `before` already: an opened map may
/// have references that lead nowhere, which are kept until somebody takes them out.
pub(super) fn check(map: &Map, before: &Card, card: &Card) -> Result<(), EditError> {
    if let Some(Channel::Own(id)) = card.channel.as_ref().filter(|_| card.channel != before.channel) {
        let found = map.channels.iter().find(|channel| channel.id == *id);
        found.ok_or_else(|| EditError::NoSuchChannel(id.clone()))?;
    }
    for id in card.personas.iter().filter(|id| !before.personas.contains(id)) {
        map.persona(id).ok_or_else(|| EditError::NoSuchPersona(id.clone()))?;
    }
    for id in card.sources.iter().filter(|id| !before.sources.contains(id)) {
        map.source(id).ok_or_else(|| EditError::NoSuchSource(id.clone()))?;
    }
    if let Some(id) = metric_source(card).filter(|id| metric_source(before) != Some(id)) {
        map.source(id).ok_or_else(|| EditError::NoSuchSource(id.clone()))?;
    }
    for id in card.links.iter().filter(|id| !before.links.contains(id)) {
        map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()))?;
    }
    if let Some(id) = card.picture.as_ref().filter(|_| card.picture != before.picture) {
        map.picture(id).ok_or_else(|| EditError::NoSuchPicture(id.clone()))?;
    }
    Ok(())
}

fn metric_source(card: &Card) -> Option<&SourceId> {
    card.metric.as_ref()?.source.as_ref()
}

/// Takes out of `card` every reference to what is not in `map`.
pub(super) fn forget_missing(map: &Map, card: &mut Card) {
    card.channel.take_if(|channel| matches!(channel, Channel::Own(_)) && map.own_channel(channel).is_none());
    card.personas.retain(|id| map.persona(id).is_some());
    card.sources.retain(|id| map.source(id).is_some());
    card.links.retain(|id| map.card(id).is_some());
    card.picture.take_if(|id| map.picture(id).is_none());
    if let Some(metric) = &mut card.metric {
        metric.source.take_if(|id| map.source(id).is_none());
    }
}

/// Takes what is named twice, and a link to itself, out of those lists of `card` that are others than `before`.
pub(super) fn name_once(before: Option<&Card>, card: &mut Card) {
    if before.is_none_or(|before| before.personas != card.personas) {
        keep_first(&mut card.personas);
    }
    if before.is_none_or(|before| before.sources != card.sources) {
        keep_first(&mut card.sources);
    }
    if before.is_none_or(|before| before.links != card.links) {
        keep_first(&mut card.links);
        let id = card.id.clone();
        card.links.retain(|link| *link != id);
    }
}

/// Puts `into` in the place of `from` in `list`, where it is then once.
pub(super) fn exchange<T: Ord + Clone>(list: &mut Vec<T>, from: &T, into: &T) {
    if list.contains(from) {
        list.iter_mut().filter(|item| *item == from).for_each(|item| item.clone_from(into));
        keep_first(list);
    }
}

fn keep_first<T: Ord + Clone>(list: &mut Vec<T>) {
    let mut seen = BTreeSet::new();
    list.retain(|item| seen.insert(item.clone()));
}
