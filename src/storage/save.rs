//! Saving of maps: the new file is written completely, flushed, read back and compared before it replaces the old one.

use std::{io, path::Path};

use super::{
    error::StorageError,
    read::{Fingerprint, Orders, has_changed, parse, read_bytes},
    replace::replace_checked,
    write::write_map,
};
use crate::model::Map;

/// The result of saving a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The fingerprint of the file's new content.
    pub fingerprint: Fingerprint,
}

/// Replaces or creates the file at `path` with `map`.
///
/// # Errors
/// If the file cannot be written, or does not read back as the same map. The old file is then unchanged, and no
/// temporary file remains.
pub fn save_map(path: &Path, map: &Map) -> Result<Saved, StorageError> {
    save(path, map, None)
}

/// Like [`save_map`], but only if the file still has one of the `known` contents. A missing file does not count as
/// changed; it is created.
///
/// # Errors
/// Those of [`save_map`], and [`StorageError::ChangedOnDisk`].
pub fn save_map_unless_changed(path: &Path, map: &Map, known: &[Fingerprint]) -> Result<Saved, StorageError> {
    // Checked before anything is written, so that the user learns of it immediately, and again before the file is
    // replaced.
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

/// Reads `temporary` back and checks that it holds `text` and the same map.
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
    fn what_does_not_read_back_as_it_was_written_is_refused() {
        let path = std::env::temp_dir().join(format!("safar-verify-{}.ron", std::process::id()));
        let (map, mut other) = (Map::default(), Map::default());
        other.info.title = "Other".to_owned();
        let text = write_map(&map);
        fs::write(&path, &text).unwrap();
        let equal = verify("map.ron", &path, &text, &map);
        let other_map = verify("map.ron", &path, &text, &other);
        // The same map in other words, as if another program had rewritten the file after it was flushed.
        fs::write(&path, text.replace(",\n", ",  \n")).unwrap();
        let other_bytes = verify("map.ron", &path, &text, &map);
        fs::remove_file(&path).unwrap();
        assert!(equal.is_ok(), "{equal:?}");
        assert!(matches!(other_map, Err(StorageError::NotVerified { .. })), "{other_map:?}");
        let said = other_bytes.unwrap_err().to_string();
        assert!(said.contains("read back what was written"), "{said}");
    }

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
