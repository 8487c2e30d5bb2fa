//! Text setting: from a string to positioned glyphs, for Arabic, Persian and English mixed in one line.
//!
//! A [`FontBook`] sets a [`TextSpec`] as a [`TextBlock`]: lines are broken, bidirectional order is resolved, and every
//! glyph has a position in map units. Measuring, drawing, exporting and editing all use the same block. [`TextEditor`]
//! adds the caret, the selection and the changes of a text that the user edits.

mod block;
mod cache;
mod complex_breaks;
mod editor;
mod ellipsis;
mod fallback;
mod font_book;
mod fonts;
mod hyphen;
mod leading;
mod paragraph;
mod place;
mod setting;
mod shape;
mod together;

pub use block::{Align, Glyph, GlyphRun, TextBlock, TextLine, TextSpec, TextStyle};
pub use editor::{Affinity, Caret, EditorFrame, EditorOp, Motion, TextEditor};
pub use font_book::FontBook;
pub use fonts::{BrokenFont, EMOJI, SYMBOLS, VAZIRMATN, is_font};
