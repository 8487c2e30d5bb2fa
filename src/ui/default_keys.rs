//! The default keys.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    action::{Action, ViewChange},
    clipboard::{Clip, ClipRequest},
    view_state::{InterfaceSize, Tool},
};
use crate::{model::LaneKind, storage::SidePanel};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);

const fn one(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Action {
    /// The default keys of the action; the first one is shown in menus.
    #[must_use]
    pub fn default_keys(&self) -> &'static [KeyboardShortcut] {
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
            Self::Link => const { &[one(NONE, Key::L)] },
            Self::AddCard(LaneKind::Touchpoints) => const { &[one(NONE, Key::T)] },
            Self::AddCard(LaneKind::PainPoints) => const { &[one(NONE, Key::P)] },
            Self::AddCard(LaneKind::Opportunities) => const { &[one(NONE, Key::O)] },
            Self::AddStage => const { &[one(NONE, Key::S)] },
            Self::AddPersona => const { &[one(CTRL_SHIFT, Key::P)] },
            Self::UseTool(Tool::Select) => const { &[one(NONE, Key::V)] },
            Self::UseTool(Tool::Pan) => const { &[one(NONE, Key::H)] },
            Self::ToggleMomentOfTruth => const { &[one(NONE, Key::M)] },
            Self::NextEvidence => const { &[one(NONE, Key::E)] },
            Self::Find => const { &[one(CTRL, Key::F)] },
            Self::ShowPalette => const { &[one(CTRL, Key::K)] },
            Self::FocusCapture => const { &[one(NONE, Key::C), one(CTRL, Key::L)] },
            Self::ShowFilter => const { &[one(CTRL_SHIFT, Key::L)] },
            Self::Present => const { &[one(NONE, Key::F5)] },
            Self::ToggleInspector => const { &[one(CTRL, Key::I)] },
            Self::ToggleFindings => const { &[one(CTRL_SHIFT, Key::F)] },
            Self::ToggleSide(SidePanel::Outline) => const { &[one(CTRL_SHIFT, Key::O)] },
            Self::ToggleSide(SidePanel::History) => const { &[one(CTRL_SHIFT, Key::H)] },
            Self::ToggleSide(SidePanel::Brand) => const { &[one(CTRL_SHIFT, Key::B)] },
            Self::TogglePanels => const { &[one(NONE, Key::F4)] },
            // The window system handles these keys; they are listed only to be shown.
            Self::Clip(Clip::Ask(ClipRequest::Cut)) => const { &[one(CTRL, Key::X)] },
            Self::Clip(Clip::Ask(ClipRequest::Copy)) => const { &[one(CTRL, Key::C)] },
            Self::Clip(Clip::Ask(ClipRequest::Paste)) => const { &[one(CTRL, Key::V)] },
            Self::View(change) => of_view(*change),
            Self::ResizeInterface(size) => of_interface(*size),
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
            | Self::ChooseLane(_)
            | Self::Manage(_)
            | Self::ChoosePicture(_)
            | Self::ChoosePortrait(_)
            | Self::UseFilter(_)
            | Self::Fix(_)
            | Self::UseTheme(_)
            | Self::ChooseTheme
            | Self::Brand(_)
            | Self::UseDensity(_)
            | Self::UseLanguage(_)
            | Self::SpeakLanguage(_)
            | Self::Capture(..)
            | Self::StopFinding
            | Self::StopPresenting
            | Self::EditNote(_)
            | Self::Clip(Clip::Copied(_) | Clip::Text(_) | Clip::Picture(_))
            | Self::ToggleMotion
            | Self::TravelTo(_)
            | Self::TakeBack { .. }
            | Self::MoveWindow(_)
            | Self::ShowAbout => &[],
        }
    }
}

fn of_view(change: ViewChange) -> &'static [KeyboardShortcut] {
    match change {
        ViewChange::ZoomIn => const { &[one(CTRL, Key::Plus), one(CTRL, Key::Equals)] },
        ViewChange::ZoomOut => const { &[one(CTRL, Key::Minus)] },
        ViewChange::ZoomTo(_) => const { &[one(CTRL, Key::Num0)] },
        ViewChange::Fit => const { &[one(CTRL, Key::Num1)] },
        ViewChange::Reveal(_) => &[],
    }
}

fn of_interface(size: InterfaceSize) -> &'static [KeyboardShortcut] {
    match size {
        InterfaceSize::Larger => const { &[one(CTRL_ALT, Key::Plus), one(CTRL_ALT, Key::Equals)] },
        InterfaceSize::Smaller => const { &[one(CTRL_ALT, Key::Minus)] },
        InterfaceSize::Normal => const { &[one(CTRL_ALT, Key::Num0)] },
    }
}
