//! A choice of a few, all in sight: one segment each.

use egui::{Align2, Color32, CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::style::{CONTROL_HEIGHT, Tokens, semibold};

/// Shows `options` side by side over the whole width and returns the one that was chosen now.
///
/// `name` is the question, for assistive technology: each segment is called "name: option".
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, name: &str, options: &[(T, &str)], current: Option<T>) -> Option<T> {
    let tokens = Tokens::of(ui.ctx());
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL_HEIGHT), Sense::hover());
    ui.painter().rect(whole, 8, tokens.card, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
    let mut chosen = None;
    #[expect(clippy::cast_precision_loss, reason = "a handful of segments")]
    let width = whole.width() / options.len().max(1) as f32;
    let mut left = whole.left();
    for (at, (value, label)) in options.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
        left += width;
        let is_current = current == Some(*value);
        let response = ui.interact(rect, ui.scope_id().with((name, at)), Sense::click());
        let accessible_name = format!("{name}: {label}");
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_current, &accessible_name));
        if response.clicked() {
            chosen = Some(*value);
        }
        let corner = CornerRadius {
            nw: if at == 0 { 7 } else { 0 },
            sw: if at == 0 { 7 } else { 0 },
            ne: if at + 1 == options.len() { 7 } else { 0 },
            se: if at + 1 == options.len() { 7 } else { 0 },
        };
        let painter = ui.painter();
        let fill = match (is_current, response.hovered()) {
            (true, _) => tokens.selected,
            (false, true) => tokens.hovered,
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect.shrink(1.0), corner, fill);
        if at > 0 {
            painter.vline(rect.left(), rect.shrink(1.0).y_range(), Stroke::new(1.0, tokens.outline));
        }
        if response.has_focus() {
            painter.rect_stroke(rect, corner, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
        let ink = if is_current { tokens.on_selected } else { tokens.muted };
        let font = fitting_font(ui, label, width - 8.0);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, label, font, ink);
    }
    chosen
}

/// The largest of our sizes in which `label` is no wider than `width`.
fn fitting_font(ui: &Ui, label: &str, width: f32) -> FontId {
    let sizes = [13.5, 12.5, 11.5, 10.5];
    let fits = |size: &f32| {
        let font = FontId::new(*size, semibold());
        ui.painter().layout_no_wrap(label.into(), font, Color32::PLACEHOLDER).size().x <= width
    };
    FontId::new(sizes.into_iter().find(fits).unwrap_or(10.5), semibold())
}
