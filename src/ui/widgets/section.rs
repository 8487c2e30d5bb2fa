//! A collapsible section of a panel.

use egui::{
    Align, Context, Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, collapsing_header::CollapsingState, vec2,
};

use super::{BODY, menu_item::split_at_start, paint_icon, set_words};
use crate::{
    layout::Icon,
    text::TextStyle,
    ui::style::{CORNER, Tokens},
};

/// Expands the section called `title`, collapses the others and scrolls to it when it is shown next.
pub fn want_section(ctx: &Context, title: &str) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(wanted_id(), (title.to_owned(), pass)));
}

fn wanted_id() -> Id {
    Id::unique("wanted section")
}

/// The section called `title`, with `contents` while it is expanded; `is_open` is its initial state.
pub fn section(ui: &mut Ui, title: &str, is_open: bool, contents: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui.ctx());
    let id = ui.make_persistent_id(("section", title));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, is_open);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    if response.clicked() {
        state.toggle(ui);
    }
    // The request expires if the section is not shown within a few passes.
    let pass = ui.ctx().cumulative_pass_nr();
    let wanted = ui.data(|data| data.get_temp::<(String, u64)>(wanted_id())).filter(|(_, asked)| pass <= asked + 5);
    if let Some((wanted, _)) = wanted {
        let is_wanted = wanted == title;
        // Until the body is unfolded, there may be too little below the heading to scroll it to the top.
        let is_unfolded = state.is_open() && state.openness(ui.ctx()) >= 1.0;
        state.set_open(is_wanted);
        if is_wanted {
            response.scroll_to_me(Some(Align::TOP));
            response.request_focus();
            if is_unfolded {
                ui.data_mut(|data| data.remove_temp::<(String, u64)>(wanted_id()));
            } else {
                ui.data_mut(|data| data.insert_temp(wanted_id(), (wanted, pass)));
                ui.ctx().request_repaint();
            }
        }
    }
    let is_unfolded = state.is_open();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, ui.is_enabled(), title);
        info.selected = Some(is_unfolded);
        info
    });
    let icon = if is_unfolded { Icon::ChevronDown } else { Icon::ChevronRight };
    let color = if response.hovered() { tokens.ink } else { tokens.muted };
    let (mark, words) = split_at_start(rect, 22.0);
    let (mark, _) = split_at_start(mark, 16.0);
    paint_icon(ui.painter(), icon, mark, 14.0, color);
    let style = TextStyle { weight: 600.0, ..BODY };
    set_words(ui.ctx(), title, style, words.width()).paint_at(ui.painter(), words, false, tokens.ink);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    state.show_body_unindented(ui, contents);
}
