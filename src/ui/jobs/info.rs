//! The description of a job: its number, its kind, its owner and its file.

use std::{
    fmt,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use crate::ui::i18n::{Message, m};

/// The number of a job, unique in its window; later jobs have greater numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub(super) u64);

/// The number of a drop of files onto the window; later drops have greater numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DropId(u64);

impl DropId {
    /// The drop with this number.
    #[must_use]
    pub fn numbered(number: u64) -> Self {
        Self(number)
    }

    /// The number of the next drop.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// The kind of work of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Reads a map.
    OpenMap,
    /// Opens another window.
    OpenWindow,
    /// Lists the user's own templates.
    ListTemplates,
    /// Changes the user's own templates.
    ChangeTemplates,
    /// Writes the map.
    SaveMap,
    /// Writes a picture of the map.
    Export,
    /// Draws a picture of the map for the clipboard.
    DrawForClipboard,
    /// Shows the system's file dialog.
    PickFile,
    /// Reads a picture to embed.
    ReadPicture,
    /// Finds out what dropped files are.
    LookAtDrop,
    /// Reads the cards that another window copied.
    ReadClip,
    /// Reads a theme file.
    ReadTheme,
    /// Writes the edited brand.
    SaveBrand,
    /// Reads a font for the edited brand.
    ReadFont,
    /// Reads a logo for the edited brand.
    ReadLogo,
    /// Draws a preview for the start screen.
    DrawPreview,
    /// Writes the settings.
    SaveSettings,
    /// Writes the copied cards for other windows.
    ShareClip,
}

impl JobKind {
    /// The words for the job in the status line.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::OpenMap | Self::OpenWindow | Self::ListTemplates | Self::DrawPreview => m("job-opening"),
            Self::SaveMap | Self::ChangeTemplates | Self::SaveSettings | Self::ShareClip => m("job-saving"),
            Self::Export => m("job-exporting"),
            Self::DrawForClipboard => m("job-copying-picture"),
            Self::PickFile => m("job-waiting"),
            Self::ReadPicture | Self::ReadLogo => m("job-reading-picture"),
            Self::LookAtDrop => m("job-looking"),
            Self::ReadClip => m("job-pasting"),
            Self::ReadTheme => m("job-reading-theme"),
            Self::SaveBrand => m("job-saving-brand"),
            Self::ReadFont => m("job-reading-font"),
        }
    }

    /// Whether the job replaces a file. The program waits for such jobs before it ends.
    #[must_use]
    pub fn is_write(self) -> bool {
        match self {
            Self::SaveMap
            | Self::ChangeTemplates
            | Self::Export
            | Self::SaveBrand
            | Self::SaveSettings
            | Self::ShareClip => true,
            Self::OpenMap
            | Self::OpenWindow
            | Self::DrawForClipboard
            | Self::ListTemplates
            | Self::PickFile
            | Self::ReadPicture
            | Self::LookAtDrop
            | Self::ReadClip
            | Self::ReadTheme
            | Self::ReadFont
            | Self::ReadLogo
            | Self::DrawPreview => false,
        }
    }

    /// Whether the status line shows the job.
    #[must_use]
    pub fn is_shown(self) -> bool {
        !matches!(
            self,
            Self::OpenWindow | Self::ListTemplates | Self::SaveSettings | Self::ShareClip | Self::DrawPreview
        )
    }

    /// Whether the user can cancel the job. Saving the user's work cannot be cancelled.
    #[must_use]
    pub fn can_cancel(self) -> bool {
        matches!(self, Self::OpenMap | Self::Export | Self::PickFile)
    }
}

/// The identity of an open map, unique in this process. A file that is opened twice gives two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentId(u64);

/// The identity of an edited brand, unique in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrandId(u64);

impl DocumentId {
    /// An id that no other document has.
    #[must_use]
    pub fn unused() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl BrandId {
    /// An id that no other brand has.
    #[must_use]
    pub fn unused() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The owner of a job: the part of the window's state that its result may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The window.
    Window,
    /// An open map.
    Document(DocumentId),
    /// A brand being edited.
    Brand(BrandId),
}

/// The description of a job, for the status line and a [`Gate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobInfo {
    /// The number.
    pub id: JobId,
    /// The kind of work.
    pub kind: JobKind,
    /// The owner.
    pub owner: Owner,
    /// The file that the job reads or writes, if any.
    pub path: Option<PathBuf>,
}

/// A hook that is called on the job's thread. Tests block in it to make a job slow and panic in it to make it fail, so
/// that jobs end in the order the test wants, without relying on the clock.
pub trait Gate: fmt::Debug + Send + Sync {
    /// Called before the job does anything.
    fn before_work(&self, job: &JobInfo);

    /// Called after the job has done its work, before the window gets the result.
    fn before_report(&self, job: &JobInfo);
}
