//! What the export dialog says about the chosen picture.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use safar::ui::i18n::m;

use crate::support::window::Window;

fn says(window: &Window, words: &str) -> bool {
    window.harness.root().children_recursive().any(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().any(|said| said.contains(words))
    })
}

#[test]
fn it_says_what_a_small_and_a_transparent_dark_picture_lack() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron");
    let mut window = Window::open(1280.0, 800.0, Some(sample));
    window.press(Modifiers::COMMAND, Key::E);
    assert!(!says(&window, "only the titles are drawn") && !says(&window, "For dark slides"));
    window.click("Transparent background");
    assert!(!says(&window, "For dark slides"));
    window.click(&format!("{}: Dark", m("kind-theme").text()));
    assert!(says(&window, "For dark slides"));
    window.click(&format!("{}: Width", m("export-size").text()));
    window.control("Width in pixels").focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("400");
    assert!(says(&window, "only the titles are drawn"));
}
