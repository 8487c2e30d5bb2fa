//! Layout: nothing overlaps, time runs in the right direction, and everything drawn can be hit by the pointer.

use std::{collections::BTreeSet, fmt::Write as _};

use safar::{
    edit::{CardField, Command, Session},
    geom::{Direction, Point, Rect},
    layout::{Border, CardLook, Hit, Layout, TextTarget, layout},
    model::{CardId, FeelingValue, KnownChannel, Lane, LaneId, LaneKind, Language, Map, MapDirection, Place, StageId},
    storage::parse_map,
    text::{Align, FontBook, TextBlock},
    theme::{Density, Theme},
};

use crate::support::{
    arbitrary_map::arbitrary_map,
    on_page,
    rects::{assert_mirrored, overlap, within},
};

/// A map with every lane kind, three stages and two personas, in which most cells hold cards.
pub(crate) fn full_map(language: &str) -> Map {
    let mut cards = String::new();
    let mut lanes = String::new();
    let mut number = 0;
    for (at, kind) in LaneKind::ALL.into_iter().enumerate() {
        let _ = write!(lanes, "(id: \"l{at}\", kind: {kind:?}, title: \"{kind:?}\"),");
        for stage in (1..=3).filter(|stage| kind.holds_cards() && (at + stage) % 4 != 0) {
            for order in 0..=(at + stage) % 2 {
                number += 1;
                let _ = write!(
                    cards,
                    "(id: \"c{number}\", at: (\"l{at}\", \"s{stage}\", {order}), title: \"Card {number} سفر\", \
                     channel: Some(Phone), moment_of_truth: {}, outcomes: [(title: \"Yes\", share: Some(40.0))], \
                     metric: Some((measure: Csat(satisfied: 3.0, answers: 4.0), target: Some(80.0)))),",
                    number % 3 == 0
                );
            }
        }
    }
    let text = format!(
        "(version: 1, title: \"Everything\", scenario: \"s\", language: \"{language}\", \
         personas: [(id: \"p1\", name: \"Mona\", role: \"r\", quote: \"q\"), (id: \"p2\", name: \"Karim\")], \
         stages: [(id: \"s1\", title: \"One\", steps: [(id: \"t1\", title: \"a\"), (id: \"t2\", title: \"b\")]), \
                  (id: \"s2\", title: \"Two\"), (id: \"s3\", title: \"Three\")], \
         lanes: [{lanes}], cards: [{cards}], \
         feelings: [(persona: \"p1\", at: Stage(\"s1\"), value: 1.0), (persona: \"p1\", at: Stage(\"s2\"), value: -1.5), \
                    (persona: \"p1\", at: Stage(\"s3\"), value: 2.0), (persona: \"p2\", at: Step(\"t2\"), value: 0.5)])"
    );
    parse_map("full", text.as_bytes()).expect("the map is valid").map
}

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

#[test]
fn cards_stand_in_their_cells_in_order_and_apart() {
    for language in ["en", "fa"] {
        let map = full_map(language);
        let layout = placed(&map);
        assert_eq!(layout.card_count(), map.cards.len());
        for cell in &on_page::cells(&layout) {
            let cards = on_page::cards_in(&layout, cell);
            for card in &cards {
                assert!(within(card.rect, cell.rect), "{:?} leaves its cell", card.id);
                assert!(within(card.title.rect, card.rect), "the title of {:?} leaves its card", card.id);
                for note in &card.notes {
                    assert!(within(note.rect, card.rect), "a note of {:?} leaves its card", card.id);
                }
                for icon in &card.icons {
                    assert!(within(icon.rect, card.rect), "{icon:?} leaves {:?} at {:?}", card.id, card.rect);
                    assert!(!overlap(icon.rect, card.title.rect), "an icon of {:?} lies on its title", card.id);
                }
            }
            for pair in cards.windows(2) {
                assert!(pair[0].rect.y1 < pair[1].rect.y0);
                assert!(map.cards[&pair[0].id].place.order < map.cards[&pair[1].id].place.order);
            }
        }
    }
}

#[test]
fn lanes_and_stages_tile_the_grid() {
    let layout = placed(&full_map("en"));
    for pair in on_page::lanes(&layout).windows(2) {
        assert!((pair[0].rect.y1 - pair[1].rect.y0).abs() < 1e-9);
    }
    for pair in layout.stages.windows(2) {
        assert!((pair[0].column.x1 - pair[1].column.x0).abs() < 1e-9);
    }
    let page = layout.size.to_rect();
    for cell in &on_page::cells(&layout) {
        assert!(within(cell.rect, page));
    }
}

#[test]
fn five_stages_make_the_page_of_the_mock_up() {
    let stages: Vec<_> = (1..=5).map(|at| format!("(id: \"s{at}\", title: \"x\")")).collect();
    let text = format!("(version: 1, title: \"t\", stages: [{}])", stages.join(", "));
    let map = parse_map("five", text.as_bytes()).expect("valid").map;
    assert!((placed(&map).size.width - 1920.0).abs() < 1e-9);
}

#[test]
fn a_map_that_runs_to_the_left_is_the_mirror_of_one_that_runs_to_the_right() {
    let mut map = full_map("fa");
    map.info.direction = MapDirection::Ltr;
    let ltr = placed(&map);
    map.info.direction = MapDirection::Rtl;
    let rtl = placed(&map);
    assert!(!ltr.is_rtl && rtl.is_rtl);
    assert_eq!(ltr.size, rtl.size);
    let same = |a: Rect, b: Rect| assert_mirrored(a, b, ltr.size.width);
    for (a, b) in on_page::cards(&ltr).iter().zip(&on_page::cards(&rtl)) {
        assert_eq!(a.id, b.id);
        same(a.rect, b.rect);
        same(a.title.rect, b.title.rect);
        for (a, b) in a.icons.iter().zip(&b.icons) {
            same(a.rect, b.rect);
        }
    }
    for (a, b) in ltr.stages.iter().zip(&rtl.stages) {
        same(a.rect, b.rect);
    }
    for (a, b) in on_page::lanes(&ltr).iter().zip(&on_page::lanes(&rtl)) {
        same(a.label, b.label);
        same(a.title.rect, b.title.rect);
    }
    for (a, b) in ltr.personas.iter().zip(&rtl.personas) {
        same(a.avatar, b.avatar);
    }
    for (a, b) in ltr.curves.iter().zip(&rtl.curves) {
        for (a, b) in a.lines.iter().flat_map(|l| &l.points).zip(b.lines.iter().flat_map(|l| &l.points)) {
            assert!((a.point.x - (ltr.size.width - b.point.x)).abs() < 1e-6);
            assert!((a.point.y - b.point.y).abs() < 1e-6);
        }
    }
}

#[test]
fn english_cards_in_a_persian_map_stand_on_the_right_and_read_to_the_right() {
    let mut map = full_map("fa");
    let id = CardId::new("c1").expect("an id");
    map.cards.edit(&id, |card| card.title = "Product page".to_owned());
    let layout = placed(&map);
    let title = &layout.card(&id).expect("placed").it.title;
    assert_eq!(title.align, Align::Right);
    assert_eq!(title.block.direction, Direction::Ltr);
    let line = title.block.lines[0].rect;
    assert!((line.x1 - title.rect.width()).abs() < 1.0, "{line:?} in {:?}", title.rect);
}

#[test]
fn the_same_map_gives_the_same_layout() {
    let map = full_map("fa");
    assert_eq!(placed(&map), placed(&map));
}

#[test]
fn everything_that_is_placed_can_be_pointed_at() {
    for language in ["en", "fa"] {
        let layout = placed(&full_map(language));
        for card in &on_page::cards(&layout) {
            assert_eq!(layout.hit(card.rect.center()), Some(Hit::Card(card.id.clone())));
        }
        for stage in &layout.stages {
            assert_eq!(layout.hit(stage.rect.center()), Some(Hit::Stage(stage.id.clone())));
        }
        for step in &layout.steps {
            assert_eq!(layout.hit(step.rect.center()), Some(Hit::Step(step.id.clone())));
        }
        for lane in &on_page::lanes(&layout) {
            assert_eq!(layout.hit(lane.label.center()), Some(Hit::Lane(lane.id.clone())));
        }
        for persona in &layout.personas {
            assert_eq!(layout.hit(persona.rect.center()), Some(Hit::Persona(persona.id.clone())));
        }
        for point in layout.curves.iter().flat_map(|curve| &curve.lines).flat_map(|line| &line.points) {
            assert_eq!(layout.hit(point.point), Some(Hit::Feeling(point.key.clone())));
            assert_eq!(layout.feeling_point(&point.key), Some(point.point));
            let value = layout.feeling_value_at(point.point.y).expect("there is a curve").get();
            assert!((value - point.value.get()).abs() < 1e-6);
        }
        assert_eq!(layout.hit(layout.title_rect().center()), Some(Hit::Title));
        assert_eq!(layout.hit(Point::new(-5.0, -5.0)), None);
        let cells = on_page::cells(&layout);
        let empty = cells.iter().find(|cell| cell.has_dash).expect("a cell is empty");
        let hit = Hit::Cell { lane: empty.lane.clone(), stage: empty.stage.clone() };
        assert_eq!(layout.hit(empty.rect.center()), Some(hit));
    }
}

#[test]
fn each_thing_is_found_by_its_id_where_it_is_placed() {
    for language in ["en", "fa"] {
        let layout = placed(&full_map(language));
        for stage in &layout.stages {
            assert_eq!(layout.stage_rect(&stage.id), Some(stage.rect));
            assert_eq!(layout.stage_column(&stage.id), Some(stage.column));
        }
        for step in &layout.steps {
            assert_eq!(layout.step_rect(&step.id), Some(step.rect));
        }
        for lane in &on_page::lanes(&layout) {
            assert_eq!(layout.lane_rect(&lane.id), Some(lane.rect));
            assert_eq!(layout.lane_label_rect(&lane.id), Some(lane.label));
        }
        for persona in &layout.personas {
            assert_eq!(layout.persona_rect(&persona.id), Some(persona.rect));
        }
        for cell in &on_page::cells(&layout) {
            assert_eq!(layout.cell_rect(&cell.lane, &cell.stage), Some(cell.rect));
            for card in on_page::cards_in(&layout, cell) {
                assert_eq!(layout.card_rect(&card.id), Some(card.rect));
                let home = layout.cell_of(&card.id).unwrap().it;
                assert_eq!((&home.lane, &home.stage), (&cell.lane, &cell.stage));
            }
        }
        let gone = (LaneId::numbered(99), StageId::numbered(99));
        assert_eq!(layout.cell_rect(&gone.0, &layout.stages[0].id), None);
        assert_eq!(layout.cell_rect(&layout.lanes[0].it.id, &gone.1), None);
    }
}

#[test]
fn the_borders_of_stages_and_lanes_can_be_taken_hold_of() {
    const REACH: f64 = 3.0;
    for language in ["en", "fa"] {
        let layout = placed(&full_map(language));
        let forth = if layout.is_rtl { -1.0 } else { 1.0 };
        for stage in &layout.stages {
            let border = Border::Stage(stage.id.clone());
            let (from, to) = layout.border_line(&border).unwrap();
            let end = if layout.is_rtl { stage.rect.x0 } else { stage.rect.x1 };
            assert_eq!((from.x, to.x), (end, end));
            let at = |by: f64| layout.border_at(Point::new(end + forth * by, stage.rect.center().y), REACH);
            assert_eq!((at(-REACH + 0.1), at(0.0)), (Some(border.clone()), Some(border)));
            assert_eq!(at(-REACH - 0.1), None, "the band itself");
        }
        for lane in &on_page::lanes(&layout) {
            let border = Border::Lane(lane.id.clone());
            let (from, to) = layout.border_line(&border).unwrap();
            assert_eq!((from.y, to.y), (lane.rect.y1, lane.rect.y1));
            let at = |by: f64| layout.border_at(Point::new(lane.label.center().x, lane.label.y1 + by), REACH);
            assert_eq!((at(-REACH + 0.1), at(0.0)), (Some(border.clone()), Some(border)));
            assert_eq!(at(-REACH - 0.1), None, "the label itself");
        }
    }
}

#[test]
fn a_feeling_dragged_past_the_ends_stays_within_its_range() {
    let layout = placed(&full_map("en"));
    assert_eq!(layout.feeling_value_at(-1e9), Some(FeelingValue::BEST));
    assert_eq!(layout.feeling_value_at(1e9), Some(FeelingValue::WORST));
}

#[test]
fn every_text_can_be_edited_where_it_stands() {
    let layout = placed(&full_map("en"));
    let card = &on_page::cards(&layout)[0];
    assert_eq!(layout.text_box(&TextTarget::CardTitle(card.id.clone())).map(|text| text.rect), Some(card.title.rect));
    for target in [
        TextTarget::MapTitle,
        TextTarget::Scenario,
        TextTarget::StageTitle(StageId::numbered(2)),
        TextTarget::StageText(StageId::numbered(2)),
        TextTarget::LaneTitle(LaneId::new("l0").expect("an id")),
        TextTarget::CardText(card.id.clone()),
    ] {
        let text = layout.text_box(&target).unwrap_or_else(|| panic!("{target:?} has no place"));
        assert!(text.rect.width() > 40.0 && text.rect.height() > 10.0, "{target:?}: {text:?}");
    }
    assert_eq!(layout.text_box(&TextTarget::CardTitle(CardId::numbered(999))), None);
}

#[test]
fn a_drop_slot_names_the_place_between_the_cards_around_it() {
    let layout = placed(&full_map("en"));
    let cells = on_page::cells(&layout);
    let cell = cells.iter().find(|cell| cell.cards.len() == 2).expect("a cell with two cards");
    let [first, second] = &on_page::cards_in(&layout, cell)[..] else { panic!("two cards") };
    let cards = on_page::cards(&layout);
    let elsewhere = &cards.iter().rfind(|card| !overlap(card.rect, cell.rect)).expect("another card").id;
    let order_at = |y: f64, moving: &CardId| {
        let slot = layout.drop_slot(Point::new(cell.rect.center().x, y), moving).expect("a slot");
        assert_eq!((&slot.place.lane, &slot.place.stage), (&cell.lane, &cell.stage));
        slot.place.order
    };
    assert_eq!(order_at(cell.rect.y0 + 1.0, elsewhere), 0);
    assert_eq!(order_at(first.rect.y1 + 1.0, elsewhere), 1);
    assert_eq!(order_at(cell.rect.y1 - 1.0, elsewhere), 2);
    // A card over its own place stays where it is, because it is not counted itself.
    assert_eq!(order_at(first.rect.center().y, &first.id), 0);
    assert_eq!(order_at(second.rect.center().y, &second.id), 1);
}

#[test]
fn the_slot_of_a_card_over_its_own_place_is_where_the_card_is() {
    let mut session = Session::new(full_map("en"));
    let lanes: Vec<Lane> = session.map().lanes.iter().filter(|lane| lane.kind.holds_cards()).cloned().collect();
    for (lane, title) in lanes.iter().flat_map(|lane| ["Second", "Third"].map(|title| (lane, title))) {
        let place = Place { lane: lane.id.clone(), stage: StageId::numbered(2), order: usize::MAX };
        session.apply(Command::AddCard { place, title: title.into() }).unwrap();
    }
    let layout = placed(session.map());
    let mut count = 0;
    for cell in on_page::cells(&layout).iter().filter(|cell| cell.cards.len() > 1 && cell.groups.is_empty()) {
        for (order, card) in on_page::cards_in(&layout, cell).iter().enumerate() {
            let slot = layout.drop_slot(card.rect.center(), &card.id).unwrap();
            let name = format!("{} {}", cell.lane, card.title.block.text);
            assert_eq!((slot.rect.origin(), slot.place.order), (card.rect.origin(), order), "{name}");
            assert!((slot.rect.x1 - card.rect.x1).abs() < 1e-9, "{name}: {:?}", slot.rect);
            count += 1;
        }
    }
    assert!(count > 20, "{count} cards");
}

#[test]
fn nothing_can_be_dropped_on_a_curve() {
    let layout = placed(&full_map("en"));
    let curve = layout.curves.first().expect("a curve");
    assert_eq!(layout.drop_slot(curve.plot.center(), &CardId::numbered(1)), None);
}

#[test]
fn slots_for_stages_and_lanes_count_those_before_them() {
    for language in ["en", "fa"] {
        let layout = placed(&full_map(language));
        let forth = if layout.is_rtl { -1.0 } else { 1.0 };
        for (at, stage) in layout.stages.iter().enumerate() {
            assert_eq!(layout.stage_slot(stage.rect.center().x - forth), at);
            assert_eq!(layout.stage_slot(stage.rect.center().x), at, "a stage in its own place stays there");
            assert_eq!(layout.stage_slot(stage.rect.center().x + forth), at + 1);
        }
        for (at, lane) in on_page::lanes(&layout).iter().enumerate() {
            assert_eq!(layout.lane_slot(lane.rect.center().y - 1.0), at);
            assert_eq!(layout.lane_slot(lane.rect.center().y), at, "a lane in its own place stays there");
            assert_eq!(layout.lane_slot(lane.rect.center().y + 1.0), at + 1);
        }
    }
}

#[test]
fn each_density_shows_as_many_lines_of_a_card_as_it_says() {
    let mut session = Session::new(full_map("en"));
    let id = session.map().cards.values().find(|card| card.place.lane == LaneId::numbered(0)).unwrap().id.clone();
    let words = "many words ".repeat(200);
    for field in [CardField::Title(words.clone()), CardField::Text(words)] {
        session.apply(Command::set_card(&id, field)).unwrap();
    }
    for (density, title, text) in [(Density::Comfortable, 8, 12), (Density::Compact, 4, 2), (Density::Wall, 3, 0)] {
        let theme = Theme::light().with_density(density);
        let layout = layout(session.map(), &theme, &mut FontBook::bundled());
        let card = layout.card(&id).unwrap().it;
        let lines = |block: &TextBlock| block.lines.iter().filter(|line| line.rect.width() > 0.0).count();
        assert_eq!((lines(&card.title.block), lines(&card.text.block)), (title, text), "{density:?}");
    }
}

#[test]
fn an_empty_map_says_what_to_do() {
    for language in ["en", "ar", "fa"] {
        let text = format!("(version: 1, title: \"\", language: \"{language}\")");
        let layout = placed(&parse_map("empty", text.as_bytes()).expect("valid").map);
        assert_eq!(layout.hints().count(), 2);
        assert!(layout.hints().all(|hint| within(hint.title.rect, layout.size.to_rect())));
    }
}

/// A map of three stages with the lanes `n` and `m`, the first of which has a prompt, and these cards.
fn prompted(cards: &str) -> Layout {
    let text = format!(
        "(version: 1, title: \"t\", stages: [(id: \"s1\", title: \"a\"), (id: \"s2\", title: \"b\"), \
         (id: \"s3\", title: \"c\")], lanes: [(id: \"n\", kind: Notes, title: \"n\", prompt: \"Write!\"), \
         (id: \"m\", kind: Actions, title: \"m\", prompt: \"Do!\")], cards: [{cards}])"
    );
    placed(&parse_map("prompt", text.as_bytes()).expect("valid").map)
}

/// The words of each hint, with the index of its stage.
fn hints(layout: &Layout) -> Vec<(String, usize)> {
    let stage = |rect: Rect| layout.stages.iter().position(|stage| within(rect, stage.column)).unwrap();
    layout.hints().map(|hint| (hint.title.block.text.to_string(), stage(hint.title.rect))).collect()
}

/// The stages at which a lane shows the sign for missing content.
fn blanks(layout: &Layout, lane: &str) -> Vec<String> {
    let cells = on_page::cells(layout);
    let blank = cells.iter().filter(|cell| cell.lane.as_str() == lane && cell.blank.is_some());
    blank.map(|cell| cell.stage.to_string()).collect()
}

#[test]
fn a_blank_lane_asks_in_its_first_cell_and_marks_the_others() {
    let layout = prompted("");
    assert_eq!(hints(&layout), [("Write!".into(), 0), ("Do!".into(), 0)]);
    assert_eq!((blanks(&layout, "n"), blanks(&layout, "m")), (vec!["s2".into(), "s3".into()], blanks(&layout, "n")));
    let cells = on_page::cells(&layout);
    assert!(cells.iter().all(|cell| !cell.has_dash));
    for (sign, cell) in cells.iter().filter_map(|cell| Some((cell.blank.as_ref()?.rect, cell.rect))) {
        assert!((sign.width() - sign.height()).abs() < 1e-6 && within(sign, cell), "{sign:?} in {cell:?}");
        assert!((sign.center().y - cell.center().y).abs() < 1.0, "{sign:?} in {cell:?}");
    }
}

#[test]
fn once_a_lane_has_a_card_it_asks_in_the_first_empty_stage_only() {
    let layout = prompted("(id: \"c1\", at: (\"n\", \"s1\", 0), title: \"x\")");
    assert_eq!(hints(&layout), [("Write!".into(), 1), ("Do!".into(), 0)]);
    assert!(blanks(&layout, "n").is_empty() && blanks(&layout, "m").is_empty(), "the rest is hatched");
    let full = "(id: \"c1\", at: (\"n\", \"s1\", 0), title: \"x\"), (id: \"c2\", at: (\"n\", \"s2\", 0), title: \"x\"), \
                (id: \"c3\", at: (\"n\", \"s3\", 0), title: \"x\")";
    let layout = prompted(full);
    assert_eq!(hints(&layout), [("Do!".into(), 0)]);
    assert_eq!(blanks(&layout, "m"), ["s2", "s3"]);
}

#[test]
fn thoughts_get_the_quotation_marks_of_the_language_once() {
    for (language, title, expected) in [
        ("en", "Really?", "“Really?”"),
        ("fa", "راستی؟", "«راستی؟»"),
        ("en", "“Really?”", "“Really?”"),
        ("ar", "\"حقا؟\"", "\"حقا؟\""),
    ] {
        let text = format!(
            "(version: 1, title: \"t\", language: \"{language}\", stages: [(id: \"s1\", title: \"a\")], \
             lanes: [(id: \"l1\", kind: Thoughts, title: \"n\")], \
             cards: [(id: \"c1\", at: (\"l1\", \"s1\", 0), title: {title:?})])"
        );
        let layout = placed(&parse_map("thought", text.as_bytes()).expect("valid").map);
        let card = &on_page::cards(&layout)[0];
        assert_eq!(card.look, CardLook::Quote);
        assert_eq!(&*card.title.block.text, expected);
    }
}

#[test]
fn every_channel_has_a_word_of_its_own_in_every_language() {
    for language in Language::ALL {
        let names: BTreeSet<_> = KnownChannel::ALL.into_iter().map(|channel| channel.title(language)).collect();
        assert_eq!(names.len(), KnownChannel::ALL.len(), "{language:?}: {names:?}");
        assert!(names.iter().all(|name| !name.is_empty()));
    }
}

#[test]
fn a_shop_shows_its_channels_by_the_words_of_the_map() {
    let text = "(version: 1, title: \"t\", language: \"fa\", stages: [(id: \"s1\", title: \"a\")], \
                lanes: [(id: \"l1\", kind: Touchpoints, title: \"t\"), (id: \"l2\", kind: Channels, title: \"c\")], \
                cards: [(id: \"c1\", at: (\"l1\", \"s1\", 0), title: \"x\", channel: Some(Shop)), \
                        (id: \"c2\", at: (\"l1\", \"s1\", 1), title: \"y\", channel: Some(Email)), \
                        (id: \"c3\", at: (\"l1\", \"s1\", 2), title: \"z\", channel: Some(Shop))])";
    let layout = placed(&parse_map("channels", text.as_bytes()).expect("valid").map);
    let chips = &on_page::cells(&layout)[1].chips;
    let words: Vec<_> = chips.iter().map(|chip| &*chip.title.block.text).collect();
    assert_eq!(words, ["فروشگاه ×۲", "ایمیل"]);
    assert!(chips[0].rect.x0 > chips[1].rect.x1, "the first stands on the right");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    #[test]
    fn any_map_can_be_laid_out(map in arbitrary_map()) {
        let layout = placed(&map);
        let page = layout.size.to_rect();
        proptest::prop_assert!(page.area().is_finite());
        for card in &on_page::cards(&layout) {
            proptest::prop_assert!(within(card.rect, page), "{:?} leaves the page", card.id);
        }
    }
}

#[test]
fn the_subtitle_states_the_year_unless_the_scope_does() {
    for (scope, expected) in [
        ("", "Current state · 2026"),
        ("Tehran", "Current state · Tehran, 2026"),
        ("Spring ۲۰۲۶", "Current state · Spring ۲۰۲۶"),
    ] {
        let text = format!("(version: 1, title: \"t\", scope: \"{scope}\", date: Some(\"2026-03-02\"))");
        let layout = placed(&parse_map("year", text.as_bytes()).expect("valid").map);
        assert_eq!(&*layout.header.subtitle.block.text, expected);
    }
}

#[test]
fn outcomes_state_by_how_much_they_miss_100_percent() {
    for (shares, expected) in [
        ([60.0, 40.0], vec![]),
        ([60.0, 30.0], vec!["Not accounted for", "10%"]),
        ([60.0, 50.0], vec!["Over 100%", "+10%"]),
    ] {
        let outcomes = shares.map(|share| format!("(title: \"o\", share: Some({share:?}))")).join(", ");
        let text = format!(
            "(version: 1, title: \"t\", stages: [(id: \"s1\", title: \"a\")], lanes: [(id: \"l1\", kind: Outcomes, \
             title: \"n\")], cards: [(id: \"c1\", at: (\"l1\", \"s1\", 0), title: \"q\", outcomes: [{outcomes}])])"
        );
        let layout = placed(&parse_map("outcomes", text.as_bytes()).expect("valid").map);
        // After the titles and shares of the two outcomes.
        let card = &on_page::cards(&layout)[0];
        let rest: Vec<&str> = card.notes.iter().skip(4).map(|note| &*note.block.text).collect();
        assert_eq!(rest, expected);
    }
}
