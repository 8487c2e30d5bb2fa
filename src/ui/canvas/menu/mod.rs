//! The context menu: the actions for the thing under the pointer, or for the selection.

pub(super) mod card_menu;
mod items;
pub(super) mod room_menu;

use egui::{Popup, RectAlign, Response, Ui};

use self::{
    card_menu::{card_menu_ui, feeling_menu_ui},
    items::{clipboard_items, command_item, item, request_item},
};
use super::{
    access::names::titled,
    feelings::set_wanted,
    frame::CanvasFrame,
    request::{EditRequest, add_card_to, title_of},
    space::egui_rect,
};
use crate::{
    edit::{Command, Selection},
    layout::{Hit, TextTarget, lane_icon},
    model::{LaneId, LaneKind, PersonaId, StageId},
    ui::{
        action::{Action, MapAction, ViewAction, ViewChange},
        i18n::{self, Message, m},
        keymap,
        widgets::{MenuItem, focus_first_item, menu_caption, menu_column, menu_line, submenu},
        words,
    },
};

/// The context menu of the canvas: its subject and its position.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Menu {
    /// The thing it was opened on; `None` for the ground.
    pub(super) hit: Option<Hit>,
    /// The position (screen), if it was opened without the pointer.
    place: Option<egui::Pos2>,
}

impl Menu {
    /// Sets the menu's subject to `hit`, at the pointer.
    pub(super) fn at_pointer(&mut self, hit: Option<Hit>) {
        *self = Self { hit, place: None };
    }

    /// Opens the menu next to `hit` and focuses its first item.
    pub(super) fn open_beside(&mut self, response: &Response, frame: &CanvasFrame<'_>, hit: Option<Hit>) {
        let seen = egui_rect(frame.view.viewport).shrink(8.0);
        let rect = hit.as_ref().and_then(|hit| frame.rect_of(hit));
        let rect = rect.map(|rect| egui_rect(frame.view.screen_rect_from_map(rect)));
        let place = rect.map_or(seen.center(), |rect| seen.clamp(rect.center()));
        *self = Self { hit, place: Some(place) };
        Popup::open_id(&response.ctx, Popup::default_response_id(response));
        focus_first_item(&response.ctx);
    }

    /// Shows the menu while it is open. `persona` is the persona whose feelings the keys set.
    pub(super) fn show(
        &mut self,
        response: &Response,
        frame: &CanvasFrame<'_>,
        persona: Option<&PersonaId>,
        actions: &mut Vec<Action>,
    ) -> Option<EditRequest> {
        let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        let mut popup = Popup::context_menu(response).align(align);
        if let Some(place) = self.place {
            popup = popup.at_position(place);
        }
        let mut request = None;
        let shown = popup.show(|ui| {
            ui.set_width(230.0);
            request = menu_column(ui, |ui| contents_ui(ui, frame, self.hit.as_ref(), persona, actions));
        });
        if shown.is_none() && self.place.take().is_some() {
            // Return the focus to the canvas.
            response.request_focus();
        }
        request
    }
}

fn contents_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    hit: Option<&Hit>,
    persona: Option<&PersonaId>,
    actions: &mut Vec<Action>,
) -> Option<EditRequest> {
    match hit {
        Some(Hit::Card(id)) => card_menu_ui(ui, frame, id, actions),
        Some(Hit::Stage(id)) => stage_menu_ui(ui, frame, id, actions),
        Some(Hit::Lane(id)) => lane_menu_ui(ui, frame, id, actions),
        Some(Hit::Cell { lane, stage }) => {
            let kind = frame.map().lane(lane).map(|lane| lane.kind);
            if kind == Some(LaneKind::EmotionCurve) {
                personas_ui(ui, frame, persona, actions);
                menu_line(ui);
            }
            cell_menu_ui(ui, frame, lane, stage, actions)
        }
        Some(Hit::Step(id)) => {
            let added = room_menu::step_ui(ui, frame, id, actions);
            renaming_ui(ui, hit, actions).or(added)
        }
        Some(Hit::Persona(id)) => persona_menu_ui(ui, frame, id, actions),
        Some(Hit::Feeling(key)) => {
            feeling_menu_ui(ui, frame, key, actions);
            None
        }
        Some(Hit::Wanted(key)) => {
            if ui.add(MenuItem::new(m("context-clear-wanted"))).clicked() {
                actions.extend(set_wanted(frame.map(), key, None));
                ui.close();
            }
            None
        }
        Some(Hit::Title | Hit::Scenario) => {
            request_item(ui, m("menu-edit"), hit.and_then(title_of).map(EditRequest::Text))
        }
        None => ground_menu_ui(ui, frame, actions),
    }
}

fn persona_menu_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    id: &PersonaId,
    actions: &mut Vec<Action>,
) -> Option<EditRequest> {
    let personas = &frame.map().personas;
    let at = personas.iter().position(|persona| persona.id == *id).unwrap_or(0);
    let hit = Hit::Persona(id.clone());
    let request = request_item(ui, m("action-rename"), title_of(&hit).map(EditRequest::Text));
    item(ui, Action::Map(MapAction::ChoosePortrait(id.clone())), actions);
    menu_line(ui);
    let moves = [
        (m("persona-move-earlier"), at.checked_sub(1)),
        (m("persona-move-later"), Some(at + 1).filter(|to| *to < personas.len())),
    ];
    for (label, to) in moves {
        if ui.add(MenuItem::new(label).enabled(to.is_some())).clicked() {
            actions.extend(to.map(|to| Action::edit(Command::MovePersona { id: id.clone(), to })));
            ui.close();
        }
    }
    item(ui, Action::Map(MapAction::AddPersona), actions);
    menu_line(ui);
    item(ui, Action::Map(MapAction::Delete), actions);
    request
}

/// The choice of the persona whose feelings keys and pointer set.
fn personas_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, chosen: Option<&PersonaId>, actions: &mut Vec<Action>) {
    menu_caption(ui, m("context-whose-curve"));
    for persona in &frame.map().personas {
        if ui.add(MenuItem::new(titled(&persona.name)).ticked(chosen == Some(&persona.id))).clicked() {
            actions.push(Action::Map(MapAction::Select(Selection::Persona(persona.id.clone()))));
            ui.close();
        }
    }
}

fn stage_menu_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, id: &StageId, actions: &mut Vec<Action>) -> Option<EditRequest> {
    let at = frame.map().stages.iter().position(|stage| stage.id == *id).unwrap_or(0);
    let mut request = request_item(ui, m("action-rename"), Some(EditRequest::Text(TextTarget::StageTitle(id.clone()))));
    let line = Some(EditRequest::Text(TextTarget::StageText(id.clone())));
    request = request.or_else(|| request_item(ui, m("context-edit-line"), line));
    item(ui, Action::Map(MapAction::AddStep), actions);
    menu_line(ui);
    let add = |at: usize| Command::AddStage { at, title: String::new() };
    request = request.or_else(|| request_item(ui, m("context-stage-before"), Some(EditRequest::AddNamed(add(at)))));
    request = request.or_else(|| request_item(ui, m("context-stage-after"), Some(EditRequest::AddNamed(add(at + 1)))));
    command_item(ui, m("context-duplicate-stage"), Command::DuplicateStage(id.clone()), actions);
    menu_line(ui);
    room_menu::stage_ui(ui, frame, id, actions);
    menu_line(ui);
    item(ui, Action::Map(MapAction::Delete), actions);
    request
}

fn lane_menu_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, id: &LaneId, actions: &mut Vec<Action>) -> Option<EditRequest> {
    let at = frame.map().lanes.iter().position(|lane| lane.id == *id).unwrap_or(0);
    let request = request_item(ui, m("action-rename"), Some(EditRequest::Text(TextTarget::LaneTitle(id.clone()))));
    menu_line(ui);
    choose_lane_item(ui, m("context-lane-above"), at, actions);
    choose_lane_item(ui, m("context-lane-below"), at + 1, actions);
    menu_line(ui);
    room_menu::lane_ui(ui, frame, id, actions);
    menu_line(ui);
    item(ui, Action::Map(MapAction::Delete), actions);
    request
}

fn cell_menu_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    lane: &LaneId,
    stage: &StageId,
    actions: &mut Vec<Action>,
) -> Option<EditRequest> {
    let add = add_card_to(frame, lane, stage).map(EditRequest::AddNamed);
    let holds_cards = add.is_some();
    let request = if holds_cards { request_item(ui, m("action-add-card"), add) } else { None };
    cards_ui(ui, actions);
    menu_line(ui);
    if holds_cards {
        let has_cards = frame.map().cards.in_cell(lane, stage).next().is_some();
        clipboard_items(ui, has_cards, actions);
        menu_line(ui);
    }
    let lane_at = frame.map().lanes.iter().position(|other| other.id == *lane).unwrap_or(0);
    let stage_at = frame.map().stages.iter().position(|other| other.id == *stage).unwrap_or(0);
    choose_lane_item(ui, m("context-lane-below"), lane_at + 1, actions);
    let add = Command::AddStage { at: stage_at + 1, title: String::new() };
    request.or_else(|| request_item(ui, m("context-stage-after"), Some(EditRequest::AddNamed(add))))
}

/// A submenu of all kinds of cards; the chosen one is added at the selected stage.
fn cards_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    submenu(ui, m("context-add-other"), |ui| {
        for kind in LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards()) {
            let action = Action::Map(MapAction::AddCard(kind));
            let keys = keymap::first_key_of(&action);
            if ui.add(MenuItem::new(words::card(kind)).keys(keys).icon(lane_icon(kind))).clicked() {
                actions.push(action);
                ui.close();
            }
        }
    });
}

fn ground_menu_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) -> Option<EditRequest> {
    item(ui, Action::Map(MapAction::AddStage), actions);
    item(ui, Action::Map(MapAction::ChooseLane(Some(usize::MAX))), actions);
    item(ui, Action::Map(MapAction::AddPersona), actions);
    room_menu::hidden_ui(ui, frame.map(), actions);
    menu_line(ui);
    item(ui, Action::View(ViewAction::Change(ViewChange::Fit)), actions);
    item(ui, Action::View(ViewAction::Change(ViewChange::ZoomTo(1.0))), actions);
    None
}

fn renaming_ui(ui: &mut Ui, hit: Option<&Hit>, actions: &mut Vec<Action>) -> Option<EditRequest> {
    let request = request_item(ui, m("action-rename"), hit.and_then(title_of).map(EditRequest::Text));
    menu_line(ui);
    item(ui, Action::Map(MapAction::Delete), actions);
    request
}

/// An item that opens the gallery of lane kinds for a new lane with index `at`.
fn choose_lane_item(ui: &mut Ui, label: Message, at: usize, actions: &mut Vec<Action>) {
    if ui.add(MenuItem::new(label)).clicked() {
        actions.push(Action::Map(MapAction::ChooseLane(Some(at))));
        ui.close();
    }
}
