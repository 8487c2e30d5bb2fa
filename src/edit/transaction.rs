//! Transactions: changes that belong together.

use super::{Change, Label};
use crate::model::Map;

/// Changes that are made, and taken back, together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transaction {
    /// What the changes do, in words for the screen: "Delete “Compare prices”".
    pub label: Label,
    /// The changes, in the order they are applied.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// Changes `map` and returns the transaction that takes it back exactly, under the same label.
    #[must_use]
    pub fn apply(self, map: &mut Map) -> Self {
        let mut inverse: Vec<_> = self.changes.into_iter().map(|change| change.apply(map)).collect();
        inverse.reverse();
        Self { label: self.label, changes: inverse }
    }

    /// Whether there is nothing to change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}
