//! Reading of text files of other programs.

use std::{
    fs::{self, File},
    io::Read as _,
    path::Path,
};

use super::{error::StorageError, read::read_up_to};

/// The maximum size of a text file to read, in bytes.
const MAX_TEXT: u64 = 8 * 1024 * 1024;

/// The number of bytes at the beginning of a file that decide whether it is text.
const SEEN: u64 = 4096;

/// The text of the file at `path`, in UTF-8, or in UTF-16 with a byte order mark; `None` if it is not text.
///
/// # Errors
/// If the file cannot be read, is a folder, a pipe or a device, or is a text that is too large.
pub fn read_text_file(path: &Path) -> Result<Option<String>, StorageError> {
    let name = || path.to_string_lossy().into_owned();
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(StorageError::NotAFile { file: name() });
    }
    let mut head = Vec::new();
    let has_read = File::open(path).is_ok_and(|file| file.take(SEEN).read_to_end(&mut head).is_ok());
    let is_wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if has_read && !is_wide && head.contains(&0) {
        return Ok(None);
    }
    Ok(decoded(&read_up_to(path, MAX_TEXT)?))
}

/// The text in `bytes`; `None` if they are not text.
fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        bytes => str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').to_owned(),
    };
    let is_binary = text.chars().any(|letter| letter == '\0' || (letter.is_control() && letter < '\u{7}'));
    (!is_binary).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_every_usual_encoding_and_nothing_else_is_text() {
        assert_eq!(decoded("\u{feff}متن".as_bytes()).as_deref(), Some("متن"));
        assert_eq!(decoded(b"\xff\xfea\0\n\0").as_deref(), Some("a\n"));
        assert_eq!(decoded(b"\xfe\xff\0a").as_deref(), Some("a"));
        for binary in [&b"%PDF-1.7 \xff"[..], b"\0\0\0\x18ftyp", b"\x89PNG"] {
            assert_eq!(decoded(binary), None);
        }
    }
}
