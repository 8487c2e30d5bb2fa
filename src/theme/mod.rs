//! Every colour, size and gap of a drawn map as a named token, read from RON files.
//!
//! Nothing that lays out or draws a map holds a colour or a length of its own: a brand is another theme file.

mod cycle;
mod error;
mod file;
mod tokens;

pub use cycle::Cycle;
pub use error::ThemeError;
pub use tokens::{Colors, Marker, PersonaLook, Sizes, StageLook, Theme, Tints, TypeFace, TypeScale};
