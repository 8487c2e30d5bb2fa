//! The bundled maps.

use std::{fs, path::PathBuf};

use safar::{model::Map, storage::read_map};

/// Every map under `maps/`, by file name, sorted by name.
pub(crate) fn shipped_maps() -> Vec<(String, Map)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps");
    let mut files: Vec<_> = ["samples", "templates"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let name = |file: &PathBuf| file.file_name().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|file| (name(file), read_map(file).unwrap().map)).collect()
}
