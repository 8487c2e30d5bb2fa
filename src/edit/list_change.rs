//! Changes of the items of a list and of their order.

use super::weight::Weight;

/// Adds an item to a list, removes one or moves one.
///
/// It can always be applied: a position past the end means the end when inserting or moving there, and no item when
/// removing or moving from there.
#[derive(Clone, Debug, PartialEq)]
pub enum ListChange<T> {
    /// Inserts an item before the one at `at`.
    Insert {
        /// The index of the new item.
        at: usize,
        /// The item.
        item: T,
    },
    /// Removes an item.
    Remove {
        /// The index of the item.
        at: usize,
    },
    /// Moves an item.
    Move {
        /// Its position.
        from: usize,
        /// The index after the move.
        to: usize,
    },
}

impl<T> ListChange<T> {
    /// Changes `list` and returns the change that undoes it exactly.
    #[must_use]
    pub(super) fn apply(self, list: &mut Vec<T>) -> Self {
        match self {
            Self::Insert { at, item } => {
                let at = at.min(list.len());
                list.insert(at, item);
                Self::Remove { at }
            }
            Self::Remove { at } if at < list.len() => Self::Insert { at, item: list.remove(at) },
            Self::Move { from, to } if from < list.len() => {
                let item = list.remove(from);
                let to = to.min(list.len());
                list.insert(to, item);
                Self::Move { from: to, to: from }
            }
            Self::Remove { .. } | Self::Move { .. } => self,
        }
    }
}

impl<T: Weight> Weight for ListChange<T> {
    fn held(&self) -> usize {
        match self {
            Self::Insert { item, .. } => item.held(),
            Self::Remove { .. } | Self::Move { .. } => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ListChange;

    #[test]
    fn every_change_of_a_list_has_an_inverse_past_the_end_too() {
        let changes = (0..5).flat_map(|at| {
            let moves = (0..5).map(move |to| ListChange::Move { from: at, to });
            moves.chain([ListChange::Insert { at, item: 'x' }, ListChange::Remove { at }])
        });
        for change in changes {
            for list in [vec![], vec!['a'], vec!['a', 'b', 'c']] {
                let mut edited = list.clone();
                let inverse = change.clone().apply(&mut edited);
                let mut undone = edited.clone();
                let redo = inverse.apply(&mut undone);
                assert_eq!(undone, list, "{change:?}");
                let _ = redo.apply(&mut undone);
                assert_eq!(undone, edited, "{change:?}");
            }
        }
    }

    #[test]
    fn a_move_counts_its_end_among_the_others() {
        let mut list = vec!['a', 'b', 'c'];
        let inverse = ListChange::Move { from: 0, to: 1 }.apply(&mut list);
        assert_eq!((list.as_slice(), inverse), (['b', 'a', 'c'].as_slice(), ListChange::Move { from: 1, to: 0 }));
    }
}
