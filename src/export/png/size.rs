//! The size of a picture, decided before anything is drawn.

use super::{
    super::ExportError,
    limits::{MAX_PIXELS, MAX_SIDE},
};
use crate::{
    geom::{Rect, Size},
    raster::page_pixels,
};

/// The requested size of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PngSize {
    /// Pixels per map unit.
    Scale(f64),
    /// The width in pixels; the height follows from it.
    Width(u32),
    /// The height in pixels; the width follows from it.
    Height(u32),
    /// Pixels per inch on paper, where a map unit is 1/96 inch.
    Dpi(f64),
}

impl PngSize {
    /// The scale at which `region` (map units) has this size.
    fn scale(self, region: Size) -> Result<f64, ExportError> {
        let (scale, asked) = match self {
            Self::Scale(scale) => (scale, scale),
            Self::Width(width) => (f64::from(width) / region.width, f64::from(width)),
            Self::Height(height) => (f64::from(height) / region.height, f64::from(height)),
            Self::Dpi(dpi) => (dpi / 96.0, dpi),
        };
        if scale > 0.0 && scale.is_finite() { Ok(scale) } else { Err(ExportError::NoSize(asked)) }
    }
}

/// A region of a page in pixels, with its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PixelRegion {
    /// Pixels to a map unit.
    pub(super) scale: f64,
    /// The number of page pixels to the left of the region.
    pub(super) x: u32,
    /// The number of page pixels above the region.
    pub(super) y: u32,
    /// The width in pixels, at least 1.
    pub(super) width: u32,
    /// The height in pixels, at least 1.
    pub(super) height: u32,
}

/// The pixels of `region` (of the whole `page` if `None`) at `size`; an error if there cannot be such a picture.
pub(super) fn pixel_region(page: Size, region: Option<Rect>, size: PngSize) -> Result<PixelRegion, ExportError> {
    let whole = Rect::from_origin_size((0.0, 0.0), page);
    let seen = region.map_or(whole, |region| region.intersect(whole));
    if !(seen.width() > 0.0 && seen.height() > 0.0) {
        return Err(ExportError::OutsidePage);
    }
    let scale = size.scale(seen.size())?;
    let (page_width, page_height) = page_pixels(page, scale);
    let (width, height) = page_pixels(seen.size(), scale);
    let too_large = || ExportError::TooLarge { width, height, largest_scale: largest_scale(seen.size()) };
    if width > MAX_SIDE || height > MAX_SIDE || width.saturating_mul(height) > MAX_PIXELS {
        return Err(too_large());
    }
    let (x, y) = (pixels(seen.x0 * scale), pixels(seen.y0 * scale));
    let within = |from: u64, length: u64, whole: u64| {
        let from = from.min(whole.saturating_sub(1));
        Some((u32::try_from(from).ok()?, u32::try_from(length.min(whole - from)).ok()?))
    };
    let ((x, width), (y, height)) =
        within(x, width, page_width).zip(within(y, height, page_height)).ok_or_else(too_large)?;
    Ok(PixelRegion { scale, x, y, width, height })
}

/// The largest scale, rounded down to hundredths, at which `region` is within the limits.
#[expect(clippy::cast_precision_loss, reason = "the limits are far below 2^53")]
fn largest_scale(region: Size) -> f64 {
    let by_side = MAX_SIDE as f64 / region.width.max(region.height);
    let by_pixels = (MAX_PIXELS as f64 / region.area()).sqrt();
    (by_side.min(by_pixels) * 100.0).floor() / 100.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded; the cast saturates")]
fn pixels(length: f64) -> u64 {
    length.round() as u64
}
