//! A box to tick, with a box that can be seen whether it is ticked or not.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{BODY, paint_icon, set_words};
use crate::{
    layout::Icon,
    ui::{i18n, style::Tokens},
};

const SIDE: f32 = 18.0;
const HEIGHT: f32 = 28.0;

/// A box before `words`; `name` is what assistive technology and tests call it. Where it is clicked, `is_on` changes and
/// so does the response.
pub fn tick(ui: &mut Ui, is_on: &mut bool, words: impl Into<String>, name: impl Into<String>) -> Response {
    let (words, name): (String, String) = (words.into(), name.into());
    let tokens = Tokens::of(ui.ctx());
    let text = set_words(ui.ctx(), &words, BODY, f32::INFINITY);
    let gap = if words.is_empty() { 0.0 } else { 8.0 };
    let size = vec2(SIDE + gap + text.size.x, HEIGHT);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    let is_ticked = *is_on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_ticked, &name));
    let x = if i18n::is_rtl() { rect.right() - SIDE / 2.0 } else { rect.left() + SIDE / 2.0 };
    let square = egui::Rect::from_center_size(egui::pos2(x, rect.center().y), Vec2::splat(SIDE));
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
    text.paint_at(ui.painter(), rect, true, tokens.ink);
    response
}
