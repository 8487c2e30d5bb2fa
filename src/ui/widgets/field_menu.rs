//! The context menu of a text field.

use egui::{Key, KeyboardShortcut, Modifiers, Popup, RectAlign, Response, ViewportCommand};

use super::{MenuItem, menu_column, menu_line};
use crate::{
    text::EditorOp,
    ui::i18n::{self, m},
};

/// Shows the menu of the field with this response while it is open. Returns the edit that was chosen; copying and pasting
/// reach the field as events, once it has the focus again.
pub(super) fn field_menu_ui(response: &Response, has_selection: bool) -> Option<EditorOp> {
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let (mut op, mut is_chosen) = (None, false);
    Popup::context_menu(response).align(align).show(|ui| {
        ui.set_width(250.0);
        menu_column(ui, |ui| {
            let keys = |modifiers, key| response.ctx.format_shortcut(&KeyboardShortcut::new(modifiers, key));
            for (words, key, command, is_enabled) in [
                (m("field-cut"), Key::X, ViewportCommand::RequestCut, has_selection),
                (m("field-copy"), Key::C, ViewportCommand::RequestCopy, has_selection),
                (m("gesture-paste"), Key::V, ViewportCommand::RequestPaste, true),
            ] {
                let item = MenuItem::new(words).keys(keys(Modifiers::COMMAND, key));
                if ui.add(item.enabled(is_enabled)).clicked() {
                    ui.ctx().send_viewport_cmd(command);
                    is_chosen = true;
                }
            }
            menu_line(ui);
            let turning = Modifiers::COMMAND | Modifiers::SHIFT;
            for (words, keys, edit) in [
                (m("field-select-all"), keys(Modifiers::COMMAND, Key::A), EditorOp::SelectAll),
                (m("does-turn-direction"), keys(turning, Key::X), EditorOp::TurnDirection),
            ] {
                if ui.add(MenuItem::new(words).keys(keys)).clicked() {
                    op = Some(edit);
                    is_chosen = true;
                }
            }
        });
    });
    if is_chosen {
        Popup::close_all(&response.ctx);
        response.request_focus();
    }
    op
}
