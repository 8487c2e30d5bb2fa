//! Text: from a string to glyphs at their places, for Arabic, Persian and English in one line.
//!
//! A [`FontBook`] sets a [`TextSpec`] as a [`TextBlock`]: lines broken, bidirectional order resolved, every glyph at
//! its place in map units. What measures, draws, exports and edits text all reads the same block. [`TextEditor`] is
//! the caret, the selection and the changes of a text being edited, over the same setting.

mod block;
mod cache;
mod editor;
mod ellipsis;
mod font_book;
mod fonts;
mod leading;
mod paragraph;
mod place;
mod setting;
mod shape;
mod together;

pub use block::{Align, Glyph, GlyphRun, TextBlock, TextLine, TextSpec, TextStyle};
pub use editor::{Affinity, Caret, EditorFrame, EditorOp, Motion, TextEditor};
pub use font_book::FontBook;
pub use fonts::{BrokenFont, EMOJI, SYMBOLS, VAZIRMATN};
