//! Faults of a map file, collected while it is read and checked. Their lines and columns are looked up only if there is
//! something to report.

use super::path::{Path, PathKey};

/// A fault at one place in the structure of the file.
pub(super) struct Fault {
    pub(super) path: Vec<PathKey>,
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) remedy: String,
}

/// The faults found while reading, in the order of the file's parts.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn add(
        &mut self,
        path: &Path<'_>,
        found: impl Into<String>,
        expected: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let (found, expected, remedy) = (found.into(), expected.into(), remedy.into());
        self.0.push(Fault { path: path.keys(), found, expected, remedy });
    }

    /// Records that another thing of the same `kind` already has this `id`.
    pub(super) fn duplicate(&mut self, at: &Path<'_>, id: &str, kind: &str) {
        self.add(
            at,
            format!("the id \"{id}\" a second time"),
            format!("an id that no other {kind} has"),
            "Give one of the two another id, and correct what refers to it.",
        );
    }

    /// Records that no thing of this `kind` in the field `list` has this `id`.
    pub(super) fn dangling(&mut self, at: &Path<'_>, id: &str, kind: &str, list: &str) {
        self.add(
            at,
            format!("\"{id}\", which names no {kind}"),
            format!("the id of a {kind} of this map"),
            format!("Correct the id, add a {kind} of that id to the {list}, or remove the reference."),
        );
    }
}

/// `text` in quotation marks, shortened for an error message.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut start: String = text.chars().take(LONGEST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    format!("{start:?}")
}
