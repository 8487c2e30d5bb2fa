//! From a command to the changes that carry it out: one file for each kind of thing.
//!
//! A plan reads the map and changes nothing. Each checks first and then only ever lists changes that make a
//! difference, so that an empty transaction means that there was nothing to do.

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

use super::{Change, Command, Created, EditError, Label, NewCard, NewLane, Splice, Transaction};
use crate::model::{Filter, Map, MapInfo};

impl Command {
    /// Lets `filter`, which stands in no map, follow what the command does to the names that it asks for, as the views of
    /// a map do.
    pub fn follow_in(&self, filter: &mut Filter) {
        views::follow(filter, self);
    }
}

/// A command worked out against a map.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What to change.
    pub(super) transaction: Transaction,
    /// What will be new.
    pub(super) created: Vec<Created>,
}

impl Plan {
    fn new(label: impl Into<Label>, changes: Vec<Change>) -> Self {
        Self { transaction: Transaction { label: label.into(), changes }, created: Vec::new() }
    }

    fn creating(mut self, created: Created) -> Self {
        self.created.push(created);
        self
    }
}

/// Works out how `command` is carried out in `map`.
pub(super) fn plan(map: &Map, command: Command) -> Result<Plan, EditError> {
    match command {
        Command::SetInfo(info) => Ok(set_info(map, info)),
        Command::AddCard { place, title } => cards::add(map, &place, title),
        Command::AddWholeCard(new) => cards::add_whole(map, *new),
        Command::PasteCards { cards, to } => cards::paste(map, cards, &to),
        Command::PasteAt(cards) => cards::paste_at(map, cards),
        Command::DuplicateCards(ids) => cards::duplicate(map, &ids),
        Command::ReplaceCard(card) => cards::replace(map, vec![*card]),
        Command::ReplaceCards(cards) => cards::replace(map, cards),
        Command::MoveCards { ids, to } => cards::relocate(map, &ids, &to),
        Command::DeleteCards(ids) => cards::delete(map, &ids),
        Command::StretchCard { id, span } => rooms::stretch(map, &id, span),
        Command::AddStage { at, title } => Ok(stages::add(map, at, title)),
        Command::DuplicateStage(id) => stages::duplicate(map, &id),
        Command::ReplaceStage(stage) => stages::replace(map, stage),
        Command::MoveStage { id, to } => stages::relocate(map, &id, to),
        Command::ResizeStage { id, width } => rooms::resize_stage(map, &id, width),
        Command::ShowStage { id, visibility } => rooms::show_stage(map, &id, visibility),
        Command::DeleteStage(id) => stages::delete(map, &id),
        Command::AddStep { stage, at, title } => steps::add(map, &stage, at, title),
        Command::ReplaceStep(step) => steps::replace(map, step),
        Command::MoveStep { id, stage, to } => steps::relocate(map, &id, &stage, to),
        Command::MergeSteps { id, into } => steps::merge(map, &id, &into),
        Command::DeleteStep(id) => steps::delete(map, &id),
        Command::AddLane { at, kind, title } => Ok(lanes::add(map, at, kind, title)),
        Command::ReplaceLane(lane) => lanes::replace(map, lane),
        Command::MoveLane { id, to } => lanes::relocate(map, &id, to),
        Command::ResizeLane { id, height } => rooms::resize_lane(map, &id, height),
        Command::ShowLane { id, visibility } => rooms::show_lane(map, &id, visibility),
        Command::DeleteLane(id) => lanes::delete(map, &id),
        Command::AddPersona { at, name } => Ok(personas::add(map, at, name)),
        Command::ReplacePersona(persona) => personas::replace(map, persona),
        Command::MovePersona { id, to } => personas::relocate(map, &id, to),
        Command::DeletePersona(id) => personas::delete(map, &id),
        Command::SetFeeling { key, feeling } => feelings::set(map, key, feeling),
        Command::AddOwnChannel { title, presence } => Ok(library::add_channel(map, title, presence)),
        Command::ReplaceOwnChannel(channel) => library::replace_channel(map, channel),
        Command::DeleteOwnChannel(id) => library::delete_channel(map, &id),
        Command::MergeOwnChannel { id, into } => library::merge_channel(map, &id, &into),
        Command::AddSource { kind, title } => Ok(library::add_source(map, kind, title)),
        Command::ReplaceSource(source) => library::replace_source(map, source),
        Command::DeleteSource(id) => library::delete_source(map, &id),
        Command::MergeSource { id, into } => library::merge_source(map, &id, &into),
        Command::RenameDepartment { from, to } => Ok(vocabulary::rename_department(map, &from, &to)),
        Command::RenameTag { from, to } => Ok(vocabulary::rename_tag(map, &from, &to)),
        Command::AddPicture { description, bytes } => Ok(library::add_picture(map, description, bytes)),
        Command::ReplacePicture(picture) => library::replace_picture(map, picture),
        Command::DeletePicture(id) => library::delete_picture(map, &id),
        Command::AddView { at, name, filter, effect } => views::add(map, at, name, *filter, effect),
        Command::ReplaceView(view) => views::replace(map, *view),
        Command::MoveView { id, to } => views::relocate(map, &id, to),
        Command::DeleteView(id) => views::delete(map, &id),
        Command::ReplaceTexts { what, with, texts } => texts::replace(map, &what, &with, texts),
    }
}

fn set_info(map: &Map, info: Box<MapInfo>) -> Plan {
    let otherwise_same = MapInfo { title: map.info.title.clone(), ..(*info).clone() } == map.info;
    let label = if otherwise_same && info.title != map.info.title {
        Label::new("Rename the map to {}", [words::quoted(&info.title, "untitled")])
    } else {
        Label::new("Edit the map’s details", [])
    };
    Plan::new(label, if *info == map.info { Vec::new() } else { vec![Change::Info(info)] })
}

/// The splices that take the thing at `from` out of `list` and put it in again as the one at `to`; none where it is
/// there already.
fn moved<T: Clone>(list: &[T], from: usize, to: usize) -> Vec<Splice<T>> {
    let to = to.min(list.len().saturating_sub(1));
    match list.get(from) {
        Some(item) if from != to => vec![Splice::remove(from), Splice::insert(to, item.clone())],
        Some(_) | None => Vec::new(),
    }
}

/// The splice that puts `item` in the place of the thing at `at`, where it is another.
fn replaced<T: PartialEq>(list: &[T], at: usize, item: T) -> Option<Splice<T>> {
    (list.get(at) != Some(&item)).then(|| Splice::replace(at, item))
}
