//! Work in the window from the first click to the saved file, using the names of the controls.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::Selection,
    model::{Anchor, Card, FeelingKey, LaneKind, Map, MapPart},
    storage,
    ui::file_picker::FileDialogs,
};

use super::support::window::Window;

fn sample() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron")
}

/// A temporary folder for a test, deleted with its content at the end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("safar-flow-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

fn cards_of(map: &Map, kind: LaneKind) -> Vec<&Card> {
    let lane = map.lanes.iter().find(|lane| lane.kind == kind).expect("the lane is there");
    map.cards.values().filter(|card| card.place.lane == lane.id).collect()
}

#[test]
fn a_template_filled_in_saved_and_opened_again_is_the_same_map() {
    let folder = Folder::new("template");
    let path = folder.0.join("birthday.ron");
    let mut window = Window::open(1280.0, 800.0, None);
    window.click("Template Customer journey");
    for title in ["Sees the advert", "Calls the shop", "Gets the parcel"] {
        window.click("Add touchpoint");
        window.type_text(title);
        window.press(Modifiers::NONE, Key::Enter);
    }
    // Enter has started a fourth card, which disappears because it has no title.
    window.press(Modifiers::NONE, Key::Escape);
    let titles: Vec<_> = cards_of(window.map(), LaneKind::Touchpoints).iter().map(|card| card.title.clone()).collect();
    assert_eq!(titles, ["Sees the advert", "Calls the shop", "Gets the parcel"]);

    let card = cards_of(window.map(), LaneKind::Touchpoints)[1].clone();
    let (from, to) = {
        let document = window.app().document().unwrap();
        let layout = &document.drawn.layout;
        let target = layout.cell_rect(&card.place.lane, &document.session.map().stages[2].id).unwrap();
        let canvas = window.app().canvas();
        (canvas.screen_rect(layout.card_rect(&card.id).unwrap()).center(), canvas.screen_rect(target).center())
    };
    window.drag(from, to);
    let moved = window.map().card(&card.id).unwrap().clone();
    assert_eq!(moved.place.stage, window.map().stages[2].id, "the card is where it was dragged to");

    window.click(&format!("Feeling of {}", window.map().personas[0].name));
    let key = FeelingKey { persona: window.map().personas[0].id.clone(), anchor: Anchor::Card(card.id.clone()) };
    assert!(window.map().feelings.contains_key(&key), "a click at the slider states a feeling");

    let with_feeling = window.map().clone();
    window.press(Modifiers::COMMAND, Key::D);
    assert_ne!(*window.map(), with_feeling);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), with_feeling, "undo takes back the duplicate and nothing else");

    window.press(Modifiers::COMMAND, Key::S);
    window.enter_path(&path);
    assert!(!window.app().document().unwrap().session.is_modified(), "what was saved is not modified");
    assert_eq!(storage::read_map(&path).unwrap().map, with_feeling);

    let reopened = Window::open(1280.0, 800.0, Some(path));
    assert_eq!(*reopened.map(), with_feeling);
}

#[test]
fn undoing_everything_gives_the_map_that_was_opened() {
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    let opened = window.map().clone();
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::NONE, Key::Delete);
    assert!(window.map().cards.is_empty());
    window.click("Add stage");
    window.type_text("After all");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("Add persona");
    window.press(Modifiers::NONE, Key::Escape);
    for _ in 0..10 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*window.map(), opened);
    assert!(!window.app().document().unwrap().session.is_modified());
}

#[test]
fn leaving_a_changed_map_is_asked_about() {
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::NONE, Key::Delete);
    let changed = window.map().clone();
    window.press(Modifiers::COMMAND, Key::N);
    window.click("Cancel");
    assert_eq!(*window.map(), changed, "cancelling keeps the map");
    window.press(Modifiers::COMMAND, Key::N);
    window.click("Don’t save");
    assert_eq!(window.map().info.title, "New journey map");
}

#[test]
fn a_map_that_cannot_be_saved_stays_open_and_says_so() {
    let folder = Folder::new("gone");
    let path = folder.0.join("map.ron");
    let mut window = Window::open(1280.0, 800.0, None);
    window.click("Empty map");
    window.press(Modifiers::COMMAND, Key::S);
    window.enter_path(&path);
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.app().document().unwrap().file.save_problem.is_some());
    assert!(window.harness.query_by_label("Try again").is_some(), "the problem is in sight");
    std::fs::remove_dir(&path).unwrap();
    window.click("Try again");
    assert!(window.app().document().unwrap().file.save_problem.is_none());
    assert_eq!(storage::read_map(&path).unwrap().map, *window.map());
}

#[test]
fn a_file_that_somebody_else_wrote_is_not_overwritten_unasked() {
    let folder = Folder::new("conflict");
    let path = folder.0.join("map.ron");
    std::fs::copy(sample(), &path).unwrap();
    let mut window = Window::open(1280.0, 800.0, Some(path.clone()));
    let theirs = storage::write_map(&Map::default());
    std::fs::write(&path, &theirs).unwrap();
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::NONE, Key::Delete);
    window.press(Modifiers::COMMAND, Key::S);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs, "nothing was written yet");
    window.click("Replace the file");
    assert_eq!(storage::read_map(&path).unwrap().map, *window.map());
}

#[test]
fn reloading_a_file_that_somebody_else_wrote_is_asked_about_once_more() {
    let folder = Folder::new("reload");
    let path = folder.0.join("map.ron");
    std::fs::copy(sample(), &path).unwrap();
    let mut window = Window::open(1280.0, 800.0, Some(path.clone()));
    std::fs::write(&path, storage::write_map(&Map::default())).unwrap();
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::NONE, Key::Delete);
    let mine = window.map().clone();
    window.press(Modifiers::COMMAND, Key::S);
    window.click("Reload the file…");
    assert_eq!(*window.map(), mine, "one click loses nothing");
    window.click("Cancel");
    assert_eq!(*window.map(), mine);
    window.press(Modifiers::COMMAND, Key::S);
    window.click("Reload the file…");
    window.click("Reload");
    assert_eq!(*window.map(), Map::default());
}

#[test]
fn where_no_file_dialog_can_be_shown_a_path_is_typed() {
    let folder = Folder::new("no-dialog");
    let path = folder.0.join("map.ron");
    // The file dialog would be shown by the running program, which here is the test binary and has no dialogs.
    let mut window = Window::open_with(1280.0, 800.0, None, FileDialogs::System);
    window.press(Modifiers::COMMAND, Key::N);
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.harness.query_by_label_contains("No file dialog could be opened").is_some(), "it says why");
    window.enter_path(&path);
    assert_eq!(storage::read_map(&path).unwrap().map, *window.map());
    window.press(Modifiers::COMMAND, Key::O);
    assert!(window.harness.query_by_label_contains("No file dialog could be opened").is_some());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label_contains("No file dialog").is_none());
}

#[test]
fn an_unreadable_file_is_explained_and_the_open_map_stays() {
    let folder = Folder::new("broken");
    let path = folder.0.join("broken.ron");
    std::fs::write(&path, "(version: 1, title: 5)").unwrap();
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    let before = window.map().clone();
    window.press(Modifiers::COMMAND, Key::O);
    window.enter_path(&path);
    assert_eq!(*window.map(), before);
    window.click("Close");
}

#[test]
fn the_inspector_edits_what_is_selected_and_one_undo_takes_back_one_field() {
    let mut window = Window::open(1280.0, 900.0, Some(sample()));
    let opened = window.map().clone();
    window.control("Scope").focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("All ");
    window.type_text("shops");
    assert_eq!(window.map().info.scope, "All shops");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().info.scope, "All ", "in the field it goes word by word");
    window.type_text("shops");
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(window.map().info.scope, "All shops");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(*window.map() == opened, "outside, the typing is one step");
}

#[test]
fn keys_reach_a_card_and_its_title() {
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    let id = window.map().cards.keys().next().unwrap().clone();
    let at = {
        let rect = window.app().document().unwrap().drawn.layout.card_rect(&id).unwrap();
        window.app().canvas().screen_rect(rect).center()
    };
    window.drag(at, at);
    assert_eq!(*window.app().document().unwrap().session.selection(), Selection::card(id.clone()));
    window.press(Modifiers::NONE, Key::F2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("سلام Safar");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().card(&id).unwrap().title, "سلام Safar");
}

#[test]
fn a_picture_is_exported_with_the_size_that_was_asked_for() {
    let folder = Folder::new("export");
    let path = folder.0.join("map.png");
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Size: Width");
    window.click("Export…");
    window.enter_path(&path);
    let picture = image::open(&path).unwrap();
    assert_eq!(picture.width(), 3840);
}

#[test]
fn parts_of_the_map_are_hidden_and_touchpoints_grouped_with_a_tick() {
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    let legend = |window: &Window| window.app().document().unwrap().drawn.layout.legend.len();
    let before = legend(&window);
    window.control("Legend").click_accesskit();
    window.settle();
    assert!(window.map().info.hidden.contains(&MapPart::Legend) && before > 0);
    assert_eq!(legend(&window), 0);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((window.map().info.hidden.len(), legend(&window)), (0, before));

    let lane = window.map().lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoints).unwrap().clone();
    window.harness.get_by_label(&format!("Lane: {}", lane.title)).click_accesskit();
    window.settle();
    window.control("Grouped by channel").click_accesskit();
    window.settle();
    assert!(window.map().lane(&lane.id).unwrap().is_grouped);
    let layout = &window.app().document().unwrap().drawn.layout;
    assert!(layout.cells().any(|cell| !cell.it.groups.is_empty()));
}
