//! Plans: from a command to its changes, with one file for each kind of thing.
//!
//! A plan reads the map and does not change it. Each plan first checks the command and then lists only changes that
//! make a difference, so an empty transaction means that there was nothing to do.

mod cards;
mod cells;
mod feelings;
mod ids;
mod lanes;
mod library;
mod personas;
mod references;
mod rooms;
mod stages;
mod steps;
mod texts;
mod views;
mod vocabulary;
mod words;

use super::{
    Change, Command, Created, Deed, DeedPart, EditError, InfoField, ListChange, Nameless, NewCard, NewLane, StepLabel,
    Transaction, change::Differing,
};
use crate::model::{Filter, MAX_CELLS, Map};

impl Command {
    /// Renames, merges or removes in `filter` the names that the command renames, merges or removes in the map. The
    /// command itself does so in the views of the map; this is for filters that are not saved.
    pub fn follow_in(&self, filter: &mut Filter) {
        views::follow(filter, self);
    }
}

/// The result of planning a command against a map.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The changes.
    pub(super) transaction: Transaction,
    /// The things that the changes add.
    pub(super) created: Vec<Created>,
}

impl Plan {
    fn new(label: impl Into<StepLabel>, changes: Vec<Change>) -> Self {
        Self { transaction: Transaction { label: label.into(), changes }, created: Vec::new() }
    }

    fn creating(mut self, created: Created) -> Self {
        self.created.push(created);
        self
    }
}

/// Plans `command` for `map`.
pub(super) fn plan(map: &Map, command: Command) -> Result<Plan, EditError> {
    let plan = plan_of(map, command)?;
    check_cells(map, &plan.transaction)?;
    Ok(plan)
}

/// Checks that the map does not get more cells than a file may have.
fn check_cells(map: &Map, transaction: &Transaction) -> Result<(), EditError> {
    let added = |is_meant: fn(&Change) -> bool| transaction.changes.iter().filter(|change| is_meant(change)).count();
    let stages = added(|change| matches!(change, Change::Stages(ListChange::Insert { .. })));
    let lanes = added(|change| matches!(change, Change::Lanes(ListChange::Insert { .. })));
    let is_larger = stages + lanes > 0;
    if is_larger && Map::count_of_cells(map.stages.len() + stages, map.lanes.len() + lanes) > MAX_CELLS {
        return Err(EditError::TooManyCells);
    }
    Ok(())
}

fn plan_of(map: &Map, command: Command) -> Result<Plan, EditError> {
    match command {
        Command::SetInfo(field) => Ok(set_info(map, field)),
        Command::AddCard { place, title } => cards::add(map, &place, title),
        Command::AddWholeCard(new) => cards::add_whole(map, *new),
        Command::PasteCards { cards, to } => cards::paste(map, cards, &to),
        Command::PasteAt(cards) => cards::paste_at(map, cards),
        Command::DuplicateCards(ids) => cards::duplicate(map, &ids),
        Command::SetCards { ids, patch } => cards::set(map, &ids, &patch),
        Command::MoveCards { ids, to } => cards::relocate(map, &ids, &to),
        Command::DeleteCards(ids) => cards::delete(map, &ids),
        Command::StretchCard { id, span } => rooms::stretch(map, &id, span),
        Command::AddStage { at, title } => Ok(stages::add(map, at, title)),
        Command::DuplicateStage(id) => stages::duplicate(map, &id),
        Command::SetStage { id, field } => stages::set(map, id, field),
        Command::MoveStage { id, to } => stages::relocate(map, &id, to),
        Command::DeleteStage(id) => stages::delete(map, &id),
        Command::AddStep { stage, at, title } => steps::add(map, &stage, at, title),
        Command::SetStep { id, field } => steps::set(map, id, field),
        Command::MoveStep { id, stage, to } => steps::relocate(map, &id, &stage, to),
        Command::MergeSteps { id, into } => steps::merge(map, &id, &into),
        Command::DeleteStep(id) => steps::delete(map, &id),
        Command::AddLane { at, kind, title } => Ok(lanes::add(map, at, kind, title)),
        Command::SetLane { id, field } => lanes::set(map, id, field),
        Command::MoveLane { id, to } => lanes::relocate(map, &id, to),
        Command::DeleteLane(id) => lanes::delete(map, &id),
        Command::AddPersona { at, name } => Ok(personas::add(map, at, name)),
        Command::SetPersona { id, field } => personas::set(map, id, field),
        Command::MovePersona { id, to } => personas::relocate(map, &id, to),
        Command::DeletePersona(id) => personas::delete(map, &id),
        Command::SetFeeling { key, feeling } => feelings::set(map, key, feeling),
        Command::AddOwnChannel { title, presence } => Ok(library::add_channel(map, title, presence)),
        Command::SetOwnChannel { id, field } => library::set_channel(map, id, field),
        Command::DeleteOwnChannel(id) => library::delete_channel(map, &id),
        Command::MergeOwnChannel { id, into } => library::merge_channel(map, &id, &into),
        Command::AddSource { kind, title } => Ok(library::add_source(map, kind, title)),
        Command::SetSource { id, field } => library::set_source(map, id, field),
        Command::DeleteSource(id) => library::delete_source(map, &id),
        Command::MergeSource { id, into } => library::merge_source(map, &id, &into),
        Command::RenameDepartment { from, to } => Ok(vocabulary::rename_department(map, &from, &to)),
        Command::RenameTag { from, to } => Ok(vocabulary::rename_tag(map, &from, &to)),
        Command::AddPicture { description, bytes } => Ok(library::add_picture(map, description, bytes)),
        Command::SetPicture { id, field } => library::set_picture(map, id, field),
        Command::DeletePicture(id) => library::delete_picture(map, &id),
        Command::AddView { at, name, filter, effect } => views::add(map, at, name, *filter, effect),
        Command::SetView { id, field } => views::set(map, id, field),
        Command::UpdateView { id, name, filter, effect } => views::update(map, id, name, *filter, effect),
        Command::MoveView { id, to } => views::relocate(map, &id, to),
        Command::DeleteView(id) => views::delete(map, &id),
        Command::ReplaceTexts { what, with, texts } => texts::replace(map, &what, &with, texts),
    }
}

fn set_info(map: &Map, field: InfoField) -> Plan {
    let label = match &field {
        InfoField::Title(title) => StepLabel::new(Deed::RenameMap, [words::quoted(title, Nameless::Untitled)]),
        InfoField::Scope(_)
        | InfoField::Scenario(_)
        | InfoField::Goals(_)
        | InfoField::State(_)
        | InfoField::Language(_)
        | InfoField::Direction(_)
        | InfoField::Authors(_)
        | InfoField::Date(_)
        | InfoField::ReviewDate(_)
        | InfoField::Markers(_)
        | InfoField::Digits(_)
        | InfoField::Hidden(_) => StepLabel::new(Deed::EditMap, []),
    };
    let is_set = field.is_in(&map.info);
    Plan::new(label, unless(is_set, Change::InfoField { field }))
}

/// `change` as the only change, or no change if `is_set`.
fn unless(is_set: bool, change: Change) -> Vec<Change> {
    if is_set { Vec::new() } else { vec![change] }
}

/// The change that moves the item at `from` to `to`; `None` if it is already there.
fn moved<T>(list: &[T], from: usize, to: usize) -> Option<ListChange<T>> {
    let to = to.min(list.len().saturating_sub(1));
    (from < list.len() && from != to).then_some(ListChange::Move { from, to })
}
