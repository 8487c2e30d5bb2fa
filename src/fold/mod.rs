//! Text folding: spellings that people mean as the same text become equal and can be compared and searched.
//!
//! Folding ignores: case; diacritics and Arabic marks; the variants of Arabic letters that depend on the keyboard (ي ی
//! ى, ك ک, ة ه, أ إ آ ٱ ا, ؤ و, ئ ی); the script of digits; the shape of quotation marks and hyphens; tatweel, joiners
//! and direction marks; and the amount of space. A half-space (ZWNJ) matches both a space and no space. Results of a
//! search are byte ranges of the original text.

mod fuzzy;
mod letters;
mod line;
mod search;

pub use fuzzy::{Fuzzy, fuzzy};
pub use line::{on_one_line, shortened};
pub use search::{Folded, Query};

use letters::{FoldedPiece, HALF_SPACE, each_piece};

/// The comparison form of `text`: texts that differ only in what folding ignores give the same result. Half-spaces and
/// surrounding space are removed.
///
/// Folding is idempotent.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_piece(text, |piece| match piece {
        FoldedPiece::Letter(letter, _) if letter == HALF_SPACE || (letter == ' ' && out.ends_with(' ')) => {}
        FoldedPiece::Letter(letter, _) => out.push(letter),
        FoldedPiece::Ignored { .. } => {}
    });
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

/// `text` folded and reduced to letters and digits, for comparing names that may be typed as one word.
#[must_use]
pub fn squashed(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
