//! The page as a sheet: the ground around it, its edge and its rounded corners.
//!
//! The ground is painted around the page rather than under it, because without a graphics card every pixel painted
//! twice costs twice.

use egui::{Color32, Mesh, Painter, Shape, Stroke, StrokeKind, pos2};

use crate::ui::canvas::{
    frame::CanvasFrame,
    space::{egui_rect, narrow},
};

/// The maximum radius of the sheet's corners, in points.
const CORNER: f32 = 10.0;

/// How far the sheet's shadow extends below it, in points.
const SHADOW: f32 = 7.0;

/// Paints the ground around the page.
pub(in crate::ui::canvas) fn paint_ground(painter: &Painter, frame: &CanvasFrame<'_>) {
    let whole = egui_rect(frame.view.viewport);
    let page = page_rect(frame).intersect(whole);
    if !page.is_positive() {
        painter.rect_filled(whole, 0.0, frame.tokens.ground);
        return;
    }
    let strips = [
        egui::Rect::from_min_max(whole.min, pos2(whole.max.x, page.min.y)),
        egui::Rect::from_min_max(pos2(whole.min.x, page.max.y), whole.max),
        egui::Rect::from_min_max(pos2(whole.min.x, page.min.y), pos2(page.min.x, page.max.y)),
        egui::Rect::from_min_max(pos2(page.max.x, page.min.y), pos2(whole.max.x, page.max.y)),
    ];
    for strip in strips.into_iter().filter(egui::Rect::is_positive) {
        painter.rect_filled(strip, 0.0, frame.tokens.ground);
    }
}

/// Paints the edge of the page over its tiles: rounded corners, a hairline and a thin shadow below.
pub(in crate::ui::canvas) fn paint_edge(painter: &Painter, frame: &CanvasFrame<'_>) {
    let page = page_rect(frame);
    let radius = narrow(24.0 * frame.view.zoom).clamp(2.0, CORNER);
    let shade = |alpha: u8| Color32::from_black_alpha(alpha);
    let mut below = Mesh::default();
    for (y, color) in [(page.max.y, shade(16)), (page.max.y + SHADOW, shade(0))] {
        below.colored_vertex(pos2(page.min.x + radius, y), color);
        below.colored_vertex(pos2(page.max.x - radius, y), color);
    }
    below.add_triangle(0, 1, 2);
    below.add_triangle(2, 1, 3);
    painter.add(Shape::mesh(below));

    let corners = [
        (page.left_top(), 1.0, 1.0),
        (page.right_top(), -1.0, 1.0),
        (page.left_bottom(), 1.0, -1.0),
        (page.right_bottom(), -1.0, -1.0),
    ];
    for (corner, right, down) in corners {
        if painter.clip_rect().expand(radius).contains(corner) {
            painter.add(corner_mask(corner, (right * radius, down * radius), frame.tokens.ground));
        }
    }
    let edge = Stroke::new(1.0, frame.tokens.hairline);
    painter.rect_stroke(page, radius, edge, StrokeKind::Outside);
}

/// The area between a square and a rounded corner, to be painted in the ground's colour.
fn corner_mask(corner: egui::Pos2, (right, down): (f32, f32), ground: Color32) -> Shape {
    const STEPS: u8 = 8;
    let mut mesh = Mesh::default();
    mesh.colored_vertex(corner, ground);
    for step in 0..=STEPS {
        let angle = f32::from(step) / f32::from(STEPS) * std::f32::consts::FRAC_PI_2;
        let (sin, cos) = angle.sin_cos();
        mesh.colored_vertex(pos2(corner.x + right * (1.0 - cos), corner.y + down * (1.0 - sin)), ground);
    }
    for step in 1..=u32::from(STEPS) {
        mesh.add_triangle(0, step, step + 1);
    }
    Shape::mesh(mesh)
}

/// The page's screen rectangle, with edges on whole pixels like those of the tiles.
fn page_rect(frame: &CanvasFrame<'_>) -> egui::Rect {
    let page = frame.view.screen_rect_from_map(frame.layout().size.to_rect());
    let snap = |value: f64| narrow((value * frame.view.pixels_per_point).round() / frame.view.pixels_per_point);
    egui::Rect::from_min_max(pos2(snap(page.x0), snap(page.y0)), pos2(snap(page.x1), snap(page.y1)))
}
