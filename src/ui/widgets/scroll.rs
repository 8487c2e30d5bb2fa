//! Vertical scrolling with the bar at the end of lines: on the right, or on the left in a right-to-left interface.

use egui::{Rect, ScrollArea, Sense, Ui, pos2, scroll_area::ScrollAreaOutput, scroll_area::ScrollBarVisibility};

use crate::ui::i18n;

/// Shows `content` in `area`. egui itself has scroll bars only on the right.
pub fn scroll<R>(ui: &mut Ui, area: ScrollArea, content: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    if !i18n::is_rtl() {
        return area.show(ui, content);
    }
    let wanted_id = ui.scope_id().with("wanted scroll offset");
    let mut area = area.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    if let Some(wanted) = ui.data_mut(|data| data.remove_temp::<f32>(wanted_id)) {
        area = area.vertical_scroll_offset(wanted);
    }
    let output = area.show(ui, content);
    if let Some(wanted) = bar_at_left(ui, &output) {
        ui.data_mut(|data| data.insert_temp(wanted_id, wanted));
        ui.ctx().request_repaint();
    }
    output
}

/// Shows the scroll bar if the content is taller than the area. Returns the offset the user dragged to.
fn bar_at_left<R>(ui: &Ui, output: &ScrollAreaOutput<R>) -> Option<f32> {
    let (seen, whole) = (output.inner_rect, output.content_size.y);
    let hidden = whole - seen.height();
    if hidden < 1.0 {
        return None;
    }
    let style = ui.spacing().scroll;
    let left = seen.left() + style.bar_outer_margin;
    let track = Rect::from_min_max(pos2(left, seen.top()), pos2(left + style.bar_width, seen.bottom()));
    let length = (seen.height() * seen.height() / whole).max(style.handle_min_length).min(track.height());
    let run = (track.height() - length).max(1.0);
    let response = ui.interact(track, output.id.with("bar at the left"), Sense::CLICK | Sense::DRAG);
    let handle_top = track.top() + run * (output.state.clamped_offset().y / hidden).clamp(0.0, 1.0);
    let handle = Rect::from_x_y_ranges(track.x_range(), handle_top..=handle_top + length);
    let wanted = response.interact_pointer_pos().map(|pointer| {
        let by = if response.dragged() { response.drag_delta().y } else { 0.0 };
        // A press outside the handle moves the middle of the handle there.
        let is_beside = ui.input(|input| input.pointer.primary_pressed()) && !handle.contains(pointer);
        let top = if is_beside { pointer.y - length / 2.0 } else { handle_top + by };
        ((top - track.top()) / run * hidden).clamp(0.0, hidden)
    });
    let is_near = response.hovered() || response.dragged();
    let width = if is_near { style.bar_width } else { style.floating_width };
    let opacity = match (response.dragged(), is_near, ui.rect_contains_pointer(seen)) {
        (true, ..) => style.interact_handle_opacity,
        (_, true, _) | (.., true) => style.active_handle_opacity,
        (_, false, false) => style.dormant_handle_opacity,
    };
    let color = ui.visuals().text_color().gamma_multiply(opacity);
    let shown = Rect::from_x_y_ranges(track.left()..=track.left() + width, handle.y_range());
    ui.painter().with_clip_rect(ui.clip_rect().intersect(seen)).rect_filled(shown, width / 2.0, color);
    wanted
}
