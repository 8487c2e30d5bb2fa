//! Rounded rectangles, and lines around them, as paths.
//!
//! Corners are cubic curves with the usual constant instead of kurbo's exact arcs. They deviate by a twentieth of a
//! percent of the radius, but need no sine (which systems round differently) and are several times as fast. Most of a
//! map consists of such rectangles.

use crate::geom::{BezPath, Join, Point, Rect, RoundedRect};

/// The distance of a corner's control points along its sides, as a share of the radius (the best cubic for a quarter
/// circle).
const HANDLE: f64 = 0.552_284_749_830_793_6;

/// Radii of the corners: top left, top right, bottom right, bottom left.
type Radii = [f64; 4];

/// Adds the outline of `rounded` to `path`.
pub(super) fn add_rounded(rounded: RoundedRect, path: &mut BezPath) {
    let rect = rounded.rect().abs();
    add(rect, fitting(radii(rounded), rect), false, path);
}

/// Adds the area of a line of `width` along `rounded` to `path` and returns `true`. Returns `false` and adds nothing if
/// only a stroke can draw the line: some corners are sharp and some round, or sharp corners have a join other than a
/// mitre.
pub(super) fn add_line(rounded: RoundedRect, width: f64, join: Join, path: &mut BezPath) -> bool {
    let rect = rounded.rect().abs();
    let radii = fitting(radii(rounded), rect);
    let is_sharp = radii.iter().all(|radius| *radius == 0.0);
    let is_round = radii.iter().all(|radius| *radius > 0.0);
    if !(is_round || (is_sharp && join == Join::Miter)) {
        return false;
    }
    let half = width / 2.0;
    add(rect.inflate(half, half), radii.map(|radius| if is_sharp { 0.0 } else { radius + half }), false, path);
    let inner = rect.inflate(-half, -half);
    if inner.width() > 0.0 && inner.height() > 0.0 {
        add(inner, radii.map(|radius| (radius - half).max(0.0)), true, path);
    }
    true
}

fn radii(rounded: RoundedRect) -> Radii {
    let radii = rounded.radii();
    [radii.top_left, radii.top_right, radii.bottom_right, radii.bottom_left]
}

/// `radii`, each limited to half of the rectangle's shorter side.
fn fitting(radii: Radii, rect: Rect) -> Radii {
    let most = rect.width().min(rect.height()) / 2.0;
    radii.map(|radius| radius.abs().min(most))
}

/// Adds a rounded rectangle, clockwise or (`is_reversed`) counterclockwise.
fn add(rect: Rect, radii: Radii, is_reversed: bool, path: &mut BezPath) {
    let [top_left, top_right, bottom_right, bottom_left] = radii;
    // Each corner with the directions along its sides: the side before it and the side after it.
    let mut corners = [
        (Point::new(rect.x0, rect.y0), top_left, (0.0, 1.0), (1.0, 0.0)),
        (Point::new(rect.x1, rect.y0), top_right, (-1.0, 0.0), (0.0, 1.0)),
        (Point::new(rect.x1, rect.y1), bottom_right, (0.0, -1.0), (-1.0, 0.0)),
        (Point::new(rect.x0, rect.y1), bottom_left, (1.0, 0.0), (0.0, -1.0)),
    ];
    if is_reversed {
        corners.reverse();
        corners = corners.map(|(corner, radius, before, after)| (corner, radius, after, before));
    }
    let mut is_first = true;
    for (corner, radius, before, after) in corners {
        let along = |way: (f64, f64), by: f64| Point::new(corner.x + way.0 * by, corner.y + way.1 * by);
        let start = along(before, radius);
        if is_first {
            path.move_to(start);
        } else {
            path.line_to(start);
        }
        is_first = false;
        if radius > 0.0 {
            let near = radius * (1.0 - HANDLE);
            path.curve_to(along(before, near), along(after, near), along(after, radius));
        }
    }
    path.close_path();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Shape as _;

    #[test]
    fn a_rounded_rectangle_has_the_area_and_bounds_of_its_arcs() {
        for radius in [0.0, 3.0, 20.0, 90.0] {
            let rounded = RoundedRect::new(10.0, 20.0, 90.0, 60.0, radius);
            let mut path = BezPath::new();
            add_rounded(rounded, &mut path);
            assert!((path.area() - rounded.area()).abs() < 0.5, "{} {}", path.area(), rounded.area());
            let (bounds, rect) = (path.bounding_box(), rounded.rect());
            let edges = [bounds.x0 - rect.x0, bounds.y0 - rect.y0, bounds.x1 - rect.x1, bounds.y1 - rect.y1];
            // The curves are evaluated in floating point; a millionth of a pixel is not seen at any scale.
            assert!(edges.iter().all(|edge| edge.abs() < 1e-6), "{bounds} is not {rect}");
        }
    }

    #[test]
    fn a_line_covers_what_lies_between_its_two_edges() {
        let rounded = RoundedRect::new(10.0, 20.0, 90.0, 60.0, 8.0);
        let mut path = BezPath::new();
        assert!(add_line(rounded, 2.0, Join::Round, &mut path));
        for (point, is_inside) in
            [((10.0, 40.0), true), ((50.0, 40.0), false), ((10.2, 20.2), false), ((50.0, 60.9), true)]
        {
            assert_eq!(path.contains(point.into()), is_inside, "{point:?}");
        }
        let length = rounded.perimeter(1e-6);
        assert!((path.area() - 2.0 * length).abs() < 0.5, "{} {}", path.area(), 2.0 * length);
    }

    #[test]
    fn corners_that_only_a_stroke_can_turn_are_left_to_it() {
        let mixed = RoundedRect::new(0.0, 0.0, 9.0, 9.0, (3.0, 0.0, 3.0, 3.0));
        assert!(!add_line(mixed, 2.0, Join::Miter, &mut BezPath::new()));
        let sharp = RoundedRect::new(0.0, 0.0, 9.0, 9.0, 0.0);
        assert!(!add_line(sharp, 2.0, Join::Round, &mut BezPath::new()));
        assert!(add_line(sharp, 2.0, Join::Miter, &mut BezPath::new()));
    }
}
