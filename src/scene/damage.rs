//! What differs between two drawings of a page, so that only that is drawn again.

use std::{collections::HashMap, sync::Arc};

use super::{Group, Item, Scene};
use crate::geom::Rect;

/// What has to be drawn again.
#[derive(Clone, Debug, PartialEq)]
pub enum Damage {
    /// The whole page: its size or background changed, or the scenes cannot be compared.
    Everything,
    /// These rectangles, in map units; none where the scenes look the same. They may overlap.
    Rects(Vec<Rect>),
}

impl Damage {
    /// Whether nothing has to be drawn again.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Everything => false,
            Self::Rects(rects) => rects.is_empty(),
        }
    }
}

/// What to draw again when `new` takes the place of `old`: wherever a group came, went, changed or moved to another
/// place in the painting order.
///
/// Groups are compared by name. A group that both scenes share (one `Arc`) costs nothing to compare.
#[must_use]
pub fn damage(old: &Scene, new: &Scene) -> Damage {
    if old.size != new.size || old.background != new.background {
        return Damage::Everything;
    }
    let (Some(old_places), Some(new_places)) = (places(old), places(new)) else { return Damage::Everything };
    let mut rects = Vec::new();
    for (name, group) in old.groups.iter().map(|group| (&*group.name, group)) {
        if !new_places.contains_key(name) {
            rects.push(group.bounds);
        }
    }
    // Groups of both scenes, in the new order: (place in the old order, old, new).
    let mut common = Vec::new();
    for group in &new.groups {
        match old_places.get(&*group.name).and_then(|&place| Some((place, old.groups.get(place)?))) {
            Some((place, before)) => common.push((place, before, group)),
            None => rects.push(group.bounds),
        }
    }
    let stays = longest_rise(&common.iter().map(|(place, _, _)| *place).collect::<Vec<_>>());
    for ((_, before, after), stays) in common.into_iter().zip(stays) {
        if !stays || !is_same(before, after) {
            rects.push(before.bounds);
            if after.bounds != before.bounds {
                rects.push(after.bounds);
            }
        }
    }
    if rects.iter().all(Rect::is_finite) { Damage::Rects(rects) } else { Damage::Everything }
}

/// Where each group is in the painting order; `None` where two have one name.
fn places(scene: &Scene) -> Option<HashMap<&str, usize>> {
    let mut places = HashMap::with_capacity(scene.groups.len());
    let is_unique = scene.groups.iter().enumerate().all(|(place, group)| places.insert(&*group.name, place).is_none());
    is_unique.then_some(places)
}

fn is_same(a: &Arc<Group>, b: &Arc<Group>) -> bool {
    Arc::ptr_eq(a, b)
        || (a.bounds == b.bounds
            && a.items.len() == b.items.len()
            && a.items.iter().zip(&b.items).all(|(a, b)| is_same_item(a, b)))
}

/// Equality that does not look into text and pictures that both items share.
fn is_same_item(a: &Item, b: &Item) -> bool {
    match (a, b) {
        (
            Item::Glyphs { block, origin, color },
            Item::Glyphs { block: other_block, origin: other_origin, color: other_color },
        ) => {
            origin == other_origin && color == other_color && (Arc::ptr_eq(block, other_block) || block == other_block)
        }
        (Item::Image { bitmap, rect }, Item::Image { bitmap: other_bitmap, rect: other_rect }) => {
            rect == other_rect && (Arc::ptr_eq(bitmap, other_bitmap) || bitmap == other_bitmap)
        }
        (one, other) => one == other,
    }
}

/// Which of `numbers` belong to one of their longest rising subsequences (after Fredman 1975).
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    // For each length, the index of the smallest number that ends a rise of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers.get(end) < Some(number));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        if let Some(stay) = stays.get_mut(index) {
            *stay = true;
        }
        next = before.get(index).copied().flatten();
    }
    stays
}
