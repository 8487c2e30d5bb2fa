//! Errors of reading and writing files, worded so that the user can act on them: where, what was found, what was
//! expected, what to do.

use std::{
    fmt::{self, Write as _},
    io,
};

use super::format::FileFormat;

/// A file could not be read or written. Nothing on disk was changed.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// There is no such file.
    #[error("{file}: there is no such file. Check the spelling, or whether the file was moved.")]
    NotFound {
        /// The file name as the caller gave it.
        file: String,
    },
    /// The folder of the file to write does not exist.
    #[error("{file}: there is no such folder. Create the folder first, or choose another.")]
    NoFolder {
        /// The file name as the caller gave it.
        file: String,
    },
    /// The name belongs to a folder.
    #[error("{file}: this is a folder, not a map. Name a file in it, such as a .ron file.")]
    IsFolder {
        /// The folder name as the caller gave it.
        file: String,
    },
    /// The file or its folder may not be read or written.
    #[error("{file}: permission to {action} was denied. Change the permissions of the file or its folder.")]
    Denied {
        /// The file name as the caller gave it.
        file: String,
        /// The attempted operation.
        action: &'static str,
    },
    /// The file is marked read-only.
    #[error("{file}: the file is read-only and was not changed. Save under another name, or allow writing to it.")]
    ReadOnly {
        /// The file name as the caller gave it.
        file: String,
    },
    /// The name belongs to a pipe, a device or a socket.
    #[error("{file}: this is not an ordinary file, so it was not replaced. Choose another name.")]
    NotAFile {
        /// The file name as the caller gave it.
        file: String,
    },
    /// A picture was to be written to a file whose name does not end in `.png`.
    #[error("The picture's file must end in .png: {file}")]
    NotPng {
        /// The file name as the caller gave it.
        file: String,
    },
    /// A picture was to replace a file with text, such as a map.
    #[error("{file}: this file contains text and not a picture, so it was not replaced. Choose another name.")]
    HoldsText {
        /// The file name as the caller gave it.
        file: String,
    },
    /// Any other error of the operating system.
    #[error("{file}: could not {action}: {source}. {}", remedy_of(source))]
    Io {
        /// The file name as the caller gave it.
        file: String,
        /// The attempted operation.
        action: &'static str,
        /// The operating system's error.
        source: io::Error,
    },
    /// The file is larger than the limit for maps.
    #[error(
        "{file}: the file has {size} bytes; a map has at most {limit}. If it is a map, make its embedded pictures smaller."
    )]
    TooLarge {
        /// The file name as the caller gave it.
        file: String,
        /// The size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file is empty or blank, as a failed write or a full disk leaves it.
    #[error("{file}:1:1: found {found}, expected a map. The file is damaged: take it from a backup.")]
    Damaged {
        /// The file name as the caller gave it.
        file: String,
        /// The content found instead of a map.
        found: &'static str,
    },
    /// The file is one of another program.
    #[error("{file}: this is a {format} file, not a map. {}", format.remedy())]
    OtherFormat {
        /// The file name as the caller gave it.
        file: String,
        /// The format.
        format: FileFormat,
    },
    /// The file has marks of a version control system, which merged two versions of it and found that they differ.
    #[error(
        "{file}:{line}:1: found `<<<<<<<`, a mark of git: two versions of the map were merged and differ here. Keep one \
         version and take the other and the lines with `<<<<<<<`, `=======` and `>>>>>>>` out with a text editor, or take \
         one file as a whole with `git checkout --ours` or `git checkout --theirs`."
    )]
    Unmerged {
        /// The file name as the caller gave it.
        file: String,
        /// The line of the first mark, counted from 1.
        line: usize,
    },
    /// The file was written by a newer version of Safar.
    #[error(
        "{file}:{line}:{column}: made by a newer Safar: found version {version}, expected at most {supported}. Open it \
         with a newer Safar; it was left as it is."
    )]
    Newer {
        /// The file name as the caller gave it.
        file: String,
        /// The line of the version number, counted from 1.
        line: usize,
        /// The column of the version number in characters, counted from 1.
        column: usize,
        /// The version found.
        version: String,
        /// The newest version this program reads.
        supported: u32,
    },
    /// The file is not a map, or is a map with faults.
    #[error("{}", list(problems, *more))]
    Invalid {
        /// The first faults, in the order of the file; at least one.
        problems: Vec<Problem>,
        /// The number of further faults.
        more: usize,
    },
    /// Another program changed the file since it was opened.
    #[error(
        "{file}: another program changed the file since it was opened, so it was not replaced. Save under another name, \
         or open the file again."
    )]
    ChangedOnDisk {
        /// The file name as the caller gave it.
        file: String,
    },
    /// A file that a theme names has unusable content.
    #[error("{file}: found {found}, expected {expected}. {remedy}")]
    Unusable {
        /// The file's name.
        file: String,
        /// The content found.
        found: String,
        /// The content expected.
        expected: String,
        /// Advice for the user.
        remedy: &'static str,
    },
    /// The written file did not read back as the same map.
    #[error(
        "{file}: the new content did not read back as it was written ({why}), so the old file was not replaced. Save again, \
         perhaps to another disk."
    )]
    NotVerified {
        /// The file name as the caller gave it.
        file: String,
        /// The difference.
        why: String,
    },
}

/// A fault or an imperfection at one position of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file name as the caller gave it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The value or token at the position.
    pub found: String,
    /// The value or token expected there.
    pub expected: String,
    /// Advice for the user.
    pub remedy: String,
    /// The line of the file, shortened, with invisible characters replaced.
    pub excerpt: String,
    /// The index in `excerpt` of the marked character, counted from 0.
    pub marker: usize,
}

/// `file:line:column: found …, expected …`, the line of the file with a marker, and what to do.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, found, expected, remedy, excerpt, marker } = self;
        writeln!(f, "{file}:{line}:{column}: found {found}, expected {expected}")?;
        let gutter = line.to_string().len().max(4);
        writeln!(f, "{line:gutter$} | {excerpt}")?;
        writeln!(f, "{:gutter$} | {:marker$}^", "", "")?;
        write!(f, "{:gutter$} = {remedy}", "")
    }
}

impl StorageError {
    /// The error for `source`, which the operating system reported when the program tried to `action` the file.
    #[must_use]
    pub fn from_io(file: &str, action: &'static str, source: io::Error) -> Self {
        let file = file.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { file },
            io::ErrorKind::IsADirectory => Self::IsFolder { file },
            io::ErrorKind::PermissionDenied => Self::Denied { file, action },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { file },
            _ => Self::Io { file, action, source },
        }
    }
}

fn remedy_of(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "Free some space, or save on another disk.",
        io::ErrorKind::InvalidFilename => "Choose a shorter name without special characters.",
        io::ErrorKind::NotADirectory => "A part of the path is a file, not a folder: correct the path.",
        _ => "Try again, or choose another folder.",
    }
}

fn list(problems: &[Problem], more: usize) -> String {
    let mut text = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    if more > 0 {
        let _ = write!(text, "\n… and {more} more faults");
    }
    text
}
