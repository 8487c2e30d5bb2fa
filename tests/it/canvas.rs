//! The canvas as a user works with it: things found by name, clicked, dragged, renamed and reached by keys.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::Selection,
    layout::Layout,
    model::{Anchor, CardId, FeelingKey, LaneKind, PersonaId, StageId},
    raster::{Ground, Rasterizer, TILE},
};

use super::support::window::Window;

fn sample(name: &str) -> Window {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name);
    Window::open(1360.0, 860.0, Some(path))
}

fn english() -> Window {
    sample("online-shop.en.ron")
}

impl Window {
    pub(crate) fn layout(&self) -> &Layout {
        &self.app().document().unwrap().drawn.layout
    }

    pub(crate) fn selection(&self) -> Selection {
        self.app().document().unwrap().session.selection().clone()
    }

    pub(crate) fn card_named(&self, title: &str) -> CardId {
        self.map().cards.values().find(|card| card.title == title).expect("the card is there").id.clone()
    }

    pub(crate) fn place_of_card(&self, id: &CardId) -> Pos2 {
        self.app().canvas().screen_rect(self.layout().card_rect(id).unwrap()).center()
    }

    pub(crate) fn place_of_feeling(&self, key: &FeelingKey) -> Pos2 {
        let at = self.layout().feeling_point(key).unwrap();
        self.app().canvas().screen_rect(safar::geom::Rect::from_center_size(at, (1.0, 1.0))).center()
    }

    pub(crate) fn place_of_stage(&self, id: &StageId) -> Pos2 {
        self.app().canvas().screen_rect(self.layout().stage_rect(id).unwrap()).center()
    }

    pub(crate) fn pointer(&mut self, pos: Pos2, pressed: bool) {
        let event = Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.harness.event(event);
        self.harness.run_steps(1);
    }

    pub(crate) fn hover(&mut self, pos: Pos2) {
        self.harness.hover_at(pos);
        self.harness.run_steps(1);
    }

    /// Presses at one position and moves to another without releasing.
    pub(crate) fn lift(&mut self, from: Pos2, to: Pos2) {
        self.hover(from);
        self.pointer(from, true);
        for step in 1_u8..=6 {
            self.hover(from + (to - from) * (f32::from(step) / 6.0));
        }
    }

    pub(crate) fn click_at(&mut self, pos: Pos2) {
        self.hover(pos);
        self.pointer(pos, true);
        self.pointer(pos, false);
        self.settle();
    }

    /// Two clicks within one frame each, so that the clock does not decide whether they are a double click.
    pub(crate) fn double_click_at(&mut self, pos: Pos2) {
        self.hover(pos);
        for pressed in [true, false, true, false] {
            let event =
                Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
            self.harness.input_mut().events.push(event);
        }
        self.harness.run_steps(1);
        self.settle();
    }
}

#[test]
fn a_card_is_found_by_its_name_and_a_click_selects_it() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let checkout = window.card_named("Checkout");
    assert_eq!(window.selection(), Selection::card(checkout));
    window.harness.get_by_label("Stage: Purchase, 3 of 5").click_accesskit();
    window.settle();
    let purchase = window.map().stages[2].id.clone();
    assert_eq!(window.selection(), Selection::Stage(purchase), "a click without a pointer does the same");
}

#[test]
fn a_click_beside_everything_selects_nothing() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let page = window.app().canvas().screen_rect(window.layout().size.to_rect());
    window.click_at(page.left_top() + egui::vec2(6.0, 40.0));
    assert_eq!(window.selection(), Selection::Nothing);
}

#[test]
fn a_card_lands_in_the_cell_it_is_dragged_to_and_undo_brings_it_back() {
    let mut window = english();
    let before = window.map().clone();
    let id = window.card_named("Product page");
    let target = window.card_named("Call centre");
    let stage = before.card(&target).unwrap().place.stage.clone();
    let (from, to) = (window.place_of_card(&id), window.place_of_card(&target));
    window.drag(from, to - egui::vec2(0.0, 3.0));
    let place = window.map().card(&id).unwrap().place.clone();
    assert_eq!((place.stage, place.order), (stage, 1), "it goes before the card whose upper half it is dropped on");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn escape_during_a_drag_leaves_the_map_as_it_was() {
    let mut window = english();
    let before = window.map().clone();
    let card = window.card_named("Product page");
    let (from, to) = (window.place_of_card(&card), window.place_of_card(&window.card_named("Call centre")));
    window.lift(from, to);
    window.press(Modifiers::NONE, Key::Escape);
    window.pointer(to, false);
    window.settle();
    assert_eq!(*window.map(), before);
    assert!(!window.app().document().unwrap().session.can_undo());
}

#[test]
fn a_dragged_feeling_snaps_to_whole_levels_and_is_one_step_to_undo() {
    let mut window = english();
    let before = window.map().clone();
    let key = before.feelings.keys().next().unwrap().clone();
    let from = window.place_of_feeling(&key);
    let plot = window.app().canvas().screen_rect(window.layout().curves[0].plot);
    window.drag(from, egui::pos2(from.x, plot.top() + plot.height() * 0.14));
    let value = window.map().feelings[&key].value.get();
    assert!((value - 1.0).abs() < 1e-9, "{value}");
    assert_eq!(window.selection(), Selection::Feeling(key));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn a_dragged_wanted_level_leaves_the_feeling_as_it_is_and_is_one_step_to_undo() {
    let mut window = english();
    let key =
        window.map().feelings.iter().find(|(_, it)| it.wanted.is_some()).expect("the sample wants more").0.clone();
    let before = window.map().clone();
    let at = window.layout().wanted_point(&key).unwrap();
    let from = window.app().canvas().screen_rect(safar::geom::Rect::from_center_size(at, (1.0, 1.0))).center();
    let plot = window.app().canvas().screen_rect(window.layout().curves[0].plot);
    window.drag(from, egui::pos2(from.x, plot.top() + plot.height() * 0.14));
    let feeling = &window.map().feelings[&key];
    assert!((feeling.wanted.unwrap().get() - 1.0).abs() < 1e-9, "{feeling:?}");
    assert_eq!(feeling.value, before.feelings[&key].value);
    assert_eq!(window.selection(), Selection::Feeling(key));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn the_name_of_a_feeling_says_what_is_wanted_there() {
    let window = english();
    window.harness.get_by_label("Feeling of Mona, 34 at Checkout: −1.5, very bad; target: +1, good");
    window.harness.get_by_label("Feeling of Karim, 58 at Checkout: −1.8, very bad");
}

#[test]
fn the_inspector_sets_and_clears_what_is_wanted() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let card = window.card_named("Checkout");
    let key = FeelingKey { persona: window.map().personas[0].id.clone(), anchor: Anchor::Card(card) };
    let name = window.map().personas[0].name.clone();
    let before = window.map().clone();
    let wanted = |window: &Window| window.map().feelings[&key].wanted.map(safar::model::FeelingValue::get);
    assert_eq!(wanted(&window), Some(1.0));
    window.click(&format!("Target feeling of {name}"));
    assert_eq!(wanted(&window), Some(0.0), "the middle of the slider is neutral");
    window.click(&format!("Clear the target feeling of {name}"));
    assert_eq!(wanted(&window), None);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(wanted(&window), Some(0.0));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn escape_takes_a_dragged_feeling_back() {
    let mut window = english();
    let before = window.map().clone();
    let key = before.feelings.keys().next().unwrap().clone();
    let from = window.place_of_feeling(&key);
    let to = from + egui::vec2(0.0, 45.0);
    window.lift(from, to);
    assert_ne!(*window.map(), before, "the curve follows the pointer");
    window.press(Modifiers::NONE, Key::Escape);
    window.pointer(to, false);
    window.settle();
    assert_eq!(*window.map(), before);
}

#[test]
fn a_stage_dragged_past_the_next_one_changes_places_with_it() {
    let mut window = english();
    let ids: Vec<StageId> = window.map().stages.iter().map(|stage| stage.id.clone()).collect();
    let (from, to) = (window.place_of_stage(&ids[1]), window.place_of_stage(&ids[2]));
    window.drag(from, to + egui::vec2(20.0, 0.0));
    let now: Vec<StageId> = window.map().stages.iter().map(|stage| stage.id.clone()).collect();
    assert_eq!(now, [ids[0].clone(), ids[2].clone(), ids[1].clone(), ids[3].clone(), ids[4].clone()]);
}

#[test]
fn a_lane_dragged_to_the_top_becomes_the_first() {
    let mut window = english();
    let ids: Vec<_> = window.map().lanes.iter().map(|lane| lane.id.clone()).collect();
    let label = |window: &Window, at: usize| {
        window.app().canvas().screen_rect(window.layout().lane_label_rect(&ids[at]).unwrap()).center()
    };
    let (from, to) = (label(&window, 2), label(&window, 0) - egui::vec2(0.0, 12.0));
    window.drag(from, to);
    assert_eq!(window.map().lanes[0].id, ids[2]);
}

#[test]
fn a_double_click_renames_in_place_and_escape_restores() {
    let mut window = english();
    let id = window.card_named("Checkout");
    let at = window.place_of_card(&id);
    window.double_click_at(at);
    assert!(window.app().canvas().is_editing_text());
    window.type_text("Pay here");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.map().card(&id).unwrap().title, "Checkout");
    assert!(!window.app().canvas().is_editing_text());

    window.double_click_at(at);
    window.type_text("Pay here");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().card(&id).unwrap().title, "Pay here");
}

#[test]
fn a_press_elsewhere_keeps_what_was_typed() {
    let mut window = english();
    let id = window.card_named("Checkout");
    window.double_click_at(window.place_of_card(&id));
    window.type_text("Pay here");
    window.click_at(window.place_of_card(&window.card_named("Size advice from buyers of the same age")));
    assert_eq!(window.map().card(&id).unwrap().title, "Pay here");
}

#[test]
fn a_double_click_on_an_empty_cell_adds_a_card_there_and_names_it() {
    let mut window = english();
    let pains = window.map().lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
    let stage = window.map().stages[0].id.clone();
    let cards = window.map().cards.len();
    let cell = window.app().canvas().screen_rect(window.layout().cell_rect(&pains, &stage).unwrap()).center();
    window.double_click_at(cell);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.map().cards.len(), cards, "a new card without a title goes away again");

    window.double_click_at(cell);
    window.type_text("Nobody answers");
    window.press(Modifiers::NONE, Key::Enter);
    let new = window.map().card(&window.card_named("Nobody answers")).unwrap().clone();
    assert_eq!((new.place.lane, new.place.stage), (pains, stage));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().cards.len(), cards, "making a card and naming it is one step");
    assert!(!window.app().document().unwrap().session.can_undo());
}

#[test]
fn arrows_walk_from_card_to_card_and_keep_to_the_map_that_runs_from_right_to_left() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.selection(), Selection::card(window.card_named("Courier app")));
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.selection(), Selection::card(window.card_named("Call about the hour")));

    let mut window = sample("consultancy-clients.fa.ron");
    let second = window.map().stages[1].id.clone();
    window.click_at(window.place_of_stage(&second));
    window.press(Modifiers::NONE, Key::ArrowLeft);
    let third = window.map().stages[2].id.clone();
    assert_eq!(window.selection(), Selection::Stage(third), "left is later in time");
}

#[test]
fn number_keys_set_the_feeling_at_the_selected_touchpoint() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let key = FeelingKey {
        persona: window.map().personas[0].id.clone(),
        anchor: Anchor::Card(window.card_named("Checkout")),
    };
    window.press(Modifiers::NONE, Key::Num5);
    assert!((window.map().feelings[&key].value.get() - 2.0).abs() < 1e-9);
    window.click("Feeling: bad");
    assert!((window.map().feelings[&key].value.get() + 1.0).abs() < 1e-9, "and so do the faces in the bar");
    window.press(Modifiers::NONE, Key::M);
    assert!(!window.map().card(&window.card_named("Checkout")).unwrap().is_moment_of_truth);
}

#[test]
fn the_bar_sets_the_feelings_of_the_persona_chosen_in_it() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let personas: Vec<PersonaId> = window.map().personas.iter().map(|persona| persona.id.clone()).collect();
    assert_eq!(window.app().canvas().persona(), Some(&personas[0]));
    let name = format!("Faces set the feelings of {}", window.map().personas[0].name);
    window.click(&name);
    assert_eq!(window.app().canvas().persona(), Some(&personas[1]));
}

#[test]
fn ctrl_click_adds_a_card_and_dragging_one_moves_both() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let (checkout, call) = (window.card_named("Checkout"), window.card_named("Call centre"));
    window.control("Touchpoint: Call centre, stage 3 of 5").click_modifiers(Modifiers::COMMAND);
    window.settle();
    assert_eq!(window.selection(), Selection::cards([checkout.clone(), call.clone()]));
    let target = window.place_of_card(&window.card_named("Thank-you e-mail"));
    window.drag(window.place_of_card(&checkout), target);
    let stage = |id: &CardId| window.map().card(id).unwrap().place.stage.clone();
    let last = window.map().stages[4].id.clone();
    assert_eq!((stage(&checkout), stage(&call)), (last.clone(), last));
}

#[test]
fn dragging_empty_ground_pans_and_the_wheel_with_ctrl_zooms_about_the_pointer() {
    let mut window = english();
    let title = |window: &Window| window.app().canvas().screen_rect(window.layout().title_rect());
    let before = title(&window);
    let ground = before.left_bottom() + egui::vec2(-10.0, 60.0);
    window.drag(ground, ground + egui::vec2(-40.0, 25.0));
    let moved = title(&window).min - before.min;
    assert!((moved - egui::vec2(-40.0, 25.0)).length() < 2.0, "{moved:?}");

    let zoom = window.app().canvas().zoom();
    let pointer = title(&window).left_top();
    window.hover(pointer);
    window.harness.event(Event::Zoom(1.5));
    window.settle();
    assert!((window.app().canvas().zoom() / zoom - 1.5).abs() < 1e-3);
    assert!((title(&window).left_top() - pointer).length() < 2.0, "what was under the pointer still is");
}

#[test]
fn an_idle_canvas_asks_for_no_frame() {
    let mut window = english();
    window.settle();
    window.harness.remove_cursor();
    window.harness.run_steps(8);
    let output = window.harness.output();
    let delay = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap();
    assert!(delay > std::time::Duration::from_secs(1), "{delay:?}");
}

#[test]
fn the_menu_of_a_stage_adds_one_before_it() {
    let mut window = english();
    let first = window.map().stages[0].id.clone();
    window.harness.get_by_label("Stage: Awareness, 1 of 5").click_secondary();
    window.settle();
    window.click("Add stage before");
    window.type_text("Before it all");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().stages[0].title, "Before it all");
    assert_eq!(window.map().stages[1].id, first);
}

#[test]
fn at_rest_every_pixel_of_the_canvas_is_the_rasterisers() {
    let mut window = english();
    window.press(Modifiers::COMMAND, Key::Num0);
    window.harness.remove_cursor();
    let scene = window.app().document().unwrap().drawn.scene.clone();
    let page = window.app().canvas().screen_rect(scene.size.to_rect());
    let picture = window.picture("canvas-100-percent");
    let mut rasterizer = Rasterizer::new();
    let mut tiles = std::collections::BTreeMap::new();
    let mut differing = Vec::new();
    // On the canvas, between the side rail and the inspector.
    for (x, y) in (120_u16..700).step_by(3).flat_map(|y| (100_u16..1000).step_by(3).map(move |x| (x, y))) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place right of the page's edge")]
        let at = |value: u16, edge: f32| (f32::from(value) - edge).round() as u32;
        let (px, py) = (at(x, page.left()), at(y, page.top()));
        let (column, row) = (px / TILE, py / TILE);
        let tile =
            tiles.entry((column, row)).or_insert_with(|| rasterizer.tile(&scene, 1.0, column, row, Ground::Page));
        let start = ((py % TILE * TILE + px % TILE) * 4) as usize;
        let shown = picture.pixels[usize::from(y) * picture.width + usize::from(x)].to_array();
        let is_same = shown.iter().zip(&tile.rgba[start..start + 4]).all(|(a, b)| a.abs_diff(*b) <= 1);
        differing.extend((!is_same).then_some((x, y)));
    }
    assert_eq!(differing, []);
}

#[test]
fn alt_drag_puts_a_copy_down_and_the_card_stays() {
    let mut window = english();
    let before = window.map().clone();
    let id = window.card_named("Product page");
    let (from, to) = (window.place_of_card(&id), window.place_of_card(&window.card_named("Call centre")));
    window.harness.event(Event::ModifiersChanged(Modifiers::ALT));
    window.lift(from, to);
    window.pointer(to, false);
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
    assert_eq!(window.map().card(&id), before.card(&id));
    assert_eq!(window.map().cards.values().filter(|card| card.title == "Product page").count(), 2);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn a_card_lands_where_the_map_showed_it_while_it_was_dragged() {
    let mut window = english();
    let card = window.card_named("Product page");
    let stage = window.map().stages[1].id.clone();
    let pains = window.map().lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
    let cell = window.app().canvas().screen_rect(window.layout().cell_rect(&pains, &stage).unwrap());
    let target = cell.center_top() + egui::vec2(0.0, 3.0);
    let lane_top =
        |window: &Window| window.app().canvas().screen_rect(window.layout().lane_rect(&pains).unwrap()).top();
    let before = lane_top(&window);
    window.lift(window.place_of_card(&card), target);
    window.settle();
    assert_eq!(window.map().card(&card).unwrap().place.order, 1, "nothing has moved as yet");
    let shown = window.picture("canvas-drag");
    window.pointer(target, false);
    window.harness.remove_cursor();
    window.settle();
    assert_eq!(window.map().card(&card).unwrap().place.lane, pains);
    assert!((lane_top(&window) - before).abs() <= 1.0, "the lane under the pointer stays where it is");
    let landed = window.picture("canvas-dropped");
    // Far from the dragged card and from the bars, the picture is unchanged.
    let far = (600_usize..1000).step_by(3).flat_map(|x| (500_usize..770).step_by(3).map(move |y| (x, y)));
    assert_eq!(far.filter(|(x, y)| shown.at(*x, *y) != landed.at(*x, *y)).count(), 0);
}

#[test]
fn a_card_dragged_from_the_rail_lands_in_its_lane_at_the_stage_under_the_pointer() {
    let mut window = english();
    let before = window.map().cards.len();
    let from = window.control("Add pain point").rect().center();
    let stage = window.map().stages[3].id.clone();
    let to = egui::pos2(window.place_of_stage(&stage).x, 400.0);
    window.drag(from, to);
    assert!(window.app().canvas().is_editing_text());
    window.type_text("Rings twice");
    window.press(Modifiers::NONE, Key::Enter);
    let card = window.map().card(&window.card_named("Rings twice")).unwrap().clone();
    assert_eq!(card.place.stage, stage);
    assert_eq!(window.map().lane(&card.place.lane).unwrap().kind, LaneKind::PainPoints);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().cards.len(), before);
}

#[test]
fn a_persona_dragged_past_the_other_changes_places_with_it() {
    let mut window = english();
    let ids: Vec<PersonaId> = window.map().personas.iter().map(|persona| persona.id.clone()).collect();
    let place = |window: &Window, at: usize| {
        window.app().canvas().screen_rect(window.layout().persona_rect(&ids[at]).unwrap()).center()
    };
    let (from, to) = (place(&window, 0), place(&window, 1));
    window.drag(from, to + egui::vec2(10.0, 0.0));
    assert_eq!(window.map().personas[1].id, ids[0]);
}

#[test]
fn a_drag_within_the_grid_selects_the_cards_it_goes_over_and_escape_restores() {
    let mut window = english();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let checkout = Selection::card(window.card_named("Checkout"));
    let card =
        window.app().canvas().screen_rect(window.layout().card_rect(&window.card_named("Product page")).unwrap());
    let from = card.left_bottom() + egui::vec2(-4.0, 3.0);
    window.lift(from, card.center_top());
    window.settle();
    assert!(window.selection().has_card(&window.card_named("Product page")));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.selection(), checkout);
}

#[test]
fn copied_cards_are_pasted_whole_and_each_line_of_a_text_becomes_a_card() {
    let mut window = english();
    let before = window.map().clone();
    window.click("Touchpoint: Checkout, stage 3 of 5");
    let text = window.copied(Event::Copy);
    window.click("Touchpoint: Call centre, stage 3 of 5");
    window.harness.event(Event::Paste(text));
    window.settle();
    let copies: Vec<_> = window.map().cards.values().filter(|card| card.title == "Checkout").collect();
    assert_eq!(copies.len(), 2);
    assert!(copies.iter().all(|card| card.is_moment_of_truth), "with all that is on it");
    window.harness.event(Event::Paste("• First\r\n\r\n- Second".into()));
    window.settle();
    let orders = ["First", "Second"].map(|title| window.map().card(&window.card_named(title)).unwrap().place.order);
    assert_eq!(orders[0] + 1, orders[1]);
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}
