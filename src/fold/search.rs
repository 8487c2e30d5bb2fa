//! Finding a folded text in another, and where it stands in the original.

use std::ops::Range;

use super::letters::{HALF_SPACE, Piece, each_piece, is_gap};

/// A text folded for searching, which knows where each letter came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    letters: Vec<char>,
    spans: Vec<Span>,
}

/// The bytes a letter came from. No text is longer than a map file, so 32 bits suffice.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

/// What is searched for, folded once for any number of texts.
#[derive(Clone, Debug, Default)]
pub struct Query {
    letters: Vec<char>,
}

impl Query {
    /// The query `text`, without the space around it.
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

    /// Whether there is nothing to search for; such a query is found nowhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether the query is in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        !self.is_empty() && !text.is_empty() && Folded::of(text).next_from(0, self).is_some()
    }
}

impl Folded {
    /// `text`, folded.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folded = Self { letters: Vec::with_capacity(text.len()), spans: Vec::with_capacity(text.len()) };
        each_piece(text, |piece| folded.add(piece));
        folded
    }

    /// Where `query` is in the original text: ranges of bytes, in order, none over another.
    ///
    /// A range begins and ends between characters of the original, and takes the marks of its last letter along.
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

    /// The letters, half-spaces among them.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// The bytes of the original that the letters in `range` came from.
    pub(super) fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.spans.get(range.start)?;
        let last = self.spans.get(range.end.checked_sub(1)?)?;
        Some(first.start as usize..last.end as usize)
    }

    fn add(&mut self, piece: Piece) {
        let last = self.letters.last_mut().zip(self.spans.last_mut());
        match piece {
            Piece::Letter(letter, bytes) => {
                let span = Span { start: narrow(bytes.start), end: narrow(bytes.end) };
                match last {
                    // A space swallows the spaces and half-spaces beside it, so that only words count.
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
            Piece::Ignored { bytes, is_mark } => {
                if let Some((_, span)) = last.filter(|(_, span)| is_mark && span.end == narrow(bytes.start)) {
                    span.end = narrow(bytes.end);
                }
            }
        }
    }

    /// The first place of `query` from the letter at `from` on, and the letter after it.
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

    /// The letter after `query` where that stands at the letter `at` and takes whole characters of the original.
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
