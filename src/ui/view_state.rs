//! What the window shows beside the map: nothing of it is part of the document.

use crate::theme::Theme;

/// What the pointer does on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Select and move things.
    #[default]
    Select,
    /// Move the page.
    Pan,
}

/// The state of the view.
#[derive(Clone, Debug)]
pub struct ViewState {
    /// What the pointer does on the canvas.
    pub tool: Tool,
    /// Whether map and window are dark.
    pub is_dark: bool,
    /// Whether the inspector is shown.
    pub has_inspector: bool,
    /// Whether the findings are shown.
    pub has_findings: bool,
}

impl Default for ViewState {
    fn default() -> Self {
        Self { tool: Tool::Select, is_dark: false, has_inspector: true, has_findings: false }
    }
}

impl ViewState {
    /// The theme the map is drawn with.
    #[must_use]
    pub fn theme(&self) -> &'static Theme {
        if self.is_dark { Theme::dark() } else { Theme::light() }
    }
}
