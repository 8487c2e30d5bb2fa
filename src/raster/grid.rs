//! The grid of tiles that covers a page at one scale.

use std::ops::Range;

use crate::geom::{Rect, Size};

/// The side of a tile in pixels.
pub const TILE: u32 = 512;

/// The distance, in pixels, to which an outline's antialiased edge may colour pixels.
pub(super) const EDGE: f64 = 1.5;

/// The tiles in a rectangle of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileRange {
    /// The column indices, counted from the left.
    pub columns: Range<u32>,
    /// The row indices, counted from the top.
    pub rows: Range<u32>,
}

impl TileRange {
    /// Whether the range includes the tile at `column` and `row`.
    #[must_use]
    pub fn contains(&self, column: u32, row: u32) -> bool {
        self.columns.contains(&column) && self.rows.contains(&row)
    }

    /// The column and row of every tile, row by row.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.rows.clone().flat_map(move |row| self.columns.clone().map(move |column| (column, row)))
    }
}

/// The width and height of a page in pixels at `scale`, rounded, at least 1 each; saturates for absurd sizes.
#[must_use]
pub fn page_pixels(page: Size, scale: f64) -> (u64, u64) {
    (pixels(page.width * scale).max(1), pixels(page.height * scale).max(1))
}

/// The tiles that a drawing within `area` (map units) can colour at `scale`, on a page of `page` map units.
///
/// Returns every tile of the page if a coordinate of `area` is NaN.
#[must_use]
pub fn tiles_touching(area: Rect, page: Size, scale: f64) -> TileRange {
    let (width, height) = page_pixels(page, scale);
    let span = |low: f64, high: f64, length: u64| {
        let tiles = u32::try_from(length.div_ceil(u64::from(TILE))).unwrap_or(u32::MAX);
        if low.is_nan() || high.is_nan() {
            return 0..tiles;
        }
        let from = tile_index(low * scale - EDGE).min(tiles);
        let to = tile_index(high * scale + EDGE).saturating_add(1).min(tiles);
        if high * scale + EDGE < 0.0 { 0..0 } else { from..to }
    };
    TileRange { columns: span(area.x0, area.x1, width), rows: span(area.y0, area.y1, height) }
}

/// The rectangle of the tile at `column` and `row`, in pixels of the page.
pub(super) fn tile_in_pixels(column: u32, row: u32) -> Rect {
    let side = f64::from(TILE);
    let (x, y) = (f64::from(column) * side, f64::from(row) * side);
    Rect::new(x, y, x + side, y + side)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded; the cast saturates")]
fn pixels(length: f64) -> u64 {
    length.round() as u64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "floored; the cast saturates")]
fn tile_index(pixel: f64) -> u32 {
    (pixel / f64::from(TILE)).floor() as u32
}
