//! The positions of stars for moments of truth: next to their markers, clear of markers, lines and each other.

use std::collections::BTreeMap;

use super::{monotone, wanted};
use crate::{
    geom::{Point, Rect},
    layout::{CurveLine, WANTED_MARKER},
    model::{Anchor, Map},
};

/// The minimum distance of a star from things it must not touch.
const CLEAR: f64 = 3.0;
/// The positions across a rectangle at which a line's height is sampled.
const SAMPLES: [f64; 9] = [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0];

/// A star for each moment of truth at which a persona has a feeling.
pub(super) fn stars(
    map: &Map,
    anchors: &BTreeMap<Anchor, f64>,
    lines: &[CurveLine],
    (star, marker): (f64, f64),
    row: Rect,
) -> Vec<Rect> {
    let points: Vec<_> = lines.iter().flat_map(|line| &line.points).collect();
    let smooth: Vec<Smooth> = lines.iter().map(Smooth::of).collect();
    let room = |at: Point, reach: f64| Rect::from_center_size(at, (2.0 * (reach + CLEAR), 2.0 * (reach + CLEAR)));
    let mut taken: Vec<Rect> = points.iter().map(|point| room(point.point, marker)).collect();
    let wanted = lines.iter().flat_map(|line| &line.wanted_points);
    taken.extend(wanted.map(|point| room(point.point, marker * WANTED_MARKER)));
    let place = Place { lines, smooth: &smooth, star, marker, row };
    let mut stars = Vec::new();
    for (anchor, x) in anchors {
        let Anchor::Card(id) = anchor else { continue };
        if !map.card(id).is_some_and(|card| card.is_moment_of_truth) {
            continue;
        }
        let heights: Vec<f64> =
            points.iter().filter(|point| point.key.anchor == *anchor).map(|point| point.point.y).collect();
        let Some(star) = place.best(*x, &heights, &taken) else { continue };
        taken.push(star.inflate(CLEAR, CLEAR));
        stars.push(star);
    }
    stars
}

/// The things among which a star is placed.
struct Place<'a> {
    lines: &'a [CurveLine],
    smooth: &'a [Smooth],
    star: f64,
    marker: f64,
    row: Rect,
}

impl Place<'_> {
    /// The free position that the fewest lines cross: above the highest marker, below the lowest, or next to them.
    fn best(&self, x: f64, heights: &[f64], taken: &[Rect]) -> Option<Rect> {
        let highest = heights.iter().copied().reduce(f64::min)?;
        let lowest = heights.iter().copied().reduce(f64::max)?;
        let away = self.marker + self.star / 2.0 + CLEAR + 1.0;
        let beside = away + 4.0;
        let candidates = [
            (0.0, highest - away),
            (0.0, lowest + away),
            (beside, highest - away / 2.0),
            (-beside, highest - away / 2.0),
            (beside, lowest + away / 2.0),
            (-beside, lowest + away / 2.0),
            (0.0, highest - away * 2.0),
            (0.0, lowest + away * 2.0),
            (beside * 1.6, highest),
            (-beside * 1.6, highest),
        ];
        let rects = candidates.into_iter().enumerate().map(|(rank, (across, y))| {
            let rect = Rect::from_center_size(Point::new(x + across, y), (self.star, self.star));
            let collisions = taken.iter().filter(|other| overlaps(rect, **other)).count();
            let is_outside = rect.y0 < self.row.y0 + CLEAR || rect.y1 > self.row.y1 - CLEAR;
            let crossings = self.smooth.iter().filter(|line| line.crosses(rect)).count();
            let gaps = self.lines.iter().filter(|line| wanted::is_in_gap(&line.wanted, rect)).count();
            ((collisions + usize::from(is_outside), crossings + gaps, rank), rect)
        });
        rects.min_by_key(|(cost, _)| *cost).map(|(_, rect)| rect)
    }
}

pub(super) fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// A persona's line as if it had no gaps.
pub(super) struct Smooth {
    points: Vec<Point>,
    slopes: Vec<f64>,
}

impl Smooth {
    pub(super) fn of(line: &CurveLine) -> Self {
        let points: Vec<_> = line.points.iter().map(|point| point.point).collect();
        Self { slopes: monotone::slopes(&points), points }
    }

    /// Whether the line crosses `rect`.
    pub(super) fn crosses(&self, rect: Rect) -> bool {
        let rect = rect.inflate(1.0, 1.0);
        let heights: Vec<f64> = SAMPLES
            .into_iter()
            .filter_map(|share| monotone::height_at(&self.points, &self.slopes, rect.x0 + share * rect.width()))
            .collect();
        let lowest = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let highest = heights.iter().copied().fold(f64::INFINITY, f64::min);
        highest <= rect.y1 && lowest >= rect.y0
    }
}
