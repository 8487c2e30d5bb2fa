//! The shell: the application around the open map.
//!
//! [`app`] owns the state; `frame` has the order of a frame, `keyboard` turns keys into actions, `dispatch` passes actions to
//! `ui/carry`, `effects` performs the effects, `tasks` starts jobs and takes their results; [`run`] opens the window.

pub mod announcer;
pub mod app;
mod app_icon;
mod ask;
mod dispatch;
mod dropped;
mod drops;
mod effects;
mod frame;
mod frame_log;
mod keyboard;
mod look;
mod one_press;
mod open_map;
mod picture_copy;
mod placement;
mod queue;
mod run;
pub mod system_look;
mod tasks;
pub mod toast;
mod window_state;

pub use app::{AppOptions, SafarApp};
pub use run::{RunError, run};
