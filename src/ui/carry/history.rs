//! Carries out actions on the history: undo and redo, of one step or of several.

use std::sync::Arc;

use super::Effect;
use crate::{
    edit::Session,
    ui::{
        action::{Action, MapAction},
        desk::view_filter::ViewFilter,
        i18n::m,
        words::steps::step,
    },
};

/// The action that undoes the latest change of the map of `session`; `before` is the position before it.
pub(super) fn taking_back(session: &Session, before: usize) -> Action {
    Action::Map(MapAction::TakeBack { revision: session.revision(), to: before })
}

/// Undoes or redoes one step, and names it in a message.
pub(super) fn travel(session: &mut Session, filter: &mut Arc<ViewFilter>, is_undo: bool) -> Vec<Effect> {
    let label = if is_undo { session.undo() } else { session.redo() };
    let said = if is_undo { m("toast-undone") } else { m("toast-redone") };
    ViewFilter::follow_names_back(filter, session.map());
    let said = label.map(|label| Effect::say(said.with(&[("what", step(&label).into())])));
    std::iter::once(Effect::EndTyping).chain(said).collect()
}

/// Undoes or redoes every step between the present position and `position`.
pub(super) fn travel_to(session: &mut Session, filter: &mut Arc<ViewFilter>, position: usize) -> Vec<Effect> {
    session.travel_to(position);
    ViewFilter::follow_names_back(filter, session.map());
    vec![Effect::EndTyping]
}

/// Undoes every step after the first `to`, unless the map has another revision than `revision`.
pub(super) fn take_back(session: &mut Session, filter: &mut Arc<ViewFilter>, revision: u64, to: usize) -> Vec<Effect> {
    if session.revision() != revision {
        return Vec::new();
    }
    // A single step is named in the message when it is undone; this includes a gesture in progress.
    if session.position() <= to + 1 { travel(session, filter, true) } else { travel_to(session, filter, to) }
}
