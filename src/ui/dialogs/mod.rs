//! Dialogs within the window. One is shown at a time; it blocks what is under it and gives one answer.
//!
//! Safar asks everything here and not through the system's message boxes, because those can fail without a word.

mod about;
mod export;
mod frame;
mod lane_gallery;
mod offers;
mod palette;
mod path_field;
mod question;
mod shortcuts;

use std::path::PathBuf;

use egui::Context;

pub use export::{ExportChoice, ExportDialog};
pub use lane_gallery::LaneGallery;
pub use palette::Palette;
pub use path_field::PathField;
pub use shortcuts::ShortcutSheet;

use super::{action::Action, jobs::Asked};
use crate::text::FontBook;

/// A dialog, with what was entered in it so far.
pub enum Dialog {
    /// The map has changes that no file holds.
    Unsaved {
        /// The map's title.
        title: String,
        /// What was asked for and would lose them.
        then: Action,
    },
    /// The brand that is edited has changes that no file holds.
    UnsavedBrand {
        /// The brand's name.
        name: String,
        /// What was asked for and would lose them.
        then: Action,
    },
    /// The brand's file was changed by somebody else.
    BrandConflict {
        /// The file.
        path: PathBuf,
    },
    /// The map's file was changed by somebody else.
    Conflict {
        /// The file.
        path: PathBuf,
    },
    /// The map is about to be let go for what its file holds now.
    Reload {
        /// The file.
        path: PathBuf,
    },
    /// A path is typed, because no file dialog can be shown.
    Path(PathField),
    /// The system's file dialog is open.
    Waiting {
        /// What for.
        asked: Asked,
        /// What was suggested.
        suggested: PathBuf,
    },
    /// How to export.
    Export(Box<ExportDialog>),
    /// Something went wrong, or is worth knowing.
    Message(Message),
    /// Every action, found by typing.
    Palette(Box<Palette>),
    /// The kinds of lanes, to choose a new one from.
    Lanes(LaneGallery),
    /// Every shortcut.
    Shortcuts(ShortcutSheet),
    /// What Safar is.
    About,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened, in a few words.
    pub title: String,
    /// What it was and what to do; may hold the user's own words.
    pub text: String,
}

/// What a dialog was answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing is to be done.
    Close,
    /// Save, and then do what was asked for.
    SaveThen(Action),
    /// Do what was asked for and let the changes go.
    DiscardThen(Action),
    /// Save the brand that is edited, and then do what was asked for.
    SaveBrandThen(Action),
    /// Do what was asked for and drop the changes of the brand.
    DiscardBrandThen(Action),
    /// Save over what somebody else wrote.
    Overwrite,
    /// Save to another file.
    SaveAs,
    /// Ask whether the changes may go, and then read the file again.
    AskToReload(PathBuf),
    /// Let the changes go and read the file again.
    Reload(PathBuf),
    /// This file.
    Path(Asked, PathBuf),
    /// Stop waiting for the file dialog and type the path.
    TypePath(Asked, PathBuf),
    /// Stop waiting for the file dialog.
    StopWaiting,
    /// Do this, one after another.
    Do(Vec<Action>),
    /// Ask where to, and export.
    Export(ExportChoice),
}

impl Dialog {
    /// Whether the dialog waits for something that is looked up in the background.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        match self {
            Self::Path(field) => field.is_looking(),
            Self::Unsaved { .. }
            | Self::UnsavedBrand { .. }
            | Self::BrandConflict { .. }
            | Self::Conflict { .. }
            | Self::Reload { .. }
            | Self::Waiting { .. }
            | Self::Export(_)
            | Self::Message(_)
            | Self::Palette(_)
            | Self::Lanes(_)
            | Self::Shortcuts(_)
            | Self::About => false,
        }
    }

    /// Shows the dialog and returns the answer once there is one.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        match self {
            Self::Unsaved { title, then } => question::unsaved_ui(ctx, fonts, title, then),
            Self::UnsavedBrand { name, then } => question::unsaved_brand_ui(ctx, fonts, name, then),
            Self::BrandConflict { path } => question::brand_conflict_ui(ctx, fonts, path),
            Self::Conflict { path } => question::conflict_ui(ctx, fonts, path),
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
