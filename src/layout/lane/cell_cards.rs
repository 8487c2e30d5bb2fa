//! Stacking the cards of one cell.

use std::{ops::Range, sync::Arc};

use super::{
    grouping::Stack,
    inputs::{CellInputs, CoveringCard, LaneInputs},
    memory::Recalled,
    stacks::{StackedCard, Stacks},
};
use crate::{
    geom::Point,
    layout::{GroupBox, Movable as _, Placed, card::card_box, columns::Columns, setter::Setter},
    model::Map,
};

/// A cell with the context for stacking its cards.
pub(super) struct CellCards<'a> {
    pub(super) map: &'a Map,
    pub(super) columns: &'a Columns,
    pub(super) lane: &'a LaneInputs,
    pub(super) cell: &'a CellInputs,
    /// The cards of an earlier layout.
    pub(super) recalled: Recalled<'a>,
    /// The index of its column.
    pub(super) at: usize,
}

impl CellCards<'_> {
    /// Stacks the cards from y 0 behind those in `stacked`; returns their total height and their groups.
    ///
    /// A group stays together: cards that extend from earlier columns are above or below the whole group.
    pub(super) fn stack(
        &self,
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
        stacked: &mut Vec<StackedCard>,
    ) -> (f64, Vec<GroupBox>) {
        let groups = &self.cell.groups;
        if groups.iter().all(|group| group.channel.is_none()) {
            return (self.stack_plain(stacks, setter, stacked), Vec::new());
        }
        let inside = self.columns.inside(&(self.at..self.at + 1), setter.sizes().cell_padding);
        let mut stack = Stack { map: self.map, inside, y: 0.0 };
        let mut boxed_groups = Vec::with_capacity(groups.len());
        for group in groups {
            let cards = self.cards(group.cards.clone());
            let mut boxes: Vec<_> = cards.iter().map(|card| self.boxed(card, setter)).collect();
            let captioned = stack.add(group.channel.as_ref(), &mut boxes, stacked.len(), setter);
            let widest = cards.iter().map(|card| card.over.end).max().unwrap_or(self.at + 1);
            let top = captioned.title.rect.y0;
            let down = stacks.place(&(self.at..widest), top, stack.y - top) - top;
            stack.y += down;
            for (mut boxed, card) in boxes.into_iter().zip(cards) {
                boxed.move_down(down);
                stacks.take(stacked.len(), card.over.clone(), boxed.rect());
                stacked.push(boxed);
            }
            boxed_groups.push(captioned.moved_down(down));
        }
        (stack.y, boxed_groups)
    }

    /// Stacks all cards below each other without captions; returns their total height.
    fn stack_plain(&self, stacks: &mut Stacks, setter: &mut Setter<'_>, stacked: &mut Vec<StackedCard>) -> f64 {
        let gap = setter.sizes().card_gap;
        let mut y = 0.0;
        for card in self.cell.groups.iter().flat_map(|group| self.cards(group.cards.clone())) {
            let mut boxed = self.boxed(card, setter);
            boxed.move_down(stacks.place(&card.over, y, boxed.rect().height()));
            stacks.take(stacked.len(), card.over.clone(), boxed.rect());
            y = boxed.rect().y1 + gap;
            stacked.push(boxed);
        }
        (y - gap).max(0.0)
    }

    fn cards(&self, range: Range<usize>) -> &[CoveringCard] {
        self.lane.cards.get(range).unwrap_or_default()
    }

    /// `card` with its top at y 0.
    fn boxed(&self, card: &CoveringCard, setter: &mut Setter<'_>) -> StackedCard {
        let known = self.recalled.card(&self.lane.lane.id, &card.inputs);
        let it = known.cloned().unwrap_or_else(|| Arc::new(card_box(self.map, &card.inputs, setter)));
        let inside = self.columns.inside(&card.over, setter.sizes().cell_padding);
        StackedCard::new(Placed { at: Point::new(inside.x0, 0.0), it })
    }
}
