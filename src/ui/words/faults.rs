//! Error messages in the language of the interface, for errors that occur in the course of work. Faults in a damaged
//! file are reported with their position, as on the command line, in English.

use std::io::ErrorKind;

use super::quoted;
use crate::{
    edit::EditError,
    export::{ExportError, MAX_PIXELS, MAX_SIDE},
    import::NotEmbedded,
    model::MAX_CELLS,
    storage::{FormatUse, Problem, StorageError},
    ui::{
        i18n::{self, Message, Value, m},
        jobs::ExportFault,
    },
};

/// The reason why a command was refused.
#[must_use]
pub fn edit_fault(error: &EditError) -> String {
    match error {
        EditError::NoSuchCard(_)
        | EditError::NoSuchStage(_)
        | EditError::NoSuchStep(_)
        | EditError::NoSuchLane(_)
        | EditError::NoSuchPersona(_)
        | EditError::NoSuchChannel(_)
        | EditError::NoSuchSource(_)
        | EditError::NoSuchPicture(_)
        | EditError::NoSuchView(_)
        | EditError::NoSuchText => m("fault-gone").text(),
        EditError::LaneHoldsNoCards { lane } => m("fault-lane-holds-none").with(&[("lane", quoted(lane).into())]),
        EditError::LaneHasCards { lane, count } => {
            m("fault-lane-has-cards").with(&[("lane", quoted(lane).into()), ("count", (*count).into())])
        }
        EditError::TooManyCells => {
            m("fault-too-many-cells").with(&[("most", i18n::digits(&MAX_CELLS.to_string()).into())])
        }
        EditError::NotFinite { card } => m("fault-not-finite").with(&[("card", quoted(card).into())]),
    }
}

/// The reason why a picture was not embedded.
#[must_use]
pub fn picture_fault(error: &NotEmbedded) -> String {
    match error {
        NotEmbedded::WrongKind => m("picture-wrong-kind").text(),
        NotEmbedded::Unreadable(why) => m("picture-unreadable").with(&[("why", why.to_string().into())]),
    }
}

/// The reason why a file was not read or written.
#[must_use]
pub fn storage_fault(error: &StorageError) -> String {
    let about = |message: Message, file: &str| message.with(&[("file", Value::path(file))]);
    match error {
        StorageError::NotFound { file } => about(m("fault-not-found"), file),
        StorageError::NoFolder { file } => about(m("fault-no-folder"), file),
        StorageError::IsFolder { file } => about(m("fault-is-folder"), file),
        StorageError::Denied { file, .. } => about(m("fault-denied"), file),
        StorageError::ReadOnly { file } => about(m("fault-read-only"), file),
        StorageError::Io { file, source, .. }
            if matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) =>
        {
            about(m("fault-disk-full"), file)
        }
        StorageError::ChangedOnDisk { file } => about(m("fault-changed"), file),
        StorageError::NotAFile { file } => about(m("fault-not-a-file"), file),
        StorageError::NotPng { file } => about(m("fault-not-png"), file),
        StorageError::HoldsText { file } => about(m("fault-holds-text"), file),
        StorageError::OtherFormat { file, format } => {
            let message = match format.holds() {
                FormatUse::Picture => m("fault-is-picture"),
                FormatUse::Document => m("fault-is-document"),
                FormatUse::Table => m("fault-is-table"),
                FormatUse::Archive => m("fault-is-archive"),
            };
            message.with(&[("file", Value::path(file)), ("format", format.to_string().into())])
        }
        StorageError::Unmerged { file, line } => {
            let line = i18n::digits(&line.to_string());
            m("fault-unmerged").with(&[("file", Value::path(file)), ("line", line.into())])
        }
        StorageError::Invalid { problems, more } => {
            let mut text = problems.iter().map(file_problem).collect::<Vec<_>>().join("\n\n");
            if *more > 0 {
                text.push('\n');
                text.push_str(&m("more-remarks").with(&[("count", (*more).into())]));
            }
            text
        }
        StorageError::Io { .. }
        | StorageError::TooLarge { .. }
        | StorageError::Damaged { .. }
        | StorageError::Newer { .. }
        | StorageError::Unusable { .. }
        | StorageError::NotVerified { .. } => error.to_string(),
    }
}

/// What is wrong at one position of a file: the report of the command line, in English, in lines that are marked as
/// reading from left to right ([`report_line`]). The place within the excerpt is marked by an arrow, because the
/// letters of the window are not equally wide.
#[must_use]
pub fn file_problem(problem: &Problem) -> String {
    let Problem { file, line, column, found, expected, remedy, excerpt, marker } = problem;
    let at = excerpt.char_indices().nth(*marker).map_or(excerpt.len(), |(at, _)| at);
    let (before, after) = excerpt.split_at(at);
    let lines = [
        format!("{file}:{line}:{column}: found {found}, expected {expected}"),
        format!("{before}→{after}"),
        remedy.clone(),
    ];
    lines.map(|line| format!("{REPORT_START}{line}{REPORT_END}")).join("\n")
}

/// The beginning of a line of a report: a left-to-right isolate.
const REPORT_START: char = '\u{2066}';
/// The end of a line of a report.
const REPORT_END: char = '\u{2069}';

/// The text of `line` if it is one of a report about a file.
#[must_use]
pub fn report_line(line: &str) -> Option<&str> {
    let inside = line.strip_prefix(REPORT_START)?.strip_suffix(REPORT_END)?;
    (!inside.contains(REPORT_END)).then_some(inside)
}

/// The reason why the picture of a map was not written to the file at `path`.
#[must_use]
pub fn export_fault(path: &str, fault: &ExportFault) -> String {
    let error = match fault {
        ExportFault::Storage(error) => return storage_fault(error),
        ExportFault::Export(error) => error,
    };
    let number = |number: u64| i18n::digits(&number.to_string());
    match error {
        ExportError::TooLarge { width, height, largest_scale } => m("fault-picture-too-large").with(&[
            ("width", number(*width).into()),
            ("height", number(*height).into()),
            ("side", number(MAX_SIDE).into()),
            ("million", number(MAX_PIXELS / 1_000_000).into()),
            ("scale", i18n::digits(&format!("{largest_scale:.2}")).into()),
        ]),
        ExportError::NoSize(_) => m("export-zero").text(),
        ExportError::OutsidePage => m("fault-nothing-to-draw").text(),
        ExportError::Font { file, .. } => m("fault-font").with(&[("file", Value::path(file.as_str()))]),
        ExportError::Cancelled => m("export-cancelled").text(),
        ExportError::Write(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            m("fault-disk-full").with(&[("file", Value::path(path))])
        }
        ExportError::Write(error) => {
            m("fault-picture-not-written").with(&[("file", Value::path(path)), ("why", error.to_string().into())])
        }
        ExportError::Header(why) => {
            m("fault-picture-not-written").with(&[("file", Value::path(path)), ("why", why.as_str().into())])
        }
    }
}
