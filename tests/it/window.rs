//! The appearance of the window: pictures for people in `target/ui-pictures`, and the facts about them that can be
//! checked.

#![expect(clippy::cast_precision_loss, reason = "pictures are a few thousand pixels wide")]

use std::time::Duration;

use egui::{Key, Modifiers, Pos2, Rect};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::Selection,
    model::Language,
    ui::action::{Action, MapAction, WindowAction},
};

use super::support::window::Window;

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn whole(window: &crate::support::software_renderer::Picture) -> Rect {
    Rect::from_min_max(Pos2::ZERO, Pos2::new(window.width as f32, window.height as f32))
}

#[test]
fn the_start_screen_shows_templates_and_what_to_do() {
    let mut window = Window::open(1280.0, 800.0, None);
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.step();
    }
    let picture = window.picture("start");
    assert!(picture.colors_in(whole(&picture)) > 200, "the start screen is not blank");
}

#[test]
fn light_and_dark_windows_show_the_map_on_different_grounds() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    let light = window.picture("map-light");
    window.click("Dark");
    let dark = window.picture("map-dark");
    assert!(light.colors_in(whole(&light)) > 500 && dark.colors_in(whole(&dark)) > 500);
    let differing = light.pixels.iter().zip(&dark.pixels).filter(|(a, b)| a != b).count();
    assert!(differing * 10 > light.pixels.len() * 9, "only {differing} pixels differ");
}

#[test]
fn a_persian_map_is_shown_from_right_to_left() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("consultancy-clients.fa.ron")));
    let picture = window.picture("map-fa");
    assert!(picture.colors_in(whole(&picture)) > 500);
    let document = window.app().document().unwrap();
    let stages = &document.session.map().stages;
    let first = document.drawn.layout.stage_rect(&stages[0].id).unwrap();
    let second = document.drawn.layout.stage_rect(&stages[1].id).unwrap();
    assert!(first.x0 > second.x0, "the first stage stands on the right");
}

#[test]
fn the_window_of_readers_from_the_right_is_mirrored() {
    let place = |window: &Window, name: &str| {
        let at = window.control(name).rect().center().x / 1280.0;
        if at < 0.5 { "left" } else { "right" }
    };
    let english = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    assert_eq!((place(&english, "Export"), place(&english, "File")), ("right", "left"));
    assert_eq!((place(&english, "Select and move"), place(&english, "Scenario")), ("left", "right"));
    let persian = Window::open_in(Language::Persian, 1280.0, 800.0, Some(sample("online-shop.en.ron")));
    assert_eq!((place(&persian, "خروجی"), place(&persian, "فایل")), ("left", "right"));
    assert_eq!((place(&persian, "انتخاب و جابه‌جایی"), place(&persian, "سناریو")), ("right", "left"));
}

#[test]
fn another_language_is_spoken_at_once() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    window.ask(Action::Window(WindowAction::SpeakLanguage(Some(Language::Arabic))));
    window.settle();
    window.click("ملف");
    assert!(window.harness.query_by_label("حفظ باسم…").is_some(), "the menu is Arabic");
    window.ask(Action::Window(WindowAction::SpeakLanguage(Some(Language::English))));
    window.settle();
    // The button, and the menu that is still open.
    assert!(window.harness.query_all_by_label("File").next().is_some(), "and English again");
}

#[test]
fn every_selection_has_an_inspector_of_its_own() {
    let mut window = Window::open(1280.0, 1100.0, Some(sample("online-shop.en.ron")));
    let map = window.map().clone();
    let card = map.cards.values().find(|card| card.metric.is_some()).unwrap();
    let touchpoint = map.cards.values().find(|card| card.channel.is_some()).unwrap();
    let selections = [
        ("nothing", Selection::Nothing),
        ("stage", Selection::Stage(map.stages[0].id.clone())),
        ("lane", Selection::Lane(map.lanes[0].id.clone())),
        ("persona", Selection::Persona(map.personas[0].id.clone())),
        ("metric", Selection::card(card.id.clone())),
        ("touchpoint", Selection::card(touchpoint.id.clone())),
        ("cards", Selection::cards(map.cards.keys().take(3).cloned())),
        ("cell", Selection::Cell { lane: map.lanes[1].id.clone(), stage: map.stages[0].id.clone() }),
    ];
    let inspector = Rect::from_min_max(Pos2::new(980.0, 50.0), Pos2::new(1280.0, 1060.0));
    let mut seen = Vec::new();
    for (name, selection) in selections {
        window.harness.state_mut().as_mut().unwrap().ask(Action::Map(MapAction::Select(selection)));
        let picture = window.picture(&format!("inspector-{name}"));
        assert!(picture.colors_in(inspector) > 20, "the inspector of {name} is blank");
        let pixels: Vec<_> = (60..1000).map(|y| picture.at(1000, y)).collect();
        assert!(!seen.contains(&pixels), "the inspector of {name} looks like another");
        seen.push(pixels);
    }
}

#[test]
fn dialogs_open_by_their_keys_and_close_by_escape() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    let before = window.picture("no-dialog");
    for (name, modifiers, key) in [
        ("shortcuts", Modifiers::NONE, Key::F1),
        ("export", Modifiers::COMMAND, Key::E),
        ("save-as", Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
    ] {
        window.press(modifiers, key);
        let open = window.picture(&format!("dialog-{name}"));
        let differing = open.pixels.iter().zip(&before.pixels).filter(|(a, b)| a != b).count();
        assert!(differing * 2 > open.pixels.len(), "{name}: the dialog and its shade cover the window");
        window.press(Modifiers::NONE, Key::Escape);
        let closed = window.picture("no-dialog");
        let left: Vec<_> = (0..closed.pixels.len()).filter(|at| closed.pixels[*at] != before.pixels[*at]).collect();
        let places: Vec<_> = left.iter().take(5).map(|at| (at % closed.width, at / closed.width)).collect();
        // Glyphs may move in egui's atlas, which can change the last bit of a few pixels.
        assert!(left.len() < 200, "{name}: {} pixels of the dialog are left, at {places:?}", left.len());
    }
}

#[test]
fn a_window_at_rest_asks_for_no_frames() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    let delays: Vec<_> = (0..40).map(|_| window.step_at_rest()).collect();
    // Fading messages and the like may need a few more frames; after that there are none.
    let restless = delays.iter().rposition(|delay| *delay < Duration::from_secs(2)).map_or(0, |last| last + 1);
    assert!(restless <= 20, "frames are asked for in {:?}", delays.iter().skip(20).collect::<Vec<_>>());
}

#[test]
fn tab_brings_the_fields_of_the_inspector_into_view() {
    let mut window = Window::open(1280.0, 720.0, Some(sample("online-shop.en.ron")));
    window.control("Title").focus();
    window.settle();
    let fields = ["Scenario", "Scope", "Goals", "Authors", "Date", "Review date"];
    let mut seen = Vec::new();
    for _ in 0..24 {
        window.press(Modifiers::NONE, Key::Tab);
        for _ in 0..30 {
            window.harness.step();
        }
        for name in fields.into_iter().filter(|name| window.control(name).is_focused()) {
            let rect = window.control(name).rect();
            assert!(rect.top() >= 48.0 && rect.bottom() <= 692.0, "{name} is out of view at {rect:?}");
            seen.push(name);
        }
    }
    assert_eq!(seen, fields, "tab goes from field to field in the order they stand");
}

#[test]
fn the_interface_grows_and_shrinks_by_keys() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")));
    let ctx = window.harness.ctx.clone();
    window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Plus);
    assert!((ctx.zoom_factor() - 1.1).abs() < 1e-6);
    let map_zoom = window.app().canvas().zoom();
    window.press(Modifiers::COMMAND, Key::Plus);
    assert!((ctx.zoom_factor() - 1.1).abs() < 1e-6, "without Alt the map is zoomed");
    assert!(window.app().canvas().zoom() > map_zoom);
    window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Minus);
    window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Minus);
    assert!((ctx.zoom_factor() - 0.9).abs() < 1e-6);
    window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Num0);
    assert!((ctx.zoom_factor() - 1.0).abs() < 1e-6);
}
