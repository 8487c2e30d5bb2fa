//! Sessions: one open document and everything that can be done to its map.

use std::sync::atomic::{AtomicU64, Ordering};

use super::{
    Command, EditError, Selection, StepLabel,
    gesture::Gesture,
    history::{History, HistoryStep},
    plan::{Plan, plan},
    touched::{Touched, Trail},
};
use crate::model::{CardId, ChannelId, LaneId, Map, PersonaId, PictureId, SourceId, StageId, StepId, ViewId};

/// An open document: its map, its selection and its history.
///
/// The map is lent for reading and changed only here. The selection never names a thing that is not in the map.
/// Selecting is not a step of the history, but every step records the selection before it and after it.
#[derive(Debug)]
pub struct Session {
    map: Map,
    selection: Selection,
    history: History,
    gesture: Option<Gesture>,
    revision: u64,
    selection_revision: u64,
    trail: Trail,
}

/// A number that no session of this process has used before.
fn next_revision() -> u64 {
    static USED: AtomicU64 = AtomicU64::new(0);
    USED.fetch_add(1, Ordering::Relaxed).saturating_add(1)
}

/// A state of the map of a session, to tell later which one was saved. Undoing to a state brings back its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavePoint(u64);

/// The result of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The description of the edit: "Delete “Compare prices”".
    pub label: StepLabel,
    /// Whether the map changed.
    pub is_change: bool,
    /// The things that were added, in the order of their creation.
    pub created: Vec<Created>,
}

/// A thing added by a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// A card.
    Card(CardId),
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane.
    Lane(LaneId),
    /// A persona.
    Persona(PersonaId),
    /// A channel that the map defines itself.
    Channel(ChannelId),
    /// A source.
    Source(SourceId),
    /// A picture.
    Picture(PictureId),
    /// A saved view.
    View(ViewId),
}

impl Applied {
    /// The selection of the new things: the new stage, step or persona, otherwise all new cards, otherwise the new
    /// lane; `None` if nothing new can be selected.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        let main = self.created.iter().find_map(|created| match created {
            Created::Stage(id) => Some(Selection::Stage(id.clone())),
            Created::Step(id) => Some(Selection::Step(id.clone())),
            Created::Persona(id) => Some(Selection::Persona(id.clone())),
            Created::Lane(_)
            | Created::Card(_)
            | Created::Channel(_)
            | Created::Source(_)
            | Created::Picture(_)
            | Created::View(_) => None,
        });
        let cards = || Some(Selection::cards(self.cards().cloned())).filter(|cards| !cards.is_empty());
        main.or_else(cards).or_else(|| self.lane().cloned().map(Selection::Lane))
    }

    /// The first new lane.
    fn lane(&self) -> Option<&LaneId> {
        self.created.iter().find_map(|created| match created {
            Created::Lane(id) => Some(id),
            Created::Card(_)
            | Created::Stage(_)
            | Created::Step(_)
            | Created::Persona(_)
            | Created::Channel(_)
            | Created::Source(_)
            | Created::Picture(_)
            | Created::View(_) => None,
        })
    }

    /// The new cards.
    pub fn cards(&self) -> impl Iterator<Item = &CardId> {
        self.created.iter().filter_map(|created| match created {
            Created::Card(id) => Some(id),
            Created::Stage(_)
            | Created::Step(_)
            | Created::Lane(_)
            | Created::Persona(_)
            | Created::Channel(_)
            | Created::Source(_)
            | Created::Picture(_)
            | Created::View(_) => None,
        })
    }
}

impl Session {
    /// A session on `map`, which counts as saved. Nothing is selected, and the history is empty.
    #[must_use]
    pub fn new(map: Map) -> Self {
        let revision = next_revision();
        Self {
            map,
            selection: Selection::Nothing,
            history: History::new(),
            gesture: None,
            revision,
            selection_revision: next_revision(),
            trail: Trail::from(revision),
        }
    }

    /// A session on a `map` without a file, such as a recovered one: it counts as modified until saved.
    #[must_use]
    pub fn unsaved(map: Map) -> Self {
        let mut session = Self::new(map);
        session.history.advance();
        session
    }

    /// The current map.
    #[must_use]
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The number of the current map. It grows with every change, including undo, redo and a cancelled gesture. It is
    /// unique in this process, so it identifies both the document and its state.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What may differ between the map as it was at `revision` and as it is: everything if that is another session's
    /// revision or longer ago than the session remembers.
    #[must_use]
    pub fn changes_since(&self, revision: u64) -> Touched {
        if revision == self.revision { Touched::default() } else { self.trail.since(revision) }
    }

    /// The number of the current selection. It grows when the selection changes, and is as unique as
    /// [`Session::revision`].
    #[must_use]
    pub fn selection_revision(&self) -> u64 {
        self.selection_revision
    }

    /// Applies `command` as one undo step, or as part of the gesture in progress.
    ///
    /// Deleted things are deselected; new things are not selected.
    ///
    /// # Errors
    ///
    /// If the command names a thing that is not in the map, or would break a rule of the map. The map is then
    /// unchanged.
    pub fn apply(&mut self, command: Command) -> Result<Applied, EditError> {
        let Plan { transaction, created } = plan(&self.map, command)?;
        let label = transaction.label.clone();
        if transaction.is_empty() {
            return Ok(Applied { label, is_change: false, created });
        }
        let selection_before = self.selection.clone();
        let before = self.history.current();
        let inverse = transaction.apply(&mut self.map);
        self.history.advance();
        self.map_changed(selection_before.clone(), Touched::of(&inverse, &self.map));
        match &mut self.gesture {
            Some(gesture) => {
                gesture.add(inverse);
                gesture.selection_after = self.selection.clone();
            }
            None => self.history.push(HistoryStep {
                transaction: inverse,
                selection_before,
                selection_after: self.selection.clone(),
                before,
                after: self.history.current(),
            }),
        }
        Ok(Applied { label, is_change: true, created })
    }

    /// The label of the step that `command` would make, and whether it would change the map.
    ///
    /// # Errors
    ///
    /// If [`Session::apply`] would refuse the command.
    pub fn preview(&self, command: Command) -> Result<(StepLabel, bool), EditError> {
        let Plan { transaction, .. } = plan(&self.map, command)?;
        Ok((transaction.label.clone(), !transaction.is_empty()))
    }

    /// Begins a gesture, such as a drag or the typing of a title: everything until [`Session::end_gesture`] becomes one
    /// undo step with this `label`, or with that of its first command if `label` is empty. A gesture in progress ends
    /// first.
    pub fn begin_gesture(&mut self, label: impl Into<StepLabel>) {
        self.end_gesture();
        self.gesture = Some(Gesture::new(label.into(), self.selection.clone(), self.history.current()));
    }

    /// Whether a gesture is in progress.
    #[must_use]
    pub fn is_in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// Ends the gesture in progress, if any. If the map equals the one before the gesture, there is no undo step.
    pub fn end_gesture(&mut self) {
        let Some(gesture) = self.gesture.take().filter(Gesture::has_changes) else { return };
        if gesture.is_idle(&self.map) {
            self.history.merge_into(gesture.before);
            return;
        }
        let before = gesture.before;
        let selections = (gesture.selection_before.clone(), gesture.selection_after.clone());
        self.history.push(HistoryStep {
            transaction: gesture.into_inverse(),
            selection_before: selections.0,
            selection_after: selections.1,
            before,
            after: self.history.current(),
        });
    }

    /// Ends the gesture in progress, if any, and restores the map and the selection from before it.
    pub fn cancel_gesture(&mut self) {
        let Some(gesture) = self.gesture.take() else { return };
        let selection = gesture.selection_before.clone();
        if gesture.has_changes() {
            self.history.return_to(gesture.before);
            let made_again = gesture.into_inverse().apply(&mut self.map);
            self.map_changed(selection, Touched::of(&made_again, &self.map));
        } else {
            self.select(selection);
        }
    }

    /// Undoes the last step and returns its label; `None` if there is none. Ends a gesture first.
    pub fn undo(&mut self) -> Option<StepLabel> {
        self.end_gesture();
        let (label, selection) = self.history.undo(&mut self.map)?;
        let inverse = self.history.last_undone().map(|step| &step.transaction);
        let touched = inverse.map_or_else(Touched::everything, |inverse| Touched::of(inverse, &self.map));
        self.map_changed(selection, touched);
        Some(label)
    }

    /// Redoes the last undone step and returns its label; `None` if there is none. Ends a gesture first.
    pub fn redo(&mut self) -> Option<StepLabel> {
        self.end_gesture();
        let (label, selection) = self.history.redo(&mut self.map)?;
        let inverse = self.history.last_done().map(|step| &step.transaction);
        let touched = inverse.map_or_else(Touched::everything, |inverse| Touched::of(inverse, &self.map));
        self.map_changed(selection, touched);
        Some(label)
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undo_label().is_some()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.redo_label().is_some()
    }

    /// The label of the step that [`Session::undo`] would undo.
    #[must_use]
    pub fn undo_label(&self) -> Option<&StepLabel> {
        let under_way = self.gesture.as_ref().filter(|gesture| gesture.has_changes());
        under_way.map(|gesture| &gesture.label).or_else(|| self.history.last_done().map(|step| &step.transaction.label))
    }

    /// The label of the step that [`Session::redo`] would redo.
    #[must_use]
    pub fn redo_label(&self) -> Option<&StepLabel> {
        let is_lost = self.gesture.as_ref().is_some_and(Gesture::has_changes);
        self.history.last_undone().filter(|_| !is_lost).map(|step| &step.transaction.label)
    }

    /// The labels of all steps in the history, oldest first: those from [`Session::start`] to [`Session::position`] are
    /// applied, the rest are undone. A gesture in progress is not a step yet.
    pub fn step_labels(&self) -> impl Iterator<Item = &StepLabel> {
        self.history.steps().map(|step| &step.transaction.label)
    }

    /// The number of applied steps. It includes steps that the history has dropped, so a position means the same map as
    /// long as that map can be reached.
    #[must_use]
    pub fn position(&self) -> usize {
        self.history.position()
    }

    /// The earliest position that can be reached, and the label of the step before it; `None` if it is the map as
    /// opened. Very long histories drop their oldest steps.
    #[must_use]
    pub fn start(&self) -> (usize, Option<&StepLabel>) {
        self.history.start()
    }

    /// Undoes or redoes steps until `position` steps are applied, or as near to that as the history reaches. Ends a
    /// gesture first.
    pub fn travel_to(&mut self, position: usize) {
        self.end_gesture();
        while self.position() > position && self.undo().is_some() {}
        while self.position() < position && self.redo().is_some() {}
    }

    /// The selection.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects the part of `selection` that is in the map.
    pub fn select(&mut self, selection: Selection) {
        let selection = selection.within(&self.map);
        if selection != self.selection {
            self.selection = selection;
            self.selection_revision = next_revision();
        }
    }

    /// Selects the part of `selection` that is in the map as the result of the latest command: redoing its step selects
    /// it again.
    pub fn select_result(&mut self, selection: Selection) {
        self.select(selection);
        match &mut self.gesture {
            Some(gesture) => gesture.selection_after = self.selection.clone(),
            None => self.history.select_after(&self.selection),
        }
    }

    /// Whether the map differs from the one last saved; undoing back to that one counts as unmodified.
    #[must_use]
    pub fn is_modified(&self) -> bool {
        self.history.is_modified()
    }

    /// Marks the current map as saved.
    pub fn mark_saved(&mut self) {
        self.mark_saved_at(self.save_point());
    }

    /// The state of the map as it is, for [`Session::mark_saved_at`]. Ask at the end of a gesture: one that leads back
    /// to where it began has no points of its own.
    #[must_use]
    pub fn save_point(&self) -> SavePoint {
        SavePoint(self.history.current())
    }

    /// Notes that the map as it was at `point` has been saved, whatever happened since.
    pub fn mark_saved_at(&mut self, point: SavePoint) {
        self.history.mark_saved(point.0);
    }

    fn map_changed(&mut self, selection: Selection, touched: Touched) {
        self.revision = next_revision();
        self.trail.push(self.revision, touched);
        self.select(selection);
    }
}
