//! The gallery of lane kinds: every kind with its explanation, and a new lane at the requested place.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use safar::{
    edit::Selection,
    model::{LaneKind, Language},
    ui::action::{Action, MapAction, lane_kind_message},
};

use super::support::window::Window;

const NONE: Modifiers = Modifiers::NONE;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn kinds(window: &Window) -> Vec<LaneKind> {
    window.map().lanes.iter().map(|lane| lane.kind).collect()
}

#[test]
fn every_kind_is_shown_with_what_it_is_for_in_every_language() {
    for (language, file) in [
        (Language::English, "online-shop.en.ron"),
        (Language::Persian, "consultancy-clients.fa.ron"),
        (Language::Arabic, "leaving-telecom.ar.ron"),
    ] {
        let mut window = Window::open_in(language, 1280.0, 720.0, Some(sample(file)));
        window.ask(Action::Map(MapAction::ChooseLane(None)));
        window.settle();
        for kind in LaneKind::ALL {
            let (title, tip) = (lane_kind_message(kind).text(), lane_kind_message(kind).tip());
            assert!(!tip.is_empty(), "{kind:?}");
            let shown = window.controls(&|name| name.starts_with(&title) && name.contains(&tip));
            assert_eq!(shown.len(), 1, "{title}: {tip}");
            let name = shown[0].accesskit_node().label().unwrap_or_default();
            let is_there = kinds(&window).contains(&kind);
            assert_eq!(!name.ends_with(&tip), is_there, "{name}: whether the map has one is told");
        }
        window.picture(&format!("lane-gallery-{}", language.tag()));
    }
}

#[test]
fn a_lane_is_chosen_by_pointer_or_by_keys_and_goes_where_it_was_asked_for() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    let before = kinds(&window);
    let second = window.map().lanes[1].id.clone();

    window.select(Selection::Lane(second));

    window.click("Add lane…"); // on the rail
    // The first kind that the map has no lane of has the focus; the arrow keys move on.
    let focused = window.controls(&|name| name.starts_with("Pictures"));
    assert!(focused.iter().any(|node| node.accesskit_node().is_focused()), "pictures are missing in the sample");
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Enter);
    assert_eq!(kinds(&window)[2], LaneKind::Notes, "below the selected one");
    window.press(NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(kinds(&window), before);

    window.ask(Action::Map(MapAction::ChooseLane(Some(0))));
    window.settle();
    let kind = window.controls(&|name| name.starts_with("Backstage"));
    kind[0].click();
    window.settle();
    assert_eq!(kinds(&window)[0], LaneKind::Backstage);
    window.press(Modifiers::COMMAND, Key::Z);

    window.ask(Action::Map(MapAction::ChooseLane(None)));
    window.settle();
    window.press(NONE, Key::Escape);
    assert_eq!(kinds(&window), before, "leaving adds nothing");
}
