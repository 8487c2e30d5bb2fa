//! The window: everything that uses egui. It edits the map only through `edit::Session`.
//!
//! [`app`] owns the state and the order of a frame; [`panels`], the [`canvas`] and the dialogs show it and push
//! [`action::Action`]s; `dispatch` carries them out; [`jobs`] run slow work on background threads.

pub mod action;
pub mod action_widgets;
pub mod announcer;
pub mod app;
mod app_icon;
mod brand;
pub mod canvas;
mod carry;
pub mod clipboard;
mod desk;
pub mod dialogs;
mod dispatch;
pub mod document;
pub mod drawn_map;
mod drops;
pub mod faults;
pub mod file_picker;
mod files;
pub mod flow;
mod frame_log;
pub mod i18n;
pub mod jobs;
pub mod keymap;
mod look;
pub mod new_map;
pub mod noticed;
mod one_press;
pub mod panels;
pub mod picture;
pub mod search;
pub mod start;
pub mod step_words;
pub mod style;
pub mod system_look;
pub mod toast;
pub mod view_filter;
pub mod view_state;
pub mod widgets;
mod window_state;
pub mod words;

pub use app::{AppOptions, RunError, SafarApp, run};
