//! A scene and the named groups it is made of.

use std::sync::Arc;

use super::Item;
use crate::{
    color::Rgba,
    geom::{Rect, Size},
};

/// A drawn page.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The page, in map units; it begins at the origin.
    pub size: Size,
    /// What lies under everything.
    pub background: Rgba,
    /// What is painted, in painting order.
    pub groups: Vec<Arc<Group>>,
}

/// Things that belong together, such as all of one card.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Names the group, uniquely in its scene: "card c12", "stage s1", "curve p1".
    pub name: Arc<str>,
    /// A rectangle around everything the group paints.
    pub bounds: Rect,
    /// What is painted, in painting order.
    pub items: Vec<Item>,
}

impl Group {
    /// The group of `items`, its bounds computed; with empty bounds at the origin where there is no item.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>, items: Vec<Item>) -> Self {
        let bounds = items.iter().map(Item::bounds).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
        Self { name: name.into(), bounds, items }
    }
}
