//! A thing on the map as assistive technology sees it.

use crate::{geom::Rect, layout::Hit, model::FeelingValue};

/// A thing on the map as it is told of.
pub(super) struct Node {
    /// Which.
    pub(super) hit: Hit,
    /// Where on the page.
    pub(super) rect: Rect,
    pub(super) name: String,
    /// What else there is to say; may be empty.
    pub(super) description: String,
    /// Its place in its list, counted from 0.
    pub(super) place: Option<usize>,
    /// Whether its column or row is open, where the thing is a stage or a lane.
    pub(super) is_expanded: Option<bool>,
    /// How something feels, where the thing is a feeling.
    pub(super) value: Option<FeelingValue>,
}

impl Node {
    /// The thing at `rect` of the page, called `name`.
    pub(super) fn new(hit: Hit, rect: Rect, name: String) -> Self {
        Self { hit, rect, name, description: String::new(), place: None, is_expanded: None, value: None }
    }

    /// With more to say.
    pub(super) fn described(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// As a column or a row that is open or not.
    pub(super) fn expanded(mut self, is_expanded: bool) -> Self {
        self.is_expanded = Some(is_expanded);
        self
    }

    /// As number `at` of its list, counted from 0.
    pub(super) fn placed(mut self, at: usize) -> Self {
        self.place = Some(at);
        self
    }
}
