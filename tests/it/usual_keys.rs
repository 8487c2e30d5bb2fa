//! The keys that people know from other programs: each does what they expect, or a message says why not.

use std::{sync::Arc, time::Instant};

use egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::NodeT as _;
use safar::{
    edit::{Command, Selection, StageField},
    layout::TextTarget,
    model::{Anchor, Card, CardId, FeelingKey, Lane, LaneId, LaneKind, Map, Place, Stage, StageId, Visibility},
    storage,
    ui::{
        action::{Action, FileAction, PicturePart},
        jobs::JobKind,
    },
};

use super::{
    hands::{SAMPLES, sample},
    support::{
        held_jobs::{HeldJobs, Release},
        temp::TempFolder,
        window::{Setup, Window},
    },
};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);

fn english() -> Window {
    sample("online-shop.en.ron")
}

fn with_checkout() -> Window {
    let mut window = english();
    window.select(Selection::card(window.card_named("Checkout")));
    window
}

impl Window {
    /// The commands for the window system that a press of the key gives, up to the frame at rest.
    fn commands_of(&mut self, modifiers: Modifiers, key: Key) -> Vec<ViewportCommand> {
        for pressed in [true, false] {
            let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            self.harness.input_mut().events.push(event);
        }
        let mut commands = Vec::new();
        for _ in 0..4 {
            self.harness.step();
            commands.extend(self.harness.output().viewport_output.values().flat_map(|output| output.commands.clone()));
        }
        self.settle();
        commands
    }

    fn has_control(&self, name: &str) -> bool {
        !self.controls(&|label| label == name).is_empty()
    }

    fn zoom(&self) -> f64 {
        self.app().canvas().zoom()
    }
}

#[test]
fn keys_for_what_safar_has_not_say_so() {
    for (modifiers, key, words) in [
        (CTRL, Key::P, "cannot print yet"),
        (CTRL, Key::Comma, "are in the menu “View”"),
        (CTRL, Key::G, "not grouped by hand"),
        (CTRL_SHIFT, Key::G, "not grouped by hand"),
        (CTRL, Key::Tab, "no tabs"),
    ] {
        let mut window = with_checkout();
        window.press(NONE, Key::ArrowLeft);
        let (before, selection) = (window.map().clone(), window.selection());
        window.press(modifiers, key);
        assert!(window.says(words), "{modifiers:?} {key:?}");
        assert_eq!((window.map(), window.selection()), (&before, selection));
        if key == Key::P {
            assert!(window.says("Export as PNG"), "printing leads to the export");
        } else {
            assert!(window.canvas_has_focus(), "{modifiers:?} {key:?} leaves the focus where it is");
        }
    }
}

#[test]
fn f3_goes_from_match_to_match_and_ctrl_h_replaces() {
    let mut window = english();
    window.press(NONE, Key::F3);
    window.type_text("courier");
    let at = |window: &Window, words: &str| assert!(window.says(words), "{words}");
    at(&window, "1 of ");
    window.press(NONE, Key::F3);
    at(&window, "2 of ");
    assert!(window.selection().single_card().is_some());
    window.press(SHIFT, Key::F3);
    at(&window, "1 of ");
    window.press(CTRL, Key::H);
    assert!(window.has_control("Replace with"));
    window.type_text("rider");
    window.press(NONE, Key::Enter);
    assert!(window.map().cards.values().any(|card| card.title.contains("rider")), "typing goes into the replacement");
}

#[test]
fn text_is_pasted_plain_by_ctrl_shift_v() {
    let mut window = english();
    let map = window.map().clone();
    let cell = Selection::Cell { lane: map.lanes[0].id.clone(), stage: map.stages[0].id.clone() };
    window.select(cell);
    let commands = window.commands_of(CTRL_SHIFT, Key::V);
    assert!(commands.contains(&ViewportCommand::RequestPaste));
    window.harness.event(Event::Paste("one\ttwo\nthree\tfour".into()));
    window.settle();
    let titles: Vec<_> = window.map().cards.values().map(|card| card.title.as_str()).collect();
    assert!(titles.contains(&"one two") && titles.contains(&"three four"), "{titles:?}");
}

/// A window whose pictures for the clipboard wait at the gate, with a card selected.
struct HeldPictures {
    window: Window,
    gate: Arc<HeldJobs>,
}

impl HeldPictures {
    fn new() -> Self {
        let gate = Arc::new(HeldJobs::default());
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron");
        let setup = Setup { gate: Some(Arc::clone(&gate)), ..Setup::default() };
        let mut window = Window::open_whole(1280.0, 800.0, Some(path), setup);
        window.select(Selection::card(window.card_named("Checkout")));
        gate.close();
        Self { window, gate }
    }

    fn ask(&mut self, part: PicturePart) {
        let count = self.gate.waiting_of(JobKind::DrawForClipboard).len();
        self.window.ask(Action::File(FileAction::CopyPicture(part)));
        self.window.harness.run_steps(2);
        self.gate.wait_for(JobKind::DrawForClipboard, count + 1);
    }

    /// The widths of the pictures that come to the clipboard once those that wait are drawn, the last one first.
    fn copied(&mut self) -> Vec<usize> {
        for id in self.gate.waiting_of(JobKind::DrawForClipboard).into_iter().rev() {
            self.gate.release(id, Release::Work);
            self.gate.wait_until_ended(id);
        }
        let mut widths = Vec::new();
        for _ in 0..20 {
            self.window.harness.step();
            let commands = &self.window.harness.output().platform_output.commands;
            widths.extend(commands.iter().filter_map(|command| match command {
                egui::OutputCommand::CopyImage(image) => Some(image.size[0]),
                _ => None,
            }));
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        widths
    }
}

#[test]
fn a_picture_that_comes_late_does_not_take_the_clipboard_from_what_was_copied_since() {
    let mut held = HeldPictures::new();
    held.ask(PicturePart::Map);
    let map = held.copied();
    assert_eq!(map.len(), 1);

    let mut held = HeldPictures::new();
    held.ask(PicturePart::Map);
    held.window.harness.event(Event::Copy);
    held.window.harness.run_steps(2);
    assert_eq!(held.copied(), [], "cards were copied since");

    let mut held = HeldPictures::new();
    held.ask(PicturePart::Map);
    held.ask(PicturePart::Stage);
    let copied = held.copied();
    assert!(copied.len() == 1 && copied[0] < map[0], "the newest request counts: {copied:?}, the map {map:?}");

    let mut held = HeldPictures::new();
    held.ask(PicturePart::Map);
    held.window.ask(Action::File(FileAction::CloseMap));
    held.window.harness.run_steps(4);
    assert!(held.window.app().document().is_none());
    assert_eq!(held.copied(), [], "the map was left");
}

#[test]
fn a_picture_of_the_map_or_of_a_stage_goes_to_the_clipboard() {
    let mut widths = Vec::new();
    for modifiers in [CTRL_SHIFT, CTRL_ALT] {
        let mut window = with_checkout();
        window.harness.key_press_modifiers(modifiers, Key::C);
        let mut image: Option<Arc<egui::ColorImage>> = None;
        for _ in 0..400 {
            window.harness.step();
            let commands = &window.harness.output().platform_output.commands;
            image = image.or_else(|| {
                commands.iter().find_map(|command| match command {
                    egui::OutputCommand::CopyImage(image) => Some(Arc::new(image.clone())),
                    _ => None,
                })
            });
            if image.is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let image = image.expect("a picture is copied");
        window.settle();
        assert!(window.says("is on the clipboard"));
        let [width, height] = image.size;
        assert!(width * height <= 8_400_000 && width.max(height) <= 8192, "{width} x {height}");
        widths.push(width);
        let colors: std::collections::BTreeSet<_> = image.pixels.iter().map(egui::Color32::to_array).collect();
        assert!(colors.len() > 20, "something is drawn");
    }
    assert!(widths[1] * 3 < widths[0], "one of five stages: {widths:?}");
    let mut window = english();
    window.press(CTRL_ALT, Key::C);
    assert!(window.says("First select a stage"), "without a selection it is said what is missing");
}

#[test]
fn a_comment_is_written_by_ctrl_alt_m() {
    let mut window = with_checkout();
    let id = window.card_named("Checkout");
    let before = window.map().card(&id).unwrap().comments.len();
    window.press(CTRL_ALT, Key::M);
    window.type_text("Ask the designer");
    let comments = &window.map().card(&id).unwrap().comments;
    assert_eq!((comments.len(), comments[before].text.as_str()), (before + 1, "Ask the designer"));
}

#[test]
fn f11_fills_the_screen_and_ctrl_f4_closes_the_map() {
    let mut window = english();
    let commands = window.commands_of(NONE, Key::F11);
    assert!(commands.contains(&ViewportCommand::Fullscreen(true)), "{commands:?}");
    window.press(CTRL, Key::F4);
    assert!(window.app().document().is_none());
}

#[test]
fn pages_stages_and_zoom_have_their_usual_keys() {
    for name in SAMPLES {
        let mut window = sample(name);
        let map = window.map().clone();
        let card = map.cell(&map.lanes[0].id, &map.stages[2].id)[0].id.clone();
        window.select(Selection::card(card.clone()));
        let (later, earlier) =
            if window.layout().is_rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
        window.press(CTRL, later);
        assert_eq!(window.selection(), Selection::Stage(map.stages[3].id.clone()), "{name}");
        window.press(CTRL, earlier);
        assert_eq!(window.selection(), Selection::Stage(map.stages[2].id.clone()), "{name}");

        window.select(Selection::card(card.clone()));
        let zoom = window.zoom();
        window.press(NONE, Key::Plus);
        assert!(window.zoom() > zoom, "{name}");
        window.press(NONE, Key::Minus);
        assert!((window.zoom() - zoom).abs() < 1e-9, "{name}");
        window.press(CTRL, Key::Num0);
        window.press(NONE, Key::Plus);
        let before = window.place_of_card(&card);
        window.press(NONE, Key::PageDown);
        let after = window.place_of_card(&card);
        assert!(after.y < before.y - 100.0, "{name}: {before:?} {after:?}");
        window.press(NONE, Key::PageUp);
        assert!(window.place_of_card(&card).y > after.y + 100.0, "{name}");
        for _ in 0..20 {
            window.press(NONE, Key::PageDown);
        }
        assert!(window.says(&safar::ui::i18n::m("page-ends").text()), "{name}");
        assert_eq!(*window.map(), map, "{name}");
    }
}

#[test]
fn brackets_move_a_card_in_its_cell_and_ctrl_enter_adds_one_below() {
    let mut window = english();
    let map = window.map().clone();
    let (lane, stage) = (&map.lanes[0].id, &map.stages[1].id);
    let order = |window: &Window| -> Vec<CardId> {
        window.map().cell(lane, stage).iter().map(|card| card.id.clone()).collect()
    };
    let before = order(&window);
    assert!(before.len() >= 2);
    window.select(Selection::card(before[0].clone()));
    window.press(CTRL, Key::CloseBracket);
    assert_eq!(order(&window)[..2], [before[1].clone(), before[0].clone()]);
    window.press(CTRL, Key::OpenBracket);
    assert_eq!(order(&window), before);
    window.press(CTRL, Key::Enter);
    window.type_text("Below");
    window.press(NONE, Key::Enter);
    let titles: Vec<_> = window.map().cell(lane, stage).iter().map(|card| card.title.clone()).collect();
    assert_eq!(titles[1], "Below");
}

#[test]
fn n_adds_a_note_with_its_lane_and_zero_clears_a_feeling() {
    let mut window = with_checkout();
    let opened = window.map().clone();
    assert!(opened.lanes.iter().all(|lane| lane.kind != LaneKind::Notes));
    window.press(NONE, Key::N);
    window.type_text("Look at this again");
    window.press(NONE, Key::Enter);
    let card = window.map().card(&window.card_named("Look at this again")).unwrap().clone();
    assert_eq!(window.map().lane(&card.place.lane).unwrap().kind, LaneKind::Notes);
    assert_eq!(card.place.stage, opened.card(&window.card_named("Checkout")).unwrap().place.stage);
    window.press(CTRL, Key::Z);
    assert_eq!(*window.map(), opened, "lane and card are one step");

    let key = FeelingKey {
        persona: window.app().canvas().persona().unwrap().clone(),
        anchor: Anchor::Card(window.card_named("Checkout")),
    };
    assert!(window.map().feelings.contains_key(&key));
    window.press(NONE, Key::Num0);
    assert!(!window.map().feelings.contains_key(&key));
}

#[test]
fn n_on_a_collapsed_or_hidden_stage_opens_the_stage_and_the_card_is_named() {
    for visibility in [Visibility::Collapsed, Visibility::Hidden] {
        let mut window = english();
        let stages: Vec<_> = window.map().stages.iter().map(|stage| stage.id.clone()).collect();
        // With a hidden stage, every stage is hidden; otherwise the card would go to an open one.
        for id in stages.iter().filter(|id| visibility == Visibility::Hidden || **id == stages[1]) {
            window.ask(Action::edit(Command::SetStage { id: id.clone(), field: StageField::Visibility(visibility) }));
            window.settle();
        }
        let opened = window.map().clone();
        window.select(if visibility == Visibility::Hidden {
            Selection::Nothing
        } else {
            Selection::Stage(stages[1].clone())
        });
        window.press(NONE, Key::N);
        window.type_text("Seen at once");
        window.press(NONE, Key::Enter);
        let titles: Vec<_> = window.map().cards.values().filter(|card| card.title == "Seen at once").collect();
        assert_eq!(titles.len(), 1, "{visibility:?}");
        assert_eq!(window.map().stage(&titles[0].place.stage).unwrap().visibility, Visibility::Open);
        window.press(CTRL, Key::Z);
        assert_eq!(*window.map(), opened, "{visibility:?}: one step");
    }
}

#[test]
fn keys_right_after_a_dialog_is_closed_are_not_lost() {
    let mut window = english();
    window.press(NONE, Key::F1);
    window.press_at_once(&[(NONE, Key::Escape), (CTRL_SHIFT, Key::O)]);
    assert!(!window.says("Keyboard shortcuts"));
    assert_eq!(window.app().panels().side, Some(storage::SidePanel::Outline));
}

#[test]
fn slash_and_the_question_mark_open_the_list_and_the_sheet_of_keys_in_every_layout() {
    let mut window = english();
    window.press(NONE, Key::Slash);
    assert!(window.has_control("What would you like to do?"));
    window.press(NONE, Key::Escape);
    window.press(CTRL, Key::Slash);
    assert!(window.says("Keyboard shortcuts"));
    let mut window = english();
    // The question mark of Persian and Arabic, which egui knows only by its place.
    for pressed in [true, false] {
        window.harness.event(Event::Key {
            key: Key::Slash,
            physical_key: Some(Key::Slash),
            pressed,
            repeat: false,
            modifiers: SHIFT,
        });
    }
    window.settle();
    assert!(window.says("Keyboard shortcuts") && !window.has_control("What would you like to do?"));
}

#[test]
fn zooming_by_key_keeps_the_selected_card_in_sight_and_shift_2_shows_it() {
    for name in SAMPLES {
        let mut window = sample(name);
        let canvas = |window: &Window| {
            let origin = safar::geom::Rect::from_origin_size((0.0, 0.0), window.layout().size);
            window.app().canvas().screen_rect(origin)
        };
        let last = window.map().stages.last().unwrap().id.clone();
        let card = window.map().cards.values().rfind(|card| card.place.stage == last).unwrap().id.clone();
        window.select(Selection::card(card.clone()));
        let before = window.place_of_card(&card);
        window.press(CTRL, Key::Num0);
        let after = window.place_of_card(&card);
        assert!((after - before).length() < 3.0, "{name}: {before:?} {after:?}");
        window.press(SHIFT, Key::Num2);
        let shown = window.app().canvas().screen_rect(window.layout().card_rect(&card).unwrap());
        let room = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1360.0, 860.0));
        assert!(room.contains_rect(shown) && window.zoom() > 1.0, "{name}: {shown:?} at {}", window.zoom());
        window.press(SHIFT, Key::Num1);
        assert!(room.contains_rect(canvas(&window)), "{name}: the whole map is in sight");
    }
}

#[test]
fn from_the_whole_map_every_arrow_presents_the_first_stage() {
    for name in SAMPLES {
        for key in [Key::ArrowRight, Key::ArrowLeft] {
            let mut window = sample(name);
            let first = window.map().stages[0].id.clone();
            window.press(NONE, Key::F5);
            window.press(NONE, key);
            assert_eq!(window.selection(), Selection::Stage(first), "{name} {key:?}");
        }
    }
}

#[test]
fn f2_while_a_title_is_typed_leaves_it_alone() {
    let mut window = with_checkout();
    let before = window.map().clone();
    let place = &before.card(&window.card_named("Checkout")).unwrap().place;
    window.press(CTRL, Key::Enter);
    window.press(NONE, Key::F2);
    window.type_text("New");
    window.press(NONE, Key::F2);
    window.type_text("er");
    window.press(NONE, Key::Enter);
    let cell: Vec<_> = window.map().cell(&place.lane, &place.stage).iter().map(|card| card.title.clone()).collect();
    assert!(cell.contains(&"Newer".to_owned()) && cell.contains(&"Checkout".to_owned()), "{cell:?}");
}

#[test]
fn a_double_click_on_a_name_from_afar_edits_the_name() {
    let mut window = english();
    let persona = window.map().personas[0].id.clone();
    while window.zoom() > 0.4 {
        window.press(CTRL, Key::Minus);
    }
    let quote = window.layout().text_box(&TextTarget::PersonaQuote(persona.clone())).unwrap().rect;
    window.double_click_at(window.app().canvas().screen_rect(quote).center());
    assert!(window.has_control("Name on the map") && !window.has_control("Quote on the map"));
}

#[test]
fn a_map_opens_with_nothing_selected() {
    for name in SAMPLES {
        assert_eq!(sample(name).selection(), Selection::Nothing, "{name}");
    }
}

/// A map with 1,000 cards.
fn large_map() -> Map {
    let mut map = Map::default();
    map.stages = (1..=10).map(|at| Stage::new(StageId::numbered(at), format!("Stage {at}"))).collect();
    map.lanes = (1..=10).map(|at| Lane::new(LaneId::numbered(at), LaneKind::Actions, format!("Lane {at}"))).collect();
    for number in 0..1_000_u64 {
        let place = Place {
            lane: LaneId::numbered(number / 100 + 1),
            stage: StageId::numbered(number / 10 % 10 + 1),
            order: usize::try_from(number % 10).unwrap(),
        };
        let id = CardId::numbered(number + 1);
        map.cards.insert(id.clone(), Card::new(id, place, format!("Card {number}")));
    }
    map
}

#[test]
fn undo_that_is_held_while_frames_are_late_is_done_in_one_frame() {
    let folder = TempFolder::new();
    let path = folder.join("large.ron");
    storage::save_map(&path, &large_map()).unwrap();
    let mut window = Window::open(1360.0, 860.0, Some(path));
    let opened = window.map().clone();
    for at in 0..30 {
        window.ask(Action::edit(Command::AddStage { at: 0, title: format!("New {at}") }));
        window.harness.step();
    }
    window.settle();
    let position = |window: &Window| window.app().document().unwrap().session.position();
    assert_eq!(position(&window), 30);
    // Twenty presses of a held key, which have no releases between them, and ten of an impatient finger.
    for at in 0..30 {
        let event = |pressed| Event::Key { key: Key::Z, physical_key: None, pressed, repeat: at > 0, modifiers: CTRL };
        window.harness.input_mut().events.push(event(true));
        if at >= 19 {
            window.harness.input_mut().events.push(event(false));
            for pressed in [false, true] {
                let ctrl = Event::Key {
                    key: Key::ControlLeft,
                    physical_key: Some(Key::ControlLeft),
                    pressed,
                    repeat: false,
                    modifiers: CTRL,
                };
                window.harness.input_mut().events.push(ctrl);
            }
        }
    }
    let begin = Instant::now();
    let mut frames = 0;
    while position(&window) > 0 && frames < 100 {
        window.harness.step();
        frames += 1;
    }
    assert!(frames <= 2, "{frames} frames, {:?}", begin.elapsed());
    window.settle();
    assert_eq!(*window.map(), opened, "no key is lost");
    let messages = window.harness.root().children_recursive();
    let said = messages.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Undone: ")));
    assert!(said.count() <= 2, "one message, which is also announced");
}
