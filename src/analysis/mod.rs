//! What a good consultant would notice in a map, and numbers that follow from it. Reads the map and nothing else.

mod channels;
mod finding;
mod findings;
mod overview;
mod purchase;

pub use channels::{ChannelUse, channel_name, channel_use};
pub use finding::{Finding, FindingKind, Subject};
pub use findings::findings;
pub use purchase::purchase_stage;
