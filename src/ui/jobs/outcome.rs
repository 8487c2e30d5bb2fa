//! What comes of jobs, and what jobs are asked for.

use std::sync::Arc;

use super::info::JobInfo;
use crate::{
    edit::SavePoint,
    export::ExportError,
    model::{CardId, Map, PersonaId, Place},
    storage::{Opened, OpenedTheme, Saved, StorageError},
    theme::{Asset, Logo},
    ui::{
        file_picker::{FileKind, Picked},
        picture,
    },
};

/// The end of a job: exactly one for each job that was begun, unless the user stopped waiting for it.
pub struct Finished {
    /// The job: whose it was and which file it was about.
    pub job: JobInfo,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a job.
pub enum Outcome {
    /// A map was read, or not.
    Opened(Result<Box<Opened>, StorageError>),
    /// A map was saved, or not.
    Saved {
        /// The state of the session that was to be saved.
        point: SavePoint,
        /// The new content of the file.
        result: Result<Saved, StorageError>,
    },
    /// A picture of the map was written, or not: how many pixels wide and high it is.
    Exported(Result<(u32, u32), ExportFault>),
    /// A file dialog was answered.
    Picked {
        /// What was asked for.
        asked: Asked,
        /// The answer.
        picked: Picked,
    },
    /// A theme was read from a file, or not.
    ThemeRead(Result<Box<OpenedTheme>, String>),
    /// A brand was saved, or not.
    ThemeSaved {
        /// The revision of the brand that was saved.
        revision: u64,
        /// The new content of the file.
        result: Result<Box<OpenedTheme>, StorageError>,
    },
    /// A font or a logo was read for a brand, or not.
    BrandAssetRead(Result<BrandAsset, String>),
    /// The cards that another window copied were read.
    ClipRead {
        /// The text that is to be pasted.
        text: String,
        /// The cards that were copied last in any window; `None` if nothing can be read.
        clip: Option<Box<Map>>,
    },
    /// A picture was read from a file, or not.
    PictureRead {
        /// Whose picture it is to be.
        target: PictureTarget,
        /// Its bytes, or why there are none.
        result: Result<Arc<[u8]>, String>,
    },
    /// Something was written that the user does not wait for.
    Kept,
    /// A newer job for the same file came before this one began: the file holds what that one wrote.
    Overtaken,
    /// The job ended by a panic, or its thread could not be started; this is what it said.
    Broken(String),
}

/// Why a picture of the map was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// The file could not be replaced.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The picture could not be made.
    #[error(transparent)]
    Export(#[from] ExportError),
}

/// What a file is asked for, and why.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A map to open.
    OpenMap,
    /// A file for the map.
    SaveMap,
    /// A file for a picture of the map.
    Export,
    /// A picture to embed.
    Picture(PictureTarget),
    /// A theme file.
    Theme,
    /// A file for the edited brand.
    SaveTheme,
    /// A font for the edited brand.
    Font,
    /// A logo for the edited brand.
    Logo,
}

impl Asked {
    /// What kind of file it is.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self {
            Self::OpenMap => FileKind::OpenMap,
            Self::SaveMap => FileKind::SaveMap,
            Self::Export => FileKind::SavePng,
            Self::Picture(_) | Self::Logo => FileKind::OpenPicture,
            Self::Theme => FileKind::OpenTheme,
            Self::SaveTheme => FileKind::SaveTheme,
            Self::Font => FileKind::OpenFont,
        }
    }
}

/// Something that was read for a brand.
#[derive(Clone, Debug, PartialEq)]
pub enum BrandAsset {
    /// A font that text can be set in.
    Font(Asset),
    /// A logo.
    Logo(Logo),
}

/// Whose picture a picture is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureTarget {
    /// A card's.
    Card(CardId),
    /// A persona's portrait.
    Persona(PersonaId),
    /// That of a new card, which goes here.
    New(Place),
}

impl PictureTarget {
    /// The greatest length of the picture's longer side, in pixels.
    #[must_use]
    pub(super) fn longest_side(&self) -> u32 {
        match self {
            Self::Card(_) | Self::New(_) => picture::CARD_PICTURE_SIDE,
            Self::Persona(_) => picture::PORTRAIT_SIDE,
        }
    }
}
