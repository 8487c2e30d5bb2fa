//! Cards over several stages, and stages and lanes that are resized, collapsed or hidden: their positions.

use std::{env, fs, ops::ControlFlow, path::PathBuf};

use proptest::prelude::*;
use safar::{
    draw,
    edit::{CardField, Command, Session},
    export::{self, PngOptions, PngSize, description},
    geom::Rect,
    layout::{Border, Hit, Layout, layout},
    model::{
        Anchor, Card, CardId, Feeling, FeelingKey, FeelingValue, Lane, LaneHeight, LaneId, LaneKind, Map, MapDirection,
        PersonaId, Place, Span, Stage, StageId, StageWidth, StepId, Visibility,
    },
    storage::read_map,
    text::FontBook,
    theme::Theme,
};

use crate::support::{
    arbitrary_map::arbitrary_map,
    on_page::{self, PageCard},
    rects::{assert_mirrored, overlap, within},
};

fn rooms(language: &str) -> Map {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let opened = read_map(&folder.join(format!("rooms.{language}.ron"))).unwrap();
    assert!(opened.warnings.is_empty(), "{:?}", opened.warnings);
    opened.map
}

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

fn card(id: &str) -> CardId {
    CardId::new(id).unwrap()
}

fn stage(number: u64) -> StageId {
    StageId::numbered(number)
}

/// Whether the card is visible: its lane is open, its own stage is not hidden, and a stage it covers is open.
pub(crate) fn is_seen(map: &Map, card: &Card) -> bool {
    let lane = map.lane(&card.place.lane).unwrap();
    let is_open = |at: usize| map.stages[at].visibility == Visibility::Open;
    lane.kind.holds_cards()
        && lane.visibility == Visibility::Open
        && map.stage(&card.place.stage).unwrap().visibility != Visibility::Hidden
        && map.covered_stages(card).any(is_open)
}

fn assert_sound(map: &Map, layout: &Layout) {
    let page = layout.size.to_rect();
    let seen: Vec<&CardId> = map.cards.values().filter(|card| is_seen(map, card)).map(|card| &card.id).collect();
    let (cards, cells, lanes) = (on_page::cards(layout), on_page::cells(layout), on_page::lanes(layout));
    let mut shown: Vec<&CardId> = cards.iter().map(|card| &card.id).collect();
    shown.sort();
    assert_eq!(shown, seen);
    for (at, card) in cards.iter().enumerate() {
        assert!(within(card.rect, page), "{:?} leaves the page", card.id);
        let covered = map.covered_stages(&map.cards[&card.id]);
        let columns = layout.stages.iter().filter(|stage| covered.contains(&stage.index)).map(|stage| stage.column);
        let row = layout.lane_rect(&map.cards[&card.id].place.lane).unwrap();
        let room = columns.reduce(|a, b| a.union(b)).unwrap().with_rows_of(row);
        assert!(within(card.rect, room), "{:?} at {:?} leaves {room:?}", card.id, card.rect);
        for other in &cards[at + 1..] {
            assert!(!overlap(card.rect, other.rect), "{:?} lies on {:?}", card.id, other.id);
        }
        assert_eq!(layout.cell_of(&card.id).map(|cell| &cell.it.stage), Some(&map.cards[&card.id].place.stage));
        for rule in layout.rules.iter().filter(|rule| rule.width() == 0.0) {
            let is_crossed = card.rect.x0 < rule.x0 && rule.x0 < card.rect.x1;
            assert!(
                !is_crossed || rule.y1 <= card.rect.y0 + 0.01 || rule.y0 >= card.rect.y1 - 0.01,
                "a line through it"
            );
        }
    }
    for cell in &cells {
        let tops = on_page::cards_in(layout, cell).windows(2).all(|pair| pair[0].rect.y1 < pair[1].rect.y0);
        assert!(tops, "the cards of a cell stand in their order");
    }
    for pair in layout.stages.windows(2) {
        let (a, b) = if layout.is_rtl { (pair[1].column, pair[0].column) } else { (pair[0].column, pair[1].column) };
        assert!((a.x1 - b.x0).abs() < 0.01, "stages stand side by side");
    }
    for pair in lanes.windows(2) {
        assert!((pair[0].rect.y1 - pair[1].rect.y0).abs() < 0.01, "lanes stand one below the other");
    }
    let is_shown = |visibility| visibility != Visibility::Hidden;
    assert_eq!(layout.stages.len(), map.stages.iter().filter(|stage| is_shown(stage.visibility)).count());
    assert_eq!(lanes.len(), map.lanes.iter().filter(|lane| is_shown(lane.visibility)).count());
    assert_eq!(cells.len(), layout.stages.len() * lanes.len());
    let captions = || cells.iter().flat_map(|cell| cell.groups.iter().map(move |group| (cell, group)));
    for (at, (cell, group)) in captions().enumerate() {
        let rect = group.title.rect.union(group.icon.rect);
        assert!(!cell.is_collapsed && within(rect, cell.rect), "{:?} leaves its cell", group.channel);
        let covers = |card: &&PageCard| overlap(card.rect, rect);
        let over = cards.iter().find(covers).map(|card| &card.id);
        assert_eq!(over, None, "the caption of {:?} is covered", group.channel);
        let of_lane: Vec<_> = cards.iter().filter(|card| map.cards[&card.id].place.lane == cell.lane).collect();
        let cards = &of_lane[group.cards.clone()];
        assert!(cards.iter().all(|card| card.channel == group.channel && card.rect.y0 >= rect.y1));
        let block = cards.iter().map(|card| card.rect).fold(group.title.rect, |a, b| a.union(b));
        let passing = cell.passing.iter().map(|at| of_lane[*at].rect);
        assert!(passing.into_iter().all(|card| !overlap(card, block)), "a card of an earlier stage parts a group");
        assert!(captions().skip(at + 1).all(|(_, other)| !overlap(other.title.rect, rect)));
    }
    for cell in cells.iter().filter(|cell| cell.is_collapsed) {
        assert!(cell.blank.is_none() && !cell.has_dash && !cell.is_unexplored && cell.chips.is_empty());
    }
    assert!(layout.stages.iter().all(|stage| stage.count.is_none() || stage.afar.is_none()));
    assert!(lanes.iter().all(|lane| !lane.is_collapsed || lane.afar.is_none()));
}

trait Rows {
    fn with_rows_of(self, row: Rect) -> Rect;
}

impl Rows for Rect {
    /// This rectangle with the top and bottom of `row`.
    fn with_rows_of(self, row: Rect) -> Rect {
        Rect::new(self.x0, row.y0, self.x1, row.y1)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_any_map_in_either_direction(mut map in arbitrary_map()) {
        for direction in [MapDirection::Ltr, MapDirection::Rtl] {
            map.info.direction = direction;
            assert_sound(&map, &placed(&map));
        }
    }
}

#[test]
fn cards_cover_their_stages_up_to_the_last_one_that_is_shown() {
    for language in ["en", "fa"] {
        let map = rooms(language);
        let layout = placed(&map);
        assert_sound(&map, &layout);
        let column = |id: u64| layout.stage_column(&stage(id)).unwrap();
        let rect = |id: &str| layout.card_rect(&card(id)).unwrap();
        // All five stages, one of them hidden; three, the last of which is hidden; nine, although only two follow.
        for (id, first, last) in [("c5", 1, 5), ("c2", 1, 3), ("c9", 3, 5), ("c8", 2, 3)] {
            let room = column(first).union(column(last));
            let sides = [(rect(id).x0 - room.x0), (room.x1 - rect(id).x1)];
            assert!(sides.iter().all(|side| (side - 16.0).abs() < 0.01), "{language} {id}: {sides:?}");
        }
    }
}

#[test]
fn touchpoints_in_groups_cover_their_stages_and_stand_in_no_group_of_a_later_stage() {
    for language in ["en", "fa"] {
        let mut map = rooms(language);
        map.lanes.iter_mut().for_each(|lane| lane.is_grouped = true);
        let (plain, layout) = (placed(&rooms(language)), placed(&map));
        assert_sound(&map, &layout);
        let groups = |number| {
            let is_its =
                |cell: &&safar::layout::CellBox| cell.lane == LaneId::numbered(2) && cell.stage == stage(number);
            on_page::cells(&layout).iter().find(is_its).map(|cell| cell.groups.len())
        };
        assert_eq!([1, 2, 3, 5].map(groups), [2, 0, 2, 1].map(Some));
        for id in ["c5", "c8", "c9"] {
            let (rect, before) = (layout.card_rect(&card(id)).unwrap(), plain.card_rect(&card(id)).unwrap());
            assert!((rect.x0 - before.x0).abs() < 0.01 && (rect.x1 - before.x1).abs() < 0.01, "{id}");
            assert!(layout.card(&card(id)).unwrap().it.is_wide);
        }
    }
}

#[test]
fn a_card_over_several_stages_changes_places_with_those_beside_it_in_its_own_cell() {
    for language in ["en", "fa"] {
        let layout = placed(&rooms(language));
        assert_eq!(layout.swap_beside(&card("c5"), true), Some((card("c5"), 1)));
        assert_eq!(layout.swap_beside(&card("c5"), false), None);
        assert_eq!(layout.swap_beside(&card("c2"), false), Some((card("c2"), 0)));
        // Nothing else of its cell is visible.
        assert_eq!(layout.swap_beside(&card("c8"), false), None);
    }
}

#[test]
fn from_afar_a_title_over_several_stages_grows_like_others_and_keeps_clear_of_the_line_under_it() {
    let layout = placed(&rooms("en"));
    for id in ["c2", "c5", "c9", "c13", "c18"] {
        let card = on_page::card(&layout, &card(id));
        let afar = card.afar.first().unwrap();
        assert!(afar.style.size > card.title.style.size * 1.15, "{id}: {}", afar.style.size / card.title.style.size);
        assert!(card.look.has_ground() || afar.rect.y1 <= card.rect.y1 - 2.0, "{id} lies on its line");
    }
}

#[test]
fn what_is_collapsed_takes_little_room_and_says_how_many_cards_it_has() {
    let map = rooms("fa");
    let layout = placed(&map);
    let narrow = &layout.stages[1];
    assert!(narrow.column.width() < 120.0);
    assert_eq!(narrow.count.as_ref().map(|count| &*count.block.text), Some("۳"));
    let lanes = on_page::lanes(&layout);
    let flat = lanes.iter().find(|lane| lane.is_collapsed).unwrap();
    assert!(flat.rect.height() < 44.0);
    assert_eq!(flat.count.as_ref().map(|count| &*count.block.text), Some("۲"));
    assert!(layout.steps.iter().all(|step| step.stage_index == 0));
    assert_eq!(layout.card(&card("c7")), None, "a card of a collapsed stage is put away");
    assert_eq!(layout.card(&card("c15")), None, "a card of a collapsed lane too");
    assert!(layout.card(&card("c8")).is_some(), "one that goes on over an open stage is not");
}

#[test]
fn the_sizes_somebody_chose_are_kept_and_the_others_follow() {
    let mut map = rooms("en");
    let before = placed(&map);
    assert!((before.stage_column(&stage(3)).unwrap().width() - 420.0).abs() < 0.01);
    assert!((before.lanes[2].rect().height() - 140.0).abs() < 4.01);
    assert!((before.curves[0].plot.height() - (180.0 - 56.0)).abs() < 4.01, "a curve can be made flatter than usual");
    map.stages[2].width = StageWidth::new(700);
    map.lanes[2].height = LaneHeight::new(400);
    let after = placed(&map);
    assert!((after.stage_column(&stage(3)).unwrap().width() - 700.0).abs() < 0.01);
    assert!((after.lanes[2].rect().height() - 400.0).abs() < 4.01);
    let start = |layout: &Layout| layout.stage_column(&stage(1)).unwrap().x0;
    assert!((start(&after) - start(&before)).abs() < 0.01);
    assert!(after.size.width > before.size.width);
}

/// A map with a lane and so many stages.
fn stages(count: u64) -> Map {
    Map {
        stages: (1..=count).map(|number| Stage::new(stage(number), "A stage")).collect(),
        lanes: vec![Lane::new(LaneId::numbered(1), LaneKind::Touchpoints, "Touchpoints")],
        ..Map::default()
    }
}

#[test]
fn beyond_five_stages_columns_become_narrower_down_to_the_minimum() {
    let sizes = &Theme::light().sizes;
    let width = |count: u64| placed(&stages(count)).stages[0].column.width();
    let narrower = (sizes.column * 6.25 / 8.0).floor();
    for (count, expected) in [(5, sizes.column), (6, sizes.column), (8, narrower), (40, sizes.column_min)] {
        assert!((width(count) - expected).abs() < 1e-9, "{count} stages: {}", width(count));
    }
}

#[test]
fn the_columns_reach_from_the_labels_to_the_margin_whatever_their_widths() {
    let sizes = &Theme::light().sizes;
    for count in 1..=6 {
        for own in 0..=count {
            let mut map = stages(count);
            map.stages
                .iter_mut()
                .take(usize::try_from(own).unwrap())
                .for_each(|stage| stage.width = Some(StageWidth::new(160).unwrap()));
            let layout = placed(&map);
            let place = format!("{own} of {count} stages have a width of their own");
            let end = layout.stages.iter().fold(sizes.page_margin + sizes.label_column, |start, stage| {
                assert!((stage.column.x0 - start).abs() < 1e-6, "{place}: {:?} after {start}", stage.column);
                stage.column.x1
            });
            // Without a stage that could become wider, there is space after the last one.
            let is_filled = (layout.size.width - sizes.page_margin - end).abs() < 1e-6;
            assert!(is_filled || own == count, "{place}: the last ends at {end} of {}", layout.size.width);
        }
    }
}

#[test]
fn hidden_stages_leave_the_colours_of_the_others_and_hidden_lanes_what_is_derived_from_them() {
    let mut map = rooms("en");
    let before = placed(&map);
    assert_eq!(before.stages.iter().map(|stage| stage.index).collect::<Vec<_>>(), [0, 1, 2, 4]);
    let points = |layout: &Layout| layout.curves[0].lines[0].points.len();
    assert_eq!(points(&before), 6, "the feeling at the hidden stage’s card is not on the curve");
    let chips = |layout: &Layout| on_page::cells(layout).iter().map(|cell| cell.chips.len()).sum::<usize>();
    let shown = chips(&before);
    map.lanes.iter_mut().filter(|lane| lane.kind == LaneKind::Touchpoints).for_each(|lane| {
        lane.visibility = Visibility::Hidden;
    });
    let after = placed(&map);
    assert_eq!((points(&after), chips(&after)), (6, shown));
    assert!(on_page::cards(&after).iter().all(|boxed| map.cards[&boxed.id].place.lane.as_str() != "l2"));
}

#[test]
fn a_map_of_which_everything_is_hidden_says_so() {
    for language in ["en", "ar", "fa"] {
        let mut map = rooms("en");
        map.info.language = safar::model::Language::from_tag(language).unwrap();
        map.stages.iter_mut().for_each(|stage| stage.visibility = Visibility::Hidden);
        map.lanes.iter_mut().for_each(|lane| lane.visibility = Visibility::Hidden);
        let layout = placed(&map);
        assert!(layout.card_count() == 0 && layout.cells().count() == 0 && layout.hints().count() == 2);
        assert!(layout.hints().all(|hint| within(hint.title.rect, layout.size.to_rect())));
    }
}

#[test]
fn a_card_can_be_pointed_at_over_each_of_its_stages_and_taken_by_its_end() {
    for language in ["en", "fa"] {
        let layout = placed(&rooms(language));
        let rect = layout.card_rect(&card("c9")).unwrap();
        for x in [rect.x0 + 4.0, rect.center().x, rect.x1 - 4.0] {
            assert_eq!(layout.hit((x, rect.center().y).into()), Some(Hit::Card(card("c9"))));
        }
        let end = |rect: Rect| if layout.is_rtl { rect.x0 + 2.0 } else { rect.x1 - 2.0 };
        let start = |rect: Rect| if layout.is_rtl { rect.x1 - 2.0 } else { rect.x0 + 2.0 };
        let at = |x: f64| layout.border_at((x, rect.center().y).into(), 5.0);
        assert_eq!((at(end(rect)), at(start(rect))), (Some(Border::Card(card("c9"))), None));
        let band = layout.stage_rect(&stage(3)).unwrap();
        let border = layout.border_at((end(band), band.center().y).into(), 5.0);
        assert_eq!(border, Some(Border::Stage(stage(3))));
        let label = on_page::lanes(&layout)[0].label;
        let border = layout.border_at((label.center().x, label.y1 + 2.0).into(), 5.0);
        assert_eq!(border, Some(Border::Lane(LaneId::numbered(1))));
        // A collapsed stage or lane has no size to change; a press on its border selects the whole.
        let narrow = &layout.stages[1];
        assert_eq!(layout.border_at((end(narrow.rect), narrow.rect.center().y).into(), 5.0), None);
        let cells = on_page::cells(&layout);
        let empty = cells.iter().find(|cell| cell.is_collapsed && cell.passing.is_empty()).unwrap();
        assert_eq!(layout.hit(empty.rect.center()), Some(Hit::Stage(stage(2))));
        let lanes = on_page::lanes(&layout);
        let flat = lanes.iter().find(|lane| lane.is_collapsed).unwrap();
        assert_eq!(layout.hit(flat.rect.center()), Some(Hit::Lane(flat.id.clone())));
    }
}

#[test]
fn a_border_dragged_to_a_place_covers_the_stages_more_than_half_before_it() {
    for language in ["en", "fa"] {
        let layout = placed(&rooms(language));
        let forth = if layout.is_rtl { -1.0 } else { 1.0 };
        let middle = |id: u64| layout.stage_column(&stage(id)).unwrap().center().x;
        let span = |x: f64| layout.span_to(0, x).get();
        assert_eq!(span(middle(1) - forth), 1, "never less than its own");
        assert_eq!((span(middle(3) - forth), span(middle(3) + forth)), (2, 3));
        assert_eq!(span(middle(5) + forth), 5, "a hidden stage in between counts");
    }
}

#[test]
fn a_map_with_rooms_is_mirrored_to_the_last_sign() {
    let mut map = rooms("fa");
    let rtl = placed(&map);
    map.info.direction = MapDirection::Ltr;
    let ltr = placed(&map);
    let rects = |layout: &Layout| {
        let mut rects: Vec<Rect> =
            on_page::cards(layout).iter().flat_map(|card| [card.rect, card.title.rect]).collect();
        rects.extend(layout.stages.iter().flat_map(|stage| [stage.rect, stage.column, stage.title.rect]));
        rects.extend(layout.stages.iter().filter_map(|stage| Some(stage.count.as_ref()?.rect)));
        rects.extend(on_page::lanes(layout).iter().flat_map(|lane| [lane.rect, lane.label, lane.title.rect]));
        rects.extend(on_page::lanes(layout).iter().filter_map(|lane| Some(lane.count.as_ref()?.rect)));
        rects.extend(layout.rules.iter().copied());
        rects
    };
    let (there, here) = (rects(&rtl), rects(&ltr));
    assert_eq!(there.len(), here.len());
    for (a, b) in there.into_iter().zip(here) {
        assert_mirrored(a, b, ltr.size.width);
    }
}

#[test]
fn the_description_of_a_picture_tells_nothing_that_is_hidden() {
    let told = description(&rooms("en"));
    assert!(!told.contains("Delivery") && told.contains("Stages (4)") && !told.contains("Opportunities"), "{told}");
    assert!(told.contains("Touchpoints: 7"), "{told}");
}

/// The width of the reference pictures, in pixels.
const SNAPSHOT_WIDTH: u32 = 900;

#[test]
fn maps_with_rooms_look_as_their_reference_pictures() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let is_new = env::var_os("SAFAR_NEW_SNAPSHOTS").is_some();
    let mut fonts = FontBook::bundled();
    let mut faults = Vec::new();
    for language in ["en", "fa"] {
        let map = rooms(language);
        for theme in [Theme::light(), Theme::dark()] {
            let scene = draw::without_hints(&draw::draw(&map, &layout(&map, theme, &mut fonts), theme));
            let options = PngOptions::new(PngSize::Width(SNAPSHOT_WIDTH));
            let mut picture = Vec::new();
            export::png(&scene, &options, &mut picture, &mut |_| ControlFlow::Continue(())).unwrap();
            let name = format!("rooms.{language}.{}.png", theme.name);
            if is_new {
                fs::write(folder.join(&name), &picture).unwrap();
            }
            let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgba8();
            if !fs::read(folder.join(&name)).is_ok_and(|reference| pixels(&reference) == pixels(&picture)) {
                faults.push(name);
            }
        }
    }
    assert!(faults.is_empty(), "these do not look as in tests/snapshots: {faults:?}");
}

fn session() -> Session {
    Session::new(rooms("en"))
}

fn span(session: &Session, id: &str) -> usize {
    session.map().cards[&card(id)].span.get()
}

#[test]
fn a_card_covers_no_more_stages_than_there_are() {
    let mut session = session();
    let stretch = |count: usize| Command::StretchCard { id: card("c10"), span: Span::clamped(count) };
    let applied = session.apply(stretch(2)).unwrap();
    assert_eq!(applied.label.to_string(), "Stretch “Hotline” over 2 stages");
    session.apply(stretch(40)).unwrap();
    assert_eq!(span(&session, "c10"), 3);
    assert!(!session.apply(stretch(7)).unwrap().is_change);
    assert_eq!(session.apply(stretch(1)).unwrap().label.to_string(), "Keep “Hotline” to its stage");
}

#[test]
fn a_card_goes_on_over_a_stage_that_is_added_within_it_and_ends_where_it_did_when_one_goes_away() {
    let mut session = session();
    let opened = session.map().clone();
    session.apply(Command::AddStage { at: 1, title: "New".into() }).unwrap();
    assert_eq!((span(&session, "c2"), span(&session, "c8")), (4, 2), "only what goes on over the place");
    session.apply(Command::AddStage { at: 0, title: "First".into() }).unwrap();
    assert_eq!(span(&session, "c2"), 4);
    session.apply(Command::DuplicateStage(stage(2))).unwrap();
    assert_eq!((span(&session, "c2"), span(&session, "c8")), (5, 3));
    for _ in 0..3 {
        session.undo();
    }
    session.apply(Command::DeleteStage(stage(3))).unwrap();
    assert_eq!((span(&session, "c2"), span(&session, "c8"), span(&session, "c5")), (2, 1, 4));
    session.undo();
    assert_eq!(*session.map(), opened);
}

#[test]
fn undoing_a_gesture_that_stretched_and_rewrote_a_card_gives_both_back() {
    let mut session = session();
    let opened = session.map().clone();
    for is_first_stretched in [true, false] {
        session.begin_gesture("Both");
        let stretch = Command::StretchCard { id: card("c10"), span: Span::clamped(2) };
        let rename = Command::set_card(&card("c10"), CardField::Title("New".into()));
        if is_first_stretched {
            session.apply(stretch).unwrap();
            session.apply(rename).unwrap();
        } else {
            session.apply(rename).unwrap();
            session.apply(stretch).unwrap();
        }
        assert_eq!(span(&session, "c10"), 2);
        session.end_gesture();
        session.undo();
        assert_eq!(*session.map(), opened);
    }
}

#[test]
fn merged_steps_keep_both_titles_and_the_feelings_of_the_first_go_before_those_of_the_second() {
    let mut map = rooms("en");
    let (first, second) = (StepId::numbered(1), StepId::numbered(2));
    let key = |persona: u64, step: &StepId| FeelingKey {
        persona: PersonaId::numbered(persona),
        anchor: Anchor::Step(step.clone()),
    };
    let feeling = |value: f64| Feeling {
        value: FeelingValue::new(value).unwrap(),
        is_assumed: false,
        note: String::new(),
        wanted: None,
    };
    map.feelings.insert(key(1, &second), feeling(-2.0));
    map.feelings.insert(key(2, &second), feeling(1.0));
    let mut session = Session::new(map.clone());
    session.apply(Command::MergeSteps { id: second.clone(), into: first.clone() }).unwrap();
    let titles: Vec<_> = session.map().stages[0].steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["Look around / Ask friends"]);
    assert_eq!(session.map().feelings.get(&key(1, &first)), map.feelings.get(&key(1, &first)), "its own stays");
    assert_eq!(session.map().feelings.get(&key(2, &first)), Some(&feeling(1.0)), "where there was none it moves");
    assert!(session.map().feelings.keys().all(|key| key.anchor != Anchor::Step(second.clone())));
    session.undo();
    assert_eq!(*session.map(), map);
}

#[test]
fn cards_moved_together_keep_their_order() {
    let mut session = session();
    let ids = ["c12", "c5", "c6"].map(card).to_vec();
    let to = Place { lane: LaneId::numbered(8), stage: stage(3), order: 0 };
    session.apply(Command::MoveCards { ids, to }).unwrap();
    let cell: Vec<_> =
        session.map().cell(&LaneId::numbered(8), &stage(3)).iter().map(|card| card.id.as_str()).collect();
    assert_eq!(cell, ["c5", "c6", "c12"]);
}

#[test]
fn a_hidden_stage_cannot_be_exported_alone() {
    let folder = crate::support::temp::TempFolder::new();
    let map = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rooms.en.ron");
    let run = |stage: &str| {
        let arguments = ["export".into(), map.clone().into_os_string(), "-o".into(), folder.join("s.png").into()];
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_safar"))
            .args(arguments)
            .args(["--stage", stage])
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    };
    let (is_written, said) = run("4");
    assert!(!is_written && said.contains("“Delivery” is hidden"), "{said}");
    assert!(run("3").0 && run("2").0, "a collapsed one is as narrow as on the map");
}
