//! The selection that an arrow key leads to.
//!
//! Up and down go through the cards of a cell and on to the lane above or below. Left and right go to the adjacent
//! stage on the screen; in a right-to-left map, left is later. Empty cells can be selected too, so that a card can be
//! added there without a pointer.
//!
//! In an emotion lane, up and down select one point of the persona whose feelings the keys set, and left and right go
//! along the line of that persona. The persona never changes on the way.

use crate::{
    edit::Selection,
    layout::{CardBox, CurveLine, Layout, Placed, PlacedCell},
    model::{CardId, FeelingKey, LaneId, PersonaId, StageId},
    ui::{action::keys::Way, canvas::frame::CanvasFrame},
};

/// The selection that the arrow leads to; `None` if there is none. `persona` is the persona whose feelings it selects.
pub(in crate::ui::canvas) fn selection_beside(
    frame: &CanvasFrame<'_>,
    way: Way,
    persona: Option<&PersonaId>,
) -> Option<Selection> {
    let (layout, later) = (frame.layout(), is_later(frame, way));
    let Some(from) = Spot::of(frame) else {
        if let Selection::Persona(id) = frame.selection()
            && way != Way::Down
        {
            return persona_beside(frame, id, later?);
        }
        // Without a visible selection, to the first stage.
        return layout.stages.first().map(|stage| Selection::Stage(stage.id.clone()));
    };
    if let (Some(is_later), Selection::Feeling(key)) = (later, frame.selection()) {
        let label = || from.lane.and_then(|lane| layout.lanes.get(lane)).filter(|_| !is_later);
        let next = point_beside(layout, key, is_later).map(Selection::Feeling);
        return next.or_else(|| label().map(|lane| Selection::Lane(lane.it.id.clone())));
    }
    match later {
        None => vertical(layout, &from, way == Way::Down, persona),
        Some(is_later) => horizontal(layout, &from, is_later, persona),
    }
}

/// Whether the arrow key points forward in time; `None` for up and down.
pub(super) fn is_later(frame: &CanvasFrame<'_>, way: Way) -> Option<bool> {
    match way {
        Way::Up | Way::Down => None,
        Way::Left => Some(frame.layout().is_rtl),
        Way::Right => Some(!frame.layout().is_rtl),
    }
}

/// The index of the selection's stage among those shown; `None` for a lane, a persona and nothing.
pub(in crate::ui::canvas) fn stage_of_selection(frame: &CanvasFrame<'_>) -> Option<usize> {
    Spot::of(frame)?.stage
}

/// The first thing in the selection's lane at the first stage that has one, or the last at the last; `None` if no lane
/// is selected.
pub(in crate::ui::canvas) fn end_of_lane(
    frame: &CanvasFrame<'_>,
    is_end: bool,
    persona: Option<&PersonaId>,
) -> Option<Selection> {
    let layout = frame.layout();
    let lane = Spot::of(frame)?.lane?;
    if let Some(line) = line_in(layout, &layout.lanes.get(lane)?.it.id, persona) {
        let mut points = line.points.iter().filter(|point| !point.is_small);
        let point = if is_end { points.next_back() } else { points.next() };
        return point.map(|point| Selection::Feeling(point.key.clone()));
    }
    let mut stages: Vec<usize> = (0..layout.stages.len()).collect();
    if is_end {
        stages.reverse();
    }
    let card = stages.iter().find_map(|stage| {
        let cards = layout.cell_in(lane, *stage)?.cards();
        let card = if is_end { cards.last() } else { cards.first() };
        card.map(|card| Selection::card(card.it.id.clone()))
    });
    // A lane without cards has empty cells at its ends.
    let first = || layout.cell_in(lane, *stages.first()?);
    let empty = || first().map(|cell| Selection::Cell { lane: cell.it.lane.clone(), stage: cell.it.stage.clone() });
    card.or_else(empty)
}

/// The position of the selection in the visible grid.
#[derive(Clone, Debug)]
struct Spot {
    /// The index of the lane; `None` for the stage bands above the first lane.
    lane: Option<usize>,
    /// The index of the stage; `None` for the label of the lane.
    stage: Option<usize>,
    /// The last stage that a card covers; equals `stage` for anything else.
    last: Option<usize>,
    /// The card, if it is visible.
    card: Option<CardId>,
    /// The vertical position on the page, for finding the nearest card of the adjacent cell.
    y: f64,
}

impl Spot {
    /// The position of the selection; `None` if nothing, or something hidden, is selected.
    fn of(frame: &CanvasFrame<'_>) -> Option<Self> {
        let layout = frame.layout();
        let lane_at = |id: &LaneId| layout.lanes.iter().position(|lane| lane.it.id == *id);
        let stage_at = |id: &StageId| layout.stages.iter().position(|stage| stage.id == *id);
        let at = |lane: Option<usize>, stage: Option<usize>, y: f64| Self { lane, stage, last: stage, card: None, y };
        let in_cell = |lane: &LaneId, stage: &StageId| {
            let y = layout.cell_rect(lane, stage)?.center().y;
            Some(at(lane_at(lane), stage_at(stage), y))
        };
        match frame.selection() {
            Selection::Nothing | Selection::Persona(_) => None,
            Selection::Cards(ids) => {
                let id = ids.last()?;
                let place = &frame.map().card(id)?.place;
                // A card in a collapsed stage or lane counts as its cell.
                let Some(card) = layout.card(id) else { return in_cell(&place.lane, &place.stage) };
                let (lane, first) = (lane_at(&place.lane), stage_at(&place.stage));
                let rect = card.rect();
                let covers = |stage: &crate::layout::StageBox| {
                    let middle = stage.column.center().x;
                    rect.x0 < middle && middle < rect.x1
                };
                let last = layout.stages.iter().rposition(covers).max(first);
                Some(Self { lane, stage: first, last, card: Some(id.clone()), y: rect.center().y })
            }
            Selection::Stage(id) => Some(at(None, Some(stage_at(id)?), 0.0)),
            Selection::Step(id) => {
                let step = layout.steps.iter().find(|step| step.id == *id)?;
                let stage = layout.stages.iter().position(|stage| stage.index == step.stage_index);
                Some(at(None, stage, 0.0))
            }
            Selection::Lane(id) => Some(at(lane_at(id), None, layout.lane_label_rect(id)?.center().y)),
            Selection::Cell { lane, stage } => in_cell(lane, stage),
            Selection::Feeling(key) => {
                let point = layout.feeling_point(key)?;
                let cell = layout.cell_at(point)?;
                Some(at(lane_at(&cell.it.lane), stage_at(&cell.it.stage), point.y))
            }
        }
    }
}

/// The visible cards of the cell, from top to bottom.
pub(super) fn cards_in(cell: PlacedCell<'_>) -> Vec<Placed<&CardBox>> {
    let mut cards: Vec<_> = cell.cards_over().collect();
    cards.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    cards
}

fn vertical(layout: &Layout, from: &Spot, is_down: bool, persona: Option<&PersonaId>) -> Option<Selection> {
    let Some(stage) = from.stage else {
        let lane = step_from(from.lane?, is_down, layout.lanes.len())?;
        return layout.lanes.get(lane).map(|lane| Selection::Lane(lane.it.id.clone()));
    };
    if let (Some(lane), Some(card)) = (from.lane, &from.card) {
        let cards = cards_in(layout.cell_in(lane, stage)?);
        let at = cards.iter().position(|other| other.it.id == *card);
        let next = at.and_then(|at| step_from(at, is_down, cards.len())).and_then(|next| cards.get(next));
        if let Some(next) = next {
            return Some(Selection::card(next.it.id.clone()));
        }
    }
    let mut lane = match (from.lane, is_down) {
        (None, true) => Some(0),
        (None, false) => return None,
        (Some(lane), _) => step_from(lane, is_down, layout.lanes.len()),
    };
    while let Some(at) = lane {
        let cell = layout.cell_in(at, stage)?;
        let cards = cards_in(cell);
        let edge = if is_down { cards.first() } else { cards.last() };
        let found = edge.map(|card| Selection::card(card.it.id.clone())).or_else(|| in_cell(layout, cell, persona));
        if found.is_some() {
            return found;
        }
        lane = step_from(at, is_down, layout.lanes.len());
    }
    let header = layout.stages.get(stage).map(|stage| Selection::Stage(stage.id.clone()));
    header.filter(|_| !is_down)
}

fn horizontal(layout: &Layout, from: &Spot, is_later: bool, persona: Option<&PersonaId>) -> Option<Selection> {
    let beside = |at: usize| step_from(at, is_later, layout.stages.len());
    let mut stage = match (from.stage, is_later) {
        (None, true) => Some(0),
        (None, false) => return None,
        (Some(_), true) => beside(from.last?),
        (Some(first), false) => beside(first),
    };
    let Some(lane) = from.lane else {
        return layout.stages.get(stage?).map(|stage| Selection::Stage(stage.id.clone()));
    };
    let away = |card: &Placed<&CardBox>| (card.rect().center().y - from.y).abs();
    while let Some(at) = stage {
        let cell = layout.cell_in(lane, at)?;
        let others = cell.cards_over().filter(|card| Some(&card.it.id) != from.card.as_ref());
        let nearest = others.min_by(|a, b| away(a).total_cmp(&away(b)));
        if let Some(card) = nearest {
            return Some(Selection::card(card.it.id.clone()));
        }
        let found = in_cell(layout, cell, persona);
        if found.is_some() {
            return found;
        }
        // A collapsed stage, and one without a feeling, has nothing to select.
        stage = beside(at);
    }
    if is_later { None } else { layout.lanes.get(lane).map(|lane| Selection::Lane(lane.it.id.clone())) }
}

/// The selection in a cell without cards: a feeling on the curve, or the empty cell.
fn in_cell(layout: &Layout, cell: PlacedCell<'_>, persona: Option<&PersonaId>) -> Option<Selection> {
    if cell.it.is_collapsed {
        return None;
    }
    if cell.lane.it.kind.holds_cards() {
        return Some(Selection::Cell { lane: cell.it.lane.clone(), stage: cell.it.stage.clone() });
    }
    feeling_in(layout, cell, persona).map(Selection::Feeling)
}

/// The first feeling of `persona` in the cell.
fn feeling_in(layout: &Layout, cell: PlacedCell<'_>, persona: Option<&PersonaId>) -> Option<FeelingKey> {
    let area = cell.rect();
    let mut points = line_in(layout, &cell.it.lane, persona)?.points.iter();
    points.find(|point| area.x0 <= point.point.x && point.point.x <= area.x1).map(|point| point.key.clone())
}

/// The line of `persona` in the emotion lane; without a persona, the first line.
fn line_in<'a>(layout: &'a Layout, lane: &LaneId, persona: Option<&PersonaId>) -> Option<&'a CurveLine> {
    let curve = layout.curves.iter().find(|curve| curve.lane == *lane)?;
    curve.lines.iter().find(|line| persona.is_none_or(|persona| line.persona == *persona))
}

/// The feeling before or after the feeling `key` on the line of its persona.
fn point_beside(layout: &Layout, key: &FeelingKey, is_later: bool) -> Option<FeelingKey> {
    let lines = layout.curves.iter().flat_map(|curve| &curve.lines);
    let points = lines.map(|line| &line.points).find(|points| points.iter().any(|point| point.key == *key))?;
    let at = points.iter().position(|point| point.key == *key)?;
    let shown = |at: &usize| points.get(*at).is_some_and(|point| !point.is_small);
    let next = if is_later { (at + 1..points.len()).find(shown) } else { (0..at).rev().find(shown) };
    Some(points.get(next?)?.key.clone())
}

/// The persona before or after the persona `id` in the header.
fn persona_beside(frame: &CanvasFrame<'_>, id: &PersonaId, is_later: bool) -> Option<Selection> {
    let shown = frame.map().personas.iter().filter(|persona| frame.layout().persona_rect(&persona.id).is_some());
    let shown: Vec<&PersonaId> = shown.map(|persona| &persona.id).collect();
    let at = shown.iter().position(|other| *other == id)?;
    let next = shown.get(step_from(at, is_later, shown.len())?)?;
    Some(Selection::Persona(PersonaId::clone(next)))
}

/// The next or previous index; `None` outside the range of `len` things.
pub(super) fn step_from(at: usize, is_forward: bool, len: usize) -> Option<usize> {
    let next = if is_forward { at.checked_add(1) } else { at.checked_sub(1) };
    next.filter(|next| *next < len)
}
