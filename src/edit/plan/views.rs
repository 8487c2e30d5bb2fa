//! Plans for adding, changing, moving and deleting saved views.

use super::{
    Change, Command, Created, Deed, Differing as _, EditError, ListChange, Nameless, Plan, StepLabel, ids, moved,
    references, unless, vocabulary, words,
};
use crate::{
    edit::ViewField,
    model::{Channel, Filter, FilterEffect, Map, View, ViewId},
};

/// Saves `filter` as a view with `name`.
pub(super) fn add(map: &Map, at: usize, name: String, filter: Filter, effect: FilterEffect) -> Result<Plan, EditError> {
    check(map, &Filter::default(), &filter)?;
    let id = ids::next_view(map);
    let label = StepLabel::new(Deed::KeepView, [words::quoted(&name, Nameless::WithoutName)]);
    let added = ListChange::Insert { at: at.min(map.views.len()), item: View { id: id.clone(), name, filter, effect } };
    Ok(Plan::new(label, vec![Change::Views(added)]).creating(Created::View(id)))
}

/// Sets a field of a view.
pub(super) fn set(map: &Map, id: ViewId, field: ViewField) -> Result<Plan, EditError> {
    let (_, view) = find(map, &id)?;
    let label = match &field {
        ViewField::Name(after) => words::renamed(&view.name, after, Nameless::View),
        ViewField::Filter(after) => {
            check(map, &view.filter, after)?;
            edited_label(view)
        }
        ViewField::Effect(_) => edited_label(view),
    };
    let is_set = field.is_in(view);
    Ok(Plan::new(label, unless(is_set, Change::ViewField { id, field })))
}

/// Replaces the filter of the view `id` and sets its name.
pub(super) fn update(
    map: &Map,
    id: ViewId,
    name: String,
    filter: Filter,
    effect: FilterEffect,
) -> Result<Plan, EditError> {
    let (_, before) = find(map, &id)?;
    check(map, &before.filter, &filter)?;
    let after = View { id, name, filter, effect };
    Ok(Plan::new(edited_label(before), before.changes_to(&after)))
}

fn edited_label(view: &View) -> StepLabel {
    StepLabel::new(Deed::EditView, [words::quoted(&view.name, Nameless::WithoutName)])
}

/// Moves a view to the index `to`.
pub(super) fn relocate(map: &Map, id: &ViewId, to: usize) -> Result<Plan, EditError> {
    let (at, view) = find(map, id)?;
    let label = StepLabel::new(Deed::MoveView, [words::quoted(&view.name, Nameless::WithoutName)]);
    Ok(Plan::new(label, moved(&map.views, at, to).into_iter().map(Change::Views).collect()))
}

/// Deletes a view.
pub(super) fn delete(map: &Map, id: &ViewId) -> Result<Plan, EditError> {
    let (at, view) = find(map, id)?;
    let label = StepLabel::new(Deed::DeleteView, [words::quoted(&view.name, Nameless::WithoutName)]);
    Ok(Plan::new(label, vec![Change::Views(ListChange::Remove { at })]))
}

/// The changes that `edit` makes to the filters of the views.
pub(super) fn edited(map: &Map, edit: impl Fn(&mut Filter)) -> Vec<Change> {
    let edited = map.views.iter().map(|view| {
        let mut after = view.clone();
        edit(&mut after.filter);
        view.changes_to(&after)
    });
    edited.flatten().collect()
}

/// Changes the names in `filter` as `command` changes them in the views of a map.
pub(super) fn follow(filter: &mut Filter, command: &Command) {
    if let Command::DeletePersona(id) = command {
        filter.forget_persona(id);
    } else if let Command::DeleteOwnChannel(id) = command {
        filter.forget_channel(id);
    } else if let Command::MergeOwnChannel { id, into } = command {
        references::exchange(&mut filter.channels, &Channel::Own(id.clone()), into);
    } else if let Command::RenameDepartment { from, to } = command {
        vocabulary::renamed(&mut filter.departments, from, to.trim());
    } else if let Command::RenameTag { from, to } = command {
        vocabulary::renamed(&mut filter.tags, from, to.trim());
    }
}

fn find<'a>(map: &'a Map, id: &ViewId) -> Result<(usize, &'a View), EditError> {
    let found = map.views.iter().enumerate().find(|(_, view)| view.id == *id);
    found.ok_or_else(|| EditError::NoSuchView(id.clone()))
}

/// Checks that everything `filter` names is in `map`, or was already named in `before`.
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
