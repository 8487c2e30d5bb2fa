//! A check box whose outline is visible in both states.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{BODY, menu_item::split_at_start, paint_icon, set_words};
use crate::{
    layout::Icon,
    ui::{
        i18n,
        style::{CORNER, Tokens, tight},
    },
};

const SIDE: f32 = 18.0;
const HEIGHT: f32 = 28.0;
/// The minimum width of the clickable area.
const LEAST: f32 = 24.0;

/// A check box before `words`; `name` is its name for assistive technology and tests. A click toggles `is_on` and marks
/// the response as changed.
pub fn tick(ui: &mut Ui, is_on: &mut bool, words: impl Into<String>, name: impl Into<String>) -> Response {
    let (words, name): (String, String) = (words.into(), name.into());
    let tokens = Tokens::of(ui.ctx());
    let text = set_words(ui.ctx(), &words, BODY, f32::INFINITY);
    let gap = if words.is_empty() { 0.0 } else { 8.0 };
    let size = vec2((SIDE + gap + text.size.x).max(LEAST), HEIGHT);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    let is_ticked = *is_on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_ticked, &name));
    paint_box(ui, &tokens, rect, &response, is_ticked);
    text.paint_at(ui.painter(), rect, true, tokens.ink);
    response
}

/// Like [`tick`], over the whole width, with `at_end` in small letters at the end. Words that do not fit are cut.
pub fn tick_row(ui: &mut Ui, is_on: &mut bool, words: &str, name: &str, at_end: &str) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let (rect, mut response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    let is_ticked = *is_on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_ticked, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let inside = rect.shrink2(vec2(4.0, 0.0));
    if response.hovered() {
        ui.painter().rect_filled(rect, CORNER, tokens.hovered);
    }
    paint_box(ui, &tokens, inside, &response, is_ticked);
    let end = set_words(ui.ctx(), at_end, tight(12.5, 500.0), f32::INFINITY);
    end.paint_at(ui.painter(), inside, true, tokens.muted);
    let (_, room) = split_at_start(inside, SIDE + 8.0);
    let text = set_words(ui.ctx(), words, BODY, (room.width() - end.size.x - 8.0).max(8.0));
    text.paint_at(ui.painter(), room, false, tokens.ink);
    response
}

/// Draws the box at the start of `rect`.
fn paint_box(ui: &Ui, tokens: &Tokens, rect: egui::Rect, response: &Response, is_ticked: bool) {
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
}
