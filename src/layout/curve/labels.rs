//! Labels for the extremes of the first persona's curve (its highest point, lowest point and largest drop), placed
//! where there is space.

use super::{crowd::overlaps, smooth::Smooth, wanted::Hatching};
use crate::{
    geom::{Point, Rect, Shape as _, Vec2},
    layout::{
        CurveLine, CurvePoint, CurveRun, SetText, WANTED_MARKER,
        columns::Columns,
        setter::{Setter, TextLook},
    },
};

/// The minimum distance of a label from things it must not touch.
const CLEAR: f64 = 4.0;
/// Half the space that a line takes.
const LINE: f64 = 1.5;
/// The minimum number of points for labels.
const LEAST_POINTS: usize = 3;
/// The minimum difference of a drop.
const LEAST_DROP: f64 = 1.0;

/// The area and lines behind the curves.
pub(super) struct LabelGrid<'a> {
    pub(super) row: Rect,
    pub(super) plot: Rect,
    pub(super) levels: [f64; 5],
    /// The distance from the centre of a marker to its side.
    pub(super) reach: f64,
    pub(super) columns: &'a Columns,
}

impl LabelGrid<'_> {
    /// The lines of levels and between stages.
    fn lines(&self) -> impl Iterator<Item = Rect> {
        let levels = self.levels.map(|y| Rect::new(self.plot.x0, y, self.plot.x1, y));
        let stages = (0..self.columns.count()).map(|at| self.columns.span(at).0);
        let stages = stages.map(|x| Rect::new(x, self.row.y0, x, self.row.y1));
        levels.into_iter().chain(stages).map(|line| line.inflate(LINE, LINE))
    }
}

/// The labels for the first of `lines`, clear of all markers, lines, `stars` and each other.
pub(super) fn labels(
    lines: &[CurveLine],
    stars: &[Rect],
    grid: &LabelGrid<'_>,
    setter: &mut Setter<'_>,
) -> Vec<SetText> {
    let Some(first) = lines.first().filter(|line| line.points.len() >= LEAST_POINTS) else { return Vec::new() };
    let reach = grid.reach + CLEAR;
    let room = |at: Point, reach: f64| Rect::from_center_size(at, (2.0 * reach, 2.0 * reach));
    let mut taken: Vec<Rect> =
        lines.iter().flat_map(|line| &line.points).map(|point| room(point.point, reach)).collect();
    let goals = lines.iter().flat_map(|line| &line.wanted_points);
    taken.extend(goals.map(|point| room(point.point, grid.reach * WANTED_MARKER + CLEAR)));
    taken.extend(stars.iter().map(|star| star.inflate(CLEAR, CLEAR)));
    taken.extend(grid.lines());
    let row = grid.row;
    let curves: Vec<Smooth> = lines.iter().map(Smooth::of).collect();
    let hatching: Vec<Hatching> = lines.iter().map(|line| Hatching::of(&line.wanted)).collect();
    let bounds = Rect::new(grid.plot.x0, row.y0, grid.plot.x1, row.y1).inset(-CLEAR);
    let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.ink).own().lines(1);
    let mut labels = Vec::new();
    for (text, at) in wanted(first, setter) {
        let mut set = setter.set_tight(text, look, Point::ZERO, row.width());
        let (wide, tall) = (set.rect.width(), set.rect.height());
        let (across, up, aside) = (reach + wide / 2.0, reach + tall / 2.0, tall / 2.0 + CLEAR);
        let candidates = [
            (0.0, -up),
            (0.0, up),
            (across, -aside),
            (-across, -aside),
            (across, aside),
            (-across, aside),
            (across, -up),
            (-across, -up),
            (across, up),
            (-across, up),
            (0.0, -up - setter.sizes().star - CLEAR),
            (0.0, up + setter.sizes().star + CLEAR),
        ];
        let rects = candidates.map(|by| Rect::from_center_size(at + Vec2::from(by), (wide, tall)));
        let is_free = |rect: &&Rect| {
            bounds.contains_rect(**rect)
                && !taken.iter().any(|other| overlaps(**rect, *other))
                && !curves.iter().any(|curve| curve.crosses(rect.inflate(CLEAR / 2.0, 0.0)))
                && !hatching.iter().any(|hatching| hatching.is_under(**rect))
        };
        if let Some(rect) = rects.iter().find(is_free) {
            set.rect = *rect;
            // Two labels directly above each other would be read as one.
            taken.push(rect.inflate(CLEAR, tall));
            labels.push(set);
        }
    }
    labels
}

/// The possible labels of `line` with their points.
fn wanted(line: &CurveLine, setter: &Setter<'_>) -> Vec<(&'static str, Point)> {
    let words = setter.words;
    let value = |point: &CurvePoint| point.value.get();
    // Of equal values the first counts.
    let by_value = |a: &&CurvePoint, b: &&CurvePoint| value(a).total_cmp(&value(b));
    let highest = line.points.iter().rev().max_by(by_value);
    let lowest = line.points.iter().min_by(by_value);
    let (Some(highest), Some(lowest)) = (highest, lowest) else { return Vec::new() };
    if value(highest) <= value(lowest) {
        return Vec::new();
    }
    let mut wanted = vec![(words.highest, highest.point), (words.lowest, lowest.point)];
    let runs: Vec<(f64, f64)> = line.runs.iter().map(run_span).collect();
    let drops = line.points.windows(2).filter_map(|pair| match pair {
        [from, to] if is_joined(&runs, from, to) => Some((value(from) - value(to), from.point.midpoint(to.point))),
        _ => None,
    });
    let largest = drops.reduce(|largest, drop| if drop.0 > largest.0 { drop } else { largest });
    wanted.extend(largest.filter(|(by, _)| *by >= LEAST_DROP).map(|(_, at)| (words.largest_drop, at)));
    wanted
}

/// The start and end times of `run`.
fn run_span(run: &CurveRun) -> (f64, f64) {
    let bounds = run.path.bounding_box();
    (bounds.x0, bounds.x1)
}

/// Whether one of `runs`, which are in order of time, covers the time from `from` to `to`.
fn is_joined(runs: &[(f64, f64)], from: &CurvePoint, to: &CurvePoint) -> bool {
    let first = runs.partition_point(|(_, end)| *end < to.point.x - 0.01);
    runs.get(first).is_some_and(|(start, _)| *start <= from.point.x + 0.01)
}
