//! The state of a file by which a later look at it tells whether it has changed, without reading it.

use std::{fs, path::Path, time::SystemTime};

use super::error::StorageError;

/// The time and the length of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// When the file was last written; `None` if the system does not tell.
    pub written: Option<SystemTime>,
    /// The length in bytes.
    length: u64,
}

impl FileStamp {
    /// The stamp of the file at `path`.
    ///
    /// # Errors
    /// If there is no file, or the system does not answer.
    pub fn of(path: &Path) -> Result<Self, StorageError> {
        let failed = |error| StorageError::from_io(&path.to_string_lossy(), "look at the file", error);
        let metadata = fs::metadata(path).map_err(failed)?;
        Ok(Self { written: metadata.modified().ok(), length: metadata.len() })
    }
}
