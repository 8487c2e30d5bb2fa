//! Questions about a map: findings and their repairs, search, facets for filters, and numbers derived from the map.
//! Only reads the map; a change is returned as a command.

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
pub use search::{Match, SearchIndex, find, replacement};
pub use uses::{Uses, uses};
