//! The memory of values in bytes, accurate enough to bound a history.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::{
    CardId, Channel, Comment, CurveMarkers, Date, Digits, Evidence, Feeling, Filter, FilterEffect, InfoPrompts,
    LaneHeight, LaneKind, Language, MapDirection, MapPart, MapState, Metric, Outcome, PersonaId, PersonaPrompts,
    PictureId, Presence, Score, Severity, SourceId, SourceKind, StageWidth, Status, Visibility,
};

/// A value whose memory is counted.
pub(super) trait Weight {
    /// The bytes that the value owns on the heap. The text of an id is not counted, because ids share it.
    fn held(&self) -> usize;

    /// The bytes of the value and of what it owns.
    fn weight(&self) -> usize {
        size_of_val(self).saturating_add(self.held())
    }
}

/// Implements [`Weight`] for types that own nothing on the heap.
macro_rules! own_nothing {
    ($($kind:ty)*) => {$(
        impl Weight for $kind {
            fn held(&self) -> usize {
                0
            }
        }
    )*};
}

own_nothing! {
    bool CardId Channel CurveMarkers Date Digits Evidence FilterEffect LaneHeight LaneKind Language MapDirection MapPart
    MapState PersonaId PictureId Presence Score Severity SourceId SourceKind StageWidth Status Visibility
}

impl Weight for String {
    fn held(&self) -> usize {
        self.len()
    }
}

impl Weight for Arc<[u8]> {
    fn held(&self) -> usize {
        self.len()
    }
}

impl<T: Weight> Weight for Option<T> {
    fn held(&self) -> usize {
        self.as_ref().map_or(0, Weight::held)
    }
}

impl<T: Weight> Weight for Box<T> {
    fn held(&self) -> usize {
        (**self).weight()
    }
}

impl<T: Weight> Weight for Vec<T> {
    fn held(&self) -> usize {
        sum(self.iter().map(Weight::weight))
    }
}

impl<T: Weight> Weight for BTreeSet<T> {
    fn held(&self) -> usize {
        sum(self.iter().map(Weight::weight))
    }
}

impl Weight for InfoPrompts {
    fn held(&self) -> usize {
        sum([self.scope.held(), self.scenario.held(), self.goals.held()])
    }
}

impl Weight for PersonaPrompts {
    fn held(&self) -> usize {
        sum([self.name.held(), self.role.held(), self.quote.held()])
    }
}

impl Weight for Comment {
    fn held(&self) -> usize {
        sum([self.author.held(), self.text.held()])
    }
}

impl Weight for Metric {
    fn held(&self) -> usize {
        self.unit.held()
    }
}

impl Weight for Outcome {
    fn held(&self) -> usize {
        self.title.held()
    }
}

impl Weight for Feeling {
    fn held(&self) -> usize {
        self.note.held()
    }
}

impl Weight for Filter {
    fn held(&self) -> usize {
        let Self { personas, channels, presences, departments, evidence, tags, statuses, owners, text } = self;
        let words = [departments, tags, owners].map(Weight::held);
        let values =
            [personas.held(), channels.held(), presences.held(), evidence.held(), statuses.held(), text.held()];
        sum(words.into_iter().chain(values))
    }
}

/// The sum of `weights`; at most `usize::MAX`.
pub(super) fn sum(weights: impl IntoIterator<Item = usize>) -> usize {
    weights.into_iter().fold(0, usize::saturating_add)
}
