//! The fields of a stage and of a step.

use egui::Ui;

use super::{PanelContext, add_button, feelings, fields, head_ui, remove_button, room};
use crate::{
    edit::{Command, StageField, StepField},
    layout::Icon,
    model::{Anchor, StageId, StepId},
    ui::{
        action::{Action, MapAction},
        i18n::m,
        widgets::{Button, ButtonLook},
    },
};

/// The fields of a stage, including its steps.
pub(super) fn stage_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &StageId) {
    let Some(stage) = cx.map().stage(id).cloned() else { return };
    let set = |field| Command::SetStage { id: id.clone(), field };
    let duplicate = Action::edit(Command::DuplicateStage(id.clone()));
    head_ui(ui, cx, Icon::Columns, m("thing-stage"), &[(Icon::Trash, Action::Map(MapAction::Delete))]);
    fields::text_ui(ui, cx, m("field-title"), &stage.title, 1, |text| set(StageField::Title(text)));
    fields::text_ui(ui, cx, m("field-stage-text"), &stage.text, 2, |text| set(StageField::Text(text)));
    room::stage_room_ui(ui, cx, &stage);

    fields::caption_ui(ui, m("field-steps"));
    for (at, step) in stage.steps.iter().enumerate() {
        let name = fields::numbered(m("field-step-title"), at);
        ui.push_id(&step.id, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - 34.0;
                ui.scope(|ui| {
                    ui.set_width(room);
                    fields::bare_text_ui(ui, cx, name, "", &step.title, 1, |title| Command::SetStep {
                        id: step.id.clone(),
                        field: StepField::Title(title),
                    });
                });
                if remove_button(ui, m("step-delete").text()) {
                    cx.actions.push(Action::edit(Command::DeleteStep(step.id.clone())));
                }
            });
        });
    }
    if add_button(ui, m("step-new")) {
        cx.actions.push(Action::Map(MapAction::AddStep));
    }
    feelings::feelings_ui(ui, cx, &Anchor::Stage(id.clone()));
    ui.add_space(8.0);
    if ui.add(Button::text(m("context-duplicate-stage")).look(ButtonLook::Outlined)).clicked() {
        cx.actions.push(duplicate);
    }
}

/// The fields of a step.
pub(super) fn step_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &StepId) {
    let Some(step) = cx.map().step(id).map(|(_, step)| step.clone()) else { return };
    head_ui(ui, cx, Icon::Footprints, m("thing-step"), &[(Icon::Trash, Action::Map(MapAction::Delete))]);
    fields::text_ui(ui, cx, m("field-title"), &step.title, 1, |title| Command::SetStep {
        id: id.clone(),
        field: StepField::Title(title),
    });
    feelings::feelings_ui(ui, cx, &Anchor::Step(id.clone()));
}
