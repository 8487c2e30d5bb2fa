//! `safar install-desktop`: makes Safar known to the desktop of one user on Linux, and takes that back.
//!
//! It writes a desktop entry (the applications menu), icons and a file type into the user's data folder, and runs the
//! tools that keep the desktop's databases. A [`Receipt`] lists what was written, so that `--undo` removes that and
//! nothing else. Safar becomes no default by `xdg-mime`: it is the only program for its own file type.

mod databases;
mod entry;
mod icons;
mod receipt;

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::SystemTime,
};

use self::{databases::Refreshed, receipt::Receipt};
use super::{CliError, InstallArgs, say};
use crate::storage::{Fingerprint, StorageError, replace_file};

const ENTRY: &str = "applications/safar.desktop";
const FILE_TYPE: &str = "mime/packages/safar.xml";
const ICONS: &str = "icons/hicolor";

/// Runs the command.
pub(super) fn run(args: InstallArgs) -> Result<ExitCode, CliError> {
    if cfg!(any(windows, target_os = "macos")) {
        return Err(CliError::NoDesktopEntries);
    }
    let data = data_folder(&|name| env::var_os(name)).ok_or(CliError::NoDataFolder)?;
    let done = if args.is_undo { undo(&data) } else { install(&data) };
    done.map(|()| ExitCode::SUCCESS)
}

/// The folder for data of programs of this user, after the XDG base directory specification.
fn data_folder(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")))
}

/// A file to write, by its path in the data folder.
struct InstalledFile {
    path: String,
    content: Vec<u8>,
}

fn installed_files(program: &Path) -> Result<Vec<InstalledFile>, CliError> {
    let file = |path: &str, content: Vec<u8>| InstalledFile { path: path.to_owned(), content };
    let mut files = vec![
        file(ENTRY, entry::text(program)?.into_bytes()),
        file(FILE_TYPE, include_bytes!("../../../assets/desktop/safar.xml").to_vec()),
    ];
    for (name, content) in icons::all()? {
        files.push(file(&format!("{ICONS}/{name}"), content));
    }
    Ok(files)
}

/// Writes everything, or nothing if a file of another program is in the way.
fn install(data: &Path) -> Result<(), CliError> {
    let program = env::current_exe().map_err(|error| StorageError::from_io("safar", "find the program", error))?;
    let files = installed_files(&program)?;
    let mut receipt = Receipt::read(data)?;
    let is_foreign = |file: &&InstalledFile| {
        let path = data.join(&file.path);
        path.symlink_metadata().is_ok() && !receipt.is_unchanged(data, &file.path)
    };
    let foreign: Vec<PathBuf> = files.iter().filter(is_foreign).map(|file| data.join(&file.path)).collect();
    if !foreign.is_empty() {
        return Err(CliError::ForeignFiles { files: foreign });
    }
    // Before the files themselves: what an interruption leaves behind must still count as ours.
    for file in &files {
        receipt.add_file(&file.path, Fingerprint::of(&file.content));
    }
    make_folder(data, Path::new(receipt::FOLDER), &mut receipt)?;
    receipt.write(data)?;
    for file in &files {
        write(data, file, &mut receipt)?;
    }
    for file in &files {
        receipt.settle(&file.path, Fingerprint::of(&file.content));
    }
    let before = databases::generated(data);
    let refreshed = databases::refresh(data);
    receipt.add_generated(databases::generated(data).difference(&before));
    receipt.write(data)?;
    touch_icons(data);
    say(&report(data, &program, &files, &refreshed));
    Ok(())
}

fn write(data: &Path, file: &InstalledFile, receipt: &mut Receipt) -> Result<(), CliError> {
    let relative = Path::new(&file.path);
    if let Some(folder) = relative.parent() {
        make_folder(data, folder, receipt)?;
    }
    let path = data.join(relative);
    let name = path.to_string_lossy();
    replace_file::<StorageError>(&path, |out| {
        out.write_all(&file.content).map_err(|error| StorageError::from_io(&name, "write the file", error))
    })?;
    Ok(())
}

/// Makes `folder` in the data folder, and notes which folders are new. The receipt is written again, because an
/// interruption must not leave folders that it does not list.
fn make_folder(data: &Path, folder: &Path, receipt: &mut Receipt) -> Result<(), CliError> {
    let failed = |path: &Path, error| StorageError::from_io(&path.to_string_lossy(), "make the folder", error);
    fs::create_dir_all(data).map_err(|error| failed(data, error))?;
    let mut parents: Vec<&Path> = folder.ancestors().filter(|parent| !parent.as_os_str().is_empty()).collect();
    parents.reverse();
    for parent in parents {
        let path = data.join(parent);
        if !path.is_dir() {
            fs::create_dir(&path).map_err(|error| failed(&path, error))?;
            receipt.add_folder(&parent.to_string_lossy());
            receipt.write(data)?;
        }
    }
    Ok(())
}

/// Removes the files that [`install`] wrote, except those that were changed since.
fn undo(data: &Path) -> Result<(), CliError> {
    let receipt = Receipt::read(data)?;
    if receipt.is_empty() {
        say(&format!("There is nothing to remove: nothing was installed in {}.", data.display()));
        return Ok(());
    }
    let mut kept = Vec::new();
    let mut removed = 0;
    for path in receipt.files() {
        let full = data.join(path);
        if full.symlink_metadata().is_err() {
            continue;
        }
        if receipt.is_unchanged(data, path) {
            let failed = |error| StorageError::from_io(&full.to_string_lossy(), "remove the file", error);
            fs::remove_file(&full).map_err(failed)?;
            removed += 1;
        } else {
            kept.push(full);
        }
    }
    let refreshed = databases::refresh(data);
    databases::remove_unused(data, receipt.generated());
    touch_icons(data);
    receipt.remove(data)?;
    say(&format!("Safar is no longer in the applications menu. Removed {removed} files under {}.", data.display()));
    for path in kept {
        say(&format!("{} was left as it is, because it was changed since.", path.display()));
    }
    for missing in refreshed.iter().filter_map(Refreshed::advice) {
        say(&missing);
    }
    Ok(())
}

/// Sets the time of the icon theme, by which desktops see that its icons have changed.
fn touch_icons(data: &Path) {
    // Only a desktop that is running now would show an old icon for a while.
    if let Ok(folder) = fs::File::open(data.join(ICONS)) {
        drop(folder.set_modified(SystemTime::now()));
    }
}

fn report(data: &Path, program: &Path, files: &[InstalledFile], refreshed: &[Refreshed]) -> String {
    let mut lines = vec![
        "Safar is in the applications menu now, and file managers offer it for maps.".to_owned(),
        format!("The entry starts {}: run this command again if you move the program.", program.display()),
        format!("Wrote under {}:", data.display()),
    ];
    lines.extend(files.iter().map(|file| format!("  {}", file.path)));
    lines.extend(refreshed.iter().filter_map(Refreshed::advice));
    lines.push("`safar install-desktop --undo` removes all of it.".to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_in_the_folder_of_the_specification() {
        let with = |data: Option<&str>, home: Option<&str>| {
            let variable = |name: &str| match name {
                "XDG_DATA_HOME" => data.map(OsString::from),
                _ => home.map(OsString::from),
            };
            data_folder(&variable)
        };
        assert_eq!(with(Some("/data"), Some("/home/me")), Some("/data".into()));
        assert_eq!(with(None, Some("/home/me")), Some("/home/me/.local/share".into()));
        for ignored in ["", "here"] {
            assert_eq!(with(Some(ignored), Some("/home/me")), Some("/home/me/.local/share".into()));
            assert_eq!(with(None, Some(ignored)), None);
        }
    }
}
