//! The only way to change a map.
//!
//! A [`Command`] is what somebody wants ("delete this stage"). It is planned against the map as it is: either it cannot
//! be done, which is an [`EditError`] and leaves the map as it was, or it becomes a [`Transaction`], a list of
//! [`Change`]s that keeps every rule between things: ids are unique, every reference names something that is there, and
//! the orders of a cell run 0, 1, 2 … without a gap. A change can always be applied, and applying it returns its
//! inverse; that is all that undo needs. The [`Session`] holds the map of an open document and lends it for reading.

mod change;
mod command;
mod error;
mod history;
mod label;
mod plan;
mod selection;
mod session;
mod touched;
mod transaction;

pub use change::{Change, Splice};
pub use command::{Command, NewCard, NewLane};
pub use error::EditError;
pub use label::{Label, Part};
pub use selection::Selection;
pub use session::{Applied, Created, SavePoint, Session};
pub use touched::{Things, Touched};
pub use transaction::Transaction;
