//! Every colour, size and gap of a drawn map as a named token, read from RON files.
//!
//! Nothing that lays out or draws a map holds a colour of its own: a brand is another theme file. Lengths that belong to
//! one drawing alone (a dot, the gap before a sign) stand beside that drawing.

mod cycle;
mod error;
mod file;
mod tokens;

pub use cycle::Cycle;
pub use error::ThemeError;
pub use tokens::{Colors, Marker, PersonaLook, Sizes, StageLook, Theme, Tints, TypeFace, TypeScale};
