//! The editor: caret, selection, changes.

use proptest::prelude::*;
use safar::{
    geom::{BaseDirection, Direction, Point},
    text::{Align, EditorFrame, EditorOp, FontBook, Motion, TextEditor, TextStyle},
};

const FRAME: EditorFrame = EditorFrame {
    style: TextStyle { size: 14.0, weight: 400.0, line_height: 1.5 },
    width: None,
    align: Align::Start,
    direction: BaseDirection::FirstLetter,
};

fn wrapped(width: f64) -> EditorFrame {
    EditorFrame { width: Some(width), ..FRAME }
}

/// The positions of the caret as it moves until it stops.
fn walk(fonts: &mut FontBook, editor: &mut TextEditor, motion: Motion) -> Vec<(usize, Point)> {
    let mut places = Vec::new();
    for _ in 0..1000 {
        let at = (editor.caret().index, editor.focus_rect().origin());
        if places.last() == Some(&at) {
            return places;
        }
        places.push(at);
        editor.apply(fonts, EditorOp::Move(motion));
    }
    panic!("the caret never stops: {places:?}");
}

#[test]
fn the_caret_passes_every_cluster_of_mixed_text_from_left_to_right_and_back() {
    let mut fonts = FontBook::bundled();
    let text = "سفر مشتری (Customer Journey) ۲۵٪ لاله";
    let clusters = text.chars().count();
    let mut editor = TextEditor::new(&mut fonts, text, FRAME, false);
    assert_eq!(editor.direction(), Direction::Rtl);
    let places = walk(&mut fonts, &mut editor, Motion::Left);
    let ends = places.last().expect("a place");
    assert!(ends.1.x.abs() < 0.01, "the leftmost place is the block's left edge, not {ends:?}");
    let places = walk(&mut fonts, &mut editor, Motion::Right);
    assert_eq!(places.len(), clusters + 1);
    assert!(places.windows(2).all(|pair| pair[1].1.x > pair[0].1.x), "{places:?}");
    assert!((places.last().expect("a place").1.x - editor.block().size.width).abs() < 0.01);
}

#[test]
fn the_caret_passes_every_line_of_wrapped_text() {
    let mut fonts = FontBook::bundled();
    let text = "one two three four five\nشش هفت هشت نه ده\n\nend";
    let mut editor = TextEditor::new(&mut fonts, text, wrapped(60.0), true);
    editor.apply(&mut fonts, EditorOp::Move(Motion::TextStart));
    let mut passed = vec![editor.caret().index];
    for _ in 0..200 {
        let motion = if editor.direction().is_rtl() { Motion::Left } else { Motion::Right };
        editor.apply(&mut fonts, EditorOp::Move(motion));
        passed.push(editor.caret().index);
    }
    passed.dedup();
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    assert_eq!(passed, boundaries);
}

#[test]
fn going_down_and_up_keeps_to_a_column() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "a long first line\nx\na long third line", FRAME, true);
    editor.press(&mut fonts, Point::new(60.0, 5.0), 1, false);
    let (start, x) = (editor.caret().index, editor.focus_rect().x0);
    editor.apply(&mut fonts, EditorOp::Move(Motion::Down));
    assert_eq!(editor.caret().index, 19);
    editor.apply(&mut fonts, EditorOp::Move(Motion::Down));
    assert!((editor.focus_rect().x0 - x).abs() < 8.0);
    editor.apply(&mut fonts, EditorOp::Move(Motion::Up));
    editor.apply(&mut fonts, EditorOp::Move(Motion::Up));
    assert_eq!(editor.caret().index, start);
}

#[test]
fn home_and_end_keep_to_the_wrapped_line() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "one two three four five", wrapped(60.0), false);
    let second = editor.block().lines[1].rect.y0;
    editor.press(&mut fonts, Point::new(10.0, second + 1.0), 1, false);
    editor.apply(&mut fonts, EditorOp::Move(Motion::LineStart));
    assert!((editor.focus_rect().y0 - second).abs() < 1e-6 && editor.focus_rect().x0.abs() < 1e-6);
    editor.apply(&mut fonts, EditorOp::Move(Motion::LineEnd));
    assert!((editor.focus_rect().y0 - second).abs() < 1e-6);
    editor.apply(&mut fonts, EditorOp::Move(Motion::LineEnd));
    assert!((editor.focus_rect().y0 - second).abs() < 1e-6, "End a second time stays");
}

#[test]
fn word_steps_follow_the_reading_direction() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "سفر مشتری، CRM", FRAME, false);
    editor.apply(&mut fonts, EditorOp::Move(Motion::TextStart));
    editor.apply(&mut fonts, EditorOp::Extend(Motion::WordLeft));
    assert_eq!(editor.selected_text(), "سفر");
    editor.apply(&mut fonts, EditorOp::Extend(Motion::WordLeft));
    assert_eq!(editor.selected_text(), "سفر مشتری");
    editor.apply(&mut fonts, EditorOp::Move(Motion::WordLeft));
    assert_eq!(editor.caret().index, editor.shown_text().len());
    editor.apply(&mut fonts, EditorOp::DeleteWordBackward);
    assert_eq!(editor.text(), "سفر مشتری، ");
}

#[test]
fn clicks_select_words_and_paragraphs_and_drags_go_on_by_them() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "first second third\nfourth", FRAME, true);
    editor.press(&mut fonts, Point::new(45.0, 5.0), 2, false);
    assert_eq!(editor.selected_text(), "second");
    editor.drag(Point::new(2.0, 5.0));
    assert_eq!(editor.selected_text(), "first second");
    editor.press(&mut fonts, Point::new(45.0, 5.0), 3, false);
    assert_eq!(editor.selected_text(), "first second third");
    assert_eq!(editor.selection_rects().len(), 1);
}

#[test]
fn commands_select_the_word_the_paragraph_or_all() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "first second third\nfourth", FRAME, true);
    editor.press(&mut fonts, Point::new(45.0, 5.0), 1, false);
    for (op, selected) in [
        (EditorOp::SelectWord, "second"),
        (EditorOp::SelectParagraph, "first second third"),
        (EditorOp::SelectAll, "first second third\nfourth"),
    ] {
        assert!(!editor.apply(&mut fonts, op), "the text is the same");
        assert_eq!(editor.selected_text(), selected);
    }
}

#[test]
fn letters_and_line_ends_are_deleted_one_at_a_time_from_either_side() {
    let text = "ab\ncd\n\nef";
    let mut fonts = FontBook::bundled();
    for start in 0..=text.len() {
        let mut editor = TextEditor::new(&mut fonts, text, FRAME, true);
        editor.select(start..start);
        editor.apply(&mut fonts, EditorOp::DeleteBackward);
        let before = start.saturating_sub(1);
        assert_eq!(editor.text(), [&text[..before], &text[start..]].concat(), "before {start}");
        assert_eq!(editor.caret().index, before);

        let mut editor = TextEditor::new(&mut fonts, text, FRAME, true);
        editor.select(start..start);
        editor.apply(&mut fonts, EditorOp::DeleteForward);
        let after = (start + 1).min(text.len());
        assert_eq!(editor.text(), [&text[..start], &text[after..]].concat(), "after {start}");
        assert_eq!(editor.caret().index, start);
    }
}

#[test]
fn a_selection_over_a_change_of_direction_is_shown_in_pieces() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "abc سفر", FRAME, false);
    editor.select(2..6);
    let rects = editor.selection_rects();
    assert_eq!(rects.len(), 2, "{rects:?}");
    let selected: f64 = rects.iter().map(safar::geom::Rect::width).sum();
    assert!(selected < editor.block().size.width / 2.0 + 5.0);
}

#[test]
fn a_zero_width_non_joiner_is_kept_and_taken_back_alone() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "می", FRAME, false);
    editor.apply(&mut fonts, EditorOp::Insert("\u{200c}".into()));
    editor.apply(&mut fonts, EditorOp::Insert("خ".into()));
    editor.apply(&mut fonts, EditorOp::Insert("ر".into()));
    assert_eq!(editor.text(), "می\u{200c}خر");
    for _ in 0..2 {
        editor.apply(&mut fonts, EditorOp::DeleteBackward);
    }
    assert_eq!(editor.text(), "می\u{200c}");
    editor.apply(&mut fonts, EditorOp::DeleteBackward);
    assert_eq!(editor.text(), "می");
}

#[test]
fn undo_goes_word_by_word_and_redo_restores() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "", FRAME, false);
    for c in "two words".chars() {
        editor.apply(&mut fonts, EditorOp::Insert(c.into()));
    }
    assert!(editor.apply(&mut fonts, EditorOp::Undo));
    assert_eq!(editor.text(), "two ");
    assert!(editor.apply(&mut fonts, EditorOp::Undo));
    assert_eq!(editor.text(), "");
    assert!(!editor.apply(&mut fonts, EditorOp::Undo));
    editor.apply(&mut fonts, EditorOp::Redo);
    editor.apply(&mut fonts, EditorOp::Redo);
    assert_eq!(editor.text(), "two words");
    assert!(!editor.can_redo());
}

#[test]
fn a_composition_is_shown_but_is_no_text_until_it_is_committed() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "ab", FRAME, false);
    editor.apply(&mut fonts, EditorOp::Compose("ni".into(), Some(2..2)));
    editor.apply(&mut fonts, EditorOp::Compose("nihao".into(), Some(5..5)));
    assert_eq!((editor.text().as_str(), editor.shown_text()), ("ab", "abnihao"));
    assert_eq!(editor.composition_rects().len(), 1);
    editor.apply(&mut fonts, EditorOp::Commit("X".into()));
    assert_eq!(editor.text(), "abX");
    editor.apply(&mut fonts, EditorOp::Undo);
    assert_eq!(editor.text(), "ab");
    editor.apply(&mut fonts, EditorOp::Compose("z".into(), None));
    assert!(editor.caret_rect().is_none());
    editor.apply(&mut fonts, EditorOp::Compose(String::new(), None));
    assert_eq!(editor.shown_text(), "ab");
}

#[test]
fn turning_the_direction_is_part_of_the_text_and_turns_back() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "CRM در تهران", FRAME, false);
    editor.apply(&mut fonts, EditorOp::TurnDirection);
    assert_eq!((editor.direction(), editor.text().as_str()), (Direction::Rtl, "\u{200f}CRM در تهران"));
    editor.apply(&mut fonts, EditorOp::TurnDirection);
    assert_eq!((editor.direction(), editor.text().as_str()), (Direction::Ltr, "CRM در تهران"));
    assert_eq!(editor.caret().index, editor.shown_text().len());
}

#[test]
fn a_single_paragraph_takes_newlines_as_spaces() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "", FRAME, false);
    editor.apply(&mut fonts, EditorOp::Insert("a\r\nb\nc".into()));
    assert_eq!(editor.text(), "a b c");
}

/// An insertion or deletion at a position in the text, in tenths of its length.
#[derive(Clone, Debug)]
enum Step {
    Insert(usize, String),
    Cut(usize, usize),
    Back,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let piece = prop_oneof![
        "[a-z ]{1,3}",
        Just("سلام".to_owned()),
        Just("\u{200c}".to_owned()),
        Just("\n".to_owned()),
        Just("👩‍👩‍👧".to_owned()),
        Just("e\u{301}".to_owned()),
        any::<char>().prop_map(String::from)
    ];
    prop_oneof![
        4 => (0..11_usize, piece).prop_map(|(at, text)| Step::Insert(at, text)),
        2 => (0..11_usize, 0..11_usize).prop_map(|(from, to)| Step::Cut(from, to)),
        1 => Just(Step::Back),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_equal_those_of_a_string_and_undo_takes_all_of_them_back(
        text in "[a-c سفر\n]{0,12}",
        steps in proptest::collection::vec(step(), 1..12),
    ) {
        let mut fonts = FontBook::bundled();
        let mut editor = TextEditor::new(&mut fonts, &text, wrapped(50.0), true);
        let mut model = text.clone();
        for step in steps {
            let at = |tenth: usize| model.len() * tenth / 10;
            match step {
                Step::Insert(tenth, piece) => {
                    editor.select(at(tenth)..at(tenth));
                    let place = editor.selection();
                    editor.apply(&mut fonts, EditorOp::Insert(piece.clone()));
                    model.replace_range(place, &piece);
                }
                Step::Cut(from, to) => {
                    editor.select(at(from.min(to))..at(from.max(to)));
                    let place = editor.selection();
                    if !place.is_empty() {
                        editor.apply(&mut fonts, EditorOp::DeleteForward);
                        model.replace_range(place, "");
                    }
                }
                Step::Back => {
                    editor.apply(&mut fonts, EditorOp::DeleteBackward);
                    prop_assert!(editor.text().len() <= model.len());
                    model = editor.text();
                }
                Step::Undo => {
                    editor.apply(&mut fonts, EditorOp::Undo);
                    model = editor.text();
                }
                Step::Redo => {
                    editor.apply(&mut fonts, EditorOp::Redo);
                    model = editor.text();
                }
            }
            prop_assert_eq!(editor.shown_text(), model.as_str());
            prop_assert!(model.is_char_boundary(editor.caret().index));
        }
        while editor.apply(&mut fonts, EditorOp::Redo) {}
        model = editor.text();
        while editor.apply(&mut fonts, EditorOp::Undo) {}
        prop_assert_eq!(editor.text(), text);
        while editor.apply(&mut fonts, EditorOp::Redo) {}
        prop_assert_eq!(editor.text(), model);
    }

    #[test]
    fn any_motion_in_any_text_ends_on_a_boundary(text in "\\PC{0,20}|[سفرab 1۲(\\n)\u{200c}]{0,30}", seed in 0..1000_usize) {
        let mut fonts = FontBook::bundled();
        let mut editor = TextEditor::new(&mut fonts, &text, wrapped(40.0), true);
        let motions = [Motion::Left, Motion::Right, Motion::WordLeft, Motion::WordRight, Motion::LineStart,
            Motion::LineEnd, Motion::Up, Motion::Down, Motion::TextStart];
        for number in 0..30 {
            let motion = motions[(seed * 7 + number * number) % motions.len()];
            editor.apply(&mut fonts, EditorOp::Extend(motion));
            prop_assert!(text.is_char_boundary(editor.caret().index));
            prop_assert!(editor.selection_rects().iter().all(|rect| rect.width() >= 0.0));
        }
    }
}

#[test]
fn the_end_of_a_line_lies_before_the_separator_that_ends_it() {
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, "one\u{2028}two", FRAME, true);
    editor.apply(&mut fonts, EditorOp::Move(Motion::TextStart));
    editor.apply(&mut fonts, EditorOp::Move(Motion::LineEnd));
    assert_eq!(editor.caret().index, 3);
}
