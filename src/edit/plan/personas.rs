//! Plans for adding, changing, moving and deleting personas with their curves.

use super::{
    Change, Created, Deed, EditError, ListChange, Nameless, Plan, StepLabel, ids, moved, references, unless, views,
    words,
};
use crate::{
    edit::PersonaField,
    model::{Map, Persona, PersonaId},
};

/// Adds a persona with `name`.
pub(super) fn add(map: &Map, at: usize, name: String) -> Plan {
    let id = ids::next_persona(map);
    let label = StepLabel::new(Deed::Add, [words::quoted(&name, Nameless::Persona)]);
    let added = ListChange::Insert { at: at.min(map.personas.len()), item: Persona::new(id.clone(), name) };
    Plan::new(label, vec![Change::Personas(added)]).creating(Created::Persona(id))
}

/// Sets a field of a persona. A new portrait must be in the map.
pub(super) fn set(map: &Map, id: PersonaId, field: PersonaField) -> Result<Plan, EditError> {
    let (_, persona) = find(map, &id)?;
    let is_set = field.is_in(persona);
    let label = match &field {
        PersonaField::Name(after) => words::renamed(&persona.name, after, Nameless::Persona),
        PersonaField::Portrait(Some(picture)) if !is_set && map.picture(picture).is_none() => {
            return Err(EditError::NoSuchPicture(picture.clone()));
        }
        PersonaField::Portrait(_)
        | PersonaField::Role(_)
        | PersonaField::Quote(_)
        | PersonaField::Goals(_)
        | PersonaField::Needs(_)
        | PersonaField::Frustrations(_) => {
            StepLabel::new(Deed::Edit, [words::quoted(&persona.name, Nameless::Persona)])
        }
    };
    Ok(Plan::new(label, unless(is_set, Change::PersonaField { id, field })))
}

/// Moves a persona to the index `to`.
pub(super) fn relocate(map: &Map, id: &PersonaId, to: usize) -> Result<Plan, EditError> {
    let (at, persona) = find(map, id)?;
    let label = StepLabel::new(Deed::Move, [words::quoted(&persona.name, Nameless::Persona)]);
    Ok(Plan::new(label, moved(&map.personas, at, to).into_iter().map(Change::Personas).collect()))
}

/// Deletes a persona and its feelings and removes it from the cards.
pub(super) fn delete(map: &Map, id: &PersonaId) -> Result<Plan, EditError> {
    let (at, persona) = find(map, id)?;
    let mut changes = references::without_feelings(map, |key| key.persona == *id);
    changes.extend(references::edited_cards(map.cards.values().filter(|card| card.personas.contains(id)), |card| {
        card.personas.retain(|other| other != id);
    }));
    changes.extend(views::edited(map, |filter| filter.forget_persona(id)));
    changes.push(Change::Personas(ListChange::Remove { at }));
    Ok(Plan::new(StepLabel::new(Deed::Delete, [words::quoted(&persona.name, Nameless::Persona)]), changes))
}

fn find<'a>(map: &'a Map, id: &PersonaId) -> Result<(usize, &'a Persona), EditError> {
    let found = map.personas.iter().enumerate().find(|(_, persona)| persona.id == *id);
    found.ok_or_else(|| EditError::NoSuchPersona(id.clone()))
}
