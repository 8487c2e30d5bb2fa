//! The folders for a program's files on each system.
//!
//! `config` is for the user's choices, `state` for data that the program stores and the user would miss, `data` for what
//! the user made. None may be a folder that the system cleans up.

use std::{env, ffi::OsString, path::PathBuf};

/// A system, as far as the folders for files depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Platform {
    Windows,
    Mac,
    /// Any system that follows the XDG base directory specification.
    Xdg,
}

impl Platform {
    /// The system for which this program was built.
    const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Mac
    } else {
        Self::Xdg
    };
}

/// The folder for settings; the environment variable `SAFAR_CONFIG_DIR` names another. `None` if there is no home
/// folder.
#[must_use]
pub fn config_dir() -> Option<PathBuf> {
    config_dir_on(Platform::HERE, &|name| env::var_os(name))
}

/// The folder for program state; the environment variable `SAFAR_STATE_DIR` names another. `None` if there is no home
/// folder.
#[must_use]
pub fn state_dir() -> Option<PathBuf> {
    state_dir_on(Platform::HERE, &|name| env::var_os(name))
}

/// The folder of the user's own templates, `templates` in the folder for the user's data; the environment variable
/// `SAFAR_DATA_DIR` names another folder for the data. `None` if there is no home folder.
#[must_use]
pub fn templates_dir() -> Option<PathBuf> {
    Some(data_dir_on(Platform::HERE, &|name| env::var_os(name))?.join("templates"))
}

/// Looks up an environment variable.
type Variable<'a> = dyn Fn(&str) -> Option<OsString> + 'a;

fn config_dir_on(platform: Platform, variable: &Variable<'_>) -> Option<PathBuf> {
    let named = |name: &str| folder_in(variable, name);
    named("SAFAR_CONFIG_DIR").or_else(|| match platform {
        Platform::Windows => Some(named("APPDATA")?.join("Safar")),
        Platform::Mac => Some(named("HOME")?.join("Library/Application Support/Safar")),
        Platform::Xdg => xdg(variable, "XDG_CONFIG_HOME", ".config"),
    })
}

fn state_dir_on(platform: Platform, variable: &Variable<'_>) -> Option<PathBuf> {
    let named = |name: &str| folder_in(variable, name);
    named("SAFAR_STATE_DIR").or_else(|| match platform {
        Platform::Windows => Some(named("LOCALAPPDATA")?.join("Safar")),
        // Not `Library/Caches`, which the system cleans up when the disk is full.
        Platform::Mac => Some(named("HOME")?.join("Library/Application Support/Safar/State")),
        Platform::Xdg => xdg(variable, "XDG_STATE_HOME", ".local/state"),
    })
}

fn data_dir_on(platform: Platform, variable: &Variable<'_>) -> Option<PathBuf> {
    let named = |name: &str| folder_in(variable, name);
    named("SAFAR_DATA_DIR").or_else(|| match platform {
        Platform::Windows => Some(named("APPDATA")?.join("Safar").join("Data")),
        Platform::Mac => Some(named("HOME")?.join("Library/Application Support/Safar/Data")),
        Platform::Xdg => xdg(variable, "XDG_DATA_HOME", ".local/share"),
    })
}

/// The program's folder in the folder that the variable `name` names, or otherwise in `usual` below the home folder.
fn xdg(variable: &Variable<'_>, name: &str, usual: &str) -> Option<PathBuf> {
    // The specification says to ignore relative paths here.
    let chosen = folder_in(variable, name).filter(|path| path.is_absolute());
    Some(chosen.or_else(|| Some(folder_in(variable, "HOME")?.join(usual)))?.join("safar"))
}

/// The folder that the variable `name` names; `None` if it is empty.
fn folder_in(variable: &Variable<'_>, name: &str) -> Option<PathBuf> {
    variable(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// An environment that has every variable, each naming a folder after itself.
    fn full(name: &str) -> Option<OsString> {
        (!name.starts_with("SAFAR")).then(|| format!("/{name}").into())
    }

    #[test]
    fn nothing_is_kept_where_a_system_empties_folders_by_itself() {
        for platform in [Platform::Windows, Platform::Mac, Platform::Xdg] {
            let folders = [state_dir_on, config_dir_on, data_dir_on];
            for folder in folders.map(|folder_on| folder_on(platform, &full)) {
                let folder = folder.expect("a folder");
                let is_emptied = |part: &std::ffi::OsStr| {
                    part.to_str()
                        .is_some_and(|part| ["cache", "caches", "tmp", "temp"].contains(&&*part.to_lowercase()))
                };
                assert!(!folder.iter().any(is_emptied), "{platform:?}: {}", folder.display());
            }
        }
    }

    #[test]
    fn each_system_has_its_folders_and_a_variable_names_others() {
        let config = |platform| config_dir_on(platform, &full).expect("a folder");
        let state = |platform| state_dir_on(platform, &full).expect("a folder");
        assert_eq!(config(Platform::Windows), Path::new("/APPDATA/Safar"));
        assert_eq!(state(Platform::Windows), Path::new("/LOCALAPPDATA/Safar"));
        assert_eq!(config(Platform::Mac), Path::new("/HOME/Library/Application Support/Safar"));
        assert_eq!(state(Platform::Mac), Path::new("/HOME/Library/Application Support/Safar/State"));
        assert_eq!(config(Platform::Xdg), Path::new("/XDG_CONFIG_HOME/safar"));
        assert_eq!(state(Platform::Xdg), Path::new("/XDG_STATE_HOME/safar"));
        let data = |platform| data_dir_on(platform, &full).expect("a folder");
        assert_eq!(data(Platform::Windows), Path::new("/APPDATA/Safar/Data"));
        assert_eq!(data(Platform::Mac), Path::new("/HOME/Library/Application Support/Safar/Data"));
        assert_eq!(data(Platform::Xdg), Path::new("/XDG_DATA_HOME/safar"));
        let own = |_: &str| Some("/mine".into());
        assert_eq!(state_dir_on(Platform::Mac, &own), Some("/mine".into()));
        let relative = |name: &str| match name {
            "HOME" => Some("/home/me".into()),
            "XDG_STATE_HOME" | "XDG_CONFIG_HOME" => Some("here".into()),
            _ => Some(OsString::new()),
        };
        assert_eq!(state_dir_on(Platform::Xdg, &relative), Some("/home/me/.local/state/safar".into()));
        assert_eq!(config_dir_on(Platform::Xdg, &relative), Some("/home/me/.config/safar".into()));
        assert_eq!(config_dir_on(Platform::Windows, &|_| None), None);
    }
}
