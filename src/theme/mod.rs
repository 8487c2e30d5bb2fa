//! Every colour, size and gap of a drawn map as a named token, read from RON files.
//!
//! Nothing that lays out or draws a map holds a colour of its own: a brand is another theme file. Lengths that belong to
//! one drawing alone (a dot, the gap before a sign) stand beside that drawing.

mod brand;
mod contrast;
mod cycle;
mod density;
mod error;
mod file;
mod mixed;
mod tokens;

pub use brand::{Asset, Brand, Logo};
pub use contrast::Faint;
pub use cycle::Cycle;
pub use density::Density;
pub use error::ThemeError;
pub use tokens::{Colors, LineHeights, Marker, PersonaLook, Sizes, StageLook, Theme, Tints, TypeFace, TypeScale};
