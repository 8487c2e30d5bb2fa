//! The history of a session: the steps that can be undone, and the undone steps that can be redone.

use std::collections::VecDeque;

use super::{Selection, StepLabel, Transaction, weight::sum};
use crate::model::{CardId, Map};

/// A step of the history: one command, or all commands of one gesture.
#[derive(Debug)]
pub(super) struct HistoryStep {
    /// The changes from the current map to that on the other side of the step.
    pub(super) transaction: Transaction,
    /// The selection before the step.
    pub(super) selection_before: Selection,
    /// The selection after the step, with which redoing it ends.
    pub(super) selection_after: Selection,
    /// The number of the map before the step.
    pub(super) before: u64,
    /// The number of the map after the step.
    pub(super) after: u64,
}

impl HistoryStep {
    /// The memory of the step in bytes, accurate enough to bound the history.
    fn weight(&self) -> usize {
        let selections = [&self.selection_before, &self.selection_after].map(selection_weight);
        sum(selections.into_iter().chain([size_of::<Self>(), self.transaction.weight()]))
    }
}

/// The memory of a selection in bytes: a set of ids takes about twice the space of its items.
fn selection_weight(selection: &Selection) -> usize {
    selection.card_ids().count().saturating_mul(2 * size_of::<CardId>())
}

/// The limits of a history. The newest step is kept whatever its size.
#[derive(Clone, Copy, Debug)]
struct Bound {
    /// The maximum number of steps that can be undone.
    steps: usize,
    /// The maximum memory of these steps, in bytes.
    bytes: usize,
}

/// More steps than in a day's work, and the memory of about a hundred deleted large photographs.
const BOUND: Bound = Bound { steps: 10_000, bytes: 256 << 20 };

/// The steps of a session that can be undone and redone.
///
/// Every map of the session has a number. Undoing restores the number along with the map, so that the number shows
/// whether the map is the saved one.
///
/// The history is bounded: if there are too many steps, or they take too much memory, the oldest can no longer be
/// undone. The positions of the other steps do not change.
#[derive(Debug)]
pub(super) struct History {
    done: VecDeque<Weighed>,
    undone: Vec<HistoryStep>,
    /// The number of dropped steps, and the label of the last of them.
    forgotten: (usize, Option<StepLabel>),
    /// The memory of the steps in `done`, in bytes.
    weight: usize,
    bound: Bound,
    current: u64,
    newest: u64,
    saved: u64,
}

/// A step with its memory.
#[derive(Debug)]
struct Weighed {
    step: HistoryStep,
    weight: usize,
}

impl History {
    /// A history without steps, whose map counts as saved.
    pub(super) fn new() -> Self {
        Self {
            done: VecDeque::new(),
            undone: Vec::new(),
            forgotten: (0, None),
            weight: 0,
            bound: BOUND,
            current: 0,
            newest: 0,
            saved: 0,
        }
    }

    /// The number of the current map.
    pub(super) fn current(&self) -> u64 {
        self.current
    }

    /// Gives the map a new number.
    pub(super) fn advance(&mut self) {
        self.newest = self.newest.saturating_add(1);
        self.current = self.newest;
    }

    /// Sets the number of the map to `number`, a previous one.
    pub(super) fn return_to(&mut self, number: u64) {
        self.current = number;
    }

    /// Sets the number of the map to `number`, because the map equals that one.
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

    /// Whether the current map is not the saved one.
    pub(super) fn is_modified(&self) -> bool {
        self.current != self.saved
    }

    /// Adds a new step; undone steps can no longer be redone.
    pub(super) fn push(&mut self, step: HistoryStep) {
        self.undone.clear();
        self.push_done(step);
        while self.done.len() > 1 && (self.done.len() > self.bound.steps || self.weight > self.bound.bytes) {
            let Some(Weighed { step, weight }) = self.done.pop_front() else { return };
            self.weight = self.weight.saturating_sub(weight);
            self.forgotten = (self.forgotten.0.saturating_add(1), Some(step.transaction.label));
        }
    }

    fn push_done(&mut self, step: HistoryStep) {
        let weight = step.weight();
        self.weight = self.weight.saturating_add(weight);
        self.done.push_back(Weighed { step, weight });
    }

    pub(super) fn last_done(&self) -> Option<&HistoryStep> {
        self.done.back().map(|weighed| &weighed.step)
    }

    pub(super) fn last_undone(&self) -> Option<&HistoryStep> {
        self.undone.last()
    }

    /// The steps in order: first those that can be undone, oldest first, then those that can be redone.
    pub(super) fn steps(&self) -> impl Iterator<Item = &HistoryStep> {
        self.done.iter().map(|weighed| &weighed.step).chain(self.undone.iter().rev())
    }

    /// The number of steps that are applied, including dropped ones.
    pub(super) fn position(&self) -> usize {
        self.forgotten.0.saturating_add(self.done.len())
    }

    /// The earliest position that can be reached, and the label of the step before it; `None` if it is the map as
    /// opened.
    pub(super) fn start(&self) -> (usize, Option<&StepLabel>) {
        (self.forgotten.0, self.forgotten.1.as_ref())
    }

    /// Makes `selection` the one after the last step.
    pub(super) fn select_after(&mut self, selection: &Selection) {
        let Some(Weighed { step, weight }) = self.done.back_mut() else { return };
        let before = selection_weight(&step.selection_after);
        step.selection_after = selection.clone();
        let change = |of: usize| of.saturating_sub(before).saturating_add(selection_weight(selection));
        *weight = change(*weight);
        self.weight = change(self.weight);
    }

    /// Undoes the last step in `map`. Returns its label and the selection before it.
    pub(super) fn undo(&mut self, map: &mut Map) -> Option<(StepLabel, Selection)> {
        let Weighed { mut step, weight } = self.done.pop_back()?;
        self.weight = self.weight.saturating_sub(weight);
        step.transaction = step.transaction.apply(map);
        self.current = step.before;
        let undone = (step.transaction.label.clone(), step.selection_before.clone());
        self.undone.push(step);
        Some(undone)
    }

    /// Redoes the last undone step in `map`. Returns its label and the selection after it.
    pub(super) fn redo(&mut self, map: &mut Map) -> Option<(StepLabel, Selection)> {
        let mut step = self.undone.pop()?;
        step.transaction = step.transaction.apply(map);
        self.current = step.after;
        let redone = (step.transaction.label.clone(), step.selection_after.clone());
        self.push_done(step);
        Some(redone)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        edit::{Command, InfoField, Session},
        model::{Map, PictureId},
    };

    fn rename(session: &mut Session, title: i64) {
        session.apply(Command::SetInfo(InfoField::Title(title.to_string()))).unwrap();
    }

    #[test]
    fn a_history_forgets_its_oldest_steps_and_goes_on_counting() {
        let mut session = Session::new(Map::default());
        for number in 0..10_050 {
            rename(&mut session, number);
        }
        assert_eq!(session.position(), 10_050, "a position means the same step as before");
        assert_eq!(session.step_labels().count(), 10_000);
        let (start, label) = session.start();
        assert_eq!((start, label.unwrap().to_string().as_str()), (50, "Rename the map to “49”"));
        session.travel_to(0);
        assert_eq!((session.position(), session.map().info.title.as_str()), (50, "49"));
        session.travel_to(10_050);
        assert_eq!(session.map().info.title, "10049");
    }

    #[test]
    fn undoing_to_the_saved_map_is_no_modification_though_older_steps_are_forgotten() {
        let mut session = Session::new(Map::default());
        for number in 0..5_100 {
            rename(&mut session, number);
        }
        session.mark_saved();
        for number in 1..=5_000 {
            rename(&mut session, -number);
        }
        assert!(session.is_modified());
        session.travel_to(5_100);
        assert!(!session.is_modified());
    }

    #[test]
    fn deleted_pictures_do_not_stay_in_memory_for_ever() {
        let mut session = Session::new(Map::default());
        let bytes: Arc<[u8]> = vec![0; 100 << 20].into();
        for _ in 0..4 {
            session.apply(Command::AddPicture { description: String::new(), bytes: bytes.clone() }).unwrap();
            session.apply(Command::DeletePicture(PictureId::numbered(1))).unwrap();
        }
        let kept = Arc::strong_count(&bytes) - 1;
        assert!(kept <= 2, "{kept} deleted pictures of 100 MB are kept");
        assert!(session.undo().is_some(), "the last step can be undone");
        assert_eq!(session.map().pictures.len(), 1);
    }

    #[test]
    fn a_step_that_is_too_heavy_alone_can_be_undone() {
        let mut session = Session::new(Map::default());
        let bytes: Arc<[u8]> = vec![0; 100 << 20].into();
        for _ in 0..3 {
            session.apply(Command::AddPicture { description: String::new(), bytes: bytes.clone() }).unwrap();
        }
        session.begin_gesture("Delete all");
        for number in 1..=3 {
            session.apply(Command::DeletePicture(PictureId::numbered(number))).unwrap();
        }
        session.end_gesture();
        assert!(session.undo().is_some());
        assert_eq!(session.map().pictures.len(), 3);
    }
}
