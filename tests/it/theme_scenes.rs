//! Every bundled map in every built-in theme and density, as it is drawn: texts stay in their boxes and do not overlap,
//! and everything is readable on its background.

use std::{collections::BTreeSet, sync::Arc};

use safar::{
    color::Rgba,
    draw::draw,
    geom::{Point, Rect, Shape as _},
    layout::{Layout, layout},
    model::{Language, Map},
    scene::{Group, Item, Outline, Paint, Scene},
    text::FontBook,
    theme::{Density, Theme},
};

use crate::support::{shipped_maps::shipped_maps, stress_map::stress_map};

/// The tolerance for rounding, in map units.
const GRACE: f64 = 0.5;

/// Calls `visit` with every bundled map in every built-in theme and the given densities, and collects the results.
fn each_scene(densities: &[Density], visit: impl FnMut(&Layout, &Scene, &Theme) -> Vec<String>) -> BTreeSet<String> {
    each_scene_of(shipped_maps(), densities, visit)
}

/// The stress maps, by language.
fn stress_maps() -> Vec<(String, Map)> {
    Language::ALL.into_iter().map(|language| (format!("stress.{}", language.tag()), stress_map(language))).collect()
}

/// `scene` in the overview rendering.
fn from_afar(scene: &Scene) -> Scene {
    let afar = |group: &Arc<Group>| Arc::new(Group { items: group.items_at(0.0).to_vec(), ..(**group).clone() });
    Scene { groups: scene.groups.iter().map(afar).collect(), ..scene.clone() }
}

/// [`each_scene`] for these maps.
fn each_scene_of(
    maps: Vec<(String, Map)>,
    densities: &[Density],
    mut visit: impl FnMut(&Layout, &Scene, &Theme) -> Vec<String>,
) -> BTreeSet<String> {
    let mut fonts = FontBook::bundled();
    let mut faults = BTreeSet::new();
    for (name, map) in maps {
        for (theme, density) in
            Theme::built_in().into_iter().flat_map(|theme| densities.iter().map(move |d| (theme, *d)))
        {
            let theme = theme.with_density(density);
            let placed = layout(&map, &theme, &mut fonts);
            let scene = draw(&map, &placed, &theme);
            let found = visit(&placed, &scene, &theme);
            faults.extend(found.into_iter().map(|fault| format!("{name} {} {}: {fault}", theme.name, density.name())));
        }
    }
    faults
}

fn assert_none(faults: &BTreeSet<String>) {
    let shown: Vec<_> = faults.iter().take(40).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), shown.join("\n"));
}

/// A line of text on the page.
struct Line<'a> {
    group: String,
    rect: Rect,
    text: &'a str,
}

fn lines(scene: &Scene) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for group in &scene.groups {
        for item in &group.items {
            if let Item::Glyphs { block, origin, .. } = item {
                let line = |line: &safar::text::TextLine| Line {
                    group: group.key.to_string(),
                    rect: line.rect + origin.to_vec2(),
                    text: &block.text,
                };
                lines.extend(block.lines.iter().filter(|line| line.rect.width() > 0.0).map(line));
            }
        }
    }
    lines
}

/// The box for the text of the group called `name`.
fn box_of(layout: &Layout, name: &str) -> Rect {
    let page = Rect::from_origin_size(Point::ZERO, layout.size);
    let (kind, id) = name.split_once(' ').unwrap_or((name, ""));
    match kind {
        "card" => layout.cards().find(|card| card.it.id.as_str() == id).map(|card| card.rect()),
        "stage" => layout.stages.iter().find(|stage| stage.id.as_str() == id).map(|stage| stage.rect),
        "step" => layout.steps.iter().find(|step| step.id.as_str() == id).map(|step| step.rect),
        "lane" => layout.lanes.iter().find(|lane| lane.it.id.as_str() == id).map(|lane| lane.on_page(&lane.it.label)),
        "persona" => layout.personas.iter().find(|persona| persona.id.as_str() == id).map(|persona| persona.rect),
        "cell" => layout
            .cells()
            .find(|cell| format!("{} {}", cell.it.lane, cell.it.stage) == id)
            .map(safar::layout::PlacedCell::rect),
        _ => Some(page.inset(-4.0)),
    }
    .unwrap_or_else(|| panic!("there is no box for {name}"))
}

fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inset(GRACE);
    inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}

/// The lines of text that leave their boxes, which are extended by `grace` above and below.
fn outside(layout: &Layout, scene: &Scene, grace: f64) -> Vec<String> {
    let is_outside = |line: &Line<'_>| !holds(box_of(layout, &line.group).inflate(0.0, grace), line.rect);
    let outside = lines(scene).into_iter().filter(is_outside);
    outside.map(|line| format!("{}: {:?} at {:?}", line.group, shortened(line.text), line.rect)).collect()
}

fn shortened(text: &str) -> String {
    text.chars().take(30).collect()
}

/// The lines of text that overlap others.
fn overlapping(scene: &Scene) -> Vec<String> {
    let mut lines = lines(scene);
    lines.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
    let mut faults = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for other in lines[at + 1..].iter().take_while(|other| other.rect.y0 < line.rect.y1 - GRACE) {
            let across = line.rect.x1.min(other.rect.x1) - line.rect.x0.max(other.rect.x0);
            if across > GRACE {
                let (one, two) = (shortened(line.text), shortened(other.text));
                faults.push(format!("{}: {one:?} over {}: {two:?}", line.group, other.group));
            }
        }
    }
    faults
}

#[test]
fn no_text_of_any_map_leaves_its_box_or_overlaps_another() {
    assert_none(&each_scene(&Density::ALL, |layout, scene, _| {
        outside(layout, scene, 0.0).into_iter().chain(overlapping(scene)).collect()
    }));
}

#[test]
fn no_text_of_a_map_that_strains_the_page_leaves_its_box_or_overlaps_another() {
    assert_none(&each_scene_of(stress_maps(), &Density::ALL, |layout, scene, theme| {
        let (near, afar) = (scene, &from_afar(scene));
        let gap = theme.sizes.card_gap / 2.0;
        let faults = outside(layout, near, 0.0).into_iter().chain(overlapping(near));
        let of_afar = outside(layout, afar, gap).into_iter().chain(overlapping(afar));
        faults.chain(of_afar.map(|fault| format!("from afar, {fault}"))).collect()
    }));
}

#[test]
fn what_is_seen_from_afar_keeps_to_its_boxes_too_and_can_be_read() {
    let densities = [Density::Comfortable, Density::Wall];
    assert_none(&each_scene(&densities, |layout, scene, theme| {
        let afar = from_afar(scene);
        let mut faults = outside(layout, &afar, theme.sizes.card_gap / 2.0);
        faults.extend(overlapping(&afar));
        faults.extend(faint(&afar, theme, 4.5, 3.0));
        faults
    }));
}

/// Everything painted so far, for looking up the colour at a point.
struct Painted<'a> {
    page: Rgba,
    fills: Vec<(Rect, &'a Outline, &'a Paint)>,
}

impl Painted<'_> {
    fn at(&self, point: Point) -> Rgba {
        let beneath =
            self.fills.iter().filter(|(bounds, outline, _)| bounds.contains(point) && is_inside(outline, point));
        beneath.fold(self.page, |ground, (_, _, paint)| color_of(paint, point).over(ground))
    }
}

fn is_inside(outline: &Outline, point: Point) -> bool {
    match outline {
        Outline::Rect(rect) => rect.contains(point),
        Outline::Rounded(rounded) => rounded.contains(point),
        Outline::Path(path) => path.contains(point),
    }
}

fn color_of(paint: &Paint, at: Point) -> Rgba {
    match paint {
        Paint::Solid(color) => *color,
        Paint::Linear { from, to, stops } => {
            let along = *to - *from;
            let at = (at - *from).dot(along) / along.hypot2();
            // Between two stops, slightly closer to the stronger one, because colours near the point count too.
            let near = |at: f64| {
                let before = stops.iter().rfind(|stop| f64::from(stop.offset) <= at).or(stops.first()).unwrap();
                let after = stops.iter().find(|stop| f64::from(stop.offset) > at).or(stops.last()).unwrap();
                let span = f64::from(after.offset - before.offset).max(1e-6);
                let part = ((at - f64::from(before.offset)) / span).clamp(0.0, 1.0);
                let stronger = if before.color.a >= after.color.a { before.color } else { after.color };
                let alpha = f64::from(before.color.a) * (1.0 - part) + f64::from(after.color.a) * part;
                stronger.faded(alpha / f64::from(stronger.a).max(1.0))
            };
            let [one, other] = [near((at - 0.05).max(0.0)), near((at + 0.05).min(1.0))];
            if one.a >= other.a { one } else { other }
        }
    }
}

/// Points spread over `rect`, slightly inside.
fn samples(rect: Rect) -> impl Iterator<Item = Point> {
    let steps = [0.02, 0.25, 0.5, 0.75, 0.98];
    let heights = [0.3, 0.5, 0.7];
    steps.into_iter().flat_map(move |x| {
        heights.into_iter().map(move |y| Point::new(rect.x0 + rect.width() * x, rect.y0 + rect.height() * y))
    })
}

/// Points along `outline`.
fn along(outline: &Outline) -> Vec<Point> {
    let path = match outline {
        Outline::Rect(rect) => rect.to_path(0.1),
        Outline::Rounded(rounded) => rounded.to_path(0.1),
        Outline::Path(path) => (**path).clone(),
    };
    path.elements().iter().filter_map(safar::geom::PathEl::end_point).collect()
}

/// Walks through `scene` in painting order and collects text and marks whose contrast with their background is too low.
fn faint(scene: &Scene, theme: &Theme, text: f64, mark: f64) -> Vec<String> {
    let c = &theme.colors;
    // These only guide the eye; nothing is lost without them.
    let decorative = [c.hairline, c.card_border, c.level, c.neutral];
    let mut painted = Painted { page: scene.background, fills: Vec::new() };
    let mut faults = Vec::new();
    let mut judge = |group: &str, what: &str, color: Rgba, ground: Rgba, least: f64| {
        let ratio = color.over(ground).contrast(ground);
        if ratio < least {
            faults.push(format!("{group}: {what} {color} on {ground} is {ratio:.2}, needs {least}"));
        }
    };
    for group in &scene.groups {
        let name = group.key.to_string();
        for item in &group.items {
            match item {
                Item::Fill { outline, paint } => {
                    if let Paint::Solid(color) = paint
                        && (*color == c.muted || *color == c.pain_edge)
                        && outline.bounds().width() < 12.0
                    {
                        judge(&name, "dot", *color, painted.at(outline.bounds().center()), mark);
                    }
                    painted.fills.push((outline.bounds(), outline, paint));
                }
                Item::Stroke { outline, color, .. } if !decorative.contains(color) => {
                    // A hollow shape such as a marker is filled and then outlined, so only its outside counts. The same
                    // applies to shapes half filled in the colour of their outline.
                    let is_own = |(_, filled, paint): &mut (Rect, &Outline, &Paint)| {
                        *filled == outline || **paint == Paint::Solid(*color)
                    };
                    let own: Vec<_> = std::iter::from_fn(|| painted.fills.pop_if(is_own)).collect();
                    for point in along(outline) {
                        judge(&name, "line", *color, painted.at(point), mark);
                    }
                    painted.fills.extend(own.into_iter().rev());
                }
                Item::Glyphs { block, origin, color } => {
                    for point in block.lines.iter().flat_map(|line| samples(line.rect + origin.to_vec2())) {
                        judge(&name, "text", *color, painted.at(point), text);
                    }
                }
                Item::Stroke { .. } | Item::Shadow { .. } | Item::Image { .. } => {}
            }
        }
    }
    faults
}

#[test]
fn all_text_and_all_marks_stand_out_from_what_lies_beneath_them() {
    assert_none(&each_scene(&[Density::Comfortable, Density::Wall], |_, scene, theme| faint(scene, theme, 4.5, 3.0)));
}

#[test]
fn text_of_the_theme_of_high_contrast_stands_out_more() {
    assert_none(&each_scene(&[Density::Comfortable], |_, scene, theme| {
        if theme.name == "contrast" { faint(scene, theme, 7.0, 4.5) } else { Vec::new() }
    }));
}

#[test]
fn the_theme_for_paper_needs_no_colour() {
    let theme = Theme::print();
    let grey = |color: Rgba| color.luminance();
    assert_eq!(theme.colors.shadow.a, 0);
    assert_eq!(theme.colors.page, Theme::contrast().colors.page);
    for index in 0..theme.stages.len() * 2 {
        let (one, next) = (theme.band(index), theme.band(index + 1));
        assert!(one.contrast(next) >= 1.1, "the bands {index} and {} are grey alike", index + 1);
    }
    for (index, look) in theme.personas.iter().enumerate() {
        for other in theme.personas.iter().skip(index + 1) {
            assert!(look.marker != other.marker && look.dashes != other.dashes, "{look:?}");
        }
        assert!(grey(look.color) < 0.3, "{look:?}");
    }
}
