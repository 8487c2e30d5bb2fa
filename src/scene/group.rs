//! A scene and the groups that it consists of.

use std::{collections::BTreeSet, sync::Arc};

use super::{GroupKey, Item, ReadingOrder, Role};
use crate::{
    color::Rgba,
    geom::{Rect, Size},
};

/// A drawn page.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The size of the page in map units; its top left corner is the origin.
    pub size: Size,
    /// The colour of the page beneath all groups.
    pub background: Rgba,
    /// The groups in painting order.
    pub groups: Vec<Arc<Group>>,
}

impl Scene {
    /// The groups that may paint within `view` (map units), in painting order.
    pub fn groups_in(&self, view: Rect) -> impl Iterator<Item = &Arc<Group>> {
        self.groups.iter().filter(move |group| may_show(group.bounds, view))
    }

    /// The group of `role` with this id.
    #[must_use]
    pub fn group(&self, role: Role, id: &str) -> Option<&Arc<Group>> {
        self.groups.iter().find(|group| group.key.is(role, id))
    }

    /// The characters on the page that no font has, and for which a box is drawn.
    #[must_use]
    pub fn missing_characters(&self) -> BTreeSet<char> {
        let items = self.groups.iter().flat_map(|group| &group.items);
        items.flat_map(Item::missing_characters).copied().collect()
    }

    /// The groups to read, in reading order.
    #[must_use]
    pub fn in_reading_order(&self) -> Vec<&Arc<Group>> {
        let mut read: Vec<_> = self.groups.iter().filter(|group| group.reading_order.is_read()).collect();
        read.sort_by_key(|group| group.reading_order);
        read
    }
}

/// Whether something within `bounds` may be visible in `view`. `true` if a bound is not a number, because then it is
/// unknown.
#[must_use]
pub fn may_show(bounds: Rect, view: Rect) -> bool {
    !(bounds.x1 < view.x0 || bounds.x0 > view.x1 || bounds.y1 < view.y0 || bounds.y0 > view.y1)
}

/// Items that belong together, such as all items of one card.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The identity of the group, unique in its scene.
    pub key: GroupKey,
    /// The name of the thing for the reader: a card's title, a persona's name. Empty if it has no name.
    pub label: Arc<str>,
    /// The position of the group in the reading order.
    pub reading_order: ReadingOrder,
    /// A rectangle that contains everything the group paints.
    pub bounds: Rect,
    /// The items in painting order.
    pub items: Vec<Item>,
    /// The overview rendering, painted instead of `items` at small scales.
    pub afar: Option<Afar>,
}

/// The overview rendering of a group, for scales at which its text would be unreadable.
#[derive(Clone, Debug, PartialEq)]
pub struct Afar {
    /// The scale below which it is painted, in pixels per map unit.
    pub below: f64,
    /// The items in painting order.
    pub items: Vec<Item>,
}

impl Group {
    /// A group of `items` with computed bounds; the bounds are empty and at the origin if there are no items. It is
    /// decoration: it has no label and is not read.
    #[must_use]
    pub fn new(key: GroupKey, items: Vec<Item>) -> Self {
        let bounds = items.iter().map(Item::bounds).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
        Self { key, label: Arc::default(), reading_order: ReadingOrder::default(), bounds, items, afar: None }
    }

    /// This group with a label and a position in the reading order.
    #[must_use]
    pub fn read_as(self, label: &Arc<str>, reading_order: ReadingOrder) -> Self {
        Self { label: Arc::clone(label), reading_order, ..self }
    }

    /// This group with `items` as its overview rendering at scales below `below`. The bounds contain both renderings.
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

    /// The items painted at `scale` (pixels per map unit), in painting order.
    #[must_use]
    pub fn items_at(&self, scale: f64) -> &[Item] {
        match &self.afar {
            Some(afar) if scale < afar.below => &afar.items,
            Some(_) | None => &self.items,
        }
    }

    /// The items that may paint within `view` (map units) at `scale` (pixels per map unit), in painting order.
    pub fn items_in(&self, view: Rect, scale: f64) -> impl Iterator<Item = &Item> {
        let is_inside = view.contains_rect(self.bounds);
        self.items_at(scale).iter().filter(move |item| is_inside || may_show(item.bounds(), view))
    }
}
