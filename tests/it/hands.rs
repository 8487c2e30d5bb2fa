//! Keys and hands on the map: the way of the arrow keys, the selection by keys, the focus, dragging with Ctrl, undo.

use egui::{Event, Key, Modifiers};
use safar::{
    edit::Selection,
    model::{CardId, FeelingKey, LaneKind, Map},
};

use super::support::window::Window;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

pub(crate) const SAMPLES: [&str; 3] = ["online-shop.en.ron", "consultancy-clients.fa.ron", "leaving-telecom.ar.ron"];

pub(crate) fn sample(name: &str) -> Window {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name);
    Window::open(1360.0, 860.0, Some(path))
}

fn template(name: &str) -> Window {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/templates").join(name);
    Window::open(1360.0, 860.0, Some(path))
}

impl Window {
    /// Presses and releases all of `keys` before the next frame, as after a slow one.
    pub(crate) fn press_at_once(&mut self, keys: &[(Modifiers, Key)]) {
        for (modifiers, key) in keys {
            for pressed in [true, false] {
                let event = Event::Key { key: *key, physical_key: None, pressed, repeat: false, modifiers: *modifiers };
                self.harness.input_mut().events.push(event);
            }
        }
        self.settle();
    }

    pub(crate) fn canvas_has_focus(&self) -> bool {
        self.app().canvas().has_focus(&self.harness.ctx)
    }

    fn feelings_of_first(&self) -> Vec<FeelingKey> {
        let first = &self.map().personas[0].id;
        let curve = &self.layout().curves[0];
        let line = curve.lines.iter().find(|line| line.persona == *first).expect("the persona has a line");
        line.points.iter().map(|point| point.key.clone()).collect()
    }
}

/// The kind of the lane in which the selected thing is drawn.
fn lane_of(map: &Map, selection: &Selection) -> Option<LaneKind> {
    match selection {
        Selection::Cards(ids) => Some(map.lane(&map.card(ids.first()?)?.place.lane)?.kind),
        Selection::Cell { lane, .. } | Selection::Lane(lane) => Some(map.lane(lane)?.kind),
        Selection::Feeling(_) => Some(LaneKind::EmotionCurve),
        Selection::Nothing | Selection::Stage(_) | Selection::Step(_) | Selection::Persona(_) => None,
    }
}

/// The kinds of the lanes that `count` presses of `key` lead through.
fn way_through(window: &mut Window, key: Key, count: usize) -> Vec<LaneKind> {
    let mut kinds = Vec::new();
    for _ in 0..count {
        window.press(NONE, key);
        kinds.extend(lane_of(window.map(), &window.selection()));
    }
    kinds.dedup();
    kinds
}

#[test]
fn arrows_cross_the_emotion_lane_and_change_nothing() {
    for name in SAMPLES {
        let mut window = sample(name);
        let (opened, persona) = (window.map().clone(), window.app().canvas().persona().cloned());
        let key = window.feelings_of_first()[0].clone();
        window.select(Selection::Feeling(key));
        let first = window.map().stages[0].id.clone();
        window.select(Selection::Stage(first.clone()));
        let down = way_through(&mut window, Key::ArrowDown, 24);
        assert_eq!(*window.map(), opened, "{name}: the way changes nothing");
        assert!(down.contains(&LaneKind::EmotionCurve), "{name}: {down:?}");
        let lanes: Vec<LaneKind> = opened.lanes.iter().map(|lane| lane.kind).collect();
        let last = lanes.iter().rev().find(|kind| kind.holds_cards()).copied();
        assert_eq!(down.last().copied(), last, "{name}: the lanes below are reached: {down:?}");
        let mut up = way_through(&mut window, Key::ArrowUp, 24);
        assert_eq!(window.selection(), Selection::Stage(first), "{name}");
        up.reverse();
        up.extend(last);
        assert_eq!(up, down, "{name}: the way back is the same");
        assert_eq!(*window.map(), opened);
        assert_eq!(window.app().canvas().persona().cloned(), persona, "{name}: the keys still set the same feelings");
    }
}

#[test]
fn arrows_go_through_every_lane_of_a_blueprint() {
    let mut window = template("service-blueprint.en.ron");
    let opened = window.map().clone();
    let first = opened.stages[0].id.clone();
    window.select(Selection::Stage(first));
    let down = way_through(&mut window, Key::ArrowDown, 40);
    let holding: Vec<LaneKind> = opened.lanes.iter().map(|lane| lane.kind).filter(|kind| kind.holds_cards()).collect();
    let met: Vec<LaneKind> = down.into_iter().filter(|kind| kind.holds_cards()).collect();
    assert_eq!(met, holding);
    assert_eq!(*window.map(), opened);
}

#[test]
fn left_and_right_go_along_the_line_of_one_persona_and_home_and_end_to_its_ends() {
    for name in SAMPLES {
        let mut window = sample(name);
        let opened = window.map().clone();
        let points = window.feelings_of_first();
        let (later, earlier) =
            if window.layout().is_rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
        window.select(Selection::Feeling(points[0].clone()));
        for point in &points[1..] {
            window.press(NONE, later);
            assert_eq!(window.selection(), Selection::Feeling(point.clone()), "{name}");
        }
        window.press(NONE, Key::Home);
        assert_eq!(window.selection(), Selection::Feeling(points[0].clone()), "{name}");
        window.press(NONE, Key::End);
        assert_eq!(window.selection(), Selection::Feeling(points.last().unwrap().clone()), "{name}");
        for point in points.iter().rev().skip(1) {
            window.press(NONE, earlier);
            assert_eq!(window.selection(), Selection::Feeling(point.clone()), "{name}");
        }
        window.press(NONE, earlier);
        assert!(matches!(window.selection(), Selection::Lane(_)), "{name}: before the first is the label of the lane");
        assert_eq!(*window.map(), opened, "{name}");
    }
}

#[test]
fn a_feeling_follows_up_and_down_only_after_enter() {
    let mut window = sample("online-shop.en.ron");
    let key = window.feelings_of_first()[1].clone();
    let value = |window: &Window| window.map().feelings[&key].value.get();
    let before = value(&window);
    window.select(Selection::Feeling(key.clone()));
    for end in [Key::Enter, Key::Escape] {
        window.press(NONE, Key::Enter);
        window.press(NONE, Key::ArrowUp);
        assert!((value(&window) - before - 0.5).abs() < 1e-9, "{} after {before}", value(&window));
        window.press(NONE, Key::ArrowDown);
        assert!((value(&window) - before).abs() < 1e-9);
        window.press(NONE, end);
        assert_eq!(window.selection(), Selection::Feeling(key.clone()), "it stays selected");
        window.press(NONE, Key::ArrowDown);
        assert!((value(&window) - before).abs() < 1e-9, "{end:?} ends it");
        assert_ne!(window.selection(), Selection::Feeling(key.clone()));
        window.press(NONE, Key::ArrowUp);
        window.select(Selection::Feeling(key.clone()));
    }
}

#[test]
fn the_canvas_keeps_the_keyboard_after_a_text_is_typed_on_it() {
    for end in [Some(Key::Enter), Some(Key::Escape), None] {
        let mut window = sample("online-shop.en.ron");
        window.click("Touchpoint: Checkout, stage 3 of 5");
        window.press(NONE, Key::Enter);
        window.type_text(" now");
        if let Some(key) = end {
            window.press(NONE, key);
        } else {
            let other = window.place_of_card(&window.card_named("Thank-you e-mail"));
            window.click_at(other);
        }
        assert!(window.canvas_has_focus(), "{end:?}");
    }
}

/// The keys of fault F11, in one frame.
#[test]
fn keys_right_after_typing_go_to_the_map_however_slow_the_frames_are() {
    let keys =
        [(NONE, Key::Num1), (NONE, Key::ArrowLeft), (NONE, Key::Num4), (NONE, Key::ArrowLeft), (NONE, Key::Num5)];
    let begun = || {
        let mut window = sample("online-shop.en.ron");
        window.click("Touchpoint: Checkout, stage 3 of 5");
        window.press(NONE, Key::Enter);
        window.press(NONE, Key::Enter);
        window
    };
    let mut slow = begun();
    slow.press(NONE, Key::Escape);
    for (modifiers, key) in keys {
        slow.press(modifiers, key);
    }
    let mut fast = begun();
    let all: Vec<_> = std::iter::once((NONE, Key::Escape)).chain(keys).collect();
    fast.press_at_once(&all);
    assert!(fast.canvas_has_focus(), "the focus is on {:?}", fast.harness.ctx.memory(egui::Memory::focused));
    assert_eq!(fast.map(), slow.map());
    assert_eq!(fast.selection(), slow.selection());
    let mut walked = begun();
    walked.press_at_once(&[
        (NONE, Key::Escape),
        (NONE, Key::ArrowLeft),
        (NONE, Key::ArrowLeft),
        (NONE, Key::ArrowLeft),
    ]);
    let mut stepped = begun();
    stepped.press(NONE, Key::Escape);
    (0..3).for_each(|_| stepped.press(NONE, Key::ArrowLeft));
    assert_eq!(walked.selection(), stepped.selection(), "no arrow is lost");
}

#[test]
fn the_map_listens_to_arrows_in_the_first_frame_in_which_it_has_the_focus() {
    let mut window = sample("online-shop.en.ron");
    window.select(Selection::card(window.card_named("Checkout")));
    window.press_at_once(&[(NONE, Key::Num2), (NONE, Key::ArrowLeft), (NONE, Key::ArrowLeft)]);
    assert!(window.canvas_has_focus());
}

/// Types `words` with `between` after each but the last, without waiting for frames.
fn type_with(window: &mut Window, words: &[&str], between: (Modifiers, Key)) {
    for (at, word) in words.iter().enumerate() {
        for letter in word.chars() {
            let key = Key::from_name(&letter.to_uppercase().to_string()).unwrap();
            let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: NONE };
            window.harness.input_mut().events.extend([press(true), Event::Text(letter.to_string()), press(false)]);
        }
        if at + 1 < words.len() {
            let (modifiers, key) = between;
            for pressed in [true, false] {
                let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
                window.harness.input_mut().events.push(event);
            }
        }
        window.harness.step();
    }
    window.settle();
}

#[test]
fn tab_goes_on_to_the_next_title_of_stages_lanes_steps_and_personas() {
    let mut window = sample("online-shop.en.ron");
    let opened = window.map().clone();
    window.select(Selection::Stage(opened.stages[0].id.clone()));
    window.press(NONE, Key::F2);
    type_with(&mut window, &["Hear", "Try", "Stay"], (NONE, Key::Tab));
    window.press(NONE, Key::Enter);
    let stages: Vec<_> = window.map().stages.iter().take(3).map(|stage| stage.title.clone()).collect();
    assert_eq!(stages, ["Hear", "Try", "Stay"]);
    assert_eq!(window.selection(), Selection::Stage(opened.stages[2].id.clone()));

    window.select(Selection::Lane(opened.lanes[2].id.clone()));
    window.press(NONE, Key::F2);
    type_with(&mut window, &["Three", "Two", "One"], (SHIFT, Key::Tab));
    window.press(NONE, Key::Enter);
    let lanes: Vec<_> = window.map().lanes.iter().take(3).map(|lane| lane.title.clone()).collect();
    assert_eq!(lanes, ["One", "Two", "Three"]);

    window.select(Selection::Persona(opened.personas[0].id.clone()));
    window.press(NONE, Key::F2);
    type_with(&mut window, &["Mina", "Ilse"], (NONE, Key::Tab));
    window.press(NONE, Key::Enter);
    let personas: Vec<_> = window.map().personas.iter().map(|persona| persona.name.clone()).collect();
    assert_eq!(personas, ["Mina", "Ilse"]);
    assert_eq!(window.map().cards, opened.cards, "no letter was taken for a shortcut");
    assert!(window.canvas_has_focus());
}

#[test]
fn tab_at_the_last_title_goes_round_and_loses_no_letter() {
    let mut window = sample("online-shop.en.ron");
    let opened = window.map().clone();
    let last = opened.stages.len() - 1;
    window.select(Selection::Stage(opened.stages[last].id.clone()));
    window.press(NONE, Key::F2);
    type_with(&mut window, &["Last", "First"], (NONE, Key::Tab));
    window.press(NONE, Key::Enter);
    let titles: Vec<_> = window.map().stages.iter().map(|stage| stage.title.clone()).collect();
    assert_eq!((titles[last].as_str(), titles[0].as_str()), ("Last", "First"));
    assert_eq!(window.map().cards, opened.cards);

    // Also from the card of the last stage.
    let lane = opened.lanes[0].id.clone();
    window.select(Selection::Cell { lane, stage: opened.stages[last].id.clone() });
    window.press(NONE, Key::Enter);
    type_with(&mut window, &["stays", "starts"], (NONE, Key::Tab));
    window.press(NONE, Key::Enter);
    let stage = |title: &str| {
        let card = window.map().card(&window.card_named(title)).unwrap();
        window.map().stages.iter().position(|stage| stage.id == card.place.stage)
    };
    assert_eq!((stage("stays"), stage("starts")), (Some(last), Some(0)));
}

#[test]
fn shift_and_arrows_select_cells_of_cards_as_in_a_spreadsheet() {
    for name in SAMPLES {
        let mut window = sample(name);
        let map = window.map().clone();
        let (later, earlier) =
            if window.layout().is_rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
        let cards = |lanes: &[usize], stages: &[usize]| -> Selection {
            let is_in = |card: &&safar::model::Card| {
                lanes.iter().any(|at| map.lanes[*at].id == card.place.lane)
                    && stages.iter().any(|at| map.stages[*at].id == card.place.stage)
            };
            Selection::cards(map.cards.values().filter(is_in).map(|card| card.id.clone()))
        };
        let first: CardId = map.cell(&map.lanes[0].id, &map.stages[1].id).first().unwrap().id.clone();
        window.select(Selection::card(first.clone()));
        window.press(SHIFT, later);
        assert_eq!(window.selection(), cards(&[0], &[1, 2]), "{name}: the next stage too");
        window.press(SHIFT, earlier);
        assert_eq!(window.selection(), Selection::card(first.clone()), "{name}: and back");
        window.press(SHIFT, later);
        // Down goes to the next lane: the whole rectangle of both stages.
        while window.selection() != cards(&[0, 1], &[1, 2]) {
            let before = window.selection();
            window.press(SHIFT, Key::ArrowDown);
            assert_ne!(window.selection(), before, "{name}: Shift and Down end nowhere");
        }
        window.press(NONE, Key::ArrowUp);
        assert!(window.selection().card_ids().count() <= 1, "{name}: an arrow alone selects one thing");
        assert_eq!(*window.map(), map, "{name}");
    }
}

#[test]
fn shift_and_down_take_one_card_of_a_cell_after_the_other() {
    let mut window = sample("online-shop.en.ron");
    let map = window.map().clone();
    let (lane, stage) = map
        .lanes
        .iter()
        .flat_map(|lane| map.stages.iter().map(move |stage| (&lane.id, &stage.id)))
        .find(|(lane, stage)| map.cell(lane, stage).len() >= 2)
        .unwrap();
    let cell: Vec<CardId> = map.cell(lane, stage).iter().map(|card| card.id.clone()).collect();
    window.select(Selection::card(cell[0].clone()));
    window.press(SHIFT, Key::ArrowDown);
    assert_eq!(window.selection(), Selection::cards(cell[..2].iter().cloned()));
    window.press(SHIFT, Key::ArrowUp);
    assert_eq!(window.selection(), Selection::card(cell[0].clone()));
    window.press(ALT, Key::ArrowDown);
    assert_ne!(*window.map(), map, "Alt and an arrow still move the card");
}

#[test]
fn ctrl_drag_puts_a_copy_down_also_if_ctrl_is_pressed_during_the_drag() {
    for at_once in [true, false] {
        let mut window = sample("online-shop.en.ron");
        let before = window.map().clone();
        let id = window.card_named("Product page");
        let (from, to) = (window.place_of_card(&id), window.place_of_card(&window.card_named("Call centre")));
        let ctrl = Event::ModifiersChanged(CTRL);
        if at_once {
            window.harness.event(ctrl.clone());
        }
        window.lift(from, to);
        window.harness.event(ctrl);
        window.harness.run_steps(2);
        assert_eq!(window.harness.output().platform_output.cursor_icon, egui::CursorIcon::Copy, "it is shown");
        window.pointer(to, false);
        window.harness.event(Event::ModifiersChanged(NONE));
        window.settle();
        assert_eq!(window.map().card(&id), before.card(&id));
        assert_eq!(window.map().cards.values().filter(|card| card.title == "Product page").count(), 2);
        window.press(CTRL, Key::Z);
        assert_eq!(*window.map(), before);
    }
}

#[test]
fn a_key_with_other_modifiers_is_not_that_key() {
    let mut window = sample("online-shop.en.ron");
    window.select(Selection::card(window.card_named("Checkout")));
    let (opened, title) = (window.map().clone(), window.app().window_title());
    let digits = [Key::Num3, Key::Num4, Key::Num5];
    let mut keys: Vec<(Modifiers, Key)> = digits.map(|key| (SHIFT, key)).to_vec();
    keys.extend([Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5].map(|key| (ALT, key)));
    keys.extend([Key::T, Key::P, Key::O, Key::S, Key::M, Key::E, Key::C, Key::Delete].map(|key| (SHIFT, key)));
    keys.extend([Key::T, Key::P, Key::M, Key::Enter].map(|key| (ALT, key)));
    let ctrl_shift = CTRL.plus(SHIFT);
    keys.extend([Key::D, Key::E, Key::K, Key::A, Key::W, Key::Y].map(|key| (ctrl_shift, key)));
    for (modifiers, key) in keys {
        window.press(modifiers, key);
        assert_eq!(*window.map(), opened, "{modifiers:?} {key:?}");
        assert!(!window.app().canvas().is_editing_text(), "{modifiers:?} {key:?}");
        assert_eq!(window.app().window_title(), title, "{modifiers:?} {key:?}");
        assert!(window.selection().single_card().is_some(), "{modifiers:?} {key:?}");
        let focused = window.harness.ctx.memory(egui::Memory::top_modal_layer);
        assert_eq!(focused, None, "{modifiers:?} {key:?} opens no dialog");
    }
}

#[test]
fn redo_selects_what_the_step_had_selected_and_not_what_the_undo_found() {
    let mut window = sample("online-shop.en.ron");
    let card = Selection::card(window.card_named("Checkout"));
    window.select(card.clone());
    window.press(NONE, Key::Num1);
    window.press(CTRL, Key::A);
    window.press(CTRL, Key::Z);
    assert_eq!(window.selection(), card);
    window.press(CTRL, Key::A);
    window.press(CTRL, Key::Y);
    assert_eq!(window.selection(), card, "Delete would delete one card");

    // A new thing is selected again.
    window.press(CTRL, Key::D);
    let copy = window.selection();
    assert_ne!(copy, card);
    window.press(NONE, Key::Escape);
    window.press(CTRL, Key::Z);
    assert_eq!(window.selection(), card);
    window.press(CTRL, Key::Y);
    assert_eq!(window.selection(), copy);
}
