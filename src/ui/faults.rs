//! What went wrong, in the interface's language: what a person meets in the course of work. The faults of a damaged file
//! are told with their place in it, as the command line does, in English.

use std::io::ErrorKind;

use super::{
    i18n::{Message, m},
    words::quoted,
};
use crate::{edit::EditError, storage::StorageError};

/// Why a command was refused.
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
        EditError::DuplicateStep(_) => m("fault-step-twice").text(),
        EditError::NotFinite { card } => m("fault-not-finite").with(&[("card", quoted(card).into())]),
    }
}

/// Why a file was not read or written.
#[must_use]
pub fn storage_fault(error: &StorageError) -> String {
    let about = |message: Message, file: &str| message.with(&[("file", file.into())]);
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
        StorageError::Io { .. }
        | StorageError::TooLarge { .. }
        | StorageError::Damaged { .. }
        | StorageError::Newer { .. }
        | StorageError::Invalid { .. }
        | StorageError::Unusable { .. }
        | StorageError::NotVerified { .. } => error.to_string(),
    }
}
