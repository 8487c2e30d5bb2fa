//! Stacking the cards of a lane: each card is below those before it in its cell, and a card that covers several stages
//! does not overlap the cards of any of them.

use std::{ops::Range, sync::Arc};

use crate::{
    geom::Rect,
    layout::{CardBox, Placed},
    model::CardId,
};

/// A card being stacked: its place in the lane as if time ran to the right. The box is in reading direction already.
pub(super) struct StackedCard {
    placed: Placed<Arc<CardBox>>,
}

impl StackedCard {
    pub(super) fn new(placed: Placed<Arc<CardBox>>) -> Self {
        Self { placed }
    }

    pub(super) fn id(&self) -> &CardId {
        &self.placed.it.id
    }

    pub(super) fn rect(&self) -> Rect {
        self.placed.rect()
    }

    pub(super) fn move_down(&mut self, by: f64) {
        self.placed.at.y += by;
    }

    pub(super) fn into_placed(self) -> Placed<Arc<CardBox>> {
        self.placed
    }
}

/// The occupied parts of a lane's columns.
pub(super) struct Stacks {
    /// The gap between two cards.
    gap: f64,
    /// For each column, the y ranges of cards that cover several columns.
    taken: Vec<Vec<(f64, f64)>>,
    /// The indices of cards that cover several columns, with these columns.
    wide: Vec<(usize, Range<usize>)>,
}

impl Stacks {
    /// Empty stacks for `columns` columns.
    pub(super) fn new(columns: usize, gap: f64) -> Self {
        Self { gap, taken: vec![Vec::new(); columns], wide: Vec::new() }
    }

    /// The top of a card with `height` that covers `columns`: `from`, which is below the cards before it in its cell,
    /// or as little below that as needed to avoid cards that extend from earlier columns.
    ///
    /// Columns are filled in order, so that in later columns only such cards can be in the way.
    pub(super) fn place(&self, columns: &Range<usize>, from: f64, height: f64) -> f64 {
        let mut top = from;
        loop {
            let is_in_the_way = |(y0, y1): &&(f64, f64)| top < y1 + self.gap && *y0 < top + height + self.gap;
            let stretches = self.taken.get(columns.clone()).unwrap_or_default().iter().flatten();
            let Some((_, bottom)) = stretches.filter(is_in_the_way).max_by(|a, b| a.1.total_cmp(&b.1)) else {
                return top;
            };
            top = bottom + self.gap;
        }
    }

    /// Records that the card `index` occupies the heights of `rect` in `columns`.
    pub(super) fn take(&mut self, index: usize, columns: Range<usize>, rect: Rect) {
        if columns.len() > 1 {
            self.taken
                .get_mut(columns.clone())
                .unwrap_or_default()
                .iter_mut()
                .for_each(|column| column.push((rect.y0, rect.y1)));
            self.wide.push((index, columns));
        }
    }

    /// Whether a card of an earlier column extends over the column `at`.
    pub(super) fn is_passed(&self, at: usize) -> bool {
        self.wide.iter().any(|(_, columns)| columns.start < at && columns.contains(&at))
    }

    /// The indices of cards that cover several columns, with these columns.
    pub(super) fn wide(&self) -> &[(usize, Range<usize>)] {
        &self.wide
    }

    /// Makes the heights of columns that are connected by cards equal to that of the tallest of them.
    pub(super) fn level(&self, heights: &mut [f64]) {
        let mut is_held = vec![false; heights.len()];
        for (_, columns) in &self.wide {
            is_held.get_mut(columns.start + 1..columns.end).unwrap_or_default().fill(true);
        }
        for (height, taken) in heights.iter_mut().zip(&self.taken) {
            *height = taken.iter().map(|(_, bottom)| *bottom).fold(*height, f64::max);
        }
        let mut start = 0;
        while start < heights.len() {
            let more = is_held.iter().skip(start + 1).take_while(|is_held| **is_held).count();
            let group = heights.get_mut(start..=start + more).unwrap_or_default();
            let tallest = group.iter().copied().fold(0.0, f64::max);
            group.fill(tallest);
            start += more + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_near(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    #[test]
    fn a_card_stands_below_what_comes_in_from_an_earlier_column_or_above_it_where_it_fits() {
        let mut stacks = Stacks::new(3, 8.0);
        stacks.take(0, 0..2, Rect::new(0.0, 40.0, 9.0, 80.0));
        let tops = [(1..2, 0.0, 30.0), (1..2, 0.0, 33.0), (2..3, 0.0, 33.0), (1..3, 50.0, 10.0)]
            .map(|(columns, from, height)| stacks.place(&columns, from, height));
        assert!(are_near(&tops, &[0.0, 88.0, 0.0, 88.0]), "{tops:?}");
        assert_eq!([0, 1, 2].map(|at| stacks.is_passed(at)), [false, true, false]);
    }

    #[test]
    fn columns_that_a_card_holds_together_are_one_height() {
        let mut stacks = Stacks::new(4, 8.0);
        stacks.take(0, 1..3, Rect::new(0.0, 0.0, 9.0, 40.0));
        let mut heights = [10.0, 40.0, 0.0, 70.0];
        stacks.level(&mut heights);
        assert!(are_near(&heights, &[10.0, 40.0, 40.0, 70.0]), "{heights:?}");
        stacks.take(1, 2..4, Rect::new(0.0, 48.0, 9.0, 90.0));
        stacks.level(&mut heights);
        assert!(are_near(&heights, &[10.0, 90.0, 90.0, 90.0]), "{heights:?}");
    }
}
