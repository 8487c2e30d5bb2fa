//! The settings stored on this computer: recent maps, theme, language and so on. They never contain map content.
//!
//! The file is `settings.ron` in the folder `safar` inside the platform's configuration folder; the environment
//! variable `SAFAR_CONFIG_DIR` names another folder. A damaged file is renamed to `settings.ron.corrupt` and the
//! defaults are used, because a setting must never keep the program from starting.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    error::StorageError,
    read::read_bytes,
    replace::{make_private_folder, replace_private_file},
    window_place::WindowPlace,
};
use crate::{model::Language, theme::Density};

/// The maximum number of recent maps.
pub const MAX_RECENT: usize = 12;

pub(super) const FILE_NAME: &str = "settings.ron";

/// The settings of the program on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The maps opened or saved last, newest first; at most [`MAX_RECENT`], each path once.
    pub recent: Vec<RecentMap>,
    /// The theme of the map, which also decides whether the window is dark.
    pub theme: ThemeChoice,
    /// The density of maps.
    pub density: Density,
    /// The language of the window; `None` for the system's.
    pub language: Option<Language>,
    /// The language of the templates on offer; `None` for the window's.
    pub template_language: Option<Language>,
    /// The panels that the window shows.
    pub panels: Panels,
    /// The keys the user chose, by the names of actions; other actions keep their default keys.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether the window may animate; the environment variable `SAFAR_REDUCED_MOTION=1` overrides this with "reduced".
    pub motion: MotionChoice,
    /// The size of menus, panels and fields, in per cent of the screen's scale.
    pub interface_percent: u16,
    /// The place of the window when the program last ended; `None` before that.
    pub window: Option<WindowPlace>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: ThemeChoice::System,
            density: Density::default(),
            language: None,
            template_language: None,
            panels: Panels::default(),
            keys: BTreeMap::new(),
            motion: MotionChoice::System,
            interface_percent: 100,
            window: None,
        }
    }
}

/// The panels that the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the inspector is shown.
    pub has_inspector: bool,
    /// Whether the list of findings is shown.
    pub has_findings: bool,
    /// The content of the side panel; `None` hides it.
    pub side: Option<SidePanel>,
}

impl Default for Panels {
    fn default() -> Self {
        Self { has_inspector: true, has_findings: false, side: None }
    }
}

impl Panels {
    /// No panels.
    pub const NONE: Self = Self { has_inspector: false, has_findings: false, side: None };
}

/// The content of the side panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SidePanel {
    /// The outline: a list of everything in the map.
    Outline,
    /// The editing history of the map.
    History,
    /// The editor for the brand in which the map is drawn.
    Brand,
}

/// A map that was opened or saved recently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentMap {
    /// The path of its file.
    pub path: PathBuf,
    /// The map's title when the program last saw it.
    pub title: String,
}

/// The theme of the map; the window is dark if the theme is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Follow the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// High contrast.
    Contrast,
    /// For paper.
    Print,
    /// The theme in the file of this path.
    File(String),
}

impl ThemeChoice {
    /// The themes that come with the program.
    pub const BUILT_IN: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::Print];
}

/// Whether the window may animate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MotionChoice {
    /// Follow the system.
    #[default]
    System,
    /// No fading, sliding or blinking.
    Reduced,
    /// All animations.
    Full,
}

/// The result of reading the settings.
#[derive(Clone, Debug, Default)]
pub struct LoadedSettings {
    /// The settings; defaults if none could be read.
    pub settings: Settings,
    /// If they could not be read: the reason, as a sentence for the user.
    pub problem: Option<String>,
}

impl Settings {
    /// The settings in `folder`. Never fails: without a readable file they are defaults.
    #[must_use]
    pub fn load_from(folder: &Path) -> LoadedSettings {
        let path = folder.join(FILE_NAME);
        let bytes = match read_bytes(&path) {
            Ok(bytes) => bytes,
            Err(StorageError::NotFound { .. }) => return LoadedSettings::default(),
            Err(error) => return LoadedSettings { problem: Some(error.to_string()), ..LoadedSettings::default() },
        };
        match ron::de::from_bytes::<StoredSettings>(&bytes) {
            Ok(file) => LoadedSettings { settings: file.into(), problem: None },
            Err(error) => LoadedSettings { settings: Self::default(), problem: Some(put_aside(&path, &error)) },
        }
    }

    /// The place of the window in the settings in `folder`; `None` if there is none, or the settings cannot be read.
    /// Changes nothing: a damaged file is put aside by [`load_from`](Self::load_from).
    #[must_use]
    pub fn window_in(folder: &Path) -> Option<WindowPlace> {
        let bytes = read_bytes(&folder.join(FILE_NAME)).ok()?;
        ron::de::from_bytes::<StoredSettings>(&bytes).ok()?.window
    }

    /// Writes the settings into `folder`, which is made where it is missing.
    ///
    /// # Errors
    /// If the file cannot be written; the old one is then as it was.
    pub fn save_to(&self, folder: &Path) -> Result<(), StorageError> {
        make_private_folder(folder)?;
        let path = folder.join(FILE_NAME);
        let failed = |error| StorageError::from_io(&path.to_string_lossy(), "write the settings", error);
        let pretty = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(&StoredSettings::from(self), pretty)
            .map_err(|error| failed(std::io::Error::other(error)))?;
        replace_private_file(&path, |out| out.write_all(text.as_bytes()).map_err(failed))
    }

    /// Puts the map at `path` first in the list of recent maps. Ignores paths that are not Unicode, which the file
    /// cannot store.
    pub fn remember(&mut self, path: &Path, title: &str) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        if path.to_str().is_none() {
            return;
        }
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, RecentMap { path, title: title.to_owned() });
        self.recent.truncate(MAX_RECENT);
    }

    /// Puts `map` back into the list of recent maps as number `at`, unless it has returned by itself.
    pub fn put_back(&mut self, at: usize, map: RecentMap) {
        if self.recent.iter().all(|recent| recent.path != map.path) {
            self.recent.insert(at.min(self.recent.len()), map);
            self.recent.truncate(MAX_RECENT);
        }
    }

    /// Removes the map at `path` from the list of recent maps.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}

/// Renames the damaged file at `path`; returns a sentence for the user.
fn put_aside(path: &Path, error: &ron::error::SpannedError) -> String {
    let aside = path.with_extension("ron.corrupt");
    let (file, kept) = (path.to_string_lossy(), aside.to_string_lossy());
    match fs::rename(path, &aside) {
        Ok(()) => {
            format!("{file}: the settings could not be read ({error}). Defaults hold; the file was kept as {kept}.")
        }
        Err(_) => format!("{file}: the settings could not be read ({error}). Defaults hold."),
    }
}

/// The settings as stored in the file. Unknown fields are ignored, because an older program may read a newer file.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredSettings {
    recent: Vec<RecentEntry>,
    theme: ThemeChoice,
    density: Density,
    language: Option<String>,
    template_language: Option<String>,
    panels: Panels,
    keys: BTreeMap<String, Vec<String>>,
    motion: MotionChoice,
    /// The former setting for reduced motion, from before `motion` could follow the system.
    #[serde(skip_serializing)]
    reduces_motion: bool,
    interface_percent: Option<u16>,
    window: Option<WindowPlace>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct RecentEntry {
    path: String,
    title: String,
}

impl From<StoredSettings> for Settings {
    fn from(file: StoredSettings) -> Self {
        let recent = file.recent.into_iter().filter(|entry| !entry.path.is_empty()).take(MAX_RECENT);
        Self {
            recent: recent.map(|entry| RecentMap { path: entry.path.into(), title: entry.title }).collect(),
            theme: file.theme,
            density: file.density,
            language: file.language.and_then(|tag| Language::from_tag(&tag)),
            template_language: file.template_language.and_then(|tag| Language::from_tag(&tag)),
            panels: file.panels,
            keys: file.keys,
            motion: if file.reduces_motion { MotionChoice::Reduced } else { file.motion },
            interface_percent: file.interface_percent.unwrap_or(100),
            window: file.window,
        }
    }
}

impl From<&Settings> for StoredSettings {
    fn from(settings: &Settings) -> Self {
        let entry = |recent: &RecentMap| {
            Some(RecentEntry { path: recent.path.to_str()?.to_owned(), title: recent.title.clone() })
        };
        Self {
            recent: settings.recent.iter().filter_map(entry).collect(),
            theme: settings.theme.clone(),
            density: settings.density,
            language: settings.language.map(|language| language.tag().to_owned()),
            template_language: settings.template_language.map(|language| language.tag().to_owned()),
            panels: settings.panels,
            keys: settings.keys.clone(),
            motion: settings.motion,
            reduces_motion: false,
            interface_percent: Some(settings.interface_percent).filter(|percent| *percent != 100),
            window: settings.window,
        }
    }
}
