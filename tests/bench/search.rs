//! Searching a map while the user types.

use std::error::Error;

use safar::{
    analysis::{SearchIndex, replacement},
    edit::{Command, Session},
    model::{CardId, Filter, TextField, TextPlace, Thing},
};

use super::{cards, clock::median_of};

/// Prints median times for a map of `count` cards: building the index, following one edited title with it,
/// a query that matches most cards, a query that
/// matches few, filtering by text, and replacing every match.
pub(crate) fn measure(count: usize) -> Result<(), Box<dyn Error>> {
    let map = cards::map(count);
    let index = SearchIndex::of(&map);
    let hits = index.find("دوست");
    let mut session = Session::new(map.clone());
    session.apply(replacement(&map, "دوست", &hits, "رفیق"))?;
    let (edited, before_edit) = (map.cards.keys().next().cloned(), session.revision());
    session.apply(retitled(edited.ok_or("a map without cards")?))?;
    let mut followed = SearchIndex::of(session.map());
    let touched = session.changes_since(before_edit);
    let filter = Filter { text: "crm".to_owned(), ..Filter::default() };
    let matcher = filter.matcher(&map);
    println!(
        "{count:>6} cards: index {:.2} ms, after an edit {:.2} ms, “e” {:.2} ms ({} hits), “دوست” {:.2} ms ({} hits), \
         filter {:.2} ms, replace {:.2} ms",
        median_of(|| SearchIndex::of(&map)),
        median_of(|| followed.follow(session.map(), &touched)),
        median_of(|| index.find("e")),
        index.find("e").len(),
        median_of(|| index.find("دوست")),
        hits.len(),
        median_of(|| map.cards.values().filter(|card| matcher.matches(card)).count()),
        median_of(|| replacement(&map, "دوست", &hits, "رفیق")),
    );
    Ok(())
}

fn retitled(card: CardId) -> Command {
    let title = TextPlace { thing: Thing::Card(card), field: TextField::Title };
    Command::ReplaceTexts { what: String::new(), with: String::new(), texts: vec![(title, "Another".to_owned())] }
}
