//! Links, context menus and the emotion curve, edited with the pointer.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::NodeT as _;
use safar::{
    edit::{CardField, Command, Selection},
    layout::Layout,
    model::{Anchor, Card, CardId, Evidence, FeelingKey, LaneKind},
    ui::action::{Action, MapAction},
};

use super::support::window::Window;

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn english() -> Window {
    Window::open(1360.0, 860.0, Some(sample("online-shop.en.ron")))
}

impl Window {
    fn choose(&mut self, selection: Selection) {
        self.ask(Action::Map(MapAction::Select(selection)));
        self.settle();
    }

    fn page(&self) -> &Layout {
        &self.app().document().unwrap().drawn.layout
    }

    fn chosen(&self) -> Selection {
        self.app().document().unwrap().session.selection().clone()
    }

    fn card_called(&self, title: &str) -> Card {
        self.map().cards.values().find(|card| card.title == title).expect("the card is there").clone()
    }

    /// The `at`th card without links in a lane of this kind.
    fn unlinked(&self, kind: LaneKind, at: usize) -> CardId {
        let lane = self.map().lanes.iter().find(|lane| lane.kind == kind).unwrap().id.clone();
        let is_linked = |id: &CardId| self.map().cards.values().any(|card| card.links.contains(id));
        let mut cards = self.page().cards().filter_map(|placed| self.map().card(&placed.it.id));
        cards
            .by_ref()
            .filter(|card| card.place.lane == lane && card.links.is_empty() && !is_linked(&card.id))
            .nth(at)
            .unwrap()
            .id
            .clone()
    }

    fn middle_of(&self, id: &CardId) -> Pos2 {
        self.app().canvas().screen_rect(self.page().card_rect(id).unwrap()).center()
    }

    fn clicks(&mut self, pos: Pos2, button: PointerButton, count: usize) {
        self.harness.hover_at(pos);
        self.harness.run_steps(1);
        for pressed in std::iter::repeat_n([true, false], count).flatten() {
            let event = Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
            self.harness.input_mut().events.push(event);
        }
        self.harness.run_steps(1);
        self.settle();
    }

    fn links(&self, from: &CardId, to: &CardId) -> bool {
        self.map().card(from).unwrap().links.contains(to)
    }

    fn entries(&self) -> Vec<String> {
        let entries = self.controls(&|_| true);
        let entries = entries.iter().filter(|node| node.accesskit_node().role() == egui::accesskit::Role::MenuItem);
        entries.filter_map(|node| node.accesskit_node().label()).collect()
    }
}

#[test]
fn the_link_button_links_to_the_card_clicked_next_and_an_opportunity_answers_the_pain_point() {
    let mut window = english();
    let (pain, opportunity) = (window.unlinked_pain(), window.unlinked(LaneKind::Opportunities, 0));
    let before = window.map().clone();
    window.choose(Selection::card(pain.clone()));
    window.click("Link on the map");
    assert!(window.app().canvas().is_linking());
    window.clicks(window.middle_of(&opportunity), PointerButton::Primary, 1);
    assert!(window.links(&opportunity, &pain), "whichever was chosen first, the opportunity answers");
    assert!(!window.app().canvas().is_linking());
    assert_eq!(window.chosen(), Selection::card(pain));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

impl Window {
    /// A pain point without links; those of the sample are all answered, so links are removed first.
    fn unlinked_pain(&mut self) -> CardId {
        let linked = self.map().cards.values().filter(|card| !card.links.is_empty());
        let command = Command::set_cards(linked, CardField::Links(Vec::new()));
        self.ask(Action::edit(command));
        self.settle();
        self.unlinked(LaneKind::PainPoints, 0)
    }
}

#[test]
fn keys_link_too_and_escape_leaves() {
    let mut window = english();
    let _ = window.unlinked_pain();
    let from = window.card_called("Checkout").id;
    window.choose(Selection::card(from.clone()));
    window.press(Modifiers::NONE, Key::L);
    assert!(window.app().canvas().is_linking());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.app().canvas().is_linking());
    assert_eq!(window.chosen(), Selection::card(from.clone()), "Escape only leaves the choosing");
    window.press(Modifiers::NONE, Key::L);
    window.press(Modifiers::NONE, Key::ArrowRight);
    let to = window.card_called("Courier app").id;
    assert_eq!(window.chosen(), Selection::card(to.clone()));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.links(&from, &to));
    assert!(!window.app().canvas().is_editing_text(), "Enter chose and did not edit");
}

#[test]
fn a_linked_card_shows_lines_while_it_is_selected_or_rested_on() {
    let mut window = english();
    let linked = window.map().cards.values().find(|card| !card.links.is_empty()).unwrap().clone();
    let start = window.app().canvas().screen_rect(window.page().card_rect(&linked.id).unwrap());
    let end = window.app().canvas().screen_rect(window.page().card_rect(&linked.links[0]).unwrap());
    window.choose(Selection::Nothing);
    window.harness.remove_cursor();
    let without = window.picture("links-none");
    window.choose(Selection::card(linked.id.clone()));
    let with = window.picture("links-selected");
    let around = end.expand(4.0);
    let differing = |a: &super::support::software_renderer::Picture, b: &super::support::software_renderer::Picture| {
        let mut count = 0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a small screen")]
        for y in around.top() as usize..around.bottom() as usize {
            for x in around.left() as usize..around.right() as usize {
                count += usize::from(a.at(x, y) != b.at(x, y));
            }
        }
        count
    };
    assert!(differing(&without, &with) > 200, "the other end is outlined");
    window.choose(Selection::Nothing);
    window.harness.hover_at(start.center());
    for _ in 0..40 {
        window.harness.step();
    }
    let resting = window.picture("links-rested");
    assert!(differing(&without, &resting) > 200, "also while the pointer rests on the card");
}

#[test]
fn the_menu_key_opens_the_menu_of_what_is_selected_with_the_keyboard_in_it() {
    let mut window = english();
    let id = window.card_called("Checkout").id;
    let at = window.middle_of(&id);
    window.clicks(at, PointerButton::Primary, 1);
    window.press(Modifiers::SHIFT, Key::F10);
    assert_eq!(window.entries().first().map(String::as_str), Some("Rename"));
    assert!(window.control_in_menu("Rename").is_focused());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.entries().is_empty());
    window.press(Modifiers::NONE, Key::Menu);
    assert!(!window.entries().is_empty());
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::M);
    assert!(!window.map().card(&id).unwrap().is_moment_of_truth, "the keyboard is the canvas's again");
}

impl Window {
    fn control_in_menu<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        let mut entries = self.controls(&|label| label == name);
        entries.retain(|node| node.accesskit_node().role() == egui::accesskit::Role::MenuItem);
        assert_eq!(entries.len(), 1, "entries called {name}");
        entries.remove(0)
    }

    fn choose_entry(&mut self, name: &str) {
        self.control_in_menu(name).click();
        self.settle();
    }

    /// Opens a submenu.
    fn open_entry(&mut self, name: &str) {
        self.control_in_menu(name).hover();
        for _ in 0..30 {
            self.harness.step();
        }
        self.choose_entry(name);
    }
}

#[test]
fn the_menu_of_several_cards_sets_evidence_and_moves_them() {
    let mut window = english();
    let ids = ["Checkout", "Call centre"].map(|title| window.card_called(title).id);
    window.choose(Selection::cards(ids.clone()));
    window.clicks(window.middle_of(&ids[0]), PointerButton::Secondary, 1);
    assert!(!window.entries().contains(&"Rename".to_owned()), "several cards have no one title");
    window.open_entry("Evidence");
    window.choose_entry("Researched");
    let evidence = |window: &Window| ids.clone().map(|id| window.map().card(&id).unwrap().evidence);
    assert_eq!(evidence(&window), [Some(Evidence::Researched); 2]);
    window.clicks(window.middle_of(&ids[0]), PointerButton::Secondary, 1);
    window.open_entry("Move to stage");
    let last = window.map().stages[4].clone();
    window.choose_entry(&last.title);
    let places = ids.clone().map(|id| window.map().card(&id).unwrap().place.stage.clone());
    assert_eq!(places, [last.id.clone(), last.id]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().card(&ids[0]).unwrap().place.stage, window.map().stages[2].id, "it is one step");
}

#[test]
fn the_menu_of_a_feeling_sets_its_level_and_whether_it_is_assumed_and_lets_the_note_be_written() {
    let mut window = english();
    let key = window.map().feelings.keys().next().unwrap().clone();
    let at = |window: &Window| {
        let at = window.page().feeling_point(&key).unwrap();
        window.app().canvas().screen_rect(safar::geom::Rect::from_center_size(at, (1.0, 1.0))).center()
    };
    window.clicks(at(&window), PointerButton::Secondary, 1);
    window.choose_entry("very good");
    assert!((window.map().feelings[&key].value.get() - 2.0).abs() < 1e-9);
    let before = window.map().feelings[&key].is_assumed;
    window.clicks(at(&window), PointerButton::Secondary, 1);
    window.choose_entry("Assumed");
    assert_eq!(window.map().feelings[&key].is_assumed, !before);
    window.clicks(at(&window), PointerButton::Secondary, 1);
    window.choose_entry("Write why…");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("Because it works");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().feelings[&key].note, "Because it works");
}

#[test]
fn the_menu_of_a_cell_offers_every_kind_of_card() {
    let mut window = english();
    let lane = window.map().lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
    let stage = window.map().stages[0].id.clone();
    let cell = window.app().canvas().screen_rect(window.page().cell_rect(&lane, &stage).unwrap());
    window.clicks(cell.center_bottom() - egui::vec2(0.0, 3.0), PointerButton::Secondary, 1);
    window.open_entry("Add another card");
    let count = window.entries().len();
    let kinds = LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards()).count();
    assert!(count > kinds, "{:?}", window.entries());
    window.choose_entry("Opportunity");
    window.type_text("From the menu");
    window.press(Modifiers::NONE, Key::Enter);
    let new = window.card_called("From the menu");
    assert_eq!(new.place.stage, stage);
    assert_eq!(window.map().lane(&new.place.lane).unwrap().kind, LaneKind::Opportunities);
}

#[test]
fn a_click_on_a_line_chooses_its_persona_and_a_double_click_adds_a_feeling_of_that_persona() {
    let mut window = english();
    let personas: Vec<_> = window.map().personas.iter().map(|persona| persona.id.clone()).collect();
    let line = window.page().curves[0].lines.iter().find(|line| line.persona == personas[1]).unwrap();
    // Between two points of the curve, where there is no marker.
    let path = &line.runs[0].path;
    let part = path.segments().next().unwrap();
    let on_line = safar::geom::ParamCurve::eval(&part, 0.5);
    let place = |window: &Window, at: safar::geom::Point| {
        window.app().canvas().screen_rect(safar::geom::Rect::from_center_size(at, (1.0, 1.0))).center()
    };
    window.clicks(place(&window, on_line), PointerButton::Primary, 1);
    assert_eq!(window.chosen(), Selection::Persona(personas[1].clone()));
    assert_eq!(window.app().canvas().persona(), Some(&personas[1]));

    let purchase = window.map().stages[2].id.clone();
    let gone: Vec<FeelingKey> =
        window.map().feelings.keys().filter(|key| key.persona == personas[1]).cloned().collect();
    for key in gone {
        window.ask(Action::edit(Command::SetFeeling { key, feeling: None }));
    }
    window.settle();
    let curve = &window.page().curves[0];
    let cell = window.page().cell_rect(&curve.lane, &purchase).unwrap();
    let at = safar::geom::Point::new(cell.x1 - 4.0, curve.levels[1] + 3.0);
    window.clicks(place(&window, at), PointerButton::Primary, 2);
    let new: Vec<_> = window.map().feelings.iter().filter(|(key, _)| key.persona == personas[1]).collect();
    assert_eq!(new.len(), 1);
    let (key, feeling) = (new[0].0.clone(), new[0].1.clone());
    assert!((feeling.value.get() - 1.0).abs() < 1e-9, "at the level nearest to that height");
    let Anchor::Card(card) = &key.anchor else { panic!("{key:?} is not at a touchpoint") };
    assert_eq!(window.map().card(card).unwrap().place.stage, purchase);
    assert_eq!(window.chosen(), Selection::Feeling(key.clone()));
    window.press(Modifiers::NONE, Key::Delete);
    assert!(!window.map().feelings.contains_key(&key));
}

#[test]
fn with_alt_a_dragged_feeling_keeps_tenths() {
    let mut window = english();
    let key = window.map().feelings.keys().next().unwrap().clone();
    let at = window.page().feeling_point(&key).unwrap();
    let from = window.app().canvas().screen_rect(safar::geom::Rect::from_center_size(at, (1.0, 1.0))).center();
    let plot = window.app().canvas().screen_rect(window.page().curves[0].plot);
    window.harness.event(Event::ModifiersChanged(Modifiers::ALT));
    window.drag(from, egui::pos2(from.x, plot.top() + plot.height() * 0.18));
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    let value = window.map().feelings[&key].value.get();
    assert!((value - 1.3).abs() < 1e-9, "{value}");
}
