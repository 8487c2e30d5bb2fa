//! Prepares pictures for embedding: scaled down to the size at which they are shown, rotated upright, and without the
//! metadata of cameras and programs.

use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView as _, ImageDecoder as _, ImageFormat, ImageReader, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};

use crate::scene::{MAX_PICTURE_BYTES, MAX_PICTURE_SIDE};

/// The maximum length of a portrait's longer side, in pixels.
pub const PORTRAIT_SIDE: u32 = 512;

/// The maximum length of the longer side of a card's picture, in pixels.
pub const CARD_PICTURE_SIDE: u32 = 1600;

/// The JPEG quality, of 100: losses are invisible at the size at which maps show pictures.
const QUALITY: u8 = 90;

/// Pictures larger than this many bytes are stored as JPEG if they have no transparency.
const HEAVY: usize = 1024 * 1024;

/// The reason why a file cannot be embedded as a picture.
#[derive(Debug, thiserror::Error)]
pub enum NotEmbedded {
    /// The file is neither a PNG nor a JPEG.
    #[error("the file is no PNG and no JPEG picture")]
    WrongKind,
    /// The picture is damaged, or too large to be decoded.
    #[error("the picture could not be read: {0}")]
    Unreadable(#[from] image::ImageError),
}

/// Re-encodes the picture in `file`, a PNG or JPEG, with a longer side of at most `side` pixels and without metadata.
/// The camera's orientation is applied to the pixels.
///
/// # Errors
///
/// If the file is no picture of these kinds, or cannot be decoded.
pub fn embeddable(file: &[u8], side: u32) -> Result<Vec<u8>, NotEmbedded> {
    let format = image::guess_format(file).ok();
    let format = format.filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg));
    let format = format.ok_or(NotEmbedded::WrongKind)?;
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(2 * MAX_PICTURE_SIDE);
    limits.max_image_height = Some(2 * MAX_PICTURE_SIDE);
    limits.max_alloc = Some(8 * MAX_PICTURE_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture = downscaled(picture, side);
    picture.apply_orientation(orientation);
    let bytes = encoded(&picture, format)?;
    // A photograph takes ten times as much space as a PNG than as a JPEG.
    let is_heavy = bytes.len() > HEAVY && !picture.color().has_alpha();
    if is_heavy { Ok(encoded(&picture, ImageFormat::Jpeg)?) } else { Ok(bytes) }
}

fn downscaled(picture: DynamicImage, side: u32) -> DynamicImage {
    let (width, height) = picture.dimensions();
    if width.max(height) <= side { picture } else { picture.resize(side, side, FilterType::Lanczos3) }
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    if format == ImageFormat::Jpeg {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    } else if picture.color().has_alpha() {
        picture.to_rgba8().write_to(&mut Cursor::new(&mut bytes), format)?;
    } else {
        picture.to_rgb8().write_to(&mut Cursor::new(&mut bytes), format)?;
    }
    Ok(bytes)
}
