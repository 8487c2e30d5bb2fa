//! Links between cards: lines to the linked cards of the selected or hovered card, and choosing a card to link to.

use egui::{
    Color32, CornerRadius, CursorIcon, Key, Modifiers, Painter, PointerButton, Response, Shape, Stroke, StrokeKind, Ui,
};

use crate::{
    edit::{CardPatch, Command, Selection},
    geom::{BezPath, ParamCurve as _, Point, Rect, Vec2},
    layout::Hit,
    model::{CardId, LaneKind, Map},
    ui::{
        action::{Action, MapAction, keys::take_key},
        canvas::{
            frame::CanvasFrame,
            pointer::Pointing,
            space::{egui_rect, point, pos2},
        },
    },
};

/// How long the pointer rests on a card before its links appear, in seconds.
const REST_SECS: f32 = 0.25;
/// The curvature of a line, as a share of the distance between its ends.
const BEND: f64 = 0.4;
/// The length of an arrow head, in points.
const HEAD: f64 = 11.0;

/// Draws the links of the selected card and of the card on which the pointer rests.
pub(in crate::ui::canvas) fn paint(ui: &Ui, painter: &Painter, frame: &CanvasFrame<'_>, pointing: &Pointing) {
    let selected = frame.selection().single_card();
    if let Some(card) = selected {
        paint_links(painter, frame, card, 1.0);
    }
    let Some(Hit::Card(hovered)) = &pointing.hovered else { return };
    if selected == Some(hovered) || !has_links(frame.map(), hovered) {
        return;
    }
    let rested = ui.input(|input| input.pointer.time_since_last_movement());
    if rested >= REST_SECS {
        paint_links(painter, frame, hovered, 0.75);
    } else {
        ui.ctx().request_repaint_after_secs(REST_SECS - rested);
    }
}

fn has_links(map: &Map, id: &CardId) -> bool {
    map.card(id).is_some_and(|card| !card.links.is_empty()) || map.cards.values().any(|card| card.links.contains(id))
}

/// Every link of `card` in both directions: the card it starts from and the card it leads to.
pub(in crate::ui::canvas) fn links_of<'a>(map: &'a Map, card: &'a CardId) -> Vec<(&'a CardId, &'a CardId)> {
    let own = map.card(card).into_iter().flat_map(|own| own.links.iter().map(|to| (&own.id, to)));
    let others = map.cards.values().filter(|other| other.id != *card && other.links.contains(card));
    own.filter(|(from, to)| from != to).chain(others.map(|other| (&other.id, card))).collect()
}

fn paint_links(painter: &Painter, frame: &CanvasFrame<'_>, card: &CardId, strength: f32) {
    let color = frame.tokens.accent.gamma_multiply(strength);
    for (from, to) in links_of(frame.map(), card) {
        let rect = |id: &CardId| frame.layout().card_rect(id).map(|rect| frame.view.screen_rect_from_map(rect));
        let (Some(start), Some(end)) = (rect(from), rect(to)) else { continue };
        paint_line(painter, frame, start, end, color);
        let other = if from == card { end } else { start };
        let outline = egui_rect(other).expand(2.0);
        painter.rect_stroke(outline, CornerRadius::same(8), Stroke::new(2.0, color), StrokeKind::Outside);
    }
}

/// Draws a curved line from one card to another, with an arrow head at the latter.
fn paint_line(painter: &Painter, frame: &CanvasFrame<'_>, start: Rect, end: Rect, color: Color32) {
    let (from, out) = side_towards(start, end);
    let (to, back) = side_towards(end, start);
    let bend = (to - from).hypot() * BEND;
    let mut path = BezPath::new();
    path.move_to(from);
    path.curve_to(from + out * bend, to + back * bend, to + back * (HEAD * 0.6));
    let points: Vec<egui::Pos2> =
        path.segments().flat_map(|part| (0..=24).map(move |at| pos2(part.eval(f64::from(at) / 24.0)))).collect();
    // A rim in the page's colour separates the line from what it crosses.
    let ground = crate::ui::canvas::space::color32(frame.drawn.scene.background);
    painter.add(Shape::line(points.clone(), Stroke::new(5.0, ground.gamma_multiply(0.8))));
    painter.add(Shape::line(points, Stroke::new(2.2, color)));
    painter.circle_filled(pos2(from), 3.5, color);
    let aside = Vec2::new(-back.y, back.x) * (HEAD * 0.5);
    let head = [to, to + back * HEAD + aside, to + back * HEAD - aside].map(pos2);
    painter.add(Shape::convex_polygon(head.to_vec(), color, Stroke::new(1.0, ground)));
}

/// The middle of the side of `rect` that faces `other`, and the outward direction there.
fn side_towards(rect: Rect, other: Rect) -> (Point, Vec2) {
    let (center, way) = (rect.center(), other.center() - rect.center());
    let is_apart_sideways = other.x0 > rect.x1 || other.x1 < rect.x0;
    if is_apart_sideways && way.x.abs() * 0.7 >= way.y.abs() {
        let (x, out) = if way.x > 0.0 { (rect.x1, 1.0) } else { (rect.x0, -1.0) };
        (Point::new(x, center.y), Vec2::new(out, 0.0))
    } else {
        let (y, out) = if way.y > 0.0 { (rect.y1, 1.0) } else { (rect.y0, -1.0) };
        (Point::new(center.x, y), Vec2::new(0.0, out))
    }
}

/// Lets the user choose the card that `from` is to be linked to, with a click or with the arrow keys and Enter. Returns
/// `from` while the user has not chosen.
pub(in crate::ui::canvas) fn follow(
    ui: &Ui,
    response: &Response,
    frame: &CanvasFrame<'_>,
    from: CardId,
    listens: bool,
    actions: &mut Vec<Action>,
) -> Option<CardId> {
    frame.map().card(&from)?;
    let pressed = |key: Key| listens && take_key(ui.ctx(), Modifiers::NONE, key);
    if pressed(Key::Escape) {
        return None;
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    }
    let chosen = if response.clicked_by(PointerButton::Primary) {
        response.interact_pointer_pos().and_then(|pos| frame.hit(point(pos)))
    } else if pressed(Key::Enter) {
        let card = frame.selection().single_card().filter(|card| **card != from);
        Some(Hit::Card(card?.clone()))
    } else {
        return Some(from);
    };
    if let Some(Hit::Card(to)) = chosen {
        actions.extend(link(frame.map(), &from, &to).map(Action::edit));
        actions.push(Action::Map(MapAction::Select(Selection::card(from))));
    }
    None
}

/// The command that links two cards; `None` if they are linked already or are the same. The link goes from an
/// opportunity to a pain point, whichever of them was chosen first.
pub(in crate::ui::canvas) fn link(map: &Map, from: &CardId, to: &CardId) -> Option<Command> {
    let kind = |card: &CardId| Some(map.lane(&map.card(card)?.place.lane)?.kind);
    let is_reversed = kind(from) == Some(LaneKind::PainPoints) && kind(to) == Some(LaneKind::Opportunities);
    let (from, to) = if is_reversed { (to, from) } else { (from, to) };
    if from == to || map.card(from)?.links.contains(to) {
        return None;
    }
    Some(Command::set_card(from, CardPatch::AddLink(to.clone())))
}

/// While the user chooses a card to link to: draws a line from `from` to the pointer, or to the card selected by keys.
pub(in crate::ui::canvas) fn paint_choice(
    ui: &Ui,
    painter: &Painter,
    frame: &CanvasFrame<'_>,
    from: &CardId,
    hovered: Option<&Hit>,
) {
    let screen = |id: &CardId| frame.layout().card_rect(id).map(|rect| frame.view.screen_rect_from_map(rect));
    let Some(start) = screen(from) else { return };
    let accent = frame.tokens.accent;
    super::overlay::paint_dashed(painter, egui_rect(start).expand(3.0), Stroke::new(2.0, accent));
    let by_pointer = if let Some(Hit::Card(id)) = hovered { Some(id).filter(|id| *id != from) } else { None };
    let by_pointer = by_pointer.and_then(screen);
    let by_keys = || frame.selection().single_card().filter(|id| *id != from).and_then(screen);
    if let Some(end) = by_pointer.or_else(by_keys) {
        paint_line(painter, frame, start, end, accent);
        painter.rect_stroke(
            egui_rect(end).expand(2.0),
            CornerRadius::same(8),
            Stroke::new(2.0, accent),
            StrokeKind::Outside,
        );
    } else if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) {
        let at = point(pointer);
        paint_line(painter, frame, start, Rect::from_center_size(at, (1.0, 1.0)), accent.gamma_multiply(0.6));
    }
}
