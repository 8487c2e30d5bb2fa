//! Every key that does something.

use egui::{Context, vec2};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::ui::{
    action::{Action, spelled},
    flow,
    i18n::{Message, m},
    widgets::Label,
};

/// Keys and gestures of the canvas, which are no actions of their own.
const ON_THE_CANVAS: &[(Message, Message)] = &[
    (m("key-arrows"), m("does-arrows")),
    (m("key-enter"), m("does-enter")),
    (m("key-enter-enter"), m("does-enter-enter")),
    (m("key-tab-typing"), m("does-tab-typing")),
    (m("key-tab"), m("does-tab")),
    (m("key-alt-arrows"), m("does-alt-arrows")),
    (m("key-escape"), m("does-escape")),
    (m("key-digits"), m("does-digits")),
    (m("key-m"), m("does-m")),
    (m("key-e"), m("does-e")),
    (m("key-home-end"), m("does-home-end")),
    (m("key-clipboard"), m("does-clipboard")),
    (m("key-drag"), m("does-drag")),
    (m("key-drag-rail"), m("does-drag-rail")),
    (m("key-alt-drag"), m("does-alt-drag")),
    (m("key-alt-drag-feeling"), m("does-alt-drag-feeling")),
    (m("key-drag-grid"), m("does-drag-grid")),
    (m("key-space-drag"), m("does-move-page")),
    (m("key-wheel"), m("does-move-page")),
    (m("key-ctrl-wheel"), m("does-ctrl-wheel")),
    (m("key-f"), m("does-f")),
];

/// The sheet of shortcuts.
pub(super) fn shortcuts_ui(ctx: &Context) -> Option<Answer> {
    dialog_ui(ctx, m("action-shortcuts"), 760.0, |ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        egui::ScrollArea::vertical().max_height(ctx.content_rect().height() - 220.0).show(ui, |ui| {
            // The bar of the scroll area lies over its side.
            let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0));
            frame.show(ui, |ui| {
                ui.columns_const(|[left, right]| {
                    let [first, second] = if crate::ui::i18n::is_rtl() { [right, left] } else { [left, right] };
                    for (at, (group, actions)) in Action::SHORTCUTS.iter().enumerate() {
                        let ui = if at < 2 { &mut *first } else { &mut *second };
                        group_ui(ui, *group, actions.iter().map(|action| (keys_of(action), action.label())));
                    }
                    let on_canvas = ON_THE_CANVAS.iter().map(|(keys, does)| (keys.text(), does.text()));
                    group_ui(first, m("group-on-canvas"), on_canvas);
                });
            });
        });
        vec![Choice::main(m("close"), Answer::Close)]
    })
}

/// The keys of `action`, without those that only some keyboards have.
fn keys_of(action: &Action) -> String {
    let shown = action.shortcuts().iter().filter(|keys| keys.logical_key != egui::Key::Equals);
    let spelled: Vec<_> = shown.map(|keys| spelled(*keys)).collect();
    spelled.join(&format!(" {} ", m("shortcut-or").text()))
}

/// Keys and what they do, in two columns under a caption.
fn group_ui(ui: &mut egui::Ui, group: Message, rows: impl Iterator<Item = (String, String)>) {
    ui.with_layout(flow::column(), |ui| {
        ui.add(Label::caption(group));
        for (keys, does) in rows {
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(vec2(150.0, 20.0), flow::column(), |ui| {
                    ui.set_width(150.0);
                    ui.add(Label::strong(keys));
                });
                ui.add(Label::new(does.trim_end_matches('…')).max_width((ui.available_width() - 4.0).max(40.0)));
            });
        }
        ui.add_space(8.0);
    });
}
