//! Plans for replacing words anywhere in the map as one step.

use std::sync::Arc;

use super::{Change, Deed, Differing, EditError, Nameless, Plan, StepLabel, words};
use crate::model::{Map, Stage, Step, TextPlace, Texts as _, Thing};

/// Replaces the texts at the places of `texts`.
pub(super) fn replace(map: &Map, what: &str, with: &str, texts: Vec<(TextPlace, String)>) -> Result<Plan, EditError> {
    let mut draft = map.without_cards_and_feelings();
    for (place, text) in texts {
        set_text(&mut draft, map, &place, text).ok_or(EditError::NoSuchText)?;
    }
    let (what, with) = (words::quoted(what, Nameless::Nothing), words::quoted(with, Nameless::Nothing));
    Ok(Plan::new(StepLabel::new(Deed::ReplaceWords, [what, with]), changes_to(map, &draft)))
}

/// Sets the text at `place` in `draft`, a copy of `map` that gets a card or a feeling only when its text is set; `None`
/// if the map has no such text.
fn set_text(draft: &mut Map, map: &Map, place: &TextPlace, text: String) -> Option<()> {
    let field = place.field;
    let slot = match &place.thing {
        Thing::Map => draft.info.text_mut(field),
        Thing::Persona(id) => draft.personas.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        Thing::Stage(id) => draft.stages.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        Thing::Step(id) => {
            let mut steps = draft.stages.iter_mut().flat_map(|stage| &mut stage.steps);
            steps.find(|it| it.id == *id)?.text_mut(field)
        }
        Thing::Lane(id) => draft.lanes.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        Thing::Card(id) => {
            if draft.card(id).is_none() {
                draft.cards.insert(id.clone(), Arc::clone(map.cards.shared(id)?));
            }
            return draft.cards.edit(id, |card| card.text_mut(field).map(|slot| *slot = text))?;
        }
        Thing::Feeling(key) => {
            let before = map.feelings.get(key)?;
            draft.feelings.entry(key.clone()).or_insert_with(|| before.clone()).text_mut(field)
        }
        Thing::Channel(id) => draft.channels.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        Thing::Source(id) => draft.sources.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        Thing::Picture(id) => draft.pictures.iter_mut().find(|it| it.id == *id)?.text_mut(field),
        Thing::View(id) => draft.views.iter_mut().find(|it| it.id == *id)?.text_mut(field),
    };
    *slot? = text;
    Some(())
}

/// The changes that lead from `map` to `draft`, as far as that has its cards and feelings.
fn changes_to(map: &Map, draft: &Map) -> Vec<Change> {
    let mut changes = map.info.changes_to(&draft.info);
    changes.extend(differing(&map.personas, &draft.personas));
    changes.extend(differing(&map.stages, &draft.stages));
    changes.extend(differing(steps(&map.stages), steps(&draft.stages)));
    changes.extend(differing(&map.lanes, &draft.lanes));
    changes.extend(differing(&map.channels, &draft.channels));
    changes.extend(differing(&map.sources, &draft.sources));
    changes.extend(differing(&map.pictures, &draft.pictures));
    changes.extend(differing(&map.views, &draft.views));
    let cards = draft.cards.values().filter_map(|after| Some(map.card(&after.id)?.changes_to(after)));
    changes.extend(cards.flatten());
    let feelings = draft.feelings.iter().filter(|(key, feeling)| map.feelings.get(key) != Some(feeling));
    changes.extend(feelings.map(|(key, feeling)| Change::Feeling { key: key.clone(), feeling: Some(feeling.clone()) }));
    changes
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
