//! The row of menus: opened by pointer, by F10 or by Alt and a letter; arrows go on from menu to menu.
//!
//! Each menu has a letter in the language of the interface, and a Latin one that works in every language. While Alt is
//! held, the letters are shown.

use egui::{
    Context, Event, FocusDirection, Id, Key, LayerId, Modifiers, Order, Popup, RectAlign, Response, ScrollArea, Stroke,
    StrokeKind, Ui, vec2,
};

use super::{PanelContext, menu};
use crate::ui::{
    action::keys::WalkKey,
    focus::take_walk_key,
    i18n::{self, Message, m},
    style::{Tokens, tight},
    widgets::{Button, focus_first_item, is_at_submenu, menu_column, scroll, set_words},
};

/// A menu of the row.
struct BarMenu {
    name: Message,
    /// The letter that opens it with Alt, in the language of the interface.
    letter: Message,
    /// The Latin letter that opens it with Alt, on every keyboard.
    key: Key,
    contents: fn(&mut Ui, &mut PanelContext<'_>),
}

const MENUS: [BarMenu; 5] = [
    BarMenu { name: m("menu-file"), letter: m("menu-letter-file"), key: Key::F, contents: menu::file_ui },
    BarMenu { name: m("menu-edit"), letter: m("menu-letter-edit"), key: Key::E, contents: menu::edit_ui },
    BarMenu { name: m("menu-view"), letter: m("menu-letter-view"), key: Key::V, contents: menu::view_ui },
    BarMenu { name: m("menu-insert"), letter: m("menu-letter-insert"), key: Key::I, contents: menu::insert_ui },
    BarMenu { name: m("menu-help"), letter: m("menu-letter-help"), key: Key::H, contents: menu::help_ui },
];

/// The height that a menu leaves free below its name, for its frame and margins, in points.
const BELOW: f32 = 28.0;

/// The index of the menu to open in this frame, in egui's data.
fn asked_id() -> Id {
    Id::unique("menu to open")
}

/// Takes the keys that open a menu, before anything else of the window sees them.
pub fn take_menu_keys(ctx: &Context) {
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let asked = if take_walk_key(ctx, WalkKey::Menus) {
        if Popup::is_any_open(ctx) {
            Popup::close_all(ctx);
            return;
        }
        Some(0)
    } else {
        take_letter(ctx)
    };
    if let Some(asked) = asked {
        ctx.data_mut(|data| data.insert_temp::<usize>(asked_id(), asked));
    }
}

/// Takes a press of Alt with the letter of a menu; returns the index of the menu.
fn take_letter(ctx: &Context) -> Option<usize> {
    // On a Mac, Option types characters.
    if ctx.os() == egui::os::OperatingSystem::Mac {
        return None;
    }
    let (pressed, typed) = ctx.input(|input| {
        let pressed = input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.matches_exact(Modifiers::ALT) => Some(*key),
            _ => None,
        });
        // The text of a key press comes in the same frame.
        let typed = input.events.iter().find_map(|event| match event {
            Event::Text(text) => Some(text.to_uppercase()),
            _ => None,
        });
        (pressed, typed)
    });
    let pressed = pressed?;
    let of_letter = typed.and_then(|typed| MENUS.iter().position(|menu| menu.letter.text() == typed));
    let at = of_letter.or_else(|| MENUS.iter().position(|menu| menu.key == pressed))?;
    ctx.input_mut(|input| {
        input.events.retain(|event| !matches!(event, Event::Text(_) | Event::Key { pressed: true, .. }));
    });
    Some(at)
}

/// Shows the menus in a row.
pub(super) fn menus_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    let buttons = MENUS.map(|menu| ui.add(Button::text(menu.name).min_size(vec2(0.0, 30.0))));
    let open = buttons.iter().position(|button| Popup::is_id_open(ui.ctx(), popup_id(button)));
    let asked = ui.data_mut(|data| data.remove_temp::<usize>(asked_id()));
    let by_key = asked.or_else(|| neighbour_by_arrow(ui, &buttons, open?));
    // While a menu is open, hovering another one opens it.
    let by_pointer = open.and_then(|at| buttons.iter().enumerate().position(|(other, it)| other != at && it.hovered()));
    if let Some(button) = by_key.or(by_pointer).and_then(|at| buttons.get(at)) {
        Popup::open_id(ui.ctx(), popup_id(button));
    }
    if by_key.is_some() {
        focus_first_item(ui.ctx());
    } else if let Some(button) = open.and_then(|at| buttons.get(at)) {
        enter_by_arrow(ui, button);
    }
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    for (menu, button) in MENUS.iter().zip(&buttons) {
        Popup::menu(button).accessible_name(menu.name).align(align).gap(6.0).show(|ui| {
            ui.set_width(264.0);
            // In a low window, a long menu scrolls below its name.
            let room = (ui.ctx().content_rect().bottom() - button.rect.bottom() - BELOW).max(120.0);
            let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
            scroll(ui, area, |ui| menu_column(ui, |ui| (menu.contents)(ui, cx)));
        });
        if button.has_focus() && button.clicked() && Popup::is_id_open(ui.ctx(), popup_id(button)) {
            focus_first_item(ui.ctx());
        }
    }
    letters_ui(ui, &buttons, &cx.tokens);
}

fn popup_id(button: &Response) -> Id {
    Popup::default_response_id(button)
}

/// The index of the menu to which a horizontal arrow key leads from the open menu `at`; `None` if none is pressed, or
/// if it leads into a submenu or out of one.
fn neighbour_by_arrow(ui: &Ui, buttons: &[Response], at: usize) -> Option<usize> {
    let is_forward = arrow_pressed(ui, Key::ArrowLeft, Key::ArrowRight)?;
    let button = buttons.get(at)?;
    let layer = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id)).map(|it| it.layer_id);
    let menu_layer = LayerId::new(Order::Foreground, popup_id(button));
    let is_in_submenu = layer.is_some_and(|layer| layer != menu_layer && layer != button.layer_id);
    let is_of_submenu = if is_forward { is_at_submenu(ui.ctx()) } else { is_in_submenu };
    if is_of_submenu {
        return None;
    }
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    Some(if is_forward { (at + 1) % buttons.len() } else { (at + buttons.len() - 1) % buttons.len() })
}

/// Lets Up and Down enter a menu that was opened by pointer, while the focus is elsewhere in the window.
fn enter_by_arrow(ui: &Ui, button: &Response) {
    let focused = ui.memory(egui::Memory::focused);
    let layer = focused.and_then(|id| ui.ctx().read_response(id)).map(|it| it.layer_id);
    let is_elsewhere = layer == Some(button.layer_id) && focused != Some(button.id);
    let is_pressed = ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp));
    if is_elsewhere && is_pressed {
        focus_first_item(ui.ctx());
    }
}

/// Whether the arrow key that leads on in reading direction was pressed, or `Some(false)` for the one that leads back.
fn arrow_pressed(ui: &Ui, left: Key, right: Key) -> Option<bool> {
    let (on, back) = if i18n::is_rtl() { (left, right) } else { (right, left) };
    ui.input(|input| {
        let is_pressed = |key| input.modifiers.is_none() && input.key_pressed(key);
        if is_pressed(on) { Some(true) } else { is_pressed(back).then_some(false) }
    })
}

/// Shows the letters of the menus while Alt is held.
fn letters_ui(ui: &Ui, buttons: &[Response], tokens: &Tokens) {
    let is_held = ui.input(|input| {
        let modifiers = input.modifiers;
        modifiers.alt && !modifiers.ctrl && !modifiers.shift && !input.pointer.any_down()
    });
    if !is_held || Popup::is_any_open(ui.ctx()) {
        return;
    }
    for (menu, button) in MENUS.iter().zip(buttons) {
        let letter = set_words(ui.ctx(), &menu.letter.text(), tight(11.0, 650.0), f32::INFINITY);
        let place = button.rect.center_bottom() - vec2(0.0, 1.5);
        let rect = egui::Rect::from_center_size(place, vec2(letter.size.x.max(9.0) + 8.0, 17.0));
        ui.painter().rect(rect, 4, tokens.card, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
        letter.paint_in_middle(ui.painter(), rect, tokens.on_selected);
    }
}
