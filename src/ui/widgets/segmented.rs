//! A choice between a few options, each shown as a segment.

use egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{SetWords, set_words};
use crate::ui::{
    i18n,
    style::{CONTROL_HEIGHT, Tokens, tight},
};

/// Shows `options` next to each other over the whole width. Returns the option the user chose in this frame.
///
/// `name` is the question, for assistive technology: each segment is called "name: option".
pub fn segmented<T: Copy + PartialEq, W: Clone + Into<String>>(
    ui: &mut Ui,
    name: impl Into<String>,
    options: &[(T, W)],
    current: Option<T>,
) -> Option<T> {
    let name: String = name.into();
    let tokens = Tokens::of(ui.ctx());
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL_HEIGHT), Sense::hover());
    ui.painter().rect(whole, 8, tokens.card, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
    let mut chosen = None;
    #[expect(clippy::cast_precision_loss, reason = "a handful of segments")]
    let width = whole.width() / options.len().max(1) as f32;
    let last = options.len().saturating_sub(1);
    let mut left = whole.left();
    for place in 0..options.len() {
        // The first option is where reading begins.
        let at = if i18n::is_rtl() { last - place } else { place };
        let Some((value, label)) = options.get(at) else { continue };
        let label: String = label.clone().into();
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
        left += width;
        let is_current = current == Some(*value);
        let response = ui.interact(rect, ui.scope_id().with((&name, at)), Sense::click());
        let accessible_name = format!("{name}: {label}");
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_current, &accessible_name));
        if response.clicked() {
            chosen = Some(*value);
        }
        let corner = CornerRadius {
            nw: if place == 0 { 7 } else { 0 },
            sw: if place == 0 { 7 } else { 0 },
            ne: if place == last { 7 } else { 0 },
            se: if place == last { 7 } else { 0 },
        };
        let painter = ui.painter();
        let fill = match (is_current, response.hovered()) {
            (true, _) => tokens.selected,
            (false, true) => tokens.hovered,
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect.shrink(1.0), corner, fill);
        if place > 0 {
            painter.vline(rect.left(), rect.shrink(1.0).y_range(), Stroke::new(1.0, tokens.outline));
        }
        if response.has_focus() {
            painter.rect_stroke(rect, corner, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
        let ink = if is_current { tokens.on_selected } else { tokens.muted };
        fitting(ui, &label, width - 8.0).paint_in_middle(ui.painter(), rect, ink);
    }
    chosen
}

/// `label` in the largest of the sizes in which it fits into `width`; cut in the smallest size if none fits.
fn fitting(ui: &Ui, label: &str, width: f32) -> SetWords {
    let sizes = [13.5, 12.5, 11.5, 10.5];
    let set = |size: f64, width: f32| set_words(ui.ctx(), label, tight(size, 600.0), width);
    let fitting = sizes.into_iter().map(|size| set(size, f32::INFINITY)).find(|words| words.size.x <= width);
    fitting.unwrap_or_else(|| set(10.5, width))
}
