//! Keys that are held down: walking, scrolling, zooming and undo go on, everything else happens once.

use egui::{Event, Key, Modifiers, ViewportCommand};
use safar::edit::Selection;

use super::{hands::sample, support::window::Window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// Holds the key for `frames` frames, in each of which the system repeats it; returns the commands for the system.
fn hold(window: &mut Window, modifiers: Modifiers, key: Key, frames: usize) -> Vec<ViewportCommand> {
    let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
    let mut commands = Vec::new();
    for _ in 0..frames {
        window.harness.input_mut().events.push(event(true));
        for _ in 0..3 {
            window.harness.step();
            commands
                .extend(window.harness.output().viewport_output.values().flat_map(|output| output.commands.clone()));
        }
    }
    window.harness.input_mut().events.push(event(false));
    window.settle();
    commands
}

#[test]
fn a_held_key_adds_deletes_and_switches_once() {
    let mut window = sample("online-shop.en.ron");
    let before = window.map().clone();
    let card = window.card_named("Checkout");
    window.select(Selection::card(card));
    hold(&mut window, CTRL, Key::D, 6);
    assert_eq!(window.map().cards.len(), before.cards.len() + 1, "duplicated once");
    hold(&mut window, NONE, Key::Delete, 6);
    assert_eq!(window.map().cards.len(), before.cards.len(), "deleted once");
    let commands = hold(&mut window, NONE, Key::F11, 6);
    let fills = commands.iter().filter(|command| matches!(command, ViewportCommand::Fullscreen(_))).count();
    assert_eq!(fills, 1, "{commands:?}");
    let commands = hold(&mut window, NONE, Key::F5, 6);
    let fills = commands.iter().filter(|command| matches!(command, ViewportCommand::Fullscreen(_))).count();
    assert_eq!(fills, 1, "the presentation begins and stays: {commands:?}");
}

#[test]
fn held_keys_go_on_undoing_zooming_walking_and_presenting() {
    let mut window = sample("online-shop.en.ron");
    let before = window.map().clone();
    let card = window.card_named("Checkout");
    window.select(Selection::card(card));
    for _ in 0..4 {
        window.press(CTRL, Key::D);
    }
    assert_eq!(window.map().cards.len(), before.cards.len() + 4);
    hold(&mut window, CTRL, Key::Z, 6);
    assert!(*window.map() == before);
    let zoom = window.app().canvas().zoom();
    window.press(NONE, Key::Plus);
    let once = window.app().canvas().zoom() / zoom;
    hold(&mut window, NONE, Key::Plus, 3);
    assert!(window.app().canvas().zoom() / zoom > once * once, "{once}");
    let stages = before.stages.iter().map(|stage| Selection::Stage(stage.id.clone())).collect::<Vec<_>>();
    window.select(stages[0].clone());
    hold(&mut window, NONE, Key::ArrowRight, 3);
    assert_eq!(window.selection(), stages[3]);
    window.press(NONE, Key::F5);
    hold(&mut window, NONE, Key::PageDown, 3);
    assert_eq!(window.selection(), stages[2]);
}
