//! Embedded pictures as pixels.
//!
//! Decoding is the same everywhere, so keeping what was decoded changes nothing but the time it takes.

use std::{
    io::Cursor,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use image::{ImageReader, Limits};

use crate::{model::Picture, scene::Bitmap};

/// The most pixels a picture may have in a row or a column.
pub const MAX_PICTURE_SIDE: u32 = 8192;
/// The most memory decoding a picture may take.
pub const MAX_PICTURE_BYTES: u64 = 64 * 1024 * 1024;

/// A picture's encoded bytes, and its pixels unless they cannot be had.
type Kept = (Weak<[u8]>, Option<Arc<Bitmap>>);

static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// The pixels of `picture`; `None` where it is no PNG or JPEG, is damaged or too large.
#[must_use]
pub fn decoded_picture(picture: &Picture) -> Option<Arc<Bitmap>> {
    decoded(&picture.bytes)
}

/// The pixels of the picture file `bytes`; `None` where it is no PNG or JPEG, is damaged or too large.
pub(super) fn decoded(bytes: &Arc<[u8]>) -> Option<Arc<Bitmap>> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(bytes, _)| bytes.strong_count() > 0);
    if let Some((_, bitmap)) = kept.iter().find(|(known, _)| std::ptr::addr_eq(Weak::as_ptr(known), Arc::as_ptr(bytes)))
    {
        return bitmap.clone();
    }
    let bitmap = decode(bytes).map(Arc::new);
    kept.push((Arc::downgrade(bytes), bitmap.clone()));
    bitmap
}

fn decode(bytes: &[u8]) -> Option<Bitmap> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_PICTURE_SIDE);
    limits.max_image_height = Some(MAX_PICTURE_SIDE);
    limits.max_alloc = Some(MAX_PICTURE_BYTES);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgba8();
    let (width, height) = pixels.dimensions();
    Some(Bitmap { width, height, rgba: pixels.into_raw().into() })
}
