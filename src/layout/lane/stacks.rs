//! The cards of one lane, stacked: each below those before it in its cell, and a card that covers several stages apart
//! from the cards of all of them.

use std::ops::Range;

/// How far down the columns of a lane are taken.
pub(super) struct Stacks {
    /// Between two cards.
    gap: f64,
    /// For each column the heights between which a card stands that covers several columns.
    taken: Vec<Vec<(f64, f64)>>,
    /// The cards that cover several columns, and which.
    wide: Vec<(usize, Range<usize>)>,
}

impl Stacks {
    /// Stacks in `columns` columns, nothing in them yet.
    pub(super) fn new(columns: usize, gap: f64) -> Self {
        Self { gap, taken: vec![Vec::new(); columns], wide: Vec::new() }
    }

    /// Where the top of a card `height` tall goes that covers `columns`: at `from`, below the cards before it in its
    /// cell, or as little below that as it takes to stand apart from the cards that come in from earlier columns.
    ///
    /// Columns are filled one after the other, so that in later ones only such cards can be in the way.
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

    /// Notes that the card `index` stands in `columns` between the heights `y`.
    pub(super) fn take(&mut self, index: usize, columns: Range<usize>, y: (f64, f64)) {
        if columns.len() > 1 {
            self.taken.get_mut(columns.clone()).unwrap_or_default().iter_mut().for_each(|column| column.push(y));
            self.wide.push((index, columns));
        }
    }

    /// Whether a card of an earlier column goes on over the column `at`.
    pub(super) fn is_passed(&self, at: usize) -> bool {
        self.wide.iter().any(|(_, columns)| columns.start < at && columns.contains(&at))
    }

    /// The cards that cover several columns, and which.
    pub(super) fn wide(&self) -> &[(usize, Range<usize>)] {
        &self.wide
    }

    /// Makes the heights of columns that cards hold together one: how far down the tallest of them reaches.
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
        stacks.take(0, 0..2, (40.0, 80.0));
        let tops = [(1..2, 0.0, 30.0), (1..2, 0.0, 33.0), (2..3, 0.0, 33.0), (1..3, 50.0, 10.0)]
            .map(|(columns, from, height)| stacks.place(&columns, from, height));
        assert!(are_near(&tops, &[0.0, 88.0, 0.0, 88.0]), "{tops:?}");
        assert_eq!([0, 1, 2].map(|at| stacks.is_passed(at)), [false, true, false]);
    }

    #[test]
    fn columns_that_a_card_holds_together_are_one_height() {
        let mut stacks = Stacks::new(4, 8.0);
        stacks.take(0, 1..3, (0.0, 40.0));
        let mut heights = [10.0, 40.0, 0.0, 70.0];
        stacks.level(&mut heights);
        assert!(are_near(&heights, &[10.0, 40.0, 40.0, 70.0]), "{heights:?}");
        stacks.take(1, 2..4, (48.0, 90.0));
        stacks.level(&mut heights);
        assert!(are_near(&heights, &[10.0, 90.0, 90.0, 90.0]), "{heights:?}");
    }
}
