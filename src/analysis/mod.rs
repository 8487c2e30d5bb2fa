//! What a good consultant would notice in a map and what repairs it; searching it; what it can be filtered by; numbers
//! that follow from it. Reads the map and nothing else; what is to be changed becomes a command.

mod channels;
mod facets;
mod finding;
mod findings;
mod fixes;
mod overview;
mod purchase;
mod search;
mod uses;

pub use channels::{ChannelUse, channel_name, channel_use};
pub use facets::{Facets, facets};
pub use finding::{Finding, FindingKind, Subject};
pub use findings::findings;
pub use fixes::fix;
pub use purchase::purchase_stage;
pub use search::{Hit, SearchIndex, find, replacement};
pub use uses::{Uses, uses};
