//! What windows of Safar on one machine leave for each other: the cards that were copied last, as a small map file.
//!
//! It lies in the folder `safar` of the platform's place for a program's state; the environment variable
//! `SAFAR_STATE_DIR` names another folder. It holds no more than the clipboard does, is written again by each copy, and
//! only its owner may read it.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{
    error::StorageError,
    read::read_map,
    replace::{make_private_folder, replace_private_file},
    write::write_map,
};
use crate::model::Map;

const CLIP: &str = "clipboard.ron";

/// Leaves `clip` in `folder`, which is made where it is missing.
///
/// # Errors
/// When the file cannot be written; the old one is then as it was.
pub fn save_clip(folder: &Path, clip: &Map) -> Result<(), StorageError> {
    make_private_folder(folder)?;
    let path = clip_path(folder);
    let failed = |error| StorageError::from_io(&path.to_string_lossy(), "write the copied cards", error);
    replace_private_file(&path, |out| out.write_all(write_map(clip).as_bytes()).map_err(failed))
}

/// The file in `folder` that holds the cards that were copied last.
#[must_use]
pub fn clip_path(folder: &Path) -> PathBuf {
    folder.join(CLIP)
}

/// The cards that were left in `folder` last; `None` where there are none that can be read.
#[must_use]
pub fn read_clip(folder: &Path) -> Option<Map> {
    read_map(&clip_path(folder)).ok().map(|opened| opened.map)
}

/// The folder for what the program leaves behind while it runs, or `None` on a system that tells of none.
#[must_use]
pub fn state_dir() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(own) = folder("SAFAR_STATE_DIR") {
        return Some(own);
    }
    if cfg!(windows) {
        Some(folder("LOCALAPPDATA")?.join("Safar"))
    } else if cfg!(target_os = "macos") {
        Some(folder("HOME")?.join("Library/Caches/Safar"))
    } else {
        // The XDG specification: a relative path there is to be ignored.
        let xdg = folder("XDG_STATE_HOME").filter(|path| path.is_absolute());
        Some(xdg.or_else(|| Some(folder("HOME")?.join(".local/state")))?.join("safar"))
    }
}
