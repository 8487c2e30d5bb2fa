//! The window: everything that uses egui. It edits the map only through `edit::Session`.
//!
//! [`shell`] owns the state and the order of a frame; [`panels`], the [`canvas`] and the dialogs show it and push
//! [`action::Action`]s; `carry` carries them out on the [`desk`], the open map and everything that shows and edits it;
//! [`jobs`] run slow work on background threads.

pub mod action;
pub mod action_widgets;
mod brand;
pub mod canvas;
mod carry;
pub mod clipboard;
pub mod desk;
pub mod dialogs;
pub mod file_picker;
mod files;
pub mod flow;
pub mod focus;
pub mod i18n;
pub mod interface;
pub mod jobs;
pub mod keymap;
pub mod new_window;
pub mod panels;
pub mod shell;
pub mod start;
pub mod style;
pub mod widgets;
pub mod words;

pub use shell::{AppOptions, RunError, SafarApp, run};
