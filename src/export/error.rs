//! Errors of writing a picture.

use std::io;

use super::{MAX_PIXELS, MAX_SIDE};
use crate::text::BrokenFont;

/// The reason why a picture was not written completely.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The picture would be too large; nothing was written.
    #[error(
        "The picture would be {width} x {height} pixels. At most {MAX_SIDE} pixels a side and {} million in all are \
         possible: the largest scale for this map is {largest_scale:.2}.",
        MAX_PIXELS / 1_000_000
    )]
    TooLarge {
        /// The width in pixels.
        width: u64,
        /// The height in pixels.
        height: u64,
        /// The largest scale at which the same region fits, rounded down to a hundredth.
        largest_scale: f64,
    },
    /// The requested size is zero, negative or not a number; nothing was written.
    #[error("A picture cannot have this size: {0}. Give a number above zero.")]
    NoSize(f64),
    /// The requested region lies outside the page, or the requested stage is not shown; nothing was written.
    #[error("There is nothing to draw: the region lies outside the page.")]
    OutsidePage,
    /// A font of the theme cannot be used; nothing was written.
    #[error("{file}: {source}.")]
    Font {
        /// The font file.
        file: String,
        /// The reason.
        source: BrokenFont,
    },
    /// The caller cancelled; the file is not a complete picture.
    #[error("The export was cancelled.")]
    Cancelled,
    /// The bytes could not be written; the file is not a complete picture.
    #[error("Could not write the picture: {0}")]
    Write(#[from] io::Error),
    /// A text for the picture's header cannot be stored in a PNG.
    #[error("Could not write the picture's description: {0}")]
    Header(String),
}
