//! Searching every text of a map and replacing the matches.

use proptest::prelude::*;
use safar::{
    analysis::{Match, SearchIndex, find, replacement},
    edit::{Command, Session},
    fold::{Query, fold},
    model::{Map, TextField, TextPlace, Thing},
    storage::parse_map,
};

use crate::support::arbitrary_map::{arbitrary_map, hostile_text};

const WHOLE: &str = include_str!("../fixtures/whole.ron");

fn whole() -> Map {
    parse_map("whole.ron", WHOLE.as_bytes()).unwrap().map
}

/// The text at `place`.
fn text_at(map: &Map, place: &TextPlace) -> String {
    let mut found = None;
    map.each_text(&mut |other, text| {
        if other == *place {
            assert!(found.is_none(), "{place:?} twice");
            found = Some(text.to_owned());
        }
    });
    found.unwrap_or_else(|| panic!("no text at {place:?}"))
}

#[test]
fn every_text_that_the_file_has_is_found() {
    let map = whole();
    for (query, field) in [
        ("birthday present", TextField::Title),
        ("online shop", TextField::Scope),
        ("three days", TextField::Scenario),
        ("delivered on time", TextField::Goal(1)),
        ("Safar", TextField::Author(0)),
        ("busy parent", TextField::Role),
        ("ten minutes", TextField::Quote),
        ("speed", TextField::Need(0)),
        ("forms", TextField::Frustration(0)),
        ("where do we meet", TextField::Prompt),
        ("a need comes up", TextField::Text),
        ("curiosity", TextField::ContactReason),
        ("marketing", TextField::Department),
        ("main street", TextField::PointOfSale),
        ("nour", TextField::Owner),
        ("why?", TextField::CommentText(0)),
        ("hired", TextField::Outcome(0)),
        ("%", TextField::Unit),
        ("conversion", TextField::Title),
        ("good", TextField::Note),
        ("bale messenger", TextField::Title),
        ("12 interviews", TextField::Title),
        ("wiki", TextField::Locator),
        ("smiling woman", TextField::Description),
        ("what mona meets", TextField::Title),
    ] {
        let hits = find(&map, query);
        assert!(hits.iter().any(|hit| hit.place.field == field), "{query}: {hits:?}");
    }
    assert_eq!(find(&map, " "), []);
}

#[test]
fn hits_come_in_reading_order() {
    let sample =
        crate::support::shipped_maps::shipped_maps().into_iter().find(|(name, _)| name.contains("online-shop.en"));
    let (_, map) = sample.unwrap();
    let cards = |hits: &[Match]| -> Vec<_> {
        hits.iter()
            .filter_map(|hit| match &hit.place.thing {
                Thing::Card(id) => Some(id.clone()),
                _ => None,
            })
            .collect()
    };
    let mut found = cards(&find(&map, "e"));
    found.dedup();
    assert!(found.len() > 10);
    let order: Vec<_> = map.cards_in_reading_order().into_iter().map(|card| card.id.clone()).collect();
    let places: Vec<_> = found.iter().map(|id| order.iter().position(|other| other == id).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn all_is_replaced_as_one_step_that_one_undo_takes_back() {
    let mut session = Session::new(whole());
    let before = session.map().clone();
    let hits = find(&before, "mona");
    assert!(hits.len() >= 3, "{hits:?}");
    let applied = session.apply(replacement(&before, "mona", &hits, "مونا")).unwrap();
    assert_eq!(applied.label.to_string(), "Replace “mona” by “مونا”");
    assert_eq!(find(session.map(), "mona"), []);
    assert_eq!(session.map().personas[0].name, "مونا, 34");
    assert_eq!(session.map().info.scenario, "مونا needs a present within three days.");
    session.undo().unwrap();
    assert_eq!(*session.map(), before);
    assert!(!session.can_undo());
}

#[test]
fn one_hit_alone_can_be_replaced_and_a_text_that_is_gone_is_refused() {
    let mut session = Session::new(whole());
    let hits = find(session.map(), "present");
    let one = Match { place: hits[0].place.clone(), ranges: vec![hits[0].ranges[0].clone()] };
    let command = replacement(session.map(), "present", &[one], "gift");
    session.apply(command).unwrap();
    assert_eq!(session.map().info.title, "Ordering a birthday gift online");
    assert_eq!(find(session.map(), "present").len(), hits.len() - 1);
    let place = TextPlace { thing: Thing::Map, field: TextField::Goal(9) };
    let gone = Command::ReplaceTexts { what: String::new(), with: String::new(), texts: vec![(place, String::new())] };
    assert!(session.apply(gone).is_err());
}

#[test]
fn matches_are_replaced_in_any_order_and_each_once() {
    let mut session = Session::new(Map::default());
    session.apply(Command::AddStage { at: 0, title: "one two one two one".into() }).unwrap();
    let hits = find(session.map(), "one");
    let ranges = &hits[0].ranges;
    assert_eq!(ranges.len(), 3);
    let alone = |at: usize| Match { place: hits[0].place.clone(), ranges: vec![ranges[at].clone()] };
    let beyond = Match { place: hits[0].place.clone(), ranges: std::iter::once(18..99).collect() };
    session.apply(replacement(session.map(), "one", &[alone(2), beyond, alone(0), alone(2)], "three")).unwrap();
    assert_eq!(session.map().stages[0].title, "three two one two three");
}

#[test]
fn what_is_no_text_is_left_alone() {
    let map = whole();
    let mut session = Session::new(map.clone());
    for digit in ["1", "2", "3", "4", "7", "0"] {
        let hits = find(session.map(), digit);
        let command = replacement(session.map(), digit, &hits, "x");
        session.apply(command).unwrap();
    }
    let now = session.map();
    assert_eq!((now.info.date, &now.feelings.len()), (map.info.date, &map.feelings.len()));
    for (before, after) in map.cards.values().zip(now.cards.values()) {
        assert_eq!((&before.id, before.importance, before.due), (&after.id, after.importance, after.due));
        assert_eq!(before.metric.as_ref().map(|it| it.target), after.metric.as_ref().map(|it| it.target));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_hit_says_the_query_and_no_text_that_says_it_is_missed(map in arbitrary_map(), query in hostile_text()) {
        let hits = SearchIndex::of(&map).find(&query);
        let spaceless = |text: &str| fold(text).replace(' ', "");
        for hit in &hits {
            let text = text_at(&map, &hit.place);
            prop_assert!(!hit.ranges.is_empty());
            for range in &hit.ranges {
                prop_assert_eq!(spaceless(text.get(range.clone()).unwrap()), spaceless(&query));
            }
        }
        let asked = Query::new(&query);
        map.each_text(&mut |place, text| {
            assert_eq!(asked.is_in(text), hits.iter().any(|hit| hit.place == place), "{place:?}: {text:?}");
        });
    }

    #[test]
    fn replacing_is_undone_exactly(map in arbitrary_map(), query in "[aeWسم]", with in hostile_text()) {
        let mut session = Session::new(map.clone());
        let hits = find(&map, &query);
        let is_change = session.apply(replacement(&map, &query, &hits, &with)).unwrap().is_change;
        if is_change {
            prop_assert!(session.undo().is_some());
        }
        prop_assert_eq!(session.map(), &map);
        prop_assert!(!session.can_undo());
    }
}
