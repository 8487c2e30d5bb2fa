//! The cards of a map, and the index that finds the cards of a cell.

use std::{
    collections::{BTreeMap, btree_map},
    fmt, iter,
    ops::Index,
    sync::Arc,
};

use super::{Card, CardId, LaneId, Place, StageId};

/// Every card of a map, by its id.
///
/// Cards are shared: a clone of the table is cheap, and a card that has not changed between two maps is the same
/// allocation in both ([`CardTable::shared`]). Tables are nevertheless compared by value.
///
/// The index of cells always agrees with [`Card::place`]. It is private, and a card in the table can only be changed
/// through [`CardTable::edit`], so no caller can forget to update it.
#[derive(Clone, Default)]
pub struct CardTable {
    cards: BTreeMap<CardId, Arc<Card>>,
    /// The cells that hold cards. Each is shared with clones of the table until it changes.
    cells: BTreeMap<LaneId, BTreeMap<StageId, Arc<CellEntries>>>,
}

/// The cards of one cell in their order, those with the same order by id. It shares the cards with the table, so that
/// going through the cells looks up no card.
type CellEntries = BTreeMap<(usize, CardId), Arc<Card>>;

/// The ids of a table with their cards.
type Pairs<'a> =
    iter::Map<btree_map::Iter<'a, CardId, Arc<Card>>, fn((&'a CardId, &'a Arc<Card>)) -> (&'a CardId, &'a Card)>;

impl CardTable {
    /// The card with this id.
    #[must_use]
    pub fn get(&self, id: &CardId) -> Option<&Card> {
        self.cards.get(id).map(|card| &**card)
    }

    /// The card with this id as a shared pointer; maps with an equal card may share it.
    #[must_use]
    pub fn shared(&self, id: &CardId) -> Option<&Arc<Card>> {
        self.cards.get(id)
    }

    /// Whether there is a card with this id.
    #[must_use]
    pub fn contains_key(&self, id: &CardId) -> bool {
        self.cards.contains_key(id)
    }

    /// The number of cards.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The ids in ascending order.
    #[must_use]
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &CardId> + ExactSizeIterator + Clone {
        self.cards.keys()
    }

    /// The cards by ascending id.
    #[must_use]
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Card> + ExactSizeIterator + Clone {
        self.cards.values().map(|card| &**card)
    }

    /// The ids with their cards, by ascending id.
    pub fn iter(&self) -> Pairs<'_> {
        self.cards.iter().map(|(id, card)| (id, &**card))
    }

    /// The cards of the cell where `lane` meets `stage`, by order and then by id.
    pub fn in_cell(&self, lane: &LaneId, stage: &StageId) -> impl Iterator<Item = &Card> {
        let cell = self.cells.get(lane).and_then(|cells| cells.get(stage));
        cell.into_iter().flat_map(|cell| cell.values()).map(|card| &**card)
    }

    /// The cards of `lane`, cell by cell, in each by order and then by id.
    pub fn in_lane(&self, lane: &LaneId) -> impl Iterator<Item = &Card> {
        let cells = self.cells.get(lane).into_iter().flat_map(BTreeMap::values);
        cells.flat_map(|cell| cell.values()).map(|card| &**card)
    }

    /// Every cell that holds a card, with its cards by order and then by id.
    pub fn cells(&self) -> impl Iterator<Item = ((&LaneId, &StageId), impl Iterator<Item = &Card>)> {
        self.shared_cells().map(|(cell, cards)| (cell, cards.map(|card| &**card)))
    }

    /// Every cell that holds a card, with its cards as shared pointers by order and then by id.
    pub fn shared_cells(&self) -> impl Iterator<Item = ((&LaneId, &StageId), impl Iterator<Item = &Arc<Card>>)> {
        let cells =
            self.cells.iter().flat_map(|(lane, cells)| cells.iter().map(move |(stage, cell)| (lane, stage, cell)));
        cells.map(|(lane, stage, cell)| ((lane, stage), cell.values()))
    }

    /// Inserts `card` under `id` and returns the card it replaces, if any.
    pub fn insert(&mut self, id: CardId, card: impl Into<Arc<Card>>) -> Option<Arc<Card>> {
        let card = card.into();
        let before = self.remove(&id);
        self.enter_cell(&id, &card);
        self.cards.insert(id, card);
        before
    }

    /// Removes the card with this id and returns it.
    pub fn remove(&mut self, id: &CardId) -> Option<Arc<Card>> {
        let card = self.cards.remove(id)?;
        self.leave_cell(&card.place, id);
        Some(card)
    }

    /// Applies `change` to the card with this id and returns its result, or `None` if there is no such card. A card
    /// that is shared with another table is copied first.
    pub fn edit<R>(&mut self, id: &CardId, change: impl FnOnce(&mut Card) -> R) -> Option<R> {
        let place = self.cards.get(id)?.place.clone();
        // Without the pointer of its cell, a card that is in no other table is changed in place.
        self.leave_cell(&place, id);
        let card = self.cards.get_mut(id)?;
        let result = change(Arc::make_mut(card));
        let card = Arc::clone(card);
        self.enter_cell(id, &card);
        Some(result)
    }

    /// Applies `change` to every card in the order of the ids. Afterwards no card is shared with another table.
    pub fn edit_each(&mut self, mut change: impl FnMut(&mut Card)) {
        let ids: Vec<CardId> = self.cards.keys().cloned().collect();
        for id in ids {
            self.edit(&id, &mut change);
        }
    }

    /// Removes every card for which `is_kept` returns `false`.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&CardId, &Card) -> bool) {
        let refused: Vec<CardId> =
            self.iter().filter(|(id, card)| !is_kept(id, card)).map(|(id, _)| id.clone()).collect();
        for id in refused {
            self.remove(&id);
        }
    }

    /// Removes all cards.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn enter_cell(&mut self, id: &CardId, card: &Arc<Card>) {
        let Place { lane, stage, order } = &card.place;
        let cells = self.cells.entry(lane.clone()).or_default();
        Arc::make_mut(cells.entry(stage.clone()).or_default()).insert((*order, id.clone()), Arc::clone(card));
    }

    fn leave_cell(&mut self, place: &Place, id: &CardId) {
        let Some(cells) = self.cells.get_mut(&place.lane) else { return };
        let Some(cell) = cells.get_mut(&place.stage) else { return };
        Arc::make_mut(cell).remove(&(place.order, id.clone()));
        if cell.is_empty() {
            cells.remove(&place.stage);
        }
        if cells.is_empty() {
            self.cells.remove(&place.lane);
        }
    }
}

impl PartialEq for CardTable {
    /// Whether both tables have equal cards under the same ids. Cards shared by both tables are not compared field by
    /// field.
    fn eq(&self, other: &Self) -> bool {
        let is_same = |card: &Arc<Card>, other: &Arc<Card>| Arc::ptr_eq(card, other) || card == other;
        let mut pairs = self.cards.iter().zip(&other.cards);
        self.len() == other.len() && pairs.all(|((id, card), (of, other))| id == of && is_same(card, other))
    }
}

impl fmt::Debug for CardTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<C: Into<Arc<Card>>> FromIterator<(CardId, C)> for CardTable {
    /// The table of `cards`; of several with the same id it has the last. Both indices are built at once, which is a few
    /// times faster than inserting card by card.
    fn from_iter<I: IntoIterator<Item = (CardId, C)>>(cards: I) -> Self {
        let cards: BTreeMap<CardId, Arc<Card>> = cards.into_iter().map(|(id, card)| (id, card.into())).collect();
        let mut entries: BTreeMap<&LaneId, BTreeMap<&StageId, Vec<_>>> = BTreeMap::new();
        for (id, card) in &cards {
            let Place { lane, stage, order } = &card.place;
            entries.entry(lane).or_default().entry(stage).or_default().push(((*order, id.clone()), Arc::clone(card)));
        }
        let of_cell = |(stage, cell): (&StageId, Vec<_>)| (stage.clone(), Arc::new(cell.into_iter().collect()));
        let of_lane =
            |(lane, cells): (&LaneId, BTreeMap<_, _>)| (lane.clone(), cells.into_iter().map(of_cell).collect());
        let cells = entries.into_iter().map(of_lane).collect();
        Self { cards, cells }
    }
}

impl Index<&CardId> for CardTable {
    type Output = Card;

    /// The card with this id. Panics if there is none; outside tests, use [`CardTable::get`].
    #[expect(clippy::indexing_slicing, reason = "it is what indexing means")]
    fn index(&self, id: &CardId) -> &Card {
        &self.cards[id]
    }
}

impl<'a> IntoIterator for &'a CardTable {
    type Item = (&'a CardId, &'a Card);
    type IntoIter = Pairs<'a>;

    fn into_iter(self) -> Pairs<'a> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::grid_map;

    #[test]
    fn a_clone_shares_every_card_but_the_edited_one() {
        let map = grid_map(3, 2, 4);
        let mut clone = map.clone();
        let id = CardId::numbered(5);
        clone.cards.edit(&id, |card| card.title = "Another".into());
        let is_shared = |id: &CardId| Arc::ptr_eq(&map.cards.cards[id], &clone.cards.cards[id]);
        assert_eq!(map.cards.keys().filter(|id| !is_shared(id)).collect::<Vec<_>>(), [&id]);
        assert_ne!(map, clone);
        clone.cards.edit(&id, |card| card.title = "Card 5".into());
        assert_eq!(map, clone, "tables are compared by value");
    }

    #[test]
    fn a_table_made_at_once_is_the_one_made_card_by_card() {
        let cards: Vec<Card> = grid_map(3, 2, 4).cards.values().cloned().collect();
        // Some cards occur twice, in other cells.
        let again = cards.iter().step_by(3).zip(cards.iter().rev());
        let again = again.map(|(card, other)| Card { place: other.place.clone(), ..card.clone() });
        let pairs = cards.iter().cloned().chain(again).map(|card| (card.id.clone(), card));
        let mut one_by_one = CardTable::default();
        for (id, card) in pairs.clone() {
            one_by_one.insert(id, card);
        }
        let at_once: CardTable = pairs.collect();
        assert_eq!((&at_once, &at_once.cells), (&one_by_one, &one_by_one.cells));
    }

    #[test]
    fn a_card_that_moves_leaves_its_cell_and_an_empty_cell_is_none() {
        let mut table = grid_map(2, 1, 1).cards;
        let (lane, first, second) = (LaneId::numbered(0), StageId::numbered(0), StageId::numbered(1));
        table.edit(&CardId::numbered(0), |card| card.place.stage = second.clone());
        assert_eq!(table.in_cell(&lane, &first).count(), 0);
        // Both cards have order 0: then the ids decide.
        let ids: Vec<_> = table.in_cell(&lane, &second).map(|card| card.id.clone()).collect();
        assert_eq!(ids, [CardId::numbered(0), CardId::numbered(1)]);
        assert_eq!(table.cells().count(), 1);
        table.retain(|_, _| false);
        assert_eq!(table.cells().count(), 0);
    }
}
