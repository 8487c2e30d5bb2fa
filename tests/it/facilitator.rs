//! Small annoyances for facilitators: keys that do more than intended, pages that jump.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use safar::{
    edit::{Command, Selection},
    layout::layout,
    model::{LaneKind, Language, StageWidth},
    text::FontBook,
    theme::Theme,
    ui::{
        action::{Action, MapList, WindowAction},
        words::steps,
    },
};

use super::support::window::Window;

const NONE: Modifiers = Modifiers::NONE;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn english() -> Window {
    Window::open(1280.0, 800.0, Some(sample("online-shop.en.ron")))
}

fn capture(window: &mut Window, line: &str) {
    window.type_text(line);
    window.press(NONE, Key::Enter);
}

#[test]
fn a_marked_line_leads_the_next_ones_nowhere_else() {
    let mut window = english();
    let before: Vec<_> = window.map().cards.keys().cloned().collect();
    window.press(NONE, Key::C);
    for line in ["! hurts >2", "plain", "+ better >3", "plain too"] {
        capture(&mut window, line);
    }
    let map = window.map();
    let added: Vec<_> = map.cards.values().filter(|card| !before.contains(&card.id)).collect();
    let place = |title: &str| {
        let place = &added.iter().find(|card| card.title == title).unwrap().place;
        (map.lane(&place.lane).unwrap().kind, map.stages.iter().position(|stage| stage.id == place.stage).unwrap())
    };
    assert_eq!(place("hurts"), (LaneKind::PainPoints, 1));
    assert_eq!(place("plain"), (LaneKind::Touchpoints, 1), "the stage named last stays");
    assert_eq!(place("plain too"), (LaneKind::Touchpoints, 2));
}

/// The place of the card called `title`: the kind of its lane, and the number of its stage from 0.
fn place(window: &Window, title: &str) -> (LaneKind, usize) {
    let map = window.map();
    let card = map.cards.values().find(|card| card.title == title).unwrap_or_else(|| panic!("no card {title}"));
    let stage = map.stages.iter().position(|stage| stage.id == card.place.stage).unwrap();
    (map.lane(&card.place.lane).unwrap().kind, stage)
}

/// The cell of the first lane of `kind` and the stage number `stage`.
fn cell(window: &Window, kind: LaneKind, stage: usize) -> Selection {
    let map = window.map();
    let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap().id.clone();
    Selection::Cell { lane, stage: map.stages[stage].id.clone() }
}

#[test]
fn captured_lines_stay_at_the_stage_named_last_until_another_is_named_or_a_cell_is_selected() {
    let mut window = english();
    window.select(cell(&window, LaneKind::Actions, 0));
    window.press(NONE, Key::C);
    for line in ["first", "! second >3", "third", "/thought fourth", "fifth"] {
        capture(&mut window, line);
    }
    assert_eq!(place(&window, "first"), (LaneKind::Actions, 0));
    assert_eq!(place(&window, "second"), (LaneKind::PainPoints, 2));
    assert_eq!(place(&window, "third"), (LaneKind::Actions, 2));
    assert_eq!(place(&window, "fourth"), (LaneKind::Thoughts, 2));
    assert_eq!(place(&window, "fifth"), (LaneKind::Actions, 2));
    window.select(cell(&window, LaneKind::Touchpoints, 1));
    window.press(NONE, Key::C);
    capture(&mut window, "sixth");
    assert_eq!(place(&window, "sixth"), (LaneKind::Touchpoints, 1));
}

#[test]
fn the_place_beside_the_line_is_chosen_with_pointer_or_keys() {
    let mut window = english();
    window.select(cell(&window, LaneKind::Touchpoints, 0));
    let [thoughts, stage] = [
        window.map().lanes.iter().find(|lane| lane.kind == LaneKind::Thoughts).unwrap().title.clone(),
        window.map().stages[2].title.clone(),
    ];
    window.click("Place of the card");
    window.click(&thoughts);
    window.click("Place of the card");
    let chosen = window.controls(&|label| label == stage);
    chosen.iter().find(|node| node.accesskit_node().role() == egui::accesskit::Role::MenuItem).unwrap().click();
    window.settle();
    window.type_text("chosen");
    window.press(NONE, Key::Enter);
    assert_eq!(place(&window, "chosen"), (LaneKind::Thoughts, 2), "and the line has the focus");

    // The same with keys: the choice lies before the line.
    window.press(Modifiers::SHIFT, Key::Tab);
    window.press(NONE, Key::Enter);
    let second = window.map().lanes.iter().filter(|lane| lane.kind.holds_cards()).nth(1).unwrap().kind;
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Enter);
    window.type_text("by keys");
    window.press(NONE, Key::Enter);
    assert_eq!(place(&window, "by keys"), (second, 2));
}

#[test]
fn a_line_left_in_the_bar_keeps_its_place_when_something_else_is_selected() {
    let mut window = english();
    window.select(cell(&window, LaneKind::Actions, 0));
    window.press(NONE, Key::C);
    window.type_text("half a line");
    window.select(cell(&window, LaneKind::PainPoints, 2));
    window.press(NONE, Key::C);
    window.press(NONE, Key::End);
    capture(&mut window, ", whole");
    assert_eq!(place(&window, "half a line, whole"), (LaneKind::Actions, 0));
    capture(&mut window, "next");
    assert_eq!(place(&window, "next"), (LaneKind::PainPoints, 2), "the next line goes to what is selected");
}

#[test]
fn the_bar_names_the_marks_that_it_does_not_understand() {
    let mut window = english();
    window.press(NONE, Key::C);
    window.type_text("Waits @fax /lunch");
    for words in ["@fax: no such channel", "/lunch: no such lane"] {
        assert!(window.harness.query_by_label(words).is_some(), "{words}");
    }
}

#[test]
fn escape_leaves_the_capture_line_and_only_then_the_selection_or_the_presentation() {
    let mut window = english();
    let stage = Selection::Stage(window.map().stages[1].id.clone());
    window.select(stage.clone());
    window.press(NONE, Key::C);
    window.type_text("half a line");
    window.press(NONE, Key::Escape);
    assert_eq!(*window.app().document().unwrap().session.selection(), stage, "what is selected stays");

    window.press(NONE, Key::F5);
    assert!(window.app().document().unwrap().session.selection().is_empty(), "a room sees no selection");
    window.press(NONE, Key::C);
    window.type_text("half a line");
    window.press(NONE, Key::Escape);
    assert!(window.harness.query_by_label("Export").is_none(), "it still presents");
    window.press(NONE, Key::Escape);
    assert!(window.harness.query_by_label("Export").is_some(), "the second one ends it");
    assert_eq!(*window.app().document().unwrap().session.selection(), stage, "and what was selected is again");
}

/// The text in the line of the capture bar.
fn line(window: &Window) -> String {
    window.control("Capture line").accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_line_left_with_escape_comes_back_when_the_bar_is_used_again() {
    let mut window = english();
    window.press(NONE, Key::C);
    window.type_text("Rings the neighbour");
    window.press(NONE, Key::Escape);
    assert_eq!(line(&window), "");
    assert!(window.app().window_title().starts_with('●'), "the line is set aside and not given up");
    window.press(NONE, Key::C);
    assert_eq!(line(&window), "Rings the neighbour");
    window.type_text("Another thought");
    assert_eq!(line(&window), "Another thought", "the line comes back selected");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(line(&window), "Rings the neighbour");
    let before = window.map().cards.len();
    window.press(NONE, Key::Enter);
    assert_eq!((window.map().cards.len(), line(&window).as_str()), (before + 1, ""));
    window.press(NONE, Key::Escape);
    window.press(NONE, Key::C);
    assert_eq!(line(&window), "", "a line that became a card does not come back");
}

#[test]
fn a_line_left_with_escape_does_not_come_back_in_another_map() {
    let mut window = english();
    window.press(NONE, Key::C);
    window.type_text("Rings the neighbour");
    window.press(NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::N);
    assert!(window.says("Rings the neighbour"), "the question names the line");
    window.click("Don’t save");
    assert_eq!(window.map().info.title, "New journey map");
    window.press(NONE, Key::C);
    assert_eq!(line(&window), "");
}

/// The title that a window shows of one thing.
type TitleOf<'a> = &'a dyn Fn(&Window) -> String;

#[test]
fn enter_edits_a_title_from_its_end_whatever_it_is_the_title_of() {
    let mut window = english();
    let stage = window.map().stages[0].id.clone();
    window.ask(Action::edit(Command::AddStep { stage, at: 0, title: "Looks around".into() }));
    window.settle();
    let map = window.map().clone();
    let stage = &map.stages[0];
    let titles: [(Selection, TitleOf<'_>); 5] = [
        (Selection::card(map.cards.keys().next().unwrap().clone()), &|window| {
            window.map().cards.values().next().unwrap().title.clone()
        }),
        (Selection::Stage(stage.id.clone()), &|window| window.map().stage(&stage.id).unwrap().title.clone()),
        (Selection::Step(stage.steps[0].id.clone()), &|window| {
            window.map().step(&stage.steps[0].id).unwrap().1.title.clone()
        }),
        (Selection::Lane(map.lanes[0].id.clone()), &|window| window.map().lanes[0].title.clone()),
        (Selection::Persona(map.personas[0].id.clone()), &|window| window.map().personas[0].name.clone()),
    ];
    for (selection, title) in titles {
        let before = title(&window);
        window.select(selection.clone());
        for sign in ["!", "?"] {
            window.press(NONE, Key::Enter);
            window.type_text(sign);
            window.press(NONE, Key::Enter);
        }
        assert_eq!(title(&window), format!("{before}!?"), "{selection:?}");
        window.press(NONE, Key::F2);
        window.type_text("Renamed");
        window.press(NONE, Key::Enter);
        assert_eq!(title(&window), "Renamed", "renaming begins with everything selected: {selection:?}");
    }
}

#[test]
fn what_filters_while_it_is_typed_stays_when_escape_closes_the_popup() {
    let mut window = english();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.type_text("delivery");
    let faded = |window: &Window| window.app().document().unwrap().drawn.layout.faded.cards.len();
    let before = faded(&window);
    assert!(before > 0, "the others are faint");
    window.press(NONE, Key::Escape);
    assert_eq!(faded(&window), before);
}

#[test]
fn the_button_beside_several_captured_lines_takes_all_of_them_back() {
    let mut window = english();
    let opened = window.map().clone();
    window.press(NONE, Key::C);
    window.harness.event(Event::Paste("one\ntwo\nthree".into()));
    window.settle();
    assert_eq!(window.map().cards.len(), opened.cards.len() + 3);
    let buttons = window.harness.query_all_by_label("Undo").map(|node| node.accesskit_node().bounding_box());
    assert!(buttons.count() >= 2, "one in the bar and one in the message");
    let lowest =
        window.controls(&|name| name == "Undo").into_iter().max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    lowest.unwrap().click();
    window.settle();
    assert_eq!(*window.map(), opened);
}

#[test]
fn a_border_is_of_its_own_stage_from_both_sides() {
    let mut window = english();
    for by in [-2.0, 2.0] {
        let first = window.map().stages[0].id.clone();
        let column = window.app().document().unwrap().drawn.layout.stages[0].rect;
        let band = window.app().canvas().screen_rect(column);
        let at = egui::pos2(band.right() + by, band.bottom() - 3.0);
        window.drag(at, at + egui::vec2(30.0, 0.0));
        let session = &window.app().document().unwrap().session;
        assert_eq!(*session.selection(), Selection::Stage(first.clone()), "{by}");
        let width: Option<StageWidth> = session.map().stage(&first).unwrap().width;
        assert!(width.is_some(), "{by}: it was resized");
        window.press(Modifiers::COMMAND, Key::Z);
    }
}

#[test]
fn home_and_end_stay_in_a_lane_without_cards() {
    let mut window = Window::open(1280.0, 800.0, None);
    window.press(Modifiers::COMMAND, Key::N);
    let map = window.map();
    let (lane, stages) = (map.lanes[1].id.clone(), map.stages.clone());
    let cell = |at: usize| Selection::Cell { lane: lane.clone(), stage: stages[at].id.clone() };
    window.select(cell(1));
    window.press(NONE, Key::End);
    assert_eq!(*window.app().document().unwrap().session.selection(), cell(stages.len() - 1));
    window.press(NONE, Key::Home);
    assert_eq!(*window.app().document().unwrap().session.selection(), cell(0));
}

#[test]
fn a_right_to_left_map_keeps_its_start_where_it_is_when_a_stage_is_added_and_taken_back() {
    let mut window = Window::open_in(Language::Persian, 1280.0, 800.0, Some(sample("consultancy-clients.fa.ron")));
    for _ in 0..3 {
        window.press(Modifiers::COMMAND, Key::Plus);
    }
    let start = |window: &Window| {
        let layout = &window.app().document().unwrap().drawn.layout;
        window.app().canvas().screen_rect(layout.stages[0].rect).right()
    };
    let before = start(&window);
    let last = window.map().stages.last().unwrap().id.clone();
    window.ask(Action::edit(safar::edit::Command::DuplicateStage(last)));
    window.settle();
    // The view may scroll to the new stage; after undo it is where it was.
    window.press(Modifiers::COMMAND, Key::Z);
    assert!((start(&window) - before).abs() <= 1.5, "{} {before}", start(&window));
}

#[test]
fn a_list_of_the_map_is_unfolded_and_brought_into_view_by_name() {
    let mut window = english();
    window.press(Modifiers::COMMAND, Key::K);
    window.type_text("manage tags");
    window.press(NONE, Key::Enter);
    let check = |window: &Window, heading: &str, fields: &str| {
        let top = window.control(heading).rect().top();
        let bottoms: Vec<f32> =
            window.controls(&|name| name.starts_with(fields)).iter().map(|node| node.rect().bottom()).collect();
        assert!(!bottoms.is_empty(), "{heading} is unfolded");
        let is_whole = bottoms.iter().all(|bottom| *bottom < 730.0);
        assert!(top > 40.0 && (top < 200.0 || is_whole), "{heading} is in view, its heading at {top}: {bottoms:?}");
    };
    check(&window, "Tags", "Tag ");
    window.ask(Action::Window(WindowAction::Manage(MapList::Departments)));
    window.settle();
    check(&window, "Departments", "Department ");
    assert!(window.controls(&|name| name.starts_with("Tag ")).is_empty(), "the others are folded");
    window.ask(Action::Window(WindowAction::Manage(MapList::Sources)));
    window.settle();
    assert!(window.control("Source title").rect().top() < 760.0);
}

#[test]
fn history_calls_a_new_card_by_the_name_it_was_given() {
    let mut window = english();
    window.press(NONE, Key::T);
    window.type_text("Asks a friend");
    window.press(NONE, Key::Escape);
    window.press(NONE, Key::T);
    window.type_text("Asks a friend");
    window.press(NONE, Key::Enter);
    let labels: Vec<String> = window.app().document().unwrap().session.step_labels().map(steps::step).collect();
    assert!(labels.last().unwrap().starts_with("Add “Asks a friend” to"), "{labels:?}");
    window.press(NONE, Key::Escape);
    let card = window.map().cards.values().find(|card| card.title == "Asks a friend").unwrap().id.clone();
    window.select(Selection::card(card));
    window.press(NONE, Key::M);
    let labels: Vec<String> = window.app().document().unwrap().session.step_labels().map(steps::step).collect();
    assert_eq!(labels.last().unwrap(), "Mark “Asks a friend” as a moment of truth");
}

#[test]
fn a_feeling_at_a_pain_point_tears_nobody_elses_curve() {
    let map = safar::storage::read_map(&sample("online-shop.en.ron")).unwrap().map;
    let mut session = safar::edit::Session::new(map);
    let runs = |session: &safar::edit::Session| {
        let placed = layout(session.map(), Theme::light(), &mut FontBook::bundled());
        placed.curves[0].lines.iter().map(|line| line.runs.len()).collect::<Vec<_>>()
    };
    let before = runs(&session);
    let map = session.map();
    let pain = map.lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
    let card = map.cards.values().find(|card| card.place.lane == pain).unwrap().id.clone();
    let key =
        safar::model::FeelingKey { persona: map.personas[1].id.clone(), anchor: safar::model::Anchor::Card(card) };
    let feeling = safar::model::Feeling::new(safar::model::FeelingValue::clamped(-1.0));
    session.apply(safar::edit::Command::SetFeeling { key, feeling: Some(feeling) }).unwrap();
    assert_eq!(runs(&session)[0], before[0]);
}

#[test]
fn a_list_read_from_the_right_scrolls_by_a_bar_on_its_left() {
    let mut window = Window::open_in(Language::Persian, 1280.0, 800.0, Some(sample("consultancy-clients.fa.ron")));
    let top = |window: &Window| window.control("عنوان").rect().top();
    let before = top(&window);
    // The inspector is on the left, its scroll bar at its left edge, the handle at the top.
    window.drag(egui::pos2(6.0, 90.0), egui::pos2(6.0, 260.0));
    assert!(top(&window) < before - 100.0, "{} {before}", top(&window));
    // A press below the handle moves it there.
    let after = top(&window);
    window.drag(egui::pos2(6.0, 600.0), egui::pos2(6.0, 601.0));
    assert!(top(&window) < after - 50.0, "{} {after}", top(&window));
    window.drag(egui::pos2(6.0, 600.0), egui::pos2(6.0, 0.0));
    assert!((top(&window) - before).abs() < 2.0, "and back to the top");
}

#[test]
fn the_meaning_of_every_mark_is_shown_in_a_narrow_window_too() {
    let mut window = Window::open(900.0, 640.0, Some(sample("online-shop.en.ron")));
    window.press(NONE, Key::C);
    let legend =
        "! pain point · + opportunity · / lane · * moment of truth · @ channel · # tag · >2 stage · :) feeling";
    assert!(window.harness.query_by_label(legend).is_some(), "all marks that there are");
    window.type_text("! Waits for a long time @phone #billing #complaints >9 :( @fax /lunch");
    for words in ["Pain point", "Phone", "#billing", "#complaints", ">9: no such stage", "−1", "@fax: no such channel"]
    {
        assert!(window.says(words), "{words}");
    }
    window.picture("capture-marks");
}

#[test]
fn the_capture_line_begins_at_the_side_of_its_map_whatever_is_typed() {
    let mut window = Window::open_in(Language::Persian, 1280.0, 800.0, Some(sample("consultancy-clients.fa.ron")));
    window.press(NONE, Key::C);
    let caret = |window: &Window| {
        window.harness.output().platform_output.ime.map(|ime| ime.cursor_rect.center().x).expect("a caret")
    };
    let empty = caret(&window);
    window.type_text("!");
    assert!((caret(&window) - empty).abs() < 30.0, "a sign stays at the start");
    window.type_text("WhatsApp");
    assert!((caret(&window) - empty).abs() < 120.0, "and so does a word of the other direction");
}

#[test]
fn history_shows_two_lines_of_a_long_step() {
    let mut window = english();
    let card = window.map().cards.keys().next().unwrap().clone();
    let title = "Compares three shops, reads the reviews of each and asks a friend who bought the same present";
    window.ask(Action::edit(Command::set_card(&card, safar::edit::CardField::Title(title.into()))));
    window.ask(Action::Window(WindowAction::ToggleSide(safar::storage::SidePanel::History)));
    window.settle();
    let rows = window.controls(&|name| name.contains("Compares three"));
    assert!(!rows.is_empty(), "the step names the title");
    let lines: Vec<f32> = rows.iter().map(|row| row.rect().height()).collect();
    assert!(lines.iter().any(|height| *height > 40.0), "{lines:?} have one line");
}
