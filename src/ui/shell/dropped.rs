//! Dropped files that wait for their position.

use std::path::PathBuf;

use egui::Pos2;

use crate::{edit::Selection, ui::jobs::LookedAt};

/// The dropped files that are not used yet.
#[derive(Debug, Default)]
pub(in crate::ui) struct Drops {
    /// Pictures whose position is not known yet.
    pub(super) pictures: Vec<PathBuf>,
    /// Texts whose position is not known yet.
    pub(super) texts: Vec<LookedAt>,
    /// The position of the latest drop, once it is known.
    pub(super) at: Option<Pos2>,
    /// The thing of the map that is there: the view may move before a text is used.
    pub(super) there: Option<Selection>,
}

impl Drops {
    /// Whether everything dropped has been used.
    pub(super) fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.texts.is_empty()
    }
}
