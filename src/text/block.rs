//! Set text: every glyph has a position. Layout measures it, the scene shows it and exporters write it.

use std::sync::Arc;

use crate::geom::{BaseDirection, Direction, Rect, Size, narrow};

/// How text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Font size in map units.
    pub size: f64,
    /// Weight on the OpenType scale, 100 to 900.
    pub weight: f64,
    /// Distance between baselines as a multiple of `size`.
    pub line_height: f64,
}

/// The side that lines are aligned to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// The side where the paragraph's direction starts: left for left-to-right text.
    #[default]
    Start,
    /// Centred.
    Center,
    /// The side where the paragraph's direction ends.
    End,
    /// The left side, whatever the direction.
    Left,
    /// The right side, whatever the direction.
    Right,
}

/// A text to set, with its style and constraints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextSpec<'a> {
    /// The text. A newline begins a new paragraph.
    pub text: &'a str,
    /// The style of the text.
    pub style: TextStyle,
    /// The width at which lines wrap, in map units; `None` for no wrapping.
    pub width: Option<f64>,
    /// The alignment of lines within `width`; without a width, within the widest line.
    pub align: Align,
    /// How the direction of each paragraph is decided.
    pub direction: BaseDirection,
    /// The maximum number of lines; longer text is cut with an ellipsis. `None` for no limit.
    pub max_lines: Option<usize>,
}

/// Text set in lines: glyphs with positions in map units, measured from the block's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBlock {
    /// The text as it was given.
    pub text: Arc<str>,
    /// The requested width (without one, that of the widest line) and the height of all lines.
    pub size: Size,
    /// The direction of the first paragraph.
    pub direction: Direction,
    /// The lines from top to bottom.
    pub lines: Vec<TextLine>,
    /// The glyphs in visual order, one run for each stretch of the same font, size and direction.
    pub runs: Vec<GlyphRun>,
    /// The greatest vertical distance of a glyph from its baseline, in map units; marks stacked on marks are moved so.
    pub most_shift: f64,
    /// Whether part of the text was replaced by an ellipsis.
    pub is_elided: bool,
    /// The characters that no font has, in ascending order; a box is drawn for each of them.
    pub missing: Vec<char>,
}

impl TextBlock {
    /// The block moved to the right by `right` and then scaled by `growth`, both about the top left corner. `width` is
    /// the block's new width before scaling.
    #[must_use]
    pub fn enlarged(&self, growth: f64, right: f64, width: f64) -> Self {
        let (by, shift) = (narrow(growth), narrow(right));
        let line = |line: &TextLine| TextLine {
            rect: Rect::new(
                (line.rect.x0 + right) * growth,
                line.rect.y0 * growth,
                (line.rect.x1 + right) * growth,
                line.rect.y1 * growth,
            ),
            baseline: line.baseline * growth,
        };
        let run = |run: &GlyphRun| GlyphRun {
            size: run.size * by,
            glyphs: run.glyphs.iter().map(|it| Glyph { id: it.id, x: (it.x + shift) * by, y: it.y * by }).collect(),
            ..run.clone()
        };
        Self {
            text: Arc::clone(&self.text),
            size: Size::new(width * growth, self.size.height * growth),
            direction: self.direction,
            lines: self.lines.iter().map(line).collect(),
            runs: self.runs.iter().map(run).collect(),
            most_shift: self.most_shift * growth,
            is_elided: self.is_elided,
            missing: self.missing.clone(),
        }
    }
}

/// One line of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// The line's box: from the leftmost to the rightmost advance, without trailing spaces, and one line height tall.
    pub rect: Rect,
    /// The distance of the baseline from the top of the block.
    pub baseline: f64,
}

/// Glyphs of one font and size.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The font file and the index of the face in it.
    pub font: parley::FontData,
    /// Font size in map units.
    pub size: f32,
    /// Normalised variation coordinates (`F2Dot14`), in the font's axis order.
    pub coords: Arc<[i16]>,
    /// The skew in degrees to draw with, if the font lacks the requested slant.
    pub skew_degrees: Option<f32>,
    /// Whether the run reads right to left.
    pub is_rtl: bool,
    /// The bytes of [`TextBlock::text`] that the run shows; empty for the ellipsis.
    pub range: std::ops::Range<usize>,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph and the position of its origin in the block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its font.
    pub id: u32,
    /// The distance of the origin from the block's left edge.
    pub x: f32,
    /// The distance of the origin from the block's top.
    pub y: f32,
}
