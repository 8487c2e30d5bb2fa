//! Parts in their own coordinates, and where they are on the page.
//!
//! A part that is shared between layouts counts from its own top left corner and is already in reading direction, so
//! that the same part can be anywhere on the page. [`Placed`] adds the position. There is no `Deref` to the part: a
//! rectangle of the part is not one of the page.

use std::{ops::Deref, sync::Arc};

use crate::geom::{Affine, BezPath, Point, Rect, Vec2, mirrored_point, mirrored_rect};

/// A part with its position. `T` is a shared or a borrowed part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed<T> {
    /// The position of the part's origin: on the page, or in the part that holds it.
    pub at: Point,
    /// The part, in its own coordinates.
    pub it: T,
}

/// A part that has a rectangle of its own.
pub trait OwnRect {
    /// The rectangle of the whole part, in its own coordinates.
    fn own_rect(&self) -> Rect;
}

impl<T> Placed<T> {
    /// `inner`, a piece of the part, in coordinates of the page.
    #[must_use]
    pub fn on_page<P: Movable + Clone>(&self, inner: &P) -> P {
        inner.clone().moved(self.at.to_vec2())
    }
}

impl<T: Deref> Placed<T> {
    /// The same, with the part borrowed.
    #[must_use]
    pub fn borrowed(&self) -> Placed<&T::Target> {
        Placed { at: self.at, it: &*self.it }
    }
}

impl<T: Deref<Target: OwnRect>> Placed<T> {
    /// The rectangle of the whole part on the page.
    #[must_use]
    pub fn rect(&self) -> Rect {
        self.it.own_rect() + self.at.to_vec2()
    }
}

/// A change of place. Set text is not mirrored; it is moved to the mirrored side.
#[derive(Clone, Copy, Debug)]
pub enum Shift {
    /// Moves by a distance.
    By(Vec2),
    /// Turns from time that runs to the right to time that runs to the left, in a space of this width.
    Turn(f64),
}

/// A piece of a layout that can be moved as a whole, as a value.
pub trait Movable: Sized {
    /// The piece at its new place.
    #[must_use]
    fn shifted(self, shift: Shift) -> Self;

    /// The piece moved by `by`.
    #[must_use]
    fn moved(self, by: Vec2) -> Self {
        self.shifted(Shift::By(by))
    }

    /// The piece moved down by `by`.
    #[must_use]
    fn moved_down(self, by: f64) -> Self {
        self.moved(Vec2::new(0.0, by))
    }
}

impl Movable for Rect {
    fn shifted(self, shift: Shift) -> Self {
        match shift {
            Shift::By(by) => self + by,
            Shift::Turn(width) => mirrored_rect(self, width),
        }
    }
}

impl Movable for Point {
    fn shifted(self, shift: Shift) -> Self {
        match shift {
            Shift::By(by) => self + by,
            Shift::Turn(width) => mirrored_point(self, width),
        }
    }
}

impl Movable for Arc<BezPath> {
    fn shifted(self, shift: Shift) -> Self {
        let place = match shift {
            Shift::By(by) => Affine::translate(by),
            Shift::Turn(width) => Affine::new([-1.0, 0.0, 0.0, 1.0, width, 0.0]),
        };
        Arc::new(place * Arc::unwrap_or_clone(self))
    }
}

/// Where the part is; the part itself is in reading direction already.
impl<T: Deref<Target: OwnRect>> Movable for Placed<T> {
    fn shifted(self, shift: Shift) -> Self {
        let corner = self.rect().shifted(shift).origin();
        Self { at: corner - self.it.own_rect().origin().to_vec2(), ..self }
    }
}

impl<T: Movable> Movable for Option<T> {
    fn shifted(self, shift: Shift) -> Self {
        self.map(|inner| inner.shifted(shift))
    }
}

impl<T: Movable, const N: usize> Movable for [T; N] {
    fn shifted(self, shift: Shift) -> Self {
        self.map(|inner| inner.shifted(shift))
    }
}

impl<T: Movable> Movable for Vec<T> {
    fn shifted(self, shift: Shift) -> Self {
        self.into_iter().map(|inner| inner.shifted(shift)).collect()
    }
}
