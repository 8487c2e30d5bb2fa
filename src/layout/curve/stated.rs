//! A stated feeling with its place on the page.

use crate::{
    geom::Point,
    model::{Feeling, FeelingKey},
};

/// A point with everything needed to join it to the next.
pub(super) struct Stated<'a> {
    pub(super) key: &'a FeelingKey,
    pub(super) feeling: &'a Feeling,
    /// Where in time it is; the marker may stand beside it.
    pub(super) time: f64,
    pub(super) point: Point,
    /// Where the marker of what is wanted stands.
    pub(super) wanted: Option<Point>,
}
