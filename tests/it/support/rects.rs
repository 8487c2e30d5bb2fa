//! Relations between rectangles of a layout, with a tolerance of a hundredth of a unit.

use safar::geom::{Rect, mirrored_rect};

/// Whether the rectangles overlap.
pub(crate) fn overlap(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() > 0.01 && common.height() > 0.01
}

pub(crate) fn within(inner: Rect, outer: Rect) -> bool {
    outer.inflate(0.01, 0.01).contains_rect(inner)
}

/// Fails unless `there` is the mirror image of `here` on a page `page_width` wide.
pub(crate) fn assert_mirrored(there: Rect, here: Rect, page_width: f64) {
    let here = mirrored_rect(here, page_width);
    assert!(within(there, here) && within(here, there), "{there:?} is not the mirror of {here:?}");
}
