//! The steps that were made and can be taken back, and those that were taken back and can be made again.

use super::{Change, Label, Selection, Transaction};
use crate::model::Map;

/// A step of the history: one command, or everything within one gesture.
#[derive(Debug)]
pub(super) struct Step {
    /// What leads from here to the map on the other side of the step.
    pub(super) transaction: Transaction,
    /// The selection on the earlier side.
    pub(super) selection_before: Selection,
    /// The selection on the later side, as it was when the step was taken back.
    pub(super) selection_after: Selection,
    /// The number of the map on the earlier side.
    pub(super) before: u64,
    /// The number of the map on the later side.
    pub(super) after: u64,
}

/// The past and the undone future of a session.
///
/// Every map that the session has held has a number; coming back to a map by undoing brings back its number, which
/// tells whether it is the one that was saved.
#[derive(Debug)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    current: u64,
    newest: u64,
    saved: u64,
}

impl History {
    /// A history without steps, at a map that counts as saved.
    pub(super) fn new() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), current: 0, newest: 0, saved: 0 }
    }

    /// The number of the map as it is.
    pub(super) fn current(&self) -> u64 {
        self.current
    }

    /// Notes that the map is one that never was before.
    pub(super) fn advance(&mut self) {
        self.newest = self.newest.saturating_add(1);
        self.current = self.newest;
    }

    /// Notes that the map is the one numbered `number` again.
    pub(super) fn return_to(&mut self, number: u64) {
        self.current = number;
    }

    /// Notes that the map as it is equals the one numbered `number`, which it counts as from now on.
    pub(super) fn merge_into(&mut self, number: u64) {
        if self.saved == self.current {
            self.saved = number;
        }
        self.current = number;
    }

    /// Notes that the map numbered `number` has been saved.
    pub(super) fn mark_saved(&mut self, number: u64) {
        self.saved = number;
    }

    /// Whether the map is another than the one that was saved.
    pub(super) fn is_modified(&self) -> bool {
        self.current != self.saved
    }

    /// Adds a step that was just made. What was undone before can no longer be made again.
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
    }

    pub(super) fn last_done(&self) -> Option<&Step> {
        self.done.last()
    }

    pub(super) fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Every step, the oldest first: those that were made, then those that were taken back.
    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.done.iter().chain(self.undone.iter().rev())
    }

    /// How many steps were made and not taken back.
    pub(super) fn position(&self) -> usize {
        self.done.len()
    }

    /// Takes the last step back in `map`. Returns its label and the selection that was.
    pub(super) fn undo(&mut self, map: &mut Map, selection: &Selection) -> Option<(Label, Selection)> {
        let mut step = self.done.pop()?;
        step.transaction = step.transaction.apply(map);
        step.selection_after = selection.clone();
        self.current = step.before;
        let told = (step.transaction.label.clone(), step.selection_before.clone());
        self.undone.push(step);
        Some(told)
    }

    /// Makes the step that was last taken back again in `map`. Returns its label and the selection that was.
    pub(super) fn redo(&mut self, map: &mut Map) -> Option<(Label, Selection)> {
        let mut step = self.undone.pop()?;
        step.transaction = step.transaction.apply(map);
        self.current = step.after;
        let told = (step.transaction.label.clone(), step.selection_after.clone());
        self.done.push(step);
        Some(told)
    }
}

/// What has happened since a gesture began.
#[derive(Debug)]
pub(super) struct Gesture {
    /// What the whole gesture is called.
    pub(super) label: Label,
    /// The selection when it began.
    pub(super) selection_before: Selection,
    /// The number of the map when it began.
    pub(super) before: u64,
    /// What takes it back, the change to be applied last first.
    undo: Vec<Change>,
}

impl Gesture {
    pub(super) fn new(label: Label, selection_before: Selection, before: u64) -> Self {
        Self { label, selection_before, before, undo: Vec::new() }
    }

    pub(super) fn has_changes(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Adds what takes the latest transaction back, but for what is taken back by an earlier part anyway.
    pub(super) fn add(&mut self, inverse: Transaction) {
        if self.label.is_empty() {
            self.label = inverse.label;
        } else if let Some(title) = inverse.label.name_given() {
            // A thing that was made and then named is called by its name.
            self.label.name(title);
        }
        let earlier = self.undo.len();
        for change in inverse.changes.into_iter().rev() {
            if !self.undo.iter().take(earlier).any(|before| self.settles(before, &change)) {
                self.undo.push(change);
            }
        }
    }

    /// Whether applying `before` after `change` does all that matters: positions in a list hold only as long as no
    /// other splice of that list lies between.
    fn settles(&self, before: &Change, change: &Change) -> bool {
        let is_latest_of_list =
            || self.undo.iter().rev().find(|other| other.is_of_same_list(change)).is_some_and(|last| last == before);
        before.overrides(change) && (!change.is_splice() || is_latest_of_list())
    }

    /// The transaction that takes the gesture back.
    pub(super) fn into_inverse(mut self) -> Transaction {
        self.undo.reverse();
        Transaction { label: self.label, changes: self.undo }
    }

    /// Whether `map` is what it was when the gesture began.
    pub(super) fn is_idle(&self, map: &Map) -> bool {
        if !self.undo.iter().any(Change::is_splice) {
            return self.undo.iter().all(|change| change.is_idle(map));
        }
        if !self.undo.iter().all(|change| change.is_splice() || change.is_idle(map)) {
            return false;
        }
        let lists = lists_of(map);
        let mut before = lists.clone();
        for splice in self.undo.iter().rev().filter(|change| change.is_splice()) {
            let _ = splice.clone().apply(&mut before);
        }
        before == lists
    }
}

/// The lists of `map` alone, which are short beside its cards.
fn lists_of(map: &Map) -> Map {
    Map {
        personas: map.personas.clone(),
        stages: map.stages.clone(),
        lanes: map.lanes.clone(),
        channels: map.channels.clone(),
        sources: map.sources.clone(),
        pictures: map.pictures.clone(),
        views: map.views.clone(),
        ..Map::default()
    }
}
