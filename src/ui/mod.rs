//! The window: everything egui. It edits the map only through `edit::Session`.

pub mod action;
pub mod app;
pub mod file_picker;
mod frame_log;
pub mod style;
pub mod view_state;
pub mod words;

pub use app::{RunError, run};
