//! A smooth line through given points that never overshoots them: monotone cubic interpolation.
//!
//! After F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on Numerical Analysis
//! 17 (1980): between two points the curve stays between their heights, and it turns only at points.

use crate::geom::{BezPath, Point, Vec2};

/// The slope of the curve at each of `points`, whose `x` must be strictly ascending.
#[must_use]
pub fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<(f64, f64)> = points
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((b.x - a.x, (b.y - a.y) / (b.x - a.x).max(f64::MIN_POSITIVE))),
            _ => None,
        })
        .collect();
    let mut slopes = Vec::with_capacity(points.len());
    slopes.extend(points.first().map(|_| 0.0));
    for pair in secants.windows(2) {
        if let [(before_width, before), (after_width, after)] = *pair {
            slopes.push(inner_slope(before_width, before, after_width, after));
        }
    }
    slopes.extend(secants.last().map(|_| 0.0));
    if let Some((_, secant)) = secants.first() {
        set_end(&mut slopes, 0, *secant);
    }
    if let Some((_, secant)) = secants.last() {
        let last = slopes.len().saturating_sub(1);
        set_end(&mut slopes, last, *secant);
    }
    slopes
}

/// Zero where the curve turns; otherwise the weighted harmonic mean of the secants, which stays within the region of
/// monotonicity (at most three times the smaller secant).
fn inner_slope(before_width: f64, before: f64, after_width: f64, after: f64) -> f64 {
    if before * after <= 0.0 {
        return 0.0;
    }
    let (first, second) = (2.0 * after_width + before_width, after_width + 2.0 * before_width);
    (first + second) / (first / before + second / after)
}

/// At its ends the curve follows its secant.
fn set_end(slopes: &mut [f64], at: usize, secant: f64) {
    if let Some(slope) = slopes.get_mut(at) {
        *slope = secant;
    }
}

/// The curve through `points` (with strictly ascending `x`) with `slopes`, as cubic Bézier pieces.
#[must_use]
pub fn path(points: &[Point], slopes: &[f64]) -> BezPath {
    shifted_path(points, slopes, &[])
}

/// Like [`path`], with each piece moved down by its shift (0 for missing ones); vertical steps join the pieces.
#[must_use]
pub fn shifted_path(points: &[Point], slopes: &[f64], shifts: &[f64]) -> BezPath {
    let mut path = BezPath::new();
    let mut end: Option<Point> = None;
    let pieces = points.windows(2).zip(slopes.windows(2)).enumerate();
    for (number, (ends, slopes)) in pieces {
        let (&[from, to], &[leaving, arriving]) = (ends, slopes) else { continue };
        let down = Vec2::new(0.0, shifts.get(number).copied().unwrap_or_default());
        let (from, to) = (from + down, to + down);
        match end {
            None => path.move_to(from),
            Some(before) if before != from => path.line_to(from),
            Some(_) => {}
        }
        let third = (to.x - from.x) / 3.0;
        let leaving = from + Vec2::new(third, third * leaving);
        let arriving = to - Vec2::new(third, third * arriving);
        path.curve_to(leaving, arriving, to);
        end = Some(to);
    }
    if let (None, Some(only)) = (end, points.first()) {
        path.move_to(*only);
    }
    path
}

/// The y of the curve at `x`; `None` outside its range.
#[must_use]
pub fn height_at(points: &[Point], slopes: &[f64], x: f64) -> Option<f64> {
    let after = points.partition_point(|point| point.x < x);
    let (end, end_slope) = (points.get(after)?, slopes.get(after)?);
    let Some(before) = after.checked_sub(1) else {
        return (end.x <= x).then_some(end.y);
    };
    let (start, start_slope) = (points.get(before)?, slopes.get(before)?);
    let width = end.x - start.x;
    let t = (x - start.x) / width;
    let (t2, t3) = (t * t, t * t * t);
    Some(
        (2.0 * t3 - 3.0 * t2 + 1.0) * start.y
            + (t3 - 2.0 * t2 + t) * width * start_slope
            + (3.0 * t2 - 2.0 * t3) * end.y
            + (t3 - t2) * width * end_slope,
    )
}
