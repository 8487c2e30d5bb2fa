//! Queries of a finished layout: the thing at a point, the position of a thing, the place where a dragged thing lands.

mod borders;
mod cells;
mod hit;
mod slots;
mod target;

pub use borders::Border;
pub use cells::PlacedCell;
pub use target::{DropSlot, Hit, TextBox, TextTarget};
