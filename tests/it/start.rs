//! The start screen: examples, templates and recent maps, all of it in reach of the keyboard.

use std::{fs, path::PathBuf};

use egui::{
    Key, Modifiers,
    accesskit::{self, Rect},
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use safar::{
    model::Language,
    storage::{self, BuiltIn, SAMPLES, Settings, TEMPLATES},
    ui::action::{Action, FileAction},
};

use super::support::{
    temp::TempFolder,
    window::{Setup, Window},
};

fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

/// The template or sample that has the focus, and its rectangle.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let all = window.harness.query_all_by_role(accesskit::Role::Button);
    let mut focused = all.filter(|node| node.accesskit_node().is_focused());
    let node = focused.next()?.accesskit_node();
    Some((node.label()?, node.bounding_box()?))
}

/// The rectangle of the control called `name`.
fn bounds(window: &Window, name: &str) -> Rect {
    window.control(name).accesskit_node().bounding_box().unwrap()
}

fn shows(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

/// Waits until the window says `words`, which jobs find out.
fn until(window: &mut Window, words: &str) {
    for _ in 0..500 {
        if shows(window, words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.settle();
    }
    panic!("the window never says {words:?}");
}

fn templates() -> impl Iterator<Item = &'static BuiltIn> {
    TEMPLATES.iter().filter(|template| template.language == Language::English)
}

/// A window on the start screen whose settings know the maps at `recent`, the first one opened last.
fn with_recent(folder: &TempFolder, recent: &[PathBuf], size: (f32, f32)) -> Window {
    let mut settings = Settings::default();
    for path in recent.iter().rev() {
        settings.remember(path, path.file_stem().unwrap().to_str().unwrap());
    }
    settings.save_to(&folder.join("settings")).unwrap();
    let setup = Setup {
        settings_folder: Some(folder.join("settings")),
        templates_folder: Some(folder.join("templates")),
        ..Setup::default()
    };
    Window::open_whole(size.0, size.1, None, setup)
}

/// Map files of these names in `folder`.
fn maps(folder: &TempFolder, names: &[&str]) -> Vec<PathBuf> {
    let paths: Vec<_> = names.iter().map(|name| folder.join(&format!("{name}.ron"))).collect();
    for path in &paths {
        fs::copy(sample("online-shop.en.ron"), path).unwrap();
    }
    paths
}

#[test]
fn tab_reaches_every_template_and_brings_it_into_view() {
    let mut window = Window::open(1280.0, 720.0, None);
    let mut wanted: Vec<String> = templates()
        .map(|template| format!("Template {}", template.title()))
        .chain(SAMPLES.iter().map(|sample| format!("Example {}", sample.title())))
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
            assert_eq!(window.map().info.title, "Service blueprint", "Enter opens what has the focus");
            return;
        }
    }
    panic!("not reached: {wanted:?}");
}

#[test]
fn examples_lead_until_three_maps_were_opened_and_then_nine_templates_fit_into_1280_by_720() {
    let folder = TempFolder::new();
    let all = maps(&folder, &["one", "two", "three"]);
    let window = with_recent(&folder, &all[..2], (1280.0, 720.0));
    for example in SAMPLES {
        let example = bounds(&window, &format!("Example {}", example.title()));
        assert!(example.y1 < bounds(&window, "Template Customer journey").y0);
    }
    let window = with_recent(&folder, &all, (1280.0, 720.0));
    for template in templates() {
        let name = format!("Template {}", template.title());
        let bounds = bounds(&window, &name);
        assert!(bounds.y1 <= 720.0 && bounds.x1 <= 1280.0, "{name} is at {bounds:?}");
    }
    let example = bounds(&window, &format!("Example {}", SAMPLES[0].title()));
    assert!(example.y0 > bounds(&window, "Template Onboarding").y1);
}

#[test]
fn arrows_go_over_the_cards_and_enter_opens_one() {
    let mut window = Window::open(1280.0, 900.0, None);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let first = format!("Example {}", SAMPLES[0].title());
    assert_eq!(focused(&window).map(|(name, _)| name), Some(first));
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window).map(|(name, _)| name).as_deref(), Some("Template Customer journey"));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&window).map(|(name, _)| name).as_deref(), Some("Template Digital journey"));
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().info.title, "Digital journey");
}

#[test]
fn an_example_is_never_saved_over_itself() {
    let mut window = Window::open(1280.0, 900.0, None);
    window.click(&format!("Example {}", SAMPLES[0].title()));
    window.press(Modifiers::COMMAND, Key::S);
    assert!(shows(&window, "Save the map"), "saving asks for a place");
    assert_eq!(window.app().document().unwrap().file.path, None);
}

#[test]
fn templates_are_offered_and_opened_in_the_language_that_is_chosen() {
    let mut window = Window::open(1280.0, 1100.0, None);
    window.click("Templates in: فارسی");
    assert!(window.harness.query_by_label("Template Service blueprint").is_none());
    window.click("Template بلوپرینت خدمات");
    assert_eq!(window.map().info.language, Language::Persian);
    assert_eq!(window.map().info.title, "بلوپرینت خدمات");
}

#[test]
fn a_recent_map_that_is_gone_says_so_and_delete_forgets_it_until_undone() {
    let folder = TempFolder::new();
    let all = maps(&folder, &["here", "gone"]);
    fs::remove_file(&all[1]).unwrap();
    let mut window = with_recent(&folder, &all, (1280.0, 900.0));
    let (here, gone) = (format!("Open {}", all[0].display()), format!("Open {}", all[1].display()));
    until(&mut window, "not found");
    let is_missing = |window: &Window, name: &str| {
        window.controls(&|label| label.starts_with(name) && label.ends_with("not found")).len() == 1
    };
    assert!(is_missing(&window, &gone) && !is_missing(&window, &here));
    for _ in 0..12 {
        window.press(Modifiers::NONE, Key::Tab);
        if focused(&window).is_some_and(|(name, _)| name.starts_with(&gone)) {
            break;
        }
    }
    window.press(Modifiers::NONE, Key::Delete);
    assert!(window.controls(&|label| label.starts_with(&gone)).is_empty(), "it is forgotten");
    assert_eq!(focused(&window).map(|(name, _)| name), Some(here.clone()), "the keyboard stays in the list");
    assert!(shows(&window, "A map was removed from the list"));
    window.click("Undo");
    assert!(is_missing(&window, &gone), "it is back");
    drop(window);
    let recent = Settings::load_from(&folder.join("settings")).settings.recent;
    assert_eq!(recent.into_iter().map(|map| map.path).collect::<Vec<_>>(), all);
}

#[test]
fn the_scroll_bar_of_many_recent_maps_lies_next_to_the_buttons() {
    let folder = TempFolder::new();
    let names: Vec<String> = (0..12).map(|number| format!("map{number}")).collect();
    let all = maps(&folder, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut window = with_recent(&folder, &all, (1280.0, 560.0));
    let button = bounds(&window, "Empty map");
    #[expect(clippy::cast_possible_truncation, reason = "a place in the window")]
    let bar = button.x1 as f32 + 14.0;
    window.drag(egui::pos2(bar, 60.0), egui::pos2(bar, 300.0));
    let moved = bounds(&window, "Empty map").y0 - button.y0;
    assert!(moved < -20.0, "dragging the bar next to the buttons scrolls, by {moved}");
    let in_column = |node: &egui_kittest::Node<'_>| {
        let bounds = node.accesskit_node().bounding_box();
        bounds.filter(|bounds| bounds.x0 < button.x1).is_some_and(|bounds| bounds.x1 > button.x1 + 4.0)
    };
    let names: Vec<_> = window
        .controls(&|_| true)
        .into_iter()
        .filter(in_column)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(names, Vec::<String>::new(), "controls beneath the bar");
}

#[test]
fn open_recent_shows_what_is_missing_and_forgets_it() {
    let folder = TempFolder::new();
    let all = maps(&folder, &["open", "here", "gone"]);
    let mut window = with_recent(&folder, &all, (1280.0, 900.0));
    window.ask(Action::File(FileAction::OpenPath(all[0].clone())));
    window.settle();
    fs::remove_file(&all[2]).unwrap();
    window.click("File");
    window.click("Open recent");
    until(&mut window, "not found");
    window.click("Forget missing files");
    window.click("File");
    window.click("Open recent");
    assert!(!shows(&window, &format!("Open {}", all[2].display())), "it is forgotten");
    window.click(&format!("Open {}", all[1].display()));
    assert_eq!(window.app().document().unwrap().file.path.as_ref(), Some(&all[1]));
}

#[test]
fn a_map_becomes_a_template_that_is_used_renamed_and_deleted() {
    let folder = TempFolder::new();
    let mut window = with_recent(&folder, &maps(&folder, &["shop"]), (1280.0, 900.0));
    window.ask(Action::File(FileAction::OpenPath(folder.join("shop.ron"))));
    window.settle();
    window.click("File");
    window.click("Save as a template…");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("Our lanes");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(shows(&window, "“Our lanes” is now a template on the start screen."));
    window.ask(Action::File(FileAction::CloseMap));
    window.settle();
    until(&mut window, "5 stages · saved today");
    window.click("Your template Our lanes");
    let document = window.app().document().unwrap();
    assert_eq!((document.title().as_str(), document.file.path.as_ref()), ("Our lanes", None));
    assert!(document.session.map().cards.is_empty() && document.session.map().stages.len() == 5);
    window.ask(Action::File(FileAction::CloseMap));
    window.settle();
    until(&mut window, "Your template Our lanes");
    window.control("Your template Our lanes").focus();
    window.press(Modifiers::NONE, Key::F2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("Insurance claims");
    window.press(Modifiers::NONE, Key::Enter);
    until(&mut window, "Your template Insurance claims");
    window.control("Your template Insurance claims").focus();
    window.press(Modifiers::NONE, Key::Delete);
    assert!(shows(&window, "Delete this template?"));
    assert_eq!(storage::own_templates(&folder.join("templates")).len(), 1, "it asks first");
    window.click("Delete");
    for _ in 0..200 {
        window.settle();
        if !shows(&window, "Insurance claims") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(!shows(&window, "Insurance claims"));
    assert!(storage::own_templates(&folder.join("templates")).is_empty());
}

#[test]
fn a_template_that_cannot_be_read_keeps_its_card_and_says_why() {
    let folder = TempFolder::new();
    fs::create_dir(folder.join("templates")).unwrap();
    fs::write(folder.join("templates/Broken one.ron"), "(version: 1,").unwrap();
    let mut window = with_recent(&folder, &[], (1280.0, 900.0));
    until(&mut window, "cannot be read");
    let cards = window.controls(&|label| label.starts_with("Your template Broken one"));
    assert!(cards[0].accesskit_node().label().unwrap().contains("Broken one.ron"), "the reason names the file");
    cards[0].click();
    window.settle();
    assert!(window.app().document().is_none(), "it cannot be used");
}

#[test]
fn a_closed_map_leaves_no_drawing_and_no_tiles_in_memory() {
    let mut window = Window::open(1280.0, 720.0, Some(sample("online-shop.en.ron")));
    let scene = std::sync::Arc::downgrade(&window.app().document().unwrap().drawn.scene);
    assert!(window.app().canvas().tile_counts().bytes > 0);
    window.ask(Action::File(FileAction::CloseMap));
    window.settle();
    assert!(window.app().document().is_none());
    assert_eq!(window.app().canvas().tile_counts().bytes, 0);
    assert_eq!(scene.strong_count(), 0, "the drawing of the closed map");
}
