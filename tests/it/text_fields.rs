//! The window's labels and fields for user text, through accessible names.

use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use safar::{
    text::FontBook,
    ui::widgets::{FieldOutcome, MapField, MapLabel},
};

struct Form {
    fonts: FontBook,
    title: String,
    notes: String,
    label: String,
    outcomes: Vec<FieldOutcome>,
}

fn form<'a>() -> Harness<'a, Form> {
    let state = Form {
        fonts: FontBook::bundled(),
        title: "Checkout".into(),
        notes: String::new(),
        label: "سفر مشتری (Customer Journey) از آغاز تا پایان".into(),
        outcomes: Vec::new(),
    };
    let show = |ui: &mut egui::Ui, form: &mut Form| {
        let Form { fonts, title, notes, label, outcomes } = form;
        let title = MapField::new("Title", title).hint("Name it").ui(ui, fonts);
        outcomes.push(title.outcome);
        MapField::new("Notes", notes).lines(3).ui(ui, fonts);
        MapLabel::new(label).max_width(120.0).ui(ui, fonts);
    };
    Harness::builder().with_size(egui::vec2(300.0, 300.0)).build_ui_state(show, state)
}

fn last(harness: &Harness<'_, Form>) -> FieldOutcome {
    let happened = |outcome: &&FieldOutcome| **outcome != FieldOutcome::default();
    harness.state().outcomes.iter().rev().find(happened).copied().unwrap_or_default()
}

#[test]
fn a_field_is_found_by_its_name_and_takes_what_is_typed() {
    let mut harness = form();
    let field = harness.get_by_label("Title");
    assert_eq!(field.value().as_deref(), Some("Checkout"));
    field.focus();
    harness.run();
    harness.get_by_label("Title").type_text("پرداخت online");
    harness.run();
    assert_eq!(harness.state().title, "پرداخت online", "focus by keyboard selects all, so typing replaces");
    assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("پرداخت online"));
    assert!(last(&harness).is_changed);
}

#[test]
fn a_click_puts_the_caret_where_it_is_and_enter_commits() {
    let mut harness = form();
    harness.get_by_label("Title").click();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    harness.get_by_label("Title").type_text("!");
    harness.run();
    assert_eq!(harness.state().title, "Checkout!");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(last(&harness).is_committed);
    assert!(!harness.get_by_label("Title").is_focused());
}

#[test]
fn escape_gives_the_text_back() {
    let mut harness = form();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.get_by_label("Title").type_text("x");
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(last(&harness).is_cancelled);
    assert_eq!(harness.state().title, "Checkout");
}

#[test]
fn leaving_a_changed_field_commits_it() {
    let mut harness = form();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.get_by_label("Title").type_text("x");
    harness.run();
    harness.get_by_label("Notes").focus();
    harness.run();
    assert!(last(&harness).is_committed);
}

#[test]
fn undo_cut_and_paste_work_by_keyboard() {
    let mut harness = form();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.event(Event::Cut);
    harness.run();
    assert_eq!(harness.state().title, "");
    harness.event(Event::Paste("پرداخت\nonline".into()));
    harness.run();
    assert_eq!(harness.state().title, "پرداخت online");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state().title, "Checkout");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    harness.run();
    assert_eq!(harness.state().title, "");
}

#[test]
fn copying_gives_the_selection_to_the_clipboard() {
    let mut harness = form();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let is_copied = |command: &egui::OutputCommand| *command == egui::OutputCommand::CopyText("Checkout".into());
    assert!(commands.iter().any(is_copied), "{commands:?}");
}

#[test]
fn a_field_of_several_lines_takes_paragraphs_and_grows() {
    let mut harness = form();
    harness.get_by_label("Notes").focus();
    harness.run();
    let before = harness.get_by_label("Notes").rect().height();
    for _ in 0..6 {
        harness.get_by_label("Notes").type_text("خط");
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(harness.state().notes, "خط\n".repeat(6));
    assert!(harness.get_by_label("Notes").rect().height() > before + 40.0);
}

#[test]
fn an_input_method_composes_in_the_field_and_is_told_where() {
    let mut harness = form();
    harness.get_by_label("Notes").focus();
    harness.run();
    harness.event(Event::Ime(ImeEvent::Preedit { text: "ni".into(), active_range_chars: Some(2..2) }));
    harness.step();
    assert_eq!(harness.state().notes, "");
    assert!(harness.output().platform_output.ime.is_some());
    harness.event(Event::Ime(ImeEvent::Commit("你".into())));
    harness.run();
    assert_eq!(harness.state().notes, "你");
}

#[test]
fn assistive_technology_can_set_the_text() {
    let mut harness = form();
    harness.get_by_label("Title").set_text_value_accesskit("سلام");
    harness.run();
    assert_eq!(harness.state().title, "سلام");
}

#[test]
fn text_changed_from_elsewhere_replaces_what_is_being_edited() {
    let mut harness = form();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.state_mut().title = "Undone".into();
    harness.run();
    assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("Undone"));
    harness.get_by_label("Title").type_text("!");
    harness.run();
    assert_eq!(harness.state().title, "Undone!");
}

#[test]
fn a_label_that_is_cut_keeps_its_whole_text_as_its_name() {
    let harness = form();
    let label = harness.get_by_label("سفر مشتری (Customer Journey) از آغاز تا پایان");
    assert!(label.rect().width() <= 120.5);
}

#[test]
fn a_focused_field_asks_for_frames_only_to_blink() {
    let mut harness = form();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.step();
    let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(delay.is_some_and(|delay| delay.as_millis() > 200), "{delay:?}");
}

#[test]
fn a_tap_that_is_over_within_a_frame_focuses_the_field() {
    let mut harness = form();
    let place = harness.get_by_label("Title").rect().center();
    harness.event(Event::PointerMoved(place));
    harness.run();
    let button = |pressed| Event::PointerButton {
        pos: place,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.input_mut().events.extend([button(true), button(false)]);
    harness.run();
    assert!(harness.get_by_label("Title").is_focused());
    harness.key_press(Key::End);
    harness.get_by_label("Title").type_text("!");
    harness.run();
    assert_eq!(harness.state().title, "Checkout!");
}

#[test]
fn the_menu_of_a_field_reverses_its_direction_and_leaves_the_field_focused() {
    let mut harness = form();
    harness.get_by_label("Title").click_secondary();
    harness.run();
    harness.get_by_label_contains("Reverse the direction").click();
    harness.run();
    assert_eq!(harness.state().title, "\u{200f}Checkout");
    harness.run();
    assert!(harness.get_by_label("Title").is_focused());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().title, "Checkout", "the menu did not end the edit");
}
