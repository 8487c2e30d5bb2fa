//! Texts made comparable: what people type in different ways and mean alike is folded into one spelling.
//!
//! Folding is insensitive to case, to diacritics and Arabic marks, to which of ي ی ى, ك ک, ة ه, أ إ آ ٱ ا, ؤ و, ئ ی
//! somebody's keyboard has, to the script of digits, to the shape of quotation marks and hyphens, to tatweel, joiners
//! and marks of direction, and to how much space there is. A half-space (ZWNJ) is between a space and nothing: it
//! matches either. What is found is told as ranges in bytes of the original text.

mod fuzzy;
mod letters;
mod search;

pub use fuzzy::{Fuzzy, fuzzy};
pub use search::{Folded, Query};

use letters::{HALF_SPACE, Piece, each_piece};

/// `text` as it is compared: two texts that only differ in what folding ignores give the same. Half-spaces are left out,
/// and the space around the text is.
///
/// Folding twice is folding once.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_piece(text, |piece| match piece {
        Piece::Letter(letter, _) if letter == HALF_SPACE || (letter == ' ' && out.ends_with(' ')) => {}
        Piece::Letter(letter, _) => out.push(letter),
        Piece::Ignored { .. } => {}
    });
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

/// `text` folded, without anything but letters and digits: how names are compared that are typed in one word.
#[must_use]
pub fn squashed(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
