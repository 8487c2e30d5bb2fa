//! Pointer work on emotion curves: the line under the pointer, new feelings, and highlighting the chosen persona's
//! line.

use egui::{Painter, Shape, Stroke, vec2};

use crate::{
    edit::Selection,
    geom::{BezPath, ParamCurve as _, ParamCurveNearest as _, Point},
    layout::{CurveBox, CurveLine, PlacedCell},
    model::{Anchor, CurveMarkers, FeelingKey, LaneKind, PersonaId, Stage},
    theme::Marker,
    ui::{
        action::{Action, MapAction},
        canvas::{
            feelings::{set_feeling, snapped},
            frame::CanvasFrame,
            space::{color32, narrow, pos2},
        },
    },
};

/// The distance from a line within which the pointer hits it, in points.
const REACH: f64 = 6.0;
/// The width of the chosen line with its rim, in map units.
const FRONT: f64 = 5.0;

/// The persona whose line is nearest to `at` (map) and within reach.
pub(in crate::ui::canvas) fn persona_at(frame: &CanvasFrame<'_>, at: Point) -> Option<PersonaId> {
    let curve = curve_at(frame, at)?;
    let distance = |line: &CurveLine| {
        let parts = line.runs.iter().flat_map(|run| run.path.segments());
        parts.map(|part| part.nearest(at, 0.1).distance_sq).reduce(f64::min).map(f64::sqrt)
    };
    let near = curve.lines.iter().filter_map(|line| Some((distance(line)?, line)));
    let near = near.filter(|(distance, _)| distance * frame.view.zoom <= REACH);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, line)| line.persona.clone())
}

fn curve_at<'a>(frame: &CanvasFrame<'a>, at: Point) -> Option<&'a CurveBox> {
    let cell = frame.layout().cell_at(at)?;
    frame.layout().curves.iter().map(|curve| &**curve).find(|curve| curve.lane == cell.it.lane)
}

/// Adds a feeling of `persona` at `at` (map) and selects it. It is anchored to the nearest touchpoint, step or stage of
/// that column at which the persona has no feeling yet.
pub(in crate::ui::canvas) fn add_feeling(
    frame: &CanvasFrame<'_>,
    persona: Option<&PersonaId>,
    at: Point,
    is_free: bool,
    actions: &mut Vec<Action>,
) {
    let Some(persona) = persona.filter(|_| curve_at(frame, at).is_some()) else { return };
    let Some(anchor) = anchor_near(frame, persona, at) else { return };
    let Some(exact) = frame.layout().feeling_value_at(at.y) else { return };
    let key = FeelingKey { persona: persona.clone(), anchor };
    actions.push(set_feeling(frame.map(), &key, snapped(exact, is_free)));
    actions.push(Action::Map(MapAction::Select(Selection::Feeling(key))));
}

/// The anchor for a feeling of `persona` nearest to `at` (map) within its stage. Touchpoints and steps are evenly
/// distributed over the stage, and the stage itself is in its middle. Of several anchors at one position, the most
/// specific one is used.
fn anchor_near(frame: &CanvasFrame<'_>, persona: &PersonaId, at: Point) -> Option<Anchor> {
    let map = frame.map();
    let cell = frame.layout().cell_at(at)?;
    let stage = map.stage(&cell.it.stage)?;
    let area = cell.rect();
    let share = (at.x - area.x0) / area.width().max(1.0);
    let share = if frame.layout().is_rtl { 1.0 - share } else { share };
    let is_free = |anchor: &Anchor| {
        let key = FeelingKey { persona: persona.clone(), anchor: anchor.clone() };
        !map.feelings.contains_key(&key)
    };
    let places = places(frame, persona, stage).into_iter().filter(|(anchor, _)| is_free(anchor));
    let away = |place: f64| (place - share).abs();
    // Of equally near places the first is kept.
    places.min_by(|a, b| away(a.1).total_cmp(&away(b.1))).map(|(anchor, _)| anchor)
}

/// Every anchor in the stage that `persona` has no feeling at yet, with its position along the stage (0 to 1).
fn places(frame: &CanvasFrame<'_>, persona: &PersonaId, stage: &Stage) -> Vec<(Anchor, f64)> {
    let map = frame.map();
    let cells = frame.layout().cells().filter(|cell| cell.it.stage == stage.id);
    let is_for_touchpoints =
        |lane: &crate::model::LaneId| map.lane(lane).is_some_and(|lane| lane.kind == LaneKind::Touchpoints);
    let touchpoints = cells.filter(|cell| is_for_touchpoints(&cell.it.lane));
    let cards = touchpoints.flat_map(PlacedCell::cards).filter_map(|placed| map.card(&placed.it.id));
    let concerned = |card: &&crate::model::Card| card.personas.is_empty() || card.personas.contains(persona);
    let cards: Vec<_> = cards.map(|card| (Anchor::Card(card.id.clone()), concerned(&card))).collect();
    let steps: Vec<_> = stage.steps.iter().map(|step| (Anchor::Step(step.id.clone()), true)).collect();
    let mut places = Vec::new();
    for things in [cards, steps, vec![(Anchor::Stage(stage.id.clone()), true)]] {
        let count = f64::from(u32::try_from(things.len()).unwrap_or(u32::MAX));
        for ((anchor, is_concerned), at) in things.into_iter().zip(0_u32..) {
            if is_concerned {
                places.push((anchor, (f64::from(at) + 0.5) / count));
            }
        }
    }
    places
}

/// Draws the line of the selected persona, or of the selected feeling, in front of the others, which are faded.
pub(in crate::ui::canvas) fn paint_chosen(painter: &Painter, frame: &CanvasFrame<'_>) {
    let chosen = match frame.selection() {
        Selection::Persona(id) => id,
        Selection::Feeling(key) => &key.persona,
        Selection::Nothing
        | Selection::Cards(_)
        | Selection::Stage(_)
        | Selection::Step(_)
        | Selection::Lane(_)
        | Selection::Cell { .. } => return,
    };
    // Faces are more informative than a line drawn over them.
    let has_faces = frame.map().info.markers == CurveMarkers::Faces;
    for curve in frame.layout().curves.iter().filter(|curve| curve.lines.len() > 1) {
        for line in curve.lines.iter().filter(|line| line.persona != *chosen) {
            fade(painter, frame, line);
        }
        for line in curve.lines.iter().filter(|line| line.persona == *chosen && !has_faces) {
            paint_in_front(painter, frame, line);
        }
    }
}

/// Marks the feeling that Up and Down change by an arrow above it and one below it.
pub(in crate::ui::canvas) fn paint_adjusting(painter: &Painter, frame: &CanvasFrame<'_>, key: Option<&FeelingKey>) {
    let Some(point) = key.and_then(|key| frame.layout().feeling_point(key)) else { return };
    let at = pos2(frame.view.screen_point_from_map(point));
    let reach = narrow(frame.layout().marker_reach() * frame.view.zoom).max(4.0);
    for down in [-1.0, 1.0] {
        let corner = |x: f32, y: f32| at + vec2(x, down * (reach + y));
        let corners = vec![corner(0.0, 17.0), corner(-7.0, 8.0), corner(7.0, 8.0)];
        painter.add(Shape::convex_polygon(corners, frame.tokens.accent, Stroke::new(1.5, frame.tokens.card)));
    }
}

/// Fades a line.
fn fade(painter: &Painter, frame: &CanvasFrame<'_>, line: &CurveLine) {
    let ground = color32(frame.drawn.scene.background).gamma_multiply(0.6);
    let width = narrow(FRONT * frame.view.zoom).max(3.0);
    for run in &line.runs {
        paint_path(painter, frame, &run.path, Stroke::new(width, ground), &[]);
    }
    for point in &line.points {
        let at = pos2(frame.view.screen_point_from_map(point.point));
        painter.circle_filled(at, narrow((frame.layout().marker_reach() + 1.0) * frame.view.zoom), ground);
    }
}

/// Draws a line again, wider, with the dashes and markers of its persona.
fn paint_in_front(painter: &Painter, frame: &CanvasFrame<'_>, line: &CurveLine) {
    let (theme, zoom) = (&frame.drawn.theme, frame.view.zoom);
    let look = theme.persona(line.index);
    let color = color32(look.color);
    let stroke = Stroke::new(narrow(0.7 * FRONT * zoom).max(2.0), color);
    for run in &line.runs {
        run.known.iter().for_each(|path| paint_path(painter, frame, path, stroke, &look.dashes));
        run.assumed.iter().for_each(|path| paint_path(painter, frame, path, stroke, &theme.assumed_dashes));
    }
    let reach = narrow(1.3 * frame.layout().marker_reach() * zoom).max(4.0);
    for point in &line.points {
        let at = pos2(frame.view.screen_point_from_map(point.point));
        let corners = match look.marker {
            Marker::Circle => {
                painter.circle(at, reach, frame.tokens.card, stroke);
                continue;
            }
            Marker::Diamond => vec![vec2(0.0, -1.2), vec2(1.2, 0.0), vec2(0.0, 1.2), vec2(-1.2, 0.0)],
            Marker::Square => vec![vec2(-0.9, -0.9), vec2(0.9, -0.9), vec2(0.9, 0.9), vec2(-0.9, 0.9)],
            Marker::Triangle => vec![vec2(0.0, -1.2), vec2(1.1, 0.8), vec2(-1.1, 0.8)],
        };
        let corners = corners.into_iter().map(|corner| at + corner * reach).collect();
        painter.add(Shape::convex_polygon(corners, frame.tokens.card, stroke));
    }
}

/// Draws `path` (map); `dashes` are lengths of dashes and gaps in map units, empty for a solid line.
fn paint_path(painter: &Painter, frame: &CanvasFrame<'_>, path: &BezPath, stroke: Stroke, dashes: &[f64]) {
    let on_screen = |point: Point| pos2(frame.view.screen_point_from_map(point));
    let steps = |part: crate::geom::PathSeg| (0..=16).map(move |at| part.eval(f64::from(at) / 16.0));
    let points: Vec<egui::Pos2> = path.segments().flat_map(steps).map(on_screen).collect();
    let lengths = |first: usize| -> Vec<f32> {
        dashes.iter().skip(first).step_by(2).map(|length| narrow(length * frame.view.zoom).max(1.0)).collect()
    };
    let (solid, gaps) = (lengths(0), lengths(1));
    if solid.len() == gaps.len() && !solid.is_empty() {
        painter.extend(Shape::dashed_line_with_offset(&points, stroke, &solid, &gaps, 0.0));
    } else {
        painter.add(Shape::line(points, stroke));
    }
}
