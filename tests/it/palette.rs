//! The palette and the choice of a card to link to: what they offer first, and how things are found in them.

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use safar::{
    edit::{CardField, Command, Selection},
    model::{Card, CardId, LaneKind, Language},
    ui::action::{Action, MapAction},
};

use super::support::window::Window;

const NONE: Modifiers = Modifiers::NONE;

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn english() -> Window {
    Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")))
}

fn open_palette(window: &mut Window) {
    window.press(Modifiers::COMMAND, Key::K);
}

/// The names of the rows in sight, from the top, and whether each can be chosen.
fn rows(window: &Window) -> Vec<(String, bool)> {
    let nodes = window.harness.root().children_recursive();
    let mut rows: Vec<(f32, String, bool)> = nodes
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::MenuItem)
        .map(|node| {
            let data = node.accesskit_node();
            (node.rect().top(), data.label().unwrap_or_default(), !data.data().is_disabled())
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name, is_enabled)| (name, is_enabled)).collect()
}

fn names(window: &Window) -> Vec<String> {
    rows(window).into_iter().map(|(name, _)| name).collect()
}

/// The rows for `text` in the palette, which is closed again.
fn found(window: &mut Window, text: &str) -> Vec<String> {
    open_palette(window);
    window.type_text(text);
    let names = names(window);
    window.press(NONE, Key::Escape);
    names
}

/// The first card of a kind.
fn card_of(window: &Window, kind: LaneKind) -> CardId {
    let map = window.map();
    let is_of = |card: &&Card| map.lane(&card.place.lane).is_some_and(|lane| lane.kind == kind);
    map.cards.values().find(is_of).expect("the sample has such a card").id.clone()
}

fn selection(window: &Window) -> Selection {
    window.app().document().unwrap().session.selection().clone()
}

#[test]
fn an_empty_palette_begins_with_what_fits_the_selection_then_what_was_used_last() {
    let mut window = english();
    let card = card_of(&window, LaneKind::Touchpoints);
    window.select(Selection::card(card));
    open_palette(&mut window);
    let first = names(&window);
    assert!(first.len() >= 10, "{first:?}");
    for fits in ["Moment of truth", "Link to a card…", "Choose picture…", "Add pain point", "Duplicate"] {
        assert!(first.iter().take(7).any(|name| name == fits), "{fits} is not among the first: {first:?}");
    }
    assert!(!first.iter().take(10).any(|name| name == "Quit"), "{first:?}");
    window.press(NONE, Key::Escape);

    open_palette(&mut window);
    window.type_text("outline");
    window.press(NONE, Key::Enter);
    open_palette(&mut window);
    assert_eq!(names(&window)[7], "Outline", "what was used last comes after what fits the selection");
    window.press(NONE, Key::Escape);

    window.select(Selection::Nothing);
    open_palette(&mut window);
    let first = names(&window);
    assert_eq!(first[0], "Outline", "without a selection it comes first: {first:?}");
    assert!(!first.iter().take(10).any(|name| name == "Quit"), "{first:?}");
}

#[test]
fn an_action_is_found_by_other_words_for_it_in_every_language() {
    for language in [Language::English, Language::Persian, Language::Arabic] {
        let mut window = Window::open_in(language, 1280.0, 800.0, Some(sample("online-shop.en.ron")));
        let card = card_of(&window, LaneKind::Touchpoints);
        window.select(Selection::card(card));
        let label = |name: &'static str| safar::ui::i18n::m(name).text();
        for (typed, wanted) in [
            ("image", label("action-choose-picture")),
            ("صورة", label("action-export")),
            ("تصویر", label("action-export")),
            ("print", label("action-export")),
            ("version", label("action-toggle-history")),
            ("نسخه", label("action-toggle-history")),
            ("comment", label("action-add-notes")),
            ("settings", label("action-motion")),
            ("تنظیمات", label("action-motion")),
            ("إعدادات", label("action-motion")),
            ("colour", label("action-edit-brand")),
            ("نظر", label("action-add-notes")),
            ("search", label("action-find")),
        ] {
            let found = found(&mut window, typed);
            let at = found.iter().position(|name| name.contains(&wanted));
            assert!(at.is_some_and(|at| at < 12), "{language:?}: “{typed}” finds {found:?}, not {wanted}");
        }
    }
    let mut window = english();
    let card = card_of(&window, LaneKind::Touchpoints);
    window.select(Selection::card(card));
    let images = found(&mut window, "image");
    assert_eq!(images[0], "Choose picture…, found by “image”", "what is for the selection comes first: {images:?}");
    let found = found(&mut window, "print");
    assert!(found.iter().any(|name| name == "Export…, found by “print”"), "it says why: {found:?}");
}

#[test]
fn an_action_that_cannot_be_done_now_says_why() {
    let mut window = english();
    window.select(Selection::Nothing);
    open_palette(&mut window);
    window.type_text("duplicate");
    let (name, is_enabled) = rows(&window).into_iter().next().unwrap();
    assert_eq!(name, "Duplicate, Select something first");
    assert!(!is_enabled);
    let before = window.map().cards.len();
    window.press(NONE, Key::Enter);
    assert_eq!(window.map().cards.len(), before);
    assert!(!rows(&window).is_empty(), "Enter on it keeps the palette open");
}

#[test]
fn the_palette_finds_cards_after_actions_and_says_where_they_are() {
    let mut window = english();
    open_palette(&mut window);
    window.type_text("newsletter every");
    let found = names(&window);
    let at = found.iter().position(|name| name.starts_with("Newsletter every day, ")).expect("the card is found");
    assert!(found[at].contains("Pain points"), "with its place: {}", found[at]);
    for _ in 0..at {
        window.press(NONE, Key::ArrowDown);
    }
    window.press(NONE, Key::Enter);
    let selected = selection(&window).single_card().and_then(|id| window.map().card(id)).map(|card| card.title.clone());
    assert_eq!(selected.as_deref(), Some("Newsletter every day"));
}

#[test]
fn a_card_whose_title_is_typed_comes_before_those_that_only_mention_it() {
    let mut window = english();
    let cards: Vec<CardId> = window.map().cards.keys().take(31).cloned().collect();
    let (titled, others) = cards.split_last().unwrap();
    let (inside, mentions) = others.split_last().unwrap();
    for id in mentions {
        window.ask(Action::edit(Command::set_card(id, CardField::Text("They wait for the zebra.".into()))));
    }
    for (id, title) in [(inside, "The other zebra"), (titled, "Zebra crossing")] {
        window.ask(Action::edit(Command::set_card(id, CardField::Title(title.into()))));
    }
    window.settle();
    let found = found(&mut window, "zebra");
    let cards: Vec<_> = found.iter().map(|name| name.split(", ").next().unwrap()).collect();
    assert_eq!(cards.get(..2), Some(["Zebra crossing", "The other zebra"].as_slice()), "{found:?}");
}

#[test]
fn a_card_to_link_to_is_found_by_its_title_and_told_apart_by_its_place() {
    let mut window = english();
    // Two pain points with one title at different stages, without an opportunity.
    let map = window.map();
    let pain = map.lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
    let mut pains: Vec<Card> = map.cards.values().filter(|card| card.place.lane == pain).cloned().collect();
    pains.sort_by_key(|card| card.place.stage.clone());
    pains.dedup_by_key(|card| card.place.stage.clone());
    let twins = [pains[0].clone(), pains[1].clone()];
    for card in &twins {
        window.ask(Action::edit(Command::set_card(&card.id, CardField::Title("12 minutes on hold".into()))));
    }
    let opportunity = card_of(&window, LaneKind::Opportunities);
    let before = window.map().card(&opportunity).unwrap().links.clone();
    window.select(Selection::card(opportunity.clone()));
    window.click("Link to a card…");
    window.type_text("١٢ MINUTES");
    let found = names(&window);
    assert_eq!(found.len(), 2, "the digits and the case of the query do not matter: {found:?}");
    assert_ne!(found[0], found[1], "they can be told apart");
    for twin in &twins {
        let stage = &window.map().stage(&twin.place.stage).unwrap().title;
        assert!(found.iter().any(|name| name.contains(stage.as_str()) && name.contains("Pain points")), "{found:?}");
    }
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Enter);
    let links = &window.map().card(&opportunity).unwrap().links;
    let new: Vec<&CardId> = links.iter().filter(|id| !before.contains(id)).collect();
    assert_eq!(new.len(), 1);
    let place = &window.map().card(new[0]).unwrap().place;
    let stage = &window.map().stage(&place.stage).unwrap().title;
    assert!(found[1].contains(stage.as_str()), "the second row was taken: {found:?}");
    assert!(names(&window).is_empty(), "the list is closed");
}

#[test]
fn what_makes_sense_to_link_to_comes_first() {
    let mut window = english();
    let opportunity = card_of(&window, LaneKind::Opportunities);
    window.ask(Action::Map(MapAction::LinkTo(opportunity.clone())));
    window.settle();
    let map = window.map();
    let linked: Vec<&CardId> = map.cards.values().flat_map(|card| card.links.iter()).collect();
    let is_pain = |card: &&Card| map.lane(&card.place.lane).is_some_and(|lane| lane.kind == LaneKind::PainPoints);
    let waiting: Vec<&str> = map
        .cards
        .values()
        .filter(is_pain)
        .filter(|card| card.links.is_empty() && !linked.contains(&&card.id))
        .map(|card| card.title.as_str())
        .collect();
    let first = names(&window);
    assert!(!first.is_empty());
    for name in first.iter().take(waiting.len()) {
        assert!(waiting.iter().any(|title| name.starts_with(title)), "{name} is not one of {waiting:?}");
    }
    let own = &map.card(&opportunity).unwrap().links;
    for id in own {
        let title = &map.card(id).unwrap().title;
        assert!(!first.iter().any(|name| name.starts_with(title.as_str())), "{title} is linked already");
    }
}
