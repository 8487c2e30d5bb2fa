//! Dialogs inside the window. Only one is shown at a time; it blocks everything below it and returns one answer.
//!
//! Safar does not use the system's message boxes, because those can fail silently.

mod about;
mod export;
mod finder;
mod frame;
mod lane_gallery;
mod link;
mod offers;
mod page_sizes;
mod palette;
mod paste_table;
mod path_field;
mod question;
mod shortcuts;
mod suited;
mod synonyms;
mod template;

use std::path::PathBuf;

use egui::Context;

pub use export::ExportDialog;
pub(super) use frame::{opened_by_itself, opened_by_user};
pub use lane_gallery::LaneGallery;
pub use link::LinkDialog;
pub use palette::Palette;
pub use paste_table::PasteTable;
pub use path_field::PathField;
pub use question::{Question, Stalled};
pub use shortcuts::ShortcutSheet;
pub use template::TemplateDialog;

use super::{action::Action, jobs::Asked};
use crate::text::FontBook;

/// A dialog with its state.
pub enum Dialog {
    /// A question about what would be lost or replaced.
    Question(Question),
    /// The user types a path, because no file dialog can be shown.
    Path(PathField),
    /// The system's file dialog is open.
    Waiting {
        /// The purpose of the file.
        asked: Asked,
        /// The suggested path.
        suggested: PathBuf,
    },
    /// The export options.
    Export(Box<ExportDialog>),
    /// An error or a note.
    Message(Notice),
    /// The palette: all actions, with a search field.
    Palette(Box<Palette>),
    /// A pasted table, with what becomes of it.
    PasteTable(Box<PasteTable>),
    /// The choice of a card to link to.
    Link(Box<LinkDialog>),
    /// The name of a template, and what it keeps of the map.
    Template(TemplateDialog),
    /// The gallery of lane kinds.
    Lanes(LaneGallery),
    /// The sheet of shortcuts.
    Shortcuts(ShortcutSheet),
    /// The About dialog.
    About,
}

/// An error or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A short title.
    pub title: String,
    /// What happened and what to do; may contain user text.
    pub text: String,
}

/// The user's answer to a dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Close; nothing else to do.
    Close,
    /// Save, then run the action.
    SaveThen(Action),
    /// Discard the changes and run the action.
    DiscardThen(Action),
    /// Save the brand, then run the action.
    SaveBrandThen(Action),
    /// Discard the changes of the brand and run the action.
    DiscardBrandThen(Action),
    /// Run the action without waiting for the save.
    LeaveSave(Action),
    /// Save although another program changed the file.
    Overwrite,
    /// Save to another file.
    SaveAs,
    /// Ask whether to discard the changes, then read the file again.
    AskToReload(PathBuf),
    /// Discard the changes and read the file again.
    Reload(PathBuf),
    /// The chosen file.
    Path(Asked, PathBuf),
    /// Stop waiting for the file dialog and let the user type the path.
    TypePath(Asked, PathBuf),
    /// Stop waiting for the file dialog.
    StopWaiting,
    /// Run these actions one after another.
    Do(Vec<Action>),
    /// Ask for a file and export.
    Export(Box<crate::export::Request>),
}

impl Dialog {
    /// Whether the dialog waits for a result from a background thread.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        match self {
            Self::Path(field) => field.is_looking(),
            Self::Export(dialog) => dialog.is_measuring(),
            Self::Question(_)
            | Self::Waiting { .. }
            | Self::Message(_)
            | Self::Palette(_)
            | Self::PasteTable(_)
            | Self::Link(_)
            | Self::Template(_)
            | Self::Lanes(_)
            | Self::Shortcuts(_)
            | Self::About => false,
        }
    }

    /// Whether the dialog is about the open map, so that it makes no sense for another one.
    #[must_use]
    pub fn is_about_map(&self) -> bool {
        match self {
            Self::Path(field) => field.asked().document().is_some(),
            Self::Waiting { asked, .. } => asked.document().is_some(),
            Self::Question(question) => question.is_about_map(),
            Self::Export(_) | Self::Palette(_) | Self::PasteTable(_) | Self::Link(_) | Self::Lanes(_) => true,
            Self::Template(dialog) => dialog.is_about_map(),
            Self::Message(_) | Self::Shortcuts(_) | Self::About => false,
        }
    }

    /// Shows the dialog; returns the user's answer, if any.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        match self {
            Self::Question(question) => question.ui(ctx, fonts),
            Self::Path(field) => field.ui(ctx, fonts),
            Self::Waiting { asked, suggested } => question::waiting_ui(ctx, asked, suggested),
            Self::Export(dialog) => dialog.ui(ctx, fonts),
            Self::Message(message) => question::message_ui(ctx, fonts, message),
            Self::Palette(palette) => palette.ui(ctx, fonts),
            Self::PasteTable(table) => table.ui(ctx, fonts),
            Self::Link(dialog) => dialog.ui(ctx, fonts),
            Self::Template(dialog) => dialog.ui(ctx, fonts),
            Self::Lanes(gallery) => gallery.ui(ctx),
            Self::Shortcuts(sheet) => sheet.ui(ctx, fonts),
            Self::About => about::about_ui(ctx),
        }
    }
}
