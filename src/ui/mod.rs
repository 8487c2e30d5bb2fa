//! The window: everything egui. It edits the map only through `edit::Session`.
