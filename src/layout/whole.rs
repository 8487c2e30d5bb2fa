//! The result of a layout.

use std::sync::Arc;

use super::{
    BlueprintLine, CurveBox, Faded, HeaderBox, Hint, LegendItem, PersonaBox, PlacedLane, SetText, StageBox, StepBox,
    curve::CurveMemory, lane::LaneMemory,
};
use crate::geom::{Rect, Size};

/// A map with the positions of all its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The size of the page; its top left corner is the origin.
    pub size: Size,
    /// Whether time runs from right to left.
    pub is_rtl: bool,
    /// The header above the stages.
    pub header: HeaderBox,
    /// The personas, in the map's order.
    pub personas: Vec<PersonaBox>,
    /// The stages that are not hidden, in the map's order.
    pub stages: Vec<StageBox>,
    /// The steps of all open stages, in the map's order.
    pub steps: Vec<StepBox>,
    /// The lanes that are not hidden, in the map's order, with their cells and cards. [`Layout::cells`] and
    /// [`Layout::cards`] list those of all lanes.
    pub lanes: Vec<PlacedLane>,
    /// The curves, one for each open lane of that kind. A curve that did not change is shared between layouts.
    pub curves: Vec<Arc<CurveBox>>,
    /// The lines of the grid, each a rectangle without width or without height.
    pub rules: Vec<Rect>,
    /// The legend: explanations of the signs on the map.
    pub legend: Vec<LegendItem>,
    /// The sources at the bottom of the page.
    pub sources: Option<SetText>,
    /// The lines of a service blueprint.
    pub blueprint: Vec<BlueprintLine>,
    /// The hints that are in no lane: for missing parts and for curves without feelings. [`Layout::hints`] lists all.
    pub page_hints: Vec<Hint>,
    /// The things that a filter fades.
    pub faded: Faded,
    /// The scale below which the overview is drawn, in pixels per map unit.
    pub afar_below: f64,
    /// The horizontal padding of cards in a column.
    pub(super) cell_padding: f64,
    /// The gap between two cards.
    pub(super) card_gap: f64,
    /// The height of an ordinary card.
    pub(super) card_height: f64,
    /// The lanes for the next layout of the map.
    pub(super) memory: LaneMemory,
    /// The curves for the next layout of the map.
    pub(super) curve_memory: CurveMemory,
}
