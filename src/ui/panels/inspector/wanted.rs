//! The wanted level of a feeling: a slider under that of the feeling.

use egui::{Color32, Ui};

use super::{PanelContext, remove_button};
use crate::{
    edit::Command,
    model::Feeling,
    ui::{
        action::Action,
        flow,
        i18n::m,
        widgets::{FeelingSlider, Label},
        words,
    },
};

/// A slider for the wanted level of `feeling` of the persona called `name`. `set` makes the command that replaces the
/// feeling.
pub(super) fn wanted_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    color: Color32,
    feeling: &Feeling,
    set: impl Fn(Feeling) -> Command,
) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(74.0, 28.0), flow::row(), |ui| {
            ui.set_min_width(74.0);
            ui.add(Label::caption(m("field-wanted")));
        });
        let slider_name = m("wanted-of").with(&[("name", name.into())]);
        let slider = FeelingSlider { value: feeling.wanted, color: color.gamma_multiply(0.6), name: &slider_name };
        let (response, moved) = slider.show(ui, ui.available_width() - 84.0);
        if let Some(wanted) = moved {
            cx.typing.push(cx.actions, &response, set(Feeling { wanted: Some(wanted), ..feeling.clone() }));
        }
        let number = feeling.wanted.map_or_else(|| "–".into(), words::signed);
        ui.allocate_ui_with_layout(egui::vec2(36.0, 28.0), flow::row_from_end(), |ui| {
            ui.set_min_width(34.0);
            ui.add(Label::strong(number));
        });
        if feeling.wanted.is_some() && remove_button(ui, m("wanted-clear").with(&[("name", name.into())])) {
            cx.actions.push(Action::edit(set(Feeling { wanted: None, ..feeling.clone() })));
        }
    });
}
