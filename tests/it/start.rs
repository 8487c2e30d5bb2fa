//! The start screen: it shows every template in the chosen language, and the keyboard reaches all of it.

use egui::{
    Key, Modifiers,
    accesskit::{self, Rect},
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use safar::{
    model::Language,
    storage::{SAMPLES, TEMPLATES},
    ui::action::{Action, FileAction},
};

use super::support::window::Window;

/// The template or sample that has the focus, and its rectangle.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let all = window.harness.query_all_by_role(accesskit::Role::Button);
    let mut focused = all.filter(|node| node.accesskit_node().is_focused());
    let node = focused.next()?.accesskit_node();
    Some((node.label()?, node.bounding_box()?))
}

#[test]
fn tab_reaches_every_template_and_brings_it_into_view() {
    let mut window = Window::open(1280.0, 720.0, None);
    let mut wanted: Vec<String> = TEMPLATES
        .iter()
        .filter(|template| template.language == Language::English)
        .map(|template| format!("Template {}", template.stem))
        .chain(SAMPLES.iter().map(|sample| format!("Example {}", sample.stem)))
        .collect();
    assert_eq!(wanted.len(), 12);
    for _ in 0..30 {
        window.press(Modifiers::NONE, Key::Tab);
        // Scrolling there takes a moment.
        window.harness.run_steps(30);
        let Some((name, bounds)) = focused(&window) else { continue };
        let Some(at) = wanted.iter().position(|wanted| *wanted == name) else { continue };
        assert!(bounds.y0 >= 0.0 && bounds.y1 <= 720.0, "{name} is at {bounds:?}");
        wanted.remove(at);
        if wanted.is_empty() {
            window.press(Modifiers::NONE, Key::Enter);
            assert_eq!(window.map().info.language, Language::Persian, "Enter opens what has the focus");
            return;
        }
    }
    panic!("not reached: {wanted:?}");
}

#[test]
fn nine_templates_fit_into_a_window_of_1280_by_720() {
    let window = Window::open(1280.0, 720.0, None);
    for template in TEMPLATES.iter().filter(|template| template.language == Language::English) {
        let name = format!("Template {}", template.stem);
        let bounds = window.control(&name).accesskit_node().bounding_box().unwrap();
        assert!(bounds.y1 <= 720.0 && bounds.x1 <= 1280.0, "{name} is at {bounds:?}");
    }
}

#[test]
fn templates_are_offered_and_opened_in_the_language_that_is_chosen() {
    let mut window = Window::open(1280.0, 720.0, None);
    window.click("Language: فارسی");
    assert!(window.harness.query_by_label("Template service-blueprint.en").is_none());
    window.click("Template service-blueprint.fa");
    assert_eq!(window.map().info.language, Language::Persian);
    assert_eq!(window.map().info.title, "بلوپرینت خدمات");
}

#[test]
fn a_closed_map_leaves_no_drawing_and_no_tiles_in_memory() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron");
    let mut window = Window::open(1280.0, 720.0, Some(path));
    let scene = std::sync::Arc::downgrade(&window.app().document().unwrap().drawn.scene);
    assert!(window.app().canvas().tile_counts().bytes > 0);
    window.ask(Action::File(FileAction::CloseMap));
    window.settle();
    assert!(window.app().document().is_none());
    assert_eq!(window.app().canvas().tile_counts().bytes, 0);
    assert_eq!(scene.strong_count(), 0, "the drawing of the closed map");
}
