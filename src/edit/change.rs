//! Changes: the primitive edits that all commands consist of.
//!
//! A change knows none of the rules between things; `plan` combines changes so that the rules hold.

use std::{mem, sync::Arc};

use super::{
    CardField, ChannelField, InfoField, LaneField, ListChange, PersonaField, PictureField, SourceField, StageField,
    StepField, ViewField, weight::Weight,
};
use crate::model::{
    Card, CardId, ChannelId, Feeling, FeelingKey, Lane, LaneId, Map, MapInfo, OwnChannel, Persona, PersonaId, Picture,
    PictureId, Place, Source, SourceId, Span, Stage, StageId, Step, StepId, View, ViewId,
};

/// A primitive edit of a map. It can always be applied; if the thing it names is not in the map, it changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Sets a field of the map itself.
    InfoField {
        /// The field and its new value.
        field: InfoField,
    },
    /// Adds, removes or moves one of the personas.
    Personas(ListChange<Persona>),
    /// Sets a field of a persona.
    PersonaField {
        /// The persona.
        id: PersonaId,
        /// The field and its new value.
        field: PersonaField,
    },
    /// Adds, removes or moves one of the stages.
    Stages(ListChange<Stage>),
    /// Sets a field of a stage.
    StageField {
        /// The stage.
        id: StageId,
        /// The field and its new value.
        field: StageField,
    },
    /// Adds, removes or moves a step of a stage.
    Steps {
        /// Which stage.
        stage: StageId,
        /// The change of its list of steps.
        change: ListChange<Step>,
    },
    /// Sets a field of a step.
    StepField {
        /// The step.
        id: StepId,
        /// The field and its new value.
        field: StepField,
    },
    /// Adds, removes or moves one of the lanes.
    Lanes(ListChange<Lane>),
    /// Sets a field of a lane.
    LaneField {
        /// The lane.
        id: LaneId,
        /// The field and its new value.
        field: LaneField,
    },
    /// Adds, removes or moves one of the map's own channels.
    Channels(ListChange<OwnChannel>),
    /// Sets a field of one of the map's own channels.
    ChannelField {
        /// The channel.
        id: ChannelId,
        /// The field and its new value.
        field: ChannelField,
    },
    /// Adds, removes or moves one of the sources.
    Sources(ListChange<Source>),
    /// Sets a field of a source.
    SourceField {
        /// The source.
        id: SourceId,
        /// The field and its new value.
        field: SourceField,
    },
    /// Adds, removes or moves one of the pictures.
    Pictures(ListChange<Picture>),
    /// Sets a field of a picture.
    PictureField {
        /// The picture.
        id: PictureId,
        /// The field and its new value.
        field: PictureField,
    },
    /// Adds, removes or moves a saved view.
    Views(ListChange<View>),
    /// Sets a field of a saved view.
    ViewField {
        /// The view.
        id: ViewId,
        /// The field and its new value.
        field: ViewField,
    },
    /// Adds or removes a card.
    Card {
        /// Which card.
        id: CardId,
        /// The card to add; `None` removes the card.
        card: Option<Arc<Card>>,
    },
    /// Sets a field of a card.
    CardField {
        /// Which card.
        id: CardId,
        /// The field and its new value.
        field: CardField,
    },
    /// Moves a card.
    CardPlace {
        /// Which card.
        id: CardId,
        /// Its new place.
        place: Place,
    },
    /// Changes the number of stages that a card covers.
    CardSpan {
        /// Which card.
        id: CardId,
        /// The number of stages.
        span: Span,
    },
    /// Sets the feeling at one point of a curve, or clears it.
    Feeling {
        /// The point of the curve.
        key: FeelingKey,
        /// The new feeling; `None` clears it.
        feeling: Option<Feeling>,
    },
}

impl Change {
    /// Changes `map` and returns the change that undoes it exactly.
    #[must_use]
    pub fn apply(self, map: &mut Map) -> Self {
        match self {
            Self::InfoField { field } => Self::InfoField { field: field.put(&mut map.info) },
            Self::Personas(change) => Self::Personas(change.apply(&mut map.personas)),
            Self::PersonaField { id, field } => {
                let thing = map.personas.iter_mut().find(|thing| thing.id == id);
                Self::PersonaField { id, field: put(field, thing, PersonaField::put) }
            }
            Self::Stages(change) => Self::Stages(change.apply(&mut map.stages)),
            Self::StageField { id, field } => {
                let thing = map.stages.iter_mut().find(|thing| thing.id == id);
                Self::StageField { id, field: put(field, thing, StageField::put) }
            }
            Self::Steps { stage, change } => {
                let thing = map.stages.iter_mut().find(|thing| thing.id == stage);
                Self::Steps { stage, change: put(change, thing, |change, stage| change.apply(&mut stage.steps)) }
            }
            Self::StepField { id, field } => {
                let thing = map.stages.iter_mut().flat_map(|stage| &mut stage.steps).find(|thing| thing.id == id);
                Self::StepField { id, field: put(field, thing, StepField::put) }
            }
            Self::Lanes(change) => Self::Lanes(change.apply(&mut map.lanes)),
            Self::LaneField { id, field } => {
                let thing = map.lanes.iter_mut().find(|thing| thing.id == id);
                Self::LaneField { id, field: put(field, thing, LaneField::put) }
            }
            Self::Channels(change) => Self::Channels(change.apply(&mut map.channels)),
            Self::ChannelField { id, field } => {
                let thing = map.channels.iter_mut().find(|thing| thing.id == id);
                Self::ChannelField { id, field: put(field, thing, ChannelField::put) }
            }
            Self::Sources(change) => Self::Sources(change.apply(&mut map.sources)),
            Self::SourceField { id, field } => {
                let thing = map.sources.iter_mut().find(|thing| thing.id == id);
                Self::SourceField { id, field: put(field, thing, SourceField::put) }
            }
            Self::Pictures(change) => Self::Pictures(change.apply(&mut map.pictures)),
            Self::PictureField { id, field } => {
                let thing = map.pictures.iter_mut().find(|thing| thing.id == id);
                Self::PictureField { id, field: put(field, thing, PictureField::put) }
            }
            Self::Views(change) => Self::Views(change.apply(&mut map.views)),
            Self::ViewField { id, field } => {
                let thing = map.views.iter_mut().find(|thing| thing.id == id);
                Self::ViewField { id, field: put(field, thing, ViewField::put) }
            }
            Self::Card { id, card } => {
                let before = match card {
                    Some(card) => map.cards.insert(id.clone(), card),
                    None => map.cards.remove(&id),
                };
                Self::Card { id, card: before }
            }
            Self::CardField { id, field } => {
                let before = map.cards.edit(&id, |card| field.clone().put(card));
                Self::CardField { id, field: before.unwrap_or(field) }
            }
            Self::CardPlace { id, place } => {
                let before = map.cards.edit(&id, |card| mem::replace(&mut card.place, place.clone()));
                Self::CardPlace { id, place: before.unwrap_or(place) }
            }
            Self::CardSpan { id, span } => {
                let before = map.cards.edit(&id, |card| mem::replace(&mut card.span, span));
                Self::CardSpan { id, span: before.unwrap_or(span) }
            }
            Self::Feeling { key, feeling } => {
                let before = match feeling {
                    Some(feeling) => map.feelings.insert(key.clone(), feeling),
                    None => map.feelings.remove(&key),
                };
                Self::Feeling { key, feeling: before }
            }
        }
    }
}

/// Sets the value of `thing` by `put` and returns the previous value; returns `value` itself if there is no `thing`.
fn put<V, T>(value: V, thing: Option<&mut T>, put: impl FnOnce(V, &mut T) -> V) -> V {
    match thing {
        Some(thing) => put(value, thing),
        None => value,
    }
}

impl Weight for Change {
    fn held(&self) -> usize {
        match self {
            Self::InfoField { field } => field.held(),
            Self::Personas(change) => change.held(),
            Self::PersonaField { field, .. } => field.held(),
            Self::Stages(change) => change.held(),
            Self::StageField { field, .. } => field.held(),
            Self::Steps { change, .. } => change.held(),
            Self::StepField { field, .. } => field.held(),
            Self::Lanes(change) => change.held(),
            Self::LaneField { field, .. } => field.held(),
            Self::Channels(change) => change.held(),
            Self::ChannelField { field, .. } => field.held(),
            Self::Sources(change) => change.held(),
            Self::SourceField { field, .. } => field.held(),
            Self::Pictures(change) => change.held(),
            Self::PictureField { field, .. } => field.held(),
            Self::Views(change) => change.held(),
            Self::ViewField { field, .. } => field.held(),
            Self::Card { card, .. } => card.as_deref().map_or(0, Weight::weight),
            Self::CardField { field, .. } => field.held(),
            Self::CardPlace { .. } | Self::CardSpan { .. } => 0,
            Self::Feeling { feeling, .. } => feeling.held(),
        }
    }
}

/// A thing whose edits can be expressed as changes of its fields.
pub(super) trait Differing {
    /// The changes that turn this thing into `after`, field by field; `after` is the same thing.
    fn changes_to(&self, after: &Self) -> Vec<Change>;
}

macro_rules! differing {
    ($($thing:ident by $field:ident,)*) => {$(
        impl Differing for $thing {
            fn changes_to(&self, after: &Self) -> Vec<Change> {
                let fields = $field::differing(self, after).into_iter();
                fields.map(|field| Change::$field { id: self.id.clone(), field }).collect()
            }
        }
    )*};
}

differing! {
    Persona by PersonaField,
    Stage by StageField,
    Step by StepField,
    Lane by LaneField,
    Card by CardField,
    OwnChannel by ChannelField,
    Source by SourceField,
    Picture by PictureField,
    View by ViewField,
}

impl Differing for MapInfo {
    fn changes_to(&self, after: &Self) -> Vec<Change> {
        InfoField::differing(self, after).into_iter().map(|field| Change::InfoField { field }).collect()
    }
}
