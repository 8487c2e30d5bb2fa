//! Plans for replacing words anywhere in the map as one step.

use std::collections::BTreeMap;

use super::{Change, Deed, Differing, EditError, Nameless, Plan, StepLabel, words};
use crate::model::{
    Card, CardId, Feeling, FeelingKey, Lane, Map, MapInfo, OwnChannel, Persona, Picture, Source, Stage, Step,
    TextPlace, Texts as _, Thing, View,
};

/// Replaces the texts at the places of `texts`.
pub(super) fn replace(map: &Map, what: &str, with: &str, texts: Vec<(TextPlace, String)>) -> Result<Plan, EditError> {
    let mut draft = TextsDraft::of(map);
    for (place, text) in texts {
        *draft.text_mut(map, &place).ok_or(EditError::NoSuchText)? = text;
    }
    let (what, with) = (words::quoted(what, Nameless::Nothing), words::quoted(with, Nameless::Nothing));
    Ok(Plan::new(StepLabel::new(Deed::ReplaceWords, [what, with]), draft.changes(map)))
}

/// The parts of a map that have texts, as a copy to edit: its lists, and those cards and feelings that change.
struct TextsDraft {
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

impl TextsDraft {
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

    /// The text at `place`; `None` if it is not in the map.
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
        let mut changes = map.info.changes_to(&self.info);
        changes.extend(differing(&map.personas, &self.personas));
        changes.extend(differing(&map.stages, &self.stages));
        changes.extend(differing(steps(&map.stages), steps(&self.stages)));
        changes.extend(differing(&map.lanes, &self.lanes));
        changes.extend(differing(&map.channels, &self.channels));
        changes.extend(differing(&map.sources, &self.sources));
        changes.extend(differing(&map.pictures, &self.pictures));
        changes.extend(differing(&map.views, &self.views));
        let cards = self.cards.iter().filter_map(|(id, after)| Some(map.card(id)?.changes_to(after)));
        changes.extend(cards.flatten());
        let feelings = self.feelings.into_iter().filter(|(key, feeling)| map.feelings.get(key) != Some(feeling));
        changes.extend(feelings.map(|(key, feeling)| Change::Feeling { key, feeling: Some(feeling) }));
        changes
    }
}

/// The steps of all `stages`.
fn steps(stages: &[Stage]) -> impl Iterator<Item = &Step> {
    stages.iter().flat_map(|stage| &stage.steps)
}

/// The changes that turn each item of `before` into the one of `after` at the same index.
fn differing<'a, T: Differing + 'a>(
    before: impl IntoIterator<Item = &'a T>,
    after: impl IntoIterator<Item = &'a T>,
) -> impl Iterator<Item = Change> {
    before.into_iter().zip(after).flat_map(|(before, after)| before.changes_to(after))
}
