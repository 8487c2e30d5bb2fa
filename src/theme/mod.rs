//! Every colour, size and gap of a drawn map as a named token, read from RON files.
//!
//! `layout` and `draw` define no colours of their own, so another brand is just another theme file. Lengths that only
//! one drawing uses (a dot, the gap before a sign) are defined next to that drawing.

mod asset_name;
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

pub use asset_name::AssetName;
pub use brand::{Asset, Brand, Logo};
pub use contrast::Faint;
pub use cycle::Cycle;
pub use density::Density;
pub use error::ThemeError;
pub use token::Token;
pub use tokens::{Colors, LineHeights, Marker, PersonaLook, Sizes, StageLook, Theme, Tints, TypeFace, TypeScale};
