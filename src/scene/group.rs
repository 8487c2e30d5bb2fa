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
    /// What is painted instead where the page is drawn small.
    pub afar: Option<Afar>,
}

/// What a group looks like from afar, when what it says could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Afar {
    /// The scale below which this is painted, in pixels to a map unit.
    pub below: f64,
    /// What is painted, in painting order.
    pub items: Vec<Item>,
}

impl Group {
    /// The group of `items`, its bounds computed; with empty bounds at the origin where there is no item.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>, items: Vec<Item>) -> Self {
        let bounds = items.iter().map(Item::bounds).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
        Self { name: name.into(), bounds, items, afar: None }
    }

    /// This group painting `items` instead at every scale below `below`, its bounds being those of both.
    #[must_use]
    pub fn with_afar(mut self, below: f64, items: Vec<Item>) -> Self {
        let bounds = items.iter().map(Item::bounds).reduce(|a, b| a.union(b));
        self.bounds = match bounds {
            Some(bounds) if self.items.is_empty() => bounds,
            Some(bounds) => self.bounds.union(bounds),
            None => self.bounds,
        };
        self.afar = Some(Afar { below, items });
        self
    }

    /// What is painted at `scale` (pixels to a map unit), in painting order.
    #[must_use]
    pub fn items_at(&self, scale: f64) -> &[Item] {
        match &self.afar {
            Some(afar) if scale < afar.below => &afar.items,
            Some(_) | None => &self.items,
        }
    }

    /// The items that may paint within `view` (map units) at `scale`, in painting order.
    pub fn items_in(&self, view: Rect, scale: f64) -> impl Iterator<Item = &Item> {
        let is_inside = view.contains_rect(self.bounds);
        self.items_at(scale).iter().filter(move |item| is_inside || may_show(item.bounds(), view))
    }
}
