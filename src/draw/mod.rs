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

use std::sync::Arc;

pub use icon::icon_path;
pub use picture::{MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, decoded_picture};
pub use sketch::{SKETCH_SIZE, sketch};

use crate::{
    layout::Layout,
    model::Map,
    scene::{Group, Item, Scene},
    theme::Theme,
};

/// What the names of groups begin with that help to fill a map in and are not part of its content.
pub const HINT_PREFIX: &str = "hint ";

/// The display list of `map` as `layout` places it.
#[must_use]
pub fn draw(map: &Map, layout: &Layout, theme: &Theme) -> Scene {
    let mut groups = Vec::with_capacity(layout.cards.len() + layout.cells.len() + 32);
    groups.push(rows::grid(layout, theme));
    groups.extend(header::header(map, layout, theme));
    groups.extend(columns::stages(layout, theme));
    groups.extend(rows::lanes(layout, theme));
    groups.extend(rows::cells(layout, theme));
    groups.extend(rows::blueprint(layout, theme));
    groups.extend(curve::curves(layout, theme));
    groups.extend(layout.cards.iter().map(|card| card::card(map, card, (layout.is_rtl, layout.afar_below), theme)));
    groups.extend(legend::footer(layout, theme));
    groups.extend(rows::hints(layout, theme));
    let groups = groups.into_iter().map(|group| seen_from_afar(group, layout.afar_below)).collect();
    let groups = fade::faded(groups, layout, theme);
    let groups = groups.into_iter().filter(|group| !group.items.is_empty()).map(Arc::new).collect();
    Scene { size: layout.size, background: theme.colors.page, groups }
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
