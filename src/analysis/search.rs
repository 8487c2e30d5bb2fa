//! Searching every text of a map, and replacing what was found.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    edit::{Command, Touched},
    fold::{Folded, Query},
    model::{Map, TextPlace},
};

/// Every text of a map, folded and in reading order. It answers each letter of a query without folding a text again, and
/// follows an edit by folding the texts of what was touched ([`SearchIndex::follow`]).
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

/// Where `query` occurs in `map`, in reading order. To search repeatedly, keep a [`SearchIndex`].
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
