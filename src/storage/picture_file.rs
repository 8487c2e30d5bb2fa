//! Picture files: the paths they may be written to, and reading them.

use std::{
    fs::{self, File},
    io::Read as _,
    path::Path,
};

use super::{error::StorageError, read::read_up_to};

/// The maximum size of a picture file to read, in bytes; more than cameras write.
const MAX_PICTURE: u64 = 40 * 1024 * 1024;

/// Checks that a picture of a map may be written to `path`: its name ends in `.png`, and the file there is not text
/// such as a map or a theme. Both the window and the command line check this before an export.
///
/// # Errors
/// [`StorageError::NotPng`] and [`StorageError::HoldsText`].
pub fn check_picture_path(path: &Path) -> Result<(), StorageError> {
    let file = || path.to_string_lossy().into_owned();
    if !has_png_name(path) {
        return Err(StorageError::NotPng { file: file() });
    }
    // A pipe or a device is refused when the file is replaced; reading it here could block.
    if fs::metadata(path).is_ok_and(|found| found.is_file()) && holds_text(path) {
        return Err(StorageError::HoldsText { file: file() });
    }
    Ok(())
}

/// Whether the name at the end of `path` ends in `.png`, as the file of a picture must. Does not ask the file system.
#[must_use]
pub fn has_png_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"))
}

/// The content of the picture file at `path`.
///
/// # Errors
/// If the file cannot be read, is too large, or is a pipe or a device, which may have no end.
pub fn read_picture_file(path: &Path) -> Result<Vec<u8>, StorageError> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(StorageError::NotAFile { file: path.to_string_lossy().into_owned() });
    }
    read_up_to(path, MAX_PICTURE)
}

/// Whether the file at `path` starts like text: as UTF-8 without control characters.
fn holds_text(path: &Path) -> bool {
    const SEEN: u64 = 512;
    let mut head = Vec::new();
    let has_read = File::open(path).is_ok_and(|file| file.take(SEEN).read_to_end(&mut head).is_ok());
    let text = match str::from_utf8(&head) {
        Ok(text) => Some(text),
        // The last character may be incomplete.
        Err(error) if error.error_len().is_none() => {
            head.get(..error.valid_up_to()).and_then(|head| str::from_utf8(head).ok())
        }
        Err(_) => None,
    };
    let is_plain = |text: &str| !text.is_empty() && !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    has_read && text.is_some_and(is_plain)
}
