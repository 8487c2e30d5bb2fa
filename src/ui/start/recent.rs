//! The recent maps on the start screen.

use egui::{Key, Modifiers, Popup, Rect, RectAlign, Response, Ui, UiBuilder, Vec2, pos2};

use super::{
    context::StartContext,
    map_row::{RowLook, map_row},
    previews::Previews,
};
use crate::{
    layout::Icon,
    storage::RecentMap,
    ui::{
        action::{Action, FileAction, keys::take_key},
        flow,
        i18n::{self, Value, m},
        widgets::{Button, ButtonLook, Label, MenuItem, menu_column},
    },
};

/// The number of maps that are shown unless the user wants all.
const FEW: usize = 6;

/// The recent maps, each with a button that removes it. `shows_all` is whether the user wants to see more than a few.
pub(super) fn recent_ui(ui: &mut Ui, cx: &mut StartContext<'_>, previews: &mut Previews, shows_all: &mut bool) {
    let recent = &cx.settings.recent;
    if recent.is_empty() {
        return;
    }
    previews.lists_files_in(ui.ctx().cumulative_frame_nr());
    ui.horizontal(|ui| {
        ui.add(Label::title(m("start-recent")).size(15.0));
        if recent.len() > FEW {
            ui.with_layout(flow::row_from_end(), |ui| {
                let text = if *shows_all { m("recent-few").text() } else { all_words(recent.len()) };
                *shows_all ^= ui.add(Button::text(text).look(ButtonLook::Link).slim()).clicked();
            });
        }
    });
    ui.add_space(4.0);
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 2.0);
    let mut rows = Vec::new();
    for map in recent.iter().take(if *shows_all { usize::MAX } else { FEW }) {
        rows.push(ui.push_id(&map.path, |ui| recent_map_ui(ui, cx, previews, map)).inner);
    }
    // The keyboard stays in the list when it forgets a map.
    if let Some(at) = rows.iter().position(|row| row.is_forgotten_by_key) {
        let next = rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?));
        if let Some(next) = next {
            next.response.request_focus();
        }
    }
    ui.spacing_mut().item_spacing.y = spacing;
    ui.add_space(16.0);
}

fn all_words(count: usize) -> String {
    m("recent-all").with(&[("count", count.into())])
}

/// The row of a recent map in this frame.
struct RecentRow {
    response: Response,
    /// Whether the user has pressed Delete on it.
    is_forgotten_by_key: bool,
}

fn recent_map_ui(ui: &mut Ui, cx: &mut StartContext<'_>, previews: &mut Previews, map: &RecentMap) -> RecentRow {
    let response = map_row(ui, cx.fonts, previews, map, RowLook { room_at_end: 30, ..RowLook::default() });
    let open = |path| Action::File(FileAction::OpenPath(path));
    let open_elsewhere = |path| Action::File(FileAction::OpenInNewWindow(path));
    let forget = Action::File(FileAction::ForgetRecent(vec![map.path.clone()]));
    if response.clicked() {
        let is_elsewhere = ui.input(|input| input.modifiers.command);
        let action = if is_elsewhere { open_elsewhere(map.path.clone()) } else { open(map.path.clone()) };
        cx.actions.push(action);
    }
    let is_forgotten_by_key = response.has_focus() && take_key(ui.ctx(), Modifiers::NONE, Key::Delete);
    if is_forgotten_by_key {
        cx.actions.push(forget.clone());
    }
    menu_ui(&response, cx, &map.title, &[open(map.path.clone()), open_elsewhere(map.path.clone()), forget.clone()]);
    let rect = response.rect;
    let end = if i18n::is_rtl() { rect.left() + 20.0 } else { rect.right() - 20.0 };
    let corner = Rect::from_center_size(pos2(end, rect.center().y), Vec2::splat(26.0));
    // For the pointer only: from the keyboard, Delete does the same, and a button that comes with the focus and goes with it
    // would be in the way of Tab.
    if response.hovered() || ui.rect_contains_pointer(corner) {
        let path = map.path.to_string_lossy();
        let name = m("start-forget-path").with(&[("path", Value::path(path.as_ref()))]);
        let button = Button::icon(Icon::Close, name).tooltip(forget.tooltip()).min_size(Vec2::splat(26.0)).slim();
        if ui.new_child(UiBuilder::new().max_rect(corner)).add(button).clicked() {
            cx.actions.push(forget);
        }
    }
    RecentRow { response, is_forgotten_by_key }
}

/// The context menu of `response`, which stands for what is called `name`, with these actions.
pub(super) fn menu_ui(response: &Response, cx: &mut StartContext<'_>, name: &str, actions: &[Action]) {
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::context_menu(response).accessible_name(name).align(align).show(|ui| {
        ui.set_width(230.0);
        menu_column(ui, |ui| {
            for action in actions {
                if ui.add(MenuItem::new(action.label())).clicked() {
                    cx.actions.push(action.clone());
                    ui.close();
                }
            }
        });
    });
}
