//! The cards that were copied last, as a small map file from which the other windows of Safar on this machine paste.
//!
//! The file is in the folder of [`state_dir`](super::state_dir). It holds no more than the clipboard does, each copy
//! replaces it, and only its owner may read it.

use std::path::{Path, PathBuf};

use super::{
    error::StorageError,
    read::read_map,
    replace::{make_private_folder, replace_private_file},
    write::write_map,
};
use crate::model::Map;

const CLIP: &str = "clipboard.ron";

/// Writes `clip` to its file in `folder`, which is created if necessary.
///
/// # Errors
/// If the file cannot be written; the old one is then unchanged.
pub fn save_clip(folder: &Path, clip: &Map) -> Result<(), StorageError> {
    make_private_folder(folder)?;
    let path = clip_path(folder);
    let failed = |error| StorageError::from_io(&path.to_string_lossy(), "write the copied cards", error);
    replace_private_file(&path, |out| out.write_all(write_map(clip).as_bytes()).map_err(failed))
}

/// The path of the clipboard file in `folder`.
#[must_use]
pub fn clip_path(folder: &Path) -> PathBuf {
    folder.join(CLIP)
}

/// The cards in `folder`; `None` if there is no readable file.
#[must_use]
pub fn read_clip(folder: &Path) -> Option<Map> {
    read_map(&clip_path(folder)).ok().map(|opened| opened.map)
}
