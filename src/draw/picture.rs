//! Decoding of embedded pictures.
//!
//! Decoding is deterministic, so the cache affects only speed.

use std::{
    io::Cursor,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use image::{ImageReader, Limits};

use crate::{model::Picture, scene::Bitmap};

/// The maximum width and height of a picture, in pixels.
pub const MAX_PICTURE_SIDE: u32 = 8192;
/// The maximum memory for decoding a picture, in bytes.
pub const MAX_PICTURE_BYTES: u64 = 64 * 1024 * 1024;

/// The encoded bytes of a picture, and its pixels unless decoding failed.
type Kept = (Weak<[u8]>, Option<Arc<Bitmap>>);

static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// The pixels of `picture`, or `None` if it is not a PNG or JPEG, is damaged or is too large.
#[must_use]
pub fn decoded_picture(picture: &Picture) -> Option<Arc<Bitmap>> {
    decoded(&picture.bytes)
}

/// The pixels of the picture file `bytes`, or `None` if it is not a PNG or JPEG, is damaged or is too large.
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
