//! Plans for setting and clearing the points of curves.

use super::{Change, Deed, DeedPart, EditError, Nameless, Plan, StepLabel, unless, words};
use crate::model::{Anchor, Feeling, FeelingKey, Map};

/// Sets or clears the feeling at `key`. A map may have feelings at things that it lacks; these can be cleared, too.
pub(super) fn set(map: &Map, key: FeelingKey, feeling: Option<Feeling>) -> Result<Plan, EditError> {
    let (whose, place) = match names(map, &key) {
        Ok((name, title)) => (words::quoted(name, Nameless::Persona), words::quoted(title, Nameless::UntitledPlace)),
        Err(_) if feeling.is_none() && map.feelings.contains_key(&key) => {
            (DeedPart::Nameless(Nameless::GonePersona), DeedPart::Nameless(Nameless::Place))
        }
        Err(error) => return Err(error),
    };
    let label = if feeling.is_some() {
        StepLabel::new(Deed::SetFeeling, [whose, place])
    } else {
        StepLabel::new(Deed::ClearFeeling, [whose, place])
    };
    let is_set = map.feelings.get(&key) == feeling.as_ref();
    Ok(Plan::new(label, unless(is_set, Change::Feeling { key, feeling })))
}

/// The titles of the persona and the place of `key`.
fn names<'a>(map: &'a Map, key: &FeelingKey) -> Result<(&'a str, &'a str), EditError> {
    let persona = map.persona(&key.persona).ok_or_else(|| EditError::NoSuchPersona(key.persona.clone()))?;
    let title = match &key.anchor {
        Anchor::Stage(id) => &map.stage(id).ok_or_else(|| EditError::NoSuchStage(id.clone()))?.title,
        Anchor::Step(id) => &map.step(id).ok_or_else(|| EditError::NoSuchStep(id.clone()))?.1.title,
        Anchor::Card(id) => &map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()))?.title,
    };
    Ok((&persona.name, title))
}
