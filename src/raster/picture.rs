//! Preparation of pictures for drawing: their pixels are premultiplied and their size is halved until it is close to
//! the drawn size.

use std::sync::{Arc, Weak};

use vello_cpu::{Pixmap, color::PremulRgba8};

use crate::scene::Bitmap;

/// The maximum number of prepared pictures in the cache.
const KEPT: usize = 64;

/// Prepared pictures by their source bitmap and the number of halvings.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    ready: Vec<Ready>,
}

#[derive(Debug)]
struct Ready {
    bitmap: Weak<Bitmap>,
    halvings: u32,
    pixmap: Arc<Pixmap>,
}

impl Pictures {
    /// `bitmap` halved `halvings` times, and more if it would still be too large for vello; `None` if it has no pixels.
    pub(super) fn prepared(&mut self, bitmap: &Arc<Bitmap>, halvings: u32) -> Option<Arc<Pixmap>> {
        let held = |ready: &Ready| ready.bitmap.as_ptr() == Arc::as_ptr(bitmap) && ready.bitmap.strong_count() > 0;
        if let Some(ready) = self.ready.iter().find(|ready| ready.halvings == halvings && held(ready)) {
            return Some(Arc::clone(&ready.pixmap));
        }
        let pixmap = Arc::new(prepare(bitmap, halvings)?);
        self.ready.retain(|ready| ready.bitmap.strong_count() > 0);
        if self.ready.len() >= KEPT {
            self.ready.remove(0);
        }
        self.ready.push(Ready { bitmap: Arc::downgrade(bitmap), halvings, pixmap: Arc::clone(&pixmap) });
        Some(pixmap)
    }
}

fn prepare(bitmap: &Bitmap, halvings: u32) -> Option<Pixmap> {
    let (mut width, mut height) = (usize::try_from(bitmap.width).ok()?, usize::try_from(bitmap.height).ok()?);
    let needed = width.checked_mul(height)?;
    if needed == 0 || bitmap.rgba.len() < needed.checked_mul(4)? {
        return None;
    }
    let mut pixels: Vec<PremulRgba8> = bitmap.rgba.chunks_exact(4).take(needed).map(premultiplied).collect();
    let mut left = halvings;
    while (left > 0 || width > usize::from(u16::MAX) || height > usize::from(u16::MAX)) && (width > 1 || height > 1) {
        (pixels, width, height) = halved(&pixels, width, height);
        left = left.saturating_sub(1);
    }
    let is_transparent = pixels.iter().any(|pixel| pixel.a != 255);
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    Some(Pixmap::from_parts_with_opacity(pixels, width, height, is_transparent))
}

fn premultiplied(straight: &[u8]) -> PremulRgba8 {
    let &[r, g, b, a] = straight else { return PremulRgba8 { r: 0, g: 0, b: 0, a: 0 } };
    #[expect(clippy::cast_possible_truncation, reason = "a product of two channels over 255 fits one")]
    let times = |channel: u8| ((u32::from(channel) * u32::from(a) + 127) / 255) as u8;
    PremulRgba8 { r: times(r), g: times(g), b: times(b), a }
}

/// The picture at half its width and height, and the new width and height. Each pixel is the mean of up to four.
fn halved(pixels: &[PremulRgba8], width: usize, height: usize) -> (Vec<PremulRgba8>, usize, usize) {
    let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
    let mut out = Vec::with_capacity(half_width * half_height);
    for y in 0..half_height {
        for x in 0..half_width {
            let mut sum = [0_u32; 4];
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let at = (2 * y + dy).min(height - 1) * width + (2 * x + dx).min(width - 1);
                if let Some(p) = pixels.get(at) {
                    for (total, channel) in sum.iter_mut().zip([p.r, p.g, p.b, p.a]) {
                        *total += u32::from(channel);
                    }
                }
            }
            #[expect(clippy::cast_possible_truncation, reason = "a mean of four channels fits one")]
            let [r, g, b, a] = sum.map(|total| ((total + 2) / 4) as u8);
            out.push(PremulRgba8 { r, g, b, a });
        }
    }
    (out, half_width, half_height)
}
