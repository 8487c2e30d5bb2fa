//! The changes that a session records, and the readers that follow them.

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;
use safar::{
    analysis::{Facets, SearchIndex, facets, findings, uses},
    edit::{Command, Session, Things, Touched},
    model::{Card, CardId, Filter, Map},
};

use crate::{
    edit_commands::{Whim, small_map, whim},
    support::{arbitrary_map::arbitrary_map, edits::put_card},
};

/// One random step: an edit, or undo, redo, or a part of a gesture.
fn step(session: &mut Session, whim: &Whim) {
    match whim.below(12) {
        0 => session.begin_gesture("Gesture"),
        1 => session.end_gesture(),
        2 => session.cancel_gesture(),
        3 => drop(session.undo()),
        4 => drop(session.redo()),
        5 => session.travel_to(session.position() / 2),
        _ => drop(session.apply(whim.command(session.map()))),
    }
}

/// Panics unless the parts of `before` and `after` that `touched` does not name are equal.
fn assert_rest_is_equal(before: &Map, after: &Map, touched: &Touched) {
    let cards: BTreeSet<&CardId> = before.cards.keys().chain(after.cards.keys()).collect();
    let room = |card: &Card| (card.place.clone(), card.span);
    for id in cards {
        let (old, new) = (before.cards.get(id), after.cards.get(id));
        assert!(old == new || touched.cards.contains(id), "{id}");
        assert!(old.map(room) == new.map(room) || touched.moved.contains(id), "{id} moved");
    }
    for key in before.feelings.keys().chain(after.feelings.keys()) {
        assert!(before.feelings.get(key) == after.feelings.get(key) || touched.feelings.contains(key), "{key:?}");
    }
    assert!(touched.info || before.info == after.info, "info");
    assert!(touched.personas || before.personas == after.personas, "personas");
    assert!(touched.stages || before.stages == after.stages, "stages");
    assert!(touched.lanes || before.lanes == after.lanes, "lanes");
    assert!(touched.channels || before.channels == after.channels, "channels");
    assert!(touched.sources || before.sources == after.sources, "sources");
    assert!(touched.pictures || before.pictures == after.pictures, "pictures");
    assert!(touched.views || before.views == after.views, "views");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_touched_is_equal(
        map in prop_oneof![Just(small_map()), arbitrary_map()],
        whims in prop::collection::vec(whim(), 1..120),
    ) {
        let mut session = Session::new(map);
        let mut states = vec![(session.revision(), session.map().clone())];
        for whim in &whims {
            step(&mut session, whim);
            let (last, before) = &states[states.len() - 1];
            if *last == session.revision() {
                prop_assert_eq!(before, session.map());
                prop_assert!(session.changes_since(*last).is_nothing());
                continue;
            }
            prop_assert!(session.changes_since(*last) != Touched::everything(), "the last change is remembered");
            for (revision, before) in states.iter().rev().take(20) {
                assert_rest_is_equal(before, session.map(), &session.changes_since(*revision));
            }
            states.push((session.revision(), session.map().clone()));
        }
    }

    #[test]
    fn what_follows_the_changes_is_what_is_made_from_the_whole_map(
        map in prop_oneof![Just(small_map()), arbitrary_map()],
        whims in prop::collection::vec(whim(), 1..40),
    ) {
        let mut session = Session::new(map);
        let (mut index, mut revision) = (SearchIndex::of(session.map()), session.revision());
        let (mut counted, filter) = (facets(session.map(), &Filter::default()), Filter::default());
        let (mut found, mut used) = (findings(session.map(), None), uses(session.map()));
        for whim in &whims {
            step(&mut session, whim);
            let (map, touched) = (session.map(), session.changes_since(revision));
            revision = session.revision();
            index.follow(map, &touched);
            let anew = SearchIndex::of(map);
            for query in ["a", "e", "c", "ا", "1", " "] {
                prop_assert_eq!(index.find(query), anew.find(query), "{}", query);
            }
            if Facets::depend_on(&touched) {
                counted = facets(map, &filter);
            }
            prop_assert_eq!(&counted, &facets(map, &filter));
            // As the window updates them (`ui/desk/findings`).
            if !(Touched { views: false, pictures: false, ..touched.clone() }).is_nothing() {
                found = findings(map, None);
            }
            if !touched.cards.is_empty() || touched.stages || touched.lanes {
                used = uses(map);
            }
            prop_assert_eq!(&found, &findings(map, None));
            prop_assert_eq!(&used, &uses(map));
        }
    }
}

#[test]
fn a_revision_that_is_not_remembered_touches_everything() {
    let mut session = Session::new(small_map());
    let opened = session.revision();
    assert_ne!(opened, Session::new(small_map()).revision(), "another document has other revisions");
    assert_eq!(session.changes_since(0), Touched::everything());
    assert_eq!(session.changes_since(Session::new(small_map()).revision()), Touched::everything());
    for number in 0..64 {
        session.apply(Command::AddPersona { at: 0, name: format!("Persona {number}") }).unwrap();
    }
    assert_eq!(session.changes_since(opened), Touched { personas: true, ..Touched::default() });
    session.undo();
    assert_eq!(session.changes_since(opened), Touched::everything(), "that was 65 changes ago");
}

#[test]
fn everything_is_each_part_of_a_map() {
    let Touched { cards, moved, feelings, info, personas, stages, lanes, channels, sources, pictures, views } =
        Touched::everything();
    assert_eq!((cards, moved, feelings), (Things::All, Things::All, Things::All));
    assert_eq!([info, personas, stages, lanes, channels, sources, pictures, views], [true; 8]);
}

#[test]
fn an_edited_title_folds_only_the_texts_of_its_card() {
    let mut session = Session::new(small_map());
    let (mut index, revision) = (SearchIndex::of(session.map()), session.revision());
    let id = session.map().cards.keys().next().unwrap().clone();
    let card = Card { title: "Newspaper".into(), text: "On Fridays".into(), ..session.map().cards[&id].clone() };
    put_card(&mut session, &card).unwrap();
    let touched = session.changes_since(revision);
    assert!(touched.cards.contains(&id) && touched.moved.is_empty(), "{touched:?}");
    assert_eq!(index.follow(session.map(), &touched), 2, "the title and the text");
    assert_eq!(index.find("newspaper").len(), 1);
}

#[test]
fn undoing_a_deletion_brings_back_the_same_allocation() {
    let map = small_map();
    let mut session = Session::new(map.clone());
    let id = map.cards.keys().next().unwrap();
    session.apply(Command::DeleteCards(vec![id.clone()])).unwrap();
    session.undo();
    assert!(
        Arc::ptr_eq(map.cards.shared(id).unwrap(), session.map().cards.shared(id).unwrap()),
        "the history shares it"
    );
}
