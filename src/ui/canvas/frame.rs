//! The data of one frame of the canvas: the map, its layout and drawing, and the view.

use super::camera::CameraView;
use crate::{
    edit::{Selection, Session},
    geom::{Point, Rect},
    layout::{Hit, Layout, PlacedCell},
    model::{Anchor, CardId, FeelingKey, Map, Persona, Place},
    ui::{desk::drawn_map::DrawnMap, style::Tokens},
};

/// The map as one frame shows it. Cheap to copy, because everything in it is borrowed.
#[derive(Clone, Copy)]
pub(super) struct CanvasFrame<'a> {
    /// The open map with its selection.
    pub(super) session: &'a Session,
    /// The layout and drawing of the map.
    pub(super) drawn: &'a DrawnMap,
    /// The view.
    pub(super) view: CameraView,
    /// The window's colours.
    pub(super) tokens: Tokens,
}

impl<'a> CanvasFrame<'a> {
    /// The map.
    pub(super) fn map(&self) -> &'a Map {
        self.session.map()
    }

    /// The layout of the page.
    pub(super) fn layout(&self) -> &'a Layout {
        &self.drawn.layout
    }

    /// The personas whose feelings can be set: those in the filter, or all.
    pub(super) fn offered_personas(&self) -> Vec<&'a Persona> {
        let asked = &self.drawn.filter.filter.personas;
        let personas = self.map().personas.iter();
        personas.filter(|persona| asked.is_empty() || asked.contains(&persona.id)).collect()
    }

    /// Converts `place`, counted among the visible cards, to a place in the map.
    pub(super) fn whole_place(&self, place: Place, moving: &[CardId]) -> Place {
        if self.leaves_out(&place) { self.layout().whole_place(self.map(), &place, moving) } else { place }
    }

    /// Whether cards in the cell of `place` may be invisible, because of the filter or because the cell is collapsed.
    fn leaves_out(&self, place: &Place) -> bool {
        self.drawn.filter.hides() || self.cell_of(place).is_some_and(|cell| cell.it.is_collapsed)
    }

    /// The cell of `place`, if it is shown.
    fn cell_of(&self, place: &Place) -> Option<PlacedCell<'a>> {
        let lane = self.layout().lane(&place.lane)?;
        lane.cells().find(|cell| cell.it.stage == place.stage)
    }

    /// The number of visible cards before the card `id` in its cell.
    pub(super) fn shown_order(&self, id: &CardId) -> Option<usize> {
        let place = &self.map().cards.get(id)?.place;
        if !self.leaves_out(place) {
            return Some(place.order);
        }
        self.cell_of(place)?.cards().iter().position(|card| card.it.id == *id)
    }

    /// The selection.
    pub(super) fn selection(&self) -> &'a Selection {
        self.session.selection()
    }

    /// The thing at `point` (screen).
    pub(super) fn hit(&self, point: Point) -> Option<Hit> {
        self.layout().hit(self.view.map_point_from_screen(point))
    }

    /// The visible part of the page.
    pub(super) fn seen_in_map(&self) -> Rect {
        self.view.map_rect_from_screen(self.view.viewport)
    }

    /// The rectangle of the thing on the page; for a feeling, the square around its marker.
    pub(super) fn rect_of(&self, hit: &Hit) -> Option<Rect> {
        let layout = self.layout();
        match hit {
            Hit::Title => Some(layout.title_rect()),
            Hit::Scenario => Some(layout.header.subtitle.rect),
            Hit::Persona(id) => layout.persona_rect(id),
            Hit::Stage(id) => layout.stage_rect(id),
            Hit::Step(id) => layout.step_rect(id),
            Hit::Lane(id) => layout.lane_label_rect(id),
            Hit::Cell { lane, stage } => layout.cell_rect(lane, stage),
            Hit::Card(id) => layout.card_rect(id),
            Hit::Feeling(key) => layout.feeling_point(key).map(|at| around_marker(layout, at)),
            Hit::Wanted(key) => layout.wanted_point(key).map(|at| around_marker(layout, at)),
        }
    }

    /// The rectangle of the selection on the page; for several cards, around all of them.
    pub(super) fn selected_rect(&self) -> Option<Rect> {
        let selection = self.selection();
        if let Some(hit) = hit_of(selection) {
            return self.rect_of(&hit);
        }
        selection.card_ids().filter_map(|id| self.layout().card_rect(id)).reduce(|a, b| a.union(b))
    }
}

/// The square around a marker with the centre `at`.
pub(super) fn around_marker(layout: &Layout, at: Point) -> Rect {
    let side = 2.0 * (layout.marker_reach() + 1.0);
    Rect::from_center_size(at, (side, side))
}

/// The selection of only this thing; `None` for the title and the scenario, which can only be edited.
pub(super) fn selection_of(hit: &Hit) -> Option<Selection> {
    match hit {
        Hit::Title | Hit::Scenario => None,
        Hit::Persona(id) => Some(Selection::Persona(id.clone())),
        Hit::Stage(id) => Some(Selection::Stage(id.clone())),
        Hit::Step(id) => Some(Selection::Step(id.clone())),
        Hit::Lane(id) => Some(Selection::Lane(id.clone())),
        Hit::Cell { lane, stage } => Some(Selection::Cell { lane: lane.clone(), stage: stage.clone() }),
        Hit::Card(id) => Some(Selection::card(id.clone())),
        Hit::Feeling(key) | Hit::Wanted(key) => Some(Selection::Feeling(key.clone())),
    }
}

/// The thing that is the whole selection; `None` if nothing or several cards are selected.
pub(super) fn hit_of(selection: &Selection) -> Option<Hit> {
    match selection {
        Selection::Nothing => None,
        Selection::Cards(_) => selection.single_card().map(|id| Hit::Card(id.clone())),
        Selection::Stage(id) => Some(Hit::Stage(id.clone())),
        Selection::Step(id) => Some(Hit::Step(id.clone())),
        Selection::Lane(id) => Some(Hit::Lane(id.clone())),
        Selection::Cell { lane, stage } => Some(Hit::Cell { lane: lane.clone(), stage: stage.clone() }),
        Selection::Persona(id) => Some(Hit::Persona(id.clone())),
        Selection::Feeling(key) => Some(Hit::Feeling(key.clone())),
    }
}

/// The anchor for feelings at the selected thing.
pub(in crate::ui) fn anchor_of(selection: &Selection) -> Option<Anchor> {
    match selection {
        Selection::Cards(_) => selection.single_card().map(|id: &CardId| Anchor::Card(id.clone())),
        Selection::Stage(id) => Some(Anchor::Stage(id.clone())),
        Selection::Step(id) => Some(Anchor::Step(id.clone())),
        Selection::Feeling(FeelingKey { anchor, .. }) => Some(anchor.clone()),
        Selection::Nothing | Selection::Lane(_) | Selection::Cell { .. } | Selection::Persona(_) => None,
    }
}
