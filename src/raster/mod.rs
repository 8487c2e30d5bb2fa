//! Scenes as pixels: the only user of `vello_cpu`.
//!
//! Pixels come in square tiles of one grid per scale that begins at the page's top left corner. The canvas and the
//! exporters ask for the same tiles, so a tile on the screen equals the same region of the picture, pixel for pixel.
//!
//! The same scene gives the same bytes on every x86-64 machine with the same C library: the instruction set is fixed
//! (see [`Rasterizer`]), no result depends on what was drawn before, and nothing iterates a hash table. Only a shadow's
//! blur asks the C library (for powers), whose versions may round one shade apart.

mod corners;
mod grid;
mod guard;
mod paint;
mod picture;
mod rasterizer;

pub use grid::{TILE, TileRange, page_pixels, tiles_touching};
pub use rasterizer::{Ground, Pixels, Rasterizer, TILE_BYTES, Tile};
