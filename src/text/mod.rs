//! Text: from a string to glyphs at their places, for Arabic, Persian and English in one line.

mod block;

pub use block::{Align, Glyph, GlyphRun, TextBlock, TextLine, TextSpec, TextStyle};
