//! Scrolling that follows the keyboard focus.

use egui::{Id, Ui, Vec2};

/// Scrolls the area around `ui` so that the newly focused control is visible. Call it at the end of the content. Does
/// nothing while the pointer is pressed, because what the pointer presses is visible already.
pub fn follow_focus(ui: &Ui) {
    let key = ui.scope_id().with("followed focus");
    let focused = ui.memory(egui::Memory::focused);
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<Option<Id>>(key), focused));
    if focused == before || ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        return;
    }
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    if response.layer_id == ui.layer_id() && ui.min_rect().x_range().contains(response.rect.center().x) {
        ui.scroll_to_rect(response.rect.expand2(Vec2::new(0.0, 28.0)), None);
    }
}
