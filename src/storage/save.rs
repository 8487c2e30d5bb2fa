//! Saves a map: complete, flushed, read back and found equal before it takes the old file's place.

use std::{io, path::Path};

use super::{
    error::StorageError,
    read::{Fingerprint, Orders, parse, read_bytes},
    replace::replace_checked,
    write::write_map,
};
use crate::model::Map;

/// A map that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Recognises the file's content as it is now.
    pub fingerprint: Fingerprint,
}

/// Replaces or creates the file at `path` with `map`.
///
/// # Errors
/// When the file cannot be written, or what was written does not read back as the same map. The old file is then as it
/// was, and nothing is left beside it.
pub fn save_map(path: &Path, map: &Map) -> Result<Saved, StorageError> {
    let text = write_map(map);
    let name = path.to_string_lossy();
    replace_checked(
        path,
        |out| out.write_all(text.as_bytes()).map_err(|error| StorageError::from_io(&name, "write the file", error)),
        |temporary| verify(&name, temporary, &text, map),
    )?;
    Ok(Saved { fingerprint: Fingerprint::of(text.as_bytes()) })
}

/// As [`save_map`], but only where the file still holds what `expected` recognises. A file that is gone does not count
/// as changed: it is created again.
///
/// # Errors
/// As [`save_map`], and [`StorageError::ChangedOnDisk`].
pub fn save_map_unless_changed(path: &Path, map: &Map, expected: Fingerprint) -> Result<Saved, StorageError> {
    if has_changed(path, expected)? {
        return Err(StorageError::ChangedOnDisk { file: path.to_string_lossy().into_owned() });
    }
    save_map(path, map)
}

/// Whether the file at `path` is there and holds something else than what `expected` recognises.
///
/// # Errors
/// When the file cannot be read.
pub fn has_changed(path: &Path, expected: Fingerprint) -> Result<bool, StorageError> {
    match read_bytes(path) {
        Ok(bytes) => Ok(Fingerprint::of(&bytes) != expected),
        Err(StorageError::NotFound { .. }) => Ok(false),
        Err(StorageError::TooLarge { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Reads back what was written to `temporary`.
fn verify(name: &str, temporary: &Path, text: &str, map: &Map) -> Result<(), StorageError> {
    let failed = |why: String| StorageError::NotVerified { file: name.to_owned(), why };
    let bytes = read_bytes(temporary)?;
    if bytes != text.as_bytes() {
        return Err(StorageError::from_io(name, "read back what was written", io::ErrorKind::InvalidData.into()));
    }
    let (read, _) = parse(name, &bytes, Orders::Kept).map_err(|error| failed(error.to_string()))?;
    if read == *map { Ok(()) } else { Err(failed("a value changed".to_owned())) }
}
