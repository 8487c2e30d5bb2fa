//! Overlays while the user works: outlines of hovered and selected things, and lines where something will land. They
//! are not part of exported pictures.

use egui::{Color32, CornerRadius, Painter, Shape, Stroke, StrokeKind, pos2};

use crate::{
    edit::Selection,
    geom::{Point, Rect},
    layout::{Border, Hit},
    model::FeelingValue,
    ui::{
        canvas::{
            feelings::feeling_word,
            frame::{CanvasFrame, hit_of},
            pointer::{Pointing, gesture::PointerGesture, resize},
            space::egui_rect,
        },
        style::tight,
        widgets::set_words,
        words,
    },
};

/// The look of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::canvas) enum SelectionLook {
    /// Outlined, with a glow.
    Glowing,
    /// Outlined.
    Plain,
    /// Not at all.
    Hidden,
}

/// Draws the overlays.
pub(in crate::ui::canvas) fn paint(
    painter: &Painter,
    frame: &CanvasFrame<'_>,
    pointing: &Pointing,
    look: SelectionLook,
    is_presenting: bool,
) {
    // An audience should not see what a click would do.
    if pointing.gesture == PointerGesture::Idle
        && !is_presenting
        && let Some(hit) = &pointing.hovered
        && hit_of(frame.selection()).as_ref() != Some(hit)
    {
        paint_hovered(painter, frame, hit);
    }
    if look != SelectionLook::Hidden {
        paint_selected(painter, frame, &pointing.gesture, look);
    }
    match &pointing.gesture {
        PointerGesture::Idle => pointing.border.iter().for_each(|border| resize::paint(painter, frame, border, false)),
        PointerGesture::Resize(held) => resize::paint(painter, frame, &held.border, true),
        PointerGesture::Pan { .. } | PointerGesture::Cards(_) => {}
        PointerGesture::Marquee { from, to, .. } => {
            let area = egui_rect(frame.view.screen_rect_from_map(Rect::from_points(*from, *to)));
            let accent = frame.tokens.accent;
            painter.rect(area, 3.0, accent.gamma_multiply(0.1), Stroke::new(1.0, accent), StrokeKind::Inside);
        }
        PointerGesture::Reorder(reorder) => {
            if let Some(slot) = &reorder.slot {
                paint_insertion(painter, frame, slot.line.0, slot.line.1);
            }
        }
        PointerGesture::Stage { slot, .. } => paint_stage_slot(painter, frame, *slot),
        PointerGesture::Lane { slot, .. } => paint_lane_slot(painter, frame, *slot),
        PointerGesture::Feeling { key, value, is_wanted } => {
            let layout = frame.layout();
            let at = if *is_wanted { layout.wanted_point(key) } else { layout.feeling_point(key) };
            if let Some(at) = at {
                paint_value(painter, frame, at, *value);
            }
        }
    }
}

/// Draws the focus ring of the canvas.
pub(in crate::ui::canvas) fn paint_focus(painter: &Painter, frame: &CanvasFrame<'_>) {
    let rect = egui_rect(frame.view.viewport).shrink(2.0);
    painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(2.0, frame.tokens.accent), StrokeKind::Inside);
}

fn paint_hovered(painter: &Painter, frame: &CanvasFrame<'_>, hit: &Hit) {
    let Some(rect) = frame.rect_of(hit) else { return };
    let stroke = Stroke::new(1.5, frame.tokens.accent.gamma_multiply(0.55));
    match hit {
        Hit::Feeling(_) | Hit::Wanted(_) => {
            let at = frame.view.screen_rect_from_map(rect).center();
            painter.circle_stroke(crate::ui::canvas::space::pos2(at), marker_radius(frame), stroke);
        }
        Hit::Cell { lane, .. } => {
            let holds_cards = frame.map().lane(lane).is_some_and(|lane| lane.kind.holds_cards());
            if holds_cards && is_empty_cell(frame, rect) {
                let rect = egui_rect(frame.view.screen_rect_from_map(rect)).shrink(3.0);
                paint_dashed(painter, rect, Stroke::new(1.2, frame.tokens.accent.gamma_multiply(0.45)));
            }
        }
        Hit::Title | Hit::Scenario => {
            let rect = egui_rect(frame.view.screen_rect_from_map(rect)).expand(4.0);
            painter.rect_stroke(
                rect,
                CornerRadius::same(6),
                Stroke::new(1.0, frame.tokens.outline),
                StrokeKind::Outside,
            );
        }
        Hit::Persona(_) | Hit::Stage(_) | Hit::Step(_) | Hit::Lane(_) | Hit::Card(_) => {
            let rect = egui_rect(frame.view.screen_rect_from_map(rect)).expand(1.5);
            painter.rect_stroke(rect, CornerRadius::same(7), stroke, StrokeKind::Outside);
        }
    }
}

fn paint_selected(painter: &Painter, frame: &CanvasFrame<'_>, gesture: &PointerGesture, look: SelectionLook) {
    let accent = frame.tokens.accent;
    if let Selection::Feeling(key) = frame.selection() {
        if let Some(at) = frame.layout().feeling_point(key) {
            let at = crate::ui::canvas::space::pos2(frame.view.screen_point_from_map(at));
            painter.circle_stroke(at, marker_radius(frame) + 3.0, Stroke::new(4.0, accent.gamma_multiply(0.22)));
            painter.circle_stroke(at, marker_radius(frame), Stroke::new(2.0, accent));
        }
        return;
    }
    let seen = frame.view.viewport;
    // If thousands of cards are selected, a glow around each would take too long.
    let has_glow = look == SelectionLook::Glowing && frame.selection().card_ids().count() <= 200;
    let outline = |rect: Rect| {
        let rect = frame.view.screen_rect_from_map(rect);
        if !rect.overlaps(seen) {
            return;
        }
        let rect = egui_rect(rect).expand(1.0);
        if has_glow {
            let glow = Stroke::new(3.5, accent.gamma_multiply(0.2));
            painter.rect_stroke(rect.expand(2.0), CornerRadius::same(10), glow, StrokeKind::Outside);
        }
        painter.rect_stroke(rect, CornerRadius::same(8), Stroke::new(2.0, accent), StrokeKind::Outside);
    };
    if matches!(gesture, PointerGesture::Cards(_)) {
        return;
    }
    if let Selection::Cell { lane, stage } = frame.selection() {
        if let Some(rect) = frame.layout().cell_rect(lane, stage) {
            let rect = egui_rect(frame.view.screen_rect_from_map(rect)).shrink(3.0);
            paint_dashed(painter, rect, Stroke::new(2.0, accent));
        }
        return;
    }
    for id in frame.selection().card_ids() {
        if let Some(rect) = frame.layout().card_rect(id) {
            outline(rect);
        }
    }
    if let Some(id) = frame.selection().single_card() {
        paint_grip(painter, frame, &Border::Card(id.clone()));
    }
    match hit_of(frame.selection()) {
        Some(hit @ (Hit::Stage(_) | Hit::Step(_) | Hit::Lane(_) | Hit::Persona(_))) => {
            frame.rect_of(&hit).into_iter().for_each(outline);
        }
        Some(Hit::Title | Hit::Scenario | Hit::Cell { .. } | Hit::Card(_) | Hit::Feeling(_) | Hit::Wanted(_))
        | None => {}
    }
}

/// Draws a handle in the middle of the border, which shows that it can be dragged.
fn paint_grip(painter: &Painter, frame: &CanvasFrame<'_>, border: &Border) {
    let Some((from, to)) = frame.layout().border_line(border) else { return };
    let (from, to) = (frame.view.screen_point_from_map(from), frame.view.screen_point_from_map(to));
    let length = (to - from).hypot();
    if length < LEAST_GRIPPED {
        return;
    }
    let size = egui::vec2(6.0, crate::ui::canvas::space::narrow(length * 0.5).min(18.0));
    let grip = egui::Rect::from_center_size(crate::ui::canvas::space::pos2(from.midpoint(to)), size);
    painter.rect(grip, 3.0, frame.tokens.accent, Stroke::new(1.5, frame.tokens.card), StrokeKind::Outside);
}

/// The minimum length of a border with a handle, in points.
const LEAST_GRIPPED: f64 = 18.0;

/// Draws a line between the stages where the dragged one will be.
fn paint_stage_slot(painter: &Painter, frame: &CanvasFrame<'_>, slot: usize) {
    let layout = frame.layout();
    let start = |rect: Rect| if layout.is_rtl { rect.x1 } else { rect.x0 };
    let end = |rect: Rect| if layout.is_rtl { rect.x0 } else { rect.x1 };
    let next = layout.stages.get(slot).map(|stage| (start(stage.column), stage.column));
    let Some((x, column)) = next.or_else(|| layout.stages.last().map(|stage| (end(stage.column), stage.column))) else {
        return;
    };
    paint_insertion(painter, frame, Point::new(x, column.y0 - 6.0), Point::new(x, column.y1 + 6.0));
}

/// Draws a line between the lanes where the dragged one will be.
fn paint_lane_slot(painter: &Painter, frame: &CanvasFrame<'_>, slot: usize) {
    let lanes = &frame.layout().lanes;
    let next = lanes.get(slot).map(|lane| (lane.rect().y0, lane.rect()));
    let Some((y, row)) = next.or_else(|| lanes.last().map(|lane| (lane.rect().y1, lane.rect()))) else { return };
    paint_insertion(painter, frame, Point::new(row.x0 - 6.0, y), Point::new(row.x1 + 6.0, y));
}

fn paint_insertion(painter: &Painter, frame: &CanvasFrame<'_>, from: Point, to: Point) {
    let ends = [from, to].map(|point| crate::ui::canvas::space::pos2(frame.view.screen_point_from_map(point)));
    let accent = frame.tokens.accent;
    painter.line_segment(ends, Stroke::new(6.0, accent.gamma_multiply(0.18)));
    painter.line_segment(ends, Stroke::new(2.5, accent));
    for end in ends {
        painter.circle(end, 4.0, frame.tokens.card, Stroke::new(2.0, accent));
    }
}

/// Draws the value of the dragged feeling in a bubble next to `at` (map).
fn paint_value(painter: &Painter, frame: &CanvasFrame<'_>, at: Point, value: FeelingValue) {
    let at = crate::ui::canvas::space::pos2(frame.view.screen_point_from_map(at));
    let words = format!("{}  {}", words::signed(value), feeling_word(value).text());
    let words = set_words(painter.ctx(), &words, tight(13.5, 600.0), f32::INFINITY);
    let size = words.size + egui::vec2(20.0, 12.0);
    let is_high = at.y - size.y - 16.0 > painter.clip_rect().top();
    let middle = if is_high { pos2(at.x, at.y - size.y / 2.0 - 16.0) } else { pos2(at.x, at.y + size.y / 2.0 + 16.0) };
    let rect = egui::Rect::from_center_size(middle, size);
    painter.rect(rect, 8.0, super::bar::GROUND, Stroke::new(1.0, super::bar::EDGE), StrokeKind::Outside);
    words.paint_in_middle(painter, rect, Color32::WHITE);
}

/// Draws a dashed rectangle.
pub(in crate::ui::canvas) fn paint_dashed(painter: &Painter, rect: egui::Rect, stroke: Stroke) {
    let path = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
}

fn is_empty_cell(frame: &CanvasFrame<'_>, rect: Rect) -> bool {
    frame.layout().cell_at(rect.center()).is_some_and(|cell| cell.it.cards.is_empty())
}

fn marker_radius(frame: &CanvasFrame<'_>) -> f32 {
    crate::ui::canvas::space::narrow((frame.layout().marker_reach() + 2.0) * frame.view.zoom).max(7.0)
}
