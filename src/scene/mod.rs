//! The display list: shapes, positions and colours, with nothing left to decide.
//!
//! In a scene, all text is set (positioned glyphs), all colours are final, all shapes are in map units on the page, and
//! everything is in painting order. Readers of a scene (the rasteriser and the exporters) position nothing and choose
//! nothing, except that the scale alone selects a group's overview rendering.
//!
//! A scene also knows what its groups are: each has a [`GroupKey`], a label for people and a place in the reading
//! order.

mod bitmap;
mod damage;
mod dump;
mod group;
mod item;
mod key;

pub use bitmap::{Bitmap, MAX_PICTURE_BYTES, MAX_PICTURE_SIDE};
pub use damage::{Damage, damage};
pub use group::{Afar, Group, Scene, may_show};
pub use item::{GradientStop, Item, Outline, Paint, Pen};
pub use key::{GroupKey, PagePart, ReadingOrder, Role};
