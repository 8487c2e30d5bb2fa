//! Two applications in one thread keep their own language and their own keys.

use std::{fs, path::PathBuf};

use egui::{Key, Modifiers};
use safar::{
    model::Language,
    ui::i18n::{self, m},
};

use crate::support::{
    temp::TempFolder,
    window::{Setup, Window},
};

fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron")
}

#[test]
fn each_of_two_windows_keeps_its_own_keys() {
    let folder = TempFolder::new();
    fs::write(folder.join("settings.ron"), r#"(keys: {"action-toggle-inspector": ["F12"]})"#).unwrap();
    let setup = Setup { settings_folder: Some(folder.path().to_path_buf()), ..Setup::default() };
    let mut first = Window::open_whole(1280.0, 800.0, Some(sample()), setup);
    let mut second = Window::open_in(Language::Arabic, 1280.0, 800.0, Some(sample()));
    let had_inspector = |window: &Window| window.app().panels().has_inspector;
    assert!(had_inspector(&first) && had_inspector(&second));
    second.press(Modifiers::NONE, Key::F12);
    assert!(had_inspector(&second), "F12 is a key of the first window only");
    first.press(Modifiers::NONE, Key::F12);
    assert!(!had_inspector(&first), "the second window has not taken it away");
}

#[test]
fn a_frame_leaves_the_language_of_its_thread_as_it_was() {
    let mut window = Window::open(1280.0, 800.0, Some(sample()));
    i18n::use_language(Language::Persian);
    let words = m("action-save").text();
    window.harness.step();
    assert_eq!((i18n::language(), m("action-save").text()), (Language::Persian, words));
}

#[test]
fn each_of_two_windows_speaks_its_own_language() {
    let mut first = Window::open(1280.0, 800.0, None);
    let mut second = Window::open_in(Language::Arabic, 1280.0, 800.0, None);
    let name = |language| {
        i18n::use_language(language);
        m("start-open").text()
    };
    let shows = |window: &Window, name: &str| !window.controls(&|shown| shown == name).is_empty();
    let (english, arabic) = (name(Language::English), name(Language::Arabic));
    for _ in 0..2 {
        first.settle();
        assert!(shows(&first, &english) && !shows(&first, &arabic));
        second.settle();
        assert!(shows(&second, &arabic) && !shows(&second, &english));
    }
}
