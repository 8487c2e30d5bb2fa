//! Errors of the command line and their exit codes.

use std::path::PathBuf;

use crate::{export::ExportError, storage::StorageError, text::BrokenFont};

/// A command failed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The arguments are not valid.
    #[error("{message}\nTry `safar {topic}--help`.", topic = topic_of(*.command))]
    Usage {
        /// The error, and the correct form.
        message: String,
        /// The command, if one was recognised.
        command: Option<&'static str>,
    },
    /// A map could not be read, or a file not written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The picture could not be made.
    #[error("{}: {source}", path.display())]
    Export {
        /// The picture's file.
        path: PathBuf,
        /// The reason.
        source: ExportError,
    },
    /// A font of the theme cannot be used.
    #[error("{file}: {source}.")]
    Font {
        /// The font file.
        file: String,
        /// The reason.
        source: BrokenFont,
    },
    /// The output file already exists.
    #[error("{}: this file exists already and was not replaced. Choose another name, or add --force.", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The map has no such stage.
    #[error("There is no stage {asked}. The map has {count}: {titles}")]
    NoStage {
        /// The requested stage.
        asked: String,
        /// The number of stages.
        count: usize,
        /// Their titles with numbers.
        titles: String,
    },
    /// The map has no such view.
    #[error("There is no view {asked:?}. {}", views_of(.names))]
    NoView {
        /// The requested view.
        asked: String,
        /// The names of the map's views.
        names: Vec<String>,
    },
    /// Several views of the map have this name.
    #[error("Several views are called {asked:?}. Give the id of one: {}", ids.join(", "))]
    SeveralViews {
        /// The requested view.
        asked: String,
        /// The ids of the views with this name.
        ids: Vec<String>,
    },
    /// The requested stage is hidden in the map.
    #[error("The stage “{title}” is hidden in the map. Show it in the window first, or choose another.")]
    HiddenStage {
        /// The title of the stage.
        title: String,
    },
    /// This system has no desktop entries.
    #[error(
        "`safar install-desktop` is for Linux. On a Mac, keep the program in the Applications folder and choose it with \
         File > Get Info > Open with of a map; on Windows, choose it with Open with > Choose another app, and pin it to \
         Start."
    )]
    NoDesktopEntries,
    /// There is no folder for the data of programs.
    #[error(
        "There is no home folder, so nothing was written. Set HOME, or XDG_DATA_HOME, to the full path of a folder."
    )]
    NoDataFolder,
    /// A desktop entry cannot name this program.
    #[error("{}: this path {why}, so no desktop entry can name it. Move the program to another folder.", path.display())]
    ProgramPath {
        /// The path of the program.
        path: PathBuf,
        /// The reason.
        why: &'static str,
    },
    /// Files in the way were not written by Safar, or were changed since.
    #[error(
        "Nothing was written, because these files are not from `safar install-desktop`, or were changed since: {}. Move \
         them away to install Safar.",
        paths_of(files)
    )]
    ForeignFiles {
        /// The files.
        files: Vec<PathBuf>,
    },
    /// Every possible name of the picture is taken by a file that Safar did not make.
    #[error("journey.png to journey-{last}.png are all taken in this folder. Use `safar export MAP -o FILE.png`.")]
    NoFreeName {
        /// The number in the last name tried.
        last: u32,
    },
}

impl CliError {
    /// The exit code: 2 for invalid arguments, 1 for any other failure.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage { .. } => 2,
            Self::Storage(_)
            | Self::Export { .. }
            | Self::Font { .. }
            | Self::Exists { .. }
            | Self::NoStage { .. }
            | Self::NoView { .. }
            | Self::SeveralViews { .. }
            | Self::HiddenStage { .. }
            | Self::NoDesktopEntries
            | Self::NoDataFolder
            | Self::ProgramPath { .. }
            | Self::ForeignFiles { .. }
            | Self::NoFreeName { .. } => 1,
        }
    }
}

fn views_of(names: &[String]) -> String {
    match names {
        [] => "The map has no views.".to_owned(),
        names => format!("The map has {}: {}", names.len(), names.join(", ")),
    }
}

fn paths_of(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

fn topic_of(command: Option<&str>) -> String {
    command.map(|command| format!("{command} ")).unwrap_or_default()
}
