//! Personas: adding, changing, moving and deleting them with their curves.

use super::{Change, Created, EditError, Label, Plan, Splice, ids, moved, references, replaced, views, words};
use crate::model::{Map, Persona, PersonaId};

/// Adds a persona called `name`.
pub(super) fn add(map: &Map, at: usize, name: String) -> Plan {
    let id = ids::next_persona(map);
    let label = Label::new("Add {}", [words::quoted(&name, "a persona")]);
    let splice = Splice::insert(at.min(map.personas.len()), Persona::new(id.clone(), name));
    Plan::new(label, vec![Change::Personas(splice)]).creating(Created::Persona(id))
}

/// Puts another content in the place of the persona of the same id.
pub(super) fn replace(map: &Map, persona: Persona) -> Result<Plan, EditError> {
    let (at, before) = find(map, &persona.id)?;
    if let Some(portrait) = persona.portrait.as_ref().filter(|_| persona.portrait != before.portrait) {
        map.picture(portrait).ok_or_else(|| EditError::NoSuchPicture(portrait.clone()))?;
    }
    let is_renamed = before.name != persona.name && Persona { name: before.name.clone(), ..persona.clone() } == *before;
    let label = if is_renamed {
        words::renamed(&before.name, &persona.name, "a persona")
    } else {
        Label::new("Edit {}", [words::quoted(&before.name, "a persona")])
    };
    Ok(Plan::new(label, replaced(&map.personas, at, persona).map(Change::Personas).into_iter().collect()))
}

/// Moves a persona to be the one at `to`.
pub(super) fn relocate(map: &Map, id: &PersonaId, to: usize) -> Result<Plan, EditError> {
    let (at, persona) = find(map, id)?;
    let label = Label::new("Move {}", [words::quoted(&persona.name, "a persona")]);
    Ok(Plan::new(label, moved(&map.personas, at, to).into_iter().map(Change::Personas).collect()))
}

/// Deletes a persona with its feelings and takes it off the cards.
pub(super) fn delete(map: &Map, id: &PersonaId) -> Result<Plan, EditError> {
    let (at, persona) = find(map, id)?;
    let mut changes = references::without_feelings(map, |key| key.persona == *id);
    changes.extend(references::edited_cards(map.cards.values().filter(|card| card.personas.contains(id)), |card| {
        card.personas.retain(|other| other != id);
    }));
    changes.extend(views::edited(map, |filter| filter.forget_persona(id)));
    changes.push(Change::Personas(Splice::remove(at)));
    Ok(Plan::new(Label::new("Delete {}", [words::quoted(&persona.name, "a persona")]), changes))
}

fn find<'a>(map: &'a Map, id: &PersonaId) -> Result<(usize, &'a Persona), EditError> {
    let found = map.personas.iter().enumerate().find(|(_, persona)| persona.id == *id);
    found.ok_or_else(|| EditError::NoSuchPersona(id.clone()))
}
