//! The context menu of a text field, opened by the secondary button, the Menu key or Shift+F10.

use egui::{
    Context, Event, Id, Key, KeyboardShortcut, Modifiers, Popup, PopupCloseBehavior, Pos2, RectAlign, Response,
    ViewportCommand,
};

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
pub(super) struct FieldState {
    /// Whether some of the text is selected.
    pub(super) has_selection: bool,
    /// Whether all of the text is selected, or there is none.
    pub(super) is_all_selected: bool,
    /// Whether the direction of the text can be reversed; that of paths and figures is fixed.
    pub(super) can_turn: bool,
}

/// The open menu: its field, its place, and the pass that showed it last.
///
/// It is not one of egui's popups, of which only one can be open, because a field can itself be in a popup.
#[derive(Clone, Copy)]
struct OpenFieldMenu {
    field: Id,
    place: Pos2,
    pass: u64,
}

/// Shows the menu of the field with this response while it is open; `caret` is where the keyboard opens it. Returns the
/// edit that was chosen; copying and pasting reach the field as events, once it has the focus again.
pub(super) fn field_menu_ui(response: &Response, state: FieldState, caret: Pos2) -> Option<EditorOp> {
    let ctx = &response.ctx;
    let by_key = response.has_focus() && take_menu_key(response);
    let by_pointer = response.secondary_clicked().then(|| response.interact_pointer_pos()).flatten();
    if let Some(place) = by_pointer.or(by_key.then_some(caret)) {
        keep(ctx, Some(OpenFieldMenu { field: response.id, place, pass: 0 }));
        // The keys are for the menu now, not for the field.
        focus_first_item(ctx);
    }
    let menu = open_menu(ctx).filter(|menu| menu.field == response.id)?;
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let mut is_open = true;
    let popup = Popup::menu(response).id(popup_id(response.id)).open_bool(&mut is_open).at_position(menu.place);
    let shown = popup.accessible_name(m("field-menu")).align(align).show(|ui| {
        ui.set_width(250.0);
        menu_column(ui, |ui| items_ui(ui, state))
    });
    let chosen = shown.and_then(|shown| shown.inner);
    is_open &= chosen.is_none();
    keep(ctx, is_open.then_some(menu));
    let is_closed_by_key = !is_open && take_key(ctx, Modifiers::NONE, Key::Escape);
    if chosen.is_some() {
        take_choosing_keys(ctx);
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

/// Takes Enter and Space, of which egui makes clicks on an item without removing them from the input, and the text that
/// they type. The field has the focus again in the same pass, and they are not meant for it.
fn take_choosing_keys(ctx: &Context) {
    ctx.input_mut(|input| {
        let mut is_after_key = false;
        input.events.retain(|event| {
            let is_key = matches!(event, Event::Key { key: Key::Enter | Key::Space, pressed: true, .. });
            let is_its_text = is_after_key && matches!(event, Event::Text(_));
            is_after_key = is_key;
            !is_key && !is_its_text
        });
    });
}

fn menu_id() -> Id {
    Id::unique("open menu of a field")
}

/// The open menu. A menu whose field is no longer shown is not open.
fn open_menu(ctx: &Context) -> Option<OpenFieldMenu> {
    let pass = ctx.cumulative_pass_nr();
    ctx.data(|data| data.get_temp::<OpenFieldMenu>(menu_id())).filter(|menu| menu.pass + 2 >= pass)
}

/// Records `menu` as shown in this pass, or that none is open.
fn keep(ctx: &Context, menu: Option<OpenFieldMenu>) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        data.remove::<OpenFieldMenu>(menu_id());
        if let Some(menu) = menu {
            data.insert_temp(menu_id(), OpenFieldMenu { pass, ..menu });
        }
    });
}

/// Whether the menu of the field `field` is open.
#[must_use]
pub fn has_field_menu(ctx: &Context, field: Id) -> bool {
    open_menu(ctx).is_some_and(|menu| menu.field == field)
}

/// Whether the menu of any field is open, so that keys belong to it.
#[must_use]
pub fn has_any_field_menu(ctx: &Context) -> bool {
    open_menu(ctx).is_some()
}

/// Closes a popup that has fields at a click outside it, but not at a click in the menu of a field.
#[must_use]
pub fn close_outside_fields(ctx: &Context) -> PopupCloseBehavior {
    if has_any_field_menu(ctx) { PopupCloseBehavior::IgnoreClicks } else { PopupCloseBehavior::CloseOnClickOutside }
}

/// The layer of the menu of the field `field`.
#[must_use]
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
