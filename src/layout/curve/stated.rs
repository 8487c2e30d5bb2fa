//! A stated feeling with its position on the page.

use crate::{
    geom::Point,
    model::{Feeling, FeelingKey},
};

/// A point with everything needed to join it to the next.
pub(super) struct Stated<'a> {
    pub(super) key: &'a FeelingKey,
    pub(super) feeling: &'a Feeling,
    /// The position in time; the marker may be next to it.
    pub(super) time: f64,
    pub(super) point: Point,
    /// The position of the wanted level's marker.
    pub(super) wanted: Option<Point>,
}
