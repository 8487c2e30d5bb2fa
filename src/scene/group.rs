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

impl Scene {
    /// The groups that may paint within `view` (map units), in painting order.
    pub fn groups_in(&self, view: Rect) -> impl Iterator<Item = &Arc<Group>> {
        self.groups.iter().filter(move |group| may_show(group.bounds, view))
    }
}

/// Whether something within `bounds` may be seen in `view`; where bounds are not numbers nobody can tell, so it may.
#[must_use]
pub fn may_show(bounds: Rect, view: Rect) -> bool {
    !(bounds.x1 < view.x0 || bounds.x0 > view.x1 || bounds.y1 < view.y0 || bounds.y0 > view.y1)
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

    /// The items that may paint within `view` (map units), in painting order.
    pub fn items_in(&self, view: Rect) -> impl Iterator<Item = &Item> {
        let is_inside = view.contains_rect(self.bounds);
        self.items.iter().filter(move |item| is_inside || may_show(item.bounds(), view))
    }
}
