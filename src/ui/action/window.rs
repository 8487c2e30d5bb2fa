//! Actions on the window around the map: its panels, dialogs, language, size and position.

use super::Env;
use crate::{
    model::Language,
    storage::SidePanel,
    ui::{
        desk::view_state::{InterfaceSize, ViewportTarget},
        i18n::{Message, m},
        words,
    },
};

/// A request by the user concerning the window.
#[derive(Clone, Debug, PartialEq)]
pub enum WindowAction {
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the findings.
    ToggleFindings,
    /// Show this side panel, or hide it if it is shown.
    ToggleSide(SidePanel),
    /// Hide all panels, or show the hidden ones again.
    TogglePanels,
    /// Show a list of the map, where its entries can be edited.
    Manage(MapList),
    /// Move the focus to the capture bar.
    FocusCapture,
    /// Open the command palette.
    ShowPalette,
    /// Show the shortcuts.
    ShowShortcuts,
    /// Show the dialog about Safar.
    ShowAbout,
    /// Switch animations off or on again.
    ToggleMotion,
    /// Make the user interface around the map larger or smaller.
    ResizeInterface(InterfaceSize),
    /// Set the language in which templates are offered.
    UseLanguage(Language),
    /// Set the language of the interface; `None` follows the system.
    SpeakLanguage(Option<Language>),
    /// Move the window to another screen.
    MoveWindow(ViewportTarget),
    /// Let the window fill the screen, or end that.
    ToggleFullscreen,
    /// Show this message.
    Explain(Message),
}

/// A list that a map keeps in addition to its stages and lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapList {
    /// The sources of the map.
    Sources,
    /// The map's own channels.
    Channels,
    /// The departments named on its cards.
    Departments,
    /// The tags on its cards.
    Tags,
}

impl WindowAction {
    pub(super) fn message(&self) -> Message {
        match self {
            Self::ToggleInspector => m("action-toggle-inspector"),
            Self::ToggleFindings => m("action-toggle-findings"),
            Self::ToggleSide(SidePanel::Outline) => m("action-toggle-outline"),
            Self::ToggleSide(SidePanel::History) => m("action-toggle-history"),
            Self::ToggleSide(SidePanel::Brand) => m("action-edit-brand"),
            Self::TogglePanels => m("action-toggle-panels"),
            Self::Manage(list) => list.message(),
            Self::FocusCapture => m("action-capture"),
            Self::ShowPalette => m("action-palette"),
            Self::ShowShortcuts => m("action-shortcuts"),
            Self::ShowAbout => m("action-about"),
            Self::ToggleMotion => m("action-motion"),
            Self::ResizeInterface(InterfaceSize::Larger) => m("action-interface-larger"),
            Self::ResizeInterface(InterfaceSize::Smaller) => m("action-interface-smaller"),
            Self::ResizeInterface(InterfaceSize::Normal) => m("action-interface-normal"),
            Self::UseLanguage(_) => m("action-template-language"),
            Self::SpeakLanguage(_) => m("action-interface-language"),
            Self::MoveWindow(ViewportTarget::OtherScreen) => m("action-other-screen"),
            Self::ToggleFullscreen => m("action-fullscreen"),
            Self::Explain(message) => *message,
        }
    }

    pub(super) fn label(&self) -> String {
        match self {
            Self::SpeakLanguage(Some(language)) => words::in_itself(*language).to_owned(),
            Self::SpeakLanguage(None) => m("language-system").text(),
            Self::ToggleInspector
            | Self::ToggleFindings
            | Self::ToggleSide(_)
            | Self::TogglePanels
            | Self::Manage(_)
            | Self::FocusCapture
            | Self::ShowPalette
            | Self::ShowShortcuts
            | Self::ShowAbout
            | Self::ToggleMotion
            | Self::ResizeInterface(_)
            | Self::UseLanguage(_)
            | Self::MoveWindow(_)
            | Self::ToggleFullscreen
            | Self::Explain(_) => self.message().text(),
        }
    }

    pub(super) fn availability(&self, env: Env) -> Result<(), Message> {
        match self {
            Self::ShowPalette
            | Self::ShowShortcuts
            | Self::ShowAbout
            | Self::ResizeInterface(_)
            | Self::UseLanguage(_)
            | Self::SpeakLanguage(_)
            | Self::ToggleFullscreen
            | Self::Explain(_) => Ok(()),
            Self::ToggleInspector
            | Self::ToggleFindings
            | Self::ToggleSide(_)
            | Self::TogglePanels
            | Self::Manage(_)
            | Self::FocusCapture
            | Self::ToggleMotion
            | Self::MoveWindow(_) => env.map(),
        }
    }
}

impl MapList {
    /// All lists.
    pub const ALL: [Self; 4] = [Self::Sources, Self::Channels, Self::Departments, Self::Tags];

    /// The title of the list where it is shown.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            Self::Sources => m("section-sources"),
            Self::Channels => m("section-own-channels"),
            Self::Departments => m("filter-departments"),
            Self::Tags => m("field-tags"),
        }
    }

    fn message(self) -> Message {
        match self {
            Self::Sources => m("manage-sources"),
            Self::Channels => m("manage-channels"),
            Self::Departments => m("manage-departments"),
            Self::Tags => m("manage-tags"),
        }
    }
}
