//! Clips a convex polygon to a rectangle (Sutherland and Hodgman 1974).

use crate::geom::{Point, Rect};

/// The part of the convex polygon `outline` within `rect`; empty if they do not overlap.
pub(super) fn within(outline: &[Point], rect: Rect) -> Vec<Point> {
    let by_x = |a: Point, b: Point, x: f64| Point::new(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x));
    let by_y = |a: Point, b: Point, y: f64| Point::new(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y);
    let points = clipped(outline, |p| p.x >= rect.x0, |a, b| by_x(a, b, rect.x0));
    let points = clipped(&points, |p| p.x <= rect.x1, |a, b| by_x(a, b, rect.x1));
    let points = clipped(&points, |p| p.y >= rect.y0, |a, b| by_y(a, b, rect.y0));
    clipped(&points, |p| p.y <= rect.y1, |a, b| by_y(a, b, rect.y1))
}

fn clipped(
    points: &[Point],
    is_inside: impl Fn(Point) -> bool,
    crossing: impl Fn(Point, Point) -> Point,
) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 2);
    let mut before = points.last().copied();
    for point in points.iter().copied() {
        if let Some(before) = before
            && is_inside(before) != is_inside(point)
        {
            kept.push(crossing(before, point));
        }
        if is_inside(point) {
            kept.push(point);
        }
        before = Some(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polygon_keeps_only_what_is_in_the_rectangle() {
        let diamond = [(50.0, 0.0), (100.0, 50.0), (50.0, 100.0), (0.0, 50.0)].map(|(x, y)| Point::new(x, y));
        let cut = within(&diamond, Rect::new(0.0, 0.0, 50.0, 100.0));
        let twice_area: f64 =
            (0..cut.len()).map(|i| (cut[i], cut[(i + 1) % cut.len()])).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        assert!((twice_area.abs() / 2.0 - 2500.0).abs() < 1e-9);
        assert!(within(&diamond, Rect::new(200.0, 0.0, 300.0, 100.0)).is_empty());
    }
}
