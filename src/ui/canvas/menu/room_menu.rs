//! Context menus for the visibility of stages, lanes and cards, for hidden things, and for steps.

use egui::Ui;

use super::items::command_item;
use crate::{
    edit::{Command, LaneField, Selection, StageField},
    layout::Hit,
    model::{CardId, LaneId, Map, Span, StageId, StepId, Visibility},
    ui::{
        action::{Action, MapAction},
        canvas::{frame::CanvasFrame, request::EditRequest},
        i18n::{Message, m},
        widgets::{MenuItem, menu_line, submenu},
    },
};

/// The visibility of the stage or lane `hit`, and the command that changes it to `wanted`.
pub(in crate::ui::canvas) fn showing(map: &Map, hit: &Hit, wanted: Visibility) -> Option<(Visibility, Command)> {
    match hit {
        Hit::Stage(id) => Some((
            map.stage(id)?.visibility,
            Command::SetStage { id: id.clone(), field: StageField::Visibility(wanted) },
        )),
        Hit::Lane(id) => {
            Some((map.lane(id)?.visibility, Command::SetLane { id: id.clone(), field: LaneField::Visibility(wanted) }))
        }
        Hit::Title
        | Hit::Scenario
        | Hit::Persona(_)
        | Hit::Step(_)
        | Hit::Feeling(_)
        | Hit::Wanted(_)
        | Hit::Card(_)
        | Hit::Cell { .. } => None,
    }
}

/// The visibility of a stage, and its cards.
pub(in crate::ui::canvas) fn stage_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, id: &StageId, actions: &mut Vec<Action>) {
    let Some(stage) = frame.map().stage(id) else { return };
    let show = |visibility| Command::SetStage { id: id.clone(), field: StageField::Visibility(visibility) };
    shown_ui(ui, stage.visibility, show, actions);
    if stage.width.is_some() {
        command_item(
            ui,
            m("room-automatic-width"),
            Command::SetStage { id: id.clone(), field: StageField::Width(None) },
            actions,
        );
    }
    hidden_ui(ui, frame.map(), actions);
    select_ui(ui, cards_of_stage(frame.map(), id), actions);
}

/// The visibility of a lane, and its cards.
pub(in crate::ui::canvas) fn lane_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, id: &LaneId, actions: &mut Vec<Action>) {
    let Some(lane) = frame.map().lane(id) else { return };
    let show = |visibility| Command::SetLane { id: id.clone(), field: LaneField::Visibility(visibility) };
    shown_ui(ui, lane.visibility, show, actions);
    if lane.height.is_some() {
        command_item(
            ui,
            m("room-automatic-height"),
            Command::SetLane { id: id.clone(), field: LaneField::Height(None) },
            actions,
        );
    }
    hidden_ui(ui, frame.map(), actions);
    select_ui(ui, cards_of_lane(frame.map(), id), actions);
}

/// The span of a card.
pub(in crate::ui::canvas) fn card_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, id: &CardId, actions: &mut Vec<Action>) {
    let stretch = |by| stretched(frame.map(), id, by).map(|span| Command::StretchCard { id: id.clone(), span });
    for (label, command) in [(m("context-stretch"), stretch(1)), (m("context-shrink"), stretch(-1))] {
        if let Some(command) = command {
            command_item(ui, label, command, actions);
        }
    }
}

/// The actions for a step other than renaming and deleting it.
pub(in crate::ui::canvas) fn step_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    id: &StepId,
    actions: &mut Vec<Action>,
) -> Option<EditRequest> {
    let (stage, _) = frame.map().step(id)?;
    let at = stage.steps.iter().position(|step| step.id == *id)?;
    let mut request = None;
    for (label, at) in [(m("context-step-before"), at), (m("context-step-after"), at + 1)] {
        if ui.add(MenuItem::new(label)).clicked() {
            request =
                Some(EditRequest::AddNamed(Command::AddStep { stage: stage.id.clone(), at, title: String::new() }));
            ui.close();
        }
    }
    if let Some(next) = stage.steps.get(at + 1) {
        let merge = Command::MergeSteps { id: next.id.clone(), into: id.clone() };
        command_item(ui, m("context-merge-steps"), merge, actions);
    }
    menu_line(ui);
    request
}

/// A submenu of everything hidden; choosing a thing shows it. Nothing if nothing is hidden.
pub(in crate::ui::canvas) fn hidden_ui(ui: &mut Ui, map: &Map, actions: &mut Vec<Action>) {
    let hidden = hidden(map);
    if hidden.is_empty() {
        return;
    }
    submenu(ui, m("context-show-hidden"), |ui| {
        for (title, command) in hidden {
            command_item(ui, title, command, actions);
        }
    });
}

/// Every hidden stage and lane by title, with the command that shows it.
#[must_use]
pub fn hidden(map: &Map) -> Vec<(String, Command)> {
    let named = |message: Message, title: &str| {
        let title = if title.trim().is_empty() { m("untitled").text() } else { title.to_owned() };
        message.with(&[("name", title.into())])
    };
    let (is_hidden, visibility) = (|visibility| visibility == Visibility::Hidden, Visibility::Open);
    let stages = map.stages.iter().filter(|stage| is_hidden(stage.visibility)).map(|stage| {
        (
            named(m("hidden-stage"), &stage.title),
            Command::SetStage { id: stage.id.clone(), field: StageField::Visibility(visibility) },
        )
    });
    let lanes = map.lanes.iter().filter(|lane| is_hidden(lane.visibility)).map(|lane| {
        (
            named(m("hidden-lane"), &lane.title),
            Command::SetLane { id: lane.id.clone(), field: LaneField::Visibility(visibility) },
        )
    });
    stages.chain(lanes).collect()
}

/// The cards of a stage, except those in hidden lanes.
#[must_use]
pub fn cards_of_stage(map: &Map, id: &StageId) -> Selection {
    let cards = map.cards.values().filter(|card| card.place.stage == *id && map.is_shown(&card.place));
    Selection::cards(cards.map(|card| card.id.clone()))
}

/// The cards of a lane, except those at hidden stages.
#[must_use]
pub fn cards_of_lane(map: &Map, id: &LaneId) -> Selection {
    let cards = map.cards.in_lane(id).filter(|card| map.is_shown(&card.place));
    Selection::cards(cards.map(|card| card.id.clone()))
}

/// The span of the card if it covered `by` more visible stages; `None` if there are none to add or remove. Hidden
/// stages are skipped, because the user would see no difference.
pub(in crate::ui) fn stretched(map: &Map, id: &CardId, by: i8) -> Option<Span> {
    let covered = map.covered_stages(map.card(id)?);
    let is_seen = |at: &usize| map.stages.get(*at).is_some_and(|stage| stage.visibility != Visibility::Hidden);
    let last = if by > 0 {
        (covered.end..map.stages.len()).find(is_seen)?
    } else {
        (covered.start..covered.end.checked_sub(1)?).rev().find(is_seen)?
    };
    Some(Span::clamped(last - covered.start + 1))
}

/// The actions that hide something with `command`. The selection is cleared, because a key could delete an invisible
/// thing.
pub(in crate::ui) fn hiding(command: Command) -> [Action; 2] {
    [Action::edit(command), Action::Map(MapAction::Select(Selection::Nothing))]
}

fn shown_ui(ui: &mut Ui, now: Visibility, show: impl Fn(Visibility) -> Command, actions: &mut Vec<Action>) {
    let (label, next) = match now {
        Visibility::Open => (m("context-collapse"), Visibility::Collapsed),
        Visibility::Collapsed | Visibility::Hidden => (m("context-expand"), Visibility::Open),
    };
    command_item(ui, label, show(next), actions);
    if now != Visibility::Hidden && ui.add(MenuItem::new(m("context-hide"))).clicked() {
        actions.extend(hiding(show(Visibility::Hidden)));
        ui.close();
    }
}

fn select_ui(ui: &mut Ui, cards: Selection, actions: &mut Vec<Action>) {
    if !cards.is_empty() && ui.add(MenuItem::new(m("context-select-cards"))).clicked() {
        actions.push(Action::Map(MapAction::Select(cards)));
        ui.close();
    }
}
