//! What the command line tells when something went wrong, and the exit code that goes with it.

use std::path::PathBuf;

use crate::{export::ExportError, storage::StorageError, text::BrokenFont};

/// Why a command did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The arguments make no sense.
    #[error("{message}\nTry `safar {topic}--help`.", topic = topic_of(*.command))]
    Usage {
        /// What is wrong with them, and what would be right.
        message: String,
        /// The command they are of, where one was recognised.
        command: Option<&'static str>,
    },
    /// A map was not read, or a file not written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The picture was not made.
    #[error("{}: {source}", path.display())]
    Export {
        /// The picture's file.
        path: PathBuf,
        /// What went wrong.
        source: ExportError,
    },
    /// A font of the theme cannot be used.
    #[error("{file}: {source}.")]
    Font {
        /// The font's file.
        file: String,
        /// What is wrong with it.
        source: BrokenFont,
    },
    /// A file is there already.
    #[error("{}: there is such a file already, and it was left as it is. Choose another name, or add --force.", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The map has no such stage.
    #[error("There is no stage {asked}. The map has {count}: {titles}")]
    NoStage {
        /// What was asked for.
        asked: String,
        /// How many stages there are.
        count: usize,
        /// What they are called, with their numbers.
        titles: String,
    },
    /// The map has no such view.
    #[error("There is no view {asked:?}. {}", views_of(.names))]
    NoView {
        /// What was asked for.
        asked: String,
        /// What the map's views are called.
        names: Vec<String>,
    },
    /// Several views of the map go by that name.
    #[error("Several views are called {asked:?}. Give the id of one: {}", ids.join(", "))]
    SeveralViews {
        /// What was asked for.
        asked: String,
        /// The ids of those that are called so.
        ids: Vec<String>,
    },
    /// The stage asked for is hidden in the map.
    #[error("The stage “{title}” is hidden in the map. Show it in the window first, or choose another.")]
    HiddenStage {
        /// What it is called.
        title: String,
    },
    /// Every name the picture could have had is taken by a file that Safar did not make.
    #[error("journey.png to journey-{last}.png are all taken in this folder. Use `safar export MAP -o FILE.png`.")]
    NoFreeName {
        /// The number in the last name tried.
        last: u32,
    },
}

impl CliError {
    /// The exit code: 1 where the work could not be done, 2 where the arguments are wrong.
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
            | Self::NoFreeName { .. } => 1,
        }
    }
}

fn views_of(names: &[String]) -> String {
    match names {
        [] => "The map keeps no views.".to_owned(),
        names => format!("The map has {}: {}", names.len(), names.join(", ")),
    }
}

fn topic_of(command: Option<&str>) -> String {
    command.map(|command| format!("{command} ")).unwrap_or_default()
}
