//! The side rail: tools, and things to add to the map.

use egui::{DragAndDrop, Sense, Ui, vec2};

use super::PanelContext;
use crate::{
    layout::{Icon, lane_icon},
    model::LaneKind,
    ui::{
        action::{Action, MapAction, ViewAction},
        action_widgets::action_button,
        canvas::NewCardDrag,
        desk::view_state::Tool,
        flow,
        focus::{WindowArea, mark_area},
        style::bar_frame,
        widgets::{Button, scroll},
    },
};

const WIDTH: f32 = 52.0;

/// Shows the rail.
pub fn side_rail_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    flow::start_panel("rail").exact_size(WIDTH).resizable(false).frame(bar_frame(&cx.tokens, vec2(8.0, 10.0))).show(
        ui,
        |ui| {
            mark_area(ui, WindowArea::Rail);
            scroll(ui, egui::ScrollArea::vertical().id_salt("rail"), |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                for (icon, tool) in [(Icon::Select, Tool::Select), (Icon::Hand, Tool::Pan)] {
                    let action = Action::View(ViewAction::UseTool(tool));
                    if ui.add(tool_button(icon, &action).selected(cx.view.tool == tool)).clicked() {
                        cx.actions.push(action);
                    }
                }
                line(ui, cx);
                for kind in [
                    LaneKind::Touchpoints,
                    LaneKind::Actions,
                    LaneKind::Thoughts,
                    LaneKind::PainPoints,
                    LaneKind::Opportunities,
                    LaneKind::Metrics,
                    LaneKind::Notes,
                ] {
                    let action = Action::Map(MapAction::AddCard(kind));
                    let response = ui.add(tool_button(lane_icon(kind), &action)).interact(Sense::click_and_drag());
                    if response.drag_started() {
                        DragAndDrop::set_payload(ui.ctx(), NewCardDrag(kind));
                    } else if response.clicked() {
                        cx.actions.push(action);
                    }
                }
                line(ui, cx);
                for (icon, action) in [
                    (Icon::AddRow, Action::Map(MapAction::ChooseLane(None))),
                    (Icon::AddColumn, Action::Map(MapAction::AddStage)),
                    (Icon::UserPlus, Action::Map(MapAction::AddPersona)),
                ] {
                    if ui.add(tool_button(icon, &action)).clicked() {
                        cx.actions.push(action);
                    }
                }
            });
        },
    );
}

fn tool_button(icon: Icon, action: &Action) -> Button {
    action_button(icon, action).min_size(vec2(36.0, 36.0))
}

fn line(ui: &mut Ui, cx: &PanelContext<'_>) {
    ui.add_space(3.0);
    let (rect, _) = ui.allocate_exact_size(vec2(36.0, 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect.shrink2(vec2(6.0, 0.0)), 0, cx.tokens.hairline);
    ui.add_space(3.0);
}
