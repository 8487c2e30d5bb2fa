//! Dropped files that wait for their position, or until the map is free.

use std::{collections::VecDeque, path::PathBuf};

use crate::{
    edit::Selection,
    import::Pasted,
    ui::jobs::{DropId, PictureTarget},
};

/// The number of drops whose place is remembered. A file that is read for longer goes where the selection is.
const MOST: usize = 64;

/// The dropped files that are not used yet.
#[derive(Debug, Default)]
pub(in crate::ui) struct Drops {
    /// Pictures whose position is not known yet.
    pub(super) pictures: Vec<(DropId, PathBuf)>,
    /// Cards of texts that wait for their position or for the map.
    pub(super) cards: VecDeque<(DropId, Pasted)>,
    /// The latest drops with their places, if these are known.
    places: VecDeque<(DropId, Option<DropPlace>)>,
    latest: DropId,
}

/// What was where files were dropped. The view may move before they are used.
#[derive(Clone, Debug, Default)]
pub(super) struct DropPlace {
    /// The thing of the map that takes cards.
    pub(super) there: Option<Selection>,
    /// The target for pictures.
    pub(super) target: Option<PictureTarget>,
}

impl Drops {
    /// Begins a drop, whose place is not known yet.
    pub(super) fn begin(&mut self) -> DropId {
        self.latest = self.latest.next();
        self.places.push_back((self.latest, None));
        if self.places.len() > MOST {
            self.places.pop_front();
        }
        self.latest
    }

    /// Whether the place of a drop is not known yet.
    pub(super) fn lacks_place(&self) -> bool {
        self.places.iter().any(|(_, place)| place.is_none())
    }

    /// Records `place` for the drops whose place is not known yet.
    pub(super) fn locate(&mut self, place: &DropPlace) {
        for (_, unknown) in self.places.iter_mut().filter(|(_, place)| place.is_none()) {
            *unknown = Some(place.clone());
        }
    }

    /// The place of the drop `id`, if it is known and remembered.
    pub(super) fn place_of(&self, id: DropId) -> Option<&DropPlace> {
        self.places.iter().find(|(other, _)| *other == id)?.1.as_ref()
    }

    /// Whether everything dropped has been used.
    pub(super) fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.cards.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, StageId};

    #[test]
    fn each_drop_has_its_own_place() {
        let mut drops = Drops::default();
        let at = |selection: Selection| DropPlace { there: Some(selection), target: None };
        let first = drops.begin();
        drops.locate(&at(Selection::Stage(StageId::numbered(1))));
        let second = drops.begin();
        assert!(drops.lacks_place() && drops.place_of(second).is_none());
        drops.locate(&at(Selection::card(CardId::numbered(2))));
        let there = |id| drops.place_of(id).and_then(|place| place.there.clone());
        assert_eq!(there(first), Some(Selection::Stage(StageId::numbered(1))));
        assert_eq!(there(second), Some(Selection::card(CardId::numbered(2))));
    }
}
