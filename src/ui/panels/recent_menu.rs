//! File, Open recent: the recent maps with their pictures, and the removal of those that are not found.

use egui::Ui;

use super::PanelContext;
use crate::ui::{
    action::{Action, FileAction},
    i18n::m,
    start::{RowLook, map_row},
    widgets::{MenuItem, menu_line, wide_submenu},
};

/// The width of the menu, in points.
const WIDTH: f32 = 400.0;
/// The number of maps in the menu; the start screen has all.
const MOST: usize = 8;

/// Shows the item with its submenu.
pub(super) fn recent_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    if cx.recent.is_empty() {
        ui.add(MenuItem::new(m("action-open-recent")).unavailable(Some(m("recent-none").text())));
        return;
    }
    wide_submenu(ui, m("action-open-recent"), WIDTH, |ui| maps_ui(ui, cx));
}

fn maps_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    cx.previews.lists_files_in(ui.ctx().cumulative_frame_nr());
    for map in cx.recent.iter().take(MOST) {
        let is_open = cx.document.file.path.as_ref() == Some(&map.path);
        let look = RowLook { is_menu_item: true, is_open, room_at_end: 0 };
        let row = ui.push_id(&map.path, |ui| map_row(ui, cx.fonts, cx.previews, map, look)).inner;
        if row.clicked() {
            let is_elsewhere = ui.input(|input| input.modifiers.command);
            let open = if is_elsewhere { FileAction::OpenInNewWindow } else { FileAction::OpenPath };
            if is_elsewhere || !is_open {
                cx.actions.push(Action::File(open(map.path.clone())));
            }
            ui.close();
        }
    }
    menu_line(ui);
    let missing: Vec<_> =
        cx.recent.iter().map(|map| map.path.clone()).filter(|path| cx.previews.is_missing(path)).collect();
    let none_missing = missing.is_empty().then(|| m("recent-none-missing").text());
    if ui.add(MenuItem::new(m("recent-forget-missing")).unavailable(none_missing)).clicked() {
        cx.actions.push(Action::File(FileAction::ForgetRecent(missing)));
        ui.close();
    }
    if ui.add(MenuItem::new(m("recent-clear"))).clicked() {
        let all = cx.recent.iter().map(|map| map.path.clone()).collect();
        cx.actions.push(Action::File(FileAction::ForgetRecent(all)));
        ui.close();
    }
}
