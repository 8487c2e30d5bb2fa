//! Dialogs inside the window. Only one is shown at a time; it blocks everything below it and returns one answer.
//!
//! Safar does not use the system's message boxes, because those can fail silently.

mod about;
mod export;
mod frame;
mod lane_gallery;
mod offers;
mod page_sizes;
mod palette;
mod path_field;
mod question;
mod shortcuts;

use std::path::PathBuf;

use egui::Context;

pub use export::ExportDialog;
pub use lane_gallery::LaneGallery;
pub use palette::Palette;
pub use path_field::PathField;
pub use shortcuts::ShortcutSheet;

use super::{action::Action, jobs::Asked};
use crate::text::FontBook;

/// A dialog with its state.
pub enum Dialog {
    /// The map has unsaved changes.
    Unsaved {
        /// The map's title.
        title: String,
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
    /// The user is about to replace the map by the present content of its file.
    Reload {
        /// The file.
        path: PathBuf,
    },
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
    /// The gallery of lane kinds.
    Lanes(LaneGallery),
    /// The sheet of shortcuts.
    Shortcuts(ShortcutSheet),
    /// The About dialog.
    About,
}

/// The object whose save takes too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stalled {
    /// The map.
    Map,
    /// The edited brand.
    Brand,
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
            Self::Unsaved { .. }
            | Self::UnsavedBrand { .. }
            | Self::BrandConflict { .. }
            | Self::Conflict { .. }
            | Self::Stalled { .. }
            | Self::Reload { .. }
            | Self::Waiting { .. }
            | Self::Message(_)
            | Self::Palette(_)
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
            Self::Stalled { what, .. } => *what == Stalled::Map,
            Self::Unsaved { .. }
            | Self::Conflict { .. }
            | Self::Reload { .. }
            | Self::Export(_)
            | Self::Palette(_)
            | Self::Lanes(_) => true,
            Self::UnsavedBrand { .. }
            | Self::BrandConflict { .. }
            | Self::Message(_)
            | Self::Shortcuts(_)
            | Self::About => false,
        }
    }

    /// Shows the dialog; returns the user's answer, if any.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        match self {
            Self::Unsaved { title, then } => question::unsaved_ui(ctx, fonts, title, then),
            Self::UnsavedBrand { name, then } => question::unsaved_brand_ui(ctx, fonts, name, then),
            Self::BrandConflict { path } => question::brand_conflict_ui(ctx, fonts, path),
            Self::Conflict { path } => question::conflict_ui(ctx, fonts, path),
            Self::Stalled { what, path, then } => question::stalled_ui(ctx, fonts, *what, path, then),
            Self::Reload { path } => question::reload_ui(ctx, fonts, path),
            Self::Path(field) => field.ui(ctx, fonts),
            Self::Waiting { asked, suggested } => question::waiting_ui(ctx, asked, suggested),
            Self::Export(dialog) => dialog.ui(ctx, fonts),
            Self::Message(message) => question::message_ui(ctx, fonts, message),
            Self::Palette(palette) => palette.ui(ctx, fonts),
            Self::Lanes(gallery) => gallery.ui(ctx),
            Self::Shortcuts(sheet) => sheet.ui(ctx, fonts),
            Self::About => about::about_ui(ctx),
        }
    }
}
