//! All keys: those of actions here, and in `fixed` those of the canvas, of a presentation and of the capture bar, which
//! are not actions.
//!
//! The window handles keys by these tables, and the shortcut sheet is made from them. The keys of actions can be
//! changed in the settings (`ui/keymap`); the others are fixed.

mod exact;
mod fixed;
mod walk;

use egui::{Key, KeyboardShortcut, Modifiers};

pub use self::{
    exact::{is_press_of, take_first_presses, take_key, take_presses},
    fixed::{
        CANVAS, CAPTURE, CanvasKey, CaptureKey, EXPLAINED, ExplainedKey, ON_THE_CANVAS, PRESENTATION, PresentationKey,
        SheetLine, Table, Way, is_key_of, pressed, take,
    },
};

pub use self::walk::{IN_THE_WINDOW, WALK, WalkKey};

use super::{Action, FileAction, MapAction, PicturePart, SearchStep, ViewAction, ViewChange, WindowAction};
use crate::{
    model::{LaneKind, Language},
    storage::SidePanel,
    ui::{
        clipboard::{Clip, ClipRequest},
        desk::view_state::{InterfaceSize, Tool},
        i18n::{Message, m},
    },
};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);

const fn one(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Action {
    /// The actions in the shortcut sheet, whose keys the window handles, with their groups.
    pub const SHORTCUTS: &'static [(Message, &'static [Self])] = &[
        (
            m("menu-file"),
            &[
                Self::File(FileAction::New(Language::English)),
                Self::File(FileAction::NewWindow),
                Self::File(FileAction::Open),
                Self::File(FileAction::Save),
                Self::File(FileAction::SaveAs),
                Self::File(FileAction::Export),
                Self::File(FileAction::CopyPicture(PicturePart::Map)),
                Self::File(FileAction::CopyPicture(PicturePart::Stage)),
                Self::File(FileAction::CloseMap),
                Self::File(FileAction::Quit),
            ],
        ),
        (
            m("menu-edit"),
            &[
                Self::Map(MapAction::Undo),
                Self::Map(MapAction::Redo),
                Self::Map(MapAction::Rename),
                Self::Map(MapAction::Duplicate),
                Self::Map(MapAction::Delete),
                Self::Map(MapAction::SelectAll),
                Self::Map(MapAction::Link),
                Self::Map(MapAction::ToggleMomentOfTruth),
                Self::Map(MapAction::NextEvidence),
                Self::Map(MapAction::Comment),
                Self::Clip(Clip::Ask(ClipRequest::PastePlain)),
                Self::View(ViewAction::Find),
                Self::View(ViewAction::FindAgain(SearchStep::Next)),
                Self::View(ViewAction::FindAgain(SearchStep::Previous)),
                Self::View(ViewAction::Replace),
            ],
        ),
        (
            m("menu-view"),
            &[
                Self::View(ViewAction::Change(ViewChange::ZoomIn)),
                Self::View(ViewAction::Change(ViewChange::ZoomOut)),
                Self::View(ViewAction::Change(ViewChange::ZoomTo(1.0))),
                Self::View(ViewAction::Change(ViewChange::Fit)),
                Self::View(ViewAction::Change(ViewChange::ToSelection)),
                Self::View(ViewAction::UseTool(Tool::Select)),
                Self::View(ViewAction::UseTool(Tool::Pan)),
                Self::View(ViewAction::ShowFilter),
                Self::View(ViewAction::Present),
                Self::Window(WindowAction::ToggleInspector),
                Self::Window(WindowAction::ToggleFindings),
                Self::Window(WindowAction::ToggleSide(SidePanel::Outline)),
                Self::Window(WindowAction::ToggleSide(SidePanel::History)),
                Self::Window(WindowAction::ToggleSide(SidePanel::Brand)),
                Self::Window(WindowAction::TogglePanels),
                Self::Window(WindowAction::ToggleFullscreen),
                Self::Window(WindowAction::ResizeInterface(InterfaceSize::Larger)),
                Self::Window(WindowAction::ResizeInterface(InterfaceSize::Smaller)),
                Self::Window(WindowAction::ResizeInterface(InterfaceSize::Normal)),
            ],
        ),
        (
            m("menu-insert"),
            &[
                Self::Map(MapAction::AddCard(LaneKind::Touchpoints)),
                Self::Map(MapAction::AddCard(LaneKind::PainPoints)),
                Self::Map(MapAction::AddCard(LaneKind::Opportunities)),
                Self::Map(MapAction::AddCard(LaneKind::Notes)),
                Self::Map(MapAction::AddStage),
                Self::Map(MapAction::AddPersona),
                Self::Window(WindowAction::FocusCapture),
            ],
        ),
        (m("menu-help"), &[Self::Window(WindowAction::ShowPalette), Self::Window(WindowAction::ShowShortcuts)]),
    ];

    /// The actions whose keys work while presenting, apart from the keys of the presentation. All others, with which
    /// the audience would see the map change by a slip of the hand, are left.
    pub const WHILE_PRESENTING: &'static [Self] = &[
        Self::File(FileAction::Save),
        Self::File(FileAction::CloseMap),
        Self::File(FileAction::Quit),
        Self::Map(MapAction::Undo),
        Self::Map(MapAction::Redo),
        Self::View(ViewAction::Change(ViewChange::ZoomIn)),
        Self::View(ViewAction::Change(ViewChange::ZoomOut)),
        Self::View(ViewAction::Change(ViewChange::ZoomTo(1.0))),
        Self::View(ViewAction::Change(ViewChange::Fit)),
        Self::View(ViewAction::Change(ViewChange::ToSelection)),
        Self::View(ViewAction::Present),
        Self::Window(WindowAction::ToggleFullscreen),
        Self::Window(WindowAction::ResizeInterface(InterfaceSize::Larger)),
        Self::Window(WindowAction::ResizeInterface(InterfaceSize::Smaller)),
        Self::Window(WindowAction::ResizeInterface(InterfaceSize::Normal)),
        Self::Window(WindowAction::FocusCapture),
        Self::Window(WindowAction::ShowPalette),
        Self::Window(WindowAction::ShowShortcuts),
    ];

    /// Whether the action is repeated while its key is held. Any other is carried out once, because a held key is not meant to
    /// open twenty windows.
    #[must_use]
    pub fn is_repeated_while_held(&self) -> bool {
        matches!(
            self,
            Self::Map(MapAction::Undo | MapAction::Redo)
                | Self::View(ViewAction::Change(ViewChange::ZoomIn | ViewChange::ZoomOut) | ViewAction::FindAgain(_))
                | Self::Window(WindowAction::ResizeInterface(InterfaceSize::Larger | InterfaceSize::Smaller))
        )
    }

    /// The default keys of the action; the first one is shown in menus.
    #[must_use]
    pub fn default_keys(&self) -> &'static [KeyboardShortcut] {
        match self {
            Self::File(action) => of_file(action),
            Self::Map(action) => of_map(action),
            Self::View(action) => of_view(action),
            Self::Window(action) => of_window(action),
            // The window system handles these keys; they are listed only to be shown.
            Self::Clip(Clip::Ask(ClipRequest::Cut)) => const { &[one(CTRL, Key::X)] },
            Self::Clip(Clip::Ask(ClipRequest::Copy)) => const { &[one(CTRL, Key::C)] },
            Self::Clip(Clip::Ask(ClipRequest::Paste)) => const { &[one(CTRL, Key::V)] },
            Self::Clip(Clip::Ask(ClipRequest::PastePlain)) => const { &[one(CTRL_SHIFT, Key::V)] },
            Self::Clip(
                Clip::Copied(_)
                | Clip::Text(_)
                | Clip::Plain(_)
                | Clip::Picture(_)
                | Clip::Arranged(_)
                | Clip::Lines(..),
            )
            | Self::Brand(_) => &[],
        }
    }
}

fn of_file(action: &FileAction) -> &'static [KeyboardShortcut] {
    match action {
        FileAction::New(_) => const { &[one(CTRL, Key::N)] },
        FileAction::NewWindow => const { &[one(CTRL_SHIFT, Key::N)] },
        FileAction::Open => const { &[one(CTRL, Key::O)] },
        FileAction::Save => const { &[one(CTRL, Key::S)] },
        FileAction::SaveAs => const { &[one(CTRL_SHIFT, Key::S)] },
        FileAction::Export => const { &[one(CTRL, Key::E)] },
        FileAction::CloseMap => const { &[one(CTRL, Key::W), one(CTRL, Key::F4)] },
        FileAction::CopyPicture(PicturePart::Map) => const { &[one(CTRL_SHIFT, Key::C)] },
        FileAction::CopyPicture(PicturePart::Stage) => const { &[one(CTRL_ALT, Key::C)] },
        FileAction::Quit => const { &[one(CTRL, Key::Q)] },
        FileAction::NewFrom(_)
        | FileAction::OpenPath(_)
        | FileAction::OpenInNewWindow(_)
        | FileAction::DuplicateMap
        | FileAction::NewFromOwn(_)
        | FileAction::Template(_)
        | FileAction::ForgetRecent(_)
        | FileAction::PutBackRecent(_) => &[],
    }
}

fn of_map(action: &MapAction) -> &'static [KeyboardShortcut] {
    match action {
        MapAction::Undo => const { &[one(CTRL, Key::Z)] },
        MapAction::Redo => const { &[one(CTRL_SHIFT, Key::Z), one(CTRL, Key::Y)] },
        MapAction::Delete => const { &[one(NONE, Key::Delete), one(NONE, Key::Backspace)] },
        MapAction::Duplicate => const { &[one(CTRL, Key::D)] },
        MapAction::Rename => const { &[one(NONE, Key::F2)] },
        MapAction::SelectAll => const { &[one(CTRL, Key::A)] },
        MapAction::Link => const { &[one(NONE, Key::L)] },
        MapAction::AddCard(LaneKind::Touchpoints) => const { &[one(NONE, Key::T)] },
        MapAction::AddCard(LaneKind::PainPoints) => const { &[one(NONE, Key::P)] },
        MapAction::AddCard(LaneKind::Opportunities) => const { &[one(NONE, Key::O)] },
        MapAction::AddCard(LaneKind::Notes) => const { &[one(NONE, Key::N)] },
        MapAction::AddStage => const { &[one(NONE, Key::S)] },
        MapAction::AddPersona => const { &[one(CTRL_SHIFT, Key::P)] },
        MapAction::ToggleMomentOfTruth => const { &[one(NONE, Key::M)] },
        MapAction::NextEvidence => const { &[one(NONE, Key::E)] },
        MapAction::Comment => const { &[one(CTRL_ALT, Key::M)] },
        MapAction::TravelTo(_)
        | MapAction::TakeBack { .. }
        | MapAction::EditNote(_)
        | MapAction::LinkTo(_)
        | MapAction::Select(_)
        | MapAction::Jump(_)
        | MapAction::Edit(_)
        | MapAction::Insert(_)
        | MapAction::BeginGesture(_)
        | MapAction::EndGesture
        | MapAction::CancelGesture
        | MapAction::AddCard(_)
        | MapAction::AddStep
        | MapAction::AddLane(_)
        | MapAction::ChooseLane(_)
        | MapAction::ChoosePicture(_)
        | MapAction::ChoosePortrait(_)
        | MapAction::ShowPicture(_)
        | MapAction::Fix(_)
        | MapAction::Capture(..) => &[],
    }
}

fn of_view(action: &ViewAction) -> &'static [KeyboardShortcut] {
    match action {
        ViewAction::Change(ViewChange::ZoomIn) => {
            const { &[one(CTRL, Key::Plus), one(CTRL, Key::Equals), one(NONE, Key::Plus), one(NONE, Key::Equals)] }
        }
        ViewAction::Change(ViewChange::ZoomOut) => const { &[one(CTRL, Key::Minus), one(NONE, Key::Minus)] },
        ViewAction::Change(ViewChange::ZoomTo(_)) => const { &[one(CTRL, Key::Num0)] },
        ViewAction::Change(ViewChange::Fit) => const { &[one(CTRL, Key::Num1), one(SHIFT, Key::Num1)] },
        ViewAction::Change(ViewChange::ToSelection) => const { &[one(SHIFT, Key::Num2), one(CTRL, Key::Num2)] },
        ViewAction::UseTool(Tool::Select) => const { &[one(NONE, Key::V)] },
        ViewAction::UseTool(Tool::Pan) => const { &[one(NONE, Key::H)] },
        ViewAction::Find => const { &[one(CTRL, Key::F)] },
        ViewAction::FindAgain(SearchStep::Next) => const { &[one(NONE, Key::F3)] },
        ViewAction::FindAgain(SearchStep::Previous) => const { &[one(SHIFT, Key::F3)] },
        ViewAction::Replace => const { &[one(CTRL, Key::H)] },
        ViewAction::ShowFilter => const { &[one(CTRL_SHIFT, Key::L)] },
        ViewAction::Present => const { &[one(NONE, Key::F5)] },
        ViewAction::Change(ViewChange::Reveal(_))
        | ViewAction::UseFilter(_)
        | ViewAction::UseTheme(_)
        | ViewAction::ChooseTheme
        | ViewAction::UseDensity(_)
        | ViewAction::StopFinding
        | ViewAction::StopPresenting
        | ViewAction::ShowTimer
        | ViewAction::SetTimer(_) => &[],
    }
}

fn of_window(action: &WindowAction) -> &'static [KeyboardShortcut] {
    match action {
        WindowAction::ToggleInspector => const { &[one(CTRL, Key::I)] },
        WindowAction::ToggleFindings => const { &[one(CTRL_SHIFT, Key::F)] },
        WindowAction::ToggleSide(SidePanel::Outline) => const { &[one(CTRL_SHIFT, Key::O)] },
        WindowAction::ToggleSide(SidePanel::History) => const { &[one(CTRL_SHIFT, Key::H)] },
        WindowAction::ToggleSide(SidePanel::Brand) => const { &[one(CTRL_SHIFT, Key::B)] },
        WindowAction::TogglePanels => const { &[one(NONE, Key::F4)] },
        WindowAction::FocusCapture => const { &[one(NONE, Key::C), one(CTRL, Key::L)] },
        WindowAction::ShowPalette => const { &[one(CTRL, Key::K), one(NONE, Key::Slash)] },
        WindowAction::ShowShortcuts => {
            const { &[one(NONE, Key::F1), one(NONE, Key::Questionmark), one(CTRL, Key::Slash)] }
        }
        WindowAction::ToggleFullscreen => const { &[one(NONE, Key::F11)] },
        WindowAction::ResizeInterface(InterfaceSize::Larger) => {
            const { &[one(CTRL_ALT, Key::Plus), one(CTRL_ALT, Key::Equals)] }
        }
        WindowAction::ResizeInterface(InterfaceSize::Smaller) => const { &[one(CTRL_ALT, Key::Minus)] },
        WindowAction::ResizeInterface(InterfaceSize::Normal) => const { &[one(CTRL_ALT, Key::Num0)] },
        WindowAction::Manage(_)
        | WindowAction::ShowAbout
        | WindowAction::ToggleMotion
        | WindowAction::UseLanguage(_)
        | WindowAction::SpeakLanguage(_)
        | WindowAction::MoveWindow(_)
        | WindowAction::Explain(_) => &[],
    }
}

/// `keys` as printed on a keyboard: "Ctrl+Shift+S".
#[must_use]
pub fn spelled(keys: KeyboardShortcut) -> String {
    let spelled = keys.format(&egui::ModifierNames::NAMES, cfg!(target_os = "macos"));
    let signs = [("Questionmark", "?"), ("Slash", "/"), ("OpenBracket", "["), ("CloseBracket", "]")];
    signs.iter().fold(spelled, |spelled, (name, sign)| spelled.replace(name, sign))
}
