//! The keyboard focus: Tab in reading order, F6 from area to area, menus by keyboard, and where the focus returns to.

use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::{Node, kittest::NodeT as _};
use safar::{
    edit::Selection,
    model::Language,
    ui::action::{Action, FileAction, MapAction, TemplateAction, ViewAction, WindowAction},
};

use super::support::window::Window;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn window_in(language: Language) -> Window {
    Window::open_in(language, 1280.0, 800.0, Some(sample("online-shop.en.ron")))
}

/// The control with the keyboard focus, with its name and its place.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let is_focused = |node: &Node<'_>| {
        let node = node.accesskit_node();
        node.is_focused() || node.active_descendant().is_some_and(|active| active.is_focused())
    };
    let mut nodes = window.harness.root().children_recursive();
    let node = nodes.find(|node| is_focused(node) && node.accesskit_node().label().is_some())?;
    Some((node.accesskit_node().label().unwrap_or_default(), node.rect()))
}

fn name_of_focused(window: &Window) -> String {
    focused(window).map_or_else(|| "nothing".into(), |(name, _)| name)
}

/// The controls that Tab reaches one after another, until the first one has the focus again.
fn round(window: &mut Window, modifiers: Modifiers) -> Vec<(String, Rect)> {
    let mut reached: Vec<(String, Rect)> = Vec::new();
    for _ in 0..130 {
        window.harness.key_press_modifiers(modifiers, Key::Tab);
        window.harness.run_steps(2);
        let Some(focused) = focused(window) else { continue };
        if reached.first() == Some(&focused) {
            break;
        }
        reached.push(focused);
    }
    assert!(reached.len() > 1, "Tab reaches controls");
    reached
}

/// The steps of `reached` that go back on a line of controls that is higher than `low` and lower than `high`.
fn steps_back(reached: &[(String, Rect)], language: Language, high: f32, low: f32) -> Vec<String> {
    let steps = reached.windows(2).filter_map(|pair| {
        let [(before, a), (after, b)] = pair else { return None };
        let is_in = |rect: &Rect| rect.center().y > high && rect.center().y < low;
        let shared = a.bottom().min(b.bottom()) - a.top().max(b.top());
        let is_line = is_in(a) && is_in(b) && shared > 0.5 * a.height().min(b.height());
        let goes_on = if language.is_rtl() { b.right() < a.right() } else { b.left() > a.left() };
        (is_line && !goes_on).then(|| format!("{before} -> {after}"))
    });
    steps.collect()
}

#[test]
fn tab_goes_through_the_bars_from_their_start() {
    for language in [Language::English, Language::Persian] {
        let mut window = window_in(language);
        let reached = round(&mut window, NONE);
        let back = steps_back(&reached, language, 0.0, 48.0);
        assert!(back.is_empty(), "{language:?}, top bar: {back:?}");
        let back = steps_back(&reached, language, 770.0, 800.0);
        assert!(back.is_empty(), "{language:?}, status line: {back:?}");
        // The bars come in the order in which they are on the screen.
        let tops: Vec<bool> = reached.iter().map(|(_, rect)| rect.center().y < 48.0).collect();
        let at = tops.iter().position(|is_top| *is_top).unwrap();
        let last = tops.iter().rposition(|is_top| *is_top).unwrap();
        assert!(tops[at..last].iter().all(|is_top| *is_top), "{language:?}: the top bar is one stretch");
        let status = reached.iter().position(|(_, rect)| rect.center().y > 770.0).unwrap();
        assert!(status > last, "{language:?}: the status line comes after the top bar");
        assert!(reached[status..].iter().all(|(_, rect)| rect.center().y > 770.0), "{language:?}: and after all else");
    }
}

#[test]
fn shift_tab_goes_the_same_way_back() {
    let names = |modifiers: Modifiers| -> Vec<String> {
        let mut window = window_in(Language::English);
        window.ask(Action::File(FileAction::Export));
        window.settle();
        round(&mut window, modifiers).into_iter().map(|(name, _)| name).collect()
    };
    let (mut on, back) = (names(NONE), names(SHIFT));
    // The round begins at the button that has the focus at first.
    on.reverse();
    on.rotate_right(1);
    let at = on.iter().position(|name| *name == back[0]).unwrap();
    on.rotate_left(at);
    assert_eq!(on, back);
}

#[test]
fn tab_goes_through_every_dialog_in_reading_order() {
    for language in [Language::English, Language::Arabic] {
        for action in [
            Action::File(FileAction::Export),
            Action::File(FileAction::SaveAs),
            Action::Window(WindowAction::ShowShortcuts),
            Action::Map(MapAction::ChooseLane(None)),
        ] {
            let mut window = window_in(language);
            window.ask(action.clone());
            window.settle();
            let reached = round(&mut window, NONE);
            let back = steps_back(&reached, language, 0.0, 800.0);
            assert!(back.len() <= 1, "{language:?}, {}: {back:?}", action.label());
        }
    }
}

#[test]
fn f6_goes_round_the_areas_and_each_remembers_its_control() {
    for language in [Language::English, Language::Arabic] {
        let mut window = window_in(language);
        window.press(NONE, Key::ArrowDown);
        let mut seen = Vec::new();
        for _ in 0..6 {
            window.press(NONE, Key::F6);
            seen.push(focused(&window).expect("F6 always leads somewhere"));
        }
        let names: Vec<&str> = seen.iter().map(|(name, _)| name.as_str()).collect();
        let of_rail = if language.is_rtl() { 1280.0 - 52.0..1280.0 } else { 0.0..52.0 };
        assert!(seen[1].1.top() > 700.0 && seen[2].1.top() > 760.0, "capture bar, status line: {names:?}");
        assert!(seen[3].1.bottom() < 48.0, "top bar: {names:?}");
        assert!(of_rail.contains(&seen[4].1.center().x), "tool strip: {names:?}");
        window.press(NONE, Key::F6);
        let inspector = name_of_focused(&window);
        window.press(SHIFT, Key::F6);
        window.press(SHIFT, Key::F6);
        for _ in 0..3 {
            window.press(NONE, Key::Tab);
        }
        let third = name_of_focused(&window);
        assert_ne!(third, seen[4].0);
        for _ in 0..6 {
            window.press(NONE, Key::F6);
        }
        assert_eq!(name_of_focused(&window), third, "{language:?}: the tool strip remembers its tool");
        window.press(NONE, Key::F6);
        window.press(NONE, Key::F6);
        assert_eq!(name_of_focused(&window), inspector);
    }
}

#[test]
fn what_gets_the_focus_is_scrolled_into_view() {
    let mut window = Window::open(900.0, 560.0, Some(sample("online-shop.en.ron")));
    let card = window.map().cards.keys().next().unwrap().clone();
    window.select(Selection::card(card));
    for _ in 0..60 {
        window.press(NONE, Key::Tab);
        let Some((name, rect)) = focused(&window) else { continue };
        let screen = window.harness.ctx.content_rect();
        assert!(screen.expand(1.0).contains_rect(rect) || rect.height() > 300.0, "{name} at {rect} is not on {screen}");
    }
}

#[test]
fn the_focus_returns_to_where_it_was_when_a_menu_or_a_dialog_closes() {
    let mut window = window_in(Language::English);
    window.press(NONE, Key::ArrowDown);
    let canvas = name_of_focused(&window);
    for open in [
        Action::Window(WindowAction::ShowPalette),
        Action::Window(WindowAction::ShowShortcuts),
        Action::File(FileAction::Export),
        Action::View(ViewAction::ShowFilter),
    ] {
        window.ask(open.clone());
        window.settle();
        assert_ne!(name_of_focused(&window), canvas, "{}", open.label());
        window.press(NONE, Key::Escape);
        window.settle();
        assert_eq!(name_of_focused(&window), canvas, "after {}", open.label());
    }
    window.press(NONE, Key::F10);
    assert_ne!(name_of_focused(&window), canvas);
    window.press(NONE, Key::Escape);
    assert_eq!(name_of_focused(&window), canvas, "after a menu");
    // From a control, too.
    window.press(NONE, Key::F6);
    let control = name_of_focused(&window);
    window.press(ALT, Key::E);
    window.press(NONE, Key::Escape);
    assert_eq!(name_of_focused(&window), control);
}

#[test]
fn f10_and_alt_with_a_letter_open_the_menus_and_arrows_go_on() {
    let mut window = window_in(Language::English);
    window.press(NONE, Key::F10);
    assert_eq!(name_of_focused(&window), "New map");
    window.press(NONE, Key::ArrowRight);
    window.press(NONE, Key::ArrowRight);
    assert_eq!(name_of_focused(&window), "Zoom in", "past Edit, whose first items may be unavailable");
    window.press(NONE, Key::ArrowRight);
    assert!(name_of_focused(&window).starts_with("Add touchpoint"), "{}", name_of_focused(&window));
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::ArrowDown);
    assert_eq!(name_of_focused(&window), "Zoom out");
    window.press(NONE, Key::F10);
    assert!(window.controls(&|name| name == "Zoom to fit" || name == "New map").is_empty(), "F10 closes a menu");
    for (key, first) in [(Key::V, "Zoom in"), (Key::F, "New map"), (Key::H, "Find an action…")] {
        window.press(ALT, key);
        let name = name_of_focused(&window);
        assert!(name == first || key == Key::H, "Alt and {key:?}: {name}");
    }
    window.press(NONE, Key::Escape);
    assert!(!window.app().document().unwrap().session.can_undo(), "no letter reached the map");
}

#[test]
fn arrows_lead_into_a_submenu_and_out_of_it_in_reading_direction() {
    for (language, on, back) in
        [(Language::English, Key::ArrowRight, Key::ArrowLeft), (Language::Persian, Key::ArrowLeft, Key::ArrowRight)]
    {
        let mut window = window_in(language);
        window.press(ALT, Key::V);
        let theme = safar::ui::i18n::m("menu-theme").text();
        let first = name_of_focused(&window);
        for _ in 0..40 {
            if name_of_focused(&window) == theme {
                break;
            }
            window.press(NONE, Key::ArrowDown);
        }
        assert_eq!(name_of_focused(&window), theme);
        window.press(NONE, on);
        window.settle();
        let inside = name_of_focused(&window);
        assert_ne!(inside, theme, "{language:?}: into the submenu");
        window.press(NONE, back);
        assert_eq!(name_of_focused(&window), theme, "{language:?}: out of it");
        window.press(NONE, back);
        assert_ne!(name_of_focused(&window), theme, "{language:?}: to the menu before");
        window.press(NONE, on);
        assert_eq!(name_of_focused(&window), first, "{language:?}: and on again");
    }
}

#[test]
fn the_letters_of_the_interfaces_language_open_menus_too() {
    let mut window = window_in(Language::Persian);
    let first = |window: &mut Window, key: Key, text: &str| {
        let press = Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers: ALT };
        window.harness.input_mut().events.extend([press, Event::Text(text.into())]);
        window.settle();
        name_of_focused(window)
    };
    // On the Persian layout, the letter of "view" is on the key J, and the key F types another letter.
    let by_letter = first(&mut window, Key::J, "ن");
    assert_eq!(by_letter, safar::ui::i18n::m("action-zoom-in").text());
    let by_latin_key = first(&mut window, Key::F, "ب");
    assert_eq!(by_latin_key, safar::ui::i18n::m("action-new").text());
}

/// The names of the items of the open menu that can be chosen.
fn items(window: &Window) -> Vec<String> {
    let nodes = window.harness.root().children_recursive();
    nodes
        .filter(|node| {
            let node = node.accesskit_node();
            node.role() == egui::accesskit::Role::MenuItem && !node.data().is_disabled()
        })
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// What brings the user into a field.
type Way = fn(&mut Window);

/// Fields of all kinds.
const WAYS: [(&str, Way); 9] = [
    ("the inspector", |window| window.click("Title")),
    ("the capture bar", |window| window.press(NONE, Key::C)),
    ("the search bar", |window| window.press(Modifiers::COMMAND, Key::F)),
    ("the palette", |window| window.press(Modifiers::COMMAND, Key::K)),
    ("the filter", |window| window.ask(Action::View(ViewAction::ShowFilter))),
    ("the path", |window| window.ask(Action::File(FileAction::SaveAs))),
    ("the template", |window| window.ask(Action::File(FileAction::Template(TemplateAction::AskToSave)))),
    ("the sheet of shortcuts", |window| window.press(NONE, Key::F1)),
    ("the editor on the map", |window| window.press(NONE, Key::F2)),
];

#[test]
fn every_field_has_a_menu_by_key_and_by_pointer_and_goes_on_after_it() {
    for (place, way) in WAYS {
        let mut window = window_in(Language::English);
        let card = window.map().cards.keys().next().unwrap().clone();
        window.select(Selection::card(card));
        way(&mut window);
        window.settle();
        window.type_text("abc");
        let (field, rect) = focused(&window).unwrap();
        assert!(!items(&window).contains(&"Copy".to_owned()), "{place}");
        for is_by_key in [true, false] {
            if is_by_key {
                window.press(NONE, Key::Menu);
            } else {
                window.harness.hover_at(rect.center());
                for pressed in [true, false] {
                    window.harness.event(Event::PointerButton {
                        pos: rect.center(),
                        button: egui::PointerButton::Secondary,
                        pressed,
                        modifiers: NONE,
                    });
                }
                window.settle();
            }
            let shown = items(&window);
            assert!(shown.contains(&"Select all".to_owned()), "{place}, by key {is_by_key}: {shown:?}");
            assert!(shown.contains(&"Paste".to_owned()), "{place}: {shown:?}");
            assert!(!shown.contains(&"Copy".to_owned()), "{place}: nothing is selected, so there is nothing to copy");
            let is_path = place == "the path";
            let turns = shown.iter().any(|item| item.starts_with("Reverse the direction"));
            assert_eq!(turns, !is_path && place != "the capture bar", "{place}: {shown:?}");
            window.press(NONE, Key::Escape);
            assert!(!items(&window).contains(&"Select all".to_owned()), "{place}: Escape closes the menu");
            assert_eq!(focused(&window).map(|(name, _)| name).as_ref(), Some(&field), "{place}: and nothing else");
        }
        window.press(NONE, Key::Menu);
        window.click("Select all");
        window.type_text("d");
        // A dialog may have the name of its field.
        let values: Vec<_> =
            window.controls(&|name| name == field).iter().filter_map(|node| node.accesskit_node().value()).collect();
        assert_eq!(values, ["d"], "{place}: the chosen item acts on the field");
    }
}

/// Chooses the focused item of a menu with `key`; Space is also a text, as from the window system.
fn choose(window: &mut Window, key: Key) {
    let key_event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: NONE };
    let events = &mut window.harness.input_mut().events;
    events.push(key_event(true));
    if key == Key::Space {
        events.push(Event::Text(" ".into()));
    }
    events.push(key_event(false));
    window.harness.step();
    window.settle();
}

#[test]
fn the_key_that_chooses_an_item_of_a_fields_menu_does_nothing_in_the_field() {
    for ((place, way), key) in WAYS.into_iter().flat_map(|way| [(way, Key::Enter), (way, Key::Space)]) {
        let mut window = window_in(Language::English);
        let card = window.map().cards.keys().next().unwrap().clone();
        window.select(Selection::card(card));
        way(&mut window);
        window.settle();
        window.press(Modifiers::COMMAND, Key::A);
        window.type_text("abc");
        let (field, _) = focused(&window).unwrap();
        let cards = window.map().cards.len();
        let values = |window: &Window| -> Vec<String> {
            let fields = window.controls(&|name| name == field);
            fields.iter().filter_map(|node| node.accesskit_node().value()).collect()
        };
        // Nothing is selected, so the first item is "Paste", and the one after it "Select all".
        for item in ["Select all", "Cut", "Paste"] {
            window.press(NONE, Key::Menu);
            while name_of_focused(&window) != item {
                window.press(NONE, Key::ArrowDown);
            }
            choose(&mut window, key);
            assert_eq!(values(&window), ["abc"], "{place}: {item} with {key:?}");
            assert_eq!(name_of_focused(&window), field, "{place}: {item} with {key:?}");
        }
        // The requested clipboard event comes some frames later.
        window.harness.event(Event::Paste("new".into()));
        window.settle();
        assert_eq!(values(&window), ["new"], "{place}: what is pasted comes into the field, {key:?}");
        assert_eq!(window.map().cards.len(), cards, "{place}: {key:?}");
    }
}

#[test]
fn dialogs_and_menus_have_names() {
    let mut window = window_in(Language::English);
    let named = |window: &Window, role: egui::accesskit::Role| -> Vec<String> {
        let nodes = window.harness.root().children_recursive();
        nodes
            .filter(|node| node.accesskit_node().role() == role)
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect()
    };
    for open in [
        Action::Window(WindowAction::ShowPalette),
        Action::Window(WindowAction::ShowShortcuts),
        Action::File(FileAction::Export),
        Action::File(FileAction::SaveAs),
        Action::Map(MapAction::ChooseLane(None)),
        Action::Window(WindowAction::ShowAbout),
    ] {
        window.ask(open.clone());
        window.settle();
        let dialogs = named(&window, egui::accesskit::Role::Dialog);
        assert_eq!(dialogs.len(), 1, "{open:?}: {dialogs:?}");
        assert!(!dialogs[0].is_empty(), "{open:?} has a name");
        window.press(NONE, Key::Escape);
        window.settle();
    }
    window.press(ALT, Key::F);
    assert_eq!(named(&window, egui::accesskit::Role::Menu), ["File"]);
    window.press(NONE, Key::Escape);
    window.ask(Action::View(ViewAction::ShowFilter));
    window.settle();
    assert_eq!(named(&window, egui::accesskit::Role::Menu), ["Filter"]);
}

#[test]
fn a_long_menu_stays_below_its_name_in_a_low_window_and_scrolls() {
    let mut window = Window::open(1024.0, 600.0, Some(sample("online-shop.en.ron")));
    window.press(ALT, Key::V);
    let (first, rect) = focused(&window).unwrap();
    assert!(rect.top() > 40.0, "{first} at {rect} is over the names of the menus");
    window.press(NONE, Key::ArrowUp);
    window.settle();
    let (last, rect) = focused(&window).unwrap();
    assert!(last != first && rect.bottom() <= 600.0, "{last} at {rect} is scrolled into view");
    assert!(window.control("Help").rect().width() > 0.0);
}
