//! The shell: the application around the open map.
//!
//! [`app`] owns the state; `frame` has the order of a frame, `keyboard` turns keys into actions, `dispatch` carries actions
//! out; [`run`] opens the window.

pub mod announcer;
pub mod app;
mod app_icon;
mod dispatch;
mod drops;
mod frame;
mod frame_log;
mod keyboard;
mod look;
mod one_press;
mod queue;
mod run;
pub mod system_look;
pub mod toast;
mod window_state;

pub use app::{AppOptions, SafarApp};
pub use run::{RunError, run};
