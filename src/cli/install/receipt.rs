//! The list of everything that `safar install-desktop` has written, kept next to it in the data folder.
//!
//! A file in the list counts as ours as long as its content has the fingerprint in the list. So neither a file of
//! another program nor one that the user has edited is ever replaced or removed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::ErrorKind,
    path::Path,
};

use super::super::CliError;
use crate::storage::{Fingerprint, StorageError, replace_file};

/// The folder of the list, in the data folder.
pub(super) const FOLDER: &str = "safar";
const NAME: &str = "safar/installed.txt";
const FIRST_LINE: &str = "# Written by `safar install-desktop`, and removed by `safar install-desktop --undo`.";

/// The list. Paths are relative to the data folder.
#[derive(Debug, Default)]
pub(super) struct Receipt {
    /// The files, each with the fingerprints of the contents that were written: two while it is being replaced.
    files: BTreeMap<String, BTreeSet<String>>,
    /// The new folders.
    folders: BTreeSet<String>,
    /// The files and folders that the tools for the databases made.
    generated: BTreeSet<String>,
}

impl Receipt {
    /// The list in the data folder `data`; an empty one if there is none.
    pub(super) fn read(data: &Path) -> Result<Self, CliError> {
        let path = data.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => String::new(),
            Err(error) => return Err(StorageError::from_io(&path.to_string_lossy(), "read the file", error).into()),
        };
        let mut receipt = Self::default();
        for line in text.lines().filter(|line| is_inside(line.rsplit(' ').next().unwrap_or_default())) {
            let mut words = line.split(' ');
            match (words.next(), words.next(), words.next()) {
                (Some("file"), Some(fingerprint), Some(path)) => {
                    receipt.files.entry(path.to_owned()).or_default().insert(fingerprint.to_owned());
                }
                (Some("folder"), Some(path), None) => drop(receipt.folders.insert(path.to_owned())),
                (Some("generated"), Some(path), None) => drop(receipt.generated.insert(path.to_owned())),
                _ => {}
            }
        }
        Ok(receipt)
    }

    /// Writes the list to the data folder `data`.
    pub(super) fn write(&self, data: &Path) -> Result<(), CliError> {
        if !data.join(FOLDER).is_dir() {
            return Ok(());
        }
        let files =
            self.files.iter().flat_map(|(path, prints)| prints.iter().map(move |it| format!("file {it} {path}")));
        let folders = self.folders.iter().map(|path| format!("folder {path}"));
        let generated = self.generated.iter().map(|path| format!("generated {path}"));
        let lines: Vec<String> =
            [FIRST_LINE.to_owned()].into_iter().chain(files).chain(folders).chain(generated).collect();
        let path = data.join(NAME);
        let name = path.to_string_lossy();
        replace_file::<StorageError>(&path, |out| {
            writeln!(out, "{}", lines.join("\n")).map_err(|error| StorageError::from_io(&name, "write the file", error))
        })?;
        Ok(())
    }

    /// Removes the list and the folders in it that are empty.
    pub(super) fn remove(&self, data: &Path) -> Result<(), CliError> {
        let path = data.join(NAME);
        fs::remove_file(&path)
            .map_err(|error| StorageError::from_io(&path.to_string_lossy(), "remove the file", error))?;
        // Folders sort after the folders that contain them.
        for folder in self.folders.iter().rev() {
            // Fails for a folder that is not empty, which is then not ours alone.
            drop(fs::remove_dir(data.join(folder)));
        }
        Ok(())
    }

    /// Whether nothing was installed.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The paths of the files.
    pub(super) fn files(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// What the tools for the databases made.
    pub(super) fn generated(&self) -> &BTreeSet<String> {
        &self.generated
    }

    /// Whether `path` in `data` is an ordinary file with content that was written by this command.
    pub(super) fn is_unchanged(&self, data: &Path, path: &str) -> bool {
        let full = data.join(path);
        let is_file = full.symlink_metadata().is_ok_and(|found| found.is_file());
        let prints = self.files.get(path).filter(|_| is_file);
        prints.is_some_and(|prints| {
            fs::read(&full).is_ok_and(|content| prints.contains(&Fingerprint::of(&content).to_string()))
        })
    }

    /// Adds a content that the file `path` may have from now on.
    pub(super) fn add_file(&mut self, path: &str, content: Fingerprint) {
        self.files.entry(path.to_owned()).or_default().insert(content.to_string());
    }

    /// Notes that `path` has this content and no earlier one.
    pub(super) fn settle(&mut self, path: &str, content: Fingerprint) {
        self.files.insert(path.to_owned(), BTreeSet::from([content.to_string()]));
    }

    /// Adds a new folder.
    pub(super) fn add_folder(&mut self, path: &str) {
        self.folders.insert(path.to_owned());
    }

    /// Adds what a tool made.
    pub(super) fn add_generated<'a>(&mut self, paths: impl Iterator<Item = &'a String>) {
        self.generated.extend(paths.cloned());
    }
}

/// Whether `path` stays in the data folder: someone may have edited the list.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && !path.starts_with('/') && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
