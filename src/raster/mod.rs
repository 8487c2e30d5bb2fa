//! Rasterising: scenes to pixels. The only user of `vello_cpu`.
//!
//! Pixels are produced in square tiles of one grid per scale, which begins at the page's top left corner. The canvas
//! and the exporters use the same tiles, so a tile on the screen equals the same region of an exported picture, pixel
//! for pixel.
//!
//! The same scene gives the same bytes on every x86-64 machine with the same C library: the instruction set is fixed
//! (see [`Rasterizer`]), no result depends on earlier drawings, and no hash table is iterated. Only a shadow's blur
//! uses the C library (for powers), whose versions may round one shade apart.

mod corners;
mod fonts;
mod grid;
mod guard;
mod paint;
mod picture;
mod rasterizer;

pub use fonts::count_damaged_glyphs;
pub use grid::{TILE, TileRange, page_pixels, tiles_touching};
pub use picture::PictureCache;
pub use rasterizer::{Ground, Pixels, Rasterizer, TILE_BYTES, Tile};
