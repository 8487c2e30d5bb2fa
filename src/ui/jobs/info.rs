//! What a job is: its number, its kind, whose it is and which file it is about.

use std::{
    fmt,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use crate::ui::i18n::{Message, m};

/// The number of a job, unique within its window; later jobs have greater numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub(super) u64);

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Reads a map.
    OpenMap,
    /// Writes the map.
    SaveMap,
    /// Writes a picture of the map.
    Export,
    /// Shows the system's file dialog.
    PickFile,
    /// Reads a picture to embed.
    ReadPicture,
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
    /// Writes the settings.
    SaveSettings,
    /// Writes the copied cards for other windows.
    ShareClip,
}

impl JobKind {
    /// What the status line calls it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::OpenMap => m("job-opening"),
            Self::SaveMap | Self::SaveSettings | Self::ShareClip => m("job-saving"),
            Self::Export => m("job-exporting"),
            Self::PickFile => m("job-waiting"),
            Self::ReadPicture | Self::ReadLogo => m("job-reading-picture"),
            Self::ReadClip => m("job-pasting"),
            Self::ReadTheme => m("job-reading-theme"),
            Self::SaveBrand => m("job-saving-brand"),
            Self::ReadFont => m("job-reading-font"),
        }
    }

    /// Whether it replaces a file. Such jobs end before the program does.
    #[must_use]
    pub fn is_write(self) -> bool {
        match self {
            Self::SaveMap | Self::Export | Self::SaveBrand | Self::SaveSettings | Self::ShareClip => true,
            Self::OpenMap
            | Self::PickFile
            | Self::ReadPicture
            | Self::ReadClip
            | Self::ReadTheme
            | Self::ReadFont
            | Self::ReadLogo => false,
        }
    }

    /// Whether the user is shown that it is under way.
    #[must_use]
    pub fn is_shown(self) -> bool {
        !matches!(self, Self::SaveSettings | Self::ShareClip)
    }

    /// Whether the user can cancel it. What saves the user's work cannot be cancelled.
    #[must_use]
    pub fn can_cancel(self) -> bool {
        matches!(self, Self::OpenMap | Self::Export | Self::PickFile)
    }
}

/// Names an open map among all that this program ever opens. A file that is opened twice is two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentId(u64);

/// Names an edited brand among all that this program ever edits.
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

/// Whose a job is: what its result may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The window.
    Window,
    /// An open map.
    Document(DocumentId),
    /// A brand that is edited.
    Brand(BrandId),
}

/// A job, as the status line and a [`Gate`] see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobInfo {
    /// Its number.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// Whose it is.
    pub owner: Owner,
    /// The file it reads or writes, if it is about one.
    pub path: Option<PathBuf>,
}

/// Called on a job's own thread. A test blocks in these calls to make a job slow, and panics in them to make it fail; so
/// jobs end in whatever order the test decides, without waiting by the clock.
pub trait Gate: fmt::Debug + Send + Sync {
    /// Before the job does anything.
    fn before_work(&self, job: &JobInfo);

    /// After the job has done its work, before the window hears of it.
    fn before_report(&self, job: &JobInfo);
}
