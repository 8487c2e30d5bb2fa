//! Preparation of pictures for drawing: they are decoded, premultiplied, and halved until their size is close to the
//! drawn size.
//!
//! Rows are halved as they are decoded. A large PNG of eight bits per channel that is not interlaced is decoded row by
//! row, so it is never in memory at its full size; any other picture is decoded as a whole before it is halved.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use vello_cpu::{Pixmap, color::PremulRgba8};

use crate::scene::Bitmap;

/// The default limit for the pictures of a cache, in bytes, counting each size of a picture.
const BUDGET: usize = 256 * 1024 * 1024;

/// A cache of decoded pictures, shared by the rasterisers of a map.
///
/// It keeps the most recently used pictures up to 256 MB; those that are being decoded come on top of that. If several
/// threads need the same picture, one decodes it and the others wait for it; nothing else waits.
#[derive(Debug)]
pub struct PictureCache {
    kept: Mutex<CachedPictures>,
    /// The limit for the pictures together, in bytes.
    budget: usize,
    /// Locked while a large picture is decoded, so that only one at a time takes the memory for that.
    decoding: Mutex<()>,
}

#[derive(Debug, Default)]
struct CachedPictures {
    entries: Vec<CachedPicture>,
    /// The number of uses so far, for finding the least recently used entry.
    clock: u64,
}

/// A picture at one size.
#[derive(Debug)]
struct CachedPicture {
    /// The encoded picture. As long as it exists, no other picture can have its address.
    encoded: Weak<[u8]>,
    halvings: u32,
    /// The memory of the pixels: 0 until they are decoded, and if they are damaged.
    bytes: usize,
    used: u64,
    pixmap: PixelSlot,
}

/// The pixels of an entry: empty until they are decoded; then `None` if the picture is damaged.
type PixelSlot = Arc<OnceLock<Option<Arc<Pixmap>>>>;

impl Default for PictureCache {
    fn default() -> Self {
        Self::with_budget(BUDGET)
    }
}

impl PictureCache {
    /// An empty cache whose pictures may have `budget` bytes together; the most recently used one is kept even if it is
    /// larger.
    fn with_budget(budget: usize) -> Self {
        Self { kept: Mutex::default(), budget, decoding: Mutex::new(()) }
    }

    /// `bitmap` halved `halvings` times; `None` if it is damaged.
    pub(super) fn prepared(&self, bitmap: &Bitmap, halvings: u32) -> Option<Arc<Pixmap>> {
        let (slot, finer) = self.slot(bitmap, halvings);
        if let Some(known) = slot.get() {
            return known.clone();
        }
        let decoded = slot.get_or_init(|| {
            let is_large = bitmap.is_large() && finer.is_none();
            let _one_at_a_time = is_large.then(|| self.decoding.lock().unwrap_or_else(PoisonError::into_inner));
            let pixmap = match finer {
                Some((pixmap, halved)) => halve(&pixmap, halvings - halved),
                None => decode(bitmap, halvings),
            };
            pixmap.map(Arc::new)
        });
        self.lock().note(&slot, decoded.as_ref().map_or(0, |pixmap| pixmap.data().len() * 4), self.budget);
        decoded.clone()
    }

    /// Drops all pictures.
    pub fn clear(&self) {
        self.lock().entries.clear();
    }

    /// Drops the pictures that no map has any more.
    pub fn drop_unused(&self) {
        self.lock().entries.retain(|entry| entry.encoded.strong_count() > 0);
    }

    /// The memory of the pictures, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lock().bytes()
    }

    /// The slot for `bitmap` halved `halvings` times, and the picture with fewer halvings if it is in the cache.
    fn slot(&self, bitmap: &Bitmap, halvings: u32) -> (PixelSlot, Option<(Arc<Pixmap>, u32)>) {
        let mut kept = self.lock();
        kept.clock += 1;
        let clock = kept.clock;
        let is_its = |entry: &CachedPicture| {
            std::ptr::addr_eq(entry.encoded.as_ptr(), Arc::as_ptr(bitmap.encoded())) && entry.encoded.strong_count() > 0
        };
        if let Some(entry) = kept.entries.iter_mut().find(|entry| entry.halvings == halvings && is_its(entry)) {
            entry.used = clock;
            return (Arc::clone(&entry.pixmap), None);
        }
        let finer = kept.entries.iter().filter(|entry| entry.halvings < halvings && is_its(entry));
        let finer = finer.filter_map(|entry| Some((entry.pixmap.get()?.clone()?, entry.halvings)));
        let finer = finer.max_by_key(|(_, halvings)| *halvings);
        let pixmap = PixelSlot::default();
        let encoded = Arc::downgrade(bitmap.encoded());
        kept.entries.push(CachedPicture { encoded, halvings, bytes: 0, used: clock, pixmap: Arc::clone(&pixmap) });
        (pixmap, finer)
    }

    fn lock(&self) -> MutexGuard<'_, CachedPictures> {
        // The list is consistent after every statement, so a panic of a thread that held the lock cannot have damaged
        // it.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CachedPictures {
    fn bytes(&self) -> usize {
        self.entries.iter().map(|entry| entry.bytes).sum()
    }

    /// Sets the memory of the picture in `slot`, which was just decoded. Then drops entries without a picture, and the
    /// least recently used others, until all are within `budget`.
    fn note(&mut self, slot: &PixelSlot, bytes: usize, budget: usize) {
        self.entries.retain(|entry| entry.encoded.strong_count() > 0);
        if let Some(entry) = self.entries.iter_mut().find(|entry| Arc::ptr_eq(&entry.pixmap, slot)) {
            entry.bytes = bytes;
        }
        while self.bytes() > budget {
            let others = self
                .entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| entry.bytes > 0 && !Arc::ptr_eq(&entry.pixmap, slot));
            let oldest = others.min_by_key(|(_, entry)| entry.used).map(|(at, _)| at);
            let Some(oldest) = oldest else { return };
            drop(self.entries.swap_remove(oldest));
        }
    }
}

/// The length of a side of `pixels` after some halvings; each of them rounds up.
fn halved_side(pixels: u32, halvings: u32) -> usize {
    let side = (0..halvings).fold(pixels, |side, _| side.div_ceil(2));
    usize::try_from(side).unwrap_or(usize::MAX)
}

fn decode(bitmap: &Bitmap, halvings: u32) -> Option<Pixmap> {
    let mut halving = Halving::new(halved_side(bitmap.width(), halvings), halvings);
    bitmap.for_each_row(&mut |row| halving.push(row.iter().copied().map(premultiplied).collect()))?;
    halving.finish()
}

fn halve(pixmap: &Pixmap, halvings: u32) -> Option<Pixmap> {
    let mut halving = Halving::new(halved_side(u32::from(pixmap.width()), halvings), halvings);
    pixmap.data().chunks_exact(usize::from(pixmap.width()).max(1)).for_each(|row| halving.push(row.to_vec()));
    halving.finish()
}

fn premultiplied([r, g, b, a]: [u8; 4]) -> PremulRgba8 {
    #[expect(clippy::cast_possible_truncation, reason = "a product of two channels over 255 fits one")]
    let times = |channel: u8| ((u32::from(channel) * u32::from(a) + 127) / 255) as u8;
    PremulRgba8 { r: times(r), g: times(g), b: times(b), a }
}

/// A row of a picture.
type PixelRow = Vec<PremulRgba8>;

/// Halves a picture several times while its rows are decoded.
struct Halving {
    /// For each halving, the upper row of a pair whose lower row is still missing.
    upper: Vec<Option<PixelRow>>,
    width: usize,
    pixels: PixelRow,
}

impl Halving {
    /// Halves `halvings` times; the resulting rows have `width` pixels.
    fn new(width: usize, halvings: u32) -> Self {
        Self { upper: (0..halvings).map(|_| None).collect(), width, pixels: Vec::new() }
    }

    /// Takes the next row of the picture at full size.
    fn push(&mut self, row: PixelRow) {
        self.push_halved(row, 0);
    }

    /// Takes the next row of the picture after `halved` halvings.
    fn push_halved(&mut self, row: PixelRow, halved: usize) {
        match self.upper.get_mut(halved) {
            None => self.pixels.extend(row),
            Some(upper) => match upper.take() {
                None => *upper = Some(row),
                Some(above) => self.push_halved(mean(&above, &row), halved + 1),
            },
        }
    }

    /// The halved picture. An unpaired last row is paired with itself.
    fn finish(mut self) -> Option<Pixmap> {
        for halved in 0..self.upper.len() {
            if let Some(last) = self.upper.get_mut(halved).and_then(Option::take) {
                self.push_halved(mean(&last, &last), halved + 1);
            }
        }
        let height = self.pixels.len() / self.width.max(1);
        let is_transparent = self.pixels.iter().any(|pixel| pixel.a != 255);
        let (width, height) = (u16::try_from(self.width).ok()?, u16::try_from(height).ok()?);
        Some(Pixmap::from_parts_with_opacity(self.pixels, width, height, is_transparent))
    }
}

/// Two rows as one of half their length; each pixel is the mean of four. An unpaired last pixel counts twice.
fn mean(upper: &[PremulRgba8], lower: &[PremulRgba8]) -> PixelRow {
    let pairs = upper.chunks(2).zip(lower.chunks(2));
    let pixel = |(upper, lower): (&[PremulRgba8], &[PremulRgba8])| {
        let ends = [upper.first(), upper.last(), lower.first(), lower.last()];
        let mut sum = [0_u32; 4];
        for p in ends.into_iter().flatten() {
            for (total, channel) in sum.iter_mut().zip([p.r, p.g, p.b, p.a]) {
                *total += u32::from(channel);
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "a mean of four channels fits one")]
        let [r, g, b, a] = sum.map(|total| ((total + 2) / 4) as u8);
        PremulRgba8 { r, g, b, a }
    };
    pairs.map(pixel).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn bitmap(width: u32, height: u32) -> Bitmap {
        let low = |value: u32| value.to_le_bytes()[0];
        let pixel = |x: u32, y: u32| image::Rgba([x * 7, y * 5, x ^ y, 255 - x % 90].map(low));
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbaImage::from_fn(width, height, pixel);
        picture.write_to(&mut bytes, image::ImageFormat::Png).expect("it is written");
        Bitmap::of(&bytes.into_inner().into()).expect("a picture")
    }

    /// The picture halved once, as a whole: each pixel the mean of the four it covers, those at the edge repeated.
    fn halved(pixels: &[PremulRgba8], width: usize, height: usize) -> (Vec<PremulRgba8>, usize, usize) {
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let mut out = Vec::new();
        for (y, x) in (0..half_height).flat_map(|y| (0..half_width).map(move |x| (y, x))) {
            let at = |dx: usize, dy: usize| pixels[(2 * y + dy).min(height - 1) * width + (2 * x + dx).min(width - 1)];
            let four = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
            let mean = |of: fn(&PremulRgba8) -> u8| {
                let sum: u32 = four.iter().map(|pixel| u32::from(of(pixel))).sum();
                u8::try_from((sum + 2) / 4).expect("a mean of bytes")
            };
            out.push(PremulRgba8 { r: mean(|p| p.r), g: mean(|p| p.g), b: mean(|p| p.b), a: mean(|p| p.a) });
        }
        (out, half_width, half_height)
    }

    #[test]
    fn halving_row_by_row_is_halving_the_whole() {
        for (width, height) in [(1, 1), (1, 9), (13, 1), (16, 16), (37, 21)] {
            let bitmap = bitmap(width, height);
            let full = decode(&bitmap, 0).expect("pixels");
            let (mut pixels, mut wide, mut tall) = (full.data().to_vec(), width as usize, height as usize);
            for halvings in 0..7 {
                let (streamed, again) = (decode(&bitmap, halvings).unwrap(), halve(&full, halvings).unwrap());
                assert_eq!((usize::from(streamed.width()), usize::from(streamed.height())), (wide, tall));
                assert!(streamed.data() == pixels && again.data() == pixels, "{width} x {height}, {halvings} times");
                (pixels, wide, tall) = halved(&pixels, wide, tall);
            }
        }
    }

    #[test]
    fn a_cache_keeps_to_its_budget_and_forgets_what_is_gone() {
        let budget = 1000 * 1000;
        let cache = PictureCache::with_budget(budget);
        let pictures: Vec<Bitmap> = (0..12).map(|more| bitmap(200 + more, 150)).collect();
        for picture in &pictures {
            assert!(cache.prepared(picture, 0).is_some());
            assert!(cache.bytes() <= budget, "{}", cache.bytes());
        }
        let before = cache.bytes();
        assert!(before > budget - 130_000, "what fits is kept");
        let last = cache.prepared(&pictures[11], 0).unwrap();
        assert!(Arc::ptr_eq(&last, &cache.prepared(&pictures[11], 0).unwrap()), "nothing is decoded twice");
        drop(pictures);
        cache.drop_unused();
        assert_eq!(cache.bytes(), 0);
    }

    #[test]
    fn a_damaged_picture_with_a_large_header_evicts_no_other() {
        let cache = PictureCache::with_budget(1000 * 1000);
        let picture = bitmap(200, 150);
        let before = cache.prepared(&picture, 0).unwrap();
        let mut bytes = Cursor::new(Vec::new());
        image::DynamicImage::new_luma8(4096, 4096)
            .write_to(&mut bytes, image::ImageFormat::Png)
            .expect("it is written");
        let mut cut = bytes.into_inner();
        cut.truncate(60);
        let damaged = Bitmap::of(&cut.into()).expect("a header");
        assert!(cache.prepared(&damaged, 0).is_none());
        assert_eq!(cache.bytes(), 200 * 150 * 4, "what could not be decoded takes no memory");
        assert!(Arc::ptr_eq(&before, &cache.prepared(&picture, 0).unwrap()), "it was evicted");
    }
}
