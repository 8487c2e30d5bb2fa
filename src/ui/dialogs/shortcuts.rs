//! The sheet of all keyboard shortcuts.

use egui::{Context, vec2};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    fold::Query,
    text::FontBook,
    ui::{
        action::{
            Action,
            keys::{IN_THE_WINDOW, ON_THE_CANVAS, spelled},
        },
        flow,
        i18n::{self, Message, m},
        keymap,
        widgets::{Label, MapField, scroll},
    },
};

/// The sheet of shortcuts, with its search text.
#[derive(Debug, Default)]
pub struct ShortcutSheet {
    text: String,
    has_shown: bool,
}

/// A caption, and the keys under it with their effects.
type ShortcutGroup = (Message, Vec<(String, String)>);

impl ShortcutSheet {
    /// Shows the sheet.
    pub(super) fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        dialog_ui(ctx, m("action-shortcuts"), 780.0, |ui| {
            let name = m("shortcuts-find").text();
            let field = MapField::new(&name, &mut self.text)
                .hint(&name)
                .direction(i18n::interface_base())
                .width(320.0)
                .ui(ui, fonts);
            if !std::mem::replace(&mut self.has_shown, true) {
                field.request_focus();
            }
            ui.spacing_mut().interact_size.y = 20.0;
            let height = ctx.content_rect().height() - 260.0;
            scroll(ui, egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height), |ui| {
                // Leaves space for the scroll bar, which overlaps the side.
                let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0));
                frame.show(ui, |ui| self.columns_ui(ui));
            });
            ui.add(Label::caption(m("shortcuts-remap")));
            vec![Choice::main(m("close"), Answer::Close)]
        })
    }

    fn columns_ui(&self, ui: &mut egui::Ui) {
        let groups = self.groups();
        // Two columns of similar height; the first is at the reading start.
        let rows: usize = groups.iter().map(|(_, rows)| rows.len() + 2).sum();
        ui.columns_const(|[left, right]| {
            let [first, second] = if i18n::is_rtl() { [right, left] } else { [left, right] };
            let mut shown = 0;
            for (group, lines) in &groups {
                let ui = if shown * 2 < rows { &mut *first } else { &mut *second };
                group_ui(ui, *group, lines);
                shown += lines.len() + 2;
            }
        });
    }

    /// The groups, with the lines that match the search text.
    fn groups(&self) -> Vec<ShortcutGroup> {
        let query = Query::new(&self.text);
        let is_meant = |line: &(String, String)| query.is_empty() || query.is_in(&line.0) || query.is_in(&line.1);
        let of_actions = Action::SHORTCUTS.iter().map(|(group, actions)| {
            let lines = actions.iter().map(|action| (keys_of(action), action.label().trim_end_matches('…').to_owned()));
            (*group, lines.collect())
        });
        let on_canvas = ON_THE_CANVAS.iter().map(|(keys, does, _)| (keys.text(), does.text())).collect();
        let in_window = IN_THE_WINDOW.iter().map(|(keys, does)| (keys.text(), does.text())).collect();
        let all = of_actions.chain([(m("group-on-canvas"), on_canvas), (m("group-in-window"), in_window)]);
        let meant =
            all.map(|(group, lines): ShortcutGroup| (group, lines.into_iter().filter(is_meant).collect::<Vec<_>>()));
        meant.filter(|(_, lines)| !lines.is_empty()).collect()
    }
}

/// The keys of `action`, without those that only some keyboards have.
fn keys_of(action: &Action) -> String {
    let keys = keymap::keys_of(action);
    let shown = keys.iter().filter(|keys| keys.logical_key != egui::Key::Equals);
    // In a right-to-left language, the sign at the end of "Ctrl+/" would move to its start.
    let spelled: Vec<_> = shown.map(|keys| i18n::isolated(&spelled(*keys))).collect();
    spelled.join(&format!(" {} ", m("shortcut-or").text()))
}

/// Keys and their effects in two columns under a caption.
fn group_ui(ui: &mut egui::Ui, group: Message, lines: &[(String, String)]) {
    ui.with_layout(flow::column(), |ui| {
        ui.add(Label::caption(group));
        for (keys, does) in lines {
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(vec2(150.0, 20.0), flow::column(), |ui| {
                    ui.set_width(150.0);
                    ui.add(Label::strong(keys.as_str()));
                });
                ui.add(Label::new(does.as_str()).max_width((ui.available_width() - 4.0).max(40.0)));
            });
        }
        ui.add_space(8.0);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Language,
        ui::{action::WindowAction, interface::Interface},
    };

    #[test]
    fn keys_that_end_with_a_sign_keep_their_order_in_a_right_to_left_language() {
        let shortcuts = Action::Window(WindowAction::ShowShortcuts);
        let _entered = Interface { language: Language::Persian, ..Interface::default() }.enter();
        assert!(keys_of(&shortcuts).contains("\u{2066}Ctrl+/\u{2069}"), "{}", keys_of(&shortcuts));
    }
}
