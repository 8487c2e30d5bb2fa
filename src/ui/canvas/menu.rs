//! The context menu: what can be done with the thing under the pointer.

use egui::{Response, Ui, ViewportCommand};

use super::{
    gesture::set_wanted,
    pointing::{Wish, add_card_to, title_of},
    room_menu,
    sight::Sight,
};
use crate::{
    edit::Command,
    layout::{Hit, TextTarget},
    model::{LaneId, LaneKind, StageId},
    ui::{
        action::{Action, ViewChange, lane_kind_message},
        i18n::{Message, m},
        insert::lane_title,
        keymap,
        widgets::{MenuItem, menu_column, menu_line, submenu},
    },
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
        ui.set_width(230.0);
        wish = menu_column(ui, |ui| match hit {
            Some(Hit::Card(_)) => card_menu_ui(ui, sight, hit, actions),
            Some(Hit::Stage(id)) => stage_menu_ui(ui, sight, id, actions),
            Some(Hit::Lane(id)) => lane_menu_ui(ui, sight, id, actions),
            Some(Hit::Cell { lane, stage }) => cell_menu_ui(ui, sight, lane, stage, actions),
            Some(Hit::Step(id)) => {
                let added = room_menu::step_ui(ui, sight, id, actions);
                renaming_ui(ui, hit, actions).or(added)
            }
            Some(Hit::Persona(_)) => {
                item(ui, Action::AddPersona, actions);
                renaming_ui(ui, hit, actions)
            }
            Some(Hit::Feeling(_)) => {
                item(ui, Action::Delete, actions);
                None
            }
            Some(Hit::Wanted(key)) => {
                if ui.add(MenuItem::new(m("context-clear-wanted"))).clicked() {
                    actions.extend(set_wanted(sight, key, None));
                    ui.close();
                }
                None
            }
            Some(Hit::Title | Hit::Scenario) => wish_item(ui, m("menu-edit"), hit.and_then(title_of).map(Wish::Edit)),
            None => ground_menu_ui(ui, sight, actions),
        });
    });
    wish
}

fn card_menu_ui(ui: &mut Ui, sight: &Sight<'_>, hit: Option<&Hit>, actions: &mut Vec<Action>) -> Option<Wish> {
    let Some(Hit::Card(id)) = hit else { return None };
    let place = sight.map().cards.get(id).map(|card| card.place.clone());
    let mut wish = None;
    if sight.selection().card_ids().count() <= 1 {
        wish = wish_item(ui, m("action-rename"), hit.and_then(title_of).map(Wish::Edit));
        wish =
            wish.or_else(|| wish_item(ui, m("context-edit-text"), Some(Wish::Edit(TextTarget::CardText(id.clone())))));
        let below = place.and_then(|place| add_card_to(sight, &place.lane, &place.stage));
        wish = wish.or_else(|| wish_item(ui, m("context-add-here"), below.map(Wish::AddNamed)));
        room_menu::card_ui(ui, sight, id, actions);
        menu_line(ui);
    }
    clipboard_item(ui, m("context-cut"), "Ctrl+X", ViewportCommand::RequestCut);
    clipboard_item(ui, m("context-copy"), "Ctrl+C", ViewportCommand::RequestCopy);
    clipboard_item(ui, m("context-paste"), "Ctrl+V", ViewportCommand::RequestPaste);
    item(ui, Action::Duplicate, actions);
    menu_line(ui);
    item(ui, Action::Delete, actions);
    wish
}

/// An item that asks the window system for the event that its key brings.
fn clipboard_item(ui: &mut Ui, label: Message, keys: &str, request: ViewportCommand) {
    if ui.add(MenuItem::new(label).keys(keys)).clicked() {
        ui.ctx().send_viewport_cmd(request);
        ui.close();
    }
}

fn stage_menu_ui(ui: &mut Ui, sight: &Sight<'_>, id: &StageId, actions: &mut Vec<Action>) -> Option<Wish> {
    let at = sight.map().stages.iter().position(|stage| stage.id == *id).unwrap_or(0);
    let mut wish = wish_item(ui, m("action-rename"), Some(Wish::Edit(TextTarget::StageTitle(id.clone()))));
    let line = Some(Wish::Edit(TextTarget::StageText(id.clone())));
    wish = wish.or_else(|| wish_item(ui, m("context-edit-line"), line));
    item(ui, Action::AddStep, actions);
    menu_line(ui);
    let add = |at: usize| Command::AddStage { at, title: String::new() };
    wish = wish.or_else(|| wish_item(ui, m("context-stage-before"), Some(Wish::AddNamed(add(at)))));
    wish = wish.or_else(|| wish_item(ui, m("context-stage-after"), Some(Wish::AddNamed(add(at + 1)))));
    command_item(ui, m("context-duplicate-stage"), Command::DuplicateStage(id.clone()), actions);
    menu_line(ui);
    room_menu::stage_ui(ui, sight, id, actions);
    menu_line(ui);
    item(ui, Action::Delete, actions);
    wish
}

fn lane_menu_ui(ui: &mut Ui, sight: &Sight<'_>, id: &LaneId, actions: &mut Vec<Action>) -> Option<Wish> {
    let at = sight.map().lanes.iter().position(|lane| lane.id == *id).unwrap_or(0);
    let wish = wish_item(ui, m("action-rename"), Some(Wish::Edit(TextTarget::LaneTitle(id.clone()))));
    menu_line(ui);
    lanes_menu_ui(ui, sight, m("context-lane-above"), at, actions);
    lanes_menu_ui(ui, sight, m("context-lane-below"), at + 1, actions);
    menu_line(ui);
    room_menu::lane_ui(ui, sight, id, actions);
    menu_line(ui);
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
    let wish = if holds_cards { wish_item(ui, m("action-add-card"), add) } else { None };
    if holds_cards {
        clipboard_item(ui, m("context-paste"), "Ctrl+V", ViewportCommand::RequestPaste);
        menu_line(ui);
    }
    let lane_at = sight.map().lanes.iter().position(|other| other.id == *lane).unwrap_or(0);
    let stage_at = sight.map().stages.iter().position(|other| other.id == *stage).unwrap_or(0);
    lanes_menu_ui(ui, sight, m("context-lane-below"), lane_at + 1, actions);
    let add = Command::AddStage { at: stage_at + 1, title: String::new() };
    wish.or_else(|| wish_item(ui, m("context-stage-after"), Some(Wish::AddNamed(add))))
}

fn ground_menu_ui(ui: &mut Ui, sight: &Sight<'_>, actions: &mut Vec<Action>) -> Option<Wish> {
    item(ui, Action::AddStage, actions);
    lanes_menu_ui(ui, sight, m("action-add-lane"), usize::MAX, actions);
    item(ui, Action::AddPersona, actions);
    room_menu::hidden_ui(ui, sight.map(), actions);
    menu_line(ui);
    item(ui, Action::View(ViewChange::Fit), actions);
    item(ui, Action::View(ViewChange::ZoomTo(1.0)), actions);
    None
}

fn renaming_ui(ui: &mut Ui, hit: Option<&Hit>, actions: &mut Vec<Action>) -> Option<Wish> {
    let wish = wish_item(ui, m("action-rename"), hit.and_then(title_of).map(Wish::Edit));
    menu_line(ui);
    item(ui, Action::Delete, actions);
    wish
}

/// A menu of all kinds of lanes; the chosen one is added as number `at`.
fn lanes_menu_ui(ui: &mut Ui, sight: &Sight<'_>, label: Message, at: usize, actions: &mut Vec<Action>) {
    submenu(ui, label, |ui| {
        for kind in LaneKind::ALL {
            // The lane itself is called so in the map's language, not the interface's.
            let title = lane_title(kind, sight.map().info.language).to_owned();
            command_item(ui, lane_kind_message(kind), Command::AddLane { at, kind, title }, actions);
        }
    });
}

fn item(ui: &mut Ui, action: Action, actions: &mut Vec<Action>) {
    let keys = keymap::first_key_of(&action);
    if ui.add(MenuItem::new(action.label()).keys(keys)).clicked() {
        actions.push(action);
        ui.close();
    }
}

/// An item that asks for `command`.
pub(super) fn command_item(ui: &mut Ui, label: impl Into<String>, command: Command, actions: &mut Vec<Action>) {
    if ui.add(MenuItem::new(label)).clicked() {
        actions.push(Action::edit(command));
        ui.close();
    }
}

fn wish_item(ui: &mut Ui, label: Message, wish: Option<Wish>) -> Option<Wish> {
    let is_chosen = ui.add(MenuItem::new(label).enabled(wish.is_some())).clicked();
    if is_chosen {
        ui.close();
    }
    wish.filter(|_| is_chosen)
}
