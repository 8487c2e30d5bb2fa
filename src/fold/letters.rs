//! Folding of single characters.

use std::ops::Range;

use icu_normalizer::{DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};

/// The zero-width non-joiner (ZWNJ), which separates parts of Persian words without a visible space.
pub(super) const HALF_SPACE: char = '\u{200c}';

/// Whether `letter` is a space or a half-space.
pub(super) fn is_gap(letter: char) -> bool {
    letter == ' ' || letter == HALF_SPACE
}

/// A piece of a folded text, with its bytes in the original.
pub(super) enum FoldedPiece {
    /// A letter, digit, sign or space that is compared; several may come from the same bytes.
    Letter(char, Range<usize>),
    /// Characters that comparing ignores.
    Ignored {
        /// Their bytes in the original.
        bytes: Range<usize>,
        /// Whether they belong to the letter directly before them, as a diacritic does.
        is_mark: bool,
    },
}

/// How one character folds, as far as is known without Unicode's tables.
enum Quick {
    One(char),
    Mark,
    Nothing,
    /// Known only after decomposition.
    Unknown,
}

/// Calls `visit` for each piece of `text`, in order.
pub(super) fn each_piece(text: &str, mut visit: impl FnMut(FoldedPiece)) {
    for (start, character) in text.char_indices() {
        let bytes = start..start + character.len_utf8();
        match quick(character) {
            Quick::One(letter) => visit(FoldedPiece::Letter(letter, bytes)),
            Quick::Mark => visit(FoldedPiece::Ignored { bytes, is_mark: true }),
            Quick::Nothing => visit(FoldedPiece::Ignored { bytes, is_mark: false }),
            Quick::Unknown => {
                let mut is_mark = true;
                decompose(character, &mut |letter| {
                    is_mark = false;
                    visit(FoldedPiece::Letter(letter, bytes.clone()));
                });
                if is_mark {
                    visit(FoldedPiece::Ignored { bytes, is_mark: true });
                }
            }
        }
    }
}

/// Calls `visit` for each letter of the decomposed `character`: lower case, without marks.
fn decompose(character: char, visit: &mut dyn FnMut(char)) {
    const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
    for part in NFKD.normalize_iter(std::iter::once(character)) {
        for lower in part.to_lowercase() {
            // Lower-casing may add a mark that the letter did not have (İ).
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

/// Whether `letter` is an optional mark: a diacritic above, below or through a letter, or an Arabic or Hebrew vowel.
/// Marks that form a different letter, as in Devanagari and Japanese, are kept.
fn is_mark(letter: char) -> bool {
    const CLASSES: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMapBorrowed::new();
    matches!(CLASSES.get_u8(letter), 1 | 10..=36 | 200..=255)
}

/// How `character` folds, if this is known without decomposing it.
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

/// How a character of the Arabic block folds.
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

/// The ASCII digit for `character`, where `zero` is the digit zero of its script.
fn digit(character: char, zero: char) -> char {
    let value = u32::from(character).saturating_sub(u32::from(zero));
    char::from_digit(value, 10).unwrap_or(character)
}
