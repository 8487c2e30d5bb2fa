//! Themes and densities in the window: chosen in the menu, loaded from a file, and used for an export.

use std::fs;

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use safar::{
    layout::Layout,
    model::{Card, CardId, Place},
    storage::{read_map, save_map},
    theme::{Density, Theme},
    ui::{
        action::{Action, WindowAction},
        i18n::m,
        shell::system_look::SystemLook,
        style::Tokens,
    },
};

use super::support::{temp::TempFolder, window::Window};

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

/// The theme in which the open map is drawn.
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
fn the_system_is_followed_where_nothing_else_was_chosen() {
    let mut window = Window::open(1280.0, 860.0, Some(sample("online-shop.en.ron")));
    let system = |is_dark, has_contrast, is_still| SystemLook { is_dark, has_contrast, is_still };
    let animation = |window: &Window| window.harness.ctx.global_style().animation_time;
    assert_eq!(theme(&window).name, "light");
    window.system_says(system(true, false, true));
    assert_eq!(theme(&window).name, "dark");
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Dark);
    assert!(animation(&window) == 0.0, "things still move");
    window.system_says(system(false, true, true));
    assert_eq!(theme(&window).name, "contrast");
    window.picture("looks-contrast");

    // The theme chosen in Safar takes precedence; the contrast of the window stays.
    let ink = || egui::Color32::BLACK;
    window.click("View");
    window.click("Theme");
    window.click("Light");
    assert_eq!(theme(&window).name, "light");
    assert_eq!(Tokens::of(&window.harness.ctx).ink, ink());
    window.system_says(system(true, false, true));
    assert_eq!(theme(&window).name, "light");
    assert_ne!(Tokens::of(&window.harness.ctx).ink, ink());

    // So does reduced motion, until it follows the system again.
    window.ask(Action::Window(WindowAction::ToggleMotion));
    window.settle();
    assert!(animation(&window) > 0.0, "nothing moves");
    window.system_says(system(true, false, false));
    assert!(animation(&window) > 0.0, "nothing moves");
    for is_still in [true, false] {
        window.ask(Action::Window(WindowAction::ToggleMotion));
        window.settle();
        assert_eq!(animation(&window) == 0.0, is_still);
    }
    window.system_says(system(true, false, true));
    assert!(animation(&window) == 0.0, "the system is not followed any more");

    window.click("View");
    window.click("Theme");
    window.click("As the system");
    assert_eq!(theme(&window).name, "dark");
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

/// The line in the export dialog that says how large the picture becomes, or that this is being worked out.
fn size_line(window: &Window) -> String {
    let root = window.harness.root();
    let said = root.children_recursive().flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>()
    });
    let said: Vec<String> = said.collect();
    let is_size = |line: &&String| line.ends_with(" pixels") || **line == m("export-measuring").text();
    said.iter().find(is_size).unwrap_or_else(|| panic!("no line about the size: {said:?}")).clone()
}

#[test]
fn the_export_dialog_never_lays_the_map_out_on_the_windows_thread() {
    let folder = TempFolder::new();
    let mut map = read_map(&sample("online-shop.en.ron")).unwrap().map;
    let cards: Vec<Card> = map.cards.values().cloned().collect();
    for (number, card) in (10_000..10_500).zip(cards.into_iter().cycle()) {
        let id = CardId::numbered(number);
        let place = Place { order: usize::try_from(number).unwrap(), ..card.place.clone() };
        map.cards.insert(id.clone(), Card { id, place, title: format!("{} {number}", card.title), ..card });
    }
    save_map(&folder.join("large.ron"), &map).unwrap();
    let mut window = Window::open(1280.0, 860.0, Some(folder.join("large.ron")));
    // The message about gaps in the orders of the added cards.
    window.click("Close");
    window.press(Modifiers::COMMAND, Key::E);
    let usual = size_line(&window);
    window.control("Density: Compact").click();
    window.harness.run_steps(2);
    assert_eq!(size_line(&window), "Calculating the size…", "a click does not wait for the layout");
    window.settle();
    let compact = size_line(&window);
    assert!(compact.ends_with(" pixels") && compact != usual, "{compact}");
    window.control("Density: Comfortable").click();
    window.harness.run_steps(2);
    assert_eq!(size_line(&window), usual, "what was worked out is remembered");
}
