//! A set of rectangles in a curve's lane that others must not overlap, indexed by their position along the page.

use std::collections::BTreeMap;

use crate::geom::Rect;

/// The width of a bucket in map units: a few times the width of a marker.
const BUCKET: f64 = 64.0;

/// A set of rectangles, each listed in every bucket of the page's width that it overlaps.
#[derive(Default)]
pub(super) struct Crowd {
    buckets: BTreeMap<i64, Vec<Rect>>,
}

impl Crowd {
    pub(super) fn add(&mut self, rect: Rect) {
        for at in bucket(rect.x0)..=bucket(rect.x1) {
            self.buckets.entry(at).or_default().push(rect);
        }
    }

    /// The number of rectangles that overlap `rect`.
    pub(super) fn overlapping(&self, rect: Rect) -> usize {
        self.near(rect).filter(|other| overlaps(rect, *other)).count()
    }

    /// The rectangles in the buckets that `rect` overlaps, without duplicates.
    fn near(&self, rect: Rect) -> impl Iterator<Item = Rect> {
        let first = bucket(rect.x0);
        let buckets = self.buckets.range(first..=bucket(rect.x1).max(first));
        // A rectangle in several buckets is returned for the first of them that `rect` overlaps.
        buckets
            .flat_map(move |(at, rects)| rects.iter().copied().filter(move |other| bucket(other.x0).max(first) == *at))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "no page is so wide that a bucket's number does not fit")]
fn bucket(x: f64) -> i64 {
    (x / BUCKET).floor() as i64
}

pub(super) fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rectangles scattered over a page `width` wide, always the same ones.
    fn scattered(count: u32, width: f64) -> Vec<Rect> {
        let mut state = 7_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / f64::from(1_u32 << 24)
        };
        (0..count)
            .map(|_| {
                let (x, y) = (next() * width, next() * 200.0);
                Rect::new(x, y, x + 1.0 + next() * 150.0, y + 1.0 + next() * 40.0)
            })
            .collect()
    }

    #[test]
    fn as_many_overlap_as_a_look_at_every_rectangle_finds() {
        let rects = scattered(400, 3_000.0);
        let mut crowd = Crowd::default();
        for rect in &rects {
            crowd.add(*rect);
        }
        for rect in scattered(200, 3_300.0) {
            let expected = rects.iter().filter(|other| overlaps(rect, **other)).count();
            assert_eq!(crowd.overlapping(rect), expected, "{rect:?}");
        }
    }

    #[test]
    fn a_star_looks_at_what_is_near_it_however_long_the_curve_is() {
        for count in [100_u32, 5_000] {
            let mut crowd = Crowd::default();
            for at in 0..count {
                let x = f64::from(at) * 40.0;
                crowd.add(Rect::new(x, 0.0, x + 16.0, 16.0));
            }
            let middle = f64::from(count) * 20.0;
            let looked_at = crowd.near(Rect::new(middle, 0.0, middle + 14.0, 14.0)).count();
            assert!(looked_at <= 8, "{looked_at} of {count}");
        }
    }
}
