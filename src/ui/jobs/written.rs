//! What this window last wrote to each file. A save compares the file with it too, because a save that waits for
//! another one is requested before the content of that one is known.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::{info::Owner, reader};
use crate::storage::Fingerprint;

/// The contents that this window wrote, by file.
#[derive(Default)]
pub(super) struct WrittenFiles(BTreeMap<PathBuf, WrittenContent>);

/// The content that this window last wrote to one file, and its owner. Clones share it, so that the jobs of the file
/// see what an earlier one wrote.
#[derive(Clone, Default)]
pub(super) struct WrittenContent(Arc<Mutex<Option<(Owner, Fingerprint)>>>);

impl WrittenFiles {
    /// The content of the file at `path`.
    pub(super) fn of(&mut self, path: &Path) -> WrittenContent {
        self.0.entry(reader::absolute(path.to_path_buf())).or_default().clone()
    }
}

impl WrittenContent {
    /// The contents that the file may have for a save of `owner` to go ahead: `expected`, and what was written for the
    /// same owner. `None`, that is any, without `expected`.
    pub(super) fn known(&self, owner: Owner, expected: Option<Fingerprint>) -> Option<Vec<Fingerprint>> {
        let expected = expected?;
        let own = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = own.filter(|(whose, _)| *whose == owner).map(|(_, fingerprint)| fingerprint);
        Some(own.into_iter().chain([expected]).collect())
    }

    /// Records that the file now has the content `fingerprint`, written for `owner`.
    pub(super) fn note(&self, owner: Owner, fingerprint: Fingerprint) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((owner, fingerprint));
    }
}
