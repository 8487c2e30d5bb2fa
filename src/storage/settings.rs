//! What the program remembers on this machine: recent maps, theme and language. Nothing of a map's own is ever here.
//!
//! The file is `settings.ron` in the folder `safar` of the platform's place for configuration; the environment variable
//! `SAFAR_CONFIG_DIR` names another folder. A damaged file is put aside as `settings.ron.corrupt` and defaults hold: a
//! setting is never worth a program that does not start.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{error::StorageError, read::read_bytes, replace::replace_file};
use crate::{model::Language, theme::Density};

/// How many recent maps are remembered.
pub const MAX_RECENT: usize = 12;

const FILE_NAME: &str = "settings.ron";

/// What the program remembers on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The maps opened or saved last, the newest first; at most [`MAX_RECENT`], each path once.
    pub recent: Vec<RecentMap>,
    /// The theme of the map, and whether the window is dark.
    pub theme: ThemeChoice,
    /// How much room things have on the map.
    pub density: Density,
    /// The language of the window; the system's where `None`.
    pub language: Option<Language>,
    /// The language of the templates on offer; the window's where `None`.
    pub template_language: Option<Language>,
    /// Which panels the window shows.
    pub panels: Panels,
    /// The keys that ask for actions, by the names of these; those the program comes with where an action is not named.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether things in the window may move by themselves; `SAFAR_REDUCED_MOTION=1` forbids it whatever stands here.
    pub motion: Motion,
    /// How large the window shows its menus, panels and fields, in per cent of what the screen's scale asks for.
    pub interface_percent: u16,
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
            motion: Motion::System,
            interface_percent: 100,
        }
    }
}

/// Which panels the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the fields of what is selected are shown.
    pub has_inspector: bool,
    /// Whether the findings are shown.
    pub has_findings: bool,
    /// What the panel beside the tools shows; hidden where nothing.
    pub side: Option<SidePanel>,
}

impl Default for Panels {
    fn default() -> Self {
        Self { has_inspector: true, has_findings: false, side: None }
    }
}

impl Panels {
    /// None of them.
    pub const NONE: Self = Self { has_inspector: false, has_findings: false, side: None };
}

/// What the panel beside the tools shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SidePanel {
    /// Everything of the map in a list.
    Outline,
    /// What was done to the map.
    History,
    /// The brand that the map is drawn in, to be edited.
    Brand,
}

/// A map that was opened or saved lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentMap {
    /// Where its file is.
    pub path: PathBuf,
    /// The map's title when it was last seen.
    pub title: String,
}

/// The theme of the map; the window is dark where the map is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
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

/// Whether things in the window may move by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// As the system has it.
    #[default]
    System,
    /// Nothing fades, slides or blinks.
    Reduced,
    /// All that is meant to move does.
    Full,
}

/// Settings as they were read.
#[derive(Clone, Debug, Default)]
pub struct LoadedSettings {
    /// The settings; defaults where there were none to read.
    pub settings: Settings,
    /// Why they could not be read, in a sentence for the user, where that is so.
    pub problem: Option<String>,
}

impl Settings {
    /// The settings of this machine. Never fails: without a readable file they are defaults.
    #[must_use]
    pub fn load() -> LoadedSettings {
        config_dir().map(|folder| Self::load_from(&folder)).unwrap_or_default()
    }

    /// The settings in `folder`.
    #[must_use]
    pub fn load_from(folder: &Path) -> LoadedSettings {
        let path = folder.join(FILE_NAME);
        let bytes = match read_bytes(&path) {
            Ok(bytes) => bytes,
            Err(StorageError::NotFound { .. }) => return LoadedSettings::default(),
            Err(error) => return LoadedSettings { problem: Some(error.to_string()), ..LoadedSettings::default() },
        };
        match ron::de::from_bytes::<File>(&bytes) {
            Ok(file) => LoadedSettings { settings: file.into(), problem: None },
            Err(error) => LoadedSettings { settings: Self::default(), problem: Some(put_aside(&path, &error)) },
        }
    }

    /// Writes the settings of this machine.
    ///
    /// # Errors
    /// When the file cannot be written; the old one is then as it was.
    pub fn save(&self) -> Result<(), StorageError> {
        config_dir().map_or(Ok(()), |folder| self.save_to(&folder))
    }

    /// Writes the settings into `folder`, which is made where it is missing.
    ///
    /// # Errors
    /// When the file cannot be written; the old one is then as it was.
    pub fn save_to(&self, folder: &Path) -> Result<(), StorageError> {
        let name = folder.to_string_lossy();
        fs::create_dir_all(folder).map_err(|error| StorageError::from_io(&name, "make the folder", error))?;
        let path = folder.join(FILE_NAME);
        let failed = |error| StorageError::from_io(&path.to_string_lossy(), "write the settings", error);
        let pretty = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(&File::from(self), pretty)
            .map_err(|error| failed(std::io::Error::other(error)))?;
        replace_file(&path, |out| out.write_all(text.as_bytes()).map_err(failed))
    }

    /// Puts the map at `path` in front of the recent ones. A path that is not Unicode cannot be remembered.
    pub fn remember(&mut self, path: &Path, title: &str) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        if path.to_str().is_none() {
            return;
        }
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, RecentMap { path, title: title.to_owned() });
        self.recent.truncate(MAX_RECENT);
    }

    /// Removes the map at `path` from the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}

/// Renames the damaged file at `path`, and says what happened.
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

/// The folder for what the program remembers, or `None` on a system that tells of none.
#[must_use]
pub fn config_dir() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(own) = folder("SAFAR_CONFIG_DIR") {
        return Some(own);
    }
    if cfg!(windows) {
        Some(folder("APPDATA")?.join("Safar"))
    } else if cfg!(target_os = "macos") {
        Some(folder("HOME")?.join("Library/Application Support/Safar"))
    } else {
        // The XDG specification: a relative path there is to be ignored.
        let xdg = folder("XDG_CONFIG_HOME").filter(|path| path.is_absolute());
        Some(xdg.or_else(|| Some(folder("HOME")?.join(".config")))?.join("safar"))
    }
}

/// The settings as they stand in the file. Unknown fields are passed over: an older program may read a newer file.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct File {
    recent: Vec<RecentEntry>,
    theme: ThemeChoice,
    density: Density,
    language: Option<String>,
    template_language: Option<String>,
    panels: Panels,
    keys: BTreeMap<String, Vec<String>>,
    motion: Motion,
    /// What `motion` was before it could be the system's.
    #[serde(skip_serializing)]
    reduces_motion: bool,
    interface_percent: Option<u16>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct RecentEntry {
    path: String,
    title: String,
}

impl From<File> for Settings {
    fn from(file: File) -> Self {
        let recent = file.recent.into_iter().filter(|entry| !entry.path.is_empty()).take(MAX_RECENT);
        Self {
            recent: recent.map(|entry| RecentMap { path: entry.path.into(), title: entry.title }).collect(),
            theme: file.theme,
            density: file.density,
            language: file.language.and_then(|tag| Language::from_tag(&tag)),
            template_language: file.template_language.and_then(|tag| Language::from_tag(&tag)),
            panels: file.panels,
            keys: file.keys,
            motion: if file.reduces_motion { Motion::Reduced } else { file.motion },
            interface_percent: file.interface_percent.unwrap_or(100),
        }
    }
}

impl From<&Settings> for File {
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
        }
    }
}
