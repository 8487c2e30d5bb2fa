//! The context menu of a text field, opened by the secondary button, the Menu key or Shift+F10.

use egui::{Id, Key, KeyboardShortcut, Modifiers, Popup, Pos2, RectAlign, Response, ViewportCommand};

use super::{MenuItem, focus_first_item, menu_column, menu_line};
use crate::{
    text::EditorOp,
    ui::{
        action::keys::take_key,
        i18n::{self, m},
    },
};

/// What can be done with the text of a field.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent fact about the text")]
pub(super) struct FieldState {
    /// Whether some of the text is selected.
    pub(super) has_selection: bool,
    /// Whether all of the text is selected, or there is none.
    pub(super) is_all_selected: bool,
    /// Whether the direction of the text can be reversed; that of paths and figures is fixed.
    pub(super) can_turn: bool,
}

/// Shows the menu of the field with this response while it is open; `caret` is where the keyboard opens it. Returns the
/// edit that was chosen; copying and pasting reach the field as events, once it has the focus again.
pub(super) fn field_menu_ui(response: &Response, state: FieldState, caret: Pos2) -> Option<EditorOp> {
    let ctx = &response.ctx;
    let place_id = response.id.with("place of the menu");
    if response.has_focus() && take_menu_key(response) {
        ctx.data_mut(|data| data.insert_temp(place_id, caret));
        Popup::open_id(ctx, popup_id(response.id));
        focus_first_item(ctx);
    } else if response.secondary_clicked() {
        ctx.data_mut(|data| data.remove::<Pos2>(place_id));
        // The keys are for the menu now, not for the field.
        focus_first_item(ctx);
    }
    let was_open = has_field_menu(ctx, response.id);
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let mut popup = Popup::context_menu(response).accessible_name(m("field-menu")).align(align);
    if let Some(place) = ctx.data(|data| data.get_temp::<Pos2>(place_id)) {
        popup = popup.at_position(place);
    }
    let chosen = popup.show(|ui| {
        ui.set_width(250.0);
        menu_column(ui, |ui| items_ui(ui, state))
    });
    let chosen = chosen.and_then(|shown| shown.inner);
    let is_closed_by_key = was_open && !has_field_menu(ctx, response.id) && take_key(ctx, Modifiers::NONE, Key::Escape);
    if chosen.is_some() {
        Popup::close_all(ctx);
    }
    if chosen.is_some() || is_closed_by_key {
        response.request_focus();
    }
    match chosen? {
        FieldChoice::Edit(op) => Some(op),
        FieldChoice::Ask(command) => {
            ctx.send_viewport_cmd(command);
            None
        }
    }
}

/// Whether the menu of the field `field` is open.
pub fn has_field_menu(ctx: &egui::Context, field: Id) -> bool {
    Popup::is_id_open(ctx, popup_id(field))
}

/// The layer of the menu of the field `field`.
pub fn field_menu_layer(field: Id) -> egui::LayerId {
    egui::LayerId::new(egui::Order::Foreground, popup_id(field))
}

fn popup_id(field: Id) -> Id {
    field.with("popup")
}

/// The effect of an item.
enum FieldChoice {
    Edit(EditorOp),
    /// Ask the window system for the clipboard.
    Ask(ViewportCommand),
}

fn items_ui(ui: &mut egui::Ui, state: FieldState) -> Option<FieldChoice> {
    let mut chosen = None;
    let item = |ui: &mut egui::Ui, words: i18n::Message, keys: (Modifiers, Key), is_enabled: bool| {
        let keys = ui.ctx().format_shortcut(&KeyboardShortcut::new(keys.0, keys.1));
        ui.add(MenuItem::new(words).keys(keys).enabled(is_enabled)).clicked()
    };
    let ctrl = Modifiers::COMMAND;
    for (words, key, command, is_enabled) in [
        (m("field-cut"), Key::X, ViewportCommand::RequestCut, state.has_selection),
        (m("field-copy"), Key::C, ViewportCommand::RequestCopy, state.has_selection),
        (m("gesture-paste"), Key::V, ViewportCommand::RequestPaste, true),
    ] {
        if item(ui, words, (ctrl, key), is_enabled) {
            chosen = Some(FieldChoice::Ask(command));
        }
    }
    menu_line(ui);
    for (words, keys, op, is_enabled) in [
        (m("field-select-all"), (ctrl, Key::A), EditorOp::SelectAll, !state.is_all_selected),
        (m("does-turn-direction"), (ctrl | Modifiers::SHIFT, Key::X), EditorOp::TurnDirection, state.can_turn),
    ] {
        if item(ui, words, keys, is_enabled) {
            chosen = Some(FieldChoice::Edit(op));
        }
    }
    chosen
}

/// Takes the keys that open a context menu.
fn take_menu_key(response: &Response) -> bool {
    take_key(&response.ctx, Modifiers::NONE, Key::Menu) || take_key(&response.ctx, Modifiers::SHIFT, Key::F10)
}
