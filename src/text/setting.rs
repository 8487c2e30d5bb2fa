//! A block of text with what its caret needs: where every grapheme cluster stands and which text each line shows.

use std::ops::Range;

use super::TextBlock;
use crate::geom::Direction;

/// Text set in lines, with its clusters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    /// What is painted.
    pub block: TextBlock,
    /// The lines of `block`, from top to bottom, as the caret sees them.
    pub lines: Vec<SetLine>,
}

/// A line as the caret sees it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SetLine {
    /// The bytes of the text that the line shows, without the paragraph separator.
    pub range: Range<usize>,
    /// Where the next line begins: past the paragraph separator where there is one.
    pub end: usize,
    /// The direction of the line's paragraph.
    pub direction: Direction,
    /// Where the visible part of the line begins on the left, and how wide it is.
    pub left: f32,
    /// See `left`.
    pub width: f32,
    /// Whether the line ends because it is full, not because its paragraph does.
    pub is_wrapped: bool,
    /// The line's clusters from left to right, trailing spaces included.
    pub clusters: Vec<SetCluster>,
}

/// A grapheme cluster's place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SetCluster {
    /// Its bytes.
    pub range: Range<usize>,
    /// The left edge.
    pub left: f32,
    /// The right edge.
    pub right: f32,
    /// Whether it reads from right to left.
    pub is_rtl: bool,
    /// Whether a word, a space or a mark begins here (UAX #29).
    pub is_word_boundary: bool,
}
