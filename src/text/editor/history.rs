//! The undo history of an edited text.

use super::caret::Caret;

/// The maximum number of steps; older ones are dropped.
const MOST_STEPS: usize = 500;

/// The kind of a change. Consecutive changes of one kind merge into one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChangeKind {
    /// Characters typed one after another.
    Typing,
    /// Characters deleted backwards one after another.
    Erasing,
    /// Anything else; always a step of its own.
    Single,
}

/// A change: one stretch of the text replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    /// The byte index of the change.
    pub at: usize,
    /// The removed text.
    pub removed: String,
    /// The inserted text.
    pub inserted: String,
    /// The selection before the change: anchor and focus.
    pub selection: (Caret, Caret),
    /// The kind of change.
    pub kind: ChangeKind,
}

impl Replacement {
    /// Makes the change in `text`.
    pub(super) fn apply(&self, text: &mut String) {
        text.replace_range(self.at..self.at + self.removed.len(), &self.inserted);
    }

    /// Reverts the change in `text`.
    pub(super) fn revert(&self, text: &mut String) {
        text.replace_range(self.at..self.at + self.inserted.len(), &self.removed);
    }
}

/// The steps to undo and to redo.
#[derive(Clone, Debug, Default)]
pub(super) struct TextHistory {
    done: Vec<Replacement>,
    undone: Vec<Replacement>,
    is_closed: bool,
}

impl TextHistory {
    /// Adds `change`, merged into the last step if it continues that step.
    pub(super) fn push(&mut self, change: Replacement) {
        self.undone.clear();
        let is_closed = std::mem::take(&mut self.is_closed);
        if !is_closed
            && let Some(last) = self.done.last_mut()
            && last.kind == change.kind
        {
            // A word after a space begins a new step, so that undo works word by word.
            let begins_word =
                last.inserted.ends_with(char::is_whitespace) && !change.inserted.starts_with(char::is_whitespace);
            match change.kind {
                ChangeKind::Typing
                    if !begins_word && change.removed.is_empty() && last.at + last.inserted.len() == change.at =>
                {
                    last.inserted.push_str(&change.inserted);
                    return;
                }
                ChangeKind::Erasing if change.at + change.removed.len() == last.at => {
                    last.removed.insert_str(0, &change.removed);
                    last.at = change.at;
                    return;
                }
                ChangeKind::Typing | ChangeKind::Erasing | ChangeKind::Single => {}
            }
        }
        if self.done.len() >= MOST_STEPS {
            self.done.remove(0);
        }
        self.done.push(change);
    }

    /// Ends the current step; the next change begins a new one.
    pub(super) fn close(&mut self) {
        self.is_closed = true;
    }

    /// Moves the last step to the redo list and returns it, to be reverted by the caller.
    pub(super) fn undo(&mut self) -> Option<Replacement> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        self.is_closed = true;
        Some(change)
    }

    /// Moves the last undone step back and returns it, to be applied by the caller.
    pub(super) fn redo(&mut self) -> Option<Replacement> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        self.is_closed = true;
        Some(change)
    }

    /// Whether there is a step to undo.
    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
