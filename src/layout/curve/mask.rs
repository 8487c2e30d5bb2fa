//! What a filter does to curves.

use std::collections::BTreeSet;

use crate::model::{Anchor, PersonaId};

/// The effect of a filter on curves.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::layout) struct CurveMask {
    /// The personas without curves.
    pub(in crate::layout) hidden: BTreeSet<PersonaId>,
    /// The personas whose curves are in front.
    pub(in crate::layout) front: BTreeSet<PersonaId>,
    /// The anchors at which no star is shown.
    pub(in crate::layout) without_star: Vec<Anchor>,
}
