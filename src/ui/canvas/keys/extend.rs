//! Extending the selection with Shift and the arrow keys.
//!
//! As in a spreadsheet, the selection is the rectangle between the cell where it began and the cell that the arrows have
//! led to; within one cell it is the cards between two of them. Empty cells and lanes without cards are passed through.

use super::neighbours::{cards_in, is_later, step_from};
use crate::{
    edit::Selection,
    geom::Rect,
    layout::{Layout, PlacedCell},
    model::{CardId, LaneId, StageId},
    ui::{action::keys::Way, canvas::frame::CanvasFrame},
};

/// A range of cells that was selected with Shift and the arrow keys.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct CellRange {
    /// Where the range began.
    from: RangeEnd,
    /// Where the arrows have led to.
    to: RangeEnd,
    /// What was selected by it. If something else is selected now, the range is outdated.
    selected: Selection,
}

/// An end of a range.
#[derive(Clone, Debug, PartialEq)]
struct RangeEnd {
    lane: LaneId,
    stage: StageId,
    /// The card in the cell; `None` for the whole cell.
    card: Option<CardId>,
}

/// The range after an arrow key with Shift, its selection, and the rectangle of the end that moved. `kept` is the range
/// of the last such key. `None` if the selection is no range of cards or cells.
pub(in crate::ui::canvas) fn extended(
    kept: Option<CellRange>,
    frame: &CanvasFrame<'_>,
    way: Way,
) -> Option<(CellRange, Selection, Option<Rect>)> {
    let layout = frame.layout();
    let range = kept.filter(|range| range.selected == *frame.selection()).or_else(|| begun(frame))?;
    let to = match is_later(frame, way) {
        None => below(layout, &range.to, way == Way::Down),
        Some(is_later) => beside(layout, &range, is_later),
    };
    let to = to.unwrap_or_else(|| range.to.clone());
    let selected = selected(layout, &range.from, &to)?;
    let cell = layout.cell_rect(&to.lane, &to.stage);
    let reveal = to.card.as_ref().and_then(|card| layout.card_rect(card)).or(cell);
    Some((CellRange { from: range.from, to, selected: selected.clone() }, selected, reveal))
}

/// The range that the selection is: of several cards, from the first to the last in reading order.
fn begun(frame: &CanvasFrame<'_>) -> Option<CellRange> {
    let (layout, selection) = (frame.layout(), frame.selection());
    let end = |lane: &LaneId, stage: &StageId, card: Option<&CardId>| RangeEnd {
        lane: lane.clone(),
        stage: stage.clone(),
        card: card.cloned(),
    };
    let (from, to) = match selection {
        Selection::Cell { lane, stage } => (end(lane, stage, None), end(lane, stage, None)),
        Selection::Cards(ids) => {
            let shown = ids.iter().filter(|id| layout.has_card(id)).filter_map(|id| frame.map().card(id));
            let place = |card: &crate::model::Card| {
                let at = place(layout, &card.place.lane, &card.place.stage);
                (at, card.place.order)
            };
            let (first, last) = (shown.clone().min_by_key(|card| place(card))?, shown.max_by_key(|card| place(card))?);
            let of = |card: &crate::model::Card| end(&card.place.lane, &card.place.stage, Some(&card.id));
            (of(first), of(last))
        }
        Selection::Nothing
        | Selection::Stage(_)
        | Selection::Step(_)
        | Selection::Lane(_)
        | Selection::Persona(_)
        | Selection::Feeling(_) => return None,
    };
    Some(CellRange { from, to, selected: selection.clone() })
}

/// The indices of the lane and the stage among those shown.
fn place(layout: &Layout, lane: &LaneId, stage: &StageId) -> Option<(usize, usize)> {
    let lane = layout.lanes.iter().position(|shown| shown.it.id == *lane)?;
    Some((lane, layout.stages.iter().position(|shown| shown.id == *stage)?))
}

/// The end after a step up or down: the next card of the cell, otherwise the next lane that holds cards.
fn below(layout: &Layout, end: &RangeEnd, is_down: bool) -> Option<RangeEnd> {
    let (lane, stage) = place(layout, &end.lane, &end.stage)?;
    if let Some(card) = &end.card {
        let cards = cards_in(layout.cell_in(lane, stage)?);
        let at = cards.iter().position(|other| other.it.id == *card);
        let next = at.and_then(|at| step_from(at, is_down, cards.len())).and_then(|next| cards.get(next));
        if let Some(next) = next {
            return Some(RangeEnd { card: Some(next.it.id.clone()), ..end.clone() });
        }
    }
    let mut next = step_from(lane, is_down, layout.lanes.len());
    while let Some(at) = next {
        let cell = layout.cell_in(at, stage)?;
        if cell.lane.it.kind.holds_cards() && !cell.it.is_collapsed {
            let cards = cards_in(cell);
            let edge = if is_down { cards.first() } else { cards.last() };
            let card = edge.map(|card| card.it.id.clone());
            return Some(RangeEnd { lane: cell.it.lane.clone(), stage: cell.it.stage.clone(), card });
        }
        next = step_from(at, is_down, layout.lanes.len());
    }
    None
}

/// The end after a step to the next or previous open stage. Back in its first cell, the range is what it began with.
fn beside(layout: &Layout, range: &CellRange, is_later: bool) -> Option<RangeEnd> {
    let (lane, stage) = place(layout, &range.to.lane, &range.to.stage)?;
    let mut next = step_from(stage, is_later, layout.stages.len());
    while let Some(at) = next {
        let cell = layout.cell_in(lane, at)?;
        if !cell.it.is_collapsed {
            let end = RangeEnd { lane: cell.it.lane.clone(), stage: cell.it.stage.clone(), card: None };
            let is_home = (&end.lane, &end.stage) == (&range.from.lane, &range.from.stage);
            return Some(if is_home { range.from.clone() } else { end });
        }
        next = step_from(at, is_later, layout.stages.len());
    }
    None
}

/// The cards of the range; the cell of its moving end if there are none.
fn selected(layout: &Layout, from: &RangeEnd, to: &RangeEnd) -> Option<Selection> {
    let (a, b) = (place(layout, &from.lane, &from.stage)?, place(layout, &to.lane, &to.stage)?);
    let mut ids = Vec::new();
    if let (true, Some(first), Some(last)) = (a == b, &from.card, &to.card) {
        let cards = cards_in(layout.cell_in(a.0, a.1)?);
        let at = |id: &CardId| cards.iter().position(|card| card.it.id == *id);
        let (first, last) = (at(first)?, at(last)?);
        let between = first.min(last)..=first.max(last);
        ids.extend(cards.get(between).unwrap_or_default().iter().map(|card| card.it.id.clone()));
    } else {
        for lane in a.0.min(b.0)..=a.0.max(b.0) {
            for stage in a.1.min(b.1)..=a.1.max(b.1) {
                let cell = layout.cell_in(lane, stage);
                ids.extend(cell.into_iter().flat_map(PlacedCell::cards_over).map(|card| card.it.id.clone()));
            }
        }
    }
    let empty = || Selection::Cell { lane: to.lane.clone(), stage: to.stage.clone() };
    Some(Selection::cards(ids)).filter(|cards| !cards.is_empty()).or_else(|| Some(empty()))
}
