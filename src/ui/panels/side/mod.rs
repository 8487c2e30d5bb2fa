//! The side panel: the outline of the map, its history, or the brand editor.

mod brand;
mod history;
mod outline;

use egui::{ScrollArea, Ui};

use super::PanelContext;
use crate::{
    layout::Icon,
    storage::{Panels, SidePanel},
    ui::{
        action::{Action, WindowAction},
        flow,
        focus::{WindowArea, mark_area},
        i18n::m,
        style::{INSPECTOR_WIDTH, bar_frame},
        widgets::{Button, Label, follow_focus, scroll},
    },
};

pub use self::brand::has_keyboard_for_brand;

const WIDTH: f32 = 248.0;
/// The width of the brand panel, whose rows have a name and a hexadecimal colour.
const BRAND_WIDTH: f32 = 288.0;
/// The width of the side rail, which is also about the margin of both panels.
const RAIL: f32 = 52.0;

/// The minimum width of the canvas between panels, in points.
const LEAST_CANVAS: f32 = 220.0;

/// Whether there is room for the inspector. If it and the side panel would leave too little room for the map, the side
/// panel, which the user opened, takes precedence.
#[must_use]
pub fn has_room_for_inspector(ui: &Ui, panels: Panels) -> bool {
    let side = match panels.side {
        None => return panels.has_inspector,
        Some(SidePanel::Brand) => BRAND_WIDTH,
        Some(SidePanel::Outline | SidePanel::History) => WIDTH,
    };
    panels.has_inspector && ui.available_width() - INSPECTOR_WIDTH - side - 2.0 * RAIL >= LEAST_CANVAS
}

/// Shows the side panel, if one is chosen.
pub fn side_panel_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(side) = cx.view.panels.side else { return };
    let frame = bar_frame(&cx.tokens, egui::vec2(12.0, 10.0));
    if side == SidePanel::Brand {
        // A separate id, because egui stores the size of a panel by its id.
        let frame = bar_frame(&cx.tokens, egui::vec2(0.0, 10.0));
        let panel = flow::start_panel("brand").exact_size(BRAND_WIDTH).resizable(false).frame(frame);
        panel.show(ui, |ui| {
            mark_area(ui, WindowArea::Side);
            ui.with_layout(flow::column(), |ui| brand::brand_ui(ui, cx))
        });
        return;
    }
    flow::start_panel("side").exact_size(WIDTH).resizable(false).frame(frame).show(ui, |ui| {
        mark_area(ui, WindowArea::Side);
        ui.with_layout(flow::column(), |ui| {
            ui.horizontal(|ui| {
                ui.add(Label::title(Action::Window(WindowAction::ToggleSide(side)).label()));
                ui.with_layout(flow::row_from_end(), |ui| {
                    let close = Button::icon(Icon::Close, m("side-close")).min_size(egui::Vec2::splat(28.0));
                    if ui.add(close).clicked() {
                        cx.actions.push(Action::Window(WindowAction::ToggleSide(side)));
                    }
                });
            });
            scroll(ui, ScrollArea::vertical().id_salt(side_name(side)).auto_shrink(false), |ui| {
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
