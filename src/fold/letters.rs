//! What single characters fold into.

use std::ops::Range;

use icu_normalizer::{DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};

/// The zero-width non-joiner, which parts Persian words without a gap.
pub(super) const HALF_SPACE: char = '\u{200c}';

/// Whether `letter` is a space or a half-space.
pub(super) fn is_gap(letter: char) -> bool {
    letter == ' ' || letter == HALF_SPACE
}

/// A part of a text, with the bytes of the original it comes from.
pub(super) enum Piece {
    /// A letter, a digit, a sign or a space to compare; several may come from the same bytes.
    Letter(char, Range<usize>),
    /// What is not compared.
    Ignored {
        /// The bytes it takes.
        bytes: Range<usize>,
        /// Whether it belongs to the letter right before it, as a mark does.
        is_mark: bool,
    },
}

/// What one character is when it needs no table of Unicode's.
enum Quick {
    One(char),
    Mark,
    Nothing,
    /// Only decomposing tells.
    Unknown,
}

/// Gives the parts of `text` to `visit`, in their order.
pub(super) fn each_piece(text: &str, mut visit: impl FnMut(Piece)) {
    for (start, character) in text.char_indices() {
        let bytes = start..start + character.len_utf8();
        match quick(character) {
            Quick::One(letter) => visit(Piece::Letter(letter, bytes)),
            Quick::Mark => visit(Piece::Ignored { bytes, is_mark: true }),
            Quick::Nothing => visit(Piece::Ignored { bytes, is_mark: false }),
            Quick::Unknown => {
                let mut is_mark = true;
                decompose(character, &mut |letter| {
                    is_mark = false;
                    visit(Piece::Letter(letter, bytes.clone()));
                });
                if is_mark {
                    visit(Piece::Ignored { bytes, is_mark: true });
                }
            }
        }
    }
}

/// Gives what `character` is made of to `visit`: without marks, in lower case.
fn decompose(character: char, visit: &mut dyn FnMut(char)) {
    const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
    for part in NFKD.normalize_iter(std::iter::once(character)) {
        for lower in part.to_lowercase() {
            // Lower case may bring a mark along (İ) that the letter did not have.
            for letter in NFKD.normalize_iter(std::iter::once(lower)) {
                match quick(letter) {
                    Quick::Unknown if letter == 'ß' => "ss".chars().for_each(&mut *visit),
                    Quick::One(letter) => visit(letter),
                    Quick::Unknown if !is_mark(letter) => visit(letter),
                    Quick::Unknown | Quick::Mark | Quick::Nothing => {}
                }
            }
        }
    }
}

/// Whether `letter` is a mark that writers leave out: above, below or through a letter, and the vowels of Arabic and
/// Hebrew. Marks that make another letter, as in Devanagari and Japanese, stay.
fn is_mark(letter: char) -> bool {
    const CLASSES: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMapBorrowed::new();
    matches!(CLASSES.get_u8(letter), 1 | 10..=36 | 200..=255)
}

/// What `character` folds into, where no decomposing is needed to tell.
fn quick(character: char) -> Quick {
    match character {
        'A'..='Z' => Quick::One(character.to_ascii_lowercase()),
        '`' => Quick::One('\''),
        '!'..='~' => Quick::One(character),
        ' ' | '\t'..='\r' | '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}' => Quick::One(' '),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Quick::Nothing,
        '\u{600}'..='\u{6ff}' => arabic(character),
        HALF_SPACE => Quick::One(HALF_SPACE),
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => {
            Quick::Nothing
        }
        '\u{ad}' | '\u{34f}' | '\u{200d}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            Quick::Mark
        }
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | '´' | 'ʼ' => Quick::One('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '〝' | '〞' => Quick::One('"'),
        '\u{2010}'..='\u{2015}' | '−' => Quick::One('-'),
        'ς' => Quick::One('σ'),
        'ı' => Quick::One('i'),
        'ł' | 'Ł' => Quick::One('l'),
        'ø' | 'Ø' => Quick::One('o'),
        'đ' | 'Đ' => Quick::One('d'),
        _ => Quick::Unknown,
    }
}

/// What a character of the Arabic block folds into.
fn arabic(character: char) -> Quick {
    Quick::One(match character {
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ي' | 'ى' | 'ئ' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ة' | 'ۀ' | 'ۂ' | 'ہ' | 'ۃ' | 'ھ' | 'ە' => 'ه',
        'ؤ' => 'و',
        '٠'..='٩' => digit(character, '٠'),
        '۰'..='۹' => digit(character, '۰'),
        '٪' => '%',
        '٫' | '۔' => '.',
        '٬' | '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '\u{640}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'
        | '\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' => return Quick::Mark,
        '\u{61c}' => return Quick::Nothing,
        '\u{675}'..='\u{678}' | 'ۓ' => return Quick::Unknown,
        other => other,
    })
}

/// The ASCII digit for `character`, counted from `zero` of its script.
fn digit(character: char, zero: char) -> char {
    let value = u32::from(character).saturating_sub(u32::from(zero));
    char::from_digit(value, 10).unwrap_or(character)
}
