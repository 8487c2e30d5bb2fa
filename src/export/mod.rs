//! Scenes as files for presentations.

mod bands;
mod error;
mod png;
mod rows;
mod size;

pub use error::ExportError;
pub use png::{PngInfo, PngOptions, png};
pub use size::{MAX_PIXELS, MAX_SIDE, PngSize};
