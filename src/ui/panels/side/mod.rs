//! The panel beside the tools: the map as a list, or what was done to it.

mod brand;
mod history;
mod outline;

use egui::{ScrollArea, Ui};

use super::PanelContext;
use crate::{
    layout::Icon,
    storage::SidePanel,
    ui::{
        action::Action,
        flow,
        i18n::m,
        style::bar_frame,
        widgets::{Button, Label, follow_focus},
    },
};

pub use self::brand::has_keyboard_for_brand;

const WIDTH: f32 = 248.0;
/// The panel for a brand has rows with a name and a colour in figures.
const BRAND_WIDTH: f32 = 288.0;

/// Shows the panel, where there is one.
pub fn side_panel_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(side) = cx.view.panels.side else { return };
    let frame = bar_frame(&cx.tokens, egui::vec2(12.0, 10.0));
    if side == SidePanel::Brand {
        // Another name, as egui keeps the size of a panel by its name.
        let frame = bar_frame(&cx.tokens, egui::vec2(0.0, 10.0));
        let panel = flow::start_panel("brand").exact_size(BRAND_WIDTH).resizable(false).frame(frame);
        panel.show(ui, |ui| ui.with_layout(flow::column(), |ui| brand::brand_ui(ui, cx)));
        return;
    }
    flow::start_panel("side").exact_size(WIDTH).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(flow::column(), |ui| {
            ui.horizontal(|ui| {
                ui.add(Label::title(Action::ToggleSide(side).label()));
                ui.with_layout(flow::row_from_end(), |ui| {
                    let close = Button::icon(Icon::Close, m("side-close")).min_size(egui::Vec2::splat(28.0));
                    if ui.add(close).clicked() {
                        cx.actions.push(Action::ToggleSide(side));
                    }
                });
            });
            ScrollArea::vertical().id_salt(side_name(side)).auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                match side {
                    SidePanel::Outline => outline::outline_ui(ui, cx),
                    SidePanel::History => history::history_ui(ui, cx),
                    SidePanel::Brand => {}
                }
                follow_focus(ui);
            });
        });
    });
}

fn side_name(side: SidePanel) -> &'static str {
    match side {
        SidePanel::Outline => "outline",
        SidePanel::History => "history",
        SidePanel::Brand => "brand",
    }
}
