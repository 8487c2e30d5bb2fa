//! Breaking a paragraph into lines, with a hyphen where a word is divided: at a soft hyphen, and in a word that is
//! wider than the line, between two of its Latin letters.
//!
//! The line breaker knows nothing of hyphens, so their width is not in its lines. A line that would be too wide with
//! its hyphen is broken again in less space; that is rare, so that it may cost another pass over the paragraph.

use std::ops::Range;

use parley::BreakReason;

use super::{
    TextStyle,
    place::{ParagraphSource, PlacedLine, place},
    shape::{Shaped, Shaper},
};

/// U+00AD, where a word may be divided.
const SOFT_HYPHEN: char = '\u{ad}';
/// The hyphen that is shown: as wide as the soft one in Vazirmatn, and shorter than the minus on keyboards.
const HYPHEN: &str = "\u{2010}";

/// The number of bytes that may be broken into lines again for the sake of hyphens: a title many times, a text of
/// several pages hardly. After that, all lines of the paragraph leave room for a hyphen.
const MOST_BROKEN_AGAIN: usize = 20_000;

/// The number of characters of the longest word that takes hyphens. Longer ones are data, not words; to search them for
/// their ends at each line would cost the square of their length.
const LONGEST_WORD: usize = 200;

/// Breaks `shaped`, the shaped form of `text`, into lines of at most `width`; `hyphen` is the width of a hyphen.
pub(super) fn break_lines(shaped: &mut Shaped, text: &str, width: Option<f32>, hyphen: f32) {
    shaped.break_all_lines(width);
    let Some(width) = width else { return };
    if !shaped.lines().any(|line| Divided::of(&line, text).is_some()) {
        return;
    }
    // Each pass narrows one line, from the first to the last.
    let mut widths: Vec<f32> = Vec::new();
    for _ in 0..MOST_BROKEN_AGAIN / text.len().max(1) {
        let overfull = shaped.lines().enumerate().position(|(number, line)| {
            widths.get(number).is_none_or(|given| *given >= width)
                && Divided::of(&line, text).is_some()
                && line.metrics().advance + hyphen > width
        });
        let Some(number) = overfull else { return };
        widths.resize(widths.len().max(number + 1), width);
        if let Some(given) = widths.get_mut(number) {
            *given = (width - hyphen).max(0.0);
        }
        let mut breaker = shaped.break_lines();
        breaker.state_mut().set_layout_max_advance(width);
        let mut given = widths.iter().copied().chain(std::iter::repeat(width));
        loop {
            breaker.state_mut().set_line_max_advance(given.next().unwrap_or(width));
            if breaker.break_next().is_none() {
                break;
            }
        }
        breaker.finish();
    }
    shaped.break_all_lines(Some((width - hyphen).max(0.0)));
}

/// A line that ends within a word which takes a hyphen.
pub(super) struct Divided {
    /// The bytes of the line in the paragraph.
    range: Range<usize>,
    /// The end of what is shown before the hyphen: the start of a soft hyphen, or the end of the line.
    end: usize,
}

impl Divided {
    /// How `line` of `text` ends; `None` if it does not divide a word that takes a hyphen.
    pub(super) fn of(line: &parley::Line<'_, ()>, text: &str) -> Option<Self> {
        let range = line.text_range();
        let shown = text.get(range.clone())?;
        let end = match line.break_reason() {
            BreakReason::Regular => range.start + shown.strip_suffix(SOFT_HYPHEN)?.len(),
            BreakReason::Emergency if is_within_word(text, range.end) => range.end,
            BreakReason::Emergency | BreakReason::None | BreakReason::Explicit => return None,
        };
        Some(Self { range, end })
    }

    /// The line, a line of `source`, with its hyphen.
    pub(super) fn hyphenated(&self, source: ParagraphSource<'_>, style: TextStyle, shaper: &mut Shaper) -> PlacedLine {
        let shown = source.text.get(self.range.start..self.end).unwrap_or_default();
        let text = format!("{shown}{HYPHEN}");
        let offset = source.offset + self.range.start;
        let line = ParagraphSource { text: &text, offset, ellipsis: shown.len(), ..source };
        let placed = shaper.with_shaped(&text, style, Some(source.direction), |shaped| {
            shaped.break_all_lines(None);
            shaped.lines().next().map(|set| place(&set, line))
        });
        let mut placed = placed.unwrap_or_else(|| PlacedLine::empty(offset, source.direction));
        let (end, whole) = (source.offset + self.end, offset..source.offset + self.range.end);
        // The hyphen is the soft one, if there is one, and otherwise no part of the text.
        for cluster in placed.line.clusters.iter_mut().filter(|cluster| cluster.range.start >= end) {
            cluster.range = end..whole.end;
        }
        placed.line.clusters.retain(|cluster| !cluster.range.is_empty());
        placed.line.range = whole.clone();
        placed.line.end = whole.end;
        placed
    }
}

/// Whether `at` is between two letters of a word in Latin letters. Addresses and codes, which have other signs too,
/// take no hyphen: it would seem to be part of them.
fn is_within_word(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let head: String = before.chars().rev().take_while(|c| !c.is_whitespace()).take(LONGEST_WORD).collect();
    let tail: String = after.chars().take_while(|c| !c.is_whitespace()).take(LONGEST_WORD).collect();
    let is_word = head.chars().count() + tail.chars().count() <= LONGEST_WORD;
    let tail = tail.trim_end_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '…' | '”' | '’'));
    let is_letter = |c: char| c.is_alphabetic() && (c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
    is_word
        && !head.is_empty()
        && !tail.is_empty()
        && head.chars().chain(tail.chars()).all(|c| is_letter(c) || matches!(c, SOFT_HYPHEN | '\'' | '’'))
}

/// The width of a hyphen.
pub(super) fn hyphen_width(style: TextStyle, shaper: &mut Shaper) -> f32 {
    shaper.with_shaped(HYPHEN, style, None, |shaped| {
        shaped.break_all_lines(None);
        shaped.lines().next().map_or(0.0, |line| line.metrics().advance)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_in_latin_letters_are_divided_with_a_hyphen() {
        let divided = |text: &str| is_within_word(text, text.char_indices().nth(4).map_or(0, |(at, _)| at));
        for text in ["Donaudampf", "Donaudampf.", "Kön’gliche", "Việtnamese"] {
            assert!(divided(text), "{text}");
        }
        for text in ["https://a.b", "AB-12045", "مشتریان", "客户旅程地图", "name@host", "abc def"] {
            assert!(!divided(text), "{text}");
        }
        assert!(divided(&"a".repeat(LONGEST_WORD)));
        assert!(!divided(&"a".repeat(LONGEST_WORD + 1)));
    }
}
