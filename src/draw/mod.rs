//! Drawing: turns a layout and a theme into a display list.
//!
//! Every card, stage, lane, cell, persona and curve has its own group, so that an edit changes few groups and the
//! canvas redraws few tiles. Each file has the name of the file in `layout` that places the same parts.

mod brush;
mod card;
mod columns;
mod curve;
mod fade;
mod ground;
mod hatch;
mod head;
mod icon;
mod lane;
mod legend;
mod reading;
mod sign;
mod sketch;

use std::{collections::HashMap, sync::Arc};

pub use icon::icon_path;
pub use sketch::{SKETCH_SIZE, sketch};

use self::reading::Reading;
use crate::{
    layout::{CardBox, CardLook, Layout, Placed},
    model::Map,
    scene::{Group, Item, Role, Scene},
    theme::Theme,
};

/// The previous drawing, made with the same theme.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// The layout that was drawn.
    pub layout: &'a Layout,
    /// The resulting scene.
    pub scene: &'a Scene,
}

/// The display list of `map`, placed by `layout`.
#[must_use]
pub fn draw(map: &Map, layout: &Layout, theme: &Theme) -> Scene {
    draw_after(map, layout, theme, None)
}

/// The display list that [`draw`] returns. The groups of cards that are unchanged since `before` are shared with it
/// instead of drawn again, which after an edit of a large map is nearly all of them.
#[must_use]
pub fn draw_after(map: &Map, layout: &Layout, theme: &Theme, before: Option<Before<'_>>) -> Scene {
    let kept = before.map(|before| kept_cards(layout, before)).unwrap_or_default();
    let reading = Reading::of(layout);
    let mut groups = Vec::new();
    groups.push(lane::grid(layout, theme));
    groups.extend(head::header(map, layout, theme));
    groups.extend(columns::stages(layout, &reading, theme));
    groups.extend(lane::lanes(layout, &reading, theme));
    groups.extend(lane::cells(layout, &reading, theme));
    groups.extend(lane::blueprint(layout, theme));
    groups.extend(curve::curves(layout, &reading, theme));
    let finished = |group: Group| {
        let group = fade::faded(seen_from_afar(group, layout.afar_below), layout, theme);
        (!group.items.is_empty()).then(|| Arc::new(group))
    };
    let cards = reading::cards(layout).filter_map(|(card, order)| match kept.get(card.it.id.as_str()) {
        Some(group) if group.reading_order == order => Some(Arc::clone(group)),
        Some(group) => Some(Arc::new(Group { reading_order: order, ..Group::clone(group) })),
        None => {
            let group = card::card(map, card, (layout.is_rtl, layout.afar_below), theme);
            finished(group.read_as(&card.it.title.block.text, order))
        }
    });
    let last = legend::footer(layout, theme).into_iter().chain(lane::hints(layout, theme)).filter_map(finished);
    let groups = groups.into_iter().filter_map(finished).chain(cards).chain(last).collect();
    Scene { size: layout.size, background: theme.colors.page, groups }
}

/// The groups in `before` of the cards that would be drawn identically, by card id.
fn kept_cards<'a>(layout: &Layout, before: Before<'a>) -> HashMap<&'a str, &'a Arc<Group>> {
    let (old, is_same_page) = (before.layout, layout.is_rtl == before.layout.is_rtl);
    let is_same_scale = layout.afar_below.to_bits() == old.afar_below.to_bits();
    if !is_same_page || !is_same_scale || !layout.faded.is_empty() || !old.faded.is_empty() {
        return HashMap::new();
    }
    let boxes: HashMap<&str, Placed<&CardBox>> = layout.cards().map(|card| (card.it.id.as_str(), card)).collect();
    let cards = before.scene.groups.iter().filter(|group| group.key.role == Role::Card);
    let groups: HashMap<&str, &Arc<Group>> =
        cards.filter_map(|group| Some((group.key.id.as_deref()?, group))).collect();
    let is_same = |card: Placed<&CardBox>, other: &Placed<&CardBox>| {
        card.at == other.at && (std::ptr::eq(card.it, other.it) || card.it == other.it)
    };
    // The box of a picture does not show whether its pixels changed.
    let has_picture = |card: &CardBox| card.picture.is_some() || card.look == CardLook::Picture;
    let is_kept = |card: &Placed<&CardBox>| {
        !has_picture(card.it) && boxes.get(card.it.id.as_str()).is_some_and(|other| is_same(*card, other))
    };
    let kept = old.cards().filter(is_kept).filter_map(|card| groups.get_key_value(card.it.id.as_str()));
    kept.map(|(id, group)| (*id, *group)).collect()
}

/// `group` with its overview rendering for scales below `below`: the one it already has, otherwise its items without
/// text.
fn seen_from_afar(group: Group, below: f64) -> Group {
    let is_text = |item: &Item| matches!(item, Item::Glyphs { .. });
    if group.afar.is_some() || !group.items.iter().any(is_text) {
        return group;
    }
    let items = group.items.iter().filter(|item| !is_text(item)).cloned().collect();
    group.with_afar(below, items)
}

/// `scene` without the hints for filling in a map, as it is exported.
#[must_use]
pub fn without_hints(scene: &Scene) -> Scene {
    let is_content = |group: &&Arc<Group>| !group.key.is_hint();
    Scene { groups: scene.groups.iter().filter(is_content).cloned().collect(), ..scene.clone() }
}
