//! A box to tick, with a box that can be seen whether it is ticked or not.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::paint_icon;
use crate::{layout::Icon, ui::style::Tokens};

const SIDE: f32 = 18.0;
const HEIGHT: f32 = 28.0;

/// A box before `words`; `name` is what assistive technology and tests call it. Where it is clicked, `is_on` changes and
/// so does the response.
pub fn tick(ui: &mut Ui, is_on: &mut bool, words: &str, name: &str) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let font = egui::TextStyle::Body.resolve(ui.style());
    let text = ui.painter().layout_no_wrap(words.into(), font, tokens.ink);
    let gap = if words.is_empty() { 0.0 } else { 8.0 };
    let size = vec2(SIDE + gap + text.size().x, HEIGHT);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    let is_ticked = *is_on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_ticked, name));
    let square = egui::Rect::from_min_size(rect.left_center() - vec2(0.0, SIDE / 2.0), Vec2::splat(SIDE));
    let outline = tokens.muted.gamma_multiply(if response.hovered() { 1.0 } else { 0.75 });
    let (fill, stroke) =
        if is_ticked { (tokens.accent, Stroke::NONE) } else { (tokens.card, Stroke::new(1.2, outline)) };
    ui.painter().rect(square, 5, fill, stroke, StrokeKind::Inside);
    if is_ticked {
        paint_icon(ui.painter(), Icon::Check, square, 14.0, tokens.on_accent);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(square.expand(3.0), 7, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    let corner = egui::pos2(square.right() + gap, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(corner, text, tokens.ink);
    response
}
