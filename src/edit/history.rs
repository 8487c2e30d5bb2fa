//! The steps that were made and can be undone, and those that were undone and can be made again.

use std::collections::VecDeque;

use super::{Selection, StepLabel, Transaction, weight::sum};
use crate::model::{CardId, Map};

/// A step of the history: one command, or everything within one gesture.
#[derive(Debug)]
pub(super) struct Step {
    /// The changes that lead from the current map to the one on the other side of the step.
    pub(super) transaction: Transaction,
    /// The selection on the earlier side.
    pub(super) selection_before: Selection,
    /// The selection on the later side, as it was when the step was undone.
    pub(super) selection_after: Selection,
    /// The number of the map on the earlier side.
    pub(super) before: u64,
    /// The number of the map on the later side.
    pub(super) after: u64,
}

impl Step {
    /// How much memory the step holds, in bytes: near enough to bound a history with.
    fn weight(&self) -> usize {
        let selections = [&self.selection_before, &self.selection_after].map(selection_weight);
        sum(selections.into_iter().chain([size_of::<Self>(), self.transaction.weight()]))
    }
}

/// How much memory a selection holds: a set of ids takes about twice the room of its items.
fn selection_weight(selection: &Selection) -> usize {
    selection.card_ids().count().saturating_mul(2 * size_of::<CardId>())
}

/// How much a history keeps. The newest step is kept whatever it weighs.
#[derive(Clone, Copy, Debug)]
struct Bound {
    /// The most steps that can be undone.
    steps: usize,
    /// The most memory that these steps hold, in bytes.
    bytes: usize,
}

/// More steps than a day's work makes, and the memory of about a hundred large photographs that were deleted.
const BOUND: Bound = Bound { steps: 10_000, bytes: 256 << 20 };

/// The past and the undone future of a session.
///
/// Every map that the session has held has a number; coming back to a map by undoing brings back its number, which
/// tells whether it is the one that was saved.
///
/// The past is bounded: when there are too many steps, or they hold too much memory, the oldest can no longer be undone.
/// The step positions of the others stay the same.
#[derive(Debug)]
pub(super) struct History {
    done: VecDeque<Weighed>,
    undone: Vec<Step>,
    /// How many steps were forgotten, and the label of the last of them.
    forgotten: (usize, Option<StepLabel>),
    /// The sum of what the steps of `done` weigh.
    weight: usize,
    bound: Bound,
    current: u64,
    newest: u64,
    saved: u64,
}

/// A step with the weight that was counted for it.
#[derive(Debug)]
struct Weighed {
    step: Step,
    weight: usize,
}

impl History {
    /// A history without steps, at a map that counts as saved.
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

    /// Notes that the map is one that the session has not held before.
    pub(super) fn advance(&mut self) {
        self.newest = self.newest.saturating_add(1);
        self.current = self.newest;
    }

    /// Notes that the map is the one numbered `number` again.
    pub(super) fn return_to(&mut self, number: u64) {
        self.current = number;
    }

    /// Notes that the current map equals the one numbered `number`, and gives it that number.
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

    /// Whether the current map is another than the one that was saved.
    pub(super) fn is_modified(&self) -> bool {
        self.current != self.saved
    }

    /// Adds a step that was just made. Steps that were undone can no longer be made again.
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        self.push_done(step);
        while self.done.len() > 1 && (self.done.len() > self.bound.steps || self.weight > self.bound.bytes) {
            let Some(Weighed { step, weight }) = self.done.pop_front() else { return };
            self.weight = self.weight.saturating_sub(weight);
            self.forgotten = (self.forgotten.0.saturating_add(1), Some(step.transaction.label));
        }
    }

    fn push_done(&mut self, step: Step) {
        let weight = step.weight();
        self.weight = self.weight.saturating_add(weight);
        self.done.push_back(Weighed { step, weight });
    }

    pub(super) fn last_done(&self) -> Option<&Step> {
        self.done.back().map(|weighed| &weighed.step)
    }

    pub(super) fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Every step that is kept, the oldest first: those that were made, then those that were undone.
    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.done.iter().map(|weighed| &weighed.step).chain(self.undone.iter().rev())
    }

    /// How many steps were made and not undone, forgotten ones included.
    pub(super) fn position(&self) -> usize {
        self.forgotten.0.saturating_add(self.done.len())
    }

    /// The earliest position that can be reached, and the step that led there; `None` if that is the opened map.
    pub(super) fn start(&self) -> (usize, Option<&StepLabel>) {
        (self.forgotten.0, self.forgotten.1.as_ref())
    }

    /// Undoes the last step in `map`. Returns its label and the selection that was.
    pub(super) fn undo(&mut self, map: &mut Map, selection: &Selection) -> Option<(StepLabel, Selection)> {
        let Weighed { mut step, weight } = self.done.pop_back()?;
        self.weight = self.weight.saturating_sub(weight);
        step.transaction = step.transaction.apply(map);
        step.selection_after = selection.clone();
        self.current = step.before;
        let undone = (step.transaction.label.clone(), step.selection_before.clone());
        self.undone.push(step);
        Some(undone)
    }

    /// Makes the step that was last undone again in `map`. Returns its label and the selection that was.
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

    fn rename(session: &mut Session, title: impl ToString) {
        session.apply(Command::SetInfo(InfoField::Title(title.to_string()))).unwrap();
    }

    #[test]
    fn a_history_forgets_its_oldest_steps_and_goes_on_counting() {
        let mut session = Session::new(Map::default());
        for number in 0..10_050_u32 {
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
        for number in 0..5_100_u32 {
            rename(&mut session, number);
        }
        session.mark_saved();
        for number in 0..5_000_u32 {
            rename(&mut session, -i64::from(number) - 1);
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
