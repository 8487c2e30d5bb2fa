//! Feelings: setting and clearing the points of the curves.

use super::{Change, EditError, Label, Plan, words};
use crate::edit::Part;
use crate::model::{Anchor, Feeling, FeelingKey, Map};

/// Sets or clears the feeling at `key`. One that an opened map has where nothing is can be cleared, too.
pub(super) fn set(map: &Map, key: FeelingKey, feeling: Option<Feeling>) -> Result<Plan, EditError> {
    let (whose, place) = match names(map, &key) {
        Ok((name, title)) => (words::quoted(name, "a persona"), words::quoted(title, "an untitled place")),
        Err(_) if feeling.is_none() && map.feelings.contains_key(&key) => {
            (Part::Nameless("a persona that is gone"), Part::Nameless("a place"))
        }
        Err(error) => return Err(error),
    };
    let label = if feeling.is_some() {
        Label::new("Set the feeling of {} at {}", [whose, place])
    } else {
        Label::new("Clear the feeling of {} at {}", [whose, place])
    };
    let change = Change::Feeling { key, feeling };
    Ok(Plan::new(label, if change.is_idle(map) { Vec::new() } else { vec![change] }))
}

/// What the persona and the place of `key` are called.
fn names<'a>(map: &'a Map, key: &FeelingKey) -> Result<(&'a str, &'a str), EditError> {
    let persona = map.persona(&key.persona).ok_or_else(|| EditError::NoSuchPersona(key.persona.clone()))?;
    let title = match &key.anchor {
        Anchor::Stage(id) => &map.stage(id).ok_or_else(|| EditError::NoSuchStage(id.clone()))?.title,
        Anchor::Step(id) => &map.step(id).ok_or_else(|| EditError::NoSuchStep(id.clone()))?.1.title,
        Anchor::Card(id) => &map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()))?.title,
    };
    Ok((&persona.name, title))
}
