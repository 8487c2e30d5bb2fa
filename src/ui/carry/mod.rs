//! Carries out actions, with one file for each kind.
//!
//! The functions here change the map, the view or the settings directly, and return as [`Effect`]s what the rest of the
//! window then has to do: messages, dialogs, jobs, the canvas. This makes actions testable without a window;
//! `ui/shell/dispatch` performs the effects.

mod brand;
mod capture;
mod clip;
mod file;
mod history;
mod insert;
mod map;
pub(super) mod pictures;
mod said;
mod view;
mod window;

pub(super) use self::{
    brand::{
        carry as carry_brand, close as close_brand, discard_then as discard_brand_then,
        instead_of as instead_of_losing_brand, save_then as save_brand_then,
    },
    clip::{ClipHand, carry as carry_clip, paste_dropped, paste_shared},
    file::{
        FileEffect, FileHand, OpenMap, Task, TypedText, announce_arrived, ask_about_changes, ask_for_export_file,
        ask_for_file, carry as carry_file, finished, give_up, go_on, leave_save, look_for_stalled_save, picked,
        save as save_map, would_lose_changes_by,
    },
    insert::{lane_title, place_of, rect_of},
    map::carry as carry_map,
    view::carry as carry_view,
    window::carry as carry_window,
};
use super::{
    action::{Action, SearchStep, ViewChange},
    clipboard::ClipRequest,
    desk::view_state::{Tool, ViewState},
    dialogs::PasteTable,
    jobs::PictureTarget,
    words::faults,
};
use crate::{
    analysis::Uses,
    edit::{EditError, Selection, Session},
    model::{CardId, FeelingKey},
    storage::Settings,
};

/// The state that an action may change directly.
pub(super) struct Hand<'a> {
    /// The open map.
    pub(super) session: Option<&'a mut Session>,
    /// The usage lists of the map.
    pub(super) uses: Option<&'a Uses>,
    /// The state of the view.
    pub(super) view: &'a mut ViewState,
    /// The settings.
    pub(super) settings: &'a mut Settings,
}

/// An effect of an action outside the state in [`Hand`]. Effects are performed in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    /// Show this message, with a button for the action, if any.
    Say(String, Option<Action>),
    /// Remove all messages.
    Hush,
    /// End the current step of typing, so that the next character in a field starts a new step.
    EndTyping,
    /// Lay the map out again and bring this into view.
    Reveal(Selection),
    /// Change the part of the map that the canvas shows.
    ChangeView(ViewChange),
    /// Use this tool on the canvas.
    UseTool(Tool),
    /// Edit the title of this item in place.
    EditTitle(Selection),
    /// Edit the title of this new item. The gesture that added it ends when the title is entered, or now if it has no
    /// title.
    NameNew(Selection),
    /// Start the choice of a card to link this card to.
    LinkFrom(CardId),
    /// Ask for a card to link this card to.
    ChooseLink(CardId),
    /// Move the focus to the note of this feeling in the inspector.
    EditNote(FeelingKey),
    /// Unfold the section with this title in the inspector.
    OpenSection(String),
    /// Ask for a picture file.
    AskForPicture(PictureTarget),
    /// Ask for a theme file.
    AskForTheme,
    /// Ask for the kind of lane to add, at this index among the lanes.
    ChooseLane(Option<usize>),
    /// Open the popup of the filter.
    ShowFilter,
    /// Show the search bar and move the focus to it.
    Find,
    /// Go to another match of the search.
    FindAgain(SearchStep),
    /// Show the search bar with the field for the replacement.
    Replace,
    /// Hide the search bar.
    StopFinding,
    /// Move the focus to the capture bar.
    FocusCapture,
    /// Show the palette.
    ShowPalette,
    /// Show the sheet of shortcuts.
    ShowShortcuts,
    /// Show the dialog about Safar.
    ShowAbout,
    /// Start or end the presentation.
    Present(bool),
    /// Show the panel that sets the timer.
    ShowTimer,
    /// Handle the closing of the brand panel.
    CloseBrand,
    /// Drop the request for the theme that is being read.
    DropReadTheme,
    /// Apply the chosen look to window and map.
    Wear,
    /// Apply the chosen size of the interface.
    Resize,
    /// Apply the chosen language.
    Speak,
    /// Move the window to the other screen.
    ToOtherScreen,
    /// Let the window fill the screen, or end that.
    ToggleFullscreen,
    /// Move the focus to the newest comment of this card in the inspector.
    WriteComment(CardId),
    /// Write the settings to their file.
    KeepSettings,
    /// Ask the window system to send this clipboard event.
    AskClipboard(ClipRequest),
    /// Show this pasted table, after the open dialog.
    ShowTable(Box<PasteTable>),
    /// An effect on files, jobs and questions.
    File(FileEffect),
}

impl From<FileEffect> for Effect {
    fn from(effect: FileEffect) -> Self {
        Self::File(effect)
    }
}

impl Effect {
    /// A message without a button.
    fn say(text: impl Into<String>) -> Self {
        Self::Say(text.into(), None)
    }

    /// A message with the reason why a command was refused.
    fn refused(error: &EditError) -> Self {
        Self::Say(faults::edit_fault(error), None)
    }
}
