//! The file of the settings, which several windows of Safar write.
//!
//! What a window writes is merged with the content of the file: what this window changed since it read or wrote last is
//! taken from the window, all else from the file. So two windows keep each other's recent maps.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::{
    error::StorageError,
    settings::{FILE_NAME, LoadedSettings, MAX_RECENT, RecentMap, Settings},
};

/// The file of the settings, as one window sees it.
#[derive(Debug)]
pub struct SettingsFile {
    folder: PathBuf,
    /// The settings of this window when it read or wrote the file last.
    base: Mutex<Settings>,
}

impl SettingsFile {
    /// The file in `folder`, and what it holds.
    #[must_use]
    pub fn open(folder: &Path) -> (Self, LoadedSettings) {
        let loaded = Settings::load_from(folder);
        (Self { folder: folder.to_path_buf(), base: Mutex::new(loaded.settings.clone()) }, loaded)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE_NAME)
    }

    /// Writes `settings`, merged with what other windows wrote meanwhile.
    ///
    /// # Errors
    /// When the file cannot be written; the old one is then as it was.
    pub fn save(&self, settings: &Settings) -> Result<(), StorageError> {
        let mut base = self.base.lock().unwrap_or_else(PoisonError::into_inner);
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

/// The settings `own`, which were `base` once, with what became of that in the file meanwhile.
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
    }
}

/// The recent maps: first those that came to the front of `own` since it was `base`, then those that were `found` in the
/// file, without those that were removed from `own`.
fn merged_recent(base: &[RecentMap], own: &[RecentMap], found: &[RecentMap]) -> Vec<RecentMap> {
    let is_in = |list: &[RecentMap], map: &RecentMap| list.iter().any(|other| other.path == map.path);
    // A map that is remembered goes to the front; all behind those that did are still in the order they had.
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
    }
}
