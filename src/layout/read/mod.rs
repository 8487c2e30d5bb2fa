//! Questions that a finished layout answers: what is at a point, where a thing is, where something dragged would land.

mod borders;
mod hit;
mod slots;
mod target;

pub use borders::Border;
pub use target::{DropSlot, Hit, TextBox, TextTarget};
