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

/// A change of the size of everything around the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterfaceSize {
    /// One step larger.
    Larger,
    /// One step smaller.
    Smaller,
    /// As large as the screen's own scale has it.
    Normal,
}

impl InterfaceSize {
    /// The sizes there are, in per cent of the screen's own scale.
    const STEPS: [u16; 10] = [75, 90, 100, 110, 125, 150, 175, 200, 250, 300];

    /// The size that follows `percent`.
    #[must_use]
    pub fn applied_to(self, percent: u16) -> u16 {
        match self {
            Self::Larger => Self::STEPS.into_iter().find(|step| *step > percent).unwrap_or(300),
            Self::Smaller => Self::STEPS.into_iter().rev().find(|step| *step < percent).unwrap_or(75),
            Self::Normal => 100,
        }
    }
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
