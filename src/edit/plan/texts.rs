//! Texts: replacing words anywhere in the map as one step.

use std::{collections::BTreeMap, sync::Arc};

use super::{Change, EditError, Label, Plan, Splice, words};
use crate::model::{
    Card, CardId, Feeling, FeelingKey, Lane, Map, MapInfo, OwnChannel, Persona, Picture, Source, Stage, TextPlace,
    Texts as _, Thing, View,
};

/// Puts other words in the place of `texts`.
pub(super) fn replace(map: &Map, what: &str, with: &str, texts: Vec<(TextPlace, String)>) -> Result<Plan, EditError> {
    let mut draft = Draft::of(map);
    for (place, text) in texts {
        *draft.text_mut(map, &place).ok_or(EditError::NoSuchText)? = text;
    }
    let (what, with) = (words::quoted(what, "nothing"), words::quoted(with, "nothing"));
    Ok(Plan::new(Label::new("Replace {} by {}", [what, with]), draft.changes(map)))
}

/// The parts of a map that have texts, to be changed: its lists, and of its cards and feelings those that change.
struct Draft {
    info: MapInfo,
    personas: Vec<Persona>,
    stages: Vec<Stage>,
    lanes: Vec<Lane>,
    channels: Vec<OwnChannel>,
    sources: Vec<Source>,
    pictures: Vec<Picture>,
    views: Vec<View>,
    cards: BTreeMap<CardId, Card>,
    feelings: BTreeMap<FeelingKey, Feeling>,
}

impl Draft {
    fn of(map: &Map) -> Self {
        Self {
            info: map.info.clone(),
            personas: map.personas.clone(),
            stages: map.stages.clone(),
            lanes: map.lanes.clone(),
            channels: map.channels.clone(),
            sources: map.sources.clone(),
            pictures: map.pictures.clone(),
            views: map.views.clone(),
            cards: BTreeMap::new(),
            feelings: BTreeMap::new(),
        }
    }

    /// The text at `place`, if it is in the map.
    fn text_mut(&mut self, map: &Map, place: &TextPlace) -> Option<&mut String> {
        let field = place.field;
        match &place.thing {
            Thing::Map => self.info.text_mut(field),
            Thing::Persona(id) => self.personas.iter_mut().find(|it| it.id == *id)?.text_mut(field),
            Thing::Stage(id) => self.stages.iter_mut().find(|it| it.id == *id)?.text_mut(field),
            Thing::Step(id) => {
                let mut steps = self.stages.iter_mut().flat_map(|stage| &mut stage.steps);
                steps.find(|it| it.id == *id)?.text_mut(field)
            }
            Thing::Lane(id) => self.lanes.iter_mut().find(|it| it.id == *id)?.text_mut(field),
            Thing::Card(id) => {
                let before = map.card(id)?;
                self.cards.entry(id.clone()).or_insert_with(|| before.clone()).text_mut(field)
            }
            Thing::Feeling(key) => {
                let before = map.feelings.get(key)?;
                self.feelings.entry(key.clone()).or_insert_with(|| before.clone()).text_mut(field)
            }
            Thing::Channel(id) => self.channels.iter_mut().find(|it| it.id == *id)?.text_mut(field),
            Thing::Source(id) => self.sources.iter_mut().find(|it| it.id == *id)?.text_mut(field),
            Thing::Picture(id) => self.pictures.iter_mut().find(|it| it.id == *id)?.text_mut(field),
            Thing::View(id) => self.views.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        }
    }

    /// The changes that lead from `map` to the draft.
    fn changes(self, map: &Map) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.info != map.info {
            changes.push(Change::Info(Box::new(self.info)));
        }
        changes.extend(differing(&map.personas, self.personas).map(Change::Personas));
        changes.extend(differing(&map.stages, self.stages).map(Change::Stages));
        changes.extend(differing(&map.lanes, self.lanes).map(Change::Lanes));
        changes.extend(differing(&map.channels, self.channels).map(Change::Channels));
        changes.extend(differing(&map.sources, self.sources).map(Change::Sources));
        changes.extend(differing(&map.pictures, self.pictures).map(Change::Pictures));
        changes.extend(differing(&map.views, self.views).map(Change::Views));
        let cards = self.cards.into_iter().filter(|(id, card)| map.card(id) != Some(card));
        changes.extend(cards.map(|(id, card)| Change::Card { id, card: Some(Arc::new(card)) }));
        let feelings = self.feelings.into_iter().filter(|(key, feeling)| map.feelings.get(key) != Some(feeling));
        changes.extend(feelings.map(|(key, feeling)| Change::Feeling { key, feeling: Some(feeling) }));
        changes
    }
}

/// The splices that put each thing of `after` that is another in the place of the one `before`.
fn differing<T: PartialEq>(before: &[T], after: Vec<T>) -> impl Iterator<Item = Splice<T>> {
    let pairs = after.into_iter().enumerate().zip(before);
    pairs.filter(|((_, after), before)| after != *before).map(|((at, after), _)| Splice::replace(at, after))
}
