//! Conversions between the map's geometry (`kurbo`, `f64`) and the window's (`egui`, `f32`).

pub(super) use crate::geom::narrow;
use crate::{color::Rgba, geom};

/// `point` in the window's types; the coordinates stay the same.
pub(super) fn pos2(point: geom::Point) -> egui::Pos2 {
    egui::pos2(narrow(point.x), narrow(point.y))
}

/// `pos` in the map's types; the coordinates stay the same.
pub(super) fn point(pos: egui::Pos2) -> geom::Point {
    geom::Point::new(f64::from(pos.x), f64::from(pos.y))
}

/// `vec` in the map's types.
pub(super) fn vec2(vec: egui::Vec2) -> geom::Vec2 {
    geom::Vec2::new(f64::from(vec.x), f64::from(vec.y))
}

/// `rect` in the window's types; the coordinates stay the same.
pub(super) fn egui_rect(rect: geom::Rect) -> egui::Rect {
    egui::Rect::from_min_max(pos2(geom::Point::new(rect.x0, rect.y0)), pos2(geom::Point::new(rect.x1, rect.y1)))
}

/// `rect` in the map's types; the coordinates stay the same.
pub(super) fn rect(rect: egui::Rect) -> geom::Rect {
    geom::Rect::from_points(point(rect.min), point(rect.max))
}

/// `color` in the window's type.
pub(super) fn color32(color: Rgba) -> egui::Color32 {
    egui::Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
