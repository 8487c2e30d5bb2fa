//! The foot of the brand panel: whether everything is readable, and the buttons for saving and leaving.

use egui::{Sense, Ui, vec2};

use super::{
    PanelContext,
    remarks::{self, Remark},
};
use crate::{
    layout::Icon,
    ui::{
        action::Action,
        brand::BrandAsk,
        flow,
        i18n::m,
        widgets::{Button, ButtonLook, Label, paint_icon},
    },
};

/// The height of the foot, in points.
pub(super) const HEIGHT: f32 = 82.0;

/// Shows the foot.
pub(super) fn foot_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, remarks: &[Remark]) {
    let Some(draft) = cx.view.draft() else { return };
    let (is_modified, has_file) = (draft.is_modified(), draft.path().is_some());
    ui.spacing_mut().item_spacing.y = 6.0;
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(line, 0, cx.tokens.hairline);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 26.0), flow::row(), |ui| {
        if remarks.is_empty() {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
            paint_icon(ui.painter(), Icon::Check, rect, 14.0, cx.tokens.good);
            ui.add(Label::caption(m("brand-readable")));
        } else {
            let words = m("brand-remark-count").with(&[("count", remarks.len().into())]);
            let button = Button::text(words).with_icon(Icon::TriangleAlert).look(ButtonLook::Link).slim();
            if ui.add(button.min_size(vec2(24.0, 26.0))).clicked() {
                remarks::show(ui);
            }
        }
    });
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 34.0), flow::row_from_end(), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let save = Button::text(m("action-save")).named(m("brand-save")).look(ButtonLook::Filled);
        if ui.add(save.enabled(is_modified || !has_file).tooltip(m("brand-save"))).clicked() {
            cx.actions.push(Action::Brand(BrandAsk::Save));
        }
        let save_as = Button::text(m("action-save-as")).named(m("brand-save-as")).look(ButtonLook::Outlined);
        if ui.add(save_as.tooltip(m("brand-save-as"))).clicked() {
            cx.actions.push(Action::Brand(BrandAsk::SaveAs));
        }
        let revert = Button::text(m("brand-revert")).tooltip(m("brand-revert").tip());
        if ui.add(revert.enabled(is_modified)).clicked() {
            cx.actions.push(Action::Brand(BrandAsk::Revert));
        }
    });
}
