//! Searching every text of a map and replacing the matches.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    edit::{Command, Touched},
    fold::{Folded, Query},
    model::{Map, TextPlace},
};

/// Every text of a map, folded and in reading order. Build it once for each revision of the map; each search then folds
/// only the query.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    texts: Vec<(TextPlace, Folded)>,
}

/// A text with at least one match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The text that matches.
    pub place: TextPlace,
    /// The matches: byte ranges of the original text, in order and without overlap; at least one.
    pub ranges: Vec<Range<usize>>,
}

impl SearchIndex {
    /// Indexes the texts of `map`.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let mut index = Self::default();
        index.follow(map, &Touched::everything());
        index
    }

    /// Follows an edit that led from the map of this index to `map` and changed nothing but `touched`. Returns how many
    /// texts had to be folded.
    pub fn follow(&mut self, map: &Map, touched: &Touched) -> usize {
        let mut before = std::mem::take(&mut self.texts).into_iter();
        // Texts that the walk below has passed by, because they moved towards the end or are gone.
        let mut passed: BTreeMap<TextPlace, Folded> = BTreeMap::new();
        let mut count: usize = 0;
        self.texts.reserve(map.cards.len());
        map.each_text(&mut |place, text| {
            let kept = if touched.contains(&place.thing) {
                None
            } else if let Some(folded) = passed.remove(&place) {
                Some(folded)
            } else {
                let mut found = None;
                for (other, folded) in before.by_ref() {
                    if other == place {
                        found = Some(folded);
                        break;
                    }
                    passed.insert(other, folded);
                }
                found
            };
            let folded = kept.unwrap_or_else(|| {
                count = count.saturating_add(1);
                Folded::of(text)
            });
            self.texts.push((place, folded));
        });
        count
    }

    /// Every match of `query`, in reading order; empty if `query` is blank.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Match> {
        let query = Query::new(query);
        if query.is_empty() {
            return Vec::new();
        }
        let found = self.texts.iter().map(|(place, text)| (place, text.ranges_of(&query)));
        let hits = found.filter(|(_, ranges)| !ranges.is_empty());
        hits.map(|(place, ranges)| Match { place: place.clone(), ranges }).collect()
    }
}

/// Every match of `query` in `map`, in reading order. To search repeatedly, keep a [`SearchIndex`].
#[must_use]
pub fn find(map: &Map, query: &str) -> Vec<Match> {
    SearchIndex::of(map).find(query)
}

/// The command that replaces all ranges of `hits`, found for `query`, by `with`. Pass only the matches the user chose.
/// Ranges that no longer fit the current texts of `map` are skipped.
#[must_use]
pub fn replacement(map: &Map, query: &str, hits: &[Match], with: &str) -> Command {
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

/// `text` with each of `ranges` (sorted) replaced by `with`; a range that overlaps the previous one is skipped.
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
