//! Everything a user can ask for, in one enum: its label, its tooltip and its shortcut.
//!
//! Panels and the canvas only push actions; `dispatch` turns each into a command, a job or a change of the view. The
//! menus, the tooltips and the sheet of shortcuts all read the same words from here.

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
    capture::{Captured, Target},
    edit::{Command, Selection},
    geom::Rect,
    model::{CardId, FeelingKey, LaneKind, Language, PersonaId},
    storage::{SidePanel, ThemeChoice},
    theme::Density,
};

/// Something a user asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Begin an empty map in the given language.
    New(Language),
    /// Begin a map from a template, or open a sample as a map without a file.
    NewFrom(String),
    /// Ask for a map to open.
    Open,
    /// Open this map.
    OpenPath(PathBuf),
    /// Forget a recent map.
    ForgetRecent(PathBuf),
    /// Save the map to its file, asking for one where it has none.
    Save,
    /// Save the map to a file to be asked for.
    SaveAs,
    /// Ask how to export, then export.
    Export,
    /// Leave the map for the start screen.
    CloseMap,
    /// Close the window.
    Quit,
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Delete what is selected.
    Delete,
    /// Duplicate the selected cards.
    Duplicate,
    /// Edit the title of what is selected, in place.
    Rename,
    /// Write down why it feels so, in the inspector.
    EditNote(FeelingKey),
    /// Link the selected card to another, which is chosen next.
    Link,
    /// Keep what was copied, or paste.
    Clip(Clip),
    /// Select every card.
    SelectAll,
    /// Change the map.
    Edit(Box<Command>),
    /// Change the map, select what is new and let its title be typed; without one it goes away again.
    Insert(Box<Command>),
    /// The changes that follow belong to one gesture and are taken back as one, called this; called like the first of
    /// them where empty.
    BeginGesture(String),
    /// The gesture is done.
    EndGesture,
    /// The gesture is taken back.
    CancelGesture,
    /// Select this and nothing else.
    Select(Selection),
    /// Select this, and bring it into view.
    Jump(Selection),
    /// Add a card to the lane of this kind, at the selected stage, and edit its title.
    AddCard(LaneKind),
    /// Add a stage after the selected one.
    AddStage,
    /// Add a step to the selected stage.
    AddStep,
    /// Add a lane of this kind below the selected one.
    AddLane(LaneKind),
    /// Choose what a new lane holds; it goes to this place among the lanes, or below the selected one.
    ChooseLane(Option<usize>),
    /// Show a list of the map, with all that can be done to it.
    Manage(MapList),
    /// Add a persona.
    AddPersona,
    /// Choose a picture file for a card.
    ChoosePicture(CardId),
    /// Choose a picture file as a persona's portrait.
    ChoosePortrait(PersonaId),
    /// See the map through this filter.
    UseFilter(Box<ViewFilter>),
    /// Open the choice of what is seen of the map.
    ShowFilter,
    /// Repair what was noticed, or begin to.
    Fix(Box<Finding>),
    /// Use this tool on the canvas.
    UseTool(Tool),
    /// Change what the canvas shows.
    View(ViewChange),
    /// Draw the map in this theme, and the window dark where the map is.
    UseTheme(ThemeChoice),
    /// Choose a theme file for the map.
    ChooseTheme,
    /// Change, save or leave the brand that is edited.
    Brand(BrandAsk),
    /// Give things on the map this much room.
    UseDensity(Density),
    /// Let nothing move by itself in the window, or let it move again.
    ToggleMotion,
    /// Show everything around the map larger or smaller.
    ResizeInterface(InterfaceSize),
    /// Offer templates in this language from now on.
    UseLanguage(Language),
    /// Speak this language in the interface from now on; the system's where none.
    SpeakLanguage(Option<Language>),
    /// Make the selected cards moments of truth, or no longer where all are.
    ToggleMomentOfTruth,
    /// Give the selected cards the next evidence.
    NextEvidence,
    /// Search the map.
    Find,
    /// Let the search go.
    StopFinding,
    /// Choose an action by typing.
    ShowPalette,
    /// Type into the capture bar.
    FocusCapture,
    /// Make cards of these lines; what they leave open the target says.
    Capture(Target, Vec<Captured>),
    /// Show the map alone on the screen.
    Present,
    /// Show the map among its panels again.
    StopPresenting,
    /// Move the window.
    MoveWindow(ViewportTarget),
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the findings.
    ToggleFindings,
    /// Show this beside the tools, or hide it where it is shown.
    ToggleSide(SidePanel),
    /// Take steps back or make them again until this many are made.
    TravelTo(usize),
    /// Take back what the map's `revision` was made by: every step after the first `to`. Does nothing once the map has
    /// changed again.
    TakeBack {
        /// The session's revision after what is taken back.
        revision: u64,
        /// How many steps stay.
        to: usize,
    },
    /// Hide all panels, or show again those that were hidden so.
    TogglePanels,
    /// Show the shortcuts.
    ShowShortcuts,
    /// Show what Safar is.
    ShowAbout,
}

/// A list that a map keeps beside its stages and lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapList {
    /// What the map rests on.
    Sources,
    /// The channels of its own.
    Channels,
    /// The departments that its cards name.
    Departments,
    /// The tags on its cards.
    Tags,
}

impl MapList {
    /// All lists.
    pub const ALL: [Self; 4] = [Self::Sources, Self::Channels, Self::Departments, Self::Tags];

    /// What the list is called where it stands.
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

/// A change of what the canvas shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ViewChange {
    /// Show everything larger.
    ZoomIn,
    /// Show everything smaller.
    ZoomOut,
    /// Show the map at this scale.
    ZoomTo(f64),
    /// Show the whole map.
    Fit,
    /// Bring this part of the map into view, moving no more than needed.
    Reveal(Rect),
}

impl Action {
    /// The actions the sheet of shortcuts lists and the window listens for, with the group they stand in.
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

    /// What menus and buttons call the action; its tip is what the action does, in a sentence.
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

    /// What menus and buttons call the action, in the interface's language.
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

    /// What the action does, in a sentence for a tooltip; without the shortcut.
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

    /// Whether the action leaves the open map, so that changes to it could be lost.
    #[must_use]
    pub fn leaves_map(&self) -> bool {
        matches!(self, Self::New(_) | Self::NewFrom(_) | Self::OpenPath(_) | Self::CloseMap | Self::Quit)
    }

    /// Whether the action leaves the brand that is edited, so that changes to it could be lost.
    #[must_use]
    pub fn leaves_brand(&self) -> bool {
        matches!(self, Self::UseTheme(_) | Self::ChooseTheme | Self::Quit)
    }

    /// Whether the action means something while no map is open.
    #[must_use]
    pub fn is_for_start_screen(&self) -> bool {
        matches!(
            self,
            Self::New(_) | Self::Open | Self::Quit | Self::ShowShortcuts | Self::ShowPalette | Self::ResizeInterface(_)
        )
    }

    /// Whether the keys of the action mean something else in a field for text.
    #[must_use]
    pub fn is_also_of_text(&self) -> bool {
        matches!(self, Self::SelectAll | Self::Delete)
    }

    /// The action that asks for `command`.
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

/// What a lane of this kind is called where nobody has named it otherwise.
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

/// `keys` as they are written on keyboards: "Ctrl+Shift+S".
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
