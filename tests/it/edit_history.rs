//! Gestures, undo and redo, the selection, and whether a map counts as modified.

use safar::{
    edit::{Command, Selection, Session},
    model::{Anchor, LaneId},
};

use crate::{
    edit::{apply, at, card, edited, key, session, stage},
    edit_commands::small_map,
};

#[test]
fn a_drag_is_one_step_and_one_that_comes_back_is_none() {
    let mut session = session();
    session.begin_gesture("Move “Advert”");
    for order in [1, 2, 1, 0] {
        apply(&mut session, Command::MoveCards { ids: vec![card(1)], to: at(1, 1, order) });
    }
    assert!(session.is_modified());
    session.end_gesture();
    assert!(!session.can_undo() && !session.is_modified());

    session.begin_gesture("Move “Advert”");
    apply(&mut session, Command::MoveStage { id: stage(1), to: 1 });
    apply(&mut session, Command::MoveStage { id: stage(1), to: 0 });
    session.end_gesture();
    assert!(!session.can_undo());
}

#[test]
fn typing_a_title_is_one_step_called_like_the_gesture() {
    let mut session = session();
    session.begin_gesture("Rename “Advert”");
    for title in ["P", "Po", "Pos", "Poster"] {
        edited(&mut session, 1, |one| one.title = title.into());
    }
    assert_eq!(session.undo_label().map(ToString::to_string).as_deref(), Some("Rename “Advert”"));
    session.end_gesture();
    assert_eq!(session.undo().map(|label| label.to_string()).as_deref(), Some("Rename “Advert”"));
    assert_eq!(*session.map(), small_map());
    assert_eq!(session.redo().map(|label| label.to_string()).as_deref(), Some("Rename “Advert”"));
    assert_eq!(session.map().card(&card(1)).unwrap().title, "Poster");
}

#[test]
fn a_gesture_without_a_label_is_called_like_its_first_command() {
    let mut session = session();
    session.begin_gesture("");
    apply(&mut session, Command::DeleteCards(vec![card(1)]));
    apply(&mut session, Command::DeleteCards(vec![card(2)]));
    session.end_gesture();
    assert_eq!(session.undo_label().map(ToString::to_string).as_deref(), Some("Delete “Advert”"));
}

#[test]
fn cancelling_keeps_what_was_undone_before() {
    let mut session = session();
    apply(&mut session, Command::DeleteCards(vec![card(1)]));
    session.undo();
    session.begin_gesture("Move");
    apply(&mut session, Command::MoveCards { ids: vec![card(1)], to: at(3, 2, 0) });
    assert!(!session.can_redo(), "an edit has replaced the future");
    session.cancel_gesture();
    assert_eq!(session.redo_label().map(ToString::to_string).as_deref(), Some("Delete “Advert”"));
}

#[test]
fn undo_restores_the_selection_that_was() {
    let mut session = session();
    session.select(Selection::cards([card(1), card(2)]));
    apply(&mut session, Command::DeleteCards(vec![card(1), card(2)]));
    assert_eq!(*session.selection(), Selection::Nothing);
    session.select(Selection::Stage(stage(2)));
    session.undo();
    assert_eq!(*session.selection(), Selection::cards([card(1), card(2)]));
    session.select(Selection::Stage(stage(1)));
    session.redo();
    assert_eq!(*session.selection(), Selection::Nothing, "the selection of the moment is not the step's");
    apply(&mut session, Command::DuplicateCards(vec![card(3)]));
    session.select_result(Selection::Stage(stage(2)));
    session.select(Selection::Nothing);
    session.undo();
    session.redo();
    assert_eq!(*session.selection(), Selection::Stage(stage(2)), "what the step led to is selected again");
}

#[test]
fn a_selection_never_names_what_is_not_there() {
    let mut session = session();
    session.select(Selection::cards([card(1), card(42)]));
    assert_eq!(*session.selection(), Selection::card(card(1)));
    session.select(Selection::Cards(std::sync::Arc::default()));
    assert_eq!(*session.selection(), Selection::Nothing);
    session.select(Selection::Feeling(key(Anchor::Card(card(1)))));
    assert_eq!(*session.selection(), Selection::Nothing);
    session.select(Selection::Cell { lane: LaneId::numbered(3), stage: stage(2) });
    apply(&mut session, Command::DeleteStage(stage(2)));
    assert_eq!(*session.selection(), Selection::Nothing);
}

#[test]
fn undoing_back_to_the_saved_map_is_no_modification() {
    let mut session = session();
    apply(&mut session, Command::DeleteCards(vec![card(1)]));
    session.mark_saved();
    assert!(!session.is_modified());
    session.undo();
    assert!(session.is_modified());
    session.redo();
    assert!(!session.is_modified());
    session.undo();
    apply(&mut session, Command::DeleteCards(vec![card(2)]));
    session.undo();
    assert!(session.is_modified(), "the saved map can no longer be reached");
}

#[test]
fn a_map_saved_in_the_middle_of_a_gesture_is_not_modified_by_ending_it() {
    let mut session = session();
    session.begin_gesture("Type");
    edited(&mut session, 1, |one| one.title = "Poster".into());
    session.mark_saved();
    session.end_gesture();
    assert!(!session.is_modified());
    session.begin_gesture("Type");
    edited(&mut session, 1, |one| one.title = "P".into());
    edited(&mut session, 1, |one| one.title = "Poster".into());
    session.mark_saved();
    session.end_gesture();
    assert!(!session.is_modified());
}

#[test]
fn a_map_that_no_file_holds_is_modified_until_saved() {
    let mut session = Session::unsaved(small_map());
    assert!(session.is_modified() && !session.can_undo());
    session.mark_saved();
    assert!(!session.is_modified());
}

#[test]
fn the_revision_grows_with_every_change_and_only_then() {
    let mut session = session();
    let mut last = session.revision();
    let mut grew = |session: &Session| std::mem::replace(&mut last, session.revision()) < session.revision();
    session.select(Selection::card(card(1)));
    assert!(!grew(&session));
    apply(&mut session, Command::DeleteCards(vec![card(1)]));
    assert!(grew(&session));
    session.undo();
    assert!(grew(&session));
    session.redo();
    assert!(grew(&session));
    session.redo();
    assert!(!grew(&session));
    session.begin_gesture("");
    session.cancel_gesture();
    assert!(!grew(&session));
}

#[test]
fn travelling_goes_to_any_point_of_the_history_and_back() {
    let mut session = Session::new(safar::model::Map::default());
    let mut maps = vec![session.map().clone()];
    for title in ["a", "b", "c", "d"] {
        session.apply(Command::AddStage { at: usize::MAX, title: title.into() }).unwrap();
        maps.push(session.map().clone());
    }
    assert_eq!(session.step_labels().count(), 4);
    for position in [0, 3, 1, 4, 2] {
        session.travel_to(position);
        assert_eq!((session.map(), session.position()), (&maps[position], position));
        assert_eq!(session.step_labels().count(), 4, "no step is lost on the way");
    }
    session.travel_to(99);
    assert_eq!(session.map(), &maps[4], "past the end is the end");
}
