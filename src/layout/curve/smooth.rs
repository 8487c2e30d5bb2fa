//! A smooth curve through points, for computing its height at any time.

use super::monotone;
use crate::{
    geom::{Point, Rect},
    layout::CurveLine,
};

/// The positions across a rectangle at which a line's height is sampled.
const SAMPLES: [f64; 9] = [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0];

/// Points and the slopes of the curve at them.
pub(super) struct Smooth {
    points: Vec<Point>,
    slopes: Vec<f64>,
}

impl Smooth {
    pub(super) fn new(points: Vec<Point>) -> Self {
        Self { slopes: monotone::slopes(&points), points }
    }

    /// The line of a persona, with its gaps closed.
    pub(super) fn of(line: &CurveLine) -> Self {
        Self::new(line.points.iter().map(|point| point.point).collect())
    }

    /// The number of stretches, each from one point to the next.
    pub(super) fn stretches(&self) -> usize {
        self.points.len().saturating_sub(1)
    }

    /// The start and end times of the stretch with index `at`.
    pub(super) fn span(&self, at: usize) -> Option<(f64, f64)> {
        Some((self.points.get(at)?.x, self.points.get(at + 1)?.x))
    }

    pub(super) fn height_at(&self, x: f64) -> Option<f64> {
        monotone::height_at(&self.points, &self.slopes, x)
    }

    /// Whether the line crosses `rect`.
    pub(super) fn crosses(&self, rect: Rect) -> bool {
        let rect = rect.inflate(1.0, 1.0);
        let heights = SAMPLES.into_iter().filter_map(|share| self.height_at(rect.x0 + share * rect.width()));
        let (highest, lowest) =
            heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(highest, lowest), y| (y.min(highest), y.max(lowest)));
        highest <= rect.y1 && lowest >= rect.y0
    }
}
