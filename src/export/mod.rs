//! Scenes as files for presentations.

mod bands;
mod description;
mod error;
mod png;
mod rows;
mod size;

pub use description::description;
pub use error::ExportError;
pub use png::{PngInfo, PngOptions, png};
pub use size::{MAX_PIXELS, MAX_SIDE, PngSize};
