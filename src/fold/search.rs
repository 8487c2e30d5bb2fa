//! Finding one text in another by their folded forms, with byte ranges in the original.

use std::ops::Range;

use super::letters::{FoldedPiece, HALF_SPACE, each_piece, is_gap};

/// A text folded for searching, with the original bytes of each letter.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    letters: Vec<char>,
    spans: Vec<LetterBytes>,
}

/// The bytes a letter came from. Texts are never longer than a map file, so 32 bits suffice.
#[derive(Clone, Copy, Debug)]
struct LetterBytes {
    start: u32,
    end: u32,
}

/// A search text, folded once for searching many texts.
#[derive(Clone, Debug, Default)]
pub struct Query {
    letters: Vec<char>,
}

impl Query {
    /// Folds `text`, without the surrounding space.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut letters = Folded::of(text).letters;
        while letters.last().is_some_and(|letter| is_gap(*letter)) {
            letters.pop();
        }
        let start = letters.iter().take_while(|letter| is_gap(**letter)).count();
        letters.drain(..start);
        Self { letters }
    }

    /// Whether there is nothing to search for; an empty query is found nowhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether `text` contains the query.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        !self.is_empty() && !text.is_empty() && Folded::of(text).next_from(0, self).is_some()
    }
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folded = Self { letters: Vec::with_capacity(text.len()), spans: Vec::with_capacity(text.len()) };
        each_piece(text, |piece| folded.add(piece));
        folded
    }

    /// Every occurrence of `query`, as byte ranges of the original text, in order and without overlap.
    ///
    /// A range begins and ends between characters of the original and includes the marks of its last letter.
    #[must_use]
    pub fn ranges_of(&self, query: &Query) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut from = 0;
        while let Some((range, end)) = self.next_from(from, query) {
            ranges.push(range);
            from = end;
        }
        ranges
    }

    /// The folded letters, including half-spaces.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// The bytes of the original that the letters in `range` came from; `None` if `range` is empty or out of bounds.
    pub(super) fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.spans.get(range.start)?;
        let last = self.spans.get(range.end.checked_sub(1)?)?;
        Some(first.start as usize..last.end as usize)
    }

    fn add(&mut self, piece: FoldedPiece) {
        let last = self.letters.last_mut().zip(self.spans.last_mut());
        match piece {
            FoldedPiece::Letter(letter, bytes) => {
                let span = LetterBytes { start: narrow(bytes.start), end: narrow(bytes.end) };
                match last {
                    // A run of spaces and half-spaces becomes one space, so that only words count.
                    Some((before, place)) if is_gap(*before) && is_gap(letter) => {
                        if letter == ' ' {
                            *before = ' ';
                        }
                        if place.end == span.start {
                            place.end = span.end;
                        }
                    }
                    Some(_) | None => {
                        self.letters.push(letter);
                        self.spans.push(span);
                    }
                }
            }
            FoldedPiece::Ignored { bytes, is_mark } => {
                if let Some((_, span)) = last.filter(|(_, span)| is_mark && span.end == narrow(bytes.start)) {
                    span.end = narrow(bytes.end);
                }
            }
        }
    }

    /// The first occurrence of `query` at or after the letter `from`, and the index of the letter after it.
    fn next_from(&self, from: usize, query: &Query) -> Option<(Range<usize>, usize)> {
        let first = query.letters.first()?;
        let mut from = from;
        loop {
            let rest = self.letters.get(from..)?;
            let at = from + rest.iter().position(|letter| letter == first)?;
            if let Some(end) = self.end_of(at, query) {
                return Some((self.bytes(at..end)?, end));
            }
            from = at + 1;
        }
    }

    /// The index after `query` if it matches at the letter `at` and covers whole characters of the original.
    fn end_of(&self, at: usize, query: &Query) -> Option<usize> {
        let (mut here, mut asked) = (at, 0);
        while let Some(letter) = query.letters.get(asked) {
            match (self.letters.get(here), *letter) {
                (Some(own), letter) if *own == letter => (here, asked) = (here + 1, asked + 1),
                (Some(&HALF_SPACE), ' ') | (Some(' '), HALF_SPACE) => (here, asked) = (here + 1, asked + 1),
                (Some(&HALF_SPACE), _) => here += 1,
                (_, HALF_SPACE) => asked += 1,
                (Some(_) | None, _) => return None,
            }
        }
        let is_one =
            |a: usize, b: usize| self.spans.get(a).zip(self.spans.get(b)).is_some_and(|(a, b)| a.start == b.start);
        let begins_within = at.checked_sub(1).is_some_and(|before| is_one(before, at));
        let ends_within = is_one(here.saturating_sub(1), here);
        (!begins_within && !ends_within).then_some(here)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
