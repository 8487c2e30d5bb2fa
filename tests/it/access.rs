//! Accessibility of the map: names, sliders, actions without a pointer, and announcements of changes.

use egui::{
    Key, Modifiers,
    accesskit::{self, ActionData},
};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
use safar::{
    edit::Selection,
    model::{CardId, Language},
    ui::action::{Action, MapAction},
};

use super::support::{edits::card_edits, window::Window};

const CHECKOUT: &str = "Touchpoint: Checkout, stage 3 of 5";

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn english() -> Window {
    Window::open(1360.0, 860.0, Some(sample("online-shop.en.ron")))
}

impl Window {
    /// The accessible node of the thing with this name.
    fn node<'a>(&'a self, name: &'a str) -> AccessKitNode<'a> {
        self.control(name).accesskit_node()
    }

    /// Sends a screen reader's request to the thing with this name.
    fn request(&mut self, name: &str, action: accesskit::Action, data: Option<ActionData>) {
        let (target_node, target_tree) = self.node(name).locate();
        let request = accesskit::ActionRequest { action, target_tree, target_node, data };
        self.harness.event(egui::Event::AccessKitActionRequest(request));
        self.settle();
    }

    /// The text of the live region, which screen readers announce when it changes.
    fn told(&self) -> String {
        let root = self.harness.root();
        let nodes = root.children_recursive().map(|node| node.accesskit_node());
        let regions: Vec<_> = nodes.filter(|node| node.live() == accesskit::Live::Polite).collect();
        assert_eq!(regions.len(), 1, "there is one region");
        regions[0].label().unwrap().trim_end().to_owned()
    }

    fn id_of(&self, title: &str) -> CardId {
        self.map().cards.values().find(|card| card.title == title).unwrap().id.clone()
    }

    fn selected(&self) -> Selection {
        self.app().document().unwrap().session.selection().clone()
    }
}

#[test]
fn a_card_is_read_with_all_that_its_signs_tell() {
    let mut window = english();
    let id = window.id_of("Checkout");
    let mut card = window.map().card(&id).unwrap().clone();
    card.evidence = Some(safar::model::Evidence::Assumed);
    card.comments = vec![safar::model::Comment::default(); 2];
    for command in card_edits(window.map().card(&id).unwrap(), &card) {
        window.ask(Action::edit(command));
        window.settle();
    }
    window.settle();
    let name = window.node(CHECKOUT).label().unwrap();
    let feelings: Vec<String> = window
        .map()
        .personas
        .iter()
        .filter_map(|persona| {
            let anchor = safar::model::Anchor::Card(id.clone());
            let key = safar::model::FeelingKey { persona: persona.id.clone(), anchor };
            let value = window.map().feelings.get(&key)?.value.get();
            let value = if value < 0.0 { format!("−{}", -value) } else { format!("+{value}") };
            Some(format!("{} feels {value}, ", persona.name))
        })
        .collect();
    assert!(!feelings.is_empty(), "somebody feels something there");
    let expected = format!("{CHECKOUT}, website, {}moment of truth, assumed, 2 comments", feelings.concat());
    assert!(name.starts_with(&expected), "{name}\n{expected}");
    let description = window.node(CHECKOUT).description().unwrap_or_default();
    assert!(!card.department.is_empty() && description.contains(&card.department), "{description}");
}

#[test]
fn the_names_are_in_the_language_of_the_interface() {
    let window = Window::open_in(Language::Persian, 1360.0, 860.0, Some(sample("online-shop.en.ron")));
    let plain = safar::ui::i18n::without_isolates;
    let names = |word: &str| window.controls(&|label| plain(label).starts_with(word)).len();
    assert!(names("نقطهٔ تماس: ") > 3 && names("مرحله: ") == 5 && names("ردیف: ") > 3);
    let checkout = window.controls(&|label| label.contains("Checkout") && label.contains("لحظهٔ حقیقت"));
    assert_eq!(checkout.len(), 1);
}

#[test]
fn things_stand_in_lists_with_their_place_and_within_the_bounds_that_are_drawn() {
    let window = english();
    let stage = window.node("Stage: Purchase, 3 of 5");
    assert_eq!(stage.position_in_set(), Some(2));
    let list = stage.parent().unwrap();
    assert_eq!((list.label(), list.size_of_set()), (Some("5 stages".to_owned()), Some(5)));
    let canvas = list.parent().unwrap();
    assert_eq!(canvas.label().as_deref(), Some("Canvas"));
    assert!(canvas.description().unwrap().ends_with("cards"), "the map says how large it is");
    let drawn = &window.app().document().unwrap().drawn.layout;
    for card in drawn.cards() {
        let title = &window.map().card(&card.it.id).unwrap().title;
        let found = window.controls(&|label| label.contains(&format!(": {title}, stage ")));
        let on_screen = window.app().canvas().screen_rect(card.rect());
        for node in found.iter().filter(|_| !title.is_empty()) {
            let is_there = window.map().cards.values().filter(|other| other.title == *title).any(|other| {
                let rect = window.app().canvas().screen_rect(drawn.card_rect(&other.id).unwrap());
                (node.rect().min - rect.min).length() < 1.0 && node.rect().width() <= rect.width() + 1.0
            });
            assert!(is_there, "{title} is told to be at {:?} and drawn at {on_screen:?}", node.rect());
        }
    }
}

#[test]
fn a_click_selects_and_a_second_one_edits() {
    let mut window = english();
    window.request(CHECKOUT, accesskit::Action::Click, None);
    assert_eq!(window.selected(), Selection::card(window.id_of("Checkout")));
    assert_eq!(window.node(CHECKOUT).is_selected(), Some(true));
    assert!(!window.app().canvas().is_editing_text());
    window.request(CHECKOUT, accesskit::Action::Click, None);
    assert!(window.app().canvas().is_editing_text());
}

#[test]
fn the_canvas_says_which_thing_has_the_focus() {
    let mut window = english();
    let checkout = window.app().document().unwrap().drawn.layout.card_rect(&window.id_of("Checkout")).unwrap();
    let at = window.app().canvas().screen_rect(checkout).center();
    window.harness.hover_at(at);
    window.harness.drag_at(at);
    window.harness.run_steps(1);
    window.harness.drop_at(at);
    window.settle();
    let focused = |window: &Window| {
        let controls = window.controls(&|_| true);
        let focused = controls.iter().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label()).unwrap()
    };
    assert!(focused(&window).starts_with(CHECKOUT));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(focused(&window).starts_with("Touchpoint: Courier app"), "{}", focused(&window));
}

#[test]
fn a_feeling_is_a_slider() {
    let mut window = english();
    let key = window.map().feelings.keys().next().unwrap().clone();
    let value = |window: &Window| window.map().feelings[&key].value.get();
    let before = value(&window);
    window.ask(Action::Map(MapAction::Select(Selection::Feeling(key.clone()))));
    window.settle();
    let name = window
        .controls(&|label| label.starts_with("Feeling of "))
        .iter()
        .find(|node| node.accesskit_node().is_selected() == Some(true))
        .and_then(|node| node.accesskit_node().label())
        .unwrap();
    let slider = window.node(&name);
    assert_eq!((slider.role(), slider.numeric_value()), (accesskit::Role::Slider, Some(before)));
    assert_eq!((slider.min_numeric_value(), slider.max_numeric_value()), (Some(-2.0), Some(2.0)));
    window.request(&name, accesskit::Action::SetValue, Some(ActionData::NumericValue(-1.5)));
    assert!((value(&window) + 1.5).abs() < 1e-9);
    let start = name.split(": ").next().unwrap().to_owned();
    let name = window
        .controls(&|label| label.starts_with(&start) && label.contains("−1.5"))
        .first()
        .and_then(|node| node.accesskit_node().label())
        .unwrap();
    window.request(&name, accesskit::Action::Increment, None);
    assert!((value(&window) + 1.0).abs() < 1e-9);
}

#[test]
fn the_selected_thing_is_moved_and_deleted_by_named_actions_which_are_told() {
    let mut window = english();
    let id = window.id_of("Checkout");
    window.request(CHECKOUT, accesskit::Action::Click, None);
    let offered: Vec<(i32, String)> = window
        .node(CHECKOUT)
        .data()
        .custom_actions()
        .iter()
        .map(|action| (action.id, action.description.clone()))
        .collect();
    let number = |name: &str| offered.iter().find(|(_, other)| other == name).map(|(id, _)| *id);
    let later = number("Move later").unwrap();
    window.request(CHECKOUT, accesskit::Action::CustomAction, Some(ActionData::CustomAction(later)));
    let fourth = window.map().stages[3].id.clone();
    assert_eq!(window.map().card(&id).unwrap().place.stage, fourth);
    assert!(window.told().starts_with("Move “Checkout” to"), "{}", window.told());

    let there = "Touchpoint: Checkout, stage 4 of 5";
    let delete = number("Delete").unwrap();
    window.request(there, accesskit::Action::CustomAction, Some(ActionData::CustomAction(delete)));
    assert!(window.map().card(&id).is_none());
    assert_eq!(window.told(), "Deleted “Checkout”");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.told().contains("Delete “Checkout”") && window.told().contains("ndo"), "{}", window.told());
    // The announcement can still be read long after the message has disappeared.
    assert!(window.harness.root().children_recursive().count() > 10);
}

#[test]
fn the_same_words_are_told_twice() {
    let mut window = english();
    window.request(CHECKOUT, accesskit::Action::Click, None);
    let raw = |window: &Window| {
        let nodes = window.harness.root();
        let live = nodes.children_recursive().find(|node| node.accesskit_node().live() == accesskit::Live::Polite);
        live.and_then(|node| node.accesskit_node().label())
    };
    window.press(Modifiers::NONE, Key::E);
    let first = raw(&window);
    window.press(Modifiers::NONE, Key::E);
    let second = raw(&window);
    assert!(first.is_some() && first != second, "what is read is another text");
    assert_eq!(first.unwrap().trim_end(), second.unwrap().trim_end());
}

#[test]
fn a_lane_is_folded_and_opened_without_a_pointer() {
    let mut window = english();
    let name = "Lane: Touchpoints";
    assert_eq!(window.node(name).data().is_expanded(), Some(true));
    window.request(name, accesskit::Action::Collapse, None);
    let lane = |window: &Window| window.map().lanes[1].visibility;
    assert_eq!(lane(&window), safar::model::Visibility::Collapsed);
    let folded = window
        .controls(&|label| label.starts_with(name))
        .iter()
        .find(|node| node.accesskit_node().data().is_expanded() == Some(false))
        .and_then(|node| node.accesskit_node().label())
        .unwrap();
    window.request(&folded, accesskit::Action::Expand, None);
    assert_eq!(lane(&window), safar::model::Visibility::Open);
}
