//! The dialogs about the user's own templates: making one of the open map, and renaming one.

use std::path::PathBuf;

use egui::{Context, Key};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    model::Language,
    storage::TemplateSpec,
    text::FontBook,
    ui::{
        action::{Action, FileAction, TemplateAction},
        i18n::{Message, m},
        widgets::{Label, MapField, segmented},
        words,
    },
};

const WIDTH: f32 = 460.0;

/// What a template keeps of the map.
const KEPT: &[(bool, Message)] = &[(false, m("template-structure")), (true, m("template-texts"))];

/// The dialog about one template.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateDialog {
    spec: TemplateSpec,
    /// The template to rename; `None` makes one of the open map.
    renamed: Option<PathBuf>,
    has_shown: bool,
}

impl TemplateDialog {
    /// The dialog that makes a template of the open map, which has this title and this language.
    #[must_use]
    pub fn saving(title: String, language: Language) -> Self {
        Self { spec: TemplateSpec { name: title, language, keeps_texts: false }, renamed: None, has_shown: false }
    }

    /// The dialog that renames the template called `name` in the file at `path`.
    #[must_use]
    pub fn renaming(path: PathBuf, name: String) -> Self {
        Self { renamed: Some(path), ..Self::saving(name, Language::default()) }
    }

    /// Whether the dialog is about the open map.
    #[must_use]
    pub fn is_about_map(&self) -> bool {
        self.renamed.is_none()
    }

    /// Shows the dialog; returns the answer once the user has chosen.
    pub(super) fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let title = if self.renamed.is_some() { m("template-rename-title") } else { m("template-title") };
        let mut is_entered = false;
        let answer = dialog_ui(ctx, title, WIDTH, |ui| {
            let name = m("template-name").text();
            ui.add(Label::caption(name.as_str()));
            let response = MapField::new(&name, &mut self.spec.name).ui(ui, fonts);
            if !std::mem::replace(&mut self.has_shown, true) {
                response.request_focus();
            }
            is_entered =
                ui.input(|input| input.key_pressed(Key::Enter)) && (response.has_focus() || response.lost_focus());
            if self.renamed.is_none() {
                self.choices_ui(ui);
            }
            let verb = if self.renamed.is_some() { m("template-rename") } else { m("template-save") };
            vec![Choice::new(m("cancel"), Answer::Close), Choice::main(verb, self.answer()).enabled(self.is_complete())]
        });
        answer.or_else(|| (is_entered && self.is_complete()).then(|| self.answer()))
    }

    fn choices_ui(&mut self, ui: &mut egui::Ui) {
        ui.add(Label::caption(m("template-language")));
        if let Some(language) = segmented(ui, m("template-language"), words::LANGUAGES, Some(self.spec.language)) {
            self.spec.language = language;
        }
        ui.add(Label::caption(m("template-keeps")));
        if let Some(keeps_texts) = segmented(ui, m("template-keeps"), KEPT, Some(self.spec.keeps_texts)) {
            self.spec.keeps_texts = keeps_texts;
        }
        let hint = if self.spec.keeps_texts { m("template-texts-hint") } else { m("template-structure-hint") };
        ui.add(Label::caption(hint).max_width(WIDTH));
    }

    fn is_complete(&self) -> bool {
        !self.spec.name.trim().is_empty()
    }

    fn answer(&self) -> Answer {
        let action = match &self.renamed {
            Some(path) => TemplateAction::Rename(path.clone(), self.spec.name.trim().to_owned()),
            None => TemplateAction::Save(self.spec.clone()),
        };
        Answer::Do(vec![Action::File(FileAction::Template(action))])
    }
}
