//! Changes: the primitive steps that every edit is made of.
//!
//! A change knows nothing of the rules between things; `plan` puts changes together so that the rules hold.

use std::{mem, sync::Arc};

use crate::model::{
    Card, CardId, Feeling, FeelingKey, Lane, Map, MapInfo, OwnChannel, Persona, Picture, Place, Source, Span, Stage,
    View,
};

/// A primitive step from one state of a map to another. It can always be applied.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Puts another header in the place of the map's.
    Info(Box<MapInfo>),
    /// Changes the list of personas.
    Personas(Splice<Persona>),
    /// Changes the list of stages.
    Stages(Splice<Stage>),
    /// Changes the list of lanes.
    Lanes(Splice<Lane>),
    /// Changes the list of the map's own channels.
    Channels(Splice<OwnChannel>),
    /// Changes the list of sources.
    Sources(Splice<Source>),
    /// Changes the list of pictures.
    Pictures(Splice<Picture>),
    /// Changes the list of saved views.
    Views(Splice<View>),
    /// Puts a card into the table under `id`, or takes it out.
    Card {
        /// Which card.
        id: CardId,
        /// The card that is there from now on; none where `None`.
        card: Option<Arc<Card>>,
    },
    /// Says that a card sits elsewhere; changes nothing where there is no such card.
    CardPlace {
        /// Which card.
        id: CardId,
        /// Where it sits from now on.
        place: Place,
    },
    /// Says how many stages a card covers; changes nothing where there is no such card.
    CardSpan {
        /// Which card.
        id: CardId,
        /// How many it covers from now on.
        span: Span,
    },
    /// Sets or takes away the feeling at one point of a curve.
    Feeling {
        /// Which point.
        key: FeelingKey,
        /// The feeling from now on; none where `None`.
        feeling: Option<Feeling>,
    },
}

impl Change {
    /// Changes `map` and returns the change that takes it back exactly.
    #[must_use]
    pub fn apply(self, map: &mut Map) -> Self {
        match self {
            Self::Info(info) => Self::Info(Box::new(mem::replace(&mut map.info, *info))),
            Self::Personas(splice) => Self::Personas(splice.apply(&mut map.personas)),
            Self::Stages(splice) => Self::Stages(splice.apply(&mut map.stages)),
            Self::Lanes(splice) => Self::Lanes(splice.apply(&mut map.lanes)),
            Self::Channels(splice) => Self::Channels(splice.apply(&mut map.channels)),
            Self::Sources(splice) => Self::Sources(splice.apply(&mut map.sources)),
            Self::Pictures(splice) => Self::Pictures(splice.apply(&mut map.pictures)),
            Self::Views(splice) => Self::Views(splice.apply(&mut map.views)),
            Self::Card { id, card } => {
                let before = match card {
                    Some(card) => map.cards.insert(id.clone(), card),
                    None => map.cards.remove(&id),
                };
                Self::Card { id, card: before }
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

    /// Whether applying the change would leave `map` as it is. A splice never says so of itself.
    pub(super) fn is_idle(&self, map: &Map) -> bool {
        match self {
            Self::Info(info) => map.info == **info,
            Self::Card { id, card } => map.cards.get(id) == card.as_deref(),
            Self::CardPlace { id, place } => map.cards.get(id).is_none_or(|card| card.place == *place),
            Self::CardSpan { id, span } => map.cards.get(id).is_none_or(|card| card.span == *span),
            Self::Feeling { key, feeling } => map.feelings.get(key) == feeling.as_ref(),
            Self::Personas(_)
            | Self::Stages(_)
            | Self::Lanes(_)
            | Self::Channels(_)
            | Self::Sources(_)
            | Self::Pictures(_)
            | Self::Views(_) => false,
        }
    }

    /// Whether the change is one of a list rather than of a single named thing.
    pub(super) fn is_splice(&self) -> bool {
        match self {
            Self::Info(_)
            | Self::Card { .. }
            | Self::CardPlace { .. }
            | Self::CardSpan { .. }
            | Self::Feeling { .. } => false,
            Self::Personas(_)
            | Self::Stages(_)
            | Self::Lanes(_)
            | Self::Channels(_)
            | Self::Sources(_)
            | Self::Pictures(_)
            | Self::Views(_) => true,
        }
    }

    /// Whether nothing is left of `earlier` once this change has been applied after it.
    pub(super) fn overrides(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Info(_), Self::Info(_)) => true,
            (
                Self::Card { id, .. },
                Self::Card { id: other, .. } | Self::CardPlace { id: other, .. } | Self::CardSpan { id: other, .. },
            )
            | (Self::CardPlace { id, .. }, Self::CardPlace { id: other, .. })
            | (Self::CardSpan { id, .. }, Self::CardSpan { id: other, .. }) => id == other,
            (Self::Feeling { key, .. }, Self::Feeling { key: other, .. }) => key == other,
            (Self::Personas(splice), Self::Personas(other)) => splice.overrides(other),
            (Self::Stages(splice), Self::Stages(other)) => splice.overrides(other),
            (Self::Lanes(splice), Self::Lanes(other)) => splice.overrides(other),
            (Self::Channels(splice), Self::Channels(other)) => splice.overrides(other),
            (Self::Sources(splice), Self::Sources(other)) => splice.overrides(other),
            (Self::Pictures(splice), Self::Pictures(other)) => splice.overrides(other),
            (Self::Views(splice), Self::Views(other)) => splice.overrides(other),
            _ => false, // Two changes of different things leave one another alone.
        }
    }

    /// Whether both changes are of the same list.
    pub(super) fn is_of_same_list(&self, other: &Self) -> bool {
        self.is_splice() && mem::discriminant(self) == mem::discriminant(other)
    }
}

/// Takes a run of things out of a list and puts others in their place.
///
/// Positions past the end mean the end, so a splice can always be applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Splice<T> {
    /// Where the run begins.
    pub at: usize,
    /// How many things are taken out.
    pub remove: usize,
    /// What is put there.
    pub insert: Vec<T>,
}

impl<T> Splice<T> {
    /// Puts `item` before the thing at `at`.
    #[must_use]
    pub fn insert(at: usize, item: T) -> Self {
        Self { at, remove: 0, insert: vec![item] }
    }

    /// Takes out the thing at `at`.
    #[must_use]
    pub fn remove(at: usize) -> Self {
        Self { at, remove: 1, insert: Vec::new() }
    }

    /// Puts `item` in the place of the thing at `at`.
    #[must_use]
    pub fn replace(at: usize, item: T) -> Self {
        Self { at, remove: 1, insert: vec![item] }
    }

    fn apply(self, list: &mut Vec<T>) -> Self {
        let at = self.at.min(list.len());
        let end = at.saturating_add(self.remove).min(list.len());
        let inserted = self.insert.len();
        let removed = list.splice(at..end, self.insert).collect();
        Self { at, remove: inserted, insert: removed }
    }

    fn overrides(&self, earlier: &Self) -> bool {
        let is_replacement = |splice: &Self| splice.remove == 1 && splice.insert.len() == 1;
        self.at == earlier.at && is_replacement(self) && is_replacement(earlier)
    }
}
