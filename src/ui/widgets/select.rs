//! A choice between many options, in a drop-down list.

use egui::{Popup, RectAlign, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{BODY, menu_column, paint_icon, scroll, set_words};
use crate::{
    layout::Icon,
    ui::{
        i18n,
        style::{CONTROL_HEIGHT, CORNER, Tokens},
    },
};

/// The maximum height of the list, in points.
const MOST_HEIGHT: f32 = 360.0;

/// A full-width field called `name` that shows `shown`; `contents` fills the list while it is open.
pub fn select(ui: &mut Ui, name: &str, shown: &str, contents: impl FnOnce(&mut Ui)) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL_HEIGHT), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let outline = if is_open { tokens.accent } else { tokens.outline };
    let fill = if response.hovered() { tokens.hovered } else { tokens.card };
    ui.painter().rect(rect, CORNER, fill, Stroke::new(1.0, outline), StrokeKind::Inside);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    let inside = rect.shrink2(vec2(12.0, 0.0));
    set_words(ui.ctx(), shown, BODY, inside.width() - 22.0).paint_at(ui.painter(), inside, false, tokens.ink);
    let side = if i18n::is_rtl() { inside.left() + 7.0 } else { inside.right() - 7.0 };
    let arrow = egui::Rect::from_center_size(egui::pos2(side, rect.center().y), vec2(14.0, 14.0));
    paint_icon(ui.painter(), Icon::ChevronDown, arrow, 14.0, tokens.muted);
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(&response).accessible_name(name).align(align).width(rect.width()).show(|ui| {
        ui.set_width(rect.width() - 12.0);
        scroll(ui, ScrollArea::vertical().max_height(MOST_HEIGHT), |ui| menu_column(ui, contents));
    });
    response
}
