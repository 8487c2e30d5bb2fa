//! Everything that the user can request, as one enum, with label, tooltip and shortcut.
//!
//! Panels and the canvas only push actions; `dispatch` turns each into a command, a job or a change of the view. Menus,
//! tooltips and the shortcut sheet all take their words from here.

use std::path::PathBuf;

use egui::KeyboardShortcut;

use super::{
    brand::BrandAsk,
    clipboard::Clip,
    i18n::{Message, m},
    view_filter::ViewFilter,
    view_state::{InterfaceSize, Tool, ViewportTarget},
    words,
};
use crate::{
    analysis::Finding,
    capture::{CaptureTarget, Captured},
    edit::{Command, Selection},
    geom::Rect,
    model::{CardId, FeelingKey, LaneKind, Language, PersonaId},
    storage::{SidePanel, ThemeChoice},
    theme::Density,
};

/// A request by the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Start an empty map in this language.
    New(Language),
    /// Start a map from the template of this name, or open a sample as a map without a file.
    NewFrom(String),
    /// Ask for a map file and open it.
    Open,
    /// Open this map file.
    OpenPath(PathBuf),
    /// Remove a map from the recent maps.
    ForgetRecent(PathBuf),
    /// Save the map to its file; ask for a file if it has none.
    Save,
    /// Ask for a file and save the map to it.
    SaveAs,
    /// Ask for the export options, then export.
    Export,
    /// Close the map and show the start screen.
    CloseMap,
    /// Close the window.
    Quit,
    /// Undo the last step.
    Undo,
    /// Redo the step that was undone last.
    Redo,
    /// Delete the selection.
    Delete,
    /// Duplicate the selected cards.
    Duplicate,
    /// Edit the title of the selected item in place.
    Rename,
    /// Edit the note on this feeling in the inspector.
    EditNote(FeelingKey),
    /// Link the selected card to another, which the user chooses next.
    Link,
    /// Copy, cut or paste.
    Clip(Clip),
    /// Select every card.
    SelectAll,
    /// Apply the command.
    Edit(Box<Command>),
    /// Apply the command, select the new item and start editing its title; if no title is entered, the item is removed.
    Insert(Box<Command>),
    /// Start a gesture: the changes until its end form one step with this name, or with the name of the first change if
    /// it is empty.
    BeginGesture(String),
    /// End the gesture.
    EndGesture,
    /// Cancel the gesture and undo its changes.
    CancelGesture,
    /// Select this and nothing else.
    Select(Selection),
    /// Select this and scroll it into view.
    Jump(Selection),
    /// Add a card to the lane of this kind at the selected stage and edit its title.
    AddCard(LaneKind),
    /// Add a stage after the selected one.
    AddStage,
    /// Add a step to the selected stage.
    AddStep,
    /// Add a lane of this kind below the selected one.
    AddLane(LaneKind),
    /// Choose the kind of a new lane; it is added at this index among the lanes, or below the selected lane.
    ChooseLane(Option<usize>),
    /// Show a list of the map, where its entries can be edited.
    Manage(MapList),
    /// Add a persona.
    AddPersona,
    /// Choose a picture file for a card.
    ChoosePicture(CardId),
    /// Choose a picture file as a persona's portrait.
    ChoosePortrait(PersonaId),
    /// Show the map through this filter.
    UseFilter(Box<ViewFilter>),
    /// Open the filter.
    ShowFilter,
    /// Apply or begin the fix for this finding.
    Fix(Box<Finding>),
    /// Use this tool on the canvas.
    UseTool(Tool),
    /// Change what the canvas shows.
    View(ViewChange),
    /// Draw the map in this theme; the window is dark if the theme is.
    UseTheme(ThemeChoice),
    /// Choose a theme file for the map.
    ChooseTheme,
    /// Change, save or stop editing the brand.
    Brand(BrandAsk),
    /// Set the density of the map.
    UseDensity(Density),
    /// Switch animations off or on again.
    ToggleMotion,
    /// Make the user interface around the map larger or smaller.
    ResizeInterface(InterfaceSize),
    /// Set the language in which templates are offered.
    UseLanguage(Language),
    /// Set the language of the interface; `None` follows the system.
    SpeakLanguage(Option<Language>),
    /// Mark the selected cards as moments of truth, or remove the mark if all have it.
    ToggleMomentOfTruth,
    /// Set the evidence of the selected cards to the next level.
    NextEvidence,
    /// Open the search.
    Find,
    /// Close the search.
    StopFinding,
    /// Open the command palette.
    ShowPalette,
    /// Move the focus to the capture bar.
    FocusCapture,
    /// Make cards of these lines; the target gives what the lines leave open.
    Capture(CaptureTarget, Vec<Captured>),
    /// Show the map alone on the screen.
    Present,
    /// Leave the presentation and show the panels again.
    StopPresenting,
    /// Move the window to another screen.
    MoveWindow(ViewportTarget),
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the findings.
    ToggleFindings,
    /// Show this side panel, or hide it if it is shown.
    ToggleSide(SidePanel),
    /// Undo or redo steps until this number of steps is applied.
    TravelTo(usize),
    /// Undo every step after the first `to`, if the session's revision is still `revision`; otherwise do nothing.
    TakeBack {
        /// The revision of the session when the undo was offered.
        revision: u64,
        /// The number of steps to keep.
        to: usize,
    },
    /// Hide all panels, or show the hidden ones again.
    TogglePanels,
    /// Show the shortcuts.
    ShowShortcuts,
    /// Show the dialog about Safar.
    ShowAbout,
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
    /// Bring this part of the map into view with the smallest possible movement.
    Reveal(Rect),
}

impl Action {
    /// The actions with a shortcut, which the shortcut sheet lists and the window listens for, by group.
    pub const SHORTCUTS: &'static [(Message, &'static [Self])] = &[
        (
            m("menu-file"),
            &[
                Self::New(Language::English),
                Self::Open,
                Self::Save,
                Self::SaveAs,
                Self::Export,
                Self::CloseMap,
                Self::Quit,
            ],
        ),
        (
            m("menu-edit"),
            &[
                Self::Undo,
                Self::Redo,
                Self::Rename,
                Self::Duplicate,
                Self::Delete,
                Self::SelectAll,
                Self::Link,
                Self::ToggleMomentOfTruth,
                Self::NextEvidence,
                Self::Find,
            ],
        ),
        (
            m("menu-view"),
            &[
                Self::View(ViewChange::ZoomIn),
                Self::View(ViewChange::ZoomOut),
                Self::View(ViewChange::ZoomTo(1.0)),
                Self::View(ViewChange::Fit),
                Self::UseTool(Tool::Select),
                Self::UseTool(Tool::Pan),
                Self::ShowFilter,
                Self::Present,
                Self::ToggleInspector,
                Self::ToggleFindings,
                Self::ToggleSide(SidePanel::Outline),
                Self::ToggleSide(SidePanel::History),
                Self::ToggleSide(SidePanel::Brand),
                Self::TogglePanels,
                Self::ResizeInterface(InterfaceSize::Larger),
                Self::ResizeInterface(InterfaceSize::Smaller),
                Self::ResizeInterface(InterfaceSize::Normal),
            ],
        ),
        (
            m("menu-insert"),
            &[
                Self::AddCard(LaneKind::Touchpoints),
                Self::AddCard(LaneKind::PainPoints),
                Self::AddCard(LaneKind::Opportunities),
                Self::AddStage,
                Self::AddPersona,
                Self::FocusCapture,
            ],
        ),
        (m("menu-help"), &[Self::ShowPalette, Self::ShowShortcuts]),
    ];

    /// The message that labels the action in menus and on buttons; its tip describes the effect in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::New(_) => m("action-new"),
            Self::NewFrom(_) => m("action-new-from"),
            Self::Open => m("action-open"),
            Self::OpenPath(_) => m("action-open-recent"),
            Self::ForgetRecent(_) => m("action-forget-recent"),
            Self::Save => m("action-save"),
            Self::SaveAs => m("action-save-as"),
            Self::Export => m("action-export"),
            Self::CloseMap => m("action-close-map"),
            Self::Quit => m("action-quit"),
            Self::Undo | Self::TakeBack { .. } => m("action-undo"),
            Self::Redo => m("action-redo"),
            Self::Delete => m("action-delete"),
            Self::Duplicate => m("action-duplicate"),
            Self::Rename => m("action-rename"),
            Self::SelectAll => m("action-select-all"),
            Self::Edit(_)
            | Self::Insert(_)
            | Self::BeginGesture(_)
            | Self::EndGesture
            | Self::CancelGesture
            | Self::Clip(_) => m("action-edit"),
            Self::EditNote(_) => m("context-feeling-note"),
            Self::Link => m("action-link"),
            Self::ToggleMotion => m("action-motion"),
            Self::Select(_) => m("action-select"),
            Self::Jump(_) => m("action-jump"),
            Self::AddCard(_) => m("action-add-card"),
            Self::AddStage => m("action-add-stage"),
            Self::AddStep => m("action-add-step"),
            Self::AddLane(_) => m("action-add-lane"),
            Self::ChooseLane(_) => m("action-choose-lane"),
            Self::Manage(list) => list.message(),
            Self::AddPersona => m("action-add-persona"),
            Self::ChoosePicture(_) => m("action-choose-picture"),
            Self::ChoosePortrait(_) => m("action-choose-portrait"),
            Self::UseFilter(_) => m("action-use-filter"),
            Self::ShowFilter => m("action-filter"),
            Self::Fix(_) => m("action-fix"),
            Self::UseTool(Tool::Select) => m("action-tool-select"),
            Self::UseTool(Tool::Pan) => m("action-tool-pan"),
            Self::View(change) => change.message(),
            Self::UseTheme(choice) => words::theme_message(choice),
            Self::ChooseTheme => m("action-choose-theme"),
            Self::Brand(_) | Self::ToggleSide(SidePanel::Brand) => m("action-edit-brand"),
            Self::UseDensity(density) => words::density_message(*density),
            Self::ResizeInterface(InterfaceSize::Larger) => m("action-interface-larger"),
            Self::ResizeInterface(InterfaceSize::Smaller) => m("action-interface-smaller"),
            Self::ResizeInterface(InterfaceSize::Normal) => m("action-interface-normal"),
            Self::UseLanguage(_) => m("action-template-language"),
            Self::SpeakLanguage(_) => m("action-interface-language"),
            Self::ToggleMomentOfTruth => m("action-moment-of-truth"),
            Self::NextEvidence => m("action-next-evidence"),
            Self::Find | Self::StopFinding => m("action-find"),
            Self::ShowPalette => m("action-palette"),
            Self::FocusCapture | Self::Capture(..) => m("action-capture"),
            Self::Present => m("action-present"),
            Self::StopPresenting => m("action-stop-presenting"),
            Self::MoveWindow(ViewportTarget::OtherScreen) => m("action-other-screen"),
            Self::ToggleInspector => m("action-toggle-inspector"),
            Self::ToggleFindings => m("action-toggle-findings"),
            Self::ToggleSide(SidePanel::Outline) => m("action-toggle-outline"),
            Self::ToggleSide(SidePanel::History) => m("action-toggle-history"),
            Self::TravelTo(_) => m("action-travel"),
            Self::TogglePanels => m("action-toggle-panels"),
            Self::ShowShortcuts => m("action-shortcuts"),
            Self::ShowAbout => m("action-about"),
        }
    }

    /// The label of the action in the language of the interface.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::AddCard(kind) => add_message(*kind).text(),
            Self::AddLane(kind) => lane_kind_message(*kind).text(),
            Self::SpeakLanguage(Some(language)) => words::in_itself(*language).to_owned(),
            Self::SpeakLanguage(None) => m("language-system").text(),
            Self::Clip(Clip::Ask(request)) => request.message().text(),
            other => other.message().text(),
        }
    }

    /// A sentence on the effect of the action for a tooltip, without the shortcut.
    #[must_use]
    pub fn tooltip(&self) -> String {
        match self {
            Self::ResizeInterface(_) => m("action-interface-larger").tip(),
            other => other.message().tip(),
        }
    }

    /// The name of the action in the settings file.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddCard(kind) => add_message(*kind).name(),
            Self::AddLane(kind) => lane_kind_message(*kind).name(),
            other => other.message().name(),
        }
    }

    /// Whether the action closes the open map, so that unsaved changes could be lost.
    #[must_use]
    pub fn leaves_map(&self) -> bool {
        matches!(self, Self::New(_) | Self::NewFrom(_) | Self::OpenPath(_) | Self::CloseMap | Self::Quit)
    }

    /// Whether the action stops editing the brand, so that unsaved changes could be lost.
    #[must_use]
    pub fn leaves_brand(&self) -> bool {
        matches!(self, Self::UseTheme(_) | Self::ChooseTheme | Self::Quit)
    }

    /// Whether the action is available while no map is open.
    #[must_use]
    pub fn is_for_start_screen(&self) -> bool {
        matches!(
            self,
            Self::New(_) | Self::Open | Self::Quit | Self::ShowShortcuts | Self::ShowPalette | Self::ResizeInterface(_)
        )
    }

    /// Whether the keys of the action have another meaning in a text field.
    #[must_use]
    pub fn is_also_of_text(&self) -> bool {
        matches!(self, Self::SelectAll | Self::Delete)
    }

    /// The action that applies `command`.
    #[must_use]
    pub fn edit(command: Command) -> Self {
        Self::Edit(Box::new(command))
    }
}

impl ViewChange {
    fn message(self) -> Message {
        match self {
            Self::ZoomIn => m("action-zoom-in"),
            Self::ZoomOut => m("action-zoom-out"),
            Self::ZoomTo(_) => m("action-zoom-actual"),
            Self::Fit => m("action-zoom-fit"),
            Self::Reveal(_) => m("action-reveal"),
        }
    }
}

/// The default title of a lane of this kind.
#[must_use]
pub fn lane_kind_message(kind: LaneKind) -> Message {
    match kind {
        LaneKind::Actions => m("lane-actions"),
        LaneKind::Touchpoints => m("lane-touchpoints"),
        LaneKind::Channels => m("lane-channels"),
        LaneKind::Thoughts => m("lane-thoughts"),
        LaneKind::EmotionCurve => m("lane-emotion-curve"),
        LaneKind::PainPoints => m("lane-pain-points"),
        LaneKind::Opportunities => m("lane-opportunities"),
        LaneKind::Metrics => m("lane-metrics"),
        LaneKind::Outcomes => m("lane-outcomes"),
        LaneKind::Departments => m("lane-departments"),
        LaneKind::PhysicalEvidence => m("lane-physical-evidence"),
        LaneKind::Frontstage => m("lane-frontstage"),
        LaneKind::Backstage => m("lane-backstage"),
        LaneKind::Support => m("lane-support"),
        LaneKind::Pictures => m("lane-pictures"),
        LaneKind::Notes => m("lane-notes"),
    }
}

fn add_message(kind: LaneKind) -> Message {
    match kind {
        LaneKind::Actions => m("action-add-actions"),
        LaneKind::Touchpoints => m("action-add-touchpoints"),
        LaneKind::Channels | LaneKind::EmotionCurve | LaneKind::Support => m("action-add-card"),
        LaneKind::Thoughts => m("action-add-thoughts"),
        LaneKind::PainPoints => m("action-add-pain-points"),
        LaneKind::Opportunities => m("action-add-opportunities"),
        LaneKind::Metrics => m("action-add-metrics"),
        LaneKind::Outcomes => m("action-add-outcomes"),
        LaneKind::Departments => m("action-add-departments"),
        LaneKind::PhysicalEvidence => m("action-add-physical-evidence"),
        LaneKind::Frontstage => m("action-add-frontstage"),
        LaneKind::Backstage => m("action-add-backstage"),
        LaneKind::Pictures => m("action-add-pictures"),
        LaneKind::Notes => m("action-add-notes"),
    }
}

/// `keys` as printed on a keyboard: "Ctrl+Shift+S".
#[must_use]
pub fn spelled(keys: KeyboardShortcut) -> String {
    let spelled = keys.format(&egui::ModifierNames::NAMES, cfg!(target_os = "macos"));
    spelled.replace("Questionmark", "?")
}

impl From<Command> for Action {
    fn from(command: Command) -> Self {
        Self::edit(command)
    }
}
