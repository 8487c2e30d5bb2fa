//! Carries out what was asked for: one file for the actions of each kind.
//!
//! A function here changes the map, the view or the settings at once, and returns as [`Effect`]s what the rest of the window
//! has to do then: messages, dialogs, jobs, the canvas. So what an action does is tested without a window; `ui/dispatch`
//! makes the effects happen.

mod capture;
mod insert;
mod map;
mod said;
mod view;
mod window;

pub(super) use self::{
    insert::{lane_title, place_of, rect_of},
    map::carry as carry_map,
    view::carry as carry_view,
    window::carry as carry_window,
};
use super::{
    action::{Action, ViewChange},
    faults,
    jobs::PictureTarget,
    view_state::{Tool, ViewState},
};
use crate::{
    analysis::Uses,
    edit::{EditError, Selection, Session},
    model::{CardId, FeelingKey},
    storage::Settings,
};

/// What an action may change at once.
pub(super) struct Hand<'a> {
    /// The open map.
    pub(super) session: Option<&'a mut Session>,
    /// How often the things in the map's lists are used.
    pub(super) uses: Option<&'a Uses>,
    /// How the map is seen.
    pub(super) view: &'a mut ViewState,
    /// What is remembered.
    pub(super) settings: &'a mut Settings,
}

/// What is left to do after an action, in the order in which it is to happen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    /// Show this message, with a button for the action.
    Say(String, Option<Action>),
    /// Take the messages away.
    Hush,
    /// Whatever is typed into a field next is a step of its own.
    EndTyping,
    /// Lay the map out again and bring this into view.
    Reveal(Selection),
    /// Change what the canvas shows.
    ChangeView(ViewChange),
    /// Use this tool on the canvas.
    UseTool(Tool),
    /// Edit the title of this in place.
    EditTitle(Selection),
    /// Let the title of this new thing be typed. The gesture that made it ends with its title, or now where it has none.
    NameNew(Selection),
    /// Let the card be chosen that this one is linked to.
    LinkFrom(CardId),
    /// Give the keyboard to the note of this feeling in the inspector.
    EditNote(FeelingKey),
    /// Unfold the section with this title in the inspector.
    OpenSection(String),
    /// Ask for a picture file.
    AskForPicture(PictureTarget),
    /// Ask for a theme file.
    AskForTheme,
    /// Ask which kind of lane to add, at this place among the lanes.
    ChooseLane(Option<usize>),
    /// Open the popup of the filter.
    ShowFilter,
    /// Show the bar for searching and give it the keyboard.
    Find,
    /// Take the bar for searching away.
    StopFinding,
    /// Give the keyboard to the capture bar.
    FocusCapture,
    /// Show the palette.
    ShowPalette,
    /// Show the sheet of shortcuts.
    ShowShortcuts,
    /// Show what Safar is.
    ShowAbout,
    /// Show the map alone on the screen, or among its panels again.
    Present(bool),
    /// The panel of the brand was closed.
    CloseBrand,
    /// Drop the theme that is being read.
    DropReadTheme,
    /// Show window and map in the look that was chosen.
    Wear,
    /// Show the interface in the size that was chosen.
    Resize,
    /// Speak the language that was chosen.
    Speak,
    /// Move the window to the other screen.
    ToOtherScreen,
    /// Write the settings to their file.
    KeepSettings,
}

impl Effect {
    /// A message without a button.
    fn say(text: impl Into<String>) -> Self {
        Self::Say(text.into(), None)
    }

    /// The message that says why a command was refused.
    fn refused(error: &EditError) -> Self {
        Self::Say(faults::edit_fault(error), None)
    }
}
