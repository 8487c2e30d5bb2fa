//! The fields of a lane, and the actions for a cell.

use egui::Ui;

use super::{PanelContext, add_button, fields, head_ui, parts, room};
use crate::{
    edit::{Command, LaneField},
    layout::Icon,
    model::{LaneId, LaneKind, StageId},
    ui::{
        action::{Action, MapAction, lane_kind_message},
        i18n::m,
        widgets::{Label, MapLabel},
    },
};

/// The fields of a lane.
pub(super) fn lane_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &LaneId) {
    let Some(lane) = cx.map().lane(id).cloned() else { return };
    let kinds = LaneKind::ALL.map(|kind| (kind, lane_kind_message(kind)));
    head_ui(ui, cx, Icon::Rows, m("thing-lane"), &[(Icon::Trash, Action::Map(MapAction::Delete))]);
    let set = |field| Command::SetLane { id: id.clone(), field };
    fields::text_ui(ui, cx, m("field-title"), &lane.title, 1, |title| set(LaneField::Title(title)));
    fields::list_choice_ui(ui, cx, m("field-kind"), &kinds, &lane.kind, |kind| set(LaneField::Kind(kind)));
    fields::text_ui(ui, cx, m("field-prompt"), &lane.prompt, 2, |prompt| set(LaneField::Prompt(prompt)));
    if lane.kind == LaneKind::Touchpoints {
        parts::grouped_ui(ui, cx, &lane);
    }
    room::lane_room_ui(ui, cx, &lane);
}

/// The actions for a cell.
pub(super) fn cell_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, lane: &LaneId, stage: &StageId) {
    let (Some(lane), Some(stage)) = (cx.map().lane(lane).cloned(), cx.map().stage(stage).cloned()) else { return };
    head_ui(ui, cx, Icon::CircleDashed, m("thing-cell"), &[]);
    fields::caption_ui(ui, m("thing-stage"));
    MapLabel::new(&stage.title).ui(ui, cx.fonts);
    fields::caption_ui(ui, m("thing-lane"));
    MapLabel::new(&lane.title).ui(ui, cx.fonts);
    if !lane.prompt.is_empty() {
        fields::caption_ui(ui, m("cell-prompt"));
        MapLabel::new(&lane.prompt).wrapped().ui(ui, cx.fonts);
    }
    ui.add_space(8.0);
    if lane.kind.holds_cards() {
        let action = Action::Map(MapAction::AddCard(lane.kind));
        if add_button(ui, action.label()) {
            cx.actions.push(action);
        }
    } else {
        ui.add(Label::caption(m("lane-derived")));
    }
}
