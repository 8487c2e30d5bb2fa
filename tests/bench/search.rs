//! Searching a map as somebody types.

use std::error::Error;

use safar::{
    analysis::{SearchIndex, replacement},
    edit::Session,
    model::Filter,
};

use super::{cards, clock::median_of};

/// Prints the median time of making an index of a map of `count` cards, of one query that most cards answer and one that
/// few do, of filtering by text, and of replacing everything found.
pub(crate) fn measure(count: usize) -> Result<(), Box<dyn Error>> {
    let map = cards::map(count);
    let index = SearchIndex::of(&map);
    let hits = index.find("دوست");
    let mut session = Session::new(map.clone());
    session.apply(replacement(&map, "دوست", &hits, "رفیق"))?;
    let filter = Filter { text: "crm".to_owned(), ..Filter::default() };
    let matcher = filter.matcher(&map);
    println!(
        "{count:>6} cards: index {:.2} ms, “e” {:.2} ms ({} hits), “دوست” {:.2} ms ({} hits), filter {:.2} ms, \
         replace {:.2} ms",
        median_of(|| SearchIndex::of(&map)),
        median_of(|| index.find("e")),
        index.find("e").len(),
        median_of(|| index.find("دوست")),
        hits.len(),
        median_of(|| map.cards.values().filter(|card| matcher.matches(card)).count()),
        median_of(|| replacement(&map, "دوست", &hits, "رفیق")),
    );
    Ok(())
}
