//! Copies of a layout's lanes, cells and cards in which every rectangle is on the page.

use std::ops::Deref;

use safar::{
    geom::Rect,
    layout::{CardBox, CellBox, LaneLayout, Layout, Movable as _, Placed},
    model::CardId,
};

/// A card whose pieces are on the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PageCard {
    pub(crate) rect: Rect,
    pieces: CardBox,
}

impl Deref for PageCard {
    type Target = CardBox;

    fn deref(&self) -> &CardBox {
        &self.pieces
    }
}

fn on_page(card: Placed<&CardBox>) -> PageCard {
    PageCard { rect: card.rect(), pieces: card.it.clone().moved(card.at.to_vec2()) }
}

/// The cards of `layout`.
pub(crate) fn cards(layout: &Layout) -> Vec<PageCard> {
    layout.cards().map(on_page).collect()
}

/// The card `id` of `layout`.
pub(crate) fn card(layout: &Layout, id: &CardId) -> PageCard {
    on_page(layout.card(id).unwrap_or_else(|| panic!("{id} is not placed")))
}

/// The cards that a cell of `layout` lists.
pub(crate) fn cards_in(layout: &Layout, cell: &CellBox) -> Vec<PageCard> {
    let is_it = |it: &CellBox| it.lane == cell.lane && it.stage == cell.stage;
    let placed = layout.cells().find(|placed| is_it(placed.it)).expect("a cell of the layout");
    placed.cards().into_iter().map(on_page).collect()
}

/// The cells of `layout`.
pub(crate) fn cells(layout: &Layout) -> Vec<CellBox> {
    layout.cells().map(|cell| cell.on_page(cell.it)).collect()
}

/// The lanes of `layout`.
pub(crate) fn lanes(layout: &Layout) -> Vec<LaneLayout> {
    layout.lanes.iter().map(|lane| lane.on_page(&*lane.it)).collect()
}
