//! Maps as files for presentations.
//!
//! A [`Request`] says what to draw of a map and how. The window and the command line both hand it to [`Request::png`], so
//! that they write the same bytes for the same request. [`picture`] turns a map into a scene, for the screen as for files.

mod error;
mod picture;
mod png;
mod request;
mod text;

pub use error::ExportError;
pub use picture::{Look, MapPicture, picture};
pub use png::{MAX_PIXELS, MAX_SIDE, PngInfo, PngOptions, PngPicture, PngSize, png};
pub use request::{CardFilter, Request, Scope};
pub use text::{description, title};
