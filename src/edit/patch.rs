//! Patches: edits of one field of one card or of many.

use super::CardField;
use crate::{
    fold::fold,
    model::{Card, CardId, PersonaId, SourceId},
};

/// An edit of one field of a card. Lists can be edited item by item, so that cards with different lists keep their
/// other items.
#[derive(Clone, Debug, PartialEq)]
pub enum CardPatch {
    /// Sets a field.
    Set(CardField),
    /// Adds a tag unless the card has it in any spelling.
    AddTag(String),
    /// Removes a tag in any spelling.
    RemoveTag(String),
    /// Adds a persona that the card concerns.
    AddPersona(PersonaId),
    /// Removes a persona from those that the card concerns.
    RemovePersona(PersonaId),
    /// Adds a source.
    AddSource(SourceId),
    /// Removes a source.
    RemoveSource(SourceId),
    /// Adds a link to another card.
    AddLink(CardId),
    /// Removes a link to another card.
    RemoveLink(CardId),
}

impl CardPatch {
    /// The field that the patch edits, with its value in `card` after the edit.
    #[must_use]
    pub fn on(&self, card: &Card) -> CardField {
        match self {
            Self::Set(field) => field.clone(),
            Self::AddTag(tag) if card.tags.iter().any(|other| fold(other) == fold(tag)) => {
                CardField::Tags(card.tags.clone())
            }
            Self::AddTag(tag) => CardField::Tags(card.tags.iter().cloned().chain([tag.clone()]).collect()),
            Self::RemoveTag(tag) => {
                CardField::Tags(card.tags.iter().filter(|other| fold(other) != fold(tag)).cloned().collect())
            }
            Self::AddPersona(id) => CardField::Personas(with(&card.personas, id)),
            Self::RemovePersona(id) => CardField::Personas(without(&card.personas, id)),
            Self::AddSource(id) => CardField::Sources(with(&card.sources, id)),
            Self::RemoveSource(id) => CardField::Sources(without(&card.sources, id)),
            Self::AddLink(id) => CardField::Links(with(&card.links, id)),
            Self::RemoveLink(id) => CardField::Links(without(&card.links, id)),
        }
    }
}

impl From<CardField> for CardPatch {
    fn from(field: CardField) -> Self {
        Self::Set(field)
    }
}

fn with<T: Clone + PartialEq>(list: &[T], item: &T) -> Vec<T> {
    let is_new = !list.contains(item);
    list.iter().chain(is_new.then_some(item)).cloned().collect()
}

fn without<T: Clone + PartialEq>(list: &[T], item: &T) -> Vec<T> {
    list.iter().filter(|other| *other != item).cloned().collect()
}
