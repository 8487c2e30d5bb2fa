//! The lanes of a layout, for the next layout of the map.
//!
//! After an edit, a lane whose inputs are the same is the same lane at most at another height, and in a lane that
//! changed only the cards that changed are laid out again.

use std::{collections::BTreeMap, sync::Arc};

use super::inputs::LaneInputs;
use crate::{
    layout::{
        CardBox, LaneLayout,
        card::{CardInputs, MapInputs},
        columns::Columns,
    },
    model::LaneId,
};

/// The lanes of a layout with the inputs they were laid out from. The default is empty.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct LaneMemory {
    page: Option<(MapInputs, Columns)>,
    lanes: BTreeMap<LaneId, KeptLane>,
}

#[derive(Clone, Debug)]
struct KeptLane {
    /// Its cards are in the order of those of `lane`.
    inputs: Arc<LaneInputs>,
    lane: Arc<LaneLayout>,
}

impl LaneMemory {
    /// A memory for lanes of a page with these inputs.
    pub(super) fn of(map: MapInputs, columns: Columns) -> Self {
        Self { page: Some((map, columns)), lanes: BTreeMap::new() }
    }

    /// Whether the lanes are those of a page with the same inputs as `other`'s.
    pub(in crate::layout) fn has_page_of(&self, other: &Self) -> bool {
        self.page.is_some() && self.page == other.page
    }

    /// Adds a lane that was laid out from `inputs`.
    pub(super) fn keep(&mut self, inputs: Arc<LaneInputs>, lane: Arc<LaneLayout>) {
        self.lanes.insert(lane.id.clone(), KeptLane { inputs, lane });
    }

    /// The part of the memory that is valid for a page with these inputs.
    pub(super) fn recalled(&self, map: &MapInputs, columns: &Columns) -> Recalled<'_> {
        let page = self.page.as_ref().filter(|(known, _)| known == map);
        let has_same_columns = page.is_some_and(|(_, known)| known == columns);
        Recalled { lanes: page.map(|_| &self.lanes), has_same_columns }
    }
}

/// Always equal: the memory does not affect how a layout looks.
impl PartialEq for LaneMemory {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The lanes and cards of an earlier layout that can be reused.
#[derive(Clone, Copy)]
pub(super) struct Recalled<'a> {
    lanes: Option<&'a BTreeMap<LaneId, KeptLane>>,
    /// Whether whole lanes can be reused, and not only cards.
    has_same_columns: bool,
}

impl<'a> Recalled<'a> {
    /// The lane that was laid out from `inputs`, if there is one, with the inputs that the memory shares.
    pub(super) fn lane(self, inputs: &LaneInputs) -> Option<(&'a Arc<LaneInputs>, &'a Arc<LaneLayout>)> {
        let kept = self.lanes.filter(|_| self.has_same_columns)?.get(&inputs.lane.id)?;
        (*kept.inputs == *inputs).then_some((&kept.inputs, &kept.lane))
    }

    /// The box that was laid out from `inputs` in the lane with this id, if there is one.
    pub(super) fn card(self, lane: &LaneId, inputs: &CardInputs) -> Option<&'a Arc<CardBox>> {
        let kept = self.lanes?.get(lane)?;
        let at = *kept.lane.card_index.get(&inputs.card.id)?;
        let known = kept.inputs.cards.get(at).filter(|known| known.inputs == *inputs);
        known.and_then(|_| kept.lane.cards.get(at)).map(|card| &card.it)
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, ptr, sync::Arc};

    use crate::{
        layout::{CardBox, Layout, layout_after},
        model::{
            Anchor, CardId, Digits, Feeling, FeelingKey, FeelingValue, Filter, FilterEffect, LaneKind, Map,
            MapDirection, PersonaId, comparisons, grid_map,
        },
        text::FontBook,
        theme::Theme,
    };

    fn laid_out(map: &Map, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
        let (filter, effect) = (Filter::default(), FilterEffect::Fade);
        layout_after(map, &filter, effect, &BTreeSet::new(), Theme::light(), fonts, before)
    }

    fn grid(direction: MapDirection) -> Map {
        let mut map = grid_map(4, 3, 3);
        map.info.direction = direction;
        map
    }

    /// The box of the card `c<number>`.
    fn boxed(layout: &Layout, number: u64) -> &CardBox {
        layout.card(&CardId::numbered(number)).unwrap().it
    }

    #[test]
    fn an_unchanged_card_is_the_same_box_in_both_reading_directions() {
        for direction in [MapDirection::Ltr, MapDirection::Rtl] {
            let (mut map, mut fonts) = (grid(direction), FontBook::bundled());
            let before = laid_out(&map, &mut fonts, None);
            let changed = CardId::numbered(5);
            map.cards.edit(&changed, |card| card.title = "Words that make the card taller. ".repeat(8));
            let after = laid_out(&map, &mut fonts, Some(&before));
            assert!(after.card_count() == 36 && after.card_rect(&changed) != before.card_rect(&changed));
            for card in after.cards() {
                let is_kept = ptr::eq(card.it, before.card(&card.it.id).unwrap().it);
                assert_eq!(is_kept, card.it.id != changed, "{}", card.it.id);
            }
        }
    }

    #[test]
    fn a_lane_below_one_that_grew_is_the_same_lane_further_down() {
        for direction in [MapDirection::Ltr, MapDirection::Rtl] {
            let (mut map, mut fonts) = (grid(direction), FontBook::bundled());
            let before = laid_out(&map, &mut fonts, None);
            let changed = before.lanes[1].it.cards[0].it.id.clone();
            map.cards.edit(&changed, |card| card.title = "Words that make the card taller. ".repeat(8));
            let after = laid_out(&map, &mut fonts, Some(&before));
            let kept = after.lanes.iter().zip(&before.lanes).map(|(new, old)| Arc::ptr_eq(&new.it, &old.it));
            assert!(kept.eq((0..map.lanes.len()).map(|lane| lane != 1)));
            let down: Vec<f64> = after.lanes.iter().zip(&before.lanes).map(|(new, old)| new.at.y - old.at.y).collect();
            assert!(
                down[..2] == [0.0, 0.0] && down[2] > 0.0 && down[2..].iter().all(|by| (by - down[2]).abs() < 1e-9),
                "{down:?}"
            );
        }
    }

    #[test]
    fn a_layout_after_an_edit_looks_up_only_the_cards_of_the_lane_that_changed() {
        let (mut map, mut fonts) = (grid(MapDirection::Ltr), FontBook::bundled());
        let anchor = Anchor::Stage(map.stages[0].id.clone());
        let key = FeelingKey { persona: PersonaId::numbered(1), anchor };
        map.feelings.insert(key, Feeling::new(FeelingValue::BEST));
        let mut made = |mut map: Map| {
            let before = laid_out(&map, &mut fonts, None);
            map.cards.edit(&CardId::numbered(5), |card| card.title = "Another".into());
            comparisons::made_by(|| laid_out(&map, &mut fonts, Some(&before))).1
        };
        // The same lanes and stages, with thirty times as many cards.
        let large = Map { cards: grid_map(4, 3, 90).cards, ..map.clone() };
        let more = large.cards.len() - map.cards.len();
        let (few, many) = (made(map), made(large));
        let per_card = (many - few) / more;
        assert!(per_card <= 6, "{per_card} comparisons for each of {more} cards");
    }

    #[test]
    fn a_card_that_only_moves_keeps_its_box() {
        let (mut map, mut fonts) = (grid(MapDirection::Ltr), FontBook::bundled());
        let before = laid_out(&map, &mut fonts, None);
        // The first card of its cell goes to the end, so that the order of all cards there changes.
        for (number, order) in [(0, 2), (1, 0), (2, 1)] {
            map.cards.edit(&CardId::numbered(number), |card| card.place.order = order).unwrap();
        }
        let after = laid_out(&map, &mut fonts, Some(&before));
        assert!(after != before && after == laid_out(&map, &mut fonts, None));
        assert!(after.cards().all(|card| ptr::eq(card.it, before.card(&card.it.id).unwrap().it)));
    }

    #[test]
    fn cards_are_set_again_when_what_they_take_from_the_map_or_other_cards_changes() {
        let (mut map, mut fonts) = (grid_map(2, 1, 2), FontBook::bundled());
        for lane in &mut map.lanes {
            lane.kind = LaneKind::Touchpoints;
        }
        map.cards.edit_each(|card| card.department = "Sales".to_owned());
        let mut before = laid_out(&map, &mut fonts, None);
        let changes: [fn(&mut Map); 2] = [
            |map| {
                map.cards.edit(&CardId::numbered(0), |card| card.department = "Support".to_owned()).unwrap();
            },
            |map| {
                map.cards.edit(&CardId::numbered(2), |card| card.links.push(CardId::numbered(1))).unwrap();
            },
        ];
        for change in changes {
            change(&mut map);
            let after = laid_out(&map, &mut fonts, Some(&before));
            assert!(after == laid_out(&map, &mut fonts, None));
            assert!(boxed(&after, 1) != boxed(&before, 1), "the card below shows something else");
            before = after;
        }
        map.info.digits = Digits::Persian;
        let all_again = laid_out(&map, &mut fonts, Some(&before));
        assert!(all_again.cards().all(|card| !ptr::eq(card.it, before.card(&card.it.id).unwrap().it)));
    }
}
