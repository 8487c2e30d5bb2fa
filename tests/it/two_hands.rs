//! Two hands on one thing: a text that is being typed on the map is kept when another control changes the same thing,
//! and when the window closes.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::Selection,
    layout::TextTarget,
    model::{CardId, Evidence, Lane, LaneKind, MapState},
    storage,
    ui::action::{Action, FileAction, MapAction, WindowAction},
};

use super::support::{temp::TempFolder, window::Window};

const NONE: Modifiers = Modifiers::NONE;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron")
}

fn english() -> Window {
    Window::open(1360.0, 860.0, Some(sample()))
}

impl Window {
    /// Starts editing `target` in place and replaces its text by `text`, without committing it.
    fn type_over(&mut self, target: &TextTarget, text: &str) {
        let rect = self.layout().text_box(target).expect("the text is on the page").rect;
        let rect = self.app().canvas().screen_rect(rect);
        let at = egui::pos2(rect.left() + 8.0, rect.center().y);
        self.double_click_at(at);
        assert!(self.app().canvas().is_editing_text(), "{target:?} is edited");
        self.type_text(text);
    }

    /// A press and a release within one frame, as from a touchpad or on a slow machine.
    fn tap(&mut self, name: &str) {
        let pos = self.control(name).rect().center();
        self.hover(pos);
        for pressed in [true, false] {
            let event = Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
            self.harness.input_mut().events.push(event);
        }
        self.harness.run_steps(1);
        self.settle();
    }

    fn lane_of(&self, kind: LaneKind) -> Lane {
        self.map().lanes.iter().find(|lane| lane.kind == kind).unwrap().clone()
    }

    fn undo(&mut self) {
        self.press(Modifiers::COMMAND, Key::Z);
    }

    /// Requests the window to close, as its close button and the window system do. Returns whether it closes.
    fn close(&mut self) -> bool {
        for _ in 0..3 {
            let viewport = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
            viewport.events.push(egui::ViewportEvent::Close);
            self.harness.step();
            let commands = &self.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
            let is_kept = commands.contains(&egui::ViewportCommand::CancelClose);
            let is_asked_again = commands.contains(&egui::ViewportCommand::Close);
            if !is_kept {
                return true;
            }
            if !is_asked_again {
                break;
            }
        }
        self.settle();
        false
    }

    fn asks_about_changes(&self) -> bool {
        !self.controls(&|label| label == "Don’t save").is_empty()
    }
}

fn title(window: &Window, id: &CardId) -> String {
    window.map().card(id).unwrap().title.clone()
}

#[test]
fn a_title_typed_on_the_map_is_kept_when_the_next_click_is_in_the_inspector() {
    for is_tap in [false, true] {
        let mut window = english();
        let id = window.card_named("Checkout");
        window.select(Selection::card(id.clone()));
        window.type_over(&TextTarget::CardTitle(id.clone()), "Pay here");
        if is_tap {
            window.tap("Evidence: Partial");
        } else {
            window.click("Evidence: Partial");
        }
        assert_eq!(title(&window, &id), "Pay here", "the title is kept");
        assert_eq!(window.map().card(&id).unwrap().evidence, Some(Evidence::Partial), "and so is the evidence");
        window.undo();
        assert_eq!(title(&window, &id), "Pay here");
        assert_eq!(window.map().card(&id).unwrap().evidence, Some(Evidence::Researched), "the last step goes first");
        window.undo();
        assert_eq!(title(&window, &id), "Checkout");
    }
}

#[test]
fn a_new_card_that_is_being_named_keeps_its_name_when_the_inspector_changes_it() {
    let mut window = english();
    let before = window.map().clone();
    window.ask(Action::Map(MapAction::AddCard(LaneKind::Touchpoints)));
    window.settle();
    window.type_text("Asks a friend");
    window.tap("Moment of truth: Yes");
    let id = window.card_named("Asks a friend");
    assert!(window.map().card(&id).unwrap().is_moment_of_truth);
    window.undo();
    assert!(!window.map().card(&id).unwrap().is_moment_of_truth);
    assert_eq!(title(&window, &id), "Asks a friend");
    window.undo();
    assert_eq!(*window.map(), before, "adding the card and naming it is one step");
}

#[test]
fn titles_of_lanes_and_of_the_map_are_kept_too() {
    let mut window = english();
    let lane = window.lane_of(LaneKind::Touchpoints);
    window.select(Selection::Lane(lane.id.clone()));
    window.type_over(&TextTarget::LaneTitle(lane.id.clone()), "Contacts");
    window.tap("Grouped by channel");
    let now = window.lane_of(LaneKind::Touchpoints);
    assert_eq!((now.title.as_str(), now.is_grouped), ("Contacts", !lane.is_grouped));

    window.select(Selection::Nothing);
    window.type_over(&TextTarget::MapTitle, "Buying shoes");
    let state = window.map().info.state;
    let (name, other) = match state {
        MapState::Current => ("State: Future", MapState::Future),
        MapState::Future => ("State: Current", MapState::Current),
    };
    window.tap(name);
    assert_eq!(window.map().info.title, "Buying shoes");
    assert_eq!(window.map().info.state, other);
}

#[test]
fn titles_of_stages_steps_and_personas_are_kept_before_what_the_panels_and_bars_do() {
    let mut window = english();
    let stage = window.map().stages[0].clone();
    window.select(Selection::Stage(stage.id.clone()));
    window.type_over(&TextTarget::StageTitle(stage.id.clone()), "First");
    window.tap("Add step");
    assert_eq!(window.map().stages[0].title, "First");
    assert_eq!(window.map().stages[0].steps.len(), stage.steps.len() + 1);
    window.press(NONE, Key::Escape);

    let persona = window.map().personas[0].clone();
    window.type_over(&TextTarget::PersonaName(persona.id.clone()), "Lena B.");
    window.tap("Undo");
    assert_eq!(window.map().personas[0].name, persona.name, "undo takes back the name, which is the last step");
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.map().personas[0].name, "Lena B.");
}

#[test]
fn a_click_by_assistive_technology_keeps_what_is_typed_too() {
    let mut window = english();
    let id = window.card_named("Checkout");
    window.select(Selection::card(id.clone()));
    window.type_over(&TextTarget::CardTitle(id.clone()), "Pay here");
    window.control("Evidence: Partial").click_accesskit();
    window.settle();
    assert_eq!(title(&window, &id), "Pay here");
    assert_eq!(window.map().card(&id).unwrap().evidence, Some(Evidence::Partial));
    window.undo();
    assert_eq!(title(&window, &id), "Pay here", "the title was first, the evidence came after it");
}

#[test]
fn closing_the_window_asks_about_a_text_that_is_being_typed_on_the_map() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    std::fs::copy(sample(), &path).unwrap();
    let mut window = Window::open(1360.0, 860.0, Some(path.clone()));
    let id = window.card_named("Checkout");
    window.type_over(&TextTarget::CardTitle(id.clone()), "Pay here");
    assert!(!window.close(), "the window stays");
    assert!(window.asks_about_changes());
    window.press(NONE, Key::Enter);
    assert_eq!(storage::read_map(&path).unwrap().map.card(&id).unwrap().title, "Pay here");
}

#[test]
fn text_that_is_being_typed_is_shown_as_unsaved() {
    let mut window = english();
    let marks = |window: &Window| {
        let says = |words| window.harness.query_all_by_label(words).next().is_some();
        (window.app().window_title().starts_with('●'), says("Unsaved changes"), says("Saved"))
    };
    let (saved, unsaved) = ((false, false, true), (true, true, false));
    assert_eq!(marks(&window), saved);
    let before = window.map().clone();

    let id = window.card_named("Checkout");
    window.type_over(&TextTarget::CardTitle(id), "Pay here");
    assert_eq!(marks(&window), unsaved, "a title on the map");
    window.press(NONE, Key::Escape);
    assert_eq!(marks(&window), saved, "the title was given up");

    window.press(NONE, Key::Escape);
    window.press(NONE, Key::C);
    window.type_text("Rings the neighbour");
    assert_eq!(marks(&window), unsaved, "a line in the capture bar");
    window.press(Modifiers::COMMAND, Key::A);
    window.press(NONE, Key::Delete);
    assert_eq!(marks(&window), saved, "the line was given up");
    assert_eq!(*window.map(), before);
}

/// A window with a map of its own and a line typed in the capture bar; the map's file, which goes away with its folder.
fn with_a_typed_line() -> (PathBuf, Window, TempFolder) {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    std::fs::copy(sample(), &path).unwrap();
    let mut window = Window::open(1360.0, 860.0, Some(path.clone()));
    window.press(NONE, Key::C);
    window.type_text("Rings the neighbour");
    (path, window, folder)
}

fn assert_line_became_a_card(path: &Path) {
    let saved = storage::read_map(path).unwrap().map;
    assert!(saved.cards.values().any(|card| card.title == "Rings the neighbour"), "the line became a card");
}

#[test]
fn closing_the_window_asks_about_a_line_in_the_capture_bar_and_saving_captures_it() {
    let (path, mut window, _folder) = with_a_typed_line();
    assert!(!window.close(), "the window stays");
    assert!(window.asks_about_changes());
    window.click("Cancel");
    window.ask(Action::File(FileAction::Quit));
    window.settle();
    assert!(window.asks_about_changes(), "Ctrl+Q asks too");
    window.press(NONE, Key::Enter);
    assert_line_became_a_card(&path);
}

#[test]
fn closing_the_window_asks_about_a_line_set_aside_with_escape_and_saving_captures_it() {
    let (path, mut window, _folder) = with_a_typed_line();
    window.press(NONE, Key::Escape);
    assert!(!window.close(), "the window stays");
    assert!(window.asks_about_changes() && window.says("Rings the neighbour"));
    window.press(NONE, Key::Enter);
    assert_line_became_a_card(&path);
}

#[test]
fn a_captured_line_that_makes_no_card_keeps_the_window_open_and_says_why() {
    let mut window = english();
    window.press(NONE, Key::C);
    window.type_text(">2");
    assert!(!window.close());
    window.press(NONE, Key::Enter);
    assert!(window.says("title"), "the bar says why there is no card");
    assert!(!window.close(), "nothing was thrown away");
    window.click("Don’t save");
}

#[test]
fn a_new_map_does_not_inherit_the_line_that_was_let_go() {
    let mut window = english();
    window.press(NONE, Key::C);
    window.type_text("Rings the neighbour");
    window.press(Modifiers::COMMAND, Key::N);
    assert!(window.asks_about_changes());
    window.click("Don’t save");
    assert_eq!(window.map().info.title, "New journey map");
    assert!(window.close(), "nothing is left to ask about");
}

#[test]
fn a_name_half_typed_in_a_list_is_kept_when_the_window_closes() {
    let mut window = english();
    window.select(Selection::Nothing);
    window.ask(Action::Window(WindowAction::Manage(safar::ui::action::MapList::Tags)));
    window.settle();
    let before = window.map().clone();
    let tag = before.cards.values().find_map(|card| card.tags.first().cloned()).unwrap();
    window.control(&format!("Tag {tag}")).focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("Renamed");
    assert_eq!(*window.map(), before, "half a name changes nothing");
    assert!(!window.close());
    assert!(window.asks_about_changes());
    assert!(window.map().cards.values().any(|card| card.tags.contains(&"Renamed".to_owned())));
}

/// A way to leave a map, with its name.
type Leave<'a> = (&'a str, &'a dyn Fn(&mut Window));

#[test]
fn opening_closing_and_dropping_keep_what_is_typed_on_the_map() {
    let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples");
    let other = std::fs::read_dir(other).unwrap().map(|entry| entry.unwrap().path()).find(|path| *path != sample());
    let other = other.expect("there is another sample");
    let leave: [Leave<'_>; 4] = [
        ("the menu", &|window| {
            window.click("File");
            window.choose_in_menu("Close map");
        }),
        ("a shortcut", &|window| window.press(Modifiers::COMMAND, Key::W)),
        ("a new map", &|window| window.press(Modifiers::COMMAND, Key::N)),
        ("a dropped file", &|window| {
            let at = window.app().canvas().screen_rect(window.layout().size.to_rect()).center();
            window.drop_file(&other, at);
        }),
    ];
    for (how, leave) in leave {
        let mut window = english();
        let id = window.card_named("Checkout");
        window.type_over(&TextTarget::CardTitle(id.clone()), "Pay here");
        leave(&mut window);
        assert!(window.asks_about_changes(), "{how} asks");
        window.click("Cancel");
        assert_eq!(title(&window, &id), "Pay here", "{how} keeps the text");
    }
}

#[test]
fn the_undo_of_a_message_takes_back_what_the_message_is_about_and_nothing_else() {
    let mut window = english();
    let before = window.map().clone();
    window.select(Selection::card(window.card_named("Checkout")));
    window.press(NONE, Key::Delete);
    let deleted = window.map().clone();
    let messages = |window: &Window| window.controls(&|label| label == "Close the message").len();
    assert_eq!(messages(&window), 1);
    let undo_of_message = |window: &mut Window| {
        // The top bar has its own Undo button, above that of the message.
        let undos = window.controls(&|label| label == "Undo");
        let centers = undos.into_iter().map(|node| node.rect().center());
        centers.max_by(|a, b| a.y.total_cmp(&b.y)).unwrap()
    };
    let at = undo_of_message(&mut window);
    window.click_at(at);
    assert_eq!(*window.map(), before, "the message takes its step back");

    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(*window.map(), deleted);
    window.select(Selection::card(window.card_named("Product page")));
    window.press(NONE, Key::Delete);
    assert_eq!(messages(&window), 1);
    let deleted_two = window.map().clone();
    let stage = window.map().stages[0].id.clone();
    window.ask(Action::edit(safar::edit::Command::DeleteStage(stage)));
    window.settle();
    assert_ne!(*window.map(), deleted_two);
    assert_eq!(messages(&window), 0, "a message about an earlier step offers to take nothing back any more");
}

#[test]
fn a_list_that_is_shown_in_the_inspector_shows_the_inspector_for_good() {
    let mut window = english();
    window.ask(Action::Window(WindowAction::ToggleInspector));
    window.settle();
    let has_inspector = |window: &Window| window.app().panels().has_inspector;
    window.press(NONE, Key::F4);
    window.ask(Action::Window(WindowAction::Manage(safar::ui::action::MapList::Tags)));
    window.settle();
    assert!(has_inspector(&window));
    window.press(NONE, Key::F4);
    assert!(!has_inspector(&window), "F4 hides what is shown now, instead of bringing back what was hidden before");
    window.press(NONE, Key::F4);
    assert!(has_inspector(&window));
}

#[test]
fn a_text_can_be_typed_on_after_it_was_saved_or_seen_larger() {
    let folder = TempFolder::new();
    let path = folder.path().join("map.ron");
    std::fs::copy(sample(), &path).unwrap();
    let mut window = Window::open(1360.0, 860.0, Some(path.clone()));
    let id = window.card_named("Checkout");
    let before = window.map().clone();
    window.type_over(&TextTarget::CardTitle(id.clone()), "Pay");
    window.press(Modifiers::COMMAND, Key::Plus);
    window.type_text(" here");
    window.press(Modifiers::COMMAND, Key::S);
    assert_eq!(storage::read_map(&path).unwrap().map.card(&id).unwrap().title, "Pay here", "the text is saved");
    assert!(window.app().canvas().is_editing_text(), "and is still edited");
    window.type_text(", most of the time");
    window.press(NONE, Key::Enter);
    assert_eq!(title(&window, &id), "Pay here, most of the time");
    window.undo();
    assert_eq!(title(&window, &id), "Pay here");
    window.undo();
    assert_eq!(*window.map(), before);
}

#[test]
fn a_question_is_asked_over_no_open_menu() {
    let mut window = english();
    let id = window.card_named("Checkout");
    window.type_over(&TextTarget::CardTitle(id), "Pay here");
    window.press(NONE, Key::Enter);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert!(egui::Popup::is_any_open(&window.harness.ctx), "the filter is open");
    assert!(!window.close() && window.asks_about_changes());
    assert!(!egui::Popup::is_any_open(&window.harness.ctx));
    window.press(NONE, Key::Escape);
    assert!(!window.asks_about_changes(), "Escape answers the question");
}

#[test]
fn a_map_opened_by_a_relative_path_is_known_by_its_whole_path() {
    let window = Window::open(900.0, 600.0, Some(PathBuf::from("maps/samples/online-shop.en.ron")));
    assert_eq!(window.app().document().unwrap().file.path.as_deref(), Some(sample().as_path()));
}
