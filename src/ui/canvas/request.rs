//! Requests to edit or add something in place, and which text of a thing they mean.

use super::frame::CanvasFrame;
use crate::{
    edit::Command,
    geom::Point,
    layout::{Hit, TextTarget},
    model::{LaneId, Place, StageId},
};

/// A text to edit in place, or a thing to add and then name: what a click, a key or a menu item asks the canvas for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum EditRequest {
    /// Edit this text in place, with all of it selected.
    Text(TextTarget),
    /// Edit this text in place, with the caret at its end, so that the next character does not replace the text.
    TextFromEnd(TextTarget),
    /// Add a card with this command and edit its title.
    AddNamed(Command),
    /// Add a feeling at this point (map), rounded to tenths instead of whole levels if the flag is set.
    AddFeeling(Point, bool),
}

/// What is selected when the editing of a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StartSelection {
    /// The whole text: the next character replaces it.
    All,
    /// Nothing; the caret is at the end of the text.
    End,
}

/// The title of the thing, which renaming edits.
pub(super) fn title_of(hit: &Hit) -> Option<TextTarget> {
    match hit {
        Hit::Title => Some(TextTarget::MapTitle),
        Hit::Scenario => Some(TextTarget::Scenario),
        Hit::Persona(id) => Some(TextTarget::PersonaName(id.clone())),
        Hit::Stage(id) => Some(TextTarget::StageTitle(id.clone())),
        Hit::Step(id) => Some(TextTarget::StepTitle(id.clone())),
        Hit::Lane(id) => Some(TextTarget::LaneTitle(id.clone())),
        Hit::Card(id) => Some(TextTarget::CardTitle(id.clone())),
        Hit::Cell { .. } | Hit::Feeling(_) | Hit::Wanted(_) => None,
    }
}

/// The command that adds a card at the end of a cell; `None` if the lane holds no cards.
pub(super) fn add_card_to(frame: &CanvasFrame<'_>, lane: &LaneId, stage: &StageId) -> Option<Command> {
    let kind = frame.map().lane(lane)?.kind;
    let place = Place { lane: lane.clone(), stage: stage.clone(), order: usize::MAX };
    kind.holds_cards().then(|| Command::AddCard { place, title: String::new() })
}
