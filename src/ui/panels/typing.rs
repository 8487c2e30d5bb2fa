//! Makes one undo step of everything that is typed into one field, or of one pull at a slider.

use egui::{Context, Id, Response};

use crate::{edit::Command, ui::action::Action};

/// Which field is being changed, if any.
#[derive(Debug, Default)]
pub struct Typing {
    field: Option<Id>,
}

impl Typing {
    /// The field of `response` asks for `command`.
    pub fn push(&mut self, actions: &mut Vec<Action>, response: &Response, command: Command) {
        if self.field != Some(response.id) {
            actions.push(Action::BeginGesture(String::new()));
            self.field = Some(response.id);
        }
        actions.push(Action::edit(command));
    }

    /// Ends the step where the field is no longer in use. Call once a frame, after the panels.
    pub fn settle(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let Some(field) = self.field else { return };
        let is_in_use = ctx.memory(|memory| memory.has_focus(field)) || ctx.is_being_dragged(field);
        if !is_in_use {
            actions.push(Action::EndGesture);
            self.field = None;
        }
    }

    /// The step was ended from elsewhere, as by undoing.
    pub fn forget(&mut self) {
        self.field = None;
    }
}
