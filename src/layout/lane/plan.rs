//! The context for laying out lanes: it gathers what each depends on.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    cells::{Cells, filled, unexplored},
    chips, grouping,
    inputs::{CellInputs, CoveringCard, GroupInputs, LaneInputs},
};
use crate::{
    layout::{
        card::{CardInputs, Links, Room},
        columns::{Columns, covered},
    },
    model::{Card, Channel, Lane, LaneId, LaneKind, Map, Stage, StageId, Visibility},
};

/// The cells that only a filter has emptied.
pub(in crate::layout) type Emptied<'a> = BTreeSet<(&'a LaneId, &'a StageId)>;

/// The context for laying out the lanes of a map.
pub(in crate::layout) struct LanePlan<'a> {
    pub(super) map: &'a Map,
    pub(super) cells: &'a Cells<'a>,
    pub(super) columns: &'a Columns,
    emptied: Emptied<'a>,
    links: Links,
    /// The channels in use at each stage.
    channels: Vec<Vec<(&'a Channel, usize)>>,
    /// The first stage without a card, whose cells show the prompts of lanes that are not empty.
    prompted: Option<usize>,
    /// Whether nothing is known about each stage.
    unexplored: Vec<bool>,
    is_map_filled: bool,
}

impl<'a> LanePlan<'a> {
    /// The context for the lanes of `map`, whose visible cards are `cells`.
    pub(in crate::layout) fn of(
        map: &'a Map,
        cells: &'a Cells<'a>,
        emptied: Emptied<'a>,
        columns: &'a Columns,
    ) -> Self {
        let filled = filled(map);
        let is_bare = |(at, is_filled): (usize, &bool)| !is_filled && !columns.is_collapsed(at);
        Self {
            map,
            cells,
            columns,
            emptied,
            links: Links::of(map),
            channels: chips::channels_by_stage(map, cells),
            prompted: filled.iter().enumerate().position(is_bare),
            unexplored: unexplored(map, &filled),
            is_map_filled: filled.contains(&true),
        }
    }

    /// The inputs of `lane`, whose cells have `padding` at both sides.
    pub(super) fn inputs(&self, lane: &Lane, padding: f64) -> LaneInputs {
        let is_blank = self.is_blank(lane);
        let mut cards = Vec::new();
        let cells = self.map.stages.iter().enumerate().map(|(at, stage)| {
            let cell = CellPlan { plan: self, lane, stage, at, padding };
            cell.inputs(is_blank, &mut cards)
        });
        let cells = cells.collect();
        LaneInputs { lane: lane.clone(), cells, cards, is_blank, is_map_filled: self.is_map_filled }
    }

    /// Whether `lane` is empty at every stage. A curve lane never counts as empty.
    fn is_blank(&self, lane: &Lane) -> bool {
        if lane.kind.holds_cards() {
            self.map.stages.iter().all(|stage| !self.cells.contains_key(&(&lane.id, &stage.id)))
        } else {
            lane.kind == LaneKind::Channels && self.channels.iter().all(Vec::is_empty)
        }
    }
}

/// A cell whose inputs are gathered.
struct CellPlan<'a> {
    plan: &'a LanePlan<'a>,
    lane: &'a Lane,
    stage: &'a Stage,
    /// The index of its column.
    at: usize,
    padding: f64,
}

impl CellPlan<'_> {
    /// The inputs of the cell; its cards are added to those of the lane, `cards`. `is_blank` says whether the lane is
    /// empty at every stage.
    fn inputs(&self, is_blank: bool, cards: &mut Vec<CoveringCard>) -> CellInputs {
        let Self { plan, lane, stage, at, .. } = *self;
        let own = plan.cells.get(&(&lane.id, &stage.id)).filter(|_| lane.kind.holds_cards());
        let own = own.map(Vec::as_slice).unwrap_or_default();
        let prompted = if is_blank { Some(plan.columns.first_open()) } else { plan.prompted };
        let channels = plan.channels.get(at).filter(|_| lane.kind == LaneKind::Channels).into_iter().flatten();
        CellInputs {
            stage: stage.id.clone(),
            groups: if lane.visibility == Visibility::Open { self.groups(own, cards) } else { Vec::new() },
            count: own.len(),
            channels: channels.map(|(channel, count)| ((*channel).clone(), *count)).collect(),
            is_prompted: prompted == Some(at),
            is_unexplored: plan.unexplored.get(at) == Some(&true),
            is_emptied: plan.emptied.contains(&(&lane.id, &stage.id)),
        }
    }

    fn groups(&self, own: &[&Arc<Card>], cards: &mut Vec<CoveringCard>) -> Vec<GroupInputs> {
        let groups = grouping::groups(self.lane, own, self.at, self.plan.columns).into_iter();
        let group = |(channel, own): grouping::Group<'_>| {
            let from = cards.len();
            // An empty department is not repeated, so that a card without one is the same below any other.
            let mut above = "";
            for card in own {
                let department = card.department.trim();
                cards.extend(self.card(card, !department.is_empty() && department == above));
                above = department;
            }
            GroupInputs { channel: channel.cloned(), cards: from..cards.len() }
        };
        groups.map(group).collect()
    }

    /// The inputs of `card`, which omits its department if it `repeats` that of the card above; `None` if the card is
    /// not visible.
    fn card(&self, card: &Arc<Card>, repeats: bool) -> Option<CoveringCard> {
        let over = covered(card, self.at, self.plan.columns)?;
        let inside = self.plan.columns.inside(&over, self.padding);
        let inputs = CardInputs {
            card: Arc::clone(card),
            kind: self.lane.kind,
            room: Room { width: inside.width, stage_index: inside.stage_index },
            is_wide: over.len() > 1,
            links: self.plan.links.of_card(&card.id).to_vec(),
            repeats,
        };
        Some(CoveringCard { inputs, over, order: card.place.order })
    }
}
