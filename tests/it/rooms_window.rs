//! Cards over several stages, and stages and lanes that are resized, collapsed or hidden, as the user works with them.

use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::Selection,
    geom::Rect,
    layout::Hit,
    model::{CardId, LaneId, Map, StageId, StepId, Visibility},
    ui::action::{ViewAction, ViewChange},
};

use super::support::window::Window;

const SHIFT_ALT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };

fn rooms(language: &str) -> Window {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    Window::open(1360.0, 900.0, Some(folder.join(format!("rooms.{language}.ron"))))
}

fn card(id: &str) -> CardId {
    CardId::new(id).unwrap()
}

fn stage(number: u64) -> StageId {
    StageId::numbered(number)
}

fn lane(number: u64) -> LaneId {
    LaneId::numbered(number)
}

impl Window {
    /// The middle of the end side (in the direction of time) of the rectangle `rect` of the map.
    fn end_of(&self, rect: Rect, inside: f32) -> Pos2 {
        let on_screen = self.app().canvas().screen_rect(rect);
        if self.layout().is_rtl {
            on_screen.left_center() + egui::vec2(inside, 0.0)
        } else {
            on_screen.right_center() - egui::vec2(inside, 0.0)
        }
    }

    fn stage_band(&self, id: &StageId) -> Rect {
        self.layout().stage_rect(id).unwrap()
    }

    fn undo_label(&self) -> Option<String> {
        self.app().document().unwrap().session.undo_label().map(ToString::to_string)
    }

    fn assert_one_step_back_to(&mut self, before: &Map) {
        self.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(self.map(), before);
        assert!(!self.app().document().unwrap().session.can_undo());
    }
}

#[test]
fn dragging_the_end_of_a_card_covers_the_stages_up_to_the_pointer_as_one_step() {
    for language in ["en", "fa"] {
        let mut window = rooms(language);
        let before = window.map().clone();
        let from = window.end_of(window.layout().card_rect(&card("c6")).unwrap(), 2.0);
        let to = window.end_of(window.stage_band(&stage(3)), 30.0);
        let to = egui::pos2(to.x, from.y);
        window.lift(from, to);
        assert_eq!(window.map().cards[&card("c6")].span.get(), 3, "the map follows the pointer");
        let cursor = window.harness.output().platform_output.cursor_icon;
        assert_eq!(cursor, egui::CursorIcon::ResizeHorizontal);
        window.picture(&format!("rooms-stretch-{language}"));
        window.pointer(to, false);
        window.settle();
        assert_eq!(window.map().cards[&card("c6")].span.get(), 3);
        assert_eq!(window.undo_label().as_deref(), Some("Stretch card"));
        window.assert_one_step_back_to(&before);
    }
}

#[test]
fn escape_takes_a_stretched_card_and_a_resized_stage_back() {
    let mut window = rooms("en");
    let before = window.map().clone();
    let from = window.end_of(window.layout().card_rect(&card("c6")).unwrap(), 2.0);
    let band = window.end_of(window.stage_band(&stage(1)), 0.0);
    for (from, to) in [(from, from + egui::vec2(500.0, 0.0)), (band, band + egui::vec2(90.0, 0.0))] {
        window.lift(from, to);
        assert_ne!(*window.map(), before);
        window.press(Modifiers::NONE, Key::Escape);
        window.pointer(to, false);
        window.settle();
        assert_eq!(*window.map(), before);
        assert!(!window.app().document().unwrap().session.can_undo());
    }
}

#[test]
fn dragging_the_end_of_a_band_resizes_the_stage_under_the_pointer_and_a_double_click_gives_it_back() {
    for language in ["en", "fa"] {
        let mut window = rooms(language);
        let before = window.map().clone();
        let from = window.end_of(window.stage_band(&stage(1)), 0.0);
        let forth = if window.layout().is_rtl { -1.0 } else { 1.0 };
        let to = from + egui::vec2(60.0 * forth, 0.0);
        let start = |window: &Window| {
            let band = window.app().canvas().screen_rect(window.stage_band(&stage(1)));
            if window.layout().is_rtl { band.right() } else { band.left() }
        };
        let began = start(&window);
        window.lift(from, to);
        window.pointer(to, false);
        window.settle();
        assert!(window.map().stage(&stage(1)).unwrap().width.is_some());
        let end = window.end_of(window.stage_band(&stage(1)), 0.0);
        assert!((end.x - to.x).abs() < 4.0, "{language}: the border is where it was let go: {} {}", end.x, to.x);
        assert!((start(&window) - began).abs() < 2.0, "{language}: the stage begins where it did");
        window.double_click_at(end);
        assert_eq!(window.map().stage(&stage(1)).unwrap().width, None);
        window.press(Modifiers::COMMAND, Key::Z);
        window.assert_one_step_back_to(&before);
    }
}

#[test]
fn dragging_the_foot_of_a_label_resizes_the_lane_and_a_double_click_gives_it_back() {
    let mut window = rooms("en");
    let before = window.map().clone();
    let foot = |window: &Window| {
        window.app().canvas().screen_rect(window.layout().lane_label_rect(&lane(1)).unwrap()).center_bottom()
    };
    let from = foot(&window);
    window.hover(from);
    assert_eq!(window.harness.output().platform_output.cursor_icon, egui::CursorIcon::ResizeVertical);
    window.drag(from, from + egui::vec2(0.0, 70.0));
    assert!((foot(&window).y - from.y - 70.0).abs() < 5.0);
    let at = foot(&window);
    window.double_click_at(at);
    assert_eq!(window.map().lane(&lane(1)).unwrap().height, None);
    window.press(Modifiers::COMMAND, Key::Z);
    window.assert_one_step_back_to(&before);
}

#[test]
fn shift_alt_and_an_arrow_let_a_card_end_later_or_earlier_in_the_direction_of_time() {
    for (language, later, earlier) in [("en", Key::ArrowRight, Key::ArrowLeft), ("fa", Key::ArrowLeft, Key::ArrowRight)]
    {
        let mut window = rooms(language);
        window.select(Selection::card(card("c6")));
        let mut spans = Vec::new();
        for key in [later, later, later, later, earlier, earlier, earlier, earlier] {
            window.press(SHIFT_ALT, key);
            spans.push(window.map().cards[&card("c6")].span.get());
        }
        assert_eq!(spans, [2, 3, 5, 5, 3, 2, 1, 1], "{language}: the hidden stage is passed over");
    }
}

#[test]
fn arrows_pass_over_what_is_collapsed_and_never_reach_what_is_hidden() {
    let mut window = rooms("en");
    window.select(Selection::Stage(stage(1)));
    let mut seen = vec![window.selection()];
    // Along the bands, then down the last stage, then back along a lane.
    let walk = [[Key::ArrowRight; 4].as_slice(), &[Key::ArrowDown; 9], &[Key::ArrowLeft; 4], &[Key::ArrowUp; 9]];
    for key in walk.into_iter().flatten() {
        window.press(Modifiers::NONE, *key);
        seen.push(window.selection());
    }
    let map = window.map();
    assert!(seen.contains(&Selection::Stage(stage(2))) && seen.contains(&Selection::Stage(stage(5))));
    for selection in &seen {
        match selection {
            Selection::Stage(id) => assert_ne!(*id, stage(4)),
            Selection::Cards(ids) => assert!(ids.iter().all(|id| window.layout().card(id).is_some()), "{ids:?}"),
            Selection::Cell { lane, stage } => {
                let is_open = |visibility| visibility == Visibility::Open;
                assert!(is_open(map.lane(lane).unwrap().visibility) && is_open(map.stage(stage).unwrap().visibility));
            }
            Selection::Lane(id) => assert_ne!(map.lane(id).unwrap().visibility, Visibility::Hidden),
            Selection::Nothing | Selection::Step(_) | Selection::Persona(_) | Selection::Feeling(_) => {}
        }
    }
    window.select(Selection::Stage(stage(4)));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.selection(), Selection::Stage(stage(1)), "from what is hidden to the first that is not");
}

#[test]
fn a_wide_card_is_reached_from_the_stages_it_goes_on_over() {
    let mut window = rooms("en");
    window.select(Selection::card(card("c12")));
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(window.selection(), Selection::card(card("c5")), "it lies above the card of the last stage");
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.selection(), Selection::Lane(lane(2)), "it begins at the first");
}

#[test]
fn alt_and_an_arrow_move_a_step_within_its_stage_and_on_to_the_next_open_one() {
    for (language, later, earlier) in [("en", Key::ArrowRight, Key::ArrowLeft), ("fa", Key::ArrowLeft, Key::ArrowRight)]
    {
        let mut window = rooms(language);
        let step = StepId::numbered(1);
        window.select(Selection::Step(step.clone()));
        let mut places = Vec::new();
        for key in [later, later, earlier] {
            window.press(Modifiers::ALT, key);
            let home = window.map().step(&step).unwrap().0;
            places.push((home.id.to_string(), home.steps.iter().position(|other| other.id == step).unwrap()));
        }
        let expected = [("s1", 1), ("s3", 0), ("s1", 1)].map(|(stage, at)| (stage.to_owned(), at));
        assert_eq!(places, expected, "{language}");
        assert_eq!(window.selection(), Selection::Step(step));
    }
}

#[test]
fn the_menu_of_a_stage_collapses_hides_and_shows_again() {
    let mut window = rooms("en");
    let visibility = |window: &Window, number| window.map().stage(&stage(number)).unwrap().visibility;
    window.harness.get_by_label("Stage: Purchase, 3 of 5").click_secondary();
    window.settle();
    window.picture("rooms-menu");
    window.click("Collapse");
    assert_eq!(visibility(&window, 3), Visibility::Collapsed);
    let narrow = window.app().canvas().screen_rect(window.stage_band(&stage(3))).center();
    window.double_click_at(narrow);
    assert_eq!(visibility(&window, 3), Visibility::Open, "a double click expands it");
    window.harness.get_by_label("Stage: Purchase, 3 of 5").click_secondary();
    window.settle();
    window.click("Hide");
    assert_eq!(visibility(&window, 3), Visibility::Hidden);
    assert_eq!(window.selection(), Selection::Nothing, "no key deletes what cannot be seen");
    window.harness.get_by_label("Stage: Awareness, 1 of 5").click_secondary();
    window.settle();
    window.click("Show hidden");
    window.click("Stage: Delivery");
    assert_eq!(visibility(&window, 4), Visibility::Open);
    assert_eq!(visibility(&window, 3), Visibility::Hidden, "only what was asked for");
}

#[test]
fn the_inspector_lists_what_is_hidden_and_shows_it_again() {
    let mut window = rooms("en");
    window.press(Modifiers::NONE, Key::Escape);
    window.picture("rooms-inspector");
    window.click("Show Stage: Delivery");
    assert_eq!(window.map().stage(&stage(4)).unwrap().visibility, Visibility::Open);
    window.select(Selection::Lane(lane(5)));
    window.click("On the map: Open");
    assert_eq!(window.map().lane(&lane(5)).unwrap().visibility, Visibility::Open);
}

#[test]
fn all_cards_of_a_stage_are_selected_at_once_and_never_a_hidden_one() {
    let mut window = rooms("en");
    window.select(Selection::Stage(stage(1)));
    window.press(Modifiers::COMMAND, Key::A);
    let of_stage = window.selection();
    let expected = ["c1", "c2", "c5", "c6", "c13", "c15"].map(card);
    assert_eq!(of_stage, Selection::cards(expected));
    window.press(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selection().card_ids().count(), window.map().cards.len() - 2, "once more selects all");
    assert!(!window.selection().has_card(&card("c11")) && !window.selection().has_card(&card("c17")));
    window.harness.get_by_label("Lane: Touchpoints").click_secondary();
    window.settle();
    window.click("Select its cards");
    assert_eq!(window.selection().card_ids().count(), 7);
}

#[test]
fn a_card_dropped_on_a_collapsed_stage_goes_to_its_end() {
    let mut window = rooms("en");
    let touchpoints = lane(2);
    let cell = window.layout().cell_rect(&touchpoints, &stage(2)).unwrap();
    let from = window.place_of_card(&card("c12"));
    let to = window.app().canvas().screen_rect(cell).center_bottom() - egui::vec2(0.0, 4.0);
    window.drag(from, to);
    let place = window.map().cards[&card("c12")].place.clone();
    assert_eq!((place.stage, place.order), (stage(2), 2));
}

#[test]
fn a_wide_card_lands_as_it_is_held() {
    for language in ["en", "fa"] {
        let mut window = rooms(language);
        let from = window.end_of(window.layout().card_rect(&card("c9")).unwrap(), 60.0);
        let notes = window.app().canvas().screen_rect(window.layout().lane_rect(&lane(8)).unwrap());
        window.drag(from, egui::pos2(from.x, notes.bottom() - 4.0));
        let place = window.map().cards[&card("c9")].place.clone();
        assert_eq!((place.lane, place.stage), (lane(8), stage(3)), "{language}: it begins at the stage it began at");
    }
}

#[test]
fn a_new_card_in_a_collapsed_lane_opens_it_in_the_same_step() {
    let mut window = rooms("en");
    let before = window.map().clone();
    window.click("Add pain point");
    window.type_text("Too dear");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().lane(&lane(5)).unwrap().visibility, Visibility::Open);
    let id = window.card_named("Too dear");
    assert!(window.layout().card(&id).is_some());
    window.assert_one_step_back_to(&before);
}

#[test]
fn a_stage_moved_by_keys_passes_a_hidden_one_and_a_dragged_one_lands_where_it_is_shown() {
    let mut window = rooms("en");
    window.select(Selection::Stage(stage(3)));
    window.press(Modifiers::ALT, Key::ArrowRight);
    let order = |window: &Window| window.map().stages.iter().map(|stage| stage.id.to_string()).collect::<Vec<_>>();
    assert_eq!(order(&window), ["s1", "s2", "s4", "s5", "s3"]);
    window.press(Modifiers::COMMAND, Key::Z);
    let (from, to) = (window.place_of_stage(&stage(1)), window.place_of_stage(&stage(5)));
    window.drag(from, to + egui::vec2(40.0, 0.0));
    assert_eq!(order(&window), ["s2", "s3", "s4", "s5", "s1"]);
}

#[test]
fn the_page_scrolls_while_a_card_is_held_at_the_edge_of_the_canvas() {
    let mut window = rooms("en");
    window.press(Modifiers::COMMAND, Key::Num0);
    for _ in 0..4 {
        window.press(Modifiers::COMMAND, Key::Plus);
    }
    let left = |window: &Window| window.app().canvas().screen_rect(window.layout().size.to_rect()).left();
    let id = card("c6");
    window.select(Selection::card(id.clone()));
    let rect = window.layout().card_rect(&id).unwrap();
    window.ask(ViewAction::Change(ViewChange::Reveal(rect)).into());
    window.settle();
    let before = left(&window);
    let from = window.place_of_card(&id);
    window.lift(from, egui::pos2(1030.0, from.y));
    for _ in 0..20 {
        window.hover(egui::pos2(1034.0, from.y));
    }
    assert!(left(&window) < before - 40.0, "{} {before}", left(&window));
    window.press(Modifiers::NONE, Key::Escape);
    window.harness.event(Event::PointerGone);
}

#[test]
fn wide_cards_and_collapsed_things_are_named_as_what_they_are() {
    let window = rooms("en");
    for name in [
        "Touchpoint: Branch in town, from signing to the bill, stages 3 to 5 of 5",
        "Stage: Consideration, 2 of 5, collapsed",
        "Lane: Pain points, collapsed",
    ] {
        // The names of a card's signs follow its own name.
        assert!(window.harness.query_all_by_label_contains(name).next().is_some(), "{name}");
    }
    assert!(
        window.harness.query_by_label("Stage: Delivery, 4 of 5").is_none(),
        "what is hidden has no node on the canvas"
    );
    let at = window.layout().stages[1].rect.center();
    assert_eq!(window.layout().hit(at), Some(Hit::Stage(stage(2))));
}
