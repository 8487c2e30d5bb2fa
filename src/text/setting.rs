//! Set text with caret data: the position of every grapheme cluster and the text range of each line.

use std::ops::Range;

use super::TextBlock;
use crate::geom::Direction;

/// A text block with its clusters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    /// The block to draw.
    pub block: TextBlock,
    /// The lines of `block`, from top to bottom, with caret data.
    pub lines: Vec<SetLine>,
}

/// A line with caret data.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SetLine {
    /// The bytes of the text that the line shows, without the paragraph separator.
    pub range: Range<usize>,
    /// The start of the next line: after the paragraph separator, if there is one.
    pub end: usize,
    /// The direction of the line's paragraph.
    pub direction: Direction,
    /// The left edge of the visible part of the line.
    pub left: f32,
    /// The width of the visible part of the line.
    pub width: f32,
    /// Whether the line wraps, rather than ending with its paragraph.
    pub is_wrapped: bool,
    /// The clusters from left to right, including trailing spaces.
    pub clusters: Vec<SetCluster>,
}

/// The position of a grapheme cluster.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SetCluster {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The left edge.
    pub left: f32,
    /// The right edge.
    pub right: f32,
    /// Whether it reads right to left.
    pub is_rtl: bool,
    /// Whether a word boundary precedes it (UAX #29).
    pub is_word_boundary: bool,
}
