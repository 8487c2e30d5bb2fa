//! Transactions: changes that belong together.

use super::{
    Change, StepLabel,
    weight::{Weight as _, sum},
};
use crate::model::Map;

/// Changes that are applied and undone together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transaction {
    /// The description of the changes: "Delete “Compare prices”".
    pub label: StepLabel,
    /// The changes in the order of their application.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// Changes `map` and returns the transaction that undoes it exactly, under the same label.
    #[must_use]
    pub fn apply(self, map: &mut Map) -> Self {
        let mut inverse: Vec<_> = self.changes.into_iter().map(|change| change.apply(map)).collect();
        inverse.reverse();
        Self { label: self.label, changes: inverse }
    }

    /// Whether there are no changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The memory of the label and the changes, in bytes.
    pub(super) fn weight(&self) -> usize {
        sum([self.label.weight(), self.changes.held()])
    }
}
