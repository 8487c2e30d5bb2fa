//! Icons as lines of egui: the same outlines that the map is drawn with.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

use crate::{
    draw::icon_path,
    geom::{PathEl, Point},
    layout::Icon,
    ui::i18n,
};

/// The side of the square that the outlines are drawn in.
const BOX: f32 = 24.0;

/// Draws `icon` in the middle of `rect`, `size` points wide; mirrored where it has a direction and the interface is read
/// from the right.
pub fn paint_icon(painter: &Painter, icon: Icon, rect: Rect, size: f32, color: Color32) {
    let scale = size / BOX;
    let is_mirrored = icon.mirrors() && i18n::is_rtl();
    let corner = rect.center() - egui::vec2(size, size) / 2.0;
    #[expect(clippy::cast_possible_truncation, reason = "icons are 24 units wide")]
    let on_screen = |point: Point| {
        let x = point.x as f32;
        let x = if is_mirrored { BOX - x } else { x };
        pos2(corner.x + x * scale, corner.y + point.y as f32 * scale)
    };
    let stroke = Stroke::new((1.9 * scale).max(1.2), color);

    let mut line: Vec<Pos2> = Vec::new();
    let finish = |line: &mut Vec<Pos2>, is_closed: bool| {
        let points = std::mem::take(line);
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { return };
        if is_closed {
            painter.add(Shape::closed_line(points, stroke));
            return;
        }
        // egui ends lines square; round ends are part of the icons' look.
        for end in [first, last] {
            painter.circle_filled(end, stroke.width / 2.0, color);
        }
        painter.add(Shape::line(points, stroke));
    };
    kurbo::flatten(icon_path(icon).elements().iter().copied(), 0.1, |element| match element {
        PathEl::MoveTo(point) => {
            finish(&mut line, false);
            line.push(on_screen(point));
        }
        PathEl::LineTo(point) | PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => line.push(on_screen(point)),
        PathEl::ClosePath => finish(&mut line, true),
    });
    finish(&mut line, false);
}
