//! Searching every text of a map, and replacing what was found.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    edit::Command,
    fold::{Folded, Query},
    model::{Map, TextPlace},
};

/// Every text of a map, folded and in reading order. Made once for each revision of the map, it answers each letter
/// typed without folding anything anew.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    texts: Vec<(TextPlace, Folded)>,
}

/// A text in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which text.
    pub place: TextPlace,
    /// Where in it: bytes of the original text, in order, none over another; at least one range.
    pub ranges: Vec<Range<usize>>,
}

impl SearchIndex {
    /// The texts of `map`.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let mut texts = Vec::with_capacity(map.cards.len());
        map.each_text(&mut |place, text| texts.push((place, Folded::of(text))));
        Self { texts }
    }

    /// Where `query` occurs, in reading order; nowhere where it is blank.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let query = Query::new(query);
        if query.is_empty() {
            return Vec::new();
        }
        let found = self.texts.iter().map(|(place, text)| (place, text.ranges_of(&query)));
        let hits = found.filter(|(_, ranges)| !ranges.is_empty());
        hits.map(|(place, ranges)| Hit { place: place.clone(), ranges }).collect()
    }
}

/// Where `query` occurs in `map`, in reading order. To search again and again, keep a [`SearchIndex`].
#[must_use]
pub fn find(map: &Map, query: &str) -> Vec<Hit> {
    SearchIndex::of(map).find(query)
}

/// The command that puts `with` in the place of everything found in `hits` for `query`: all of them, or those somebody
/// chose. What the texts say by now is looked at: a range that is no longer part of its text is left alone.
#[must_use]
pub fn replacement(map: &Map, query: &str, hits: &[Hit], with: &str) -> Command {
    let mut found: BTreeMap<&TextPlace, Vec<Range<usize>>> = BTreeMap::new();
    for hit in hits {
        found.entry(&hit.place).or_default().extend(hit.ranges.iter().cloned());
    }
    let mut texts = Vec::with_capacity(found.len());
    map.each_text(&mut |place, text| {
        if let Some(mut ranges) = found.remove(&place) {
            ranges.sort_by_key(|range| range.start);
            texts.push((place, replaced(text, &ranges, with)));
        }
    });
    Command::ReplaceTexts { what: query.trim().to_owned(), with: with.to_owned(), texts }
}

/// `text` with `with` in the place of `ranges`, which are sorted; one that lies over the one before is left out.
fn replaced(text: &str, ranges: &[Range<usize>], with: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for range in ranges {
        let Some(between) = text.get(end..range.start).filter(|_| text.get(range.clone()).is_some()) else { continue };
        out.push_str(between);
        out.push_str(with);
        end = range.end;
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}
