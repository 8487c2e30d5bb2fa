//! Link numbers, which show at both ends of a link which cards belong together.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Card, CardId, Map, Visibility};

/// The numbers that each linked card shows.
pub(in crate::layout) struct Links {
    numbers: BTreeMap<CardId, Vec<usize>>,
}

impl Links {
    /// Numbers every card that another card links to, in reading order: by stage, lane and place in the cell. The card
    /// and all cards that link to it show the number. Cards in hidden lanes do not count.
    pub(in crate::layout) fn of(map: &Map) -> Self {
        let stages: BTreeMap<_, _> = map.stages.iter().enumerate().map(|(at, stage)| (&stage.id, at)).collect();
        let lanes = map.lanes.iter().enumerate().filter(|(_, lane)| lane.visibility != Visibility::Hidden);
        let lanes: BTreeMap<_, _> = lanes.map(|(at, lane)| (&lane.id, at)).collect();
        let position = |card: &Card| -> Option<(usize, usize, usize)> {
            Some((*stages.get(&card.place.stage)?, *lanes.get(&card.place.lane)?, card.place.order))
        };
        let links = || {
            let placed = map.cards.values().filter(|card| !card.links.is_empty() && position(card).is_some());
            placed.flat_map(|from| from.links.iter().filter(|to| **to != from.id).map(|to| (&from.id, to)))
        };
        let targets: BTreeSet<_> = links().filter_map(|(_, to)| Some((position(map.card(to)?)?, to))).collect();
        let number: BTreeMap<_, _> = targets.into_iter().zip(1..).map(|((_, id), number)| (id, number)).collect();
        let mut numbers: BTreeMap<CardId, Vec<usize>> =
            number.iter().map(|(id, number)| ((*id).clone(), vec![*number])).collect();
        for (from, to) in links() {
            if let Some(number) = number.get(to) {
                numbers.entry(from.clone()).or_default().push(*number);
            }
        }
        for shown in numbers.values_mut() {
            shown.sort_unstable();
            shown.dedup();
        }
        Self { numbers }
    }

    /// The numbers that the card `id` shows, ascending.
    pub(in crate::layout) fn of_card(&self, id: &CardId) -> &[usize] {
        self.numbers.get(id).map_or(&[], Vec::as_slice)
    }
}
