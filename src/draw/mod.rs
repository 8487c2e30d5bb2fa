//! How the parts of a layout look: a layout and a theme in, a display list out.
//!
//! Every card, stage, lane, cell, persona and curve is a group of its own, so that an edit changes few groups and the
//! canvas draws few tiles anew. The files are named as those of `layout` that place the same parts.

mod brush;
mod card;
mod columns;
mod curve;
mod fade;
mod ground;
mod hatch;
mod header;
mod icon;
mod legend;
mod picture;
mod rows;
mod sign;
mod sketch;

use std::{collections::HashMap, sync::Arc};

pub use icon::icon_path;
pub use picture::{MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, decoded_picture};
pub use sketch::{SKETCH_SIZE, sketch};

use crate::{
    layout::{CardBox, CardLook, Layout},
    model::Map,
    scene::{Group, Item, Scene},
    theme::Theme,
};

/// What the names of groups begin with that help to fill a map in and are not part of its content.
pub const HINT_PREFIX: &str = "hint ";

/// What was drawn before, in the same theme.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// Where everything was.
    pub layout: &'a Layout,
    /// What it looked like.
    pub scene: &'a Scene,
}

/// The display list of `map` as `layout` places it.
#[must_use]
pub fn draw(map: &Map, layout: &Layout, theme: &Theme) -> Scene {
    draw_after(map, layout, theme, None)
}

/// The same display list as [`draw`] gives, with the groups of `before` for the cards that are where they were and as they
/// were: of a large map, an edit leaves nearly all of them alone.
#[must_use]
pub fn draw_after(map: &Map, layout: &Layout, theme: &Theme, before: Option<Before<'_>>) -> Scene {
    let kept = before.map(|before| kept_cards(layout, before)).unwrap_or_default();
    let mut groups = Vec::with_capacity(layout.cells.len() + 32);
    groups.push(rows::grid(layout, theme));
    groups.extend(header::header(map, layout, theme));
    groups.extend(columns::stages(layout, theme));
    groups.extend(rows::lanes(layout, theme));
    groups.extend(rows::cells(layout, theme));
    groups.extend(rows::blueprint(layout, theme));
    groups.extend(curve::curves(layout, theme));
    let finished = |group: Group| {
        let group = fade::faded(seen_from_afar(group, layout.afar_below), layout, theme);
        (!group.items.is_empty()).then(|| Arc::new(group))
    };
    let cards = layout.cards.iter().filter_map(|card| match kept.get(card.id.as_str()) {
        Some(group) => Some(Arc::clone(group)),
        None => finished(card::card(map, card, (layout.is_rtl, layout.afar_below), theme)),
    });
    let last = legend::footer(layout, theme).into_iter().chain(rows::hints(layout, theme)).filter_map(finished);
    let groups = groups.into_iter().filter_map(finished).chain(cards).chain(last).collect();
    Scene { size: layout.size, background: theme.colors.page, groups }
}

/// The groups of `before` of those cards that would be drawn the same again, by the cards' ids.
fn kept_cards<'a>(layout: &Layout, before: Before<'a>) -> HashMap<&'a str, &'a Arc<Group>> {
    let (old, is_same_page) = (before.layout, layout.is_rtl == before.layout.is_rtl);
    let is_same_scale = layout.afar_below.to_bits() == old.afar_below.to_bits();
    if !is_same_page || !is_same_scale || !layout.faded.is_empty() || !old.faded.is_empty() {
        return HashMap::new();
    }
    let boxes: HashMap<&str, &CardBox> = layout.cards.iter().map(|card| (card.id.as_str(), card)).collect();
    let groups: HashMap<&str, &Arc<Group>> =
        before.scene.groups.iter().filter_map(|group| Some((group.name.strip_prefix("card ")?, group))).collect();
    // What a picture shows is not told by where it is.
    let is_kept = |card: &&CardBox| {
        card.picture.is_none() && card.look != CardLook::Picture && boxes.get(card.id.as_str()) == Some(card)
    };
    let kept = old.cards.iter().filter(is_kept).filter_map(|card| groups.get_key_value(card.id.as_str()));
    kept.map(|(id, group)| (*id, *group)).collect()
}

/// `group` with what it looks like from afar, below the scale `below`: its own picture of that, else without text.
fn seen_from_afar(group: Group, below: f64) -> Group {
    let is_text = |item: &Item| matches!(item, Item::Glyphs { .. });
    if group.afar.is_some() || !group.items.iter().any(is_text) {
        return group;
    }
    let items = group.items.iter().filter(|item| !is_text(item)).cloned().collect();
    group.with_afar(below, items)
}

/// `scene` without the hints that help to fill a map in: what is handed to others.
#[must_use]
pub fn without_hints(scene: &Scene) -> Scene {
    let is_content = |group: &&Arc<Group>| !group.name.starts_with(HINT_PREFIX);
    Scene { groups: scene.groups.iter().filter(is_content).cloned().collect(), ..scene.clone() }
}
