//! The display list: what is drawn, where, in which colour, with nothing left to decide.
//!
//! When a scene is made, all text is set (glyphs at their places), all colours are final, all shapes are in map units
//! on the page and everything is in painting order. What reads a scene (the rasteriser, and the exporters) places
//! nothing and chooses nothing but, by the scale alone, what a group looks like from afar.

mod damage;
mod dump;
mod group;
mod item;

pub use damage::{Damage, damage};
pub use group::{Afar, Group, Scene, may_show};
pub use item::{Bitmap, GradientStop, Item, Outline, Paint, Pen};
