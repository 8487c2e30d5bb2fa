//! The parts of a lane, in its own coordinates: x counts from the page's left side, y from the lane's top. So a lane
//! that moves down is the same lane.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{CardBox, Hint, IconBox, LegendSample, Placed, SetText};
use crate::{
    geom::Rect,
    model::{CardId, Channel, LaneId, LaneKind, StageId},
};

/// A lane: its label, its row, and its cells with their cards.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneLayout {
    /// The lane.
    pub id: LaneId,
    /// The kind of lane.
    pub kind: LaneKind,
    /// The whole row, including the label.
    pub rect: Rect,
    /// The label's part of the row.
    pub label: Rect,
    /// The icon of the lane's kind.
    pub icon: IconBox,
    /// The lane's title.
    pub title: SetText,
    /// The overview title: larger, in the same space.
    pub afar: Option<SetText>,
    /// Whether the lane is collapsed to a line.
    pub is_collapsed: bool,
    /// The number of cards of a collapsed lane; `None` for an open lane or one without cards.
    pub count: Option<SetText>,
    /// Where the lane meets each stage, in the stages' order.
    pub cells: Vec<CellBox>,
    /// The cards that can be seen, in the order of the cells and of their places in them.
    pub cards: Vec<Placed<Arc<CardBox>>>,
    /// The lane's prompt, if it is shown in a cell. Not part of the map's content.
    pub hints: Vec<Hint>,
    /// For each of `cards`, the number of cards before it in its cell in the map; in a cell with groups it may be shown
    /// elsewhere.
    pub(super) orders: Vec<usize>,
    /// The indices in `cards` of those that cover several stages.
    pub(super) wide: Vec<usize>,
    /// The index in `cards` of each card.
    pub(super) card_index: BTreeMap<CardId, usize>,
    /// What the legend has to explain for the lane.
    pub(super) signs: LaneSigns,
}

/// The signs that a lane uses.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LaneSigns {
    pub(super) used: Vec<LegendSample>,
    /// The highest score of an opportunity, if there is any.
    pub(super) highest_score: Option<u8>,
}

/// A lane at its place on the page.
pub type PlacedLane = Placed<Arc<LaneLayout>>;

/// Where a lane meets a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBox {
    /// The lane.
    pub lane: LaneId,
    /// The stage.
    pub stage: StageId,
    /// The rectangle of the cell.
    pub rect: Rect,
    /// The cell's cards, as a range of [`LaneLayout::cards`]; a card that covers several stages is in the cell of its
    /// first stage.
    pub cards: Range<usize>,
    /// The cards of earlier cells of the lane that extend over this one, as indices into [`LaneLayout::cards`].
    pub passing: Vec<usize>,
    /// Whether its lane or its stage is collapsed.
    pub is_collapsed: bool,
    /// Whether the cell shows a dash, because it is empty and other cells of the lane or stage are not.
    pub has_dash: bool,
    /// The sign for missing content, if the whole lane is empty. Not part of the map's content.
    pub blank: Option<IconBox>,
    /// Whether nothing is known about the stage, so that the cell is hatched.
    pub is_unexplored: bool,
    /// The channels in use at the stage, if the lane shows them: small labels with icon and name.
    pub chips: Vec<ChipBox>,
    /// The groups of the cell's cards; empty if the cards have no captions and are only ordered.
    pub groups: Vec<GroupBox>,
}

/// Touchpoints grouped in a cell because they share a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBox {
    /// The channel; `None` for touchpoints without one.
    pub channel: Option<Channel>,
    /// The channel's icon.
    pub icon: IconBox,
    /// The channel's name.
    pub title: SetText,
    /// The group's cards, as a range of [`LaneLayout::cards`].
    pub cards: Range<usize>,
}

/// A channel in use at a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct ChipBox {
    /// The channel.
    pub channel: Channel,
    /// The rectangle of the label.
    pub rect: Rect,
    /// The channel's icon.
    pub icon: IconBox,
    /// The channel's name, and the number of touchpoints that use it.
    pub title: SetText,
}
