//! Saves a map: complete, flushed, read back and found equal before it takes the old file's place.

use std::{io, path::Path};

use super::{
    error::StorageError,
    read::{Fingerprint, Orders, has_changed, parse, read_bytes},
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
    save(path, map, None)
}

/// As [`save_map`], but only over a file that still holds what one of `known` recognises. A file that is gone does not
/// count as changed: it is created again.
///
/// # Errors
/// As [`save_map`], and [`StorageError::ChangedOnDisk`].
pub fn save_map_unless_changed(path: &Path, map: &Map, known: &[Fingerprint]) -> Result<Saved, StorageError> {
    // Before anything is written, so that the user hears of it at once; and once more before the file is replaced.
    if has_changed(path, known)? {
        return Err(StorageError::ChangedOnDisk { file: path.to_string_lossy().into_owned() });
    }
    save(path, map, Some(known))
}

fn save(path: &Path, map: &Map, known: Option<&[Fingerprint]>) -> Result<Saved, StorageError> {
    let text = write_map(map);
    let name = path.to_string_lossy();
    replace_checked(
        path,
        known,
        |out| out.write_all(text.as_bytes()).map_err(|error| StorageError::from_io(&name, "write the file", error)),
        |temporary| verify(&name, temporary, &text, map),
    )?;
    Ok(Saved { fingerprint: Fingerprint::of(text.as_bytes()) })
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_that_another_window_replaces_while_this_one_flushes_is_not_replaced() {
        let path = std::env::temp_dir().join(format!("safar-race-{}.ron", std::process::id()));
        fs::write(&path, "mine").unwrap();
        let known = [Fingerprint::of(b"mine")];
        let result = replace_checked(
            &path,
            Some(&known),
            |out| {
                // What the other window does between this one's first look at the file and its rename.
                fs::write(&path, "theirs").unwrap();
                out.write_all(b"mine again").map_err(|error| StorageError::from_io("", "write", error))
            },
            |_| Ok(()),
        );
        let held = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(matches!(result, Err(StorageError::ChangedOnDisk { .. })), "{result:?}");
        assert_eq!(held, b"theirs");
    }
}
