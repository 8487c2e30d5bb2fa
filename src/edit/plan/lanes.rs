//! Lanes: adding, changing, moving and deleting them with their cards.

use super::{Change, Created, EditError, Label, NewLane, Plan, Splice, ids, moved, references, replaced, words};
use crate::model::{Lane, LaneId, LaneKind, Map};

/// Adds a lane called `title`.
pub(super) fn add(map: &Map, at: usize, kind: LaneKind, title: String) -> Plan {
    let label = Label::new("Add {}", [words::quoted(&title, "a lane")]);
    let (id, change) = new(map, NewLane { at, kind, title });
    Plan::new(label, vec![change]).creating(Created::Lane(id))
}

/// The id that `lane` gets, and the change that puts it among the others.
pub(super) fn new(map: &Map, lane: NewLane) -> (LaneId, Change) {
    let id = ids::next_lane(map);
    let at = lane.at.min(map.lanes.len());
    let lane = Lane::new(id.clone(), lane.kind, lane.title);
    (id, Change::Lanes(Splice::insert(at, lane)))
}

/// Puts another title, prompt or kind on the lane of the same id.
pub(super) fn replace(map: &Map, lane: Lane) -> Result<Plan, EditError> {
    let (at, before) = find(map, &lane.id)?;
    if before.kind.holds_cards() && !lane.kind.holds_cards() {
        let count = map.cards.values().filter(|card| card.place.lane == lane.id).count();
        if count > 0 {
            return Err(EditError::LaneHasCards { lane: before.title.clone(), count });
        }
    }
    let is_renamed = before.title != lane.title && Lane { title: before.title.clone(), ..lane.clone() } == *before;
    let label = if is_renamed {
        words::renamed(&before.title, &lane.title, "a lane")
    } else {
        Label::new("Edit {}", [words::quoted(&before.title, "a lane")])
    };
    Ok(Plan::new(label, replaced(&map.lanes, at, lane).map(Change::Lanes).into_iter().collect()))
}

/// Moves a lane to be the one at `to`.
pub(super) fn relocate(map: &Map, id: &LaneId, to: usize) -> Result<Plan, EditError> {
    let (at, lane) = find(map, id)?;
    let label = Label::new("Move {}", [words::quoted(&lane.title, "a lane")]);
    Ok(Plan::new(label, moved(&map.lanes, at, to).into_iter().map(Change::Lanes).collect()))
}

/// Deletes a lane with its cards and the feelings at them.
pub(super) fn delete(map: &Map, id: &LaneId) -> Result<Plan, EditError> {
    let (at, lane) = find(map, id)?;
    let cards = map.cards.values().filter(|card| card.place.lane == *id).map(|card| card.id.clone()).collect();
    let mut changes = references::without_cards(map, &cards);
    changes.push(Change::Lanes(Splice::remove(at)));
    Ok(Plan::new(Label::new("Delete {}", [words::quoted(&lane.title, "a lane")]), changes))
}

/// The lane named `id` and where it stands.
pub(super) fn find<'a>(map: &'a Map, id: &LaneId) -> Result<(usize, &'a Lane), EditError> {
    let found = map.lanes.iter().enumerate().find(|(_, lane)| lane.id == *id);
    found.ok_or_else(|| EditError::NoSuchLane(id.clone()))
}
