//! From a map to a scene, in the same way for the window, the command line and files.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    draw::{self, Before},
    layout::{Layout, layout_after},
    model::{CardId, Filter, FilterEffect, Map},
    scene::Scene,
    text::FontBook,
    theme::Theme,
};

/// The look of a drawn map: its theme and the visible cards.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// The filter; an empty filter selects all cards.
    pub filter: &'a Filter,
    /// What happens to the cards that the filter does not select.
    pub effect: FilterEffect,
    /// Cards treated as selected by the filter.
    pub kept: &'a BTreeSet<CardId>,
    /// Whether hints for filling in the map are drawn. Exported files have none.
    pub has_hints: bool,
}

/// A map, laid out and drawn.
#[derive(Clone, Debug)]
pub struct MapPicture {
    /// The positions of all parts.
    pub layout: Layout,
    /// The display list.
    pub scene: Scene,
}

impl Look<'_> {
    /// The layout of `map` with this look.
    #[must_use]
    pub fn layout(&self, map: &Map, fonts: &mut FontBook) -> Layout {
        self.layout_after(map, fonts, None)
    }

    /// Like [`Self::layout`], but reuses the boxes of unchanged cards from `before`, a layout with the same theme and
    /// fonts.
    #[must_use]
    pub fn layout_after(&self, map: &Map, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
        layout_after(map, self.filter, self.effect, self.kept, self.theme, fonts, before)
    }
}

/// Lays out and draws `map`; without hints also without its prompts. With the drawing `before`, made with the same
/// theme, the boxes of unchanged cards are reused and unchanged groups are shared with it.
#[must_use]
pub fn picture(map: &Map, look: Look<'_>, fonts: &mut FontBook, before: Option<Before<'_>>) -> MapPicture {
    let map = if look.has_hints { Cow::Borrowed(map) } else { map.without_prompts() };
    let layout = look.layout_after(&map, fonts, before.as_ref().map(|before| before.layout));
    let scene = draw::draw_after(&map, &layout, look.theme, before);
    let scene = if look.has_hints { scene } else { draw::without_hints(&scene) };
    MapPicture { layout, scene }
}
