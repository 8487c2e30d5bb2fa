//! Where a map's own channels, its sources, departments and tags are used.

use std::collections::BTreeMap;

use crate::{
    fold::fold,
    model::{Card, CardId, Channel, ChannelId, LaneKind, Map, SourceId},
};

/// The cards that use each thing, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// The map's own channels in use.
    pub channels: BTreeMap<ChannelId, Vec<CardId>>,
    /// The sources in use, by a card itself or by its metric.
    pub sources: BTreeMap<SourceId, Vec<CardId>>,
    /// The departments in use, each in its first spelling, in alphabetical order. Cards in a departments lane count as
    /// uses of their own titles.
    pub departments: Vec<(String, Vec<CardId>)>,
    /// The tags in use, each in its first spelling, in alphabetical order.
    pub tags: Vec<(String, Vec<CardId>)>,
}

/// Lists the uses in `map`.
#[must_use]
pub fn uses(map: &Map) -> Uses {
    let departments: Vec<_> = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Departments).collect();
    let cards = map.cards_in_reading_order();
    let mut uses = Uses::default();
    for card in &cards {
        if let Some(Channel::Own(id)) = &card.channel {
            uses.channels.entry(id.clone()).or_default().push(card.id.clone());
        }
        for id in sources_of(card) {
            let named_by = uses.sources.entry(id.clone()).or_default();
            if named_by.last() != Some(&card.id) {
                named_by.push(card.id.clone());
            }
        }
    }
    uses.departments = spelled(&cards, |card| {
        let is_one = departments.iter().any(|lane| lane.id == card.place.lane);
        [Some(card.department.as_str()), is_one.then_some(card.title.as_str())].into_iter().flatten().collect()
    });
    uses.tags = spelled(&cards, |card| card.tags.iter().map(String::as_str).collect());
    uses
}

fn sources_of(card: &Card) -> impl Iterator<Item = &SourceId> {
    card.sources.iter().chain(card.metric.as_ref().and_then(|metric| metric.source.as_ref()))
}

/// Every non-blank text that `texts_of` returns, with the cards that have it. Texts that fold alike count as one.
fn spelled<'a>(cards: &[&'a Card], texts_of: impl Fn(&'a Card) -> Vec<&'a str>) -> Vec<(String, Vec<CardId>)> {
    let mut found: BTreeMap<String, (String, Vec<CardId>)> = BTreeMap::new();
    for card in cards {
        for text in texts_of(card).into_iter().filter(|text| !text.is_empty()) {
            let folded = fold(text);
            if folded.is_empty() {
                continue;
            }
            let (_, users) = found.entry(folded).or_insert_with(|| (text.trim().to_owned(), Vec::new()));
            if users.last() != Some(&card.id) {
                users.push(card.id.clone());
            }
        }
    }
    found.into_values().collect()
}
