//! A picture as pixels in memory, for the clipboard.

use super::{
    PngPicture,
    size::{PixelRegion, pixel_region},
};
use crate::{
    export::ExportError,
    raster::{Ground, Rasterizer, TILE, Tile},
};

/// A picture in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RgbaPicture {
    /// The width in pixels.
    pub width: usize,
    /// The height in pixels.
    pub height: usize,
    /// Rows of pixels from the top: RGBA, eight bits a channel, alpha premultiplied.
    pub rgba: Vec<u8>,
}

impl PngPicture {
    /// The pixels of the picture, which are those of the written file.
    ///
    /// # Errors
    ///
    /// If there cannot be a picture of this size. Callers keep it far smaller, because all of it is in memory.
    pub fn pixels(&self) -> Result<RgbaPicture, ExportError> {
        let (scene, options) = (&self.scene, &self.options);
        let region = pixel_region(scene.size, options.region, options.size)?;
        let ground = if options.is_transparent { Ground::Transparent } else { Ground::Page };
        let (width, height) = (region.width as usize, region.height as usize);
        let mut picture = RgbaPicture { width, height, rgba: vec![0; width.saturating_mul(height).saturating_mul(4)] };
        let mut rasterizer = Rasterizer::new();
        for row in region.y / TILE..(region.y + region.height).div_ceil(TILE) {
            for column in region.x / TILE..(region.x + region.width).div_ceil(TILE) {
                let tile = rasterizer.tile(scene, region.scale, column, row, ground);
                picture.take(&tile, column, row, region);
            }
        }
        Ok(picture)
    }
}

impl RgbaPicture {
    /// Copies the part of the tile at `column` and `row` that is within `region`.
    fn take(&mut self, tile: &Tile, column: u32, row: u32, region: PixelRegion) {
        let span = |from: u32, length: u32, tile: u32| from.max(tile * TILE)..(from + length).min((tile + 1) * TILE);
        let across = span(region.x, region.width, column);
        let bytes = |pixels: u32| pixels as usize * 4;
        let length = bytes(across.end.saturating_sub(across.start));
        for y in span(region.y, region.height, row) {
            let source = bytes((y - row * TILE) * TILE + across.start - column * TILE);
            let target = bytes(y - region.y) * self.width + bytes(across.start - region.x);
            let pixels = tile.rgba.get(source..source + length);
            if let Some((pixels, place)) = pixels.zip(self.rgba.get_mut(target..target + length)) {
                place.copy_from_slice(pixels);
            }
        }
    }
}
