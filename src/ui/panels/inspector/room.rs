//! How a stage or a lane is shown and how large it is, and the list of what is hidden.

use egui::Ui;

use super::{PanelContext, fields};
use crate::{
    edit::Command,
    model::{Lane, Stage, Visibility},
    ui::{
        canvas::hidden,
        i18n::{Message, m},
        widgets::{Button, Look, MapLabel},
    },
};

/// The ways to show a stage or a lane.
const VISIBILITIES: &[(Visibility, Message)] = &[
    (Visibility::Open, m("room-open")),
    (Visibility::Collapsed, m("room-collapsed")),
    (Visibility::Hidden, m("room-hidden")),
];

/// How a stage is shown, and how wide it is.
pub(super) fn stage_room_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, stage: &Stage) {
    let id = || stage.id.clone();
    fields::choice_ui(ui, cx, m("field-visibility"), VISIBILITIES, stage.visibility, |visibility| Command::ShowStage {
        id: id(),
        visibility,
    });
    if stage.width.is_some() && ui.add(Button::text(m("room-automatic-width")).look(Look::Outlined)).clicked() {
        cx.actions.push(Command::ResizeStage { id: id(), width: None }.into());
    }
}

/// How a lane is shown, and how tall it is.
pub(super) fn lane_room_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, lane: &Lane) {
    let id = || lane.id.clone();
    fields::choice_ui(ui, cx, m("field-visibility"), VISIBILITIES, lane.visibility, |visibility| Command::ShowLane {
        id: id(),
        visibility,
    });
    if lane.height.is_some() && ui.add(Button::text(m("room-automatic-height")).look(Look::Outlined)).clicked() {
        cx.actions.push(Command::ResizeLane { id: id(), height: None }.into());
    }
}

/// What of the map is hidden, each with a button that shows it again; nothing where nothing is.
pub(super) fn hidden_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let hidden = hidden(cx.map());
    if hidden.is_empty() {
        return;
    }
    fields::section_ui(ui, m("section-hidden"), true, |ui| {
        for (title, command) in hidden {
            ui.horizontal(|ui| {
                let name = m("hidden-show-name").with(&[("name", title.as_str().into())]);
                if ui.add(Button::text(m("hidden-show")).look(Look::Outlined).named(name)).clicked() {
                    cx.actions.push(command.into());
                }
                MapLabel::new(&title).ui(ui, cx.fonts);
            });
        }
    });
}
