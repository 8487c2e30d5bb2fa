//! A brand being edited: what it is now, what its file holds, and the steps in between.
//!
//! Its steps are its own, as a brand is no part of any map.

mod carry_out;
mod words;

use std::path::{Path, PathBuf};

use egui::{Context, Id};

pub(super) use self::words::token_name;
use crate::{
    storage::{Fingerprint, OpenedTheme},
    theme::Theme,
};

/// What a brand is at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct BrandState {
    /// The built-in theme it is built on.
    pub base: &'static Theme,
    /// The theme, with its fonts and its logo, named by the paths they were read from.
    pub theme: Theme,
}

/// What a change belongs to: changes of one pull are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pull {
    /// It stands alone.
    None,
    /// The pointer drags this.
    Drag(Id),
    /// The keyboard writes into this.
    Keys(Id),
}

/// Something that is asked of the brand that is edited.
#[derive(Clone, Debug, PartialEq)]
pub enum BrandAsk {
    /// Be this from now on; changes of one pull are one step.
    Become(Box<BrandState>, Pull),
    /// Take back the last step.
    Undo,
    /// Make the step again that was taken back last.
    Redo,
    /// Take back every step after this many.
    BackTo(usize),
    /// Be again what was saved or opened last.
    Revert,
    /// Save to its file, asking for one where it has none.
    Save,
    /// Save to a file to be asked for.
    SaveAs,
    /// Save over what somebody else wrote there.
    Overwrite,
    /// Choose a font file.
    AddFont,
    /// Choose a picture for the logo.
    ChooseLogo,
}

/// A brand being edited.
#[derive(Clone, Debug)]
pub struct BrandDraft {
    state: BrandState,
    saved: BrandState,
    file: Option<(PathBuf, Fingerprint)>,
    done: Vec<BrandState>,
    undone: Vec<BrandState>,
    /// What the last step belongs to, while that goes on.
    pull: Pull,
    /// Counts the changes, to tell whether there were any while the file was written.
    revision: u64,
}

impl BrandDraft {
    /// A new brand called `name`, which looks as the built-in theme `base`.
    #[must_use]
    pub fn new(base: &'static Theme, name: String) -> Self {
        Self::of(BrandState { base, theme: Theme { name, ..base.clone() } }, None)
    }

    /// The brand that was read from the file at `path`.
    #[must_use]
    pub fn of_file(path: PathBuf, opened: &OpenedTheme) -> Self {
        let state = BrandState { base: opened.base, theme: opened.theme.clone() };
        Self::of(state, Some((path, opened.fingerprint)))
    }

    fn of(state: BrandState, file: Option<(PathBuf, Fingerprint)>) -> Self {
        let saved = state.clone();
        Self { state, saved, file, done: Vec::new(), undone: Vec::new(), pull: Pull::None, revision: 0 }
    }

    /// What the brand is now.
    #[must_use]
    pub fn state(&self) -> &BrandState {
        &self.state
    }

    /// The brand's file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|(path, _)| path.as_path())
    }

    /// What the file held when it was read or written last.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.file.as_ref().map(|(_, fingerprint)| *fingerprint)
    }

    /// A number that is another after each change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there are changes that no file holds.
    #[must_use]
    pub fn is_modified(&self) -> bool {
        self.state != self.saved
    }

    /// How many steps can be taken back, and how many made again.
    #[must_use]
    pub fn steps(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// Becomes `state`: a step of its own, or part of the last one where that is of the same pull.
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

    /// Ends the step where what it belongs to is no longer in use. Call once a frame.
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

    /// Takes back the last step.
    pub fn undo(&mut self) {
        if let Some(before) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.state, before));
            self.moved();
        }
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self) {
        if let Some(after) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.state, after));
            self.moved();
        }
    }

    /// Takes back every step after the first `count`, as if they had never been.
    pub fn back_to(&mut self, count: usize) {
        if let Some(state) = self.done.get(count).cloned() {
            self.done.truncate(count);
            self.undone.clear();
            self.state = state;
            self.moved();
        }
    }

    /// Becomes again what was saved or opened last, in a step that can be taken back.
    pub fn revert(&mut self) {
        self.become_state(self.saved.clone(), Pull::None);
    }

    /// The brand was saved, as it was at `revision`, and is now `opened` in the file at `path`.
    pub fn saved(&mut self, path: PathBuf, revision: u64, opened: &OpenedTheme) {
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

/// Whether the pointer holds the thing `id`, dragged or only pressed so far, or lets it go right now.
fn is_held(ctx: &Context, id: Id) -> bool {
    ctx.is_being_dragged(id) || ctx.input(|input| input.pointer.any_down() || input.pointer.any_released())
}
