//! The positions of stars for moments of truth: next to their markers, clear of markers, lines and each other.

use std::collections::BTreeMap;

use super::{crowd::Crowd, smooth::Smooth, wanted::Hatching};
use crate::{
    geom::{Point, Rect},
    layout::{CurveLine, WANTED_MARKER},
    model::{Anchor, Map},
};

/// The minimum distance of a star from things it must not touch.
const CLEAR: f64 = 3.0;

/// The sizes that determine the position of a star.
#[derive(Clone, Copy)]
pub(super) struct StarSizes {
    /// The side of a star's square.
    pub(super) star: f64,
    /// The distance from the centre of a marker to its edge.
    pub(super) reach: f64,
}

/// A star for each moment of truth at which a persona has a feeling.
pub(super) fn stars(
    map: &Map,
    anchors: &BTreeMap<Anchor, f64>,
    lines: &[CurveLine],
    sizes: StarSizes,
    row: Rect,
) -> Vec<Rect> {
    let room = |at: Point, reach: f64| Rect::from_center_size(at, (2.0 * (reach + CLEAR), 2.0 * (reach + CLEAR)));
    let mut taken = Crowd::default();
    let mut felt: BTreeMap<&Anchor, Extremes> = BTreeMap::new();
    for point in lines.iter().flat_map(|line| &line.points) {
        taken.add(room(point.point, sizes.reach));
        felt.entry(&point.key.anchor)
            .and_modify(|known| known.add(point.point.y))
            .or_insert(Extremes::of(point.point.y));
    }
    for point in lines.iter().flat_map(|line| &line.wanted_points) {
        taken.add(room(point.point, sizes.reach * WANTED_MARKER));
    }
    let smooth: Vec<Smooth> = lines.iter().map(Smooth::of).collect();
    let hatching: Vec<Hatching> = lines.iter().map(|line| Hatching::of(&line.wanted)).collect();
    let surroundings = Surroundings { smooth: &smooth, hatching: &hatching, sizes, row };
    let mut stars = Vec::new();
    for (anchor, x) in anchors {
        let Anchor::Card(id) = anchor else { continue };
        if !map.card(id).is_some_and(|card| card.is_moment_of_truth) {
            continue;
        }
        let Some(star) = felt.get(anchor).and_then(|heights| surroundings.best(*x, *heights, &taken)) else { continue };
        taken.add(star.inflate(CLEAR, CLEAR));
        stars.push(star);
    }
    stars
}

/// The heights of the highest and lowest markers at an anchor.
#[derive(Clone, Copy)]
struct Extremes {
    highest: f64,
    lowest: f64,
}

impl Extremes {
    fn of(y: f64) -> Self {
        Self { highest: y, lowest: y }
    }

    fn add(&mut self, y: f64) {
        *self = Self { highest: self.highest.min(y), lowest: self.lowest.max(y) };
    }
}

/// The things among which a star is placed.
struct Surroundings<'a> {
    smooth: &'a [Smooth],
    hatching: &'a [Hatching],
    sizes: StarSizes,
    row: Rect,
}

impl Surroundings<'_> {
    /// The free position that the fewest lines cross: above the highest marker, below the lowest, or next to them.
    fn best(&self, x: f64, heights: Extremes, taken: &Crowd) -> Option<Rect> {
        let Extremes { highest, lowest } = heights;
        let StarSizes { star, reach } = self.sizes;
        let away = reach + star / 2.0 + CLEAR + 1.0;
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
            let rect = Rect::from_center_size(Point::new(x + across, y), (star, star));
            let collisions = taken.overlapping(rect);
            let is_outside = rect.y0 < self.row.y0 + CLEAR || rect.y1 > self.row.y1 - CLEAR;
            let crossings = self.smooth.iter().filter(|line| line.crosses(rect)).count();
            let gaps = self.hatching.iter().filter(|hatching| hatching.is_under(rect)).count();
            ((collisions + usize::from(is_outside), crossings + gaps, rank), rect)
        });
        rects.min_by_key(|(cost, _)| *cost).map(|(_, rect)| rect)
    }
}
