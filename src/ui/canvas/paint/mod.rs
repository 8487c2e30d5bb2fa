//! What egui paints on the canvas under and over the tiles: the ground, selection, links, search marks, lifted cards and
//! the bar of the selected thing.

pub(super) mod bar;
pub(super) mod lift;
pub(super) mod links;
pub(super) mod overlay;
pub(super) mod page;
pub(super) mod search_marks;
