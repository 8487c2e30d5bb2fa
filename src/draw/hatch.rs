//! Hatching, which marks unknown content.

use std::sync::Arc;

use super::brush::Brush;
use crate::{
    color::Rgba,
    geom::{BezPath, Point, Rect},
    scene::{Outline, Pen},
};

/// The distance between hatch lines over an unexplored cell, and their width.
pub(super) const UNEXPLORED_GAP: f64 = 9.0;
pub(super) const UNEXPLORED_LINE: f64 = 1.0;

/// Draws slanted lines `gap` apart across `rect`, leaning in the direction of time.
pub(super) fn hatch(brush: &mut Brush, rect: Rect, gap: f64, width: f64, color: Rgba, is_rtl: bool) {
    let (tall, wide) = (rect.height(), rect.width());
    if gap <= 0.0 || tall <= 0.0 || wide <= 0.0 {
        return;
    }
    // A line enters at the bottom, `along` from the start, and rises by one unit per unit across.
    let mut path = BezPath::new();
    let mut along = gap / 2.0 - tall;
    while along < wide {
        let (from, to) = (along.max(0.0), (along + tall).min(wide));
        if to > from {
            let place = |across: f64| {
                let x = if is_rtl { rect.x1 - across } else { rect.x0 + across };
                Point::new(x, rect.y1 - (across - along))
            };
            path.move_to(place(from));
            path.line_to(place(to));
        }
        along += gap;
    }
    brush.stroke(Outline::Path(Arc::new(path)), Pen::sharp(width), color);
}
