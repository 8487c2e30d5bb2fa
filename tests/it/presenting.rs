//! The keys of a presentation: the audience sees no change of the map that was not intended.

use egui::{Event, Key, KeyboardShortcut, Modifiers};
use safar::{
    edit::{Command, LaneField, Selection},
    model::{Anchor, LaneKind, Visibility},
    ui::action::{
        Action,
        keys::{CANVAS, CanvasKey, PRESENTATION, is_key_of},
    },
};

use super::{
    hands::{SAMPLES, sample},
    support::window::Window,
};

const NONE: Modifiers = Modifiers::NONE;

/// The actions whose keys work while presenting, apart from the keys of the presentation itself.
const ALLOWED: [&str; 17] = [
    "action-save",
    "action-close-map",
    "action-quit",
    "action-undo",
    "action-redo",
    "action-zoom-in",
    "action-zoom-out",
    "action-zoom-actual",
    "action-zoom-fit",
    "action-zoom-selection",
    "action-fullscreen",
    "action-interface-larger",
    "action-interface-smaller",
    "action-interface-normal",
    "action-capture",
    "action-palette",
    "action-shortcuts",
];

/// The second stage of the sample on the wall, with a hidden lane for notes.
fn second_stage_of(name: &str) -> Window {
    let mut window = sample(name);
    let at = window.map().lanes.len();
    window.ask(Action::edit(Command::AddLane { at, kind: LaneKind::Notes, title: "Notes".into() }));
    window.settle();
    let id = window.map().lanes.last().unwrap().id.clone();
    window.ask(Action::edit(Command::SetLane { id, field: LaneField::Visibility(Visibility::Hidden) }));
    window.settle();
    window.press(NONE, Key::F5);
    for _ in 0..2 {
        window.press(NONE, Key::PageDown);
    }
    assert_eq!(window.selection(), Selection::Stage(window.map().stages[1].id.clone()));
    window
}

fn left_keys() -> Vec<KeyboardShortcut> {
    let actions = Action::SHORTCUTS.iter().flat_map(|(_, actions)| *actions);
    let of_actions = actions.filter(|action| !ALLOWED.contains(&action.name())).flat_map(Action::default_keys).copied();
    let is_left = |does: &CanvasKey| !matches!(does, CanvasKey::Feel(_) | CanvasKey::Fit);
    let of_canvas = CANVAS.iter().filter(|(does, _)| is_left(does)).flat_map(|(_, keys)| *keys).copied();
    of_actions.chain(of_canvas).filter(|keys| !is_key_of(PRESENTATION, *keys)).collect()
}

#[test]
fn keys_that_are_not_for_an_audience_do_nothing_while_presenting() {
    for name in SAMPLES {
        let mut window = second_stage_of(name);
        let (map, shown) = (window.map().clone(), window.selection());
        for keys in left_keys() {
            window.press(keys.modifiers, keys.logical_key);
            assert_eq!(window.selection(), shown, "{name} {keys:?}");
            assert!(*window.map() == map, "{name} {keys:?} changes the map");
        }
        for event in [Event::Copy, Event::Cut, Event::Paste("dropped in".into())] {
            window.harness.input_mut().events.push(event.clone());
            window.settle();
            assert!(*window.map() == map, "{name} {event:?} changes the map");
        }
        window.press(NONE, Key::PageDown);
        assert_eq!(window.selection(), Selection::Stage(map.stages[2].id.clone()), "{name}: no dialog is in the way");
    }
}

#[test]
fn feelings_undo_and_capture_work_while_presenting() {
    let mut window = second_stage_of("online-shop.en.ron");
    let before = window.map().clone();
    let anchor = Anchor::Stage(before.stages[1].id.clone());
    let feeling = |window: &Window| {
        window.map().feelings.iter().find(|(key, _)| key.anchor == anchor).map(|(_, f)| f.value.get())
    };
    let mut seen = vec![feeling(&window)];
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        window.press(NONE, key);
        assert!(feeling(&window).is_some());
        seen.push(feeling(&window));
    }
    seen.dedup();
    assert!(seen.len() >= 5, "{seen:?}");
    for _ in 0..5 {
        if *window.map() != before {
            window.press(Modifiers::COMMAND, Key::Z);
        }
    }
    assert!(*window.map() == before);
    window.press(NONE, Key::C);
    window.type_text("said in the room");
    window.press(NONE, Key::Enter);
    assert_eq!(window.map().cards.len(), before.cards.len() + 1);
}
