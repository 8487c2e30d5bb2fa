//! Map-space geometry, in the vocabulary of `kurbo`.
//!
//! The unit is the *map unit*: one CSS pixel (1/96 inch) at scale 1. The origin is the page's top left corner
//! and y grows downwards, in left-to-right and in right-to-left maps alike. `direction` has the rule by which a text
//! takes the direction of its map.

mod direction;

pub use direction::{BaseDirection, Direction};
pub use kurbo::{
    Affine, BezPath, Cap, Circle, Join, ParamCurve, ParamCurveNearest, PathEl, PathSeg, Point, Rect, RoundedRect,
    Shape, Size, Vec2,
};

/// `rect` mirrored left to right on a page that is `page_width` map units wide.
#[must_use]
pub fn mirrored_rect(rect: Rect, page_width: f64) -> Rect {
    Rect::new(page_width - rect.x1, rect.y0, page_width - rect.x0, rect.y1)
}

/// `point` mirrored left to right on a page that is `page_width` map units wide.
#[must_use]
pub fn mirrored_point(point: Point, page_width: f64) -> Point {
    Point::new(page_width - point.x, point.y)
}

/// A count as a factor. Counts here are far below where `f64` loses whole numbers.
#[expect(clippy::cast_precision_loss, reason = "counts on a map are small")]
#[must_use]
pub fn as_f64(count: usize) -> f64 {
    count as f64
}

/// `value` in the precision of glyphs and of the screen.
#[expect(clippy::cast_possible_truncation, reason = "lengths on a map and on a screen need no more than seven digits")]
#[must_use]
pub fn narrow(value: f64) -> f32 {
    value as f32
}
