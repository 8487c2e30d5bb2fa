//! What a lane depends on. As long as its inputs are equal, a lane keeps its layout, wherever on the page it is.

use std::ops::Range;

use crate::{
    layout::card::CardInputs,
    model::{Channel, Lane, StageId},
};

/// The inputs on which a lane depends, apart from the columns, the map's own ([`MapInputs`]), the theme and the fonts.
///
/// [`MapInputs`]: crate::layout::card::MapInputs
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LaneInputs {
    pub(super) lane: Lane,
    /// The cells in the order of the stages.
    pub(super) cells: Vec<CellInputs>,
    /// The cards that can be seen, in the order of the cells and of their places in them.
    pub(super) cards: Vec<CoveringCard>,
    /// Whether all cells of the lane are empty.
    pub(super) is_blank: bool,
    /// Whether the map has any cards.
    pub(super) is_map_filled: bool,
}

/// The inputs of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CellInputs {
    pub(super) stage: StageId,
    /// The groups of its cards, as ranges of [`LaneInputs::cards`].
    pub(super) groups: Vec<GroupInputs>,
    /// The number of its cards, including those that cannot be seen.
    pub(super) count: usize,
    /// The channels in use at the stage, with the number of touchpoints of each, if the lane shows them.
    pub(super) channels: Vec<(Channel, usize)>,
    /// Whether the cell shows the lane's prompt if it is empty.
    pub(super) is_prompted: bool,
    /// Whether nothing is known about the stage.
    pub(super) is_unexplored: bool,
    /// Whether only a filter has emptied the cell.
    pub(super) is_emptied: bool,
}

/// Cards shown together, with the channel they share.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GroupInputs {
    pub(super) channel: Option<Channel>,
    pub(super) cards: Range<usize>,
}

/// A card with the columns it covers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CoveringCard {
    pub(super) inputs: CardInputs,
    pub(super) over: Range<usize>,
    /// The number of cards before it in its cell in the map.
    pub(super) order: usize,
}
