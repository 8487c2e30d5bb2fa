//! Random editing: every change can be undone exactly, and no rule is ever broken.

use proptest::prelude::*;
use safar::{
    draw::{Before, draw, draw_after},
    edit::{
        CardField, ChannelField, Command, InfoField, LaneField, PersonaField, PictureField, Selection, Session,
        SourceField, StageField, StepField, ViewField,
    },
    layout::layout,
    model::Map,
    text::FontBook,
    theme::Theme,
};

use crate::{
    edit_commands::{Whim, assert_session_sound, small_map, whim},
    support::arbitrary_map::arbitrary_map,
};

/// Applies `whims` to `session`, with occasional selections and with gestures that are ended or cancelled.
fn live(session: &mut Session, whims: &[Whim], check_each: bool) {
    let mut at_gesture: Option<(Map, safar::edit::Selection)> = None;
    for whim in whims {
        match whim.below(16) {
            0 => session.select(whim.selection(session.map())),
            1 if at_gesture.is_none() => {
                at_gesture = Some((session.map().clone(), session.selection().clone()));
                session.begin_gesture("Gesture");
            }
            2 => {
                session.end_gesture();
                at_gesture = None;
            }
            3 => {
                session.cancel_gesture();
                if let Some((map, selection)) = at_gesture.take() {
                    assert_eq!((session.map(), session.selection()), (&map, &selection));
                }
            }
            4 => {
                session.undo();
                at_gesture = None;
            }
            5 => {
                session.redo();
                at_gesture = None;
            }
            _ => apply(session, whim),
        }
        if check_each {
            assert_session_sound(session);
        }
    }
    session.end_gesture();
}

fn apply(session: &mut Session, whim: &Whim) {
    let (before, revision) = (session.map().clone(), session.revision());
    match session.apply(whim.command(&before)) {
        Ok(applied) => {
            assert_eq!(applied.is_change, *session.map() != before, "{}", applied.label);
            assert_eq!(applied.is_change, session.revision() != revision);
            assert!(!applied.label.is_empty());
        }
        Err(error) => {
            assert_eq!(*session.map(), before, "{error}");
            assert_eq!(session.revision(), revision);
        }
    }
}

fn undo_all(session: &mut Session) -> usize {
    std::iter::from_fn(|| session.undo()).count()
}

fn redo_all(session: &mut Session) -> usize {
    std::iter::from_fn(|| session.redo()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_gives_the_opened_map_and_redoing_all_the_one_left(whims in prop::collection::vec(whim(), 200..400)) {
        let opened = small_map();
        let mut session = Session::new(opened.clone());
        live(&mut session, &whims, true);
        // Steps that were undone and not redone are no longer in the history; this is the final map.
        let left = session.map().clone();
        let undone = undo_all(&mut session);
        prop_assert_eq!(session.map(), &opened);
        prop_assert!(!session.is_modified());
        // One run in some thousands ends with many undos, or with a gesture that undid most of it.
        prop_assert!(undone > 3, "only {} steps", undone);
        for _ in 0..undone {
            prop_assert!(session.redo().is_some());
        }
        prop_assert_eq!(session.map(), &left);
        // Redoing a step selects what the step had selected, whatever is selected when it is undone.
        let selected = session.selection().clone();
        session.select(Selection::Nothing);
        prop_assert!(session.undo().is_some());
        session.select(Selection::Nothing);
        prop_assert!(session.redo().is_some());
        prop_assert_eq!(session.map(), &left);
        prop_assert_eq!(session.selection(), &selected);
    }

    #[test]
    fn any_map_can_be_edited_and_given_back(opened in arbitrary_map(), whims in prop::collection::vec(whim(), 200..250)) {
        let mut session = Session::new(opened.clone());
        live(&mut session, &whims, true);
        let left = session.map().clone();
        let undone = undo_all(&mut session);
        prop_assert_eq!(session.map(), &opened);
        for _ in 0..undone {
            prop_assert!(session.redo().is_some());
        }
        prop_assert_eq!(session.map(), &left);
    }

    #[test]
    fn putting_a_thing_in_its_own_place_changes_nothing(map in arbitrary_map()) {
        let mut session = Session::new(map.clone());
        let mut same: Vec<Command> = InfoField::all_of(&map.info).into_iter().map(Command::SetInfo).collect();
        for card in map.cards.values() {
            same.extend(CardField::all_of(card).into_iter().map(|field| Command::set_card(&card.id, field)));
        }
        for one in &map.stages {
            let set = |field| Command::SetStage { id: one.id.clone(), field };
            same.extend(StageField::all_of(one).into_iter().map(set));
        }
        for one in map.stages.iter().flat_map(|stage| &stage.steps) {
            let set = |field| Command::SetStep { id: one.id.clone(), field };
            same.extend(StepField::all_of(one).into_iter().map(set));
        }
        for one in &map.lanes {
            let set = |field| Command::SetLane { id: one.id.clone(), field };
            same.extend(LaneField::all_of(one).into_iter().map(set));
        }
        for one in &map.personas {
            let set = |field| Command::SetPersona { id: one.id.clone(), field };
            same.extend(PersonaField::all_of(one).into_iter().map(set));
        }
        for one in &map.channels {
            let set = |field| Command::SetOwnChannel { id: one.id.clone(), field };
            same.extend(ChannelField::all_of(one).into_iter().map(set));
        }
        for one in &map.sources {
            let set = |field| Command::SetSource { id: one.id.clone(), field };
            same.extend(SourceField::all_of(one).into_iter().map(set));
        }
        for one in &map.pictures {
            let set = |field| Command::SetPicture { id: one.id.clone(), field };
            same.extend(PictureField::all_of(one).into_iter().map(set));
        }
        for one in &map.views {
            let set = |field| Command::SetView { id: one.id.clone(), field };
            same.extend(ViewField::all_of(one).into_iter().map(set));
        }
        let mut texts = Vec::new();
        map.each_text(&mut |place, text| texts.push((place, text.to_owned())));
        same.push(Command::ReplaceTexts { what: String::new(), with: String::new(), texts });
        let feelings = map.feelings.iter().map(|(key, feeling)| (key.clone(), Some(feeling.clone())));
        same.extend(feelings.map(|(key, feeling)| Command::SetFeeling { key, feeling }));
        for command in same {
            prop_assert!(!session.apply(command).unwrap().is_change);
        }
        prop_assert!(!session.can_undo());
    }

    #[test]
    fn every_single_undo_gives_back_the_map_and_the_selection_before(whims in prop::collection::vec(whim(), 60..120)) {
        let mut session = Session::new(small_map());
        let mut states = Vec::new();
        for whim in &whims {
            session.select(whim.selection(session.map()));
            let before = (session.map().clone(), session.selection().clone());
            if session.apply(whim.command(&before.0)).is_ok_and(|applied| applied.is_change) {
                states.push(before);
            }
        }
        let end = session.map().clone();
        for (map, selection) in states.iter().rev() {
            prop_assert!(session.undo().is_some());
            prop_assert_eq!((session.map(), session.selection()), (map, selection));
        }
        prop_assert!(!session.can_undo());
        for (map, _) in states.iter().skip(1) {
            prop_assert!(session.redo().is_some());
            prop_assert_eq!(session.map(), map);
            assert_session_sound(&session);
        }
        redo_all(&mut session);
        prop_assert_eq!(session.map(), &end);
    }

    #[test]
    fn a_gesture_is_one_step_and_cancelling_it_leaves_no_trace(
        before in prop::collection::vec(whim(), 0..60),
        within in prop::collection::vec(whim(), 1..60),
        undone in 0_usize..4,
    ) {
        let mut session = Session::new(small_map());
        for whim in &before {
            apply(&mut session, whim);
        }
        for _ in 0..undone {
            session.undo();
        }
        let start = (session.map().clone(), session.selection().clone());
        let (can_redo, was_modified) = (session.redo_label().cloned(), session.is_modified());

        session.begin_gesture("Drag");
        for whim in &within {
            apply(&mut session, whim);
        }
        let end = session.map().clone();
        session.cancel_gesture();
        prop_assert_eq!((session.map(), session.selection()), (&start.0, &start.1));
        prop_assert_eq!(session.redo_label().cloned(), can_redo);
        prop_assert_eq!(session.is_modified(), was_modified);

        session.begin_gesture("Drag");
        for whim in &within {
            apply(&mut session, whim);
        }
        session.end_gesture();
        prop_assert_eq!(session.map(), &end);
        if end == start.0 {
            prop_assert_eq!(session.is_modified(), was_modified);
        } else {
            prop_assert_eq!(session.undo(), Some("Drag".into()));
            prop_assert_eq!((session.map(), session.selection()), (&start.0, &start.1));
            session.redo();
            prop_assert_eq!(session.map(), &end);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The canvas draws an edited map by reusing earlier drawings; the picture must equal that of the map drawn from
    /// scratch.
    #[test]
    fn what_is_drawn_after_an_edit_is_what_would_be_drawn_anew(
        map in prop_oneof![Just(small_map()), arbitrary_map()],
        whims in prop::collection::vec(whim(), 1..12),
        theme in prop_oneof![Just(Theme::light()), Just(Theme::dark())],
    ) {
        let mut session = Session::new(map);
        let mut fonts = FontBook::bundled();
        let mut placed = layout(session.map(), theme, &mut fonts);
        let mut scene = draw(session.map(), &placed, theme);
        for whim in &whims {
            apply(&mut session, whim);
            let next = layout(session.map(), theme, &mut fonts);
            let before = Before { layout: &placed, scene: &scene };
            let drawn = draw_after(session.map(), &next, theme, Some(before));
            let anew_layout = layout(session.map(), theme, &mut FontBook::bundled());
            prop_assert!(next == anew_layout, "a book that has set much sets as a new one");
            let anew = draw(session.map(), &anew_layout, theme);
            prop_assert!(drawn == anew, "after {} cards", session.map().cards.len());
            (placed, scene) = (next, drawn);
        }
    }
}
