//! Searching a map while the user types.

use std::error::Error;

use safar::{
    analysis::{SearchIndex, replacement},
    edit::Session,
    model::Filter,
};

use super::{cards, clock::median_of};

/// Prints median times for a map of `count` cards: building the index, a query that matches most cards, a query that
/// matches few, filtering by text, and replacing every match.
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
