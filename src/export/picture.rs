//! From a map to a scene: the one way for the window, the command line and files.

use std::collections::BTreeSet;

use crate::{
    draw::{self, Before},
    layout::{Layout, layout_filtered_with},
    model::{CardId, Filter, FilterEffect, Map},
    scene::Scene,
    text::FontBook,
    theme::Theme,
};

/// How a map is drawn: in which theme, and which of its cards.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// Which cards are picked; an empty filter picks all.
    pub filter: &'a Filter,
    /// What becomes of the cards that are not picked.
    pub effect: FilterEffect,
    /// Cards that are treated as picked whatever the filter says.
    pub kept: &'a BTreeSet<CardId>,
    /// Whether the hints that help to fill in a map are drawn. Files have none.
    pub has_hints: bool,
}

/// A map, laid out and drawn.
#[derive(Clone, Debug)]
pub struct MapPicture {
    /// Where everything is.
    pub layout: Layout,
    /// The display list.
    pub scene: Scene,
}

impl Look<'_> {
    /// The layout of `map` in this look.
    #[must_use]
    pub fn layout(&self, map: &Map, fonts: &mut FontBook) -> Layout {
        layout_filtered_with(map, self.filter, self.effect, self.kept, self.theme, fonts)
    }
}

/// Lays out and draws `map`. Given the drawing `before` in the same theme, groups that did not change are shared with it.
#[must_use]
pub fn picture(map: &Map, look: Look<'_>, fonts: &mut FontBook, before: Option<Before<'_>>) -> MapPicture {
    let layout = look.layout(map, fonts);
    let scene = draw::draw_after(map, &layout, look.theme, before);
    let scene = if look.has_hints { scene } else { draw::without_hints(&scene) };
    MapPicture { layout, scene }
}
