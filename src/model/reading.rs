//! The reading order of a map: the order in which a person would read it aloud.

use std::collections::BTreeMap;

use super::{Anchor, Card, Feeling, FeelingKey, LaneId, Map, StageId, TextField, TextPlace, Texts, Thing};

/// The feelings of all personas at each place.
type Felt<'a> = BTreeMap<&'a Anchor, Vec<(&'a FeelingKey, &'a Feeling)>>;

impl Map {
    /// The cards sorted by stage, lane and order. Cards whose stage or lane is missing from the map come last among
    /// their peers.
    #[must_use]
    pub fn cards_in_reading_order(&self) -> Vec<&Card> {
        let stages: BTreeMap<&StageId, usize> = positions(self.stages.iter().map(|stage| &stage.id));
        let lanes: BTreeMap<&LaneId, usize> = positions(self.lanes.iter().map(|lane| &lane.id));
        let mut cards: Vec<_> = self.cards.values().collect();
        let key = |card: &&Card| {
            let stage = stages.get(&card.place.stage).copied().unwrap_or(usize::MAX);
            let lane = lanes.get(&card.place.lane).copied().unwrap_or(usize::MAX);
            (stage, lane, card.place.order)
        };
        cards.sort_by_cached_key(key);
        cards
    }

    /// Calls `visit` for every non-empty text of the map, in reading order: the map's own texts, personas, lanes; then
    /// for each stage its texts, its steps, and its cards lane by lane, each followed by the notes of feelings at it;
    /// then channels, sources, pictures and views.
    pub fn each_text<'a>(&'a self, visit: &mut dyn FnMut(TextPlace, &'a str)) {
        let mut felt: Felt<'_> = BTreeMap::new();
        for (key, feeling) in &self.feelings {
            felt.entry(&key.anchor).or_default().push((key, feeling));
        }
        each(&Thing::Map, &self.info, visit);
        self.personas.iter().for_each(|it| each(&Thing::Persona(it.id.clone()), it, visit));
        self.lanes.iter().for_each(|it| each(&Thing::Lane(it.id.clone()), it, visit));
        let cards = self.cards_in_reading_order();
        let mut cards = cards.into_iter().peekable();
        for stage in &self.stages {
            each(&Thing::Stage(stage.id.clone()), stage, visit);
            each_note(&mut felt, &Anchor::Stage(stage.id.clone()), visit);
            for step in &stage.steps {
                each(&Thing::Step(step.id.clone()), step, visit);
                each_note(&mut felt, &Anchor::Step(step.id.clone()), visit);
            }
            while let Some(card) = cards.next_if(|card| card.place.stage == stage.id) {
                each_of_card(card, &mut felt, visit);
            }
        }
        cards.for_each(|card| each_of_card(card, &mut felt, visit));
        for (key, feeling) in felt.into_values().flatten() {
            each(&Thing::Feeling(key.clone()), feeling, visit);
        }
        self.channels.iter().for_each(|it| each(&Thing::Channel(it.id.clone()), it, visit));
        self.sources.iter().for_each(|it| each(&Thing::Source(it.id.clone()), it, visit));
        self.pictures.iter().for_each(|it| each(&Thing::Picture(it.id.clone()), it, visit));
        self.views.iter().for_each(|it| each(&Thing::View(it.id.clone()), it, visit));
    }
}

fn each<'a>(thing: &Thing, it: &'a impl Texts, visit: &mut dyn FnMut(TextPlace, &'a str)) {
    it.each_text(&mut |field: TextField, text: &'a str| {
        if !text.is_empty() {
            visit(TextPlace { thing: thing.clone(), field }, text);
        }
    });
}

fn each_of_card<'a>(card: &'a Card, felt: &mut Felt<'a>, visit: &mut dyn FnMut(TextPlace, &'a str)) {
    each(&Thing::Card(card.id.clone()), card, visit);
    each_note(felt, &Anchor::Card(card.id.clone()), visit);
}

fn each_note<'a>(felt: &mut Felt<'a>, anchor: &Anchor, visit: &mut dyn FnMut(TextPlace, &'a str)) {
    for (key, feeling) in felt.remove(anchor).unwrap_or_default() {
        each(&Thing::Feeling(key.clone()), feeling, visit);
    }
}

fn positions<'a, T: Ord>(ids: impl Iterator<Item = &'a T>) -> BTreeMap<&'a T, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}
