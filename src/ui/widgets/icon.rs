//! Icons drawn as egui lines, from the same outlines as on the map.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

use crate::{
    draw::icon_path,
    geom::{PathEl, Point},
    layout::Icon,
    ui::i18n,
};

/// The side of the square in which outlines are defined.
const BOX: f32 = 24.0;

/// Draws `icon` in the centre of `rect`, `size` points wide. Directional icons are mirrored in a right-to-left
/// interface.
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
        // egui ends lines square, but the icons have round ends.
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
