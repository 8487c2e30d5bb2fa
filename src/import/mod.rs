//! Parts of a map from the content of other programs: tables of text, and pictures to embed.

mod picture;
mod table;

pub use picture::{CARD_PICTURE_SIDE, NotEmbedded, PORTRAIT_SIDE, embeddable};
pub use table::table;
