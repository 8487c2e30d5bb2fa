//! Line breaks in scripts that are written without spaces between words: Thai, Lao, Khmer and Burmese.
//!
//! The line breaker takes their words from dictionaries (1 MB in the program). Its feature for that would add a
//! dictionary of Chinese and Japanese words for the caret (2 MB), which line breaking does not need.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use icu_segmenter::{LineSegmenter, options::LineBreakOptions};
use parley::LineBreakContext;

/// For each two adjacent characters of a text: the two, and whether a line may break between them; `None` leaves that
/// to the usual rules.
pub(super) struct WordBreaks {
    pairs: Vec<(char, char, Option<bool>)>,
    /// The index of the pair that is asked about next.
    next: AtomicUsize,
}

impl WordBreaks {
    /// The breaks of `text`; `None` if it has no such script.
    pub(super) fn of(text: &str) -> Option<Self> {
        if !text.chars().any(is_without_spaces) {
            return None;
        }
        let segmenter = LineSegmenter::new_dictionary(LineBreakOptions::default());
        let breaks: BTreeSet<usize> = segmenter.segment_str(text).collect();
        let pairs = text.char_indices().zip(text.char_indices().skip(1)).map(|((_, before), (at, after))| {
            let is_within = is_without_spaces(before) && is_without_spaces(after);
            (before, after, is_within.then(|| breaks.contains(&at)))
        });
        Some(Self { pairs: pairs.collect(), next: AtomicUsize::new(0) })
    }

    /// Whether a line may break at `context`. The line breaker asks about the pairs in order, but not about all of
    /// them.
    pub(super) fn answer(&self, context: LineBreakContext) -> Option<bool> {
        let from = self.next.load(Ordering::Relaxed);
        let is_asked = |pair: &(char, char, Option<bool>)| (pair.0, pair.1) == (context.before, context.after);
        let found = self.pairs.iter().skip(from).position(is_asked)?;
        self.next.store(from + found + 1, Ordering::Relaxed);
        self.pairs.get(from + found)?.2
    }
}

/// Whether `character` is in the blocks of Thai, Lao, Burmese or Khmer.
fn is_without_spaces(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_breaks_between_words_and_nowhere_else() {
        let text = "แผนที่การเดินทางของลูกค้า CRM";
        let breaks = WordBreaks::of(text).expect("it is Thai");
        let within: Vec<bool> = breaks.pairs.iter().filter_map(|pair| pair.2).collect();
        assert!(within.iter().any(|may| *may) && within.iter().filter(|may| **may).count() < within.len() / 2);
        let (_, _, after_first_word) = breaks.pairs[5];
        assert_eq!(after_first_word, Some(true), "{:?}", breaks.pairs);
        assert!(WordBreaks::of("سفر CRM").is_none());
    }
}
