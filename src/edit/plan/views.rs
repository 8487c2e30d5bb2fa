//! Views: adding, changing, moving and deleting the filters that a map keeps.

use super::{
    Change, Command, Created, EditError, Label, Plan, Splice, ids, moved, references, replaced, vocabulary, words,
};
use crate::model::{Channel, Filter, FilterEffect, Map, View, ViewId};

/// Keeps `filter` under `name`.
pub(super) fn add(map: &Map, at: usize, name: String, filter: Filter, effect: FilterEffect) -> Result<Plan, EditError> {
    check(map, &Filter::default(), &filter)?;
    let id = ids::next_view(map);
    let label = Label::new("Keep the view {}", [words::quoted(&name, "without a name")]);
    let splice = Splice::insert(at.min(map.views.len()), View { id: id.clone(), name, filter, effect });
    Ok(Plan::new(label, vec![Change::Views(splice)]).creating(Created::View(id)))
}

/// Puts another content in the place of the view of the same id.
pub(super) fn replace(map: &Map, view: View) -> Result<Plan, EditError> {
    let (at, before) = find(map, &view.id)?;
    check(map, &before.filter, &view.filter)?;
    let is_renamed = before.name != view.name && View { name: before.name.clone(), ..view.clone() } == *before;
    let label = if is_renamed {
        words::renamed(&before.name, &view.name, "a view")
    } else {
        Label::new("Edit the view {}", [words::quoted(&before.name, "without a name")])
    };
    Ok(Plan::new(label, replaced(&map.views, at, view).map(Change::Views).into_iter().collect()))
}

/// Moves a view to be the one at `to`.
pub(super) fn relocate(map: &Map, id: &ViewId, to: usize) -> Result<Plan, EditError> {
    let (at, view) = find(map, id)?;
    let label = Label::new("Move the view {}", [words::quoted(&view.name, "without a name")]);
    Ok(Plan::new(label, moved(&map.views, at, to).into_iter().map(Change::Views).collect()))
}

/// Deletes a view.
pub(super) fn delete(map: &Map, id: &ViewId) -> Result<Plan, EditError> {
    let (at, view) = find(map, id)?;
    let label = Label::new("Delete the view {}", [words::quoted(&view.name, "without a name")]);
    Ok(Plan::new(label, vec![Change::Views(Splice::remove(at))]))
}

/// The changes that carry out `edit` on the filter of each view, where that makes a difference.
pub(super) fn edited(map: &Map, edit: impl Fn(&mut Filter)) -> Vec<Change> {
    let edited = map.views.iter().enumerate().filter_map(|(at, view)| {
        let mut after = view.clone();
        edit(&mut after.filter);
        replaced(&map.views, at, after)
    });
    edited.map(Change::Views).collect()
}

/// Does to the names in `filter` what `command` does to them in the views of a map.
pub(super) fn follow(filter: &mut Filter, command: &Command) {
    match command {
        Command::DeletePersona(id) => filter.forget_persona(id),
        Command::DeleteOwnChannel(id) => filter.forget_channel(id),
        Command::MergeOwnChannel { id, into } => {
            references::exchange(&mut filter.channels, &Channel::Own(id.clone()), into);
        }
        Command::RenameDepartment { from, to } => vocabulary::renamed(&mut filter.departments, from, to.trim()),
        Command::RenameTag { from, to } => vocabulary::renamed(&mut filter.tags, from, to.trim()),
        _ => {} // Other commands leave names as they are.
    }
}

fn find<'a>(map: &'a Map, id: &ViewId) -> Result<(usize, &'a View), EditError> {
    let found = map.views.iter().enumerate().find(|(_, view)| view.id == *id);
    found.ok_or_else(|| EditError::NoSuchView(id.clone()))
}

/// Checks that what `filter` names is in `map`, or was named `before` already.
fn check(map: &Map, before: &Filter, filter: &Filter) -> Result<(), EditError> {
    for id in filter.personas.iter().filter(|id| !before.personas.contains(id)) {
        map.persona(id).ok_or_else(|| EditError::NoSuchPersona(id.clone()))?;
    }
    for channel in filter.channels.iter().filter(|channel| !before.channels.contains(channel)) {
        if let Channel::Own(id) = channel {
            map.own_channel(channel).ok_or_else(|| EditError::NoSuchChannel(id.clone()))?;
        }
    }
    Ok(())
}
