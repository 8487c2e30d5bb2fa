//! Emotion curves in all their forms: faces, wanted levels, curves that run together; and the digits of a map.

use std::{collections::BTreeSet, fmt::Write as _};

use safar::{
    draw,
    geom::{Point, Rect, Shape as _, mirrored_point},
    layout::{CurveBox, Hit, Icon, Layout, LegendSample, WANTED_MARKER, layout, layout_filtered},
    model::{CurveMarkers, Digits, FeelingValue, Filter, FilterEffect, LaneKind, Map, MapDirection, PersonaId},
    scene::{Item, Role},
    storage::parse_map,
    text::FontBook,
    theme::Theme,
};

use crate::{
    lanes::every_lane,
    support::{rects::overlap, reference::looks_as_reference},
};

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

/// Sets the wanted levels of `persona` at the given touchpoints.
fn want(map: &mut Map, persona: &str, wanted: &[(&str, f64)]) {
    for (key, feeling) in &mut map.feelings {
        let is_at =
            |card: &str| key.persona.as_str() == persona && format!("{:?}", key.anchor).contains(&format!("({card})"));
        if let Some((_, value)) = wanted.iter().find(|(card, _)| is_at(card)) {
            feeling.wanted = FeelingValue::new(*value);
        }
    }
}

fn with_wanted(language: &str) -> Map {
    let mut map = every_lane(language);
    want(&mut map, "p1", &[("t3", 1.0), ("t4", 0.8), ("t5", 1.2)]);
    want(&mut map, "p2", &[("t6", 2.0)]);
    map
}

fn with_faces(language: &str) -> Map {
    let mut map = every_lane(language);
    map.info.markers = CurveMarkers::Faces;
    map
}

/// The map with all curves moved onto the first persona's, as far as possible.
fn together(language: &str) -> Map {
    let mut map = every_lane(language);
    let first: Vec<_> = map
        .feelings
        .iter()
        .filter(|(key, _)| key.persona.as_str() == "p1")
        .map(|(key, it)| (key.anchor.clone(), it.value))
        .collect();
    for (key, feeling) in &mut map.feelings {
        let same = first.iter().find(|(anchor, _)| *anchor == key.anchor);
        feeling.value = same.map_or(feeling.value, |(_, value)| *value);
    }
    map
}

fn square(at: Point, reach: f64) -> Rect {
    Rect::from_center_size(at, (2.0 * reach, 2.0 * reach))
}

/// Every felt marker, star and label of `curve`, each with its kind.
fn things(curve: &CurveBox) -> Vec<(&'static str, Rect)> {
    let points = curve.lines.iter().flat_map(|line| &line.points);
    let mut things: Vec<_> = points.map(|point| ("marker", square(point.point, curve.reach))).collect();
    things.extend(curve.stars.iter().map(|star| ("star", *star)));
    things.extend(curve.labels.iter().map(|label| ("label", label.rect)));
    things
}

#[test]
fn faces_labels_and_stars_lie_on_nothing() {
    for language in ["en", "fa"] {
        let layout = placed(&with_faces(language));
        let things = things(&layout.curves[0]);
        for (at, (what, rect)) in things.iter().enumerate() {
            for (other_what, other) in &things[at + 1..] {
                assert!(!overlap(*rect, *other), "{language}: a {what} on a {other_what}: {rect:?} {other:?}");
            }
        }
    }
}

/// A narrow stage with twelve touchpoints, all felt as bad except the sixth, a moment of truth, and the one after it.
fn star_beside(value: f64, next: f64) -> Map {
    let (mut cards, mut felt) = (String::new(), String::new());
    for number in 1..=12 {
        let value = match number {
            6 => value,
            7 => next,
            _ => -2.0,
        };
        let order = number - 1;
        let is_moment = number == 6;
        let _ = write!(
            cards,
            "(id: \"c{number}\", at: (\"l1\", \"s1\", {order}), title: \"x\", moment_of_truth: {is_moment}),"
        );
        let _ = write!(felt, "(persona: \"p1\", at: Card(\"c{number}\"), value: {value:?}),");
    }
    let text = format!(
        "(version: 1, title: \"t\", personas: [(id: \"p1\", name: \"n\")], \
         stages: [(id: \"s1\", title: \"a\", width: Some(160)), (id: \"s2\", title: \"b\")], \
         lanes: [(id: \"l1\", kind: Touchpoints, title: \"n\"), (id: \"l2\", kind: EmotionCurve, title: \"m\")], \
         cards: [{cards}], feelings: [{felt}])"
    );
    parse_map("star", text.as_bytes()).unwrap().map
}

#[test]
fn a_star_keeps_its_distance_from_the_markers_around_it() {
    const CLEAR: f64 = 3.0;
    let mut fonts = FontBook::bundled();
    for value in [-0.5, 0.5] {
        for next in (0..=40).map(|tenth| f64::from(tenth) / 10.0 - 2.0) {
            let layout = layout(&star_beside(value, next), Theme::light(), &mut fonts);
            let curve = &layout.curves[0];
            let [star] = curve.stars[..] else { panic!("{:?}", curve.stars) };
            for point in curve.lines.iter().flat_map(|line| &line.points) {
                let marker = square(point.point, curve.reach);
                assert!(!overlap(star.inflate(CLEAR, CLEAR), marker), "{value}, {next}: {star:?} at {marker:?}");
            }
        }
    }
}

#[test]
fn a_wanted_level_alone_in_its_stretch_has_no_curve() {
    let text = "(version: 1, title: \"t\", personas: [(id: \"p1\", name: \"n\")], stages: [(id: \"s1\", title: \"a\")], \
                lanes: [(id: \"l2\", kind: EmotionCurve, title: \"m\")], \
                feelings: [(persona: \"p1\", at: Stage(\"s1\"), value: 0.0, wanted: Some(1.0))])";
    let layout = placed(&parse_map("alone", text.as_bytes()).unwrap().map);
    let line = &layout.curves[0].lines[0];
    assert_eq!((line.points.len(), line.wanted_points.len()), (1, 1));
    assert!(line.runs.is_empty() && line.wanted.is_empty());
}

#[test]
fn faces_are_those_of_the_nearest_level_and_stand_at_the_side_too() {
    let mut map = with_faces("en");
    let values = [-2.0, -1.5, -1.4, -0.5, -0.4, 0.0, 0.4, 0.5, 1.4, 1.5, 2.0];
    let expected = [
        Icon::Angry,
        Icon::Angry,
        Icon::Frown,
        Icon::Frown,
        Icon::Meh,
        Icon::Meh,
        Icon::Meh,
        Icon::Smile,
        Icon::Smile,
        Icon::Laugh,
        Icon::Laugh,
    ];
    for (value, face) in values.into_iter().zip(expected) {
        map.feelings.values_mut().for_each(|feeling| feeling.value = FeelingValue::clamped(value));
        let layout = placed(&map);
        let points = layout.curves[0].lines.iter().flat_map(|line| &line.points);
        assert!(points.map(|point| point.face).all(|shown| shown == Some(face)), "{value}");
    }
    let layout = placed(&map);
    let curve = &layout.curves[0];
    let side: Vec<_> = curve.faces.iter().map(|face| face.icon.icon).collect();
    assert_eq!(side, [Icon::Laugh, Icon::Smile, Icon::Meh, Icon::Frown, Icon::Angry]);
    for (face, level) in curve.faces.iter().zip(curve.levels) {
        assert!((face.icon.rect.center().y - level).abs() < 0.01, "each at the height of its level");
    }
    map.info.markers = CurveMarkers::Shapes;
    let layout = placed(&map);
    assert!(layout.curves[0].lines.iter().flat_map(|line| &line.points).all(|point| point.face.is_none()));
    assert_eq!(layout.curves[0].faces.len(), 3);
}

#[test]
fn personas_are_told_apart_by_the_shapes_around_their_faces() {
    let map = with_faces("en");
    let theme = Theme::print();
    let scene = draw::draw(&map, &layout(&map, theme, &mut FontBook::bundled()), theme);
    let shapes: BTreeSet<usize> = scene
        .groups
        .iter()
        .filter(|group| group.key.role == Role::Curve)
        .filter_map(|group| {
            let filled = group.items.iter().find_map(|item| match item {
                Item::Fill { outline: safar::scene::Outline::Path(path), .. } => Some(path),
                _ => None,
            });
            filled.map(|path| path.elements().len())
        })
        .collect();
    // A circle and two shapes with four corners, one of them rotated by 45°.
    assert!(shapes.len() >= 2, "{shapes:?}");
    let looks: BTreeSet<String> = theme.personas.iter().map(|look| format!("{:?}", look.marker)).collect();
    assert_eq!(looks.len(), theme.personas.len());
}

#[test]
fn a_wanted_curve_leaves_the_curve_before_its_first_level_and_comes_back_after_its_last() {
    let layout = placed(&with_wanted("en"));
    let line = &layout.curves[0].lines[0];
    assert_eq!(line.wanted.len(), 1);
    let [t2, t3, t4, t5, t6] = [1, 2, 3, 4, 5].map(|at| line.points[at].point);
    let path = &line.wanted[0].path;
    let points: Vec<Point> = path.elements().iter().filter_map(safar::geom::PathEl::end_point).collect();
    assert_eq!(points.len(), 5);
    assert_eq!((points[0], points[4]), (t2, t6), "it begins and ends on what is felt");
    for (wanted, felt) in points[1..4].iter().zip([t3, t4, t5]) {
        assert!(wanted.y < felt.y - 10.0, "more is wanted than is felt");
    }
    for ([from, to], at) in line.wanted[0].hatching.iter().zip(0..) {
        assert!((from.x - to.x).abs() < 1e-9 && from.y > to.y, "line {at} rises from what is felt");
        assert!(line.wanted[0].area.contains(from.midpoint(*to)), "line {at} is in the gap");
    }
    assert!(line.wanted[0].hatching.len() > 20);
    // A single level at the end of the curve connects to the point before it.
    let second = &layout.curves[0].lines[1];
    assert_eq!((second.wanted.len(), second.wanted_points.len()), (1, 1));
    assert_eq!(second.wanted[0].path.elements().len(), 2);
}

#[test]
fn one_or_two_points_without_a_wanted_level_do_not_break_the_wanted_curve_and_three_do() {
    let mut map = every_lane("en");
    let runs = |map: &Map| placed(map).curves[0].lines[0].wanted.len();
    assert_eq!(runs(&map), 0);
    want(&mut map, "p1", &[("t1", 2.0), ("t4", 2.0)]);
    assert_eq!(runs(&map), 1);
    let mut map = every_lane("en");
    want(&mut map, "p1", &[("t1", 2.0), ("t5", 2.0)]);
    assert_eq!(runs(&map), 2);
}

#[test]
fn wanted_levels_can_be_pointed_at_and_keep_out_of_the_way() {
    for language in ["en", "fa"] {
        let layout = placed(&with_wanted(language));
        let curve = &layout.curves[0];
        let wanted: Vec<_> = curve.lines.iter().flat_map(|line| &line.wanted_points).collect();
        assert_eq!(wanted.len(), 4);
        for goal in &wanted {
            assert_eq!(layout.hit(goal.point), Some(Hit::Wanted(goal.key.clone())));
            assert_eq!(layout.wanted_point(&goal.key), Some(goal.point));
            let value = layout.feeling_value_at(goal.point.y).unwrap();
            assert!((value.get() - goal.value.get()).abs() < 1e-6);
            let marker = square(goal.point, curve.reach * WANTED_MARKER);
            for (what, rect) in things(curve) {
                assert!(!overlap(marker, rect), "{language}: a wanted level on a {what}");
            }
        }
    }
}

#[test]
fn labels_keep_off_the_gap_to_what_is_wanted() {
    let mut labels = 0;
    for (language, level) in [("en", 2.0), ("en", -2.0), ("en", 0.0), ("fa", 2.0), ("fa", -2.0)] {
        let mut map = every_lane(language);
        // Without the other curves there is room for the labels everywhere else.
        map.feelings.retain(|key, _| key.persona.as_str() == "p1");
        map.feelings.values_mut().for_each(|feeling| feeling.wanted = FeelingValue::new(level));
        let layout = placed(&map);
        let curve = &layout.curves[0];
        let lines: Vec<_> = curve.lines.iter().flat_map(|line| &line.wanted).flat_map(|run| &run.hatching).collect();
        labels += curve.labels.len();
        for label in &curve.labels {
            let is_hatched =
                lines.iter().any(|[from, to]| overlap(Rect::from_points(*from, *to).inflate(0.5, 0.0), label.rect));
            assert!(!is_hatched, "{language} {level}: {:?} lies on a gap", label.block.text);
        }
    }
    assert!(labels >= 5, "{labels} labels");
}

#[test]
fn the_legend_explains_what_is_wanted_where_something_is() {
    let has = |map: &Map| placed(map).legend.iter().any(|item| item.sample == LegendSample::Wanted);
    assert!(has(&with_wanted("fa")) && !has(&every_lane("fa")));
}

#[test]
fn what_a_faint_persona_wants_is_faint() {
    let map = with_wanted("en");
    let filter = Filter { personas: vec![PersonaId::new("p2").unwrap()], ..Filter::default() };
    let plain = placed(&map);
    let faded = layout_filtered(&map, &filter, FilterEffect::Fade, Theme::light(), &mut FontBook::bundled());
    let group = |layout: &Layout, persona: &str| {
        let name = format!("wanted {} {persona}", layout.curves[0].lane);
        let scene = draw::draw(&map, layout, Theme::light());
        scene.groups.iter().find(|group| group.key.to_string() == name).cloned().unwrap()
    };
    assert_ne!(group(&plain, "p1").items, group(&faded, "p1").items);
    assert_eq!(group(&plain, "p2").items, group(&faded, "p2").items);
}

#[test]
fn wanted_curves_and_faces_are_mirrored() {
    let mut map = with_wanted("fa");
    map.info.markers = CurveMarkers::Faces;
    let rtl = placed(&map);
    map.info.direction = MapDirection::Ltr;
    let ltr = placed(&map);
    let points = |layout: &Layout| -> Vec<Point> {
        let line = &layout.curves[0].lines[0];
        let run = &line.wanted[0];
        let path = run.path.elements().iter().chain(run.area.elements()).filter_map(safar::geom::PathEl::end_point);
        path.chain(run.hatching.iter().flatten().copied())
            .chain(line.wanted_points.iter().map(|point| point.point))
            .chain(layout.curves[0].faces.iter().map(|face| face.icon.rect.center()))
            .collect()
    };
    for (a, b) in points(&rtl).into_iter().zip(points(&ltr)) {
        assert!(a.distance(mirrored_point(b, ltr.size.width)) < 1e-6);
    }
}

/// The heights of the lines at `x`, each with half its width.
fn heights(curve: &CurveBox, x: f64) -> Vec<(f64, f64)> {
    let mut heights = Vec::new();
    for line in &curve.lines {
        let half = Theme::light().persona(line.index).width / 2.0;
        for run in &line.runs {
            let mut flat = Vec::new();
            kurbo::flatten(run.path.iter(), 0.01, |element| flat.extend(element.end_point()));
            let at = flat.windows(2).find(|pair| pair[0].x <= x && x < pair[1].x);
            heights.extend(at.map(|pair| {
                let share = (x - pair[0].x) / (pair[1].x - pair[0].x);
                (pair[0].y + (pair[1].y - pair[0].y) * share, half)
            }));
        }
    }
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    heights
}

#[test]
fn curves_that_run_together_never_cover_one_another() {
    let mut map = together("en");
    for value in [None, Some(0.0), Some(2.0)] {
        for feeling in map.feelings.values_mut() {
            feeling.value = value.and_then(FeelingValue::new).unwrap_or(feeling.value);
        }
        let layout = placed(&map);
        let curve = &layout.curves[0];
        let anchors: Vec<f64> = curve.lines.iter().flat_map(|line| &line.points).map(|point| point.point.x).collect();
        let (mut x, mut met) = (curve.plot.x0, 0);
        while x < curve.plot.x1 {
            let is_beside_markers = anchors.iter().all(|at| (at - x).abs() > 2.0 * curve.reach);
            let heights = heights(curve, x);
            if is_beside_markers {
                for pair in heights.windows(2) {
                    met += usize::from(pair[1].0 - pair[0].0 < 8.0);
                    let apart = pair[1].0 - pair[0].0;
                    assert!(apart > pair[0].1 + pair[1].1, "{value:?}: lines {apart} apart at {x}");
                }
            }
            x += 5.0;
        }
        assert!(met > 20, "{value:?}: lines do run together");
        let stated = curve.lines.iter().flat_map(|line| &line.points);
        for point in stated {
            let value = layout.feeling_value_at(point.point.y).unwrap().get();
            assert!((value - point.value.get()).abs() < 1e-6, "markers stay at their level");
        }
    }
}

#[test]
fn curves_that_only_cross_are_drawn_as_they_are() {
    let layout = placed(&every_lane("en"));
    for line in &layout.curves[0].lines {
        for run in &line.runs {
            for element in run.path.elements() {
                let end = element.end_point().unwrap();
                assert!(line.points.iter().any(|point| point.point.distance(end) < 1e-9), "{end:?}");
            }
        }
    }
}

#[test]
fn every_number_of_a_map_is_in_the_digits_that_it_asks_for() {
    let digits = [('0', Digits::Latin), ('٠', Digits::ArabicIndic), ('۰', Digits::Persian)];
    for language in ["en", "fa"] {
        let mut map = every_lane(language);
        // The user's texts contain no digits here, so all digits are the map's own.
        map.sources.clear();
        map.info.title = "t".to_owned();
        map.info.scope.clear();
        map.info.scenario.clear();
        map.info.goals.clear();
        let unnamed = |text: &mut String| *text = text.replace(|letter: char| letter.is_numeric(), "");
        map.personas.iter_mut().for_each(|persona| unnamed(&mut persona.name));
        map.stages.iter_mut().for_each(|stage| unnamed(&mut stage.title));
        map.cards.edit_each(|card| {
            [&mut card.title, &mut card.text, &mut card.department, &mut card.owner].into_iter().for_each(unnamed);
            card.tags.iter_mut().for_each(unnamed);
            card.outcomes.iter_mut().for_each(|way| unnamed(&mut way.title));
        });
        for (zero, wanted) in digits {
            map.info.digits = wanted;
            let theme = Theme::light();
            let scene = draw::draw(&map, &layout(&map, theme, &mut FontBook::bundled()), theme);
            let texts = scene.groups.iter().flat_map(|group| &group.items).filter_map(|item| match item {
                Item::Glyphs { block, .. } => Some(&block.text),
                _ => None,
            });
            let (mut seen, own) = (0, u32::from(zero)..u32::from(zero) + 10);
            for text in texts {
                for digit in text.chars().filter(|letter| letter.is_numeric()) {
                    assert!(own.contains(&u32::from(digit)), "{language} {wanted:?}: {text}");
                    seen += 1;
                }
            }
            assert!(seen > 30, "{language} {wanted:?}: {seen} digits");
        }
    }
}

#[test]
fn what_is_typed_keeps_its_digits() {
    let mut map = every_lane("en");
    map.info.digits = Digits::Persian;
    map.info.title = "Plan 2026 and ٧".to_owned();
    assert_eq!(&*placed(&map).header.title.block.text, "Plan 2026 and ٧");
}

/// The width of the reference pictures, in pixels.
const SNAPSHOT_WIDTH: u32 = 900;

#[test]
fn every_way_of_a_curve_looks_as_its_reference_picture() {
    let mut fonts = FontBook::bundled();
    let mut faults = Vec::new();
    for language in ["en", "fa"] {
        let mut digits = every_lane(language);
        digits.info.digits = if language == "en" { Digits::ArabicIndic } else { Digits::Latin };
        let mut quotes = every_lane(language);
        let other = if language == "en" { "هل تصل قبل الجمعة؟" } else { "Will it be here by Friday?" };
        let thought = quotes.cards.values().find(|card| card.place.lane.as_str() == "th").unwrap().id.clone();
        quotes.cards.edit(&thought, |card| card.title = other.to_owned());
        let maps = [
            ("faces", with_faces(language), LaneKind::EmotionCurve),
            ("wanted", with_wanted(language), LaneKind::EmotionCurve),
            ("together", together(language), LaneKind::EmotionCurve),
            ("digits", digits, LaneKind::Metrics),
            ("quotes", quotes, LaneKind::Thoughts),
        ];
        for (way, map, kind) in maps {
            for theme in [Theme::light(), Theme::dark()] {
                let placed = layout(&map, theme, &mut fonts);
                let scene = draw::without_hints(&draw::draw(&map, &placed, theme));
                let lane = placed.lanes.iter().find(|lane| lane.it.kind == kind).unwrap();
                let name = format!("{kind:?}-{way}.{language}.{}.png", theme.name);
                if !looks_as_reference(&scene, lane.rect(), SNAPSHOT_WIDTH, &name) {
                    faults.push(name);
                }
            }
        }
    }
    assert!(faults.is_empty(), "these do not look as in tests/snapshots (see `lanes`): {faults:?}");
}
