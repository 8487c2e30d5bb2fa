//! The words that cards share: departments and tags. Renaming one renames it on every card.

use egui::Ui;

use super::{
    PanelContext, remove_button,
    usage::{merge_ui, used_ui},
};
use crate::{
    edit::Command,
    model::CardId,
    ui::{
        action::Action,
        i18n::{Message, m},
        widgets::MapField,
    },
};

/// A list of words: its name, and the command that changes a word everywhere.
struct WordList {
    name: Message,
    remove: Message,
    rename: fn(String, String) -> Command,
}

/// The departments, each with its uses.
pub(super) fn departments_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let list = WordList {
        name: m("department-name"),
        remove: m("department-remove"),
        rename: |from, to| Command::RenameDepartment { from, to },
    };
    words_ui(ui, cx, &list, &cx.document.findings.uses().departments);
}

/// The tags, each with its uses.
pub(super) fn tags_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let list =
        WordList { name: m("tag-name"), remove: m("tag-remove"), rename: |from, to| Command::RenameTag { from, to } };
    words_ui(ui, cx, &list, &cx.document.findings.uses().tags);
}

fn words_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, list: &WordList, words: &[(String, Vec<CardId>)]) {
    let named = |message: Message, word: &str| message.with(&[("name", word.into())]);
    for (word, cards) in words {
        ui.push_id(("word", word), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let room = ui.available_width() - 134.0;
                if let Some(to) = rename_ui(ui, cx, &named(list.name, word), word, room) {
                    cx.actions.push(Action::edit((list.rename)(word.clone(), to)));
                }
                let others = words.iter().filter(|(other, _)| other != word);
                let others = others.map(|(other, _)| (other.clone(), other.clone())).collect();
                if let Some(to) = merge_ui(ui, word, others) {
                    cx.actions.push(Action::edit((list.rename)(word.clone(), to)));
                }
                if remove_button(ui, named(list.remove, word)) {
                    cx.actions.push(Action::edit((list.rename)(word.clone(), String::new())));
                }
                used_ui(ui, cx, word, Some(cards));
            });
        });
    }
}

/// A field to rename `word`. Returns the new name only when the user has finished, because a half-typed name may be
/// that of another word.
fn rename_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, name: &str, word: &str, width: f32) -> Option<String> {
    let draft_id = ui.scope_id().with("draft");
    let mut text = ui.data(|data| data.get_temp::<String>(draft_id)).unwrap_or_else(|| word.to_owned());
    let field = MapField::new(name, &mut text).width(width).ui(ui, cx.fonts);
    if field.has_focus() {
        ui.data_mut(|data| data.insert_temp(draft_id, text));
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<String>(draft_id));
    let to = text.trim();
    (field.outcome.is_committed && !to.is_empty() && to != word).then(|| to.to_owned())
}
