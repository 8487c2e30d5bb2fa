//! Fuzzy matching: whether a few typed letters match a label, and how well.
//!
//! The typed letters must occur in the label in the same order. Their best placement is found by dynamic programming
//! (local alignment with affine gap costs, Smith and Waterman 1981, Gotoh 1982). The weights favour the start of the
//! label, then the starts of words, then adjacent letters.

use std::ops::Range;

use super::{Folded, letters::is_gap};

/// A match of a query in a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fuzzy {
    /// Quality of the match; higher is better. Comparable only with scores for the same query.
    pub score: i32,
    /// Bytes of the label that the query's letters matched, in order and without overlap.
    pub ranges: Vec<Range<usize>>,
}

/// Added for each matched letter, and in addition at the start of the label, at the start of a word, or directly after
/// the previous match.
const LETTER: i32 = 16;
const LABEL_START: i32 = 18;
const WORD_START: i32 = 12;
const TOGETHER: i32 = 10;
/// Subtracted for opening a gap between two matched letters, and for each letter in it.
const GAP: i32 = 4;
const GAP_LETTER: i32 = 1;
/// Added if the query matches every letter of the label.
const WHOLE: i32 = 40;
/// Subtracted if the words match only in an order other than the typed one.
const REORDERED: i32 = 12;
/// Queries and labels are compared up to this many letters.
const LONGEST: usize = 256;

/// Matches `query` against the label `candidate`; `None` if they do not match. An empty query matches every label with
/// score 0. Of two equally good matches the shorter label scores higher.
#[must_use]
pub fn fuzzy(query: &str, candidate: &str) -> Option<Fuzzy> {
    let asked: Vec<char> = Folded::of(query).letters().iter().copied().take(LONGEST).collect();
    let label = Folded::of(candidate);
    let words: Vec<Vec<char>> =
        asked.split(|letter| is_gap(*letter)).filter(|word| !word.is_empty()).map(<[char]>::to_vec).collect();
    if words.is_empty() {
        return Some(Fuzzy { score: 0, ranges: Vec::new() });
    }
    let in_order = placed(&words.concat(), &label);
    let mut best = in_order;
    if words.len() > 1 {
        // Also try the words in any order: "png export" for "Export as PNG".
        let each: Option<Vec<_>> = words.iter().map(|word| placed(word, &label)).collect();
        if let Some(each) = each {
            let score = each.iter().map(|(score, _)| score).sum::<i32>() - REORDERED;
            if best.as_ref().is_none_or(|(known, _)| *known < score) {
                let mut at: Vec<usize> = each.into_iter().flat_map(|(_, at)| at).collect();
                at.sort_unstable();
                at.dedup();
                best = Some((score, at));
            }
        }
    }
    let (score, at) = best?;
    let length = i32::try_from(label.letters().len().min(LONGEST)).unwrap_or_default();
    Some(Fuzzy { score: score * 8 - length, ranges: ranges(&at, &label) })
}

/// The best positions for the letters `asked` in `label`, with their score.
fn placed(asked: &[char], label: &Folded) -> Option<(i32, Vec<usize>)> {
    let letters = label.letters().get(..label.letters().len().min(LONGEST))?;
    // For each asked letter and each position in the label: the best score that ends there, and the previous position.
    let mut rows: Vec<Vec<Option<(i32, usize)>>> = Vec::with_capacity(asked.len());
    for (row, letter) in asked.iter().enumerate() {
        let before = row.checked_sub(1).and_then(|row| rows.get(row));
        let mut gapped: Option<(i32, usize)> = None;
        let mut places = Vec::with_capacity(letters.len());
        for (at, own) in letters.iter().enumerate() {
            let adjacent = at.checked_sub(1).and_then(|last| Some((before?.get(last)?.as_ref()?.0, last)));
            let from = match before {
                None => Some((0, at)),
                Some(_) => better(adjacent.map(|(score, last)| (score + TOGETHER, last)), gapped),
            };
            let place = from.filter(|_| own == letter).map(|(score, last)| (score + LETTER + bonus(letters, at), last));
            places.push(place);
            let opened = adjacent.map(|(score, last)| (score - GAP, last));
            gapped = better(gapped, opened).map(|(score, last)| (score - GAP_LETTER, last));
        }
        rows.push(places);
    }
    let ends = rows.last()?.iter().enumerate().filter_map(|(at, place)| Some((place.as_ref()?.0, at)));
    // Of equal scores the first is taken.
    let (score, end) = ends.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let mut at = vec![end];
    let mut here = end;
    for row in rows.iter().skip(1).rev() {
        here = row.get(here)?.as_ref()?.1;
        at.push(here);
    }
    at.reverse();
    let is_whole = letters.len() == asked.len();
    Some((score + if is_whole { WHOLE } else { 0 }, at))
}

fn better(a: Option<(i32, usize)>, b: Option<(i32, usize)>) -> Option<(i32, usize)> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn bonus(letters: &[char], at: usize) -> i32 {
    match at.checked_sub(1).and_then(|before| letters.get(before)) {
        None => LABEL_START,
        Some(before) if !before.is_alphanumeric() => WORD_START,
        Some(_) => 0,
    }
}

/// The byte ranges of the letters at `at`; touching ranges are joined.
fn ranges(at: &[usize], label: &Folded) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for bytes in at.iter().filter_map(|at| label.bytes(*at..*at + 1)) {
        match ranges.last_mut() {
            Some(last) if last.end >= bytes.start => last.end = last.end.max(bytes.end),
            Some(_) | None => ranges.push(bytes),
        }
    }
    ranges
}
