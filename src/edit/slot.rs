//! Slots: the values of a map that changes set.

use std::cmp::Ordering;

use super::Change;
use crate::model::{CardId, ChannelId, FeelingKey, LaneId, PersonaId, PictureId, SourceId, StageId, StepId, ViewId};

/// A value of a map that a change sets. Of several changes to one slot, the inverse of the first one alone restores it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValueSlot(SetValue);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SetValue {
    /// A field of the map itself, by its name.
    Info(&'static str),
    /// A field of a persona.
    Persona(PersonaId, &'static str),
    /// A field of a stage.
    Stage(StageId, &'static str),
    /// A field of a step.
    Step(StepId, &'static str),
    /// A field of a lane.
    Lane(LaneId, &'static str),
    /// A field of a channel.
    Channel(ChannelId, &'static str),
    /// A field of a source.
    Source(SourceId, &'static str),
    /// A field of a picture.
    Picture(PictureId, &'static str),
    /// A field of a view.
    View(ViewId, &'static str),
    /// A whole card.
    Card(CardId),
    /// A field of a card.
    CardField(CardId, &'static str),
    /// The place of a card.
    CardPlace(CardId),
    /// The span of a card.
    CardSpan(CardId),
    /// A feeling.
    Feeling(FeelingKey),
}

impl ValueSlot {
    /// The slot of the whole card, if this slot is part of a card.
    pub(super) fn whole(&self) -> Option<Self> {
        let SlotPart::Card(id) = self.part() else { return None };
        let is_whole = matches!(self.0, SetValue::Card(_));
        (!is_whole).then(|| Self(SetValue::Card(id.clone())))
    }

    /// The thing that the slot is a value of.
    pub(super) fn part(&self) -> SlotPart<'_> {
        match &self.0 {
            SetValue::Card(id) | SetValue::CardField(id, _) | SetValue::CardPlace(id) | SetValue::CardSpan(id) => {
                SlotPart::Card(id)
            }
            SetValue::Feeling(key) => SlotPart::Feeling(key),
            SetValue::Info(_)
            | SetValue::Persona(..)
            | SetValue::Stage(..)
            | SetValue::Step(..)
            | SetValue::Lane(..)
            | SetValue::Channel(..)
            | SetValue::Source(..)
            | SetValue::Picture(..)
            | SetValue::View(..) => SlotPart::List,
        }
    }
}

/// The part of a map that a slot is in.
#[derive(Clone, Copy, Debug)]
pub(super) enum SlotPart<'a> {
    /// A card.
    Card(&'a CardId),
    /// A point of a curve.
    Feeling(&'a FeelingKey),
    /// The header or one of the short lists.
    List,
}

#[cfg(test)]
thread_local! {
    /// How many slots this thread has compared.
    pub(super) static COMPARISONS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Ord for ValueSlot {
    fn cmp(&self, other: &Self) -> Ordering {
        #[cfg(test)]
        COMPARISONS.set(COMPARISONS.get() + 1);
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for ValueSlot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Change {
    /// The slot that the change sets; `None` for an edit of a list by position, which cannot be separated from the
    /// other edits of that list.
    pub(super) fn slot(&self) -> Option<ValueSlot> {
        let value = match self {
            Self::InfoField { field } => SetValue::Info(field.name()),
            Self::PersonaField { id, field } => SetValue::Persona(id.clone(), field.name()),
            Self::StageField { id, field } => SetValue::Stage(id.clone(), field.name()),
            Self::StepField { id, field } => SetValue::Step(id.clone(), field.name()),
            Self::LaneField { id, field } => SetValue::Lane(id.clone(), field.name()),
            Self::ChannelField { id, field } => SetValue::Channel(id.clone(), field.name()),
            Self::SourceField { id, field } => SetValue::Source(id.clone(), field.name()),
            Self::PictureField { id, field } => SetValue::Picture(id.clone(), field.name()),
            Self::ViewField { id, field } => SetValue::View(id.clone(), field.name()),
            Self::Card { id, .. } => SetValue::Card(id.clone()),
            Self::CardField { id, field } => SetValue::CardField(id.clone(), field.name()),
            Self::CardPlace { id, .. } => SetValue::CardPlace(id.clone()),
            Self::CardSpan { id, .. } => SetValue::CardSpan(id.clone()),
            Self::Feeling { key, .. } => SetValue::Feeling(key.clone()),
            Self::Personas(_)
            | Self::Stages(_)
            | Self::Steps { .. }
            | Self::Lanes(_)
            | Self::Channels(_)
            | Self::Sources(_)
            | Self::Pictures(_)
            | Self::Views(_) => return None,
        };
        Some(ValueSlot(value))
    }
}
