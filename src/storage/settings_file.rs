//! The settings file, which several windows of Safar write.
//!
//! Settings are merged with the content of the file when they are written: changes made in this window since it last
//! read or wrote the file are kept, everything else is taken from the file. So the windows keep each other's recent
//! maps. A lock on the file `settings.lock` makes reading, merging and writing one step for them.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::{
    error::StorageError,
    replace::make_private_folder,
    settings::{FILE_NAME, LoadedSettings, MAX_RECENT, RecentMap, Settings},
};

const LOCK_NAME: &str = "settings.lock";

/// The settings file as seen by one window.
#[derive(Debug)]
pub struct SettingsFile {
    folder: PathBuf,
    /// The settings of this window when it last read or wrote the file.
    base: Mutex<Settings>,
}

impl SettingsFile {
    /// The file in `folder`, and its settings.
    #[must_use]
    pub fn open(folder: &Path) -> (Self, LoadedSettings) {
        let loaded = Settings::load_from(folder);
        (Self { folder: folder.to_path_buf(), base: Mutex::new(loaded.settings.clone()) }, loaded)
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE_NAME)
    }

    /// Writes `settings`, merged with the changes of other windows.
    ///
    /// # Errors
    /// If the file cannot be written; the old one is then unchanged.
    pub fn save(&self, settings: &Settings) -> Result<(), StorageError> {
        let mut base = self.base.lock().unwrap_or_else(PoisonError::into_inner);
        make_private_folder(&self.folder)?;
        let _locked = lock(&self.folder.join(LOCK_NAME));
        if self.path().exists() {
            let LoadedSettings { settings: found, problem } = Settings::load_from(&self.folder);
            let merged = if problem.is_none() { merged(&base, settings, &found) } else { settings.clone() };
            merged.save_to(&self.folder)?;
        } else {
            settings.save_to(&self.folder)?;
        }
        settings.clone_into(&mut base);
        Ok(())
    }
}

/// Locks out the other windows of Safar as long as the result lives. `None` if the file system has no locks, or another
/// window holds this one for too long: the settings are then written all the same.
fn lock(path: &Path) -> Option<File> {
    const TRIES: u32 = 200;
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).ok()?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// The settings `own`, which were `base` before, merged with `found` in the file.
fn merged(base: &Settings, own: &Settings, found: &Settings) -> Settings {
    fn pick<T: Clone + PartialEq>(base: &T, own: &T, found: &T) -> T {
        if own == base { found.clone() } else { own.clone() }
    }
    Settings {
        recent: merged_recent(&base.recent, &own.recent, &found.recent),
        theme: pick(&base.theme, &own.theme, &found.theme),
        density: pick(&base.density, &own.density, &found.density),
        language: pick(&base.language, &own.language, &found.language),
        template_language: pick(&base.template_language, &own.template_language, &found.template_language),
        panels: pick(&base.panels, &own.panels, &found.panels),
        keys: pick(&base.keys, &own.keys, &found.keys),
        motion: pick(&base.motion, &own.motion, &found.motion),
        interface_percent: pick(&base.interface_percent, &own.interface_percent, &found.interface_percent),
        window: pick(&base.window, &own.window, &found.window),
    }
}

/// The merged list of recent maps: first those that moved to the front of `own` since `base`, then those `found` in the
/// file except those removed from `own`.
fn merged_recent(base: &[RecentMap], own: &[RecentMap], found: &[RecentMap]) -> Vec<RecentMap> {
    let is_in = |list: &[RecentMap], map: &RecentMap| list.iter().any(|other| other.path == map.path);
    // A remembered map moves to the front; the maps after it keep their order.
    let is_old = |tail: &[RecentMap]| {
        let mut rest = base.iter();
        tail.iter().all(|map| rest.any(|other| other == map))
    };
    let new = (0..=own.len()).find(|at| own.get(*at..).is_some_and(is_old)).unwrap_or(own.len());
    let new = own.get(..new).unwrap_or_default();
    let is_removed = |map: &RecentMap| is_in(base, map) && !is_in(own, map);
    let kept = found.iter().filter(|map| !is_in(new, map) && !is_removed(map));
    new.iter().chain(kept).take(MAX_RECENT).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maps(names: &str) -> Vec<RecentMap> {
        names.chars().map(|name| RecentMap { path: name.to_string().into(), title: name.to_string() }).collect()
    }

    #[test]
    fn recent_maps_of_two_windows_are_merged() {
        // Before, in this window, in the file, and what is written.
        for (base, own, found, wanted) in [
            ("", "", "", ""),
            ("abc", "abc", "xabc", "xabc"),
            ("abc", "dabc", "xabc", "dxabc"),
            ("abc", "cab", "xabc", "cxab"),
            ("abc", "ac", "xabc", "xac"),
            ("abc", "abc", "ab", "ab"),
            ("abc", "dac", "xbca", "dxca"),
            ("", "a", "b", "ab"),
        ] {
            let merged = merged_recent(&maps(base), &maps(own), &maps(found));
            assert_eq!(merged, maps(wanted), "{base} {own} {found}");
        }
        let many = |from: char| maps(&(from..).take(MAX_RECENT).collect::<String>());
        assert_eq!(merged_recent(&[], &many('α'), &many('a')), many('α'), "the list stays as long as it may be");
    }
}
