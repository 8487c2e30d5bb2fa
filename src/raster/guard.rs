//! Guards the rasteriser against extreme coordinates: shapes with NaN or infinite coordinates are skipped, and shapes
//! that reach far outside the tile are cut.
//!
//! No ordinary page needs this; a corrupt scene or an extreme scale does.

use crate::geom::{Affine, BezPath, PathEl, Point, Rect};

/// The distance from the tile, in pixels, beyond which a shape is cut. Up to this distance `f32` still resolves a tenth
/// of a pixel.
const REACH: f64 = 60_000.0;

/// The distance outside the tile, in pixels, at which cut shapes end: invisible, even for a wide line.
const MARGIN: f64 = 4_096.0;

/// The accuracy with which curves are flattened to lines, in pixels.
const TOLERANCE: f64 = 0.1;

/// The way to draw a shape.
#[derive(Debug)]
pub(super) enum Guarded {
    /// Draw the shape unchanged.
    AsIs,
    /// Draw these straight lines (in pixels of the tile) instead.
    Cut(BezPath),
    /// Draw nothing.
    Nothing,
}

/// Whether all four coordinates of `rect` are finite.
pub(super) fn is_finite(rect: Rect) -> bool {
    rect.x0.is_finite() && rect.y0.is_finite() && rect.x1.is_finite() && rect.y1.is_finite()
}

/// Whether `rect` (in pixels of a tile) is near enough to the tile to be drawn without cutting.
pub(super) fn is_near(rect: Rect) -> bool {
    rect.x0 >= -REACH && rect.y0 >= -REACH && rect.x1 <= REACH && rect.y1 <= REACH
}

/// The tile and its surroundings, in pixels of a tile of this `width` and `height`.
pub(super) fn surroundings(width: f64, height: f64) -> Rect {
    Rect::new(-MARGIN, -MARGIN, width + MARGIN, height + MARGIN)
}

/// How to fill `path`. `to_pixels` maps it to pixels of a tile with the surroundings `area`.
pub(super) fn fill(path: &BezPath, to_pixels: Affine, area: Rect) -> Guarded {
    guarded(path, to_pixels, |line, cut| cut_polygon(line, area, cut))
}

/// How to stroke `path`; see [`fill`].
pub(super) fn stroke(path: &BezPath, to_pixels: Affine, area: Rect) -> Guarded {
    guarded(path, to_pixels, |line, cut| cut_line(line, area, cut))
}

/// How to draw `path`, with each of its lines cut by `cut_to` if the path reaches far outside the tile.
fn guarded(path: &BezPath, to_pixels: Affine, cut_to: impl Fn(&[Point], &mut BezPath)) -> Guarded {
    if !is_drawable(path) {
        return Guarded::Nothing;
    }
    if is_near(to_pixels.transform_rect_bbox(path.control_box())) {
        return Guarded::AsIs;
    }
    let mut cut = BezPath::new();
    for line in lines(path, to_pixels) {
        cut_to(&line, &mut cut);
    }
    if cut.is_empty() { Guarded::Nothing } else { Guarded::Cut(cut) }
}

/// Whether the path begins with a move and all its coordinates are finite.
fn is_drawable(path: &BezPath) -> bool {
    matches!(path.elements().first(), Some(PathEl::MoveTo(_))) && path.is_finite()
}

/// The subpaths of `path` as points in pixels, with coordinates clamped to ten million.
fn lines(path: &BezPath, to_pixels: Affine) -> Vec<Vec<Point>> {
    const FAR: f64 = 1e7;
    let held = |point: Point| {
        let point = to_pixels * point;
        Point::new(point.x.clamp(-FAR, FAR), point.y.clamp(-FAR, FAR))
    };
    let held_path: BezPath = path
        .elements()
        .iter()
        .map(|element| match *element {
            PathEl::MoveTo(a) => PathEl::MoveTo(held(a)),
            PathEl::LineTo(a) => PathEl::LineTo(held(a)),
            PathEl::QuadTo(a, b) => PathEl::QuadTo(held(a), held(b)),
            PathEl::CurveTo(a, b, c) => PathEl::CurveTo(held(a), held(b), held(c)),
            PathEl::ClosePath => PathEl::ClosePath,
        })
        .collect();
    let mut lines: Vec<Vec<Point>> = Vec::new();
    vello_cpu::kurbo::flatten(held_path.iter(), TOLERANCE, |element| match element {
        PathEl::MoveTo(point) => lines.push(vec![point]),
        PathEl::LineTo(point) | PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
            if let Some(line) = lines.last_mut() {
                line.push(point);
            }
        }
        PathEl::ClosePath => {
            if let Some(line) = lines.last_mut()
                && let Some(first) = line.first().copied()
            {
                line.push(first);
            }
        }
    });
    lines
}

/// Adds the part of the polygon `points` within `area` to `out` (Sutherland and Hodgman 1974).
fn cut_polygon(points: &[Point], area: Rect, out: &mut BezPath) {
    let mut kept = points.to_vec();
    for side in 0..4 {
        let inside = |p: Point| match side {
            0 => p.x >= area.x0,
            1 => p.x <= area.x1,
            2 => p.y >= area.y0,
            _ => p.y <= area.y1, // The last of four sides.
        };
        let crossing = |a: Point, b: Point| match side {
            0 => at_x(a, b, area.x0),
            1 => at_x(a, b, area.x1),
            2 => at_y(a, b, area.y0),
            _ => at_y(a, b, area.y1), // The last of four sides.
        };
        let mut next = Vec::with_capacity(kept.len());
        let mut previous = kept.last().copied();
        for &point in &kept {
            if let Some(before) = previous {
                if inside(before) != inside(point) {
                    next.push(crossing(before, point));
                }
                if inside(point) {
                    next.push(point);
                }
            }
            previous = Some(point);
        }
        kept = next;
    }
    let mut points = kept.into_iter();
    if let Some(first) = points.next() {
        out.move_to(first);
        points.for_each(|point| out.line_to(point));
        out.close_path();
    }
}

/// Adds the parts of the line through `points` within `area` to `out` (Liang and Barsky 1984).
fn cut_line(points: &[Point], area: Rect, out: &mut BezPath) {
    let mut end: Option<Point> = None;
    for (&a, &b) in points.iter().zip(points.iter().skip(1)) {
        let Some((from, to)) = cut_segment(a, b, area) else {
            end = None;
            continue;
        };
        if end != Some(from) {
            out.move_to(from);
        }
        out.line_to(to);
        end = Some(to);
    }
}

fn cut_segment(a: Point, b: Point, area: Rect) -> Option<(Point, Point)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let way = b - a;
    for (step, room) in
        [(-way.x, a.x - area.x0), (way.x, area.x1 - a.x), (-way.y, a.y - area.y0), (way.y, area.y1 - a.y)]
    {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    let at = |t: f64| {
        if t <= 0.0 {
            a
        } else if t >= 1.0 {
            b
        } else {
            a + way * t
        }
    };
    (enter <= leave).then(|| (at(enter), at(leave)))
}

fn at_x(a: Point, b: Point, x: f64) -> Point {
    Point::new(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
}

fn at_y(a: Point, b: Point, y: f64) -> Point {
    Point::new(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y)
}
