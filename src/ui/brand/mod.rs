//! The brand that the user edits: its present state, its saved state, and its own undo history.
//!
//! A brand is not part of any map, so its steps are not in a map's history.

mod words;

use std::path::{Path, PathBuf};

use egui::{Context, Id};

pub(super) use self::words::token_name;
use super::jobs::{BrandId, JobId};
use crate::{
    storage::{Fingerprint, OpenedTheme},
    theme::Theme,
};

/// The state of a brand at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct BrandState {
    /// The built-in theme it is based on.
    pub base: &'static Theme,
    /// The theme with its fonts and logo, which are named by the paths they were read from.
    pub theme: Theme,
}

/// The continuous input that a change belongs to; the changes of one pull form one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pull {
    /// None: the change is a step of its own.
    None,
    /// The pointer is dragging this widget.
    Drag(Id),
    /// The user is typing into this widget.
    Keys(Id),
}

/// A request concerning the edited brand.
#[derive(Clone, Debug, PartialEq)]
pub enum BrandAsk {
    /// Replace the state; changes within one pull form one step.
    Become(Box<BrandState>, Pull),
    /// Undo the last step.
    Undo,
    /// Redo the step undone last.
    Redo,
    /// Undo every step after this many.
    BackTo(usize),
    /// Return to the state saved or opened last.
    Revert,
    /// Save to its file; ask for one if it has none.
    Save,
    /// Ask for a file and save to it.
    SaveAs,
    /// Save although another program changed the file.
    Overwrite,
    /// Ask for a font file.
    AddFont,
    /// Ask for a picture for the logo.
    ChooseLogo,
}

/// An edited brand with its history.
#[derive(Clone, Debug)]
pub struct BrandDraft {
    id: BrandId,
    state: BrandState,
    saved: BrandState,
    file: Option<(PathBuf, Fingerprint)>,
    /// The newest save that succeeded.
    saved_by: Option<JobId>,
    done: Vec<BrandState>,
    undone: Vec<BrandState>,
    /// The pull that the last step belongs to, while it continues.
    pull: Pull,
    /// Counts changes, to detect those made while the file is being written.
    revision: u64,
}

impl BrandDraft {
    /// A new brand called `name` that looks like the built-in theme `base`.
    #[must_use]
    pub fn new(base: &'static Theme, name: String) -> Self {
        Self::of(BrandState { base, theme: Theme { name, ..base.clone() } }, None)
    }

    /// The brand read from the file at `path`.
    #[must_use]
    pub fn of_file(path: PathBuf, opened: &OpenedTheme) -> Self {
        let state = BrandState { base: opened.base, theme: opened.theme.clone() };
        Self::of(state, Some((path, opened.fingerprint)))
    }

    fn of(state: BrandState, file: Option<(PathBuf, Fingerprint)>) -> Self {
        let saved = state.clone();
        let id = BrandId::unused();
        Self {
            id,
            state,
            saved,
            file,
            saved_by: None,
            done: Vec::new(),
            undone: Vec::new(),
            pull: Pull::None,
            revision: 0,
        }
    }

    /// The identity by which results of jobs name the brand.
    #[must_use]
    pub fn id(&self) -> BrandId {
        self.id
    }

    /// The present state.
    #[must_use]
    pub fn state(&self) -> &BrandState {
        &self.state
    }

    /// The path of its file; `None` if it has not been saved.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|(path, _)| path.as_path())
    }

    /// The fingerprint of the file as last read or written.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.file.as_ref().map(|(_, fingerprint)| *fingerprint)
    }

    /// A number that increases with each change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there are unsaved changes.
    #[must_use]
    pub fn is_modified(&self) -> bool {
        self.state != self.saved
    }

    /// The number of steps to undo and to redo.
    #[must_use]
    pub fn steps(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// Replaces the state, as a new step or as part of the last step if that belongs to the same pull.
    pub fn become_state(&mut self, state: BrandState, pull: Pull) {
        if state == self.state {
            return;
        }
        let before = std::mem::replace(&mut self.state, state);
        if pull == Pull::None || pull != self.pull {
            self.done.push(before);
        }
        self.pull = pull;
        self.undone.clear();
        self.revision += 1;
    }

    /// Ends the current step if its drag or focus has ended. Call once per frame.
    pub fn settle(&mut self, ctx: &Context) {
        let goes_on = match self.pull {
            Pull::None => true,
            Pull::Drag(id) => is_held(ctx, id),
            Pull::Keys(id) => ctx.memory(|memory| memory.has_focus(id)),
        };
        if !goes_on {
            self.pull = Pull::None;
        }
    }

    /// Undoes the last step, if there is one.
    pub fn undo(&mut self) {
        if let Some(before) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.state, before));
            self.moved();
        }
    }

    /// Redoes the step undone last, if there is one.
    pub fn redo(&mut self) {
        if let Some(after) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.state, after));
            self.moved();
        }
    }

    /// Undoes every step after the first `count` and removes them from the history.
    pub fn back_to(&mut self, count: usize) {
        if let Some(state) = self.done.get(count).cloned() {
            self.done.truncate(count);
            self.undone.clear();
            self.state = state;
            self.moved();
        }
    }

    /// Returns to the state saved or opened last, as a step that can be undone.
    pub fn revert(&mut self) {
        self.become_state(self.saved.clone(), Pull::None);
    }

    /// Whether the save `by` was requested after every other one that succeeded. Of saves to several files, the one
    /// requested last determines the file of the brand.
    #[must_use]
    pub fn is_newest_saved(&self, by: JobId) -> bool {
        self.saved_by.is_none_or(|newest| newest < by)
    }

    /// Records that the save `by` wrote the state at `revision` to `path`, where it now reads as `opened`. Changes made
    /// since then are kept.
    pub fn saved(&mut self, by: JobId, path: PathBuf, revision: u64, opened: &OpenedTheme) {
        self.saved_by = Some(by);
        self.saved = BrandState { base: opened.base, theme: opened.theme.clone() };
        self.file = Some((path, opened.fingerprint));
        if self.revision == revision {
            self.state = self.saved.clone();
            self.pull = Pull::None;
        }
    }

    fn moved(&mut self) {
        self.pull = Pull::None;
        self.revision += 1;
    }
}

/// Whether the widget `id` is being dragged, or the pointer is pressed or was released in this frame.
fn is_held(ctx: &Context, id: Id) -> bool {
    ctx.is_being_dragged(id) || ctx.input(|input| input.pointer.any_down() || input.pointer.any_released())
}
