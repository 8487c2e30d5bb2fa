//! Writing maps: nothing is lost, the same map gives the same bytes, a small change a small difference.

use proptest::prelude::*;
use safar::{
    edit::{Command, Session},
    model::{CardId, Map, Place},
    storage::{SAMPLES, parse_map, write_map},
};

use crate::support::arbitrary_map::arbitrary_map;

/// A map with every field, as the program writes it.
const WHOLE: &str = include_str!("../fixtures/whole.ron");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_map_reads_back_as_it_was_written(map in arbitrary_map()) {
        let text = write_map(&map);
        let opened = parse_map("random.ron", text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&opened.map, &map);
        prop_assert_eq!(&opened.warnings, &vec![]);
        prop_assert_eq!(write_map(&opened.map), text);
    }
}

#[test]
fn a_canonical_file_is_written_back_byte_for_byte() {
    let opened = parse_map("whole.ron", WHOLE.as_bytes()).expect("the fixture is whole");
    let written = write_map(&opened.map);
    assert!(written == WHOLE, "{written}");
}

#[test]
fn moving_a_card_changes_only_the_places_of_the_cards_concerned() {
    let mut session = Session::new(sample());
    let before = write_map(session.map());
    let (id, mut to) = moved(session.map());
    session.apply(Command::MoveCards { ids: vec![id.clone()], to: to.clone() }).unwrap();
    let after = write_map(session.map());
    to.order = session.map().cards[&id].place.order;
    let changed = changed_lines(&before, &after);
    assert!((1..=4).contains(&changed.len()), "{changed:?}");
    assert!(changed.iter().all(|line| line.trim().starts_with("at: (")), "{changed:?}");
}

#[test]
fn adding_a_card_adds_its_own_lines_only() {
    let mut session = Session::new(sample());
    let before = write_map(session.map());
    let (_, mut place) = moved(session.map());
    place.order = usize::MAX;
    session.apply(Command::AddCard { place, title: "A new card".to_owned() }).unwrap();
    let after = write_map(session.map());
    assert_eq!(after.lines().count(), before.lines().count() + 5);
    assert_eq!(changed_lines(&after, &before).len(), 0);
}

#[test]
fn what_can_be_read_stays_readable_and_what_cannot_be_seen_is_escaped() {
    for (text, written) in [
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("رحلة العميل – CRM 2024", "رحلة العميل – CRM 2024"),
        ("👨\u{200d}👩\u{200d}👧 ❤\u{fe0f} 👋🏽 🇸🇦", "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f} 👋🏽 🇸🇦"),
        ("旅のe\u{301}", "旅のe\u{301}"),
        ("a\u{202e}b\u{200f}\u{2066}", "a\\u{202e}b\\u{200f}\\u{2066}"),
        ("\u{feff}\u{a0}\u{200b}\u{200d}\u{ad}", "\\u{feff}\\u{a0}\\u{200b}\\u{200d}\\u{ad}"),
        ("say \"so\"\\\n\r\t\0", "say \\\"so\\\"\\\\\\n\\r\\t\\u{0}"),
    ] {
        let mut map = Map::default();
        map.info.title = text.to_owned();
        let file = write_map(&map);
        assert!(file.contains(&format!("title: \"{written}\",")), "{file}");
        assert_eq!(parse_map("map.ron", file.as_bytes()).unwrap().map, map);
    }
}

fn sample() -> Map {
    SAMPLES[0].map().unwrap()
}

/// A card of the map, and a place in the next stage of its lane.
fn moved(map: &Map) -> (CardId, Place) {
    let card = map.cards.values().find(|card| card.place.stage == map.stages[0].id).unwrap();
    (card.id.clone(), Place { stage: map.stages[1].id.clone(), order: 0, ..card.place.clone() })
}

/// The lines of `text` that `other` lacks, counted with repetitions, in their order.
fn changed_lines<'a>(other: &str, text: &'a str) -> Vec<&'a str> {
    let mut others = other.lines().collect::<Vec<_>>();
    let is_new = |line: &&str| match others.iter().position(|other| other == line) {
        Some(at) => {
            others.remove(at);
            false
        }
        None => true,
    };
    text.lines().filter(is_new).collect()
}
