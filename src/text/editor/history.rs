//! What was changed in a text being edited, to take it back.

use super::caret::Caret;

/// How many steps are remembered.
const MOST_STEPS: usize = 500;

/// What kind of change it was: changes of one kind, one after another, are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Characters typed one after another.
    Typing,
    /// Characters deleted backwards one after another.
    Erasing,
    /// Anything else; always a step of its own.
    Single,
}

/// A stretch of text replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    /// Where, in bytes.
    pub at: usize,
    /// What was there.
    pub removed: String,
    /// What is there now.
    pub inserted: String,
    /// The selection before, anchor and focus.
    pub selection: (Caret, Caret),
    /// What kind of change it was.
    pub kind: Kind,
}

impl Replacement {
    /// Replaces in `text`.
    pub(super) fn apply(&self, text: &mut String) {
        text.replace_range(self.at..self.at + self.removed.len(), &self.inserted);
    }

    /// Takes the replacement in `text` back.
    pub(super) fn revert(&self, text: &mut String) {
        text.replace_range(self.at..self.at + self.inserted.len(), &self.removed);
    }
}

/// The steps that can be taken back, and those that were.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Replacement>,
    undone: Vec<Replacement>,
    is_closed: bool,
}

impl History {
    /// Remembers `change`, as part of the last step where it goes on with it.
    pub(super) fn push(&mut self, change: Replacement) {
        self.undone.clear();
        let is_closed = std::mem::take(&mut self.is_closed);
        if !is_closed
            && let Some(last) = self.done.last_mut()
            && last.kind == change.kind
        {
            // A space ends a step, so that taking back goes word by word.
            let begins_word =
                last.inserted.ends_with(char::is_whitespace) && !change.inserted.starts_with(char::is_whitespace);
            match change.kind {
                Kind::Typing
                    if !begins_word && change.removed.is_empty() && last.at + last.inserted.len() == change.at =>
                {
                    last.inserted.push_str(&change.inserted);
                    return;
                }
                Kind::Erasing if change.at + change.removed.len() == last.at => {
                    last.removed.insert_str(0, &change.removed);
                    last.at = change.at;
                    return;
                }
                Kind::Typing | Kind::Erasing | Kind::Single => {}
            }
        }
        if self.done.len() >= MOST_STEPS {
            self.done.remove(0);
        }
        self.done.push(change);
    }

    /// Ends the step: what comes next is another one.
    pub(super) fn close(&mut self) {
        self.is_closed = true;
    }

    /// The step to take back, now counted as taken back.
    pub(super) fn undo(&mut self) -> Option<Replacement> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        self.is_closed = true;
        Some(change)
    }

    /// The step to do again, now counted as done.
    pub(super) fn redo(&mut self) -> Option<Replacement> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        self.is_closed = true;
        Some(change)
    }

    /// Whether there is a step to take back.
    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
