//! Wanted feelings: a second curve where wanted levels are stated, and the gap between the two curves.
//!
//! Within a stretch of a persona's curve, the wanted curve passes through every stated wanted level. At a point without
//! one that has a neighbour with one, it passes through the felt level. So it leaves the felt curve at the point before
//! the first wanted level and returns to it at the point after the last, and a single point without a wanted level does
//! not interrupt it. Between two or more consecutive such points, both curves are the same.

use std::sync::Arc;

use super::{monotone, stated::Stated};
use crate::geom::{BezPath, PathEl, Point, Rect};
use crate::layout::WantedRun;

/// The distance between two hatch lines.
const HATCH: f64 = 7.0;
/// The distance at which a hatch line ends before a curve, so that the curve stands out.
const CLEAR: f64 = 3.5;
/// The maximum number of hatch lines of one gap; no real page is wide enough for more.
const MOST_LINES: u16 = 8000;

/// A curve as drawn: its points, their slopes, and the distance by which each stretch between two points is moved down.
#[derive(Clone, Copy)]
pub(super) struct DrawnLine<'a> {
    pub(super) points: &'a [Point],
    pub(super) slopes: &'a [f64],
    pub(super) shifts: &'a [f64],
}

impl DrawnLine<'_> {
    /// The part from point `from` to point `to`; `None` if there is none.
    pub(super) fn part(&self, from: usize, to: usize) -> Option<BezPath> {
        let (points, slopes) = (self.points.get(from..=to)?, self.slopes.get(from..=to)?);
        Some(monotone::shifted_path(points, slopes, self.shifts.get(from..to).unwrap_or_default()))
    }
}

/// The parts of the wanted curve along `stated`, a stretch that is drawn as `felt`.
pub(super) fn runs(stated: &[Stated<'_>], felt: DrawnLine<'_>) -> Vec<WantedRun> {
    let is_wanted = |at: usize| stated.get(at).is_some_and(|stated| stated.wanted.is_some());
    let is_on = |at: usize| is_wanted(at) || is_wanted(at + 1) || at.checked_sub(1).is_some_and(is_wanted);
    let on: Vec<bool> = (0..stated.len()).map(is_on).collect();
    let (mut runs, mut from) = (Vec::new(), 0);
    for piece in on.chunk_by(|a, b| a == b) {
        let to = from + piece.len();
        if piece.contains(&true) && piece.len() > 1 {
            runs.extend(run(stated, felt, from, to - 1));
        }
        from = to;
    }
    runs
}

fn run(stated: &[Stated<'_>], felt: DrawnLine<'_>, from: usize, to: usize) -> Option<WantedRun> {
    let wanted = stated.get(from..=to)?;
    let points: Vec<Point> = wanted.iter().map(|stated| stated.wanted.unwrap_or(stated.point)).collect();
    let slopes = monotone::slopes(&points);
    let path = monotone::path(&points, &slopes);
    let area = between(felt.part(from, to)?, &path);
    let own = (felt.points.get(from..=to)?, felt.slopes.get(from..=to)?);
    let hatching = hatching(own, (&points, &slopes));
    Some(WantedRun { path: Arc::new(path), area: Arc::new(area), hatching })
}

/// The closed outline of the area between two curves.
fn between(mut one: BezPath, other: &BezPath) -> BezPath {
    for element in other.reverse_subpaths() {
        match element {
            PathEl::MoveTo(point) => one.line_to(point),
            other => one.push(other),
        }
    }
    one.close_path();
    one
}

/// Vertical lines between two curves, each from the first curve to the second.
fn hatching(felt: (&[Point], &[f64]), wanted: (&[Point], &[f64])) -> Vec<[Point; 2]> {
    let ends = felt.0.first().zip(felt.0.last());
    let Some((start, end)) = ends.map(|(first, last)| (first.x, last.x)) else { return Vec::new() };
    let height = |(points, slopes): (&[Point], &[f64]), x: f64| monotone::height_at(points, slopes, x);
    (1..MOST_LINES)
        .map(|number| start + f64::from(number) * HATCH)
        .take_while(|x| *x < end)
        .filter_map(|x| Some([Point::new(x, height(felt, x)?), Point::new(x, height(wanted, x)?)]))
        .filter_map(shortened)
        .collect()
}

/// The line without its ends; `None` if nothing remains.
fn shortened([from, to]: [Point; 2]) -> Option<[Point; 2]> {
    let rest = (to.y - from.y).abs() - 2.0 * CLEAR;
    let clear = CLEAR.copysign(to.y - from.y);
    (rest > 0.0).then_some([Point::new(from.x, from.y + clear), Point::new(to.x, to.y - clear)])
}

/// The hatching of the gaps between the line of feelings and that of wanted feelings, in order of time.
pub(super) struct Hatching {
    lines: Vec<[Point; 2]>,
}

impl Hatching {
    pub(super) fn of(runs: &[WantedRun]) -> Self {
        let mut lines: Vec<[Point; 2]> = runs.iter().flat_map(|run| &run.hatching).copied().collect();
        lines.sort_by(|[a, _], [b, _]| a.x.total_cmp(&b.x));
        Self { lines }
    }

    /// Whether `rect` lies on one of the gaps.
    pub(super) fn is_under(&self, rect: Rect) -> bool {
        let wide = rect.inflate(HATCH / 2.0, CLEAR);
        let first = self.lines.partition_point(|[from, _]| from.x < wide.x0);
        let mut near = self.lines.iter().skip(first).take_while(|[from, _]| from.x <= wide.x1);
        near.any(|[from, to]| from.y.min(to.y) <= wide.y1 && from.y.max(to.y) >= wide.y0)
    }
}
