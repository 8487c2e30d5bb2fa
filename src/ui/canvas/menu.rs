//! The context menu: what can be done with the thing under the pointer.

use egui::{Response, Ui, ViewportCommand};

use super::{
    pointing::{Wish, add_card_to, title_of},
    sight::Sight,
};
use crate::{
    edit::Command,
    layout::{Hit, TextTarget},
    model::{LaneId, LaneKind, StageId},
    ui::action::{Action, ViewChange, lane_kind_label, spelled},
};

/// Shows the menu while it is open. `hit` is what it was opened on.
pub(super) fn show(
    response: &Response,
    sight: &Sight<'_>,
    hit: Option<&Hit>,
    actions: &mut Vec<Action>,
) -> Option<Wish> {
    let mut wish = None;
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        wish = match hit {
            Some(Hit::Card(_)) => card_menu_ui(ui, sight, hit, actions),
            Some(Hit::Stage(id)) => stage_menu_ui(ui, sight, id, actions),
            Some(Hit::Lane(id)) => lane_menu_ui(ui, sight, id, actions),
            Some(Hit::Cell { lane, stage }) => cell_menu_ui(ui, sight, lane, stage, actions),
            Some(Hit::Step(_)) => {
                item(ui, Action::AddStep, actions);
                renaming_ui(ui, hit, actions)
            }
            Some(Hit::Persona(_)) => {
                item(ui, Action::AddPersona, actions);
                renaming_ui(ui, hit, actions)
            }
            Some(Hit::Feeling(_)) => {
                item(ui, Action::Delete, actions);
                None
            }
            Some(Hit::Title | Hit::Scenario) => wish_item(ui, "Edit", hit.and_then(title_of).map(Wish::Edit)),
            None => ground_menu_ui(ui, actions),
        };
    });
    wish
}

fn card_menu_ui(ui: &mut Ui, sight: &Sight<'_>, hit: Option<&Hit>, actions: &mut Vec<Action>) -> Option<Wish> {
    let Some(Hit::Card(id)) = hit else { return None };
    let place = sight.map().cards.get(id).map(|card| card.place.clone());
    let mut wish = None;
    if sight.selection().card_ids().count() <= 1 {
        wish = wish_item(ui, "Rename", hit.and_then(title_of).map(Wish::Edit));
        wish = wish.or_else(|| wish_item(ui, "Edit text", Some(Wish::Edit(TextTarget::CardText(id.clone())))));
        let below = place.and_then(|place| add_card_to(sight, &place.lane, &place.stage));
        wish = wish.or_else(|| wish_item(ui, "Add card here", below.map(Wish::AddNamed)));
        ui.separator();
    }
    clipboard_item(ui, "Cut", "Ctrl+X", ViewportCommand::RequestCut);
    clipboard_item(ui, "Copy", "Ctrl+C", ViewportCommand::RequestCopy);
    clipboard_item(ui, "Paste", "Ctrl+V", ViewportCommand::RequestPaste);
    item(ui, Action::Duplicate, actions);
    ui.separator();
    item(ui, Action::Delete, actions);
    wish
}

/// An item that asks the window system for the event that its key brings.
fn clipboard_item(ui: &mut Ui, label: &str, keys: &str, request: ViewportCommand) {
    if ui.add(egui::Button::new(label).shortcut_text(keys)).clicked() {
        ui.ctx().send_viewport_cmd(request);
        ui.close();
    }
}

fn stage_menu_ui(ui: &mut Ui, sight: &Sight<'_>, id: &StageId, actions: &mut Vec<Action>) -> Option<Wish> {
    let at = sight.map().stages.iter().position(|stage| stage.id == *id).unwrap_or(0);
    let mut wish = wish_item(ui, "Rename", Some(Wish::Edit(TextTarget::StageTitle(id.clone()))));
    let line = Some(Wish::Edit(TextTarget::StageText(id.clone())));
    wish = wish.or_else(|| wish_item(ui, "Edit the line below", line));
    item(ui, Action::AddStep, actions);
    ui.separator();
    let add = |at: usize| Command::AddStage { at, title: String::new() };
    wish = wish.or_else(|| wish_item(ui, "Add stage before", Some(Wish::AddNamed(add(at)))));
    wish = wish.or_else(|| wish_item(ui, "Add stage after", Some(Wish::AddNamed(add(at + 1)))));
    command_item(ui, "Duplicate stage", Command::DuplicateStage(id.clone()), actions);
    ui.separator();
    item(ui, Action::Delete, actions);
    wish
}

fn lane_menu_ui(ui: &mut Ui, sight: &Sight<'_>, id: &LaneId, actions: &mut Vec<Action>) -> Option<Wish> {
    let at = sight.map().lanes.iter().position(|lane| lane.id == *id).unwrap_or(0);
    let wish = wish_item(ui, "Rename", Some(Wish::Edit(TextTarget::LaneTitle(id.clone()))));
    ui.separator();
    lanes_menu_ui(ui, "Add lane above", at, actions);
    lanes_menu_ui(ui, "Add lane below", at + 1, actions);
    ui.separator();
    item(ui, Action::Delete, actions);
    wish
}

fn cell_menu_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    lane: &LaneId,
    stage: &StageId,
    actions: &mut Vec<Action>,
) -> Option<Wish> {
    let add = add_card_to(sight, lane, stage).map(Wish::AddNamed);
    let holds_cards = add.is_some();
    let wish = if holds_cards { wish_item(ui, "Add card", add) } else { None };
    if holds_cards {
        clipboard_item(ui, "Paste", "Ctrl+V", ViewportCommand::RequestPaste);
        ui.separator();
    }
    let lane_at = sight.map().lanes.iter().position(|other| other.id == *lane).unwrap_or(0);
    let stage_at = sight.map().stages.iter().position(|other| other.id == *stage).unwrap_or(0);
    lanes_menu_ui(ui, "Add lane below", lane_at + 1, actions);
    let add = Command::AddStage { at: stage_at + 1, title: String::new() };
    wish.or_else(|| wish_item(ui, "Add stage after", Some(Wish::AddNamed(add))))
}

fn ground_menu_ui(ui: &mut Ui, actions: &mut Vec<Action>) -> Option<Wish> {
    item(ui, Action::AddStage, actions);
    lanes_menu_ui(ui, "Add lane", usize::MAX, actions);
    item(ui, Action::AddPersona, actions);
    ui.separator();
    item(ui, Action::View(ViewChange::Fit), actions);
    item(ui, Action::View(ViewChange::ZoomTo(1.0)), actions);
    None
}

fn renaming_ui(ui: &mut Ui, hit: Option<&Hit>, actions: &mut Vec<Action>) -> Option<Wish> {
    let wish = wish_item(ui, "Rename", hit.and_then(title_of).map(Wish::Edit));
    ui.separator();
    item(ui, Action::Delete, actions);
    wish
}

/// A menu of all kinds of lanes; the chosen one is added as number `at`.
fn lanes_menu_ui(ui: &mut Ui, label: &str, at: usize, actions: &mut Vec<Action>) {
    ui.menu_button(label, |ui| {
        for kind in LaneKind::ALL {
            let title = lane_kind_label(kind);
            command_item(ui, title, Command::AddLane { at, kind, title: title.into() }, actions);
        }
    });
}

fn item(ui: &mut Ui, action: Action, actions: &mut Vec<Action>) {
    let keys = action.shortcuts().first().map(|keys| spelled(*keys)).unwrap_or_default();
    if ui.add(egui::Button::new(action.label()).shortcut_text(keys)).clicked() {
        actions.push(action);
        ui.close();
    }
}

fn command_item(ui: &mut Ui, label: &str, command: Command, actions: &mut Vec<Action>) {
    if ui.button(label).clicked() {
        actions.push(Action::edit(command));
        ui.close();
    }
}

fn wish_item(ui: &mut Ui, label: &str, wish: Option<Wish>) -> Option<Wish> {
    let is_chosen = ui.add_enabled(wish.is_some(), egui::Button::new(label)).clicked();
    if is_chosen {
        ui.close();
    }
    wish.filter(|_| is_chosen)
}
