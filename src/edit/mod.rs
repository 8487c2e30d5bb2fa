//! The only way to change a map.
//!
//! A [`Command`] is an edit that the user requests ("delete this stage"). `plan` works it out against the current map.
//! If it cannot be done, the result is an [`EditError`] and the map is unchanged. Otherwise it becomes a
//! [`Transaction`], a list of [`Change`]s that keeps every rule between things: ids are unique, every reference names
//! something in the map, and the orders of a cell are 0, 1, 2 … without a gap.
//!
//! A change sets one field of one thing, or adds, removes or moves a thing. It can always be applied, and applying it
//! returns its inverse; undo needs nothing else. The [`Session`] owns the map of an open document and lends it for
//! reading.

mod change;
mod command;
mod deed;
mod error;
mod field;
mod gesture;
mod history;
mod list_change;
mod patch;
mod plan;
mod selection;
mod session;
mod slot;
mod touched;
mod transaction;
mod weight;

pub use change::Change;
pub use command::{Command, NewCard, NewLane};
pub use deed::{Deed, DeedPart, Nameless, StepLabel};
pub use error::EditError;
pub use field::{
    CardField, ChannelField, InfoField, LaneField, PersonaField, PictureField, SourceField, StageField, StepField,
    ViewField,
};
pub use list_change::ListChange;
pub use patch::CardPatch;
pub use selection::Selection;
pub use session::{Applied, Created, SavePoint, Session};
pub use touched::{Things, Touched};
pub use transaction::Transaction;
