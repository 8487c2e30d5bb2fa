//! Every colour, size and gap of a drawn map as a named token, read from RON files.
//!
//! Nothing that lays out or draws a map holds a colour of its own: a brand is another theme file. Lengths that belong to
//! one drawing alone (a dot, the gap before a sign) stand beside that drawing.

mod brand;
mod chosen;
mod contrast;
mod cycle;
mod density;
mod error;
mod file;
mod mend;
mod mixed;
mod token;
mod tokens;
mod write;

pub use brand::{Asset, Brand, Logo};
pub use contrast::Faint;
pub use cycle::Cycle;
pub use density::Density;
pub use error::ThemeError;
pub use token::Token;
pub use tokens::{Colors, LineHeights, Marker, PersonaLook, Sizes, StageLook, Theme, Tints, TypeFace, TypeScale};
