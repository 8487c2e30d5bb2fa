//! The history panel: the steps of the map, each with a way back to it.

use egui::{Ui, vec2};

use crate::{
    edit::StepLabel,
    layout::Icon,
    ui::{
        action::{Action, MapAction},
        flow,
        i18n::{self, m},
        panels::PanelContext,
        widgets::{MapLabel, paint_icon},
        words::steps,
    },
};

/// The height of a row, in points: enough for two lines.
const ROW: f32 = 48.0;

/// Shows the steps, newest first; a click returns to the map after that step.
pub(super) fn history_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let session = &cx.document.session;
    let labels: Vec<&StepLabel> = session.step_labels().collect();
    let position = session.position();
    let (start, before) = session.start();
    for at in (1..=labels.len()).rev() {
        let label = || labels.get(at - 1).map(|label| steps::step(label)).unwrap_or_default();
        step_ui(ui, cx, start + at, label, position);
    }
    step_ui(ui, cx, start, || before.map_or_else(|| m("history-opened").text(), steps::step), position);
}

/// The row for the map after `at` steps, the last of which is called `label`.
fn step_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, at: usize, label: impl FnOnce() -> String, position: usize) {
    // Only the visible rows are laid out and drawn.
    let room = egui::Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), ROW));
    if !ui.is_rect_visible(room.expand(ROW)) {
        ui.allocate_space(vec2(ui.available_width(), ROW));
        return;
    }
    let is_here = at == position;
    let color = if at > position { cx.tokens.muted.gamma_multiply(0.8) } else { cx.tokens.ink };
    ui.allocate_space(vec2(ui.available_width(), ROW));
    let builder = egui::UiBuilder::new().max_rect(room).id_salt(("step", at));
    let ui = &mut ui.new_child(builder.layout(flow::column()));
    // The tick is at the end of the line.
    let room = ui.available_width() - if is_here { 22.0 } else { 0.0 };
    let entry = MapLabel::new(&label())
        .direction(i18n::interface_base())
        .color(color)
        .max_width(room)
        .max_lines(2)
        .selectable(is_here)
        .ui(ui, cx.fonts);
    if is_here {
        let x = if crate::ui::i18n::is_rtl() { entry.rect.left() + 10.0 } else { entry.rect.right() - 10.0 };
        let mark = egui::Rect::from_center_size(egui::pos2(x, entry.rect.center().y), vec2(14.0, 14.0));
        paint_icon(ui.painter(), Icon::Check, mark, 13.0, cx.tokens.accent);
    }
    if entry.clicked() && !is_here {
        cx.actions.push(Action::Map(MapAction::TravelTo(at)));
    }
}
