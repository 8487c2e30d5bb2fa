//! The filter of the window: chosen with check boxes, visible on the map, saved as views; hidden cards are never
//! changed.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::{CardField, Command, Selection, Session},
    layout::Layout,
    model::{
        Anchor, CardId, Evidence, FeelingKey, Filter, FilterEffect, LaneId, LaneKind, Language, Map, PersonaId, Place,
        StageId,
    },
    storage,
    ui::{
        action::{Action, FileAction, MapAction, ViewAction},
        desk::{document::Document, view_filter::ViewFilter},
        i18n::m,
    },
};

use crate::support::{temp::TempFolder, window::Window};

fn sample(name: &str) -> PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

/// A map with one cell of touchpoints: assumed, researched, assumed, researched, for Mona, Karim, Mona and Karim.
fn small_map() -> Map {
    let mut session = Session::new(Map::default());
    let mut apply = |command| drop(session.apply(command).unwrap());
    apply(Command::AddStage { at: 0, title: "Start".into() });
    apply(Command::AddLane { at: 0, kind: LaneKind::Touchpoints, title: "Touchpoints".into() });
    apply(Command::AddLane { at: 1, kind: LaneKind::EmotionCurve, title: "Feelings".into() });
    apply(Command::AddPersona { at: 0, name: "Mona".into() });
    apply(Command::AddPersona { at: 1, name: "Karim".into() });
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: usize::MAX };
    for (at, title) in ["Advert", "Checkout", "Call", "Parcel"].into_iter().enumerate() {
        apply(Command::AddCard { place: place.clone(), title: title.into() });
        let id = CardId::numbered(at as u64 + 1);
        let evidence = Some(if at % 2 == 0 { Evidence::Assumed } else { Evidence::Researched });
        let personas = vec![PersonaId::numbered(at as u64 % 2 + 1)];
        apply(Command::set_card(&id, CardField::Evidence(evidence)));
        apply(Command::set_card(&id, CardField::Personas(personas)));
    }
    session.map().clone()
}

/// A window with `map` open. Dropping the folder, the first of the pair, deletes the file.
fn window_with(map: &Map) -> (TempFolder, Window) {
    let folder = TempFolder::new();
    let path = folder.path().join("map.ron");
    storage::save_map(&path, map).unwrap();
    (folder, Window::open(1280.0, 1100.0, Some(path)))
}

fn document(window: &Window) -> &Document {
    window.app().document().unwrap()
}

fn layout(window: &Window) -> &Layout {
    &document(window).drawn.layout
}

fn selection(window: &Window) -> &Selection {
    document(window).session.selection()
}

fn id(number: u64) -> CardId {
    CardId::numbered(number)
}

fn shown(window: &Window) -> Vec<CardId> {
    let mut ids: Vec<_> = layout(window).cards().map(|card| card.it.id.clone()).collect();
    ids.sort();
    ids
}

fn order_of(map: &Map) -> Vec<&str> {
    map.cell(&LaneId::numbered(1), &StageId::numbered(1)).into_iter().map(|card| card.title.as_str()).collect()
}

/// Opens the choice, ticks `value`, and closes it again.
fn tick(window: &mut Window, value: &str) {
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.click(value);
    close(window);
}

fn close(window: &mut Window) {
    // While the text field has the focus, the first Escape only leaves the field.
    while egui::Popup::is_any_open(&window.harness.ctx) {
        window.press(Modifiers::NONE, Key::Escape);
    }
}

fn hide_others(window: &mut Window, value: &str) {
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.click("Other cards: Hide the others");
    window.click(value);
    close(window);
}

/// Clicks an empty part of the map, so that the canvas has the keyboard focus.
fn focus_canvas(window: &mut Window) {
    let page = layout(window).size.to_rect();
    let corner = window.app().canvas().screen_rect(page).left_bottom() + egui::vec2(6.0, -6.0);
    window.drag(corner, corner);
}

#[test]
fn a_persona_that_is_asked_for_comes_forward_and_the_keys_set_its_feelings() {
    let (_folder, mut window) = window_with(&small_map());
    tick(&mut window, "Only Personas: Karim");
    assert!(window.harness.query_by_label("Filter: Karim, 2 of 4 cards").is_some(), "the button says what is on");
    assert_eq!(layout(&window).faded.cards.iter().cloned().collect::<Vec<_>>(), [id(1), id(3)]);
    assert_eq!(shown(&window).len(), 4, "fading leaves everything in its place");
    assert!(layout(&window).faded.personas.contains(&PersonaId::numbered(1)));
    focus_canvas(&mut window);
    window.ask(Action::Map(MapAction::Select(Selection::card(id(2)))));
    window.settle();
    window.press(Modifiers::NONE, Key::Num5);
    let key = |persona| FeelingKey { persona: PersonaId::numbered(persona), anchor: Anchor::Card(id(2)) };
    assert!(window.map().feelings.contains_key(&key(2)) && !window.map().feelings.contains_key(&key(1)));
}

#[test]
fn escape_on_the_map_keeps_the_filter_and_the_cross_takes_it_away() {
    let (_folder, mut window) = window_with(&small_map());
    tick(&mut window, "Only Evidence: Researched");
    focus_canvas(&mut window);
    for _ in 0..3 {
        window.press(Modifiers::NONE, Key::Escape);
    }
    assert_eq!(layout(&window).faded.cards.len(), 2, "Escape leaves the filter alone");
    window.click("Clear the filter");
    assert!(layout(&window).faded.is_empty());
    assert!(window.harness.query_by_label("Filter").is_some());
    assert!(!document(&window).session.is_modified(), "the filter is no change of the map");
}

#[test]
fn the_escape_that_closes_a_menu_leaves_the_selection() {
    let (_folder, mut window) = window_with(&small_map());
    focus_canvas(&mut window);
    window.ask(Action::Map(MapAction::Select(Selection::card(id(2)))));
    window.settle();
    window.click("File");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!egui::Popup::is_any_open(&window.harness.ctx));
    assert_eq!(*selection(&window), Selection::card(id(2)));
}

#[test]
fn ticks_count_and_narrow_and_can_be_taken_back() {
    let (_folder, mut window) = window_with(&small_map());
    window.click("Filter");
    window.click("Only Evidence: Assumed");
    assert_eq!(layout(&window).faded.cards.len(), 2);
    window.click("Only Personas: Karim");
    assert_eq!(layout(&window).faded.cards.len(), 4, "both must be met");
    window.click("Only Personas: Karim");
    window.click("Only Evidence: Assumed");
    assert!(layout(&window).faded.is_empty());
    window.control("Text of the cards").focus();
    window.settle();
    window.type_text("checkOUT");
    assert_eq!(layout(&window).faded.cards.len(), 3);
    window.click("Clear");
    assert!(layout(&window).faded.is_empty());
}

#[test]
fn what_is_left_out_is_neither_selected_nor_deleted() {
    let (_folder, mut window) = window_with(&small_map());
    window.ask(Action::Map(MapAction::Select(Selection::cards([id(1), id(2)]))));
    window.settle();
    hide_others(&mut window, "Only Evidence: Researched");
    assert_eq!(shown(&window), [id(2), id(4)]);
    assert_eq!(*selection(&window), Selection::card(id(2)), "what went out of sight is no longer selected");
    focus_canvas(&mut window);
    window.press(Modifiers::COMMAND, Key::A);
    assert_eq!(*selection(&window), Selection::cards([id(2), id(4)]));
    window.press(Modifiers::NONE, Key::Delete);
    assert_eq!(window.map().cards.keys().cloned().collect::<Vec<_>>(), [id(1), id(3)]);
    window.press(Modifiers::COMMAND, Key::Z);
    window.click("Clear the filter");
    assert_eq!(shown(&window).len(), 4);
}

#[test]
fn a_card_that_something_leads_to_is_shown_until_the_filter_changes() {
    let (_folder, mut window) = window_with(&small_map());
    hide_others(&mut window, "Only Evidence: Researched");
    window.ask(Action::Map(MapAction::Jump(Selection::card(id(3)))));
    window.settle();
    assert_eq!(shown(&window), [id(2), id(3), id(4)]);
    focus_canvas(&mut window);
    assert_eq!(shown(&window), [id(2), id(3), id(4)], "and stays while it is no longer selected");
    tick(&mut window, "Only Evidence: Assumed");
    tick(&mut window, "Only Evidence: Assumed");
    assert_eq!(shown(&window), [id(2), id(4)]);
}

#[test]
fn a_card_that_is_changed_or_made_stays_in_sight() {
    let (_folder, mut window) = window_with(&small_map());
    hide_others(&mut window, "Only Evidence: Assumed");
    focus_canvas(&mut window);
    window.ask(Action::Map(MapAction::Select(Selection::card(id(1)))));
    window.settle();
    for _ in 0..2 {
        window.press(Modifiers::NONE, Key::E);
    }
    assert_eq!(window.map().card(&id(1)).unwrap().evidence, Some(Evidence::Researched));
    assert_eq!(shown(&window), [id(1), id(3)], "it does not vanish under the hand");
    window.click("Add touchpoint");
    window.type_text("Refund");
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::NONE, Key::Escape);
    let made = window.map().cards.values().find(|card| card.title == "Refund").expect("it was typed").id.clone();
    assert!(shown(&window).contains(&made));
}

#[test]
fn cards_move_among_those_that_are_shown() {
    let (_folder, mut window) = window_with(&small_map());
    hide_others(&mut window, "Only Evidence: Researched");
    focus_canvas(&mut window);
    window.ask(Action::Map(MapAction::Select(Selection::card(id(4)))));
    window.settle();
    window.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order_of(window.map()), ["Advert", "Parcel", "Checkout", "Call"], "one key press, one shown card");
    window.press(Modifiers::COMMAND, Key::Z);
    let at = |window: &Window, number| {
        let rect = layout(window).card_rect(&id(number)).unwrap();
        window.app().canvas().screen_rect(rect)
    };
    let (from, to) = (at(&window, 4).center(), at(&window, 2).center_top() + egui::vec2(0.0, 1.0));
    window.drag(from, to);
    assert_eq!(order_of(window.map()), ["Advert", "Parcel", "Checkout", "Call"]);
    window.press(Modifiers::COMMAND, Key::Z);
    let from = at(&window, 4).center();
    window.drag(from, from + egui::vec2(3.0, 6.0));
    assert_eq!(order_of(window.map()), ["Advert", "Checkout", "Call", "Parcel"]);
    assert!(!document(&window).session.is_modified(), "put down where it was, nothing changes");
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(*selection(&window), Selection::card(id(2)), "arrows step over what is left out");
}

#[test]
fn a_filter_is_kept_chosen_renamed_and_deleted_as_a_view() {
    let (_folder, mut window) = window_with(&small_map());
    hide_others(&mut window, "Only Evidence: Researched");
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.control("Name of a new view").focus();
    window.settle();
    window.type_text("What we know");
    window.click("Keep");
    let view = window.map().views[0].clone();
    assert_eq!((view.name.as_str(), view.effect), ("What we know", FilterEffect::Hide));
    assert_eq!(view.filter.evidence, [Evidence::Researched]);
    window.click("Clear");
    assert_eq!(shown(&window).len(), 4);
    window.click("What we know");
    assert_eq!(shown(&window), [id(2), id(4)]);
    assert!(window.harness.query_by_label("Filter: What we know, 2 of 4 cards").is_some());
    window.click("Rename the view What we know");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("Facts");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().views[0].name, "Facts");
    window.control("Name of a new view").focus();
    window.settle();
    window.type_text("Again");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("Move the view Again up");
    assert_eq!(window.map().views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["Again", "Facts"]);
    window.click("Delete the view Again");
    window.click("Delete the view Facts");
    assert!(window.map().views.is_empty());
    assert_eq!(shown(&window), [id(2), id(4)], "the filter itself stays on");
}

#[test]
fn another_map_is_shown_whole_and_a_lost_persona_is_no_longer_asked_for() {
    let (_folder, mut window) = window_with(&small_map());
    tick(&mut window, "Only Personas: Karim");
    window.ask(Action::edit(Command::DeletePersona(PersonaId::numbered(2))));
    window.settle();
    assert!(layout(&window).faded.is_empty());
    window.press(Modifiers::COMMAND, Key::Z);
    tick(&mut window, "Only Personas: Mona");
    assert!(!layout(&window).faded.is_empty());
    window.ask(Action::File(FileAction::OpenPath(sample("online-shop.en.ron"))));
    window.settle();
    assert!(layout(&window).faded.is_empty());
}

#[test]
fn a_tag_that_is_renamed_is_still_asked_for_and_so_it_is_when_that_is_taken_back() {
    let mut map = small_map();
    for number in [1, 3] {
        map.cards.edit(&id(number), |card| card.tags = vec!["queue".into()]);
    }
    let (_folder, mut window) = window_with(&map);
    let filter = Filter { tags: vec!["Queue".into()], ..Filter::default() };
    let ask = |window: &mut Window, action| {
        window.ask(action);
        window.settle();
    };
    ask(&mut window, Action::View(ViewAction::UseFilter(Box::new(ViewFilter::new(filter, FilterEffect::Hide)))));
    assert_eq!(shown(&window), [id(1), id(3)]);
    ask(&mut window, Action::edit(Command::RenameTag { from: "queue".into(), to: "waiting".into() }));
    assert_eq!(shown(&window), [id(1), id(3)]);
    for action in [
        Action::Map(MapAction::Undo),
        Action::Map(MapAction::Redo),
        Action::Map(MapAction::TravelTo(0)),
        Action::Map(MapAction::TravelTo(1)),
    ] {
        ask(&mut window, action.clone());
        assert_eq!(shown(&window), [id(1), id(3)], "{action:?}");
    }
}

#[test]
fn the_export_offers_what_is_on_the_screen() {
    let folder = TempFolder::new();
    let path = folder.path().join("map.png");
    let mut window = Window::open(1280.0, 900.0, Some(sample("online-shop.en.ron")));
    let whole = layout(&window).size;
    hide_others(&mut window, "Only Evidence: Assumed");
    let filtered = layout(&window).size;
    assert!(filtered.height + 1.0 < whole.height);
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Export…");
    window.enter_path(&path);
    let pixels = |height: f64| (height * 2.0).round();
    assert!((f64::from(image::open(&path).unwrap().height()) - pixels(filtered.height)).abs() < 0.5);
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Cards");
    window.click("All cards");
    window.click("Export…");
    window.enter_path(&path);
    window.press(Modifiers::NONE, Key::Enter);
    assert!((f64::from(image::open(&path).unwrap().height()) - pixels(whole.height)).abs() < 0.5);
}

#[test]
fn pictures_of_the_filter_for_people() {
    for (language, name, funnel) in [
        (Language::English, "online-shop.en.ron", "Filter"),
        (Language::Persian, "consultancy-clients.fa.ron", "فیلتر"),
    ] {
        let mut window = Window::open_in(language, 1280.0, 720.0, Some(sample(name)));
        window.click(funnel);
        let open = window.picture(&format!("filter-open-{}", language.tag()));
        let persona = window.map().personas.last().unwrap().name.clone();
        let facet = m("section-personas").into();
        window.click(&m("filter-value").with(&[("facet", facet), ("value", persona.as_str().into())]));
        close(&mut window);
        window.ask(Action::View(ViewAction::UseTheme(storage::ThemeChoice::Dark)));
        window.settle();
        let dark = window.picture(&format!("filter-on-{}", language.tag()));
        assert_ne!(open.pixels, dark.pixels);
        assert!(!layout(&window).faded.is_empty());
    }
}
