//! The user's own templates, as the start screen knows them.

use std::path::PathBuf;

use crate::{model::Date, storage::TemplateFacts};

/// A template of the user as the start screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateEntry {
    /// Its file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// The day on which it was last written.
    pub day: Option<Date>,
    /// What it is, or the reason why it cannot be read.
    pub content: Result<TemplateFacts, String>,
}

/// The list of the user's templates.
#[derive(Debug)]
pub(super) struct OwnTemplates {
    pub(super) entries: Vec<TemplateEntry>,
    /// Whether the folder is to be listed again.
    is_outdated: bool,
}

impl Default for OwnTemplates {
    fn default() -> Self {
        Self { entries: Vec::new(), is_outdated: true }
    }
}

impl OwnTemplates {
    /// Whether the folder is to be listed now. Answers once, until the list is outdated again.
    pub(super) fn take_outdated(&mut self) -> bool {
        std::mem::take(&mut self.is_outdated)
    }

    /// Lists the folder again.
    pub(super) fn outdate(&mut self) {
        self.is_outdated = true;
    }
}
