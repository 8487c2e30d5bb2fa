//! Setting a field changes only that field, and edits of different fields of one thing never undo each other.

use proptest::prelude::*;
use safar::{
    edit::{
        CardField, CardPatch, ChannelField, Command, InfoField, LaneField, PersonaField, PictureField, Session,
        SourceField, StageField, StepField, ViewField,
    },
    model::{Map, Stage, Step},
};

use crate::{
    edit::{apply, card, session},
    edit_commands::assert_session_sound,
    support::arbitrary_map::arbitrary_map,
};

fn steps(stages: &[Stage]) -> Vec<&Step> {
    stages.iter().flat_map(|stage| &stage.steps).collect()
}

/// Sets each field of each thing to the value it has in the thing at the same position of the other list.
macro_rules! check_each_alone {
    ($field:ident: $before:expr, $after:expr) => {
        for (before, after) in $before.into_iter().zip($after) {
            for field in $field::all_of(after) {
                let name = field.name();
                let mut thing = before.clone();
                let inverse = field.clone().put(&mut thing);
                assert!(field.is_in(&thing), "{name} is set");
                assert_eq!(inverse.name(), name);
                let others = $field::differing(before, &thing);
                assert!(others.iter().all(|other| other.name() == name), "{name} is set alone: {others:?}");
                assert_eq!(inverse.put(&mut thing), field, "the inverse of the inverse of {name}");
                assert_eq!(thing, *before, "the inverse of {name} restores the thing");
            }
            assert_eq!($field::all_of(before).len(), $field::NAMES.len());
        }
    };
}

/// Sets two different fields of `thing` to the values of `donor`, in both orders, as two editors would. `set` makes the
/// command for a field.
macro_rules! check_both_kept {
    ($field:ident, $map:expr, $thing:expr, $donor:expr, $find:expr, $set:expr) => {
        let (map, find, set) = ($map, finder($find), $set);
        let fields = $field::all_of($donor);
        for first in &fields {
            let Some(kept_first) = after(map, [set(first.clone())]) else { continue };
            let of_first = $field::differing($thing, find(&kept_first));
            for second in fields.iter().filter(|second| second.name() != first.name()) {
                let Some(kept_second) = after(map, [set(second.clone())]) else { continue };
                let of_second = $field::differing($thing, find(&kept_second));
                let there = after(map, [set(first.clone()), set(second.clone())]).unwrap();
                let back = after(map, [set(second.clone()), set(first.clone())]).unwrap();
                let names = (first.name(), second.name());
                prop_assert!(there == back, "the order of {:?} makes no difference", names);
                for field in of_first.iter().chain(&of_second) {
                    prop_assert!(field.is_in(find(&there)), "{:?} lost {:?}", names, field);
                }
            }
        }
    };
}

/// Returns `find`; tells the compiler that the result of `find` borrows from the map.
fn finder<T, F: Fn(&Map) -> &T>(find: F) -> F {
    find
}

/// The map after `commands`; `None` if one is refused.
fn after<const N: usize>(map: &Map, commands: [Command; N]) -> Option<Map> {
    let mut session = Session::new(map.clone());
    for command in commands {
        session.apply(command).ok()?;
    }
    let end = session.map().clone();
    while session.undo().is_some() {}
    assert!(session.map() == map, "undoing gives the map back");
    Some(end)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_a_field_changes_it_alone_and_its_inverse_restores_it(a in arbitrary_map(), b in arbitrary_map()) {
        check_each_alone!(InfoField: [&a.info], [&b.info]);
        check_each_alone!(PersonaField: &a.personas, &b.personas);
        check_each_alone!(StageField: &a.stages, &b.stages);
        check_each_alone!(StepField: steps(&a.stages), steps(&b.stages));
        check_each_alone!(LaneField: &a.lanes, &b.lanes);
        check_each_alone!(CardField: a.cards.values(), b.cards.values());
        check_each_alone!(ChannelField: &a.channels, &b.channels);
        check_each_alone!(SourceField: &a.sources, &b.sources);
        check_each_alone!(PictureField: &a.pictures, &b.pictures);
        check_each_alone!(ViewField: &a.views, &b.views);
    }

    #[test]
    fn two_hands_on_different_fields_of_one_thing_lose_nothing_in_any_order(map in arbitrary_map(), b in arbitrary_map()) {
        let map = &map;
        check_both_kept!(InfoField, map, &map.info, &b.info, |map: &Map| &map.info, Command::SetInfo);
        if let [thing, .., donor] = map.cards.values().collect::<Vec<_>>().as_slice() {
            let set = |field| Command::set_card(&thing.id, field);
            check_both_kept!(CardField, map, thing, donor, |map: &Map| &map.cards[&thing.id], set);
        }
        if let [thing, .., donor] = map.personas.as_slice() {
            let set = |field| Command::SetPersona { id: thing.id.clone(), field };
            check_both_kept!(PersonaField, map, thing, donor, |map: &Map| map.persona(&thing.id).unwrap(), set);
        }
        if let [thing, .., donor] = map.stages.as_slice() {
            let set = |field| Command::SetStage { id: thing.id.clone(), field };
            check_both_kept!(StageField, map, thing, donor, |map: &Map| map.stage(&thing.id).unwrap(), set);
        }
        if let [thing, .., donor] = map.lanes.as_slice() {
            let set = |field| Command::SetLane { id: thing.id.clone(), field };
            check_both_kept!(LaneField, map, thing, donor, |map: &Map| map.lane(&thing.id).unwrap(), set);
        }
        if let [thing, .., donor] = map.channels.as_slice() {
            let set = |field| Command::SetOwnChannel { id: thing.id.clone(), field };
            check_both_kept!(ChannelField, map, thing, donor, |map: &Map| &map.channels[0], set);
        }
        if let [thing, .., donor] = map.sources.as_slice() {
            let set = |field| Command::SetSource { id: thing.id.clone(), field };
            check_both_kept!(SourceField, map, thing, donor, |map: &Map| map.source(&thing.id).unwrap(), set);
        }
        if let [thing, .., donor] = map.views.as_slice() {
            let set = |field| Command::SetView { id: thing.id.clone(), field };
            check_both_kept!(ViewField, map, thing, donor, |map: &Map| map.view(&thing.id).unwrap(), set);
        }
    }
}

#[test]
fn a_title_typed_and_a_mark_set_at_the_same_time_are_both_kept() {
    let mut session = session();
    // Both commands were made from the same map, as two editors of one card do.
    let title = Command::set_card(&card(1), CardField::Title("Poster".into()));
    let mark = Command::set_card(&card(1), CardField::IsMomentOfTruth(true));
    apply(&mut session, mark);
    apply(&mut session, title);
    let one = session.map().card(&card(1)).unwrap();
    assert_eq!((one.title.as_str(), one.is_moment_of_truth), ("Poster", true));
    session.undo();
    let one = session.map().card(&card(1)).unwrap();
    assert_eq!((one.title.as_str(), one.is_moment_of_truth), ("Advert", true));
}

#[test]
fn a_patch_of_many_cards_keeps_the_rest_of_each_list() {
    let mut session = session();
    apply(&mut session, Command::set_card(&card(1), CardField::Tags(vec!["form".into(), "Queue".into()])));
    apply(&mut session, Command::set_card(&card(2), CardField::Tags(vec!["price".into()])));
    let tags = |session: &Session| -> Vec<Vec<String>> {
        session.map().cards.values().map(|card| card.tags.clone()).collect()
    };
    let all = |patch| Command::SetCards { ids: (1..=3).map(card).collect(), patch };
    let applied = apply(&mut session, all(CardPatch::AddTag("queue".into())));
    assert_eq!(applied.label.to_string(), "Change the tags of 2 cards", "the first has the tag in another spelling");
    assert_eq!(tags(&session), [vec!["form", "Queue"], vec!["price", "queue"], vec!["queue"]]);
    apply(&mut session, all(CardPatch::RemoveTag("QUEUE".into())));
    assert_eq!(tags(&session), [vec!["form"], vec!["price"], vec![]]);
    let applied = apply(&mut session, all(CardPatch::AddLink(card(2))));
    assert_eq!(applied.label.to_string(), "Change the links of 2 cards", "no card links to itself");
    session.undo();
    assert_session_sound(&session);
    assert!(session.map().cards.values().all(|card| card.links.is_empty()));
}

#[test]
fn the_label_of_an_edit_follows_from_its_field() {
    let mut session = session();
    let mut label = |patch: CardPatch| apply(&mut session, Command::set_card(&card(1), patch)).label.to_string();
    assert_eq!(label(CardField::IsMomentOfTruth(true).into()), "Mark “Advert” as a moment of truth");
    assert_eq!(label(CardField::IsMomentOfTruth(false).into()), "No longer mark “Advert” as a moment of truth");
    let evidence = Some(safar::model::Evidence::Partial);
    assert_eq!(label(CardField::Evidence(evidence).into()), "Set the evidence of “Advert”");
    assert_eq!(label(CardPatch::AddLink(card(2))), "Change the links of “Advert”");
    assert_eq!(label(CardField::Title(String::new()).into()), "Clear the title of “Advert”");
    assert_eq!(label(CardField::Title("Poster".into()).into()), "Name a card “Poster”");
    let all = Command::SetCards { ids: (1..=3).map(card).collect(), patch: CardField::Title("Same".into()).into() };
    assert_eq!(apply(&mut session, all).label.to_string(), "Edit 3 cards");
}
