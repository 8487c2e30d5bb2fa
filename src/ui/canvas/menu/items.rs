//! The items that the context menus are made of.

use egui::Ui;

use crate::{
    edit::Command,
    ui::{
        action::{Action, MapAction},
        canvas::request::EditRequest,
        clipboard::{Clip, ClipRequest},
        i18n::{Message, m},
        keymap,
        widgets::MenuItem,
    },
};

/// The items Cut, Copy and Paste.
pub(super) fn clipboard_items(ui: &mut Ui, can_copy: bool, actions: &mut Vec<Action>) {
    for request in ClipRequest::ALL.into_iter().filter(|request| can_copy || *request == ClipRequest::Paste) {
        item(ui, Action::Clip(Clip::Ask(request)), actions);
    }
}

/// An item that asks for `action`, with its keys.
pub(super) fn item(ui: &mut Ui, action: Action, actions: &mut Vec<Action>) {
    let keys = keymap::first_key_of(&action);
    if ui.add(MenuItem::new(action.label()).keys(keys)).clicked() {
        actions.push(action);
        ui.close();
    }
}

/// An item that requests `command`.
pub(super) fn command_item(ui: &mut Ui, label: impl Into<String>, command: Command, actions: &mut Vec<Action>) {
    if ui.add(MenuItem::new(label)).clicked() {
        actions.push(Action::edit(command));
        ui.close();
    }
}

/// An item that asks to edit or add a text; it cannot be chosen where there is no `request`.
pub(super) fn request_item(ui: &mut Ui, label: Message, request: Option<EditRequest>) -> Option<EditRequest> {
    let keys =
        if label == m("action-rename") { keymap::first_key_of(&Action::Map(MapAction::Rename)) } else { String::new() };
    let is_chosen = ui.add(MenuItem::new(label).keys(keys).enabled(request.is_some())).clicked();
    if is_chosen {
        ui.close();
    }
    request.filter(|_| is_chosen)
}
