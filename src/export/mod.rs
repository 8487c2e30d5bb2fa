//! Export of maps as files.
//!
//! A [`Request`] says which part of a map to draw and how. The window and the command line both call [`Request::png`],
//! so that the same request gives the same bytes. [`picture`] turns a map into a scene, for the screen and for files.

mod app_sign;
mod error;
mod fonts;
mod picture;
mod png;
mod request;
mod text;

pub use app_sign::{APP_SIGN_SIDE, app_sign, app_sign_svg};
pub use error::ExportError;
pub use fonts::font_warnings;
pub use picture::{Look, MapPicture, picture};
pub use png::{MAX_PIXELS, MAX_SIDE, PngInfo, PngOptions, PngPicture, PngSize, RgbaPicture, png};
pub use request::{CardFilter, Request, Scope};
pub use text::{description, title};
