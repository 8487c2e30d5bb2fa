//! Safar among the other windows of a desktop: several windows, copies of maps, typed paths.

use std::{fs, path::PathBuf, sync::Arc};

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use safar::{
    edit::Command,
    model::Language,
    storage,
    ui::{
        action::{Action, FileAction},
        new_window::WindowRequest,
    },
};

use crate::support::{
    other_windows::OtherWindows,
    temp::TempFolder,
    window::{Setup, Window},
};

fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

/// A window with the map at `path`, whose other windows answer with `answer`.
fn window_beside(path: Option<PathBuf>, answer: Result<(), String>) -> (Window, Arc<OtherWindows>) {
    let others = Arc::new(OtherWindows::answering(answer));
    let new_windows = Arc::clone(&others) as Arc<dyn safar::ui::new_window::WindowStarter>;
    (Window::open_whole(1280.0, 800.0, path, Setup { new_windows, ..Setup::default() }), others)
}

fn shows(window: &Window, words: &str) -> bool {
    use egui_kittest::kittest::Queryable as _;
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn asks_for(map: Option<PathBuf>) -> WindowRequest {
    WindowRequest { map, beside: None, is_awaited: true }
}

#[test]
fn ctrl_shift_n_opens_another_window_and_leaves_this_one_as_it_is() {
    let (mut window, others) = window_beside(Some(sample("online-shop.en.ron")), Ok(()));
    let title = window.map().info.title.clone();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(others.requests(), [asks_for(None)]);
    assert_eq!(window.map().info.title, title);
    let (mut start, others) = window_beside(None, Ok(()));
    start.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(others.requests(), [asks_for(None)], "also from the start screen");
    assert!(start.app().document().is_none());
}

#[test]
fn a_window_that_cannot_be_opened_is_a_message() {
    let (mut window, _) = window_beside(None, Err("no display was found".to_owned()));
    window.ask(Action::File(FileAction::NewWindow));
    window.settle();
    assert!(shows(&window, "The new window could not be opened") && shows(&window, "no display was found"));
}

#[test]
fn a_map_that_is_open_here_opens_in_no_other_window() {
    let (mut window, others) = window_beside(Some(sample("online-shop.en.ron")), Ok(()));
    window.ask(Action::File(FileAction::OpenInNewWindow(sample("online-shop.en.ron"))));
    window.settle();
    assert_eq!(others.requests(), []);
    assert!(shows(&window, "This map is open in this window"));
    window.ask(Action::File(FileAction::OpenInNewWindow(sample("leaving-telecom.ar.ron"))));
    window.settle();
    assert_eq!(others.requests(), [asks_for(Some(sample("leaving-telecom.ar.ron")))]);
}

#[test]
fn a_duplicate_is_an_unsaved_copy_and_the_file_stays_as_it_was_saved() {
    for (language, title) in
        [(Language::English, "Shop (copy)"), (Language::Arabic, "Shop (نسخة)"), (Language::Persian, "Shop (کپی)")]
    {
        let folder = TempFolder::new();
        let path = folder.join("shop.ron");
        let mut map = safar::locale::empty_map(language);
        "Shop".clone_into(&mut map.info.title);
        storage::save_map(&path, &map).unwrap();
        let saved = fs::read(&path).unwrap();
        let mut window = Window::open(1280.0, 800.0, Some(path.clone()));
        window.ask(Action::File(FileAction::DuplicateMap));
        window.settle();
        assert_eq!(window.map().info.title, title);
        assert!(window.app().document().unwrap().session.is_modified(), "closing asks about the copy");
        assert_eq!(window.app().document().unwrap().file.path, None);
        assert_eq!(fs::read(&path).unwrap(), saved);
        window.ask(Action::File(FileAction::CloseMap));
        window.settle();
        assert!(shows(&window, "Save your changes?"));
    }
}

#[test]
fn duplicating_asks_about_changes_that_no_file_has() {
    let folder = TempFolder::new();
    let path = folder.join("shop.ron");
    storage::save_map(&path, &safar::locale::empty_map(Language::English)).unwrap();
    let mut window = Window::open(1280.0, 800.0, Some(path.clone()));
    window.ask(Action::edit(Command::AddPersona { at: 0, name: "Mona".into() }));
    window.ask(Action::File(FileAction::DuplicateMap));
    window.settle();
    assert!(shows(&window, "Save your changes?"));
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(storage::read_map(&path).unwrap().map.personas[0].name, "Mona", "the first map is saved");
    assert_eq!(window.map().personas[0].name, "Mona", "and the copy has the change too");
    assert_eq!(window.map().info.title, "New journey map (copy)");
}

/// Types `text` into the path field and enters it. Returns whether the field is still there.
fn typed(window: &mut Window, text: &str) -> bool {
    window.control("Path").focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::NONE, Key::Backspace);
    if !text.is_empty() {
        window.type_text(text);
    }
    assert_eq!(window.control("Path").accesskit_node().value().unwrap_or_default(), text);
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    !window.controls(&|label| label == "Path").is_empty()
}

#[test]
fn a_path_without_the_name_of_a_file_is_no_target() {
    let folder = TempFolder::new();
    let path = folder.join("shop.ron");
    storage::save_map(&path, &safar::locale::empty_map(Language::English)).unwrap();
    fs::create_dir(folder.join("folder")).unwrap();
    fs::write(folder.join("folder.ron"), "another map").unwrap();
    let mut window = Window::open(1280.0, 800.0, Some(path.clone()));
    window.ask(Action::File(FileAction::SaveAs));
    window.settle();
    let inside = folder.path().to_str().unwrap().to_owned();
    for text in ["", "folder/", "./", "..", "folder/.", ".ron", "missing/", &format!("{inside}/"), "~"] {
        for _ in 0..2 {
            assert!(typed(&mut window, text), "{text:?} was taken");
            assert!(!shows(&window, "Replace"), "{text:?} replaces something");
            assert!(!shows(&window, &format!("{inside}.ron")), "{text:?} shows another path");
            assert!(!shows(&window, "folder.ron"), "{text:?} shows another path");
        }
    }
    assert_eq!(fs::read_to_string(folder.join("folder.ron")).unwrap(), "another map");
    assert!(!typed(&mut window, "folder/new"), "the name of a file is taken");
    assert!(folder.join("folder/new.ron").exists());
}
