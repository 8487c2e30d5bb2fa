//! Everything a user can ask for, in one enum: its label, its tooltip and its shortcut.
//!
//! Panels and the canvas only push actions; `dispatch` turns each into a command, a job or a change of the view. The
//! menus, the tooltips and the sheet of shortcuts all read the same words from here.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    look::{density_label, density_tooltip, theme_label, theme_tooltip},
    view_state::{InterfaceSize, Tool},
};
use crate::{
    edit::{Command, Selection},
    geom::Rect,
    model::{CardId, LaneKind, Language, PersonaId},
    storage::ThemeChoice,
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
    /// Add a persona.
    AddPersona,
    /// Choose a picture file for a card.
    ChoosePicture(CardId),
    /// Choose a picture file as a persona's portrait.
    ChoosePortrait(PersonaId),
    /// Use this tool on the canvas.
    UseTool(Tool),
    /// Change what the canvas shows.
    View(ViewChange),
    /// Draw the map in this theme, and the window dark where the map is.
    UseTheme(ThemeChoice),
    /// Choose a theme file for the map.
    ChooseTheme,
    /// Give things on the map this much room.
    UseDensity(Density),
    /// Show everything around the map larger or smaller.
    ResizeInterface(InterfaceSize),
    /// Offer templates in this language from now on.
    UseLanguage(Language),
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the findings.
    ToggleFindings,
    /// Show the shortcuts.
    ShowShortcuts,
    /// Show what Safar is.
    ShowAbout,
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

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Action {
    /// The actions the sheet of shortcuts lists and the window listens for, with the group they stand in.
    pub const SHORTCUTS: &'static [(&'static str, &'static [Self])] = &[
        (
            "File",
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
        ("Edit", &[Self::Undo, Self::Redo, Self::Rename, Self::Duplicate, Self::Delete, Self::SelectAll]),
        (
            "View",
            &[
                Self::View(ViewChange::ZoomIn),
                Self::View(ViewChange::ZoomOut),
                Self::View(ViewChange::ZoomTo(1.0)),
                Self::View(ViewChange::Fit),
                Self::UseTool(Tool::Select),
                Self::UseTool(Tool::Pan),
                Self::ToggleInspector,
                Self::ToggleFindings,
                Self::ResizeInterface(InterfaceSize::Larger),
                Self::ResizeInterface(InterfaceSize::Smaller),
                Self::ResizeInterface(InterfaceSize::Normal),
            ],
        ),
        (
            "Insert",
            &[
                Self::AddCard(LaneKind::Touchpoints),
                Self::AddCard(LaneKind::PainPoints),
                Self::AddCard(LaneKind::Opportunities),
                Self::AddStage,
                Self::AddPersona,
            ],
        ),
        ("Help", &[Self::ShowShortcuts]),
    ];

    /// What menus and buttons call the action.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::New(_) => "New map",
            Self::NewFrom(_) => "New from template",
            Self::Open => "Open…",
            Self::OpenPath(_) => "Open recent",
            Self::ForgetRecent(_) => "Remove from the list",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::Export => "Export…",
            Self::CloseMap => "Close map",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Delete => "Delete",
            Self::Duplicate => "Duplicate",
            Self::Rename => "Rename",
            Self::SelectAll => "Select all cards",
            Self::Edit(_) => "Edit",
            Self::Insert(_) => "Insert",
            Self::BeginGesture(_) => "Begin gesture",
            Self::EndGesture => "End gesture",
            Self::CancelGesture => "Cancel gesture",
            Self::Select(_) => "Select",
            Self::Jump(_) => "Show on the map",
            Self::AddCard(kind) => add_label(*kind),
            Self::AddStage => "Add stage",
            Self::AddStep => "Add step",
            Self::AddLane(kind) => lane_kind_label(*kind),
            Self::AddPersona => "Add persona",
            Self::ChoosePicture(_) => "Choose picture…",
            Self::ChoosePortrait(_) => "Choose portrait…",
            Self::UseTool(Tool::Select) => "Select and move",
            Self::UseTool(Tool::Pan) => "Pan",
            Self::View(change) => change.label(),
            Self::UseTheme(choice) => theme_label(choice),
            Self::ChooseTheme => "From a file…",
            Self::UseDensity(density) => density_label(*density),
            Self::ResizeInterface(InterfaceSize::Larger) => "Larger interface",
            Self::ResizeInterface(InterfaceSize::Smaller) => "Smaller interface",
            Self::ResizeInterface(InterfaceSize::Normal) => "Interface at 100 %",
            Self::UseLanguage(_) => "Language",
            Self::ToggleInspector => "Inspector",
            Self::ToggleFindings => "Findings",
            Self::ShowShortcuts => "Keyboard shortcuts",
            Self::ShowAbout => "About Safar",
        }
    }

    /// What the action does, in a sentence for a tooltip; without the shortcut.
    #[must_use]
    pub fn tooltip(&self) -> &'static str {
        match self {
            Self::New(_) => "Begin an empty map.",
            Self::NewFrom(_) => "Begin a map with stages and lanes in place.",
            Self::Open | Self::OpenPath(_) => "Open a map from a file.",
            Self::ForgetRecent(_) => "Take the map off the list of recent maps; its file stays.",
            Self::Save => "Save the map to its file.",
            Self::SaveAs => "Save the map to another file.",
            Self::Export => "Save the map as a picture for slides and documents.",
            Self::CloseMap => "Go back to the start screen.",
            Self::Quit => "Close the window.",
            Self::Undo => "Take back the last change.",
            Self::Redo => "Make the change again that was taken back.",
            Self::Delete => "Delete what is selected.",
            Self::Duplicate => "Put a copy of the selected cards below them.",
            Self::Rename => "Edit the title of what is selected, on the map.",
            Self::SelectAll => "Select every card of the map.",
            Self::Edit(_) | Self::Insert(_) | Self::BeginGesture(_) | Self::EndGesture | Self::CancelGesture => {
                "Change the map."
            }
            Self::Select(_) => "Select this.",
            Self::Jump(_) => "Select this and bring it into view.",
            Self::AddCard(_) => "Add a card at the selected stage.",
            Self::AddStage => "Add a stage after the selected one.",
            Self::AddStep => "Add a step to the selected stage.",
            Self::AddLane(_) => "Add a lane below the selected one.",
            Self::AddPersona => "Add somebody who travels the map.",
            Self::ChoosePicture(_) => "Put a picture from a file into the card.",
            Self::ChoosePortrait(_) => "Put a picture from a file beside the persona's name.",
            Self::UseTool(Tool::Select) => "Click to select, drag to move.",
            Self::UseTool(Tool::Pan) => "Drag to move the page; holding Space does the same.",
            Self::View(change) => change.tooltip(),
            Self::UseTheme(choice) => theme_tooltip(choice),
            Self::ChooseTheme => "Draw the map in colours, fonts and with a logo of your own.",
            Self::UseDensity(density) => density_tooltip(*density),
            Self::ResizeInterface(_) => "Show menus, panels and fields larger or smaller.",
            Self::UseLanguage(_) => "Offer templates in this language.",
            Self::ToggleInspector => "Show or hide the fields of what is selected.",
            Self::ToggleFindings => "Show or hide what the map still lacks.",
            Self::ShowShortcuts => "Every key that does something.",
            Self::ShowAbout => "Version, licence and fonts.",
        }
    }

    /// The keys that do the same, the first of them the one that is shown.
    #[must_use]
    pub fn shortcuts(&self) -> &'static [KeyboardShortcut] {
        const fn one(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(modifiers, key)
        }
        const NONE: Modifiers = Modifiers::NONE;
        const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);
        match self {
            Self::New(_) => const { &[one(CTRL, Key::N)] },
            Self::Open => const { &[one(CTRL, Key::O)] },
            Self::Save => const { &[one(CTRL, Key::S)] },
            Self::SaveAs => const { &[one(CTRL_SHIFT, Key::S)] },
            Self::Export => const { &[one(CTRL, Key::E)] },
            Self::CloseMap => const { &[one(CTRL, Key::W)] },
            Self::Quit => const { &[one(CTRL, Key::Q)] },
            Self::Undo => const { &[one(CTRL, Key::Z)] },
            Self::Redo => const { &[one(CTRL_SHIFT, Key::Z), one(CTRL, Key::Y)] },
            Self::Delete => const { &[one(NONE, Key::Delete), one(NONE, Key::Backspace)] },
            Self::Duplicate => const { &[one(CTRL, Key::D)] },
            Self::Rename => const { &[one(NONE, Key::F2)] },
            Self::SelectAll => const { &[one(CTRL, Key::A)] },
            Self::AddCard(LaneKind::Touchpoints) => const { &[one(NONE, Key::T)] },
            Self::AddCard(LaneKind::PainPoints) => const { &[one(NONE, Key::P)] },
            Self::AddCard(LaneKind::Opportunities) => const { &[one(NONE, Key::O)] },
            Self::AddStage => const { &[one(NONE, Key::S)] },
            Self::AddPersona => const { &[one(CTRL_SHIFT, Key::P)] },
            Self::UseTool(Tool::Select) => const { &[one(NONE, Key::V)] },
            Self::UseTool(Tool::Pan) => const { &[one(NONE, Key::H)] },
            Self::View(ViewChange::ZoomIn) => const { &[one(CTRL, Key::Plus), one(CTRL, Key::Equals)] },
            Self::View(ViewChange::ZoomOut) => const { &[one(CTRL, Key::Minus)] },
            Self::View(ViewChange::ZoomTo(_)) => const { &[one(CTRL, Key::Num0)] },
            Self::View(ViewChange::Fit) => const { &[one(CTRL, Key::Num1)] },
            Self::ToggleInspector => const { &[one(CTRL, Key::I)] },
            Self::ToggleFindings => const { &[one(CTRL_SHIFT, Key::F)] },
            Self::ResizeInterface(InterfaceSize::Larger) => {
                const { &[one(CTRL_ALT, Key::Plus), one(CTRL_ALT, Key::Equals)] }
            }
            Self::ResizeInterface(InterfaceSize::Smaller) => const { &[one(CTRL_ALT, Key::Minus)] },
            Self::ResizeInterface(InterfaceSize::Normal) => const { &[one(CTRL_ALT, Key::Num0)] },
            Self::ShowShortcuts => const { &[one(NONE, Key::F1), one(NONE, Key::Questionmark)] },
            Self::NewFrom(_)
            | Self::OpenPath(_)
            | Self::ForgetRecent(_)
            | Self::Edit(_)
            | Self::Insert(_)
            | Self::BeginGesture(_)
            | Self::EndGesture
            | Self::CancelGesture
            | Self::Select(_)
            | Self::Jump(_)
            | Self::AddCard(_)
            | Self::AddStep
            | Self::AddLane(_)
            | Self::ChoosePicture(_)
            | Self::ChoosePortrait(_)
            | Self::View(ViewChange::Reveal(_))
            | Self::UseTheme(_)
            | Self::ChooseTheme
            | Self::UseDensity(_)
            | Self::UseLanguage(_)
            | Self::ShowAbout => &[],
        }
    }

    /// Whether the action leaves the open map, so that changes to it could be lost.
    #[must_use]
    pub fn leaves_map(&self) -> bool {
        matches!(self, Self::New(_) | Self::NewFrom(_) | Self::OpenPath(_) | Self::CloseMap | Self::Quit)
    }

    /// Whether the action means something while no map is open.
    #[must_use]
    pub fn is_for_start_screen(&self) -> bool {
        matches!(self, Self::New(_) | Self::Open | Self::Quit | Self::ShowShortcuts | Self::ResizeInterface(_))
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
    fn label(self) -> &'static str {
        match self {
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomTo(_) => "Actual size",
            Self::Fit => "Fit the map",
            Self::Reveal(_) => "Bring into view",
        }
    }

    fn tooltip(self) -> &'static str {
        match self {
            Self::ZoomIn => "Show the map larger.",
            Self::ZoomOut => "Show the map smaller.",
            Self::ZoomTo(_) => "Show the map at 100 %.",
            Self::Fit => "Show the whole map.",
            Self::Reveal(_) => "Move the page so that this is in view.",
        }
    }
}

/// What a lane of this kind is called where nobody has named it otherwise.
#[must_use]
pub fn lane_kind_label(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Actions => "Actions",
        LaneKind::Touchpoints => "Touchpoints",
        LaneKind::Channels => "Channels",
        LaneKind::Thoughts => "Thoughts",
        LaneKind::EmotionCurve => "Emotion curve",
        LaneKind::PainPoints => "Pain points",
        LaneKind::Opportunities => "Opportunities",
        LaneKind::Metrics => "Metrics",
        LaneKind::Outcomes => "Outcomes",
        LaneKind::Departments => "Departments",
        LaneKind::PhysicalEvidence => "Physical evidence",
        LaneKind::Frontstage => "Frontstage",
        LaneKind::Backstage => "Backstage",
        LaneKind::Support => "Support processes",
        LaneKind::Pictures => "Pictures",
        LaneKind::Notes => "Notes",
    }
}

fn add_label(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Actions => "Add action",
        LaneKind::Touchpoints => "Add touchpoint",
        LaneKind::Channels | LaneKind::EmotionCurve | LaneKind::Support => "Add card",
        LaneKind::Thoughts => "Add thought",
        LaneKind::PainPoints => "Add pain point",
        LaneKind::Opportunities => "Add opportunity",
        LaneKind::Metrics => "Add metric",
        LaneKind::Outcomes => "Add decision",
        LaneKind::Departments => "Add department",
        LaneKind::PhysicalEvidence => "Add evidence card",
        LaneKind::Frontstage => "Add frontstage step",
        LaneKind::Backstage => "Add backstage step",
        LaneKind::Pictures => "Add picture",
        LaneKind::Notes => "Add note",
    }
}

/// `keys` as they are written on keyboards: "Ctrl+Shift+S".
#[must_use]
pub fn spelled(keys: KeyboardShortcut) -> String {
    keys.format(&egui::ModifierNames::NAMES, cfg!(target_os = "macos"))
}

impl From<Command> for Action {
    fn from(command: Command) -> Self {
        Self::edit(command)
    }
}
