//! Merges everything typed into one field, or one drag of a slider, into one undo step.

use egui::{Context, Id, Response};

use crate::{
    edit::Command,
    ui::action::{Action, MapAction},
};

/// The field being changed, if any.
#[derive(Debug, Default)]
pub struct Typing {
    field: Option<Id>,
}

impl Typing {
    /// Pushes `command`, which the field of `response` requests, and begins a step if the field is another one than
    /// before.
    pub fn push(&mut self, actions: &mut Vec<Action>, response: &Response, command: Command) {
        if self.field != Some(response.id) {
            actions.push(Action::Map(MapAction::BeginGesture(String::new())));
            self.field = Some(response.id);
        }
        actions.push(Action::edit(command));
    }

    /// Ends the step if the field is no longer in use. Call once per frame, after the panels.
    pub fn settle(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let Some(field) = self.field else { return };
        let is_in_use = ctx.memory(|memory| memory.has_focus(field)) || ctx.is_being_dragged(field);
        if !is_in_use {
            actions.push(Action::Map(MapAction::EndGesture));
            self.field = None;
        }
    }

    /// Whether a field is being changed, so that the step in progress is that of its text.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.field.is_some()
    }

    /// Call when other code has ended the step, for example by undoing.
    pub fn forget(&mut self) {
        self.field = None;
    }
}
