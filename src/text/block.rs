//! Text whose every glyph has its place: what layout measures, what the scene shows and what exporters write.

use std::sync::Arc;

use super::shape::narrow;
use crate::geom::{Direction, Rect, Size};

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

/// Which side lines stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// The side the paragraph's own direction starts on.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// The side the paragraph's own direction ends on.
    End,
    /// The left side, whatever the direction.
    Left,
    /// The right side, whatever the direction.
    Right,
}

/// Text to be set, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextSpec<'a> {
    /// The text. A newline begins a new paragraph.
    pub text: &'a str,
    /// How it looks.
    pub style: TextStyle,
    /// The width lines wrap at, in map units; no wrapping where `None`.
    pub width: Option<f64>,
    /// Which side lines stand on. Without a width, lines stand within the widest of them.
    pub align: Align,
    /// The direction of every paragraph; where `None`, each paragraph's first strong character decides (UAX #9 P2).
    pub direction: Option<Direction>,
    /// How many lines to show; what does not fit is cut with an ellipsis.
    pub max_lines: Option<usize>,
}

/// Text set in lines: glyphs at their places, in map units from the block's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBlock {
    /// The text as it was given.
    pub text: Arc<str>,
    /// The width that was asked for, or that of the widest line; and the height of all lines.
    pub size: Size,
    /// The direction of the first paragraph.
    pub direction: Direction,
    /// The lines from top to bottom.
    pub lines: Vec<TextLine>,
    /// Glyphs, a run for each stretch of one font, size and direction, in visual order.
    pub runs: Vec<GlyphRun>,
    /// How far a glyph is moved up or down from its baseline at most, as marks that stand on marks are.
    pub most_shift: f64,
    /// Whether some of the text was left out and an ellipsis stands for it.
    pub is_elided: bool,
}

impl TextBlock {
    /// The block `growth` times as large, after everything in it has moved to the right by `right`; `width` is the width
    /// that it then takes before it grows.
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
        }
    }
}

/// One line of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// The line's box: from its leftmost to its rightmost advance (trailing spaces left out), a line height tall.
    pub rect: Rect,
    /// The baseline's distance from the block's top.
    pub baseline: f64,
}

/// Glyphs of one font and size.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The font file and the face within it.
    pub font: parley::FontData,
    /// Font size in map units.
    pub size: f32,
    /// Normalised variation coordinates (`F2Dot14`), as the font file orders its axes.
    pub coords: Arc<[i16]>,
    /// Whether the font lacks a slant or weight of its own that was asked for; degrees of skew to draw with.
    pub skew_degrees: Option<f32>,
    /// Whether the run reads from right to left.
    pub is_rtl: bool,
    /// The bytes of [`TextBlock::text`] that the run shows; empty for an ellipsis.
    pub range: std::ops::Range<usize>,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph and the place of its origin in the block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its font.
    pub id: u32,
    /// The origin's distance from the block's left.
    pub x: f32,
    /// The baseline's distance from the block's top.
    pub y: f32,
}
