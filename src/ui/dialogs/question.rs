//! Questions about what would be lost or replaced, and messages.

use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use super::{
    Answer, Notice,
    frame::{Choice, dialog_ui},
};
use crate::{
    fold::shortened,
    geom::{BaseDirection, Direction},
    text::FontBook,
    ui::{
        action::{Action, FileAction, TemplateAction},
        brand::BrandAsk,
        i18n::{self, m},
        jobs::Asked,
        style::{CORNER, Tokens},
        widgets::{Label, MapLabel, scroll},
        words::faults::report_line,
    },
};

/// The most letters of a captured line in the question about it.
const LINE_LETTERS: usize = 80;

/// A question about what would be lost or replaced.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The map has unsaved changes.
    Unsaved {
        /// The map's title.
        title: String,
        /// The line of the capture bar that is not a card yet; empty if there is none.
        line: String,
        /// The action that would lose them.
        then: Action,
    },
    /// The edited brand has unsaved changes.
    UnsavedBrand {
        /// The brand's name.
        name: String,
        /// The action that would lose them.
        then: Action,
    },
    /// Another program changed the brand's file.
    BrandConflict {
        /// The file.
        path: PathBuf,
    },
    /// Another program changed the map's file.
    Conflict {
        /// The file.
        path: PathBuf,
    },
    /// A save that an action waits for has taken too long.
    Stalled {
        /// The object being saved.
        what: Stalled,
        /// The file.
        path: PathBuf,
        /// The action.
        then: Action,
    },
    /// The user pasted or dropped more lines than are taken without a question.
    ManyLines {
        /// The number of lines.
        count: usize,
        /// The action that makes a card of each.
        then: Action,
    },
    /// The user is about to delete one of their templates.
    DeleteTemplate {
        /// Its file.
        path: PathBuf,
        /// Its name.
        name: String,
    },
    /// The user is about to replace the map by the present content of its file.
    Reload {
        /// The file.
        path: PathBuf,
    },
}

/// The object whose save takes too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stalled {
    /// The map.
    Map,
    /// The edited brand.
    Brand,
}

impl Question {
    /// Whether the question is about the open map, so that it makes no sense for another one.
    #[must_use]
    pub fn is_about_map(&self) -> bool {
        match self {
            Self::Stalled { what, .. } => *what == Stalled::Map,
            Self::Unsaved { .. } | Self::Conflict { .. } | Self::Reload { .. } | Self::ManyLines { .. } => true,
            Self::UnsavedBrand { .. } | Self::BrandConflict { .. } | Self::DeleteTemplate { .. } => false,
        }
    }

    /// Shows the question; returns the user's answer, if any.
    pub(super) fn ui(&self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        match self {
            Self::Unsaved { title, line, then } => unsaved_ui(ctx, fonts, title, line, then),
            Self::UnsavedBrand { name, then } => unsaved_brand_ui(ctx, fonts, name, then),
            Self::BrandConflict { path } => brand_conflict_ui(ctx, fonts, path),
            Self::Conflict { path } => conflict_ui(ctx, fonts, path),
            Self::Stalled { what, path, then } => stalled_ui(ctx, fonts, *what, path, then),
            Self::Reload { path } => reload_ui(ctx, fonts, path),
            Self::ManyLines { count, then } => many_lines_ui(ctx, *count, then),
            Self::DeleteTemplate { path, name } => delete_template_ui(ctx, fonts, path, name),
        }
    }
}

/// The map has changes that would be lost.
fn unsaved_ui(ctx: &Context, fonts: &mut FontBook, title: &str, line: &str, then: &Action) -> Option<Answer> {
    dialog_ui(ctx, m("unsaved-title"), 440.0, |ui| {
        MapLabel::new(title).weight(600.0).max_width(440.0).ui(ui, fonts);
        ui.add(Label::new(m("unsaved-text")));
        if !line.is_empty() {
            let said = m("unsaved-line").with(&[("line", shortened(line, LINE_LETTERS).into())]);
            MapLabel::new(&said).direction(i18n::interface_base()).max_width(440.0).wrapped().ui(ui, fonts);
        }
        vec![
            Choice::danger(m("unsaved-discard"), Answer::DiscardThen(then.clone())),
            Choice::new(m("cancel"), Answer::Close),
            Choice::main(m("action-save"), Answer::SaveThen(then.clone())),
        ]
    })
}

/// The brand that is edited has changes that would be lost.
fn unsaved_brand_ui(ctx: &Context, fonts: &mut FontBook, name: &str, then: &Action) -> Option<Answer> {
    dialog_ui(ctx, m("unsaved-title"), 440.0, |ui| {
        MapLabel::new(name).weight(600.0).max_width(440.0).ui(ui, fonts);
        ui.add(Label::new(m("unsaved-brand-text")));
        vec![
            Choice::danger(m("unsaved-discard"), Answer::DiscardBrandThen(then.clone())),
            Choice::new(m("cancel"), Answer::Close),
            Choice::main(m("action-save"), Answer::SaveBrandThen(then.clone())),
        ]
    })
}

/// Another program changed the brand's file since it was read.
fn brand_conflict_ui(ctx: &Context, fonts: &mut FontBook, path: &Path) -> Option<Answer> {
    dialog_ui(ctx, m("conflict-title"), 520.0, |ui| {
        MapLabel::new(&path.to_string_lossy())
            .direction(BaseDirection::Always(Direction::Ltr))
            .weight(600.0)
            .wrapped()
            .ui(ui, fonts);
        ui.add(Label::new(m("conflict-brand-text")));
        vec![
            Choice::danger(m("conflict-replace"), Answer::Do(vec![Action::Brand(BrandAsk::Overwrite)])),
            Choice::new(m("cancel"), Answer::Close),
            Choice::main(m("action-save-as"), Answer::Do(vec![Action::Brand(BrandAsk::SaveAs)])),
        ]
    })
}

/// Another program changed the map's file since it was read.
fn conflict_ui(ctx: &Context, fonts: &mut FontBook, path: &Path) -> Option<Answer> {
    dialog_ui(ctx, m("conflict-title"), 520.0, |ui| {
        MapLabel::new(&path.to_string_lossy())
            .direction(BaseDirection::Always(Direction::Ltr))
            .weight(600.0)
            .wrapped()
            .ui(ui, fonts);
        ui.add(Label::new(m("conflict-text")));
        vec![
            Choice::danger(m("conflict-reload"), Answer::AskToReload(path.to_path_buf())),
            Choice::danger(m("conflict-replace"), Answer::Overwrite),
            Choice::new(m("cancel"), Answer::Close),
            Choice::main(m("action-save-as"), Answer::SaveAs),
        ]
    })
}

/// A save that `then` waits for has taken too long.
fn stalled_ui(ctx: &Context, fonts: &mut FontBook, what: Stalled, path: &Path, then: &Action) -> Option<Answer> {
    dialog_ui(ctx, m("stalled-title"), 520.0, |ui| {
        MapLabel::new(&path.to_string_lossy())
            .direction(BaseDirection::Always(Direction::Ltr))
            .weight(600.0)
            .wrapped()
            .ui(ui, fonts);
        ui.add(Label::new(m("stalled-text")));
        let save_as = match what {
            Stalled::Map => Answer::SaveAs,
            Stalled::Brand => Answer::Do(vec![Action::Brand(BrandAsk::SaveAs)]),
        };
        vec![
            Choice::danger(m("stalled-leave"), Answer::LeaveSave(then.clone())),
            Choice::new(m("cancel"), Answer::Close),
            Choice::main(m("action-save-as"), save_as),
        ]
    })
}

/// The map is about to be replaced by the present content of its file.
fn reload_ui(ctx: &Context, fonts: &mut FontBook, path: &Path) -> Option<Answer> {
    dialog_ui(ctx, m("reload-title"), 460.0, |ui| {
        MapLabel::new(&path.to_string_lossy())
            .direction(BaseDirection::Always(Direction::Ltr))
            .weight(600.0)
            .wrapped()
            .ui(ui, fonts);
        ui.add(Label::new(m("reload-text")));
        vec![
            Choice::danger(m("reload-now"), Answer::Reload(path.to_path_buf())),
            Choice::new(m("cancel"), Answer::Close),
            Choice::main(m("action-save-as"), Answer::SaveAs),
        ]
    })
}

/// More lines than are taken without a question.
fn many_lines_ui(ctx: &Context, count: usize, then: &Action) -> Option<Answer> {
    dialog_ui(ctx, m("paste-many-title"), 440.0, |ui| {
        ui.add(Label::new(m("paste-many-text").with(&[("count", count.into())])));
        let paste = m("paste-cards").with(&[("count", count.into())]);
        vec![Choice::new(m("cancel"), Answer::Close), Choice::worded(paste, Answer::Do(vec![then.clone()]))]
    })
}

/// One of the user's templates is about to be deleted.
fn delete_template_ui(ctx: &Context, fonts: &mut FontBook, path: &Path, name: &str) -> Option<Answer> {
    dialog_ui(ctx, m("template-delete-title"), 440.0, |ui| {
        MapLabel::new(name).weight(600.0).max_width(440.0).ui(ui, fonts);
        ui.add(Label::new(m("template-delete-text")));
        let delete = Action::File(FileAction::Template(TemplateAction::Delete(path.to_path_buf())));
        vec![
            Choice::danger(m("action-delete-template"), Answer::Do(vec![delete])),
            Choice::main(m("cancel"), Answer::Close),
        ]
    })
}

/// The system's file dialog is open, or does not respond.
pub(super) fn waiting_ui(ctx: &Context, asked: &Asked, suggested: &Path) -> Option<Answer> {
    let answer = dialog_ui(ctx, asked.kind().title(), 420.0, |ui| {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.add(Label::new(m("waiting-text")));
        });
        ui.add(Label::caption(m("waiting-hint")));
        vec![
            Choice::new(m("cancel"), Answer::StopWaiting),
            Choice::main(m("waiting-type"), Answer::TypePath(asked.clone(), suggested.to_path_buf())),
        ]
    });
    answer.map(|answer| if answer == Answer::Close { Answer::StopWaiting } else { answer })
}

/// An error or a note, with one button.
pub(super) fn message_ui(ctx: &Context, fonts: &mut FontBook, message: &Notice) -> Option<Answer> {
    dialog_ui(ctx, message.title.as_str(), 560.0, |ui| {
        scroll(ui, egui::ScrollArea::vertical().max_height(360.0), |ui| {
            for (is_report, text) in paragraphs(&message.text) {
                if is_report {
                    report_ui(ui, fonts, &text);
                } else {
                    MapLabel::new(&text).direction(i18n::interface_base()).wrapped().ui(ui, fonts);
                }
            }
        });
        vec![Choice::main(m("close"), Answer::Close)]
    })
}

/// The paragraphs of a message: stretches of ordinary lines, and reports about a file (`true`).
fn paragraphs(text: &str) -> Vec<(bool, String)> {
    let mut all: Vec<(bool, String)> = Vec::new();
    for line in text.split('\n') {
        let (is_report, line) = report_line(line).map_or((false, line), |line| (true, line));
        match all.last_mut() {
            Some((is_same, paragraph)) if *is_same == is_report => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            Some(_) | None => all.push((is_report, line.to_owned())),
        }
    }
    all.retain(|(_, paragraph)| !paragraph.trim().is_empty());
    all
}

/// A report about a file, in English: a block that begins on the left in every language of the interface.
fn report_ui(ui: &mut Ui, fonts: &mut FontBook, text: &str) {
    let tokens = Tokens::of(ui.ctx());
    let frame = egui::Frame::new().fill(tokens.hovered).corner_radius(CORNER).inner_margin(10);
    frame.show(ui, |ui| {
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(ui.available_width());
            MapLabel::new(text).direction(BaseDirection::Always(Direction::Ltr)).wrapped().ui(ui, fonts);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{storage, ui::words::faults::storage_fault};

    #[test]
    fn a_report_about_a_file_is_a_paragraph_of_its_own_with_its_place_marked() {
        let error = storage::parse_map("نقشه.ron", "(version: 1, title: \"\", language: \"de\")".as_bytes());
        let said = storage_fault(&error.unwrap_err());
        let all = paragraphs(&format!("باز نشد\n{said}\nپایان"));
        assert_eq!(all.iter().map(|(is_report, _)| *is_report).collect::<Vec<_>>(), [false, true, false]);
        assert!(all[1].1.contains("language: →\"de\")"), "{}", all[1].1);
        assert!(!said.contains(" | "), "no gutter, which needs letters of one width");
    }
}
