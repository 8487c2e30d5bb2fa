//! A dialog for typing a path, used if no file dialog can be shown.

use std::path::{Path, PathBuf};

use egui::{Context, Key, Ui};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    geom::{BaseDirection, Direction},
    storage::has_png_name,
    text::FontBook,
    ui::{
        file_picker::{FileKind, typed_path},
        i18n::{Message, m},
        jobs::{Asked, PathFacts, PathLookup, PathThing},
        style::Tokens,
        widgets::{Label, MapField, MapLabel},
    },
};

/// The path being typed.
pub struct PathField {
    asked: Asked,
    text: String,
    /// The folder that relative paths start from: that of the suggestion rather than the program's working directory.
    folder: PathBuf,
    /// The reason the user has to type the path.
    reason: Option<Message>,
    /// An existing path that will be replaced when the user confirms it a second time.
    confirmed: Option<PathBuf>,
    /// The lookup of the file or folder at the path; `None` until the user changes or confirms the suggestion, whose
    /// folder may be on a drive that no longer answers.
    lookup: Option<PathLookup>,
    /// The path that the user confirmed before the result of its lookup was known.
    entered: Option<PathBuf>,
    has_shown: bool,
}

impl PathField {
    /// A dialog for `asked`, with `suggested` filled in.
    #[must_use]
    pub fn new(asked: Asked, suggested: &Path, reason: Option<Message>) -> Self {
        let text = suggested.to_string_lossy().into_owned();
        let folder = if is_spelled_as_folder(&text) { Some(suggested) } else { suggested.parent() };
        let folder = folder.unwrap_or(Path::new("")).to_path_buf();
        Self { asked, text, folder, reason, confirmed: None, lookup: None, entered: None, has_shown: false }
    }

    /// The purpose of the file.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Whether the lookup is in progress.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.lookup.as_ref().is_some_and(PathLookup::is_under_way)
    }

    /// Shows the dialog; returns the path once the user has confirmed it.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let kind = self.asked.kind();
        let names_file = names_file(&self.text, kind);
        let typed = typed_path(&self.text, &self.folder);
        let path = if names_file { kind.with_extension(typed) } else { typed };
        let facts = match &mut self.lookup {
            Some(lookup) => lookup.facts(&path),
            // A suggestion without a file name is a folder that the program has chosen.
            None => {
                is_spelled_as_folder(&self.text).then_some(PathFacts { thing: PathThing::Folder, has_parent: true })
            }
        };
        let problem = self.rule_broken_by(&path).or_else(|| facts.and_then(|facts| self.problem(facts)));
        let replaces = kind.is_save() && facts.is_some_and(|facts| facts.thing != PathThing::Nothing);
        let is_confirmed = self.confirmed.as_ref() == Some(&path) && replaces;
        let verb = match (kind.is_save(), is_confirmed) {
            (false, _) => m("path-open"),
            (true, true) => m("path-replace"),
            (true, false) => m("action-save"),
        };
        let mut is_entered = false;
        let answer = dialog_ui(ctx, kind.title(), 560.0, |ui| {
            is_entered = self.field_ui(ui, fonts);
            let tokens = Tokens::of(ui.ctx());
            // A path that ends with a folder's name is probably incomplete.
            let is_half = !names_file && facts.is_some_and(|facts| facts.thing == PathThing::Folder);
            match problem {
                Some(problem) => {
                    ui.add(Label::new(problem).color(if is_half { tokens.muted } else { tokens.bad }));
                }
                None if is_confirmed => {
                    ui.add(Label::new(m("path-replaces")).color(tokens.warning));
                }
                // Without the name of a file there is nothing to show; otherwise the typed text usually says it already.
                None if !names_file || path.to_string_lossy() == self.text.trim() => {}
                None => {
                    MapLabel::new(&path.to_string_lossy())
                        .direction(BaseDirection::Always(Direction::Ltr))
                        .color(tokens.muted)
                        .max_width(560.0)
                        .ui(ui, fonts);
                }
            }
            vec![
                Choice::new(m("cancel"), Answer::Close),
                Choice::main(verb, Answer::Path(self.asked.clone(), path.clone())).enabled(self.is_usable(problem)),
            ]
        });
        if answer == Some(Answer::Close) {
            return answer;
        }
        if is_entered || answer.is_some() {
            self.entered = Some(path.clone());
            self.look_up(ctx);
        }
        // A confirmed path waits for its lookup; if the user changes it, it must be confirmed again.
        facts?;
        let is_asked_for = self.entered.take().as_ref() == Some(&path) && self.is_usable(problem);
        if is_asked_for && replaces && !is_confirmed {
            self.confirmed = Some(path);
            return None;
        }
        is_asked_for.then(|| Answer::Path(self.asked.clone(), path))
    }

    /// Shows why the path is typed, and the field. Returns whether the path was entered.
    fn field_ui(&mut self, ui: &mut Ui, fonts: &mut FontBook) -> bool {
        if let Some(reason) = self.reason {
            ui.add(Label::caption(reason));
        }
        let name = m("path-name").text();
        let field = MapField::new(&name, &mut self.text).direction(BaseDirection::Always(Direction::Ltr));
        let response = field.hint("~/Documents/map.ron").ui(ui, fonts);
        if response.changed() {
            self.look_up(ui.ctx());
        }
        if !std::mem::replace(&mut self.has_shown, true) {
            response.request_focus();
        }
        ui.input(|input| input.key_pressed(Key::Enter)) && (response.has_focus() || response.lost_focus())
    }

    /// From the next frame on, looks up what is at the path.
    fn look_up(&mut self, ctx: &Context) {
        if self.lookup.is_none() {
            self.lookup = Some(PathLookup::new(ctx, self.asked.kind()));
            ctx.request_repaint();
        }
    }

    fn is_usable(&self, problem: Option<Message>) -> bool {
        problem.is_none() && names_file(&self.text, self.asked.kind())
    }

    /// The rule for names of such files that `path` breaks, which holds whatever is there.
    fn rule_broken_by(&self, path: &Path) -> Option<Message> {
        let is_typed = names_file(&self.text, self.asked.kind());
        let must_be_png = self.asked.kind() == FileKind::SavePng;
        (is_typed && must_be_png && !has_png_name(path)).then_some(m("path-not-png"))
    }

    fn problem(&self, facts: PathFacts) -> Option<Message> {
        if self.text.trim().is_empty() {
            return None;
        }
        let kind = self.asked.kind();
        let (is_save, names_file) = (kind.is_save(), names_file(&self.text, kind));
        match facts.thing {
            PathThing::Folder => Some(m("path-is-folder")),
            PathThing::Nothing if !names_file => Some(m("path-no-folder")),
            PathThing::File | PathThing::ProtectedText if !names_file => Some(m("path-is-folder")),
            PathThing::ProtectedText => Some(m("path-holds-text")),
            PathThing::Nothing if !is_save => Some(m("path-no-file")),
            PathThing::Nothing | PathThing::File => (is_save && !facts.has_parent).then_some(m("path-no-folder")),
        }
    }
}

/// Whether `text` ends with the name of a file, which an extension alone is not: not if it is empty, a folder with its
/// separator, `..` or `~`.
fn names_file(text: &str, kind: FileKind) -> bool {
    let text = text.trim();
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_extension = |name: &str| kind.extensions().iter().any(|extension| name.strip_prefix('.') == Some(extension));
    text != "~" && !matches!(name, "" | "." | "..") && !is_extension(name)
}

/// Whether `path` ends where the name of a file in it would begin.
fn is_spelled_as_folder(path: &str) -> bool {
    path.ends_with(std::path::is_separator) || path.ends_with(['/', '\\'])
}
