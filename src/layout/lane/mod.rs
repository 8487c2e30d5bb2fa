//! The lanes: labels, cells, and the cards stacked in them.

mod blueprint;
mod cell_cards;
mod cells;
mod chips;
mod grouping;
mod label;
mod open;
mod row;
mod stacks;

pub use blueprint::blueprint_lines;
pub(super) use blueprint::lines as blueprint;
pub(super) use cells::{Cells, card_counts};
pub(super) use row::Rows;

use cells::{filled, unexplored};
use open::OpenLane;
use row::Row;

use super::{
    card::{CardMemory, CardPlan, Links},
    columns::Columns,
    setter::Setter,
};
use crate::model::{Map, Visibility};

/// The lanes of `map` that are not hidden, beginning at the y `top`. Cards that `before` remembers are not set again.
pub(super) fn rows(
    map: &Map,
    cells: &Cells<'_>,
    before: Option<&CardMemory>,
    setter: &mut Setter<'_>,
    columns: &Columns,
    top: f64,
) -> Rows {
    let mut rows = Rows { bottom: top, ..Rows::default() };
    let channels = chips::channels_by_stage(map, cells);
    let links = Links::of(map);
    let repeats = grouping::repeats(map, cells, columns);
    let plan = CardPlan { map, links: &links, repeats: &repeats };
    let filled = filled(map);
    let is_bare = |(at, is_filled): (usize, &bool)| !is_filled && !columns.is_collapsed(at);
    let prompted = filled.iter().enumerate().position(is_bare);
    let unexplored = unexplored(map, &filled);
    for lane in map.lanes.iter().filter(|lane| lane.visibility != Visibility::Hidden) {
        let row = Row {
            map,
            cells,
            plan: &plan,
            before,
            channels: &channels,
            columns,
            prompted,
            unexplored: &unexplored,
            has_cards: filled.contains(&true),
        };
        if lane.visibility == Visibility::Collapsed {
            row.add_collapsed(lane, setter, &mut rows);
        } else {
            OpenLane { row: &row, lane, is_blank: row.is_blank(lane) }.add(setter, &mut rows);
        }
    }
    rows
}
