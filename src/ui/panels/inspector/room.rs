//! Visibility and size of a stage or lane, and the list of hidden things.

use egui::Ui;

use super::{PanelContext, fields};
use crate::{
    edit::{Command, LaneField, StageField},
    model::{Lane, Stage, Visibility},
    ui::{
        canvas::hidden,
        i18n::{Message, m},
        widgets::{Button, ButtonLook, MapLabel},
    },
};

/// The visibilities of a stage or lane.
const VISIBILITIES: &[(Visibility, Message)] = &[
    (Visibility::Open, m("room-open")),
    (Visibility::Collapsed, m("room-collapsed")),
    (Visibility::Hidden, m("room-hidden")),
];

/// The visibility and width of a stage.
pub(super) fn stage_room_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, stage: &Stage) {
    let id = || stage.id.clone();
    fields::choice_ui(ui, cx, m("field-visibility"), VISIBILITIES, stage.visibility, |visibility| Command::SetStage {
        id: id(),
        field: StageField::Visibility(visibility),
    });
    if stage.width.is_some() && ui.add(Button::text(m("room-automatic-width")).look(ButtonLook::Outlined)).clicked() {
        cx.actions.push(Command::SetStage { id: id(), field: StageField::Width(None) }.into());
    }
}

/// The visibility and height of a lane.
pub(super) fn lane_room_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, lane: &Lane) {
    let id = || lane.id.clone();
    fields::choice_ui(ui, cx, m("field-visibility"), VISIBILITIES, lane.visibility, |visibility| Command::SetLane {
        id: id(),
        field: LaneField::Visibility(visibility),
    });
    if lane.height.is_some() && ui.add(Button::text(m("room-automatic-height")).look(ButtonLook::Outlined)).clicked() {
        cx.actions.push(Command::SetLane { id: id(), field: LaneField::Height(None) }.into());
    }
}

/// The hidden things of the map, each with a button that shows it; nothing if none are hidden.
pub(super) fn hidden_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let hidden = hidden(cx.map());
    if hidden.is_empty() {
        return;
    }
    fields::section_ui(ui, m("section-hidden"), true, |ui| {
        for (title, command) in hidden {
            ui.horizontal(|ui| {
                let name = m("hidden-show-name").with(&[("name", title.as_str().into())]);
                if ui.add(Button::text(m("hidden-show")).look(ButtonLook::Outlined).named(name)).clicked() {
                    cx.actions.push(command.into());
                }
                MapLabel::new(&title).ui(ui, cx.fonts);
            });
        }
    });
}
