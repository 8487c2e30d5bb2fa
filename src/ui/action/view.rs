//! Actions on the view of the map: visible part, filter, look and search.

use super::Env;
use crate::{
    geom::Rect,
    storage::ThemeChoice,
    theme::Density,
    ui::{
        desk::{timer::TimerChange, view_filter::ViewFilter, view_state::Tool},
        i18n::{Message, m},
        words,
    },
};

/// A request by the user concerning the view of the map. None of them changes the map.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    /// Change the part of the map that the canvas shows.
    Change(ViewChange),
    /// Show the map through this filter.
    UseFilter(Box<ViewFilter>),
    /// Open the filter.
    ShowFilter,
    /// Use this tool on the canvas.
    UseTool(Tool),
    /// Draw the map in this theme; the window is dark if the theme is.
    UseTheme(ThemeChoice),
    /// Choose a theme file for the map.
    ChooseTheme,
    /// Set the density of the map.
    UseDensity(Density),
    /// Open the search.
    Find,
    /// Go to the next match of the search, or to the previous one; open the search if there is none.
    FindAgain(SearchStep),
    /// Open the search with the field for the replacement.
    Replace,
    /// Close the search.
    StopFinding,
    /// Show the map alone on the screen.
    Present,
    /// Leave the presentation and show the panels again.
    StopPresenting,
    /// Show the panel that sets the timer of the presentation, and the presentation if it is not shown.
    ShowTimer,
    /// Change the timer of the presentation.
    SetTimer(TimerChange),
}

/// A step from one match of the search to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchStep {
    /// To the next match.
    Next,
    /// To the previous match.
    Previous,
}

/// A change of the part of the map that the canvas shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ViewChange {
    /// Zoom in one step.
    ZoomIn,
    /// Zoom out one step.
    ZoomOut,
    /// Zoom to this scale.
    ZoomTo(f64),
    /// Show the whole map.
    Fit,
    /// Show the selection as large as possible.
    ToSelection,
    /// Bring this part of the map into view with the smallest possible movement.
    Reveal(Rect),
}

impl ViewAction {
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Change(change) => change.message(),
            Self::UseFilter(_) => m("action-use-filter"),
            Self::ShowFilter => m("action-filter"),
            Self::UseTool(Tool::Select) => m("action-tool-select"),
            Self::UseTool(Tool::Pan) => m("action-tool-pan"),
            Self::UseTheme(choice) => words::theme_message(choice),
            Self::ChooseTheme => m("action-choose-theme"),
            Self::UseDensity(density) => words::density_message(*density),
            Self::Find | Self::StopFinding => m("action-find"),
            Self::FindAgain(SearchStep::Next) => m("action-find-next"),
            Self::FindAgain(SearchStep::Previous) => m("action-find-previous"),
            Self::Replace => m("action-replace"),
            Self::Present => m("action-present"),
            Self::StopPresenting => m("action-stop-presenting"),
            Self::ShowTimer => m("action-timer"),
            Self::SetTimer(TimerChange::Start(_)) => m("timer-start"),
            Self::SetTimer(TimerChange::Pause) => m("timer-pause"),
            Self::SetTimer(TimerChange::Resume) => m("timer-resume"),
            Self::SetTimer(TimerChange::Restart) => m("timer-restart"),
            Self::SetTimer(TimerChange::Stop) => m("timer-stop"),
        }
    }

    pub(super) fn availability(&self, env: Env) -> Result<(), Message> {
        match self {
            Self::UseTheme(_) | Self::UseDensity(_) | Self::SetTimer(_) => Ok(()),
            Self::Change(ViewChange::ToSelection) => env.selection(),
            Self::Change(_)
            | Self::UseFilter(_)
            | Self::ShowFilter
            | Self::UseTool(_)
            | Self::ChooseTheme
            | Self::Find
            | Self::FindAgain(_)
            | Self::Replace
            | Self::StopFinding
            | Self::Present
            | Self::StopPresenting
            | Self::ShowTimer => env.map(),
        }
    }
}

impl ViewChange {
    fn message(self) -> Message {
        match self {
            Self::ZoomIn => m("action-zoom-in"),
            Self::ZoomOut => m("action-zoom-out"),
            Self::ZoomTo(_) => m("action-zoom-actual"),
            Self::Fit => m("action-zoom-fit"),
            Self::ToSelection => m("action-zoom-selection"),
            Self::Reveal(_) => m("action-reveal"),
        }
    }
}
