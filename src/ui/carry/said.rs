//! The message after a command that changes cards out of view: the number of cards it changed.

use crate::{
    analysis::Uses,
    edit::Command,
    model::{CardId, ChannelId, Map},
    ui::{i18n::m, words},
};

/// The message after `command`, if it changes cards that may be out of view: the number of cards it changed.
pub(super) fn said_after(map: &Map, uses: &Uses, command: &Command) -> Option<String> {
    let count = |cards: Option<&Vec<CardId>>| cards.map_or(0, Vec::len);
    let named = |list: &[(String, Vec<CardId>)], name: &str| {
        count(
            list.iter().find(|(known, _)| crate::fold::fold(known) == crate::fold::fold(name)).map(|(_, cards)| cards),
        )
    };
    let source = |id| map.source(id).map_or("", |source| source.title.as_str());
    let channel = |id: &ChannelId| map.channels.iter().find(|own| own.id == *id).map_or("", |own| own.title.as_str());
    let (name, cards, is_gone) = match command {
        Command::DeleteOwnChannel(id) => (channel(id), count(uses.channels.get(id)), true),
        Command::MergeOwnChannel { id, .. } => (channel(id), count(uses.channels.get(id)), false),
        Command::DeleteSource(id) => (source(id), count(uses.sources.get(id)), true),
        Command::MergeSource { id, .. } => (source(id), count(uses.sources.get(id)), false),
        Command::RenameDepartment { from, to } => (from.as_str(), named(&uses.departments, from), to.trim().is_empty()),
        Command::RenameTag { from, to } => (from.as_str(), named(&uses.tags, from), to.trim().is_empty()),
        // The others only change what the user sees.
        Command::SetInfo(_)
        | Command::AddCard { .. }
        | Command::AddWholeCard(_)
        | Command::PasteCards { .. }
        | Command::PasteAt(_)
        | Command::DuplicateCards(_)
        | Command::SetCards { .. }
        | Command::MoveCards { .. }
        | Command::DeleteCards(_)
        | Command::StretchCard { .. }
        | Command::AddStage { .. }
        | Command::DuplicateStage(_)
        | Command::SetStage { .. }
        | Command::MoveStage { .. }
        | Command::DeleteStage(_)
        | Command::AddStep { .. }
        | Command::SetStep { .. }
        | Command::MoveStep { .. }
        | Command::MergeSteps { .. }
        | Command::DeleteStep(_)
        | Command::AddLane { .. }
        | Command::SetLane { .. }
        | Command::MoveLane { .. }
        | Command::DeleteLane(_)
        | Command::AddPersona { .. }
        | Command::SetPersona { .. }
        | Command::MovePersona { .. }
        | Command::DeletePersona(_)
        | Command::SetFeeling { .. }
        | Command::AddOwnChannel { .. }
        | Command::SetOwnChannel { .. }
        | Command::AddSource { .. }
        | Command::SetSource { .. }
        | Command::AddPicture { .. }
        | Command::SetPicture { .. }
        | Command::DeletePicture(_)
        | Command::AddView { .. }
        | Command::SetView { .. }
        | Command::UpdateView { .. }
        | Command::MoveView { .. }
        | Command::DeleteView(_)
        | Command::ReplaceTexts { .. } => return None,
    };
    let said = if is_gone { m("toast-taken-off") } else { m("toast-changed-on") };
    (cards > 0).then(|| said.with(&[("name", words::quoted(name).into()), ("count", cards.into())]))
}
