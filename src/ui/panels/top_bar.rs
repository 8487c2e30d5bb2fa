//! The top bar: the menus, the names of the map and its file, undo and redo, export.

use egui::{Key, Modifiers, Panel, Popup, Ui, Vec2, vec2};

use super::{PanelContext, filter, menu_bar};
use crate::{
    layout::Icon,
    storage::ThemeChoice,
    ui::{
        action::{Action, FileAction, MapAction, ViewAction, WindowAction, keys::take_key},
        action_widgets::action_button,
        flow,
        focus::{WindowArea, mark_area},
        i18n::m,
        style::{CONTROL_HEIGHT, bar_frame},
        widgets::{Button, ButtonLook, MapLabel, paint_icon},
    },
};

const HEIGHT: f32 = 48.0;
/// With less available width than this, in points, the tools are only icons.
const WIDE: f32 = 420.0;

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let had_menu = Popup::is_any_open(ui.ctx());
    Panel::top("top bar").exact_size(HEIGHT).resizable(false).frame(bar_frame(&cx.tokens, vec2(12.0, 0.0))).show(
        ui,
        |ui| {
            mark_area(ui, WindowArea::TopBar);
            ui.with_layout(flow::row(), |ui| {
                sign_ui(ui, cx);
                menu_bar::menus_ui(ui, cx);
                ui.add_space(4.0);
                ui.with_layout(flow::row_from_end(), |ui| {
                    tools_ui(ui, cx);
                    ui.with_layout(flow::row(), |ui| name_ui(ui, cx));
                });
            });
        },
    );
    // The Escape that closed a menu must not also reach the map.
    if had_menu && !Popup::is_any_open(ui.ctx()) {
        take_key(ui.ctx(), Modifiers::NONE, Key::Escape);
    }
}

/// Safar's logo.
fn sign_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(26.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 7, cx.tokens.accent);
    paint_icon(ui.painter(), Icon::Route, rect, 16.0, cx.tokens.on_accent);
}

/// The names of the map and its file.
fn name_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.spacing_mut().item_spacing.x = 10.0;
    let room = ui.available_width();
    if room < 40.0 {
        return;
    }
    let title = cx.document.title().replace('\n', " ");
    MapLabel::new(&title).size(14.5).weight(700.0).max_width(room * 0.65).ui(ui, cx.fonts);
    let file = cx.document.file.name().unwrap_or_else(|| m("bar-not-saved-yet").into());
    if ui.available_width() > 40.0 {
        MapLabel::new(&file).color(cx.tokens.muted).max_width(ui.available_width()).ui(ui, cx.fonts);
    }
}

/// Whether another icon fits.
fn has_room(ui: &Ui) -> bool {
    ui.available_width() >= CONTROL_HEIGHT
}

/// The tools at the far end, laid out from the end. Tools that do not fit are omitted; the menus have all of them.
fn tools_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let is_wide = ui.available_width() > WIDE;
    let button = |icon: Icon, words: String, look: ButtonLook| {
        let button = if is_wide { Button::text(words).with_icon(icon) } else { Button::icon(icon, words) };
        button.look(look)
    };
    let export = button(Icon::Upload, m("bar-export").text(), ButtonLook::Filled)
        .tooltip(Action::File(FileAction::Export).tooltip());
    if ui.add(export).clicked() {
        cx.actions.push(Action::File(FileAction::Export));
    }
    let present = button(Icon::Presentation, Action::View(ViewAction::Present).label(), ButtonLook::Outlined);
    // The filter is placed first, because its popup opens at its button.
    let has_room_for_both = ui.available_width() > 3.0 * CONTROL_HEIGHT;
    if has_room_for_both && ui.add(present.tooltip(Action::View(ViewAction::Present).tooltip())).clicked() {
        cx.actions.push(Action::View(ViewAction::Present));
    }
    filter::filter_ui(ui, cx);
    ui.add_space(6.0);
    let inspector = Action::Window(WindowAction::ToggleInspector);
    let button = action_button(Icon::PanelRight, &inspector).selected(cx.view.panels.has_inspector);
    if has_room(ui) && ui.add(button).clicked() {
        cx.actions.push(inspector);
    }
    let is_dark = cx.view.is_dark();
    let theme = Action::View(ViewAction::UseTheme(if is_dark { ThemeChoice::Light } else { ThemeChoice::Dark }));
    let icon = if is_dark { Icon::Sun } else { Icon::Moon };
    if has_room(ui) && ui.add(action_button(icon, &theme)).clicked() {
        cx.actions.push(theme);
    }
    let has_both = ui.available_width() >= 2.0 * CONTROL_HEIGHT + 4.0;
    for (icon, action, is_enabled) in [
        (Icon::Redo, Action::Map(MapAction::Redo), cx.session().can_redo()),
        (Icon::Undo, Action::Map(MapAction::Undo), cx.session().can_undo()),
    ] {
        if has_both && ui.add(action_button(icon, &action).enabled(is_enabled)).clicked() {
            cx.actions.push(action);
        }
    }
    let save = action_button(Icon::Save, &Action::File(FileAction::Save))
        .enabled(cx.is_unsaved || cx.document.file.path.is_none());
    if has_room(ui) && ui.add(save).clicked() {
        cx.actions.push(Action::File(FileAction::Save));
    }
    ui.add_space(6.0);
}
