//! A thing on the map as assistive technology sees it.

use crate::{geom::Rect, layout::Hit, model::FeelingValue};

/// The accessible data of a thing on the map.
pub(super) struct MapNode {
    /// The thing.
    pub(super) hit: Hit,
    /// Its rectangle on the page.
    pub(super) rect: Rect,
    pub(super) name: String,
    /// The description; may be empty.
    pub(super) description: String,
    /// The index in its list.
    pub(super) place: Option<usize>,
    /// For a stage or lane: whether it is open.
    pub(super) is_expanded: Option<bool>,
    /// For a feeling: its value.
    pub(super) value: Option<FeelingValue>,
}

impl MapNode {
    /// The thing at `rect` of the page, called `name`.
    pub(super) fn new(hit: Hit, rect: Rect, name: String) -> Self {
        Self { hit, rect, name, description: String::new(), place: None, is_expanded: None, value: None }
    }

    /// With more to say.
    pub(super) fn described(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Sets whether the stage or lane is open.
    pub(super) fn expanded(mut self, is_expanded: bool) -> Self {
        self.is_expanded = Some(is_expanded);
        self
    }

    /// Sets the index in the list.
    pub(super) fn placed(mut self, at: usize) -> Self {
        self.place = Some(at);
        self
    }
}
