//! The place of the window when the program ended.

use serde::{Deserialize, Serialize};

/// The place of the window while it is neither maximised nor full screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// The upper left corner of the frame, in pixels of the desktop; `None` if the window system does not report it, as
    /// Wayland does not.
    pub corner: Option<(i32, i32)>,
    /// The width and the height of the content, in points of the screen, whatever the size of the interface.
    pub size: (u32, u32),
    /// Whether the window was maximised; the place is then the one to which it returns.
    pub is_maximized: bool,
}
