//! Themes and densities in the window: chosen in the menu, from a file, and for an export.

use std::fs;

use egui::{Key, Modifiers};
use safar::{
    layout::Layout,
    theme::{Density, Theme},
};

use super::support::{temp::TempFolder, window::Window};

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

/// The theme that the open map is drawn with.
fn theme(window: &Window) -> &Theme {
    &window.app().document().unwrap().drawn.theme
}

fn layout(window: &Window) -> &Layout {
    &window.app().document().unwrap().drawn.layout
}

#[test]
fn the_menu_changes_theme_and_density_at_once() {
    let mut window = Window::open(1280.0, 860.0, Some(sample("online-shop.en.ron")));
    for (entry, name) in [("High contrast", "contrast"), ("Print", "print"), ("Light", "light")] {
        window.click("View");
        window.click("Theme");
        window.click(entry);
        assert_eq!(theme(&window).name, name);
    }
    let comfortable = layout(&window).size;
    window.click("View");
    window.click("Theme");
    window.picture("looks-menu");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    for (entry, density) in [("Wall", Density::Wall), ("Compact", Density::Compact)] {
        window.click("View");
        window.click("Density");
        window.click(entry);
        assert_eq!(theme(&window).density, density);
        assert_eq!(layout(&window).size.width < comfortable.width, density == Density::Compact);
    }
    window.picture("looks-compact");
}

#[test]
fn a_theme_file_is_read_shown_and_its_faults_are_told() {
    let folder = TempFolder::new();
    fs::write(folder.join("pale.ron"), "(name: \"pale\", base: \"dark\", colors: (muted: \"#555555\"))").unwrap();
    fs::write(folder.join("broken.ron"), "(name: \"x\", colors: (ink: 7))").unwrap();
    let mut window = Window::open(1280.0, 860.0, Some(sample("consultancy-clients.fa.ron")));
    window.click("View");
    window.click("Theme");
    window.click("From a file…");
    window.enter_path(&folder.join("pale.ron"));
    assert_eq!(theme(&window).name, "pale");
    window.picture("looks-file");
    window.click("Close");

    window.click("View");
    window.click("Theme");
    window.click("From a file…");
    window.enter_path(&folder.join("broken.ron"));
    assert_eq!(theme(&window).name, "pale", "what was shown stays");
    window.click("Close");
}

#[test]
fn an_export_has_the_theme_and_density_that_were_chosen_for_it() {
    let folder = TempFolder::new();
    let path = folder.join("map.png");
    let mut window = Window::open(1280.0, 860.0, Some(sample("online-shop.en.ron")));
    let usual = layout(&window).size;
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Theme: Print");
    window.click("Density: Compact");
    window.picture("looks-export");
    window.click("Export…");
    window.enter_path(&path);
    let picture = image::open(&path).unwrap().into_rgba8();
    assert!(f64::from(picture.width()) < usual.width * 2.0, "a compact page is narrower");
    let page = Theme::print().colors.page;
    assert_eq!(picture.get_pixel(0, 0).0, [page.r, page.g, page.b, 255]);
    assert_eq!(layout(&window).size, usual, "the window keeps its own");
}
