//! The visible parts of a map: those that can be hidden, and the grouping of touchpoints by channel.

use egui::Ui;

use super::{PanelContext, fields};
use crate::{
    edit::{Command, InfoField, LaneField},
    model::{Lane, MapInfo, MapPart},
    ui::{
        flow,
        i18n::{Message, m},
        widgets::tick,
    },
};

/// A check box for each part of the map that can be hidden.
pub(super) fn shown_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, info: &MapInfo) {
    fields::caption_ui(ui, m("field-shown"));
    ui.with_layout(flow::column(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for part in MapPart::ALL {
            let words = part_label(part);
            let mut is_shown = !info.hidden.contains(&part);
            if tick(ui, &mut is_shown, words, words).changed() {
                let mut hidden = info.hidden.clone();
                if is_shown {
                    hidden.remove(&part);
                } else {
                    hidden.insert(part);
                }
                cx.actions.push(Command::SetInfo(InfoField::Hidden(hidden)).into());
            }
        }
    });
}

/// The name of `part`.
fn part_label(part: MapPart) -> Message {
    match part {
        MapPart::Legend => m("shown-legend"),
        MapPart::Sources => m("shown-sources"),
        MapPart::Unexplored => m("shown-unexplored"),
        MapPart::PersonaDetails => m("shown-persona-details"),
    }
}

/// Whether the touchpoints of a cell are grouped by channel.
pub(super) fn grouped_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, lane: &Lane) {
    fields::caption_ui(ui, m("field-grouping"));
    let mut is_grouped = lane.is_grouped;
    if tick(ui, &mut is_grouped, m("grouping-by-channel"), m("grouping-by-channel")).changed() {
        let field = LaneField::IsGrouped(is_grouped);
        cx.actions.push(Command::SetLane { id: lane.id.clone(), field }.into());
    }
}
