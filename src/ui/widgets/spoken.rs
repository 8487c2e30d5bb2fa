//! The direction of a text, for assistive technology.

use egui::accesskit::TextDirection;

use crate::geom::{BaseDirection, Direction};

/// The direction of the first paragraph of `text`, for assistive technology.
pub(super) fn spoken_direction(base: BaseDirection, text: &str) -> TextDirection {
    let first = text.lines().next().unwrap_or_default();
    let direction = base.of(first).or_else(|| Direction::of_first_letter(first)).unwrap_or_default();
    if direction.is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
}
