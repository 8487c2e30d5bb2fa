//! The cards of one cell: which are visible, which stages they cover, and how they are stacked.

use std::{ops::Range, sync::Arc};

use super::{
    grouping::{self, Stack},
    stacks::Stacks,
};
use crate::{
    layout::{
        GroupBox, afar,
        card::{CardInputs, CardMemory, CardPlan, PlacedCard, Room, SetCard, card_box, widen},
        columns::{Columns, covered},
        rects::Rects as _,
        setter::Setter,
    },
    model::{Card, Lane, Map},
};

/// The space for a card that covers the columns `over`.
pub(super) fn room_over(columns: &Columns, over: &Range<usize>, setter: &Setter<'_>) -> Room {
    let padding = setter.sizes().cell_padding;
    let (x0, x1) = (columns.span(over.start).0, columns.span(over.end.saturating_sub(1)).1);
    Room { x0: x0 + padding, x1: x1 - padding, stage_index: columns.number(over.start) }
}

/// A cell with the context for stacking its cards.
pub(super) struct CellCards<'a> {
    pub(super) map: &'a Map,
    pub(super) plan: &'a CardPlan<'a>,
    /// The cards of an earlier layout whose [`MapInputs`](crate::layout::card::MapInputs) were the same.
    pub(super) before: Option<&'a CardMemory>,
    pub(super) columns: &'a Columns,
    pub(super) lane: &'a Lane,
    /// The index of its column.
    pub(super) at: usize,
}

impl CellCards<'_> {
    /// Stacks `cards` from y 0 behind those in `placed`; returns their total height and their groups.
    ///
    /// A group stays together: cards that extend from earlier columns are above or below the whole group.
    pub(super) fn stack(
        &self,
        cards: &[&Card],
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        placed: &mut Vec<PlacedCard>,
    ) -> (f64, Vec<GroupBox>) {
        let groups = grouping::groups(self.lane, cards, self.at, self.columns);
        if groups.iter().all(|(channel, _)| channel.is_none()) {
            let cards: Vec<&Card> = groups.into_iter().flat_map(|(_, cards)| cards).collect();
            return (self.stack_plain(&cards, stacks, setter, placed), Vec::new());
        }
        let room = room_over(self.columns, &(self.at..self.at + 1), setter);
        let mut stack = Stack { map: self.map, x0: room.x0, x1: room.x1, stage_index: room.stage_index, y: 0.0 };
        let mut boxed_groups = Vec::with_capacity(groups.len());
        for (channel, cards) in groups {
            let (mut boxes, ranges): (Vec<_>, Vec<_>) =
                cards.iter().filter_map(|card| self.boxed(card, setter)).unzip();
            let mut group = stack.add(channel, &mut boxes, placed.len(), setter);
            let widest = ranges.iter().map(|range| range.end).max().unwrap_or(self.at + 1);
            let top = group.title.rect.y0;
            let down = stacks.place(&(self.at..widest), top, stack.y - top) - top;
            group.move_down(down);
            for boxed in &mut boxes {
                boxed.move_down(down);
            }
            stack.y += down;
            for (boxed, range) in boxes.into_iter().zip(ranges) {
                stacks.take(placed.len(), range, boxed.rect());
                placed.push(boxed);
            }
            boxed_groups.push(group);
        }
        (stack.y, boxed_groups)
    }

    /// Stacks cards below each other without groups; returns their total height.
    fn stack_plain(
        &self,
        cards: &[&Card],
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        placed: &mut Vec<PlacedCard>,
    ) -> f64 {
        let gap = setter.sizes().card_gap;
        let mut y = 0.0;
        for card in cards {
            let Some((mut boxed, range)) = self.boxed(card, setter) else { continue };
            boxed.move_down(stacks.place(&range, y, boxed.rect().height()));
            stacks.take(placed.len(), range, boxed.rect());
            y = boxed.rect().y1 + gap;
            placed.push(boxed);
        }
        (y - gap).max(0.0)
    }

    /// `card` with its top at y 0, and the columns it covers; `None` if it is not visible.
    fn boxed(&self, card: &Card, setter: &mut Setter<'_>) -> Option<(PlacedCard, Range<usize>)> {
        let covered = covered(card, self.at, self.columns)?;
        let inputs = CardInputs {
            card: Arc::clone(self.map.cards.shared(&card.id)?),
            kind: self.lane.kind,
            room: room_over(self.columns, &covered, setter),
            is_wide: covered.len() > 1,
            links: self.plan.links.of_card(&card.id).to_vec(),
            repeats: self.plan.repeats.contains(&card.id),
        };
        let known = self.before.and_then(|before| before.recall(&inputs));
        let set = known.unwrap_or_else(|| self.set(inputs, setter));
        Some((PlacedCard::new(set), covered))
    }

    fn set(&self, inputs: CardInputs, setter: &mut Setter<'_>) -> SetCard {
        let mut boxed = card_box(self.plan, &inputs.card, inputs.kind, inputs.room, setter);
        if inputs.is_wide {
            widen(&mut boxed);
        }
        boxed.rect.y1 = boxed.rect.y1.ceil();
        boxed.afar = afar::card(&boxed, setter);
        SetCard { inputs: Arc::new(inputs), boxed: Arc::new(boxed) }
    }
}
