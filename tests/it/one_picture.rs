//! The window and the command line write the same file for the same request.

use std::{fs, path::Path, process::Command};

use egui::{Key, Modifiers};
use safar::{
    model::{Filter, FilterEffect, Language, Map, View, ViewId},
    storage::{read_map, save_map},
    ui::i18n::m,
};

use crate::support::{temp::TempFolder, window::Window};

const VIEW: &str = "First\npersona";

/// A sample with a view, and with a title that no PNG can hold as it is.
fn map(name: &str) -> Map {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name);
    let mut map = read_map(&path).unwrap().map;
    map.info.title.push_str("\n\u{7}2026");
    let personas = map.personas.first().map(|persona| persona.id.clone()).into_iter().collect();
    map.views.push(View {
        id: ViewId::new("own").unwrap(),
        name: VIEW.to_owned(),
        filter: Filter { personas, ..Filter::default() },
        effect: FilterEffect::Hide,
    });
    map
}

fn by_command_line(folder: &TempFolder, more: &[&str]) -> Vec<u8> {
    let run = Command::new(env!("CARGO_BIN_EXE_safar"))
        .args(["export", "map.ron", "-o", "told.png", "--scale", "2"])
        .args(more)
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    fs::read(folder.join("told.png")).unwrap()
}

fn by_window(folder: &TempFolder, language: Language, view: Option<&str>) -> Vec<u8> {
    let mut window = Window::open_in(language, 1280.0, 900.0, Some(folder.join("map.ron")));
    window.press(Modifiers::COMMAND, Key::E);
    if let Some(view) = view {
        window.click(&m("export-cards").text());
        window.click(view);
    }
    window.click(&m("action-export").text());
    window.enter_path(&folder.join("shown.png"));
    fs::read(folder.join("shown.png")).unwrap()
}

/// The title and the description in a PNG file.
fn texts(png: &[u8]) -> Vec<(String, String)> {
    let reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    reader.info().utf8_text.iter().map(|text| (text.keyword.clone(), text.get_text().unwrap())).collect()
}

#[test]
fn the_window_and_the_command_line_write_the_same_bytes() {
    for (language, name) in [
        (Language::English, "online-shop.en.ron"),
        (Language::Arabic, "leaving-telecom.ar.ron"),
        (Language::Persian, "consultancy-clients.fa.ron"),
    ] {
        let folder = TempFolder::new();
        save_map(&folder.join("map.ron"), &map(name)).unwrap();
        for (view, arguments) in [(None, &[][..]), (Some("First persona"), &["--view", "own"][..])] {
            let (shown, told) = (by_window(&folder, language, view), by_command_line(&folder, arguments));
            assert_eq!(texts(&shown), texts(&told), "{name} {view:?}");
            assert!(shown == told, "{name} {view:?}: the pixels differ");
            fs::remove_file(folder.join("shown.png")).unwrap();
        }
    }
}
