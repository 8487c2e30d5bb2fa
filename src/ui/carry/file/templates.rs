//! The user's own templates: making one of the open map, using, renaming and deleting one.

use std::path::PathBuf;

use super::{
    effect::{FileEffect, Task},
    hand::FileHand,
};
use crate::{
    storage::StorageError,
    ui::{
        action::TemplateAction,
        carry::Effect,
        dialogs::{Question, TemplateDialog},
        i18n::m,
        jobs::TemplateChange,
        words::faults::storage_fault,
    },
};

/// Carries out `action`.
pub(super) fn carry(hand: &mut FileHand<'_>, action: TemplateAction) -> Vec<Effect> {
    let effect = match action {
        TemplateAction::AskToSave => {
            let Some(map) = &mut hand.map else { return Vec::new() };
            map.session.end_gesture();
            let info = &map.session.map().info;
            FileEffect::ShowTemplateDialog(TemplateDialog::saving(info.title.trim().to_owned(), info.language))
        }
        TemplateAction::AskToRename(path, name) => FileEffect::ShowTemplateDialog(TemplateDialog::renaming(path, name)),
        TemplateAction::AskToDelete(path, name) => FileEffect::Ask(Question::DeleteTemplate { path, name }),
        TemplateAction::Save(spec) => {
            let Some(map) = &mut hand.map else { return Vec::new() };
            map.session.end_gesture();
            let map = map.session.map().clone();
            FileEffect::Start(Task::ChangeTemplates(TemplateChange::Save(Box::new(map), spec)))
        }
        TemplateAction::Rename(path, name) => {
            FileEffect::Start(Task::ChangeTemplates(TemplateChange::Rename(path, name)))
        }
        TemplateAction::Delete(path) => FileEffect::Start(Task::ChangeTemplates(TemplateChange::Delete(path))),
    };
    vec![effect.into()]
}

/// Handles the end of a change of the templates; `saved` is the name of a template that was made.
pub(super) fn changed(result: Result<Option<String>, StorageError>) -> Vec<Effect> {
    let said = match result {
        Ok(Some(name)) => Some(Effect::say(m("template-saved").with(&[("name", name.into())]))),
        Ok(None) => None,
        Err(error) => Some(FileEffect::Tell(m("template-failed"), storage_fault(&error)).into()),
    };
    std::iter::once(FileEffect::ListTemplatesAgain.into()).chain(said).collect()
}

/// Reads the template at `path` for a new map. Does not ask about unsaved changes.
pub(super) fn use_template(hand: &mut FileHand<'_>, path: PathBuf) -> Vec<Effect> {
    super::open::open_as(hand, path, true)
}
