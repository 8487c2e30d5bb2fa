//! The lanes: labels, cells, and the cards stacked in them.

mod blueprint;
mod cell_cards;
mod cells;
mod chips;
mod grouping;
mod inputs;
mod label;
mod memory;
mod open;
mod plan;
mod signs;
mod stacks;

pub use blueprint::blueprint_lines;
pub(super) use blueprint::lines as blueprint;
pub(super) use cells::{Cells, card_counts, cells_of};
pub(super) use memory::LaneMemory;
pub(super) use plan::{Emptied, LanePlan};

use std::sync::Arc;

use inputs::LaneInputs;
use memory::Recalled;
use open::OpenLane;

use super::{LaneLayout, Placed, PlacedLane, card::MapInputs, setter::Setter};
use crate::{geom::Point, model::Visibility};

/// The lanes of a map below each other.
pub(super) struct Lanes {
    pub(super) placed: Vec<PlacedLane>,
    /// The y at which the last lane ends.
    pub(super) bottom: f64,
    /// The lanes for the next layout.
    pub(super) memory: LaneMemory,
}

/// The lanes of the map of `plan` that are not hidden, beginning at the y `top`. Lanes and cards that `before`
/// remembers are not laid out again.
pub(super) fn lanes(plan: &LanePlan<'_>, before: &LaneMemory, setter: &mut Setter<'_>, top: f64) -> Lanes {
    let map_inputs = MapInputs::of(plan.map, setter.is_large);
    let recalled = before.recalled(&map_inputs, plan.columns);
    let mut memory = LaneMemory::of(map_inputs, plan.columns.clone());
    let (mut placed, mut bottom) = (Vec::new(), top);
    for lane in plan.map.lanes.iter().filter(|lane| lane.visibility != Visibility::Hidden) {
        let inputs = plan.inputs(lane, setter.sizes().cell_padding);
        let (inputs, lane) = if let Some((inputs, lane)) = recalled.lane(&inputs) {
            (Arc::clone(inputs), Arc::clone(lane))
        } else {
            let lane = laid_out(plan, &inputs, recalled, setter);
            (Arc::new(inputs), Arc::new(lane))
        };
        placed.push(Placed { at: Point::new(0.0, bottom), it: Arc::clone(&lane) });
        bottom += lane.rect.height();
        memory.keep(inputs, lane);
    }
    Lanes { placed, bottom, memory }
}

/// The lane of `inputs`, in reading direction.
fn laid_out(plan: &LanePlan<'_>, inputs: &LaneInputs, recalled: Recalled<'_>, setter: &mut Setter<'_>) -> LaneLayout {
    let mut lane = if inputs.lane.visibility == Visibility::Collapsed {
        open::collapsed(plan, inputs, setter)
    } else {
        OpenLane { plan, inputs, recalled }.laid_out(setter)
    };
    lane.signs = signs::signs(plan.map, inputs, &lane);
    setter.finished(lane, plan.columns.page_width)
}
