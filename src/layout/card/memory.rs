//! Card boxes that are reused in the next layout.
//!
//! A box is laid out at y 0 within its columns, with time running to the right. It depends only on its [`CardInputs`]
//! and the [`MapInputs`]; its y on the page is stored separately ([`PlacedCard`]). After an edit, only the changed
//! cards are therefore laid out again; the others at most move.

use std::{collections::BTreeMap, sync::Arc};

use super::worded::Room;
use crate::{
    geom::{Rect, Vec2},
    layout::{CardBox, rects::Rects as _},
    locale::numerals::Numerals,
    model::{Card, CardId, LaneKind, Map, OwnChannel, PersonaId, Source},
};

/// The inputs on which the box of a card depends, apart from the [`MapInputs`].
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
    /// Whether the card directly above shows the same department.
    pub(in crate::layout) repeats: bool,
}

impl PartialEq for CardInputs {
    fn eq(&self, other: &Self) -> bool {
        let is_same_card = || Arc::ptr_eq(&self.card, &other.card) || self.card == other.card;
        self.kind == other.kind
            && self.room == other.room
            && self.is_wide == other.is_wide
            && self.repeats == other.repeats
            && self.links == other.links
            && is_same_card()
    }
}

/// The inputs on which the boxes of all cards depend, apart from the theme and the fonts.
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

/// The box of a card with the inputs it was laid out from.
#[derive(Clone, Debug)]
pub(in crate::layout) struct SetCard {
    pub(in crate::layout) inputs: Arc<CardInputs>,
    pub(in crate::layout) boxed: Arc<CardBox>,
}

/// The card boxes of a layout. The default is empty.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct CardMemory {
    inputs: Option<MapInputs>,
    cards: BTreeMap<CardId, SetCard>,
}

impl CardMemory {
    pub(in crate::layout) fn of<'a>(inputs: MapInputs, cards: impl Iterator<Item = &'a PlacedCard>) -> Self {
        let cards = cards.map(|placed| (placed.set.boxed.id.clone(), placed.set.clone())).collect();
        Self { inputs: Some(inputs), cards }
    }

    /// Whether the boxes are valid for a map with `inputs`.
    pub(in crate::layout) fn is_of(&self, inputs: &MapInputs) -> bool {
        self.inputs.as_ref() == Some(inputs)
    }

    /// The box that was laid out from `inputs`, if there is one.
    pub(in crate::layout) fn recall(&self, inputs: &CardInputs) -> Option<SetCard> {
        self.cards.get(&inputs.card.id).filter(|set| *set.inputs == *inputs).cloned()
    }
}

/// Always equal: the memory does not affect how a layout looks.
impl PartialEq for CardMemory {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A card with its position on the page.
#[derive(Clone, Debug)]
pub(in crate::layout) struct PlacedCard {
    set: SetCard,
    /// The y of the card's top.
    y: f64,
}

impl PlacedCard {
    /// The card at y 0.
    pub(in crate::layout) fn new(set: SetCard) -> Self {
        Self { set, y: 0.0 }
    }

    /// The box as laid out, with its top at y 0.
    pub(in crate::layout) fn boxed(&self) -> &CardBox {
        &self.set.boxed
    }

    pub(in crate::layout) fn rect(&self) -> Rect {
        self.set.boxed.rect + Vec2::new(0.0, self.y)
    }

    pub(in crate::layout) fn move_down(&mut self, by: f64) {
        self.y += by;
    }

    /// The box in coordinates of the page, with time running to the right.
    pub(in crate::layout) fn into_page(self) -> CardBox {
        let mut boxed = Arc::unwrap_or_clone(self.set.boxed);
        boxed.move_down(self.y);
        boxed
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        layout::{Layout, layout_after},
        model::{Digits, Filter, FilterEffect, grid_map},
        text::FontBook,
        theme::Theme,
    };

    fn laid_out(map: &Map, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
        let (filter, effect) = (Filter::default(), FilterEffect::Fade);
        layout_after(map, &filter, effect, &BTreeSet::new(), Theme::light(), fonts, before)
    }

    #[test]
    fn only_cards_that_changed_are_set_again() {
        let (mut map, mut fonts) = (grid_map(3, 2, 4), FontBook::bundled());
        let before = laid_out(&map, &mut fonts, None);
        let changed = CardId::numbered(5);
        map.cards.edit(&changed, |card| card.title = "Words that make the card taller. ".repeat(8));
        let after = laid_out(&map, &mut fonts, Some(&before));
        assert_eq!(after.memory.cards.len(), 24);
        for (id, set) in &after.memory.cards {
            let is_kept = Arc::ptr_eq(&set.boxed, &before.memory.cards[id].boxed);
            assert_eq!(is_kept, *id != changed, "{id}");
        }
        map.info.digits = Digits::Persian;
        let all_again = laid_out(&map, &mut fonts, Some(&after));
        let kept = all_again.memory.cards.values().zip(after.memory.cards.values());
        assert_eq!(kept.filter(|(new, old)| Arc::ptr_eq(&new.boxed, &old.boxed)).count(), 0);
    }

    #[test]
    fn a_card_is_set_again_when_what_it_takes_from_other_cards_changes() {
        let (mut map, mut fonts) = (grid_map(2, 1, 2), FontBook::bundled());
        for lane in &mut map.lanes {
            lane.kind = LaneKind::Touchpoints;
        }
        map.cards.edit_each(|card| card.department = "Sales".to_owned());
        let mut before = laid_out(&map, &mut fonts, None);
        let changes: [fn(&mut Map); 2] = [
            |map| {
                map.cards.edit(&CardId::numbered(0), |card| card.department = "Support".to_owned()).unwrap_or_default();
            },
            |map| {
                map.cards
                    .edit(&CardId::numbered(2), |card| card.links.extend([CardId::numbered(1)]))
                    .unwrap_or_default();
            },
        ];
        for change in changes {
            change(&mut map);
            let after = laid_out(&map, &mut fonts, Some(&before));
            assert!(after == laid_out(&map, &mut fonts, None));
            let other = CardId::numbered(1);
            assert!(after.card(&other) != before.card(&other), "the card below shows something else");
            before = after;
        }
    }
}
