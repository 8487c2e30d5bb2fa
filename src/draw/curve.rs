//! The emotion curves: level lines, faces, fill, lines, markers and stars.

use std::sync::Arc;

use super::{brush::Brush, reading::Reading};
use crate::{
    geom::{BezPath, PathEl, Point},
    layout::{CurveBox, CurveLine, CurveRun, Layout, WANTED_MARKER},
    scene::{GradientStop, Group, GroupKey, Item, Outline, Paint, Pen, Role},
    theme::Theme,
};

/// The dots of the five level lines.
const LEVEL_DASHES: [f64; 2] = [0.1, 7.0];
const LEVEL_LINE: f64 = 1.5;
/// The width of the wanted line, and of a hatch line of the gap.
const WANTED_LINE: f64 = 1.5;
const WANTED_DASHES: [f64; 2] = [5.0, 4.0];
pub(super) const HATCH_LINE: f64 = 1.0;

/// For each curve, a group of its levels, one of its fill, one for each persona, and one of its stars.
pub(super) fn curves(layout: &Layout, reading: &Reading<'_>, theme: &Theme) -> Vec<Group> {
    layout.curves.iter().flat_map(|curve| groups(curve, layout, reading, theme)).collect()
}

fn groups(curve: &CurveBox, layout: &Layout, reading: &Reading<'_>, theme: &Theme) -> Vec<Group> {
    let mut groups = vec![levels(curve, layout.is_rtl, theme)];
    // After the lane's label, which has place 1: the curves, the wanted levels of each, and their labels.
    let named = |group: Group, line: &CurveLine, place: usize| {
        let persona = layout.personas.iter().find(|persona| persona.id == line.persona);
        let name = persona.map(|persona| Arc::clone(&persona.name.block.text)).unwrap_or_default();
        group.read_as(&name, reading.lane(&curve.lane, place))
    };
    let count = curve.lines.iter().map(|line| line.index + 1).max().unwrap_or_default();
    // A filter puts other lines in front; the order of reading stays that of the map.
    let lines = || curve.lines.iter().rev().map(|line| (line, line.index + 2));
    if let Some(first) = curve.lines.first() {
        let mut brush = Brush::default();
        brush.items.extend(first.runs.iter().map(|run| fill(run, curve, theme)));
        groups.push(Group::new(key(Role::CurveFill, curve, first), brush.items));
    }
    let wanted = lines().filter(|(line, _)| !line.wanted_points.is_empty());
    groups.extend(wanted.map(|(line, place)| named(wanted_group(line, curve, theme), line, count + place)));
    // The first persona's line is drawn on top.
    groups.extend(lines().map(|(line, place)| named(persona_group(line, curve, theme), line, place)));
    let mut brush = Brush::default();
    for star in &curve.stars {
        brush.star(*star, theme);
    }
    groups.push(Group::new(GroupKey::of(Role::CurveStars, curve.lane.as_str()), brush.items));
    let mut brush = Brush::default();
    for label in &curve.labels {
        brush.text(label);
    }
    let labels = Group::new(GroupKey::of(Role::CurveLabels, curve.lane.as_str()), brush.items);
    groups.push(labels.read_as(&Arc::default(), reading.lane(&curve.lane, 2 * count + 2)));
    groups
}

fn key(role: Role, curve: &CurveBox, line: &CurveLine) -> GroupKey {
    GroupKey::within(role, curve.lane.as_str(), line.persona.as_str())
}

fn levels(curve: &CurveBox, is_rtl: bool, theme: &Theme) -> Group {
    let mut brush = Brush::default();
    let scale = theme.density.scale();
    let dashes = LEVEL_DASHES.map(|dash| dash * scale);
    for (at, y) in curve.levels.iter().enumerate() {
        let (from, to) = (Point::new(curve.plot.x0, *y), Point::new(curve.plot.x1, *y));
        if at == 2 {
            brush.line(from, to, Pen::sharp(theme.sizes.hairline), theme.colors.neutral);
        } else {
            brush.line(from, to, Pen::round(LEVEL_LINE * scale).dashed(&dashes), theme.colors.level);
        }
    }
    for face in &curve.faces {
        brush.icon(&face.icon, is_rtl, theme);
    }
    Group::new(GroupKey::of(Role::CurveLevels, curve.lane.as_str()), brush.items)
}

/// The area between the line and neutral, in the good colour above and the bad colour below, fading to transparent at
/// neutral.
fn fill(run: &CurveRun, curve: &CurveBox, theme: &Theme) -> Item {
    let [best, _, neutral, _, worst] = curve.levels;
    let mut path: BezPath = (*run.path).clone();
    let ends =
        (path.elements().first().and_then(PathEl::end_point), path.elements().last().and_then(PathEl::end_point));
    if let (Some(first), Some(last)) = ends {
        path.line_to(Point::new(last.x, neutral));
        path.line_to(Point::new(first.x, neutral));
        path.close_path();
    }
    let (good, bad) = (theme.colors.good_fill, theme.colors.bad_fill);
    let stops = [(0.0, good), (0.5, good.faded(0.0)), (0.5, bad.faded(0.0)), (1.0, bad)]
        .map(|(offset, color)| GradientStop { offset, color })
        .to_vec();
    let (from, to) = (Point::new(curve.plot.x0, best), Point::new(curve.plot.x0, worst));
    Item::Fill { outline: Outline::Path(Arc::new(path)), paint: Paint::Linear { from, to, stops } }
}

fn persona_group(line: &CurveLine, curve: &CurveBox, theme: &Theme) -> Group {
    let look = theme.persona(line.index);
    let mut brush = Brush::default();
    for run in &line.runs {
        for (paths, dashes) in [(&run.known, &look.dashes), (&run.assumed, &theme.assumed_dashes)] {
            for path in paths {
                let pen = Pen::round(look.width).dashed(dashes);
                brush.stroke(Outline::Path(Arc::clone(path)), pen, look.color);
            }
        }
    }
    for point in &line.points {
        match point.face {
            _ if point.is_small => brush.dot(point.point, line.index, theme),
            Some(face) => brush.face(point.point, curve.reach, face, line.index, theme),
            None => brush.marker(point.point, line.index, theme),
        }
    }
    Group::new(key(Role::Curve, curve, line), brush.items)
}

/// The persona's wanted levels: the hatched gap, a thin dashed line, and a small marker at each stated level.
fn wanted_group(line: &CurveLine, curve: &CurveBox, theme: &Theme) -> Group {
    let color = theme.persona(line.index).color;
    let scale = theme.density.scale();
    let mut brush = Brush::default();
    for run in &line.wanted {
        brush.fill(Outline::Path(Arc::clone(&run.area)), color.faded(theme.tints.gap));
        for [from, to] in &run.hatching {
            brush.upright(*from, *to, HATCH_LINE * scale, color.faded(theme.tints.hatch));
        }
        brush.stroke(Outline::Path(Arc::clone(&run.path)), wanted_pen(theme), color);
    }
    for point in &line.wanted_points {
        brush.wanted_marker(point.point, curve.reach * WANTED_MARKER, line.index, theme);
    }
    Group::new(key(Role::WantedCurve, curve, line), brush.items)
}

/// The pen of the wanted line.
pub(super) fn wanted_pen(theme: &Theme) -> Pen {
    let scale = theme.density.scale();
    Pen::round(WANTED_LINE * scale).dashed(&WANTED_DASHES.map(|dash| dash * scale))
}
