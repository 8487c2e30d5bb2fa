//! Every kind of lane, drawn: content stays on its card, nothing overlaps, and everything is mirrored in right-to-left
//! maps.

use std::{collections::BTreeSet, path::PathBuf};

use safar::{
    draw,
    geom::Rect,
    layout::{CardBox, Icon, LaneLayout, Layout, LegendSample, layout},
    model::{CardId, Evidence, FeelingValue, LaneKind, Map, MapDirection, Share},
    scene::Scene,
    storage::read_map,
    text::FontBook,
    theme::Theme,
};

use crate::{
    persona_cards::detailed,
    support::{
        on_page,
        rects::{assert_mirrored, overlap, within},
        reference::{looks_as_reference, looks_from_afar_as_reference},
    },
};

/// The map with every kind of lane, in `language`.
pub(crate) fn every_lane(language: &str) -> Map {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let opened = read_map(&folder.join(format!("every-lane.{language}.ron"))).unwrap();
    assert!(opened.warnings.is_empty(), "{:?}", opened.warnings);
    opened.map
}

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

fn card<'a>(layout: &'a Layout, id: &str) -> &'a CardBox {
    layout.card(&CardId::new(id).unwrap()).unwrap().it
}

/// The text of the card's link label.
fn link(layout: &Layout, id: &str) -> Option<String> {
    let card = card(layout, id);
    let icon = card.icons.iter().find(|icon| icon.icon == Icon::Link)?;
    let pill = card.pills.iter().find(|pill| within(icon.rect, pill.rect))?;
    Some(pill.title.block.text.to_string())
}

#[test]
fn the_map_has_every_kind_of_lane_in_both_languages() {
    for language in ["en", "fa"] {
        let kinds: BTreeSet<_> = every_lane(language).lanes.iter().map(|lane| lane.kind).collect();
        assert_eq!(kinds.len(), LaneKind::ALL.len());
    }
}

#[test]
fn what_a_card_shows_stays_on_it_and_apart() {
    for language in ["en", "fa"] {
        let layout = placed(&every_lane(language));
        for card in &on_page::cards(&layout) {
            let mut parts: Vec<Rect> = card.pills.iter().map(|pill| pill.rect).collect();
            parts.extend(card.personas.iter().map(|persona| persona.rect));
            parts.extend(card.evidence.iter().map(|sign| sign.rect));
            let inside_pills = |rect: Rect| card.pills.iter().any(|pill| within(rect, pill.rect));
            let icons = card.icons.iter().map(|icon| icon.rect);
            parts.extend(
                icons.filter(|icon| card.tile.is_none_or(|tile| !overlap(tile, *icon)) && !inside_pills(*icon)),
            );
            parts.extend([card.title.rect, card.text.rect].into_iter().filter(|rect| rect.height() > 1.0));
            parts.extend(card.notes.iter().map(|note| note.rect));
            for (at, part) in parts.iter().enumerate() {
                assert!(within(*part, card.rect) || *part == card.text.rect, "{language}: {part:?} leaves {}", card.id);
                for other in &parts[at + 1..] {
                    let is_blank = card.text.block.text.is_empty() && [part, other].contains(&&card.text.rect);
                    assert!(
                        is_blank || !overlap(*part, *other),
                        "{language}: {part:?} lies on {other:?} of {}",
                        card.id
                    );
                }
            }
            for pill in &card.pills {
                assert!(within(pill.title.rect, pill.rect), "{language}: a label of {} is too small", card.id);
            }
        }
    }
}

#[test]
fn a_map_with_every_lane_is_mirrored_to_the_last_sign() {
    let mut map = every_lane("fa");
    let rtl = placed(&map);
    map.info.direction = MapDirection::Ltr;
    let ltr = placed(&map);
    let rects = |layout: &Layout| {
        let mut rects = Vec::new();
        for card in &on_page::cards(layout) {
            rects.extend(card.pills.iter().flat_map(|pill| [pill.rect, pill.title.rect]));
            rects.extend(card.personas.iter().map(|persona| persona.rect));
            rects.extend(card.evidence.iter().map(|sign| sign.rect));
            rects.extend(card.icons.iter().map(|icon| icon.rect));
            rects.extend(card.notes.iter().map(|note| note.rect));
            rects.extend(card.segments.iter().map(|segment| segment.rect));
        }
        rects.extend(layout.blueprint.iter().flat_map(|line| [line.rect, line.gap, line.title.rect]));
        rects.extend(layout.legend.iter().flat_map(|item| [item.rect, item.title.rect]));
        rects.extend(layout.curves.iter().flat_map(|curve| &curve.labels).map(|label| label.rect));
        rects
    };
    let (there, here) = (rects(&rtl), rects(&ltr));
    assert_eq!(there.len(), here.len());
    for (a, b) in there.into_iter().zip(here) {
        assert_mirrored(a, b, ltr.size.width);
    }
}

#[test]
fn both_ends_of_a_link_show_the_number_of_the_pain_point_in_reading_order() {
    for (language, one, two, both) in [("en", "1", "2", "1, 2"), ("fa", "۱", "۲", "۱، ۲")] {
        let map = every_lane(language);
        let layout = placed(&map);
        assert_eq!(link(&layout, "pp1").as_deref(), Some(one));
        assert_eq!(link(&layout, "pp2").as_deref(), Some(two));
        let answer = |pain: &str| {
            let pain = CardId::new(pain).unwrap();
            let from = map.cards.values().rfind(|card| card.links.contains(&pain)).unwrap();
            link(&layout, from.id.as_str())
        };
        assert_eq!(answer("pp2").as_deref(), Some(both));
        assert_eq!(link(&layout, "t1"), None);
    }
}

#[test]
fn tags_take_one_line_and_those_that_do_not_fit_are_counted() {
    for (language, rest) in [("en", "+"), ("fa", "+")] {
        let map = every_lane(language);
        let layout = placed(&map);
        let pills = &card(&layout, "t1").pills;
        let last = &pills.last().unwrap().title.block.text;
        assert!(pills.len() < map.cards[&CardId::new("t1").unwrap()].tags.len() && last.contains(rest), "{last}");
        assert!(pills.iter().all(|pill| (pill.rect.y0 - pills[0].rect.y0).abs() < 0.01));
    }
}

#[test]
fn shares_that_do_not_add_up_are_hatched_or_marked() {
    let mut map = every_lane("en");
    let id = map.cards.values().find(|card| card.outcomes.len() == 2).unwrap().id.clone();
    for (second, hatched, notes) in [(38.0, 0, 4), (20.0, 2, 6), (60.0, 0, 6), (38.2, 0, 4)] {
        map.cards.edit(&id, |card| card.outcomes[1].share = Share::new(second));
        let layout = placed(&map);
        let boxed = layout.card(&id).unwrap().it;
        assert_eq!(boxed.segments.iter().filter(|segment| segment.is_hatched).count(), hatched, "{second}");
        assert_eq!(boxed.notes.len(), notes, "{second}");
        let bar = boxed.segments[0].rect;
        let is_marked = boxed.segments.iter().any(|segment| segment.rect.y0 < bar.y0 && segment.rect.y1 > bar.y1);
        assert_eq!(is_marked, second > 50.0, "{second}");
    }
}

#[test]
fn a_metric_says_by_shape_too_whether_it_rose_and_reached_its_goal() {
    let layout = placed(&every_lane("en"));
    let icons = |kind: LaneKind| {
        let lane = layout.lanes.iter().find(|lane| lane.it.kind == kind).unwrap();
        lane.it
            .cards
            .iter()
            .map(|card| card.it.icons.iter().map(|icon| icon.icon).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let shown = icons(LaneKind::Metrics);
    assert_eq!(
        shown,
        [
            vec![Icon::TrendingUp],
            vec![Icon::TrendingUp, Icon::Target],
            vec![Icon::TrendingUp, Icon::CircleCheck],
            vec![Icon::Target],
            vec![Icon::Minus],
        ]
    );
}

#[test]
fn a_metric_with_change_goal_source_and_date_takes_two_lines() {
    for language in ["en", "fa"] {
        let mut map = every_lane(language);
        let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Metrics).unwrap().id.clone();
        map.sources[0].title = "Survey".into();
        let source = map.sources[0].id.clone();
        map.cards.edit_each(|card| {
            if card.place.lane == lane {
                let metric = card.metric.as_mut().unwrap();
                (metric.source, metric.previous, metric.target) = (Some(source.clone()), Some(1.0), Some(2.0));
                card.title = "NPS".into();
            }
        });
        let layout = placed(&map);
        let row = layout.lane_rect(&lane).unwrap();
        for card in on_page::cards(&layout).iter().filter(|card| row.contains(card.rect.center())) {
            let bottoms = card.notes.iter().map(|note| note.rect.y1);
            let [number, change, goal, measured] = card.notes.as_slice() else { panic!("{:?}", card.id) };
            assert!(goal.rect.y0 < number.rect.y1 && change.rect.x1.max(goal.rect.x1) <= card.rect.x1 + 0.01);
            assert!((bottoms.fold(0.0, f64::max) - measured.rect.y1).abs() < 0.01);
            let two = number.rect.height() + measured.rect.height() + 12.0;
            assert!(card.rect.height() <= two, "{language}: {:?} is taller than two lines", card.rect);
        }
    }
}

#[test]
fn the_goal_of_a_metric_is_next_to_the_end_of_a_long_label() {
    let mut count = 0;
    for words in 3..10 {
        let label = "Contacts of all our customers for each order in a month".split_whitespace().take(words);
        let label = label.collect::<Vec<_>>().join(" ");
        let mut map = every_lane("en");
        let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Metrics).unwrap().id.clone();
        map.cards.edit_each(|card| {
            if card.place.lane == lane {
                let metric = card.metric.as_mut().unwrap();
                (metric.source, metric.date, metric.previous, metric.target) = (None, None, Some(1.0), Some(2.0));
                card.title.clone_from(&label);
                card.text.clear();
            }
        });
        let layout = placed(&map);
        let row = layout.lane_rect(&lane).unwrap();
        for card in on_page::cards(&layout).iter().filter(|card| row.contains(card.rect.center())) {
            let [number, change, goal] = card.notes.as_slice() else { panic!("{:?}", card.id) };
            let numbers_end = number.rect.y1.max(change.rect.y1);
            let is_beside = card.title.rect.x1 < number.rect.x0 && goal.rect.y0 > number.rect.y0 + 1.0;
            if is_beside && card.title.rect.y1 - numbers_end >= goal.rect.height() {
                assert!((goal.rect.y0 - numbers_end).abs() < 0.01, "{}: {label}, {:?}", card.id, goal.rect);
                assert!(card.rect.y1 - card.title.rect.y1 < goal.rect.height(), "the card is no taller");
                count += 1;
            }
        }
    }
    assert!(count > 0, "no label is long");
}

#[test]
fn the_lines_of_a_blueprint_stand_between_the_lanes_they_part() {
    let mut map = every_lane("en");
    let layout = placed(&map);
    let top = |layout: &Layout, kind| on_page::lanes(layout).iter().find(|lane| lane.kind == kind).unwrap().rect.y0;
    let lines = |layout: &Layout| layout.blueprint.iter().map(|line| line.rect.y0).collect::<Vec<_>>();
    let expected = [LaneKind::Frontstage, LaneKind::Backstage, LaneKind::Support].map(|kind| top(&layout, kind));
    assert_eq!(lines(&layout), expected);
    for line in &layout.blueprint {
        assert!(on_page::cards(&layout).iter().all(|card| !overlap(card.rect, line.title.rect)));
        assert!(layout.rules.iter().all(|rule| rule.width() == 0.0 || (rule.y0 - line.rect.y0).abs() > 0.5));
    }
    // In another order the lanes have no dividing lines.
    let at = |map: &Map, kind| map.lanes.iter().position(|lane| lane.kind == kind).unwrap();
    let (front, back) = (at(&map, LaneKind::Frontstage), at(&map, LaneKind::Backstage));
    map.lanes.swap(front, back);
    assert_eq!(lines(&placed(&map)).len(), 2);
    map.lanes.retain(|lane| !matches!(lane.kind, LaneKind::Frontstage | LaneKind::Backstage | LaneKind::Support));
    assert!(placed(&map).blueprint.is_empty());
}

#[test]
fn only_stages_of_which_nothing_is_known_are_hatched() {
    let mut map = every_lane("en");
    let layout = placed(&map);
    let unexplored: BTreeSet<_> =
        layout.cells().map(|cell| cell.it).filter(|cell| cell.is_unexplored).map(|cell| cell.stage.as_str()).collect();
    assert_eq!(unexplored, BTreeSet::from(["s5"]));
    assert!(on_page::cells(&layout).iter().all(|cell| !(cell.is_unexplored && cell.has_dash)));
    map.cards.clear();
    map.feelings.clear();
    assert!(on_page::cells(&placed(&map)).iter().all(|cell| !cell.is_unexplored && !cell.has_dash));
}

#[test]
fn the_legend_explains_what_occurs_and_nothing_else() {
    let mut map = every_lane("en");
    let samples = |map: &Map| placed(map).legend.iter().map(|item| item.sample).collect::<Vec<_>>();
    assert_eq!(samples(&map).len(), 10);
    map.feelings.clear();
    map.stages.pop();
    map.cards.edit_each(|card| {
        card.comments.clear();
        card.links.clear();
        card.importance = None;
        card.severity = None;
        card.presence = None;
        card.evidence = card.evidence.filter(|evidence| *evidence == Evidence::Partial);
    });
    assert_eq!(samples(&map), [LegendSample::MomentOfTruth, LegendSample::Partial]);
}

#[test]
fn markers_of_equal_feelings_stand_side_by_side_and_labels_touch_nothing() {
    for language in ["en", "fa"] {
        let mut map = every_lane(language);
        for value in [None, FeelingValue::new(1.0)] {
            for (key, feeling) in &mut map.feelings {
                let is_anywhere = key.persona.as_str() != "p1";
                feeling.value = value.filter(|_| is_anywhere).unwrap_or(feeling.value);
            }
            let layout = placed(&map);
            let curve = &layout.curves[0];
            let size = 2.0 * Theme::light().sizes.marker;
            let markers: Vec<Rect> = curve
                .lines
                .iter()
                .flat_map(|line| &line.points)
                .map(|point| Rect::from_center_size(point.point, (size, size)))
                .collect();
            for (at, marker) in markers.iter().enumerate() {
                assert!(markers[at + 1..].iter().all(|other| !overlap(*marker, *other)), "{language}: {marker:?}");
                assert!(curve.stars.iter().all(|star| !overlap(*marker, *star)), "{language}: {marker:?}");
            }
            assert!(!curve.labels.is_empty());
            for (at, label) in curve.labels.iter().enumerate() {
                let mut others =
                    markers.iter().chain(&curve.stars).copied().chain(curve.labels[at + 1..].iter().map(|l| l.rect));
                assert!(others.all(|other| !overlap(label.rect, other)), "{language}: {:?}", label.block.text);
            }
        }
    }
}

/// The widths of the reference pictures in pixels: those of lanes, and those of small details.
const SNAPSHOT_WIDTH: u32 = 400;
const CLOSE_UP_WIDTH: u32 = 900;

/// Calls `visit` with each map, laid out and drawn in light and dark, and the suffix of its pictures' names. `visit`
/// returns the names of pictures that look different from their references; fails if there are any.
fn each_look(map_in: impl Fn(&str) -> Map, visit: impl Fn(&Layout, &Scene, &str) -> Vec<String>) {
    let mut fonts = FontBook::bundled();
    let mut faults = Vec::new();
    for language in ["en", "fa"] {
        let map = map_in(language);
        for theme in [Theme::light(), Theme::dark()] {
            let placed = layout(&map, theme, &mut fonts);
            let scene = draw::without_hints(&draw::draw(&map, &placed, theme));
            faults.extend(visit(&placed, &scene, &format!("{language}.{}.png", theme.name)));
        }
    }
    assert!(
        faults.is_empty(),
        "these do not look as in tests/snapshots (with SAFAR_NEW_SNAPSHOTS=1 set, the pictures are made anew; look at \
         them): {faults:?}"
    );
}

#[test]
fn every_kind_of_lane_looks_as_its_reference_picture() {
    each_look(every_lane, |placed, scene, end| {
        let name = |lane: &LaneLayout| format!("{:?}.{end}", lane.kind);
        let lanes = on_page::lanes(placed);
        let others = lanes.iter().filter(|lane| !looks_as_reference(scene, lane.rect, SNAPSHOT_WIDTH, &name(lane)));
        others.map(name).collect()
    });
}

#[test]
fn a_page_seen_from_afar_looks_as_its_reference_picture() {
    each_look(every_lane, |placed, scene, end| {
        let name = format!("FromAfar.{end}");
        let is_same = looks_from_afar_as_reference(scene, placed.size.to_rect(), SNAPSHOT_WIDTH, &name);
        if is_same { Vec::new() } else { vec![name] }
    });
}

#[test]
fn persona_cards_and_groups_of_touchpoints_look_as_their_reference_pictures() {
    let grouped = |language: &str| {
        let mut map = detailed(language);
        map.lanes.iter_mut().for_each(|lane| lane.is_grouped = true);
        map
    };
    each_look(grouped, |placed, scene, end| {
        let top = Rect::new(0.0, 0.0, placed.size.width, placed.stages[0].rect.y0);
        let lane = placed.lanes.iter().find(|lane| lane.it.kind == LaneKind::Touchpoints).unwrap();
        let pictures = [("PersonaCards", top), ("GroupedTouchpoints", lane.rect())];
        let named = pictures.map(|(name, region)| (format!("{name}.{end}"), region));
        let others =
            named.into_iter().filter(|(name, region)| !looks_as_reference(scene, *region, CLOSE_UP_WIDTH, name));
        others.map(|(name, _)| name).collect()
    });
}
