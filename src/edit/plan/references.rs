//! References: the changes that are necessary when their target is deleted.

use std::collections::BTreeSet;

use super::{Change, Differing as _, EditError, cells::CellOrders};
use crate::{
    edit::CardField,
    model::{Anchor, Card, CardId, Channel, FeelingKey, Map, Metric, SourceId},
};

/// The changes that delete `cards`, the feelings at them and the links to them, and close the gaps in their cells.
pub(super) fn without_cards(map: &Map, cards: &BTreeSet<CardId>) -> Vec<Change> {
    let mut cells = CellOrders::around(map, cards.iter(), None);
    cells.take_out(cards);
    let mut changes = without_feelings(map, |key| matches!(&key.anchor, Anchor::Card(id) if cards.contains(id)));
    changes.extend(edited_cards(
        map.cards.values().filter(|card| !cards.contains(&card.id) && card.links.iter().any(|id| cards.contains(id))),
        |card| card.links.retain(|id| !cards.contains(id)),
    ));
    changes.extend(cells.changes(map));
    changes.extend(cards.iter().map(|id| Change::Card { id: id.clone(), card: None }));
    changes
}

/// The changes that clear every feeling for which `is_gone` returns `true`.
pub(super) fn without_feelings(map: &Map, is_gone: impl Fn(&FeelingKey) -> bool) -> Vec<Change> {
    let keys = map.feelings.keys().filter(|key| is_gone(key));
    keys.map(|key| Change::Feeling { key: key.clone(), feeling: None }).collect()
}

/// The changes that `edit` makes to the fields of each of `cards`; changes to place and span are ignored.
pub(super) fn edited_cards<'a>(cards: impl Iterator<Item = &'a Card>, edit: impl Fn(&mut Card)) -> Vec<Change> {
    let edited = cards.map(|before| {
        let mut after = before.clone();
        edit(&mut after);
        before.changes_to(&after)
    });
    edited.flatten().collect()
}

/// Checks that everything `field` refers to is in `map`, or that `card`, whose new value it is, already referred to it:
/// an opened map may have dangling references, which are kept until the user removes them.
pub(super) fn check(map: &Map, card: &Card, field: &CardField) -> Result<(), EditError> {
    match field {
        CardField::Channel(Some(Channel::Own(id))) if !field.is_in(card) => {
            let found = map.channels.iter().find(|channel| channel.id == *id);
            found.map(|_| ()).ok_or_else(|| EditError::NoSuchChannel(id.clone()))
        }
        CardField::Personas(ids) => {
            let missing = ids.iter().find(|id| !card.personas.contains(id) && map.persona(id).is_none());
            missing.map_or(Ok(()), |id| Err(EditError::NoSuchPersona(id.clone())))
        }
        CardField::Sources(ids) => {
            let missing = ids.iter().find(|id| !card.sources.contains(id) && map.source(id).is_none());
            missing.map_or(Ok(()), |id| Err(EditError::NoSuchSource(id.clone())))
        }
        CardField::Metric(metric) => {
            let missing = metric_source(metric.as_ref())
                .filter(|id| metric_source(card.metric.as_ref()) != Some(id) && map.source(id).is_none());
            missing.map_or(Ok(()), |id| Err(EditError::NoSuchSource(id.clone())))
        }
        CardField::Links(ids) => {
            let missing = ids.iter().find(|id| !card.links.contains(id) && map.card(id).is_none());
            missing.map_or(Ok(()), |id| Err(EditError::NoSuchCard(id.clone())))
        }
        CardField::Picture(Some(id)) if !field.is_in(card) => {
            map.picture(id).map(|_| ()).ok_or_else(|| EditError::NoSuchPicture(id.clone()))
        }
        CardField::Channel(_)
        | CardField::Picture(_)
        | CardField::Title(_)
        | CardField::Text(_)
        | CardField::Presence(_)
        | CardField::ContactReason(_)
        | CardField::Department(_)
        | CardField::PointOfSale(_)
        | CardField::Evidence(_)
        | CardField::Tags(_)
        | CardField::Severity(_)
        | CardField::IsMomentOfTruth(_)
        | CardField::Importance(_)
        | CardField::Satisfaction(_)
        | CardField::Impact(_)
        | CardField::Effort(_)
        | CardField::Owner(_)
        | CardField::Due(_)
        | CardField::Status(_)
        | CardField::Comments(_)
        | CardField::Outcomes(_) => Ok(()),
    }
}

fn metric_source(metric: Option<&Metric>) -> Option<&SourceId> {
    metric?.source.as_ref()
}

/// Removes from `card` every reference to something that `map` lacks, except its links: the caller renames these.
pub(super) fn forget_missing(map: &Map, card: &mut Card) {
    card.channel.take_if(|channel| matches!(channel, Channel::Own(_)) && map.own_channel(channel).is_none());
    card.personas.retain(|id| map.persona(id).is_some());
    card.sources.retain(|id| map.source(id).is_some());
    card.picture.take_if(|id| map.picture(id).is_none());
    if let Some(metric) = &mut card.metric {
        metric.source.take_if(|id| map.source(id).is_none());
    }
}

/// Removes duplicates, and a link of the card to itself, from `field`, a new value for the card `id`.
pub(super) fn name_once(id: &CardId, field: &mut CardField) {
    if let CardField::Personas(ids) = field {
        keep_first(ids);
    } else if let CardField::Sources(ids) = field {
        keep_first(ids);
    } else if let CardField::Links(ids) = field {
        link_once(id, ids);
    }
}

/// Removes duplicates, and a link to itself, from the lists of `card`.
pub(super) fn name_all_once(card: &mut Card) {
    keep_first(&mut card.personas);
    keep_first(&mut card.sources);
    link_once(&card.id, &mut card.links);
}

fn link_once(id: &CardId, links: &mut Vec<CardId>) {
    keep_first(links);
    links.retain(|link| link != id);
}

/// Replaces `from` by `into` in `list` without leaving a duplicate.
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
