//! Editing a text where it stands on the map.

use egui::Ui;

use super::sight::Sight;
use crate::{geom::Rect, layout::TextTarget, text::FontBook, ui::action::Action};

/// A text that is being edited in place.
pub(super) struct InPlace {
    target: TextTarget,
}

impl InPlace {
    /// An editor over the text `target`; `None` where the map has no such text.
    pub(super) fn new(sight: &Sight<'_>, target: TextTarget) -> Option<Self> {
        sight.layout().text_box(&target)?;
        Some(Self { target })
    }

    /// Where on the page the text stands.
    pub(super) fn rect(&self, sight: &Sight<'_>) -> Option<Rect> {
        Some(sight.layout().text_box(&self.target)?.rect)
    }

    /// Puts the text into the map.
    pub(super) fn commit(self, _sight: &Sight<'_>, _actions: &mut Vec<Action>) {}

    /// Shows the editor; gives it back while editing goes on.
    pub(super) fn ui(
        self,
        _ui: &mut Ui,
        _sight: &Sight<'_>,
        _fonts: &mut FontBook,
        _actions: &mut Vec<Action>,
    ) -> Option<Self> {
        None
    }
}
