//! A path typed by hand, where no file dialog can be shown.

use std::path::{Path, PathBuf};

use egui::{Context, Key};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    text::FontBook,
    ui::{
        file_picker::typed_path,
        i18n::{Message, m},
        jobs::Asked,
        style::Tokens,
        widgets::{Label, MapField, MapLabel},
    },
};

/// A path being typed.
pub struct PathField {
    asked: Asked,
    text: String,
    /// Where a path begins that does not say it: with what was suggested, not wherever the program was started.
    folder: PathBuf,
    /// Why the path is typed at all.
    reason: Option<Message>,
    /// The path that exists already and is replaced when it is confirmed once more.
    confirmed: Option<PathBuf>,
    has_shown: bool,
}

impl PathField {
    /// An empty answer to `asked`, with `suggested` filled in.
    #[must_use]
    pub fn new(asked: Asked, suggested: &Path, reason: Option<Message>) -> Self {
        let folder = if suggested.is_dir() { Some(suggested) } else { suggested.parent() };
        let folder = folder.unwrap_or(Path::new("")).to_path_buf();
        let text = suggested.to_string_lossy().into_owned();
        Self { asked, text, folder, reason, confirmed: None, has_shown: false }
    }

    /// Shows the field and returns the path once it is confirmed.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let tokens = Tokens::of(ctx);
        let kind = self.asked.kind();
        let path = kind.with_extension(typed_path(&self.text, &self.folder));
        let problem = self.problem(&path);
        let replaces = kind.is_save() && path.exists();
        let verb = match (kind.is_save(), replaces) {
            (false, _) => m("path-open"),
            (true, true) if self.confirmed.as_ref() == Some(&path) => m("path-replace"),
            (true, true | false) => m("action-save"),
        };
        let mut is_entered = false;
        let answer = dialog_ui(ctx, kind.title(), 560.0, |ui| {
            if let Some(reason) = self.reason {
                ui.add(Label::caption(reason));
            }
            let response =
                MapField::new(&m("path-name").text(), &mut self.text).hint("~/Documents/map.ron").ui(ui, fonts);
            if !self.has_shown {
                response.request_focus();
                self.has_shown = true;
            }
            is_entered =
                ui.input(|input| input.key_pressed(Key::Enter)) && (response.has_focus() || response.lost_focus());
            // A path that ends in a folder's name is only half typed.
            let is_half = self.text.trim_end().ends_with(['/', '\\']) && path.is_dir();
            match problem {
                Some(problem) => {
                    ui.add(Label::new(problem).color(if is_half { tokens.muted } else { tokens.bad }));
                }
                None if self.confirmed.as_ref() == Some(&path) && replaces => {
                    ui.add(Label::new(m("path-replaces")).color(tokens.warning));
                }
                // What was typed says it already, as a rule.
                None if path.to_string_lossy() == self.text.trim() => {}
                None => {
                    MapLabel::new(&path.to_string_lossy()).color(tokens.muted).max_width(560.0).ui(ui, fonts);
                }
            }
            let is_enabled = problem.is_none() && !self.text.trim().is_empty();
            vec![
                Choice::new(m("cancel"), Answer::Close),
                Choice::main(verb, Answer::Path(self.asked.clone(), path.clone())).enabled(is_enabled),
            ]
        });
        let entered = is_entered && problem.is_none() && !self.text.trim().is_empty();
        let answer = answer.or_else(|| entered.then(|| Answer::Path(self.asked.clone(), path.clone())));
        if matches!(answer, Some(Answer::Path(..))) && replaces && self.confirmed.as_ref() != Some(&path) {
            self.confirmed = Some(path);
            return None;
        }
        answer
    }

    fn problem(&self, path: &Path) -> Option<Message> {
        if self.text.trim().is_empty() {
            return None;
        }
        if path.is_dir() {
            return Some(m("path-is-folder"));
        }
        if self.asked.kind().is_save() {
            let has_folder = path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir());
            return (!has_folder).then_some(m("path-no-folder"));
        }
        (!path.exists()).then_some(m("path-no-file"))
    }
}
