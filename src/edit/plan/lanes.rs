//! Plans for adding, changing, moving and deleting lanes with their cards.

use super::{
    Change, Created, Deed, EditError, ListChange, Nameless, NewLane, Plan, StepLabel, ids, moved, references, rooms,
    unless, words,
};
use crate::{
    edit::LaneField,
    model::{Lane, LaneId, LaneKind, Map},
};

/// Adds a lane with `title`.
pub(super) fn add(map: &Map, at: usize, kind: LaneKind, title: String) -> Plan {
    let label = StepLabel::new(Deed::Add, [words::quoted(&title, Nameless::Lane)]);
    let (id, change) = new(map, NewLane { at, kind, title });
    Plan::new(label, vec![change]).creating(Created::Lane(id))
}

/// The id of the new `lane`, and the change that inserts it.
pub(super) fn new(map: &Map, lane: NewLane) -> (LaneId, Change) {
    let id = ids::next_lane(map);
    let at = lane.at.min(map.lanes.len());
    let lane = Lane::new(id.clone(), lane.kind, lane.title);
    (id, Change::Lanes(ListChange::Insert { at, item: lane }))
}

/// Sets a field of a lane. A lane with cards cannot become one of a kind without cards.
pub(super) fn set(map: &Map, id: LaneId, field: LaneField) -> Result<Plan, EditError> {
    let (_, lane) = find(map, &id)?;
    let title = words::quoted(&lane.title, Nameless::Lane);
    let label = match &field {
        LaneField::Kind(kind) => {
            check_kind(map, lane, *kind)?;
            StepLabel::new(Deed::Edit, [title])
        }
        LaneField::Title(after) => words::renamed(&lane.title, after, Nameless::Lane),
        LaneField::Prompt(_) | LaneField::IsGrouped(_) => StepLabel::new(Deed::Edit, [title]),
        LaneField::Height(_) => StepLabel::new(Deed::Resize, [title]),
        LaneField::Visibility(after) => rooms::shown(lane.visibility, *after, title),
    };
    let is_set = field.is_in(lane);
    Ok(Plan::new(label, unless(is_set, Change::LaneField { id, field })))
}

/// Checks that `lane` has no cards if lanes of `kind` cannot have any.
fn check_kind(map: &Map, lane: &Lane, kind: LaneKind) -> Result<(), EditError> {
    if kind.holds_cards() || !lane.kind.holds_cards() {
        return Ok(());
    }
    match map.cards.values().filter(|card| card.place.lane == lane.id).count() {
        0 => Ok(()),
        count => Err(EditError::LaneHasCards { lane: lane.title.clone(), count }),
    }
}

/// Moves a lane to the index `to`.
pub(super) fn relocate(map: &Map, id: &LaneId, to: usize) -> Result<Plan, EditError> {
    let (at, lane) = find(map, id)?;
    let label = StepLabel::new(Deed::Move, [words::quoted(&lane.title, Nameless::Lane)]);
    Ok(Plan::new(label, moved(&map.lanes, at, to).into_iter().map(Change::Lanes).collect()))
}

/// Deletes a lane with its cards and the feelings at them.
pub(super) fn delete(map: &Map, id: &LaneId) -> Result<Plan, EditError> {
    let (at, lane) = find(map, id)?;
    let cards = map.cards.values().filter(|card| card.place.lane == *id).map(|card| card.id.clone()).collect();
    let mut changes = references::without_cards(map, &cards);
    changes.push(Change::Lanes(ListChange::Remove { at }));
    Ok(Plan::new(StepLabel::new(Deed::Delete, [words::quoted(&lane.title, Nameless::Lane)]), changes))
}

/// The lane with this `id` and its index.
pub(super) fn find<'a>(map: &'a Map, id: &LaneId) -> Result<(usize, &'a Lane), EditError> {
    let found = map.lanes.iter().enumerate().find(|(_, lane)| lane.id == *id);
    found.ok_or_else(|| EditError::NoSuchLane(id.clone()))
}
