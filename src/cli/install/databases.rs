//! The databases of the desktop, which its own tools derive from the installed files.

use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A tool that derives a database.
#[derive(Debug)]
struct DatabaseTool {
    name: &'static str,
    /// The package of Debian, Fedora and Arch that contains it.
    package: &'static str,
    /// The folder in the data folder that it is called with.
    folder: &'static str,
    /// What does not work without it.
    lack: &'static str,
}

const TOOLS: [DatabaseTool; 2] = [
    DatabaseTool {
        name: "update-mime-database",
        package: "shared-mime-info",
        folder: "mime",
        lack: "file managers do not know maps from other files",
    },
    DatabaseTool {
        name: "update-desktop-database",
        package: "desktop-file-utils",
        folder: "applications",
        lack: "file managers may not offer Safar for maps",
    },
];

/// The result of running a tool.
#[derive(Debug)]
pub(super) struct Refreshed {
    tool: &'static DatabaseTool,
    state: ToolState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ToolState {
    Done,
    Missing,
    Failed,
}

impl Refreshed {
    /// Advice for the user, if the tool did not do its work.
    pub(super) fn advice(&self) -> Option<String> {
        let DatabaseTool { name, package, lack, .. } = self.tool;
        match self.state {
            ToolState::Done => None,
            ToolState::Missing => Some(format!(
                "{name} is not installed; until it is (package {package}) and this command is run again, {lack}."
            )),
            ToolState::Failed => Some(format!("{name} failed; until it is run without an error, {lack}.")),
        }
    }
}

/// Runs the tools on the data folder `data`.
pub(super) fn refresh(data: &Path) -> Vec<Refreshed> {
    let tools = TOOLS.iter().filter(|tool| data.join(tool.folder).is_dir());
    tools.map(|tool| Refreshed { tool, state: run(tool, &data.join(tool.folder)) }).collect()
}

fn run(tool: &DatabaseTool, folder: &Path) -> ToolState {
    let mut command = Command::new(tool.name);
    // Their own messages are about the data of other programs, too.
    command.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.status() {
        Ok(status) if status.success() => ToolState::Done,
        Err(error) if error.kind() == ErrorKind::NotFound => ToolState::Missing,
        Ok(_) | Err(_) => ToolState::Failed,
    }
}

/// The files and folders of the databases in `data`, by their paths in it.
pub(super) fn generated(data: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders: Vec<PathBuf> = vec![data.join("mime")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(relative) = path.strip_prefix(data).ok().and_then(Path::to_str) else { continue };
            if relative == "mime/packages" {
                continue;
            }
            found.insert(relative.to_owned());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            }
        }
    }
    found.extend(Some("applications/mimeinfo.cache".to_owned()).filter(|cache| data.join(cache).exists()));
    found
}

/// Removes those of the `generated` files and folders whose database describes nothing any more.
pub(super) fn remove_unused(data: &Path, generated: &BTreeSet<String>) {
    let has_types = has_file(&data.join("mime/packages"), "xml");
    let has_entries = has_file(&data.join("applications"), "desktop");
    for path in generated.iter().rev() {
        let is_used = if path.starts_with("mime/") { has_types } else { has_entries };
        if !is_used {
            // A leftover is harmless: the tools replace it.
            let full = data.join(path);
            drop(fs::remove_file(&full).or_else(|_| fs::remove_dir(&full)));
        }
    }
}

fn has_file(folder: &Path, extension: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.path().extension().is_some_and(|found| found == extension))
}
