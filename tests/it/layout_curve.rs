//! The emotion curve: it passes through every stated feeling, never overshoots one, and breaks where one is missing.

use kurbo::ParamCurve as _;
use proptest::prelude::*;
use safar::{
    geom::{Point, Rect, Shape as _},
    layout::{Layout, layout, monotone},
    model::{Anchor, CardId, FeelingValue, Map},
    storage::parse_map,
    text::FontBook,
    theme::Theme,
};

fn points() -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec((1.0..400.0_f64, -136.0..136.0_f64), 1..20).prop_map(|steps| {
        let mut x = 0.0;
        let forth = |(step, y): (f64, f64)| {
            x += step;
            Point::new(x, y)
        };
        steps.into_iter().map(forth).collect()
    })
}

proptest! {
    #[test]
    fn the_curve_goes_through_every_point_and_never_past_one(points in points()) {
        let slopes = monotone::slopes(&points);
        prop_assert_eq!(slopes.len(), points.len());
        let path = monotone::path(&points, &slopes);
        for (pair, segment) in points.windows(2).zip(path.segments()) {
            let [from, to] = pair else { unreachable!() };
            prop_assert!(segment.start().distance(*from) < 1e-9);
            prop_assert!(segment.end().distance(*to) < 1e-9);
            let (low, high) = (from.y.min(to.y), from.y.max(to.y));
            let mut last = from.y;
            for at in 0..=100 {
                let y = segment.eval(f64::from(at) / 100.0).y;
                prop_assert!(y >= low - 1e-9 && y <= high + 1e-9, "{} leaves {}..{}", y, low, high);
                prop_assert!((y - last) * (to.y - from.y) >= -1e-9, "the curve turns between two points");
                last = y;
            }
        }
    }

    #[test]
    fn the_height_of_the_curve_is_that_of_its_path(points in points(), at in 0.0..1.0_f64) {
        let slopes = monotone::slopes(&points);
        let path = monotone::path(&points, &slopes);
        for segment in path.segments() {
            let point = segment.eval(at);
            let height = monotone::height_at(&points, &slopes, point.x).expect("within the curve");
            prop_assert!((height - point.y).abs() < 1e-6);
        }
    }
}

/// Four touchpoints in a row; persona 1 has a feeling at all of them, persona 2 at the given ones.
fn map(second: &[usize], only_first: &[usize]) -> Map {
    let card = |at: usize| {
        let personas = if only_first.contains(&at) { "[\"p1\"]" } else { "[]" };
        let decides = at.is_multiple_of(2);
        format!(
            "(id: \"c{at}\", at: (\"l1\", \"s1\", {at}), title: \"t\", moment_of_truth: {decides}, personas: {personas})"
        )
    };
    let feeling = |persona: usize, at: usize, value: f64, is_assumed: bool| {
        format!("(persona: \"p{persona}\", at: Card(\"c{at}\"), value: {value:?}, assumed: {is_assumed})")
    };
    let cards = (0..4).map(card).collect::<Vec<_>>().join(", ");
    let first = [1.0, 2.0, -2.0, 0.0].into_iter().enumerate().map(|(at, value)| feeling(1, at, value, false));
    let second = second.iter().map(|at| feeling(2, *at, 0.5, !at.is_multiple_of(2)));
    let feelings = first.chain(second).collect::<Vec<_>>().join(", ");
    let text = format!(
        "(version: 1, title: \"t\", personas: [(id: \"p1\", name: \"a\"), (id: \"p2\", name: \"b\")], \
         stages: [(id: \"s1\", title: \"s\")], lanes: [(id: \"l1\", kind: Touchpoints, title: \"t\"), \
         (id: \"l2\", kind: EmotionCurve, title: \"e\")], cards: [{cards}], feelings: [{feelings}])"
    );
    parse_map("curve", text.as_bytes()).expect("valid").map
}

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

#[test]
fn a_line_breaks_where_only_the_other_persona_has_a_feeling() {
    let layout = placed(&map(&[0, 1, 3], &[]));
    let line = &layout.curves[0].lines[1];
    assert_eq!(line.points.len(), 3);
    assert_eq!(line.runs.len(), 1, "from the first touchpoint to the second; the fourth stands alone");
    let bounds = line.runs[0].path.bounding_box();
    assert!((bounds.x1 - line.points[1].point.x).abs() < 1e-6);
}

#[test]
fn a_touchpoint_of_the_other_persona_alone_breaks_nothing() {
    let layout = placed(&map(&[0, 1, 3], &[2]));
    let line = &layout.curves[0].lines[1];
    assert_eq!(line.runs.len(), 1);
    let bounds = line.runs[0].path.bounding_box();
    assert!((bounds.x1 - line.points[2].point.x).abs() < 1e-6);
}

#[test]
fn a_stretch_is_assumed_where_either_end_is() {
    let layout = placed(&map(&[0, 1, 2, 3], &[]));
    let (first, second) = (&layout.curves[0].lines[0], &layout.curves[0].lines[1]);
    assert_eq!((first.runs[0].known.len(), first.runs[0].assumed.len()), (1, 0));
    assert_eq!((second.runs[0].known.len(), second.runs[0].assumed.len()), (0, 1));
}

#[test]
fn touchpoints_of_one_stage_stand_apart_and_in_their_order() {
    let layout = placed(&map(&[], &[]));
    let xs: Vec<f64> = layout.curves[0].lines[0].points.iter().map(|point| point.point.x).collect();
    assert!(xs.windows(2).all(|pair| pair[1] - pair[0] > 50.0), "{xs:?}");
    let column = layout.stages[0].column;
    assert!(xs.iter().all(|x| (column.x0..column.x1).contains(x)));
}

#[test]
fn stars_avoid_markers_and_one_another_and_stay_in_the_lane() {
    let layout = placed(&map(&[0, 1, 2, 3], &[]));
    let curve = &layout.curves[0];
    assert_eq!(curve.stars.len(), 2);
    let reach = Theme::light().sizes.marker;
    let markers: Vec<Rect> = curve
        .lines
        .iter()
        .flat_map(|line| &line.points)
        .map(|point| Rect::from_center_size(point.point, (2.0 * reach, 2.0 * reach)))
        .collect();
    let lane = layout.lanes[1].rect();
    for (at, star) in curve.stars.iter().enumerate() {
        assert!(star.y0 >= lane.y0 && star.y1 <= lane.y1);
        for other in markers.iter().chain(&curve.stars[at + 1..]) {
            assert!(
                star.intersect(*other).area() == 0.0 || star.intersect(*other).width() <= 0.0,
                "{star:?} on {other:?}"
            );
        }
    }
}

#[test]
fn a_feeling_of_a_card_in_another_lane_has_a_place_of_its_own() {
    let mut map = map(&[], &[]);
    let id = CardId::new("c3").expect("an id");
    let mut feelings = map.feelings.clone();
    let (key, feeling) = feelings.pop_last().expect("a feeling");
    assert_eq!(key.anchor, Anchor::Card(id));
    let stage = Anchor::Stage(map.stages[0].id.clone());
    map.feelings.insert(safar::model::FeelingKey { anchor: stage, ..key }, feeling);
    let layout = placed(&map);
    let mut xs: Vec<f64> = layout.curves[0].lines[0].points.iter().map(|point| point.point.x).collect();
    assert_eq!(xs.len(), 5);
    xs.sort_by(f64::total_cmp);
    assert!(xs.windows(2).all(|pair| pair[1] - pair[0] > 10.0), "{xs:?}");
}

#[test]
fn of_equal_feelings_the_first_is_labelled_as_highest_and_as_lowest() {
    let mut map = map(&[], &[]);
    for (feeling, value) in map.feelings.values_mut().zip([-2.0, 2.0, -2.0, 2.0]) {
        feeling.value = FeelingValue::new(value).expect("a value of the scale");
    }
    let layout = placed(&map);
    let curve = &layout.curves[0];
    let nearest = |word: &str| {
        let label = curve.labels.iter().find(|label| *label.block.text == *word).expect("a label");
        let away = |at: &usize| (curve.lines[0].points[*at].point - label.rect.center()).hypot();
        (0..4).min_by(|a, b| away(a).total_cmp(&away(b)))
    };
    assert_eq!((nearest("Lowest"), nearest("Highest")), (Some(0), Some(1)));
}

#[test]
fn of_equal_drops_the_first_is_labelled() {
    let mut map = map(&[], &[]);
    for (feeling, value) in map.feelings.values_mut().zip([1.5, -0.5, 1.5, -0.5]) {
        feeling.value = FeelingValue::new(value).expect("a value of the scale");
    }
    map.stages[0].width = Some(safar::model::StageWidth::clamped(1200.0));
    let layout = placed(&map);
    let curve = &layout.curves[0];
    let label = curve.labels.iter().find(|label| *label.block.text == *"Largest drop").expect("a label");
    let points: Vec<Point> = curve.lines[0].points.iter().map(|point| point.point).collect();
    let away = |from: usize| (points[from].midpoint(points[from + 1]) - label.rect.center()).hypot();
    assert!(away(0) < away(2), "{} and {}", away(0), away(2));
}
