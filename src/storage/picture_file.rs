//! Files of pictures: which may be written, and how one is read.

use std::{
    fs::{self, File},
    io::Read as _,
    path::Path,
};

use super::{error::StorageError, read::read_up_to};

/// The greatest picture file that is read, in bytes: more than cameras write.
const MAX_PICTURE: u64 = 40 * 1024 * 1024;

/// Whether a picture of a map may be written to `path`: its name ends in `.png`, and no text is there, such as a map or a
/// theme under that name. Window and command line ask this before they export.
///
/// # Errors
/// [`StorageError::NotPng`] and [`StorageError::HoldsText`].
pub fn check_picture_path(path: &Path) -> Result<(), StorageError> {
    let file = || path.to_string_lossy().into_owned();
    let is_png = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
    if !is_png {
        return Err(StorageError::NotPng { file: file() });
    }
    // A pipe or a device is refused by whatever replaces the file; here it could block.
    if fs::metadata(path).is_ok_and(|found| found.is_file()) && holds_text(path) {
        return Err(StorageError::HoldsText { file: file() });
    }
    Ok(())
}

/// The content of the picture file at `path`.
///
/// # Errors
/// When the file cannot be read, is larger than a picture from a camera, or is a pipe or a device, which may have no end.
pub fn read_picture_file(path: &Path) -> Result<Vec<u8>, StorageError> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(StorageError::NotAFile { file: path.to_string_lossy().into_owned() });
    }
    read_up_to(path, MAX_PICTURE)
}

/// Whether the file at `path` begins as a text does: as UTF-8 without control characters.
fn holds_text(path: &Path) -> bool {
    const SEEN: u64 = 512;
    let mut head = Vec::new();
    let has_read = File::open(path).is_ok_and(|file| file.take(SEEN).read_to_end(&mut head).is_ok());
    let text = match str::from_utf8(&head) {
        Ok(text) => Some(text),
        // The last character may be cut off.
        Err(error) if error.error_len().is_none() => {
            head.get(..error.valid_up_to()).and_then(|head| str::from_utf8(head).ok())
        }
        Err(_) => None,
    };
    let is_plain = |text: &str| !text.is_empty() && !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    has_read && text.is_some_and(is_plain)
}
