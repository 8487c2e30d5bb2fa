//! The results of jobs, and the purposes of file requests.

use std::{path::PathBuf, sync::Arc};

use super::info::{DocumentId, DropId, JobInfo};
use crate::{
    edit::SavePoint,
    export::ExportError,
    import::{CARD_PICTURE_SIDE, PORTRAIT_SIDE, Pasted},
    model::{CardId, Map, PersonaId, Place},
    storage::{Opened, OpenedTheme, Saved, StorageError, TemplateSpec},
    theme::{Asset, Logo},
    ui::{
        file_picker::{FileKind, Picked},
        start::{DrawnPreview, TemplateEntry},
    },
};

/// The end of a job: exactly one for each job, unless the user stopped waiting for it.
pub struct Finished {
    /// The job, with its owner and its file.
    pub job: JobInfo,
    /// The result.
    pub outcome: JobResult,
}

/// The result of a job.
pub enum JobResult {
    /// Reading a map.
    Opened(Result<Box<Opened>, StorageError>),
    /// Listing the user's own templates.
    TemplatesListed(Vec<TemplateEntry>),
    /// Changing them; the name of a template that was made.
    TemplatesChanged(Result<Option<String>, StorageError>),
    /// Opening another window, or the reason why there is none.
    WindowOpened(Result<(), String>),
    /// Saving a map.
    Saved {
        /// The state of the session to save.
        point: SavePoint,
        /// The new content of the file.
        result: Result<Saved, StorageError>,
    },
    /// Writing a picture of the map; the width and height in pixels.
    Exported(Result<(u32, u32), ExportFault>),
    /// Drawing a picture of the map for the clipboard.
    DrawnForClipboard(Result<Arc<egui::ColorImage>, ExportError>),
    /// A file dialog.
    Picked {
        /// The purpose of the file.
        asked: Asked,
        /// The answer.
        picked: Picked,
    },
    /// Reading a theme file.
    ThemeRead(Result<Box<OpenedTheme>, String>),
    /// Saving a brand.
    ThemeSaved {
        /// The revision of the brand that was saved.
        revision: u64,
        /// The new content of the file.
        result: Result<Box<OpenedTheme>, StorageError>,
    },
    /// Reading a font or a logo for a brand.
    BrandAssetRead(Result<BrandAsset, String>),
    /// Reading the cards that another window copied.
    ClipRead {
        /// The text to paste.
        text: String,
        /// The cards copied last in any window; `None` if they cannot be read.
        clip: Option<Box<Map>>,
    },
    /// Reading a picture.
    PictureRead {
        /// The use of the picture.
        target: PictureTarget,
        /// The encoded picture, or the reason why there is none.
        result: Result<Arc<[u8]>, String>,
    },
    /// Looking at a dropped file.
    LookedAt(LookedAt),
    /// Drawing a preview for the start screen.
    PreviewDrawn(Box<DrawnPreview>),
    /// Writing a file that the user does not wait for.
    Kept,
    /// A newer job for the same file replaced this one before it started; the file has the content of the newer one.
    Overtaken,
    /// The job panicked, or its thread could not be started; the message.
    Broken(String),
}

/// A change of the user's own templates.
#[derive(Clone, Debug, PartialEq)]
pub enum TemplateChange {
    /// Make one of this map.
    Save(Box<Map>, TemplateSpec),
    /// Give the one in this file this name.
    Rename(PathBuf, String),
    /// Delete the one in this file.
    Delete(PathBuf),
}

/// A dropped file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    /// The file.
    pub path: PathBuf,
    /// The content.
    pub content: FileContent,
    /// The drop that it came with.
    pub drop: DropId,
    /// Whether it is the only file of the drop.
    pub is_alone: bool,
}

/// The content of a dropped file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileContent {
    /// A map.
    Map,
    /// A text: a list or a table.
    Cards(Pasted),
    /// Something that Safar cannot use.
    Unknown,
    /// It cannot be read; the reason, in words for the user.
    Unreadable(String),
}

/// The reason why a picture of the map was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// The file could not be replaced.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The picture could not be made.
    #[error(transparent)]
    Export(#[from] ExportError),
}

/// The purpose of a requested file.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A map to open.
    OpenMap,
    /// A file for the map.
    SaveMap(DocumentId),
    /// A file for a picture of the map.
    Export(DocumentId),
    /// A picture to embed in the map.
    Picture(DocumentId, PictureTarget),
    /// A theme file.
    Theme,
    /// A file for the edited brand.
    SaveTheme,
    /// A font for the edited brand.
    Font,
    /// A logo for the edited brand.
    Logo,
}

impl JobResult {
    /// Whether handling the result is an edit of the map.
    #[must_use]
    pub fn edits_map(&self) -> bool {
        match self {
            Self::PictureRead { result, .. } => result.is_ok(),
            Self::ClipRead { .. } => true,
            Self::Opened(_)
            | Self::WindowOpened(_)
            | Self::TemplatesListed(_)
            | Self::TemplatesChanged(_)
            | Self::Saved { .. }
            | Self::Exported(_)
            | Self::DrawnForClipboard(_)
            | Self::Picked { .. }
            | Self::ThemeRead(_)
            | Self::ThemeSaved { .. }
            | Self::BrandAssetRead(_)
            | Self::LookedAt(_)
            | Self::PreviewDrawn(_)
            | Self::Kept
            | Self::Overtaken
            | Self::Broken(_) => false,
        }
    }
}

impl Asked {
    /// The kind of file.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self {
            Self::OpenMap => FileKind::OpenMap,
            Self::SaveMap(_) => FileKind::SaveMap,
            Self::Export(_) => FileKind::SavePng,
            Self::Picture(..) | Self::Logo => FileKind::OpenPicture,
            Self::Theme => FileKind::OpenTheme,
            Self::SaveTheme => FileKind::SaveTheme,
            Self::Font => FileKind::OpenFont,
        }
    }

    /// The map that the request is about, if any.
    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        match self {
            Self::SaveMap(of) | Self::Export(of) | Self::Picture(of, _) => Some(*of),
            Self::OpenMap | Self::Theme | Self::SaveTheme | Self::Font | Self::Logo => None,
        }
    }
}

/// A file read for a brand.
#[derive(Clone, Debug, PartialEq)]
pub enum BrandAsset {
    /// A font that text can be set in.
    Font(Asset),
    /// A logo.
    Logo(Logo),
}

/// The use of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureTarget {
    /// The picture of a card.
    Card(CardId),
    /// The portrait of a persona.
    Persona(PersonaId),
    /// The picture of a new card at this place.
    New(Place),
}

impl PictureTarget {
    /// The maximum length of the picture's longer side, in pixels.
    #[must_use]
    pub(super) fn longest_side(&self) -> u32 {
        match self {
            Self::Card(_) | Self::New(_) => CARD_PICTURE_SIDE,
            Self::Persona(_) => PORTRAIT_SIDE,
        }
    }
}
