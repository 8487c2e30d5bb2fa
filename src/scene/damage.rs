//! The differences between two drawings of a page, so that only the changed parts are drawn again.

use std::{collections::HashMap, sync::Arc};

use super::{Group, GroupKey, Item, Outline, Scene};
use crate::geom::Rect;

/// The part of a page to draw again.
#[derive(Clone, Debug, PartialEq)]
pub enum Damage {
    /// The whole page: its size or background changed, or the scenes cannot be compared.
    Everything,
    /// These rectangles, in map units; they may overlap. Empty if the scenes look the same.
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

/// The parts to draw again when `new` replaces `old`: the bounds of every group that was added, removed, changed or
/// moved in the painting order.
///
/// Groups are matched by key. A group shared by both scenes (the same `Arc`) costs nothing to compare.
#[must_use]
pub fn damage(old: &Scene, new: &Scene) -> Damage {
    if old.size != new.size || old.background != new.background {
        return Damage::Everything;
    }
    let mut rects = Vec::new();
    // Most edits do not affect the groups at both ends of the painting order; only those in between are matched by
    // key.
    let (mut old, mut new) = (&*old.groups, &*new.groups);
    while let ([before, old_rest @ ..], [after, new_rest @ ..]) = (old, new)
        && before.key == after.key
    {
        add_difference(before, after, &mut rects);
        (old, new) = (old_rest, new_rest);
    }
    while let ([old_rest @ .., before], [new_rest @ .., after]) = (old, new)
        && before.key == after.key
    {
        add_difference(before, after, &mut rects);
        (old, new) = (old_rest, new_rest);
    }
    if match_by_key(old, new, &mut rects).is_none() || !rects.iter().all(Rect::is_finite) {
        return Damage::Everything;
    }
    Damage::Rects(rects)
}

/// Adds the damage of groups some of which were added, removed or moved; `None` if two have the same key.
fn match_by_key(old: &[Arc<Group>], new: &[Arc<Group>], rects: &mut Vec<Rect>) -> Option<()> {
    let (old_places, new_places) = (places(old)?, places(new)?);
    for group in old {
        if !new_places.contains_key(&group.key) {
            rects.push(group.bounds);
        }
    }
    // Groups of both scenes in the new order: (index in the old order, old, new).
    let mut common = Vec::new();
    for group in new {
        match old_places.get(&group.key).and_then(|&place| Some((place, old.get(place)?))) {
            Some((place, before)) => common.push((place, before, group)),
            None => rects.push(group.bounds),
        }
    }
    let stays = longest_rise(&common.iter().map(|(place, _, _)| *place).collect::<Vec<_>>());
    for ((_, before, after), stays) in common.into_iter().zip(stays) {
        if stays {
            add_difference(before, after, rects);
        } else {
            add_both(before, after, rects);
        }
    }
    Some(())
}

fn add_difference(before: &Arc<Group>, after: &Arc<Group>, rects: &mut Vec<Rect>) {
    if !is_same(before, after) {
        add_both(before, after, rects);
    }
}

fn add_both(before: &Group, after: &Group, rects: &mut Vec<Rect>) {
    rects.push(before.bounds);
    if after.bounds != before.bounds {
        rects.push(after.bounds);
    }
}

/// The index of each group in the painting order; `None` if two have the same key.
fn places(groups: &[Arc<Group>]) -> Option<HashMap<&GroupKey, usize>> {
    let mut places = HashMap::with_capacity(groups.len());
    let is_unique = groups.iter().enumerate().all(|(place, group)| places.insert(&group.key, place).is_none());
    is_unique.then_some(places)
}

fn is_same(a: &Arc<Group>, b: &Arc<Group>) -> bool {
    Arc::ptr_eq(a, b)
        || (a.bounds == b.bounds
            && are_same_items(&a.items, &b.items)
            && match (&a.afar, &b.afar) {
                (Some(a), Some(b)) => a.below.to_bits() == b.below.to_bits() && are_same_items(&a.items, &b.items),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            })
}

fn are_same_items(a: &[Item], b: &[Item]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_item(a, b))
}

/// Equality of items that skips text and pictures shared by both.
fn is_same_item(a: &Item, b: &Item) -> bool {
    match (a, b) {
        (
            Item::Glyphs { block, origin, color },
            Item::Glyphs { block: other_block, origin: other_origin, color: other_color },
        ) => {
            origin == other_origin && color == other_color && (Arc::ptr_eq(block, other_block) || block == other_block)
        }
        (Item::Fill { outline, paint }, Item::Fill { outline: other_outline, paint: other_paint }) => {
            paint == other_paint && is_same_outline(outline, other_outline)
        }
        (
            Item::Stroke { outline, pen, color },
            Item::Stroke { outline: other_outline, pen: other_pen, color: other_color },
        ) => color == other_color && pen == other_pen && is_same_outline(outline, other_outline),
        (Item::Glyphs { .. } | Item::Fill { .. } | Item::Stroke { .. }, _) => false,
        (Item::Shadow { .. } | Item::Image { .. }, _) => a == b,
    }
}

fn is_same_outline(a: &Outline, b: &Outline) -> bool {
    match (a, b) {
        (Outline::Path(a), Outline::Path(b)) => Arc::ptr_eq(a, b) || a == b,
        (Outline::Path(_) | Outline::Rect(_) | Outline::Rounded(_), _) => a == b,
    }
}

/// Which of `numbers` belong to one of their longest increasing subsequences (after Fredman 1975).
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    // For each length, the index of the smallest number that ends an increasing subsequence of that length.
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
