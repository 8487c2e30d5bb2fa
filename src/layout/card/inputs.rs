//! What the box of a card depends on. As long as its inputs are equal, a card keeps its box from layout to layout.

use std::sync::Arc;

use super::worded::Room;
use crate::{
    locale::numerals::Numerals,
    model::{Card, LaneKind, Map, OwnChannel, PersonaId, Source},
};

/// The inputs on which the box of a card depends, apart from the [`MapInputs`]. The card's place
/// in the map and on the page are none of them.
#[derive(Clone, Debug)]
pub(in crate::layout) struct CardInputs {
    pub(in crate::layout) card: Arc<Card>,
    /// The kind of the card's lane.
    pub(in crate::layout) kind: LaneKind,
    pub(in crate::layout) room: Room,
    /// Whether the card covers several stages.
    pub(in crate::layout) is_wide: bool,
    /// The numbers of the linked cards.
    pub(in crate::layout) links: Vec<usize>,
    /// Whether the card directly above shows the same department, so that this one omits it.
    pub(in crate::layout) repeats: bool,
}

impl PartialEq for CardInputs {
    fn eq(&self, other: &Self) -> bool {
        let is_same_card = || Arc::ptr_eq(&self.card, &other.card) || looks_same(&self.card, &other.card);
        self.kind == other.kind
            && self.room == other.room
            && self.is_wide == other.is_wide
            && self.repeats == other.repeats
            && self.links == other.links
            && is_same_card()
    }
}

/// Whether the cards differ in nothing but their place.
fn looks_same(card: &Card, other: &Card) -> bool {
    *card == Card { place: card.place.clone(), ..other.clone() }
}

/// The inputs on which the boxes of all cards and the lanes depend, apart from the theme and the fonts.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::layout) struct MapInputs {
    numerals: Numerals,
    is_rtl: bool,
    is_large: bool,
    personas: Vec<PersonaId>,
    sources: Vec<Source>,
    channels: Vec<OwnChannel>,
}

impl MapInputs {
    /// The inputs of `map`; `is_large` says whether it has too many cards for laying out titles twice.
    pub(in crate::layout) fn of(map: &Map, is_large: bool) -> Self {
        Self {
            numerals: Numerals::from(map),
            is_rtl: map.is_rtl(),
            is_large,
            personas: map.personas.iter().map(|persona| persona.id.clone()).collect(),
            sources: map.sources.clone(),
            channels: map.channels.clone(),
        }
    }
}
