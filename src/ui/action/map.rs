//! Actions on the map and on the selection.

use super::{
    Env,
    lanes::{add_message, lane_kind_message},
};
use crate::{
    analysis::Finding,
    capture::{CaptureTarget, Captured},
    edit::{Command, Selection},
    model::{CardId, FeelingKey, LaneKind, PersonaId},
    ui::i18n::{Message, m},
};

/// A request by the user concerning the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapAction {
    /// Undo the last step.
    Undo,
    /// Redo the step that was undone last.
    Redo,
    /// Undo or redo steps until this number of steps is applied.
    TravelTo(usize),
    /// Undo every step after the first `to`, if the session's revision is still `revision`; otherwise do nothing.
    TakeBack {
        /// The revision of the session when the undo was offered.
        revision: u64,
        /// The number of steps to keep.
        to: usize,
    },
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
    /// Link this card to another, which the user chooses in a list.
    LinkTo(CardId),
    /// Select every card.
    SelectAll,
    /// Select this and nothing else.
    Select(Selection),
    /// Select this and scroll it into view.
    Jump(Selection),
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
    /// Add a persona.
    AddPersona,
    /// Choose a picture file for a card.
    ChoosePicture(CardId),
    /// Choose a picture file as a persona's portrait.
    ChoosePortrait(PersonaId),
    /// Add a card that shows the picture of this card in a lane for pictures.
    ShowPicture(CardId),
    /// Apply or begin the fix for this finding.
    Fix(Box<Finding>),
    /// Mark the selected cards as moments of truth, or remove the mark if all have it.
    ToggleMomentOfTruth,
    /// Set the evidence of the selected cards to the next level.
    NextEvidence,
    /// Add a comment to the selected card and move the focus to it.
    Comment,
    /// Make cards of these lines; the target gives what the lines leave open.
    Capture(CaptureTarget, Vec<Captured>),
}

impl MapAction {
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Undo | Self::TakeBack { .. } => m("action-undo"),
            Self::Redo => m("action-redo"),
            Self::TravelTo(_) => m("action-travel"),
            Self::Delete => m("action-delete"),
            Self::Duplicate => m("action-duplicate"),
            Self::Rename => m("action-rename"),
            Self::EditNote(_) => m("context-feeling-note"),
            Self::Link => m("action-link"),
            Self::LinkTo(_) => m("action-link-to"),
            Self::SelectAll => m("action-select-all"),
            Self::Select(_) => m("action-select"),
            Self::Jump(_) => m("action-jump"),
            Self::Edit(_) | Self::Insert(_) | Self::BeginGesture(_) | Self::EndGesture | Self::CancelGesture => {
                m("action-edit")
            }
            Self::AddCard(_) => m("action-add-card"),
            Self::AddStage => m("action-add-stage"),
            Self::AddStep => m("action-add-step"),
            Self::AddLane(_) => m("action-add-lane"),
            Self::ChooseLane(_) => m("action-choose-lane"),
            Self::AddPersona => m("action-add-persona"),
            Self::ChoosePicture(_) => m("action-choose-picture"),
            Self::ChoosePortrait(_) => m("action-choose-portrait"),
            Self::ShowPicture(_) => m("action-show-picture"),
            Self::Fix(_) => m("action-fix"),
            Self::ToggleMomentOfTruth => m("action-moment-of-truth"),
            Self::NextEvidence => m("action-next-evidence"),
            Self::Comment => m("action-comment"),
            Self::Capture(..) => m("action-capture"),
        }
    }

    /// The message that names the action in the settings file and the menus; for adding a card or a lane, that of the
    /// lane kind.
    fn own_message(&self) -> Message {
        if let Self::AddCard(kind) = self {
            add_message(*kind)
        } else if let Self::AddLane(kind) = self {
            lane_kind_message(*kind)
        } else {
            self.message()
        }
    }

    pub(super) fn label(&self) -> String {
        self.own_message().text()
    }

    pub(super) fn name(&self) -> &'static str {
        self.own_message().name()
    }

    pub(super) fn availability(&self, env: Env) -> Result<(), Message> {
        match self {
            Self::Undo => env.step(env.can_undo),
            Self::Redo => env.step(env.can_redo),
            Self::Delete
            | Self::Duplicate
            | Self::Rename
            | Self::Link
            | Self::ToggleMomentOfTruth
            | Self::NextEvidence
            | Self::Comment => env.selection(),
            Self::TravelTo(_)
            | Self::TakeBack { .. }
            | Self::EditNote(_)
            | Self::LinkTo(_)
            | Self::SelectAll
            | Self::Select(_)
            | Self::Jump(_)
            | Self::Edit(_)
            | Self::Insert(_)
            | Self::BeginGesture(_)
            | Self::EndGesture
            | Self::CancelGesture
            | Self::AddCard(_)
            | Self::AddStage
            | Self::AddStep
            | Self::AddLane(_)
            | Self::ChooseLane(_)
            | Self::AddPersona
            | Self::ChoosePicture(_)
            | Self::ChoosePortrait(_)
            | Self::ShowPicture(_)
            | Self::Fix(_)
            | Self::Capture(..) => env.map(),
        }
    }
}
