//! Embedded pictures as encoded bytes, which are decoded row by row only when their pixels are needed.

use std::{io::Cursor, sync::Arc};

use image::{DynamicImage, ImageReader, Limits};

/// The maximum width and height of a picture, in pixels.
pub const MAX_PICTURE_SIDE: u32 = 8192;
/// The maximum memory for decoding a picture, in bytes.
pub const MAX_PICTURE_BYTES: u64 = 64 * 1024 * 1024;

/// A PNG picture with more decoded bytes than this is decoded row by row, unless it is interlaced or has 16 bits per
/// channel.
const LARGE: u64 = 16 * 1024 * 1024;

/// A PNG or JPEG file. Its header has been read; its pixels have not, and may be damaged.
#[derive(Clone, Debug)]
pub struct Bitmap {
    /// The width in pixels, from 1 to [`MAX_PICTURE_SIDE`].
    width: u32,
    /// The height in pixels, from 1 to [`MAX_PICTURE_SIDE`].
    height: u32,
    encoded: Arc<[u8]>,
}

/// Compares the bytes only if they are not shared.
impl PartialEq for Bitmap {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.encoded, &other.encoded) || self.encoded == other.encoded
    }
}

impl Bitmap {
    /// The picture in the file `encoded`; `None` if its header is not that of a PNG or JPEG picture of an allowed size.
    /// It is fast enough to be called for each drawing.
    #[must_use]
    pub fn of(encoded: &Arc<[u8]>) -> Option<Self> {
        let (width, height) = png_size(encoded).or_else(|| jpeg_size(encoded))?;
        let is_possible = |side: u32| (1..=MAX_PICTURE_SIDE).contains(&side);
        (is_possible(width) && is_possible(height)).then(|| Self { width, height, encoded: Arc::clone(encoded) })
    }

    /// The width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The content of the file.
    #[must_use]
    pub fn encoded(&self) -> &Arc<[u8]> {
        &self.encoded
    }

    /// Whether decoding needs so much memory that only one such picture should be decoded at a time.
    #[must_use]
    pub fn is_large(&self) -> bool {
        u64::from(self.width) * u64::from(self.height) * 4 > LARGE
    }

    /// Decodes the picture and passes its rows to `take`, from the top: RGBA, eight bits per channel, straight alpha.
    ///
    /// `None` if the file is damaged or needs more than [`MAX_PICTURE_BYTES`]; some rows may have been passed before.
    pub fn for_each_row(&self, take: &mut dyn FnMut(&[[u8; 4]])) -> Option<()> {
        match self.large_png() {
            Some(reader) => self.stream(reader, take),
            None => self.decode(take),
        }
    }

    /// A reader of single rows; `None` unless the picture is a large PNG for which that is possible.
    fn large_png(&self) -> Option<png::Reader<Cursor<&[u8]>>> {
        if !self.is_large() {
            return None;
        }
        let limits = png::Limits { bytes: usize::try_from(MAX_PICTURE_BYTES).ok()? };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(&*self.encoded), limits);
        decoder.set_transformations(png::Transformations::EXPAND);
        let reader = decoder.read_info().ok()?;
        let is_plain = !reader.info().interlaced && reader.output_color_type().1 == png::BitDepth::Eight;
        // The same limit as for a picture decoded as a whole.
        let is_allowed = reader.output_buffer_size().is_some_and(|size| size as u64 <= MAX_PICTURE_BYTES);
        (is_plain && is_allowed).then_some(reader)
    }

    fn stream(&self, mut reader: png::Reader<Cursor<&[u8]>>, take: &mut dyn FnMut(&[[u8; 4]])) -> Option<()> {
        let (color, _) = reader.output_color_type();
        let mut rgba = Vec::new();
        let mut rows = 0;
        while let Some(row) = reader.next_row().ok()? {
            match color {
                png::ColorType::Grayscale => extend(&mut rgba, row.data(), |&[grey]| [grey, grey, grey, 255]),
                png::ColorType::GrayscaleAlpha => extend(&mut rgba, row.data(), |&[grey, a]| [grey, grey, grey, a]),
                png::ColorType::Rgb => extend(&mut rgba, row.data(), |&[r, g, b]| [r, g, b, 255]),
                png::ColorType::Rgba => extend(&mut rgba, row.data(), |&pixel| pixel),
                // The decoder expands these to one of the other types.
                png::ColorType::Indexed => return None,
            }
            take(&rgba);
            rows += 1;
        }
        (rows == self.height).then_some(())
    }

    fn decode(&self, take: &mut dyn FnMut(&[[u8; 4]])) -> Option<()> {
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_PICTURE_SIDE);
        limits.max_image_height = Some(MAX_PICTURE_SIDE);
        limits.max_alloc = Some(MAX_PICTURE_BYTES);
        let mut reader = ImageReader::new(Cursor::new(&*self.encoded)).with_guessed_format().ok()?;
        reader.limits(limits);
        let decoded = reader.decode().ok()?;
        let width = usize::try_from(self.width).ok()?;
        if (decoded.width(), decoded.height()) != (self.width, self.height) {
            return None;
        }
        let mut rgba = Vec::new();
        // The usual pixel formats are expanded row by row, because RGBA takes four times the memory of a grey picture.
        match decoded {
            DynamicImage::ImageLuma8(grey) => grey.as_raw().chunks_exact(width).for_each(|row| {
                extend(&mut rgba, row, |&[grey]| [grey, grey, grey, 255]);
                take(&rgba);
            }),
            DynamicImage::ImageRgb8(rgb) => rgb.as_raw().chunks_exact(width * 3).for_each(|row| {
                extend(&mut rgba, row, |&[r, g, b]| [r, g, b, 255]);
                take(&rgba);
            }),
            other => other.into_rgba8().as_raw().chunks_exact(width * 4).for_each(|row| {
                extend(&mut rgba, row, |&pixel| pixel);
                take(&rgba);
            }),
        }
        Some(())
    }
}

/// Replaces `rgba` by the pixels of `row`, which have `N` bytes each.
fn extend<const N: usize>(rgba: &mut Vec<[u8; 4]>, row: &[u8], pixel: impl Fn(&[u8; N]) -> [u8; 4]) {
    rgba.clear();
    rgba.extend(row.as_chunks::<N>().0.iter().map(pixel));
}

/// The width and height in the header of a PNG file.
fn png_size(file: &[u8]) -> Option<(u32, u32)> {
    let rest = file.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..)?.strip_prefix(b"IHDR")?;
    let (width, rest) = rest.split_first_chunk()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*rest.first_chunk()?)))
}

/// The width and height in the first frame header of a JPEG file (ITU T.81, annex B).
fn jpeg_size(file: &[u8]) -> Option<(u32, u32)> {
    let mut rest = file.strip_prefix(&[0xff, 0xd8])?;
    loop {
        // A marker may be preceded by any number of fill bytes.
        let (&[mark, kind], after) = rest.split_first_chunk()?;
        if mark != 0xff {
            return None;
        }
        match kind {
            0xff => rest = rest.get(1..)?,
            // Markers without a segment.
            0x01 | 0xd0..=0xd7 => rest = after,
            // Frame headers: 0xc0 to 0xcf without those of tables and of arithmetic coding.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let &[_, _, _, h1, h0, w1, w0] = after.first_chunk()?;
                return Some((u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0]))));
            }
            _ => {
                let (length, _) = after.split_first_chunk()?;
                rest = after.get(usize::from(u16::from_be_bytes(*length)).max(2)..)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;

    fn rows(encoded: Vec<u8>) -> Option<(u32, u32, Vec<u8>)> {
        let bitmap = Bitmap::of(&encoded.into())?;
        let mut rgba = Vec::new();
        bitmap.for_each_row(&mut |row| rgba.extend(row.iter().flatten()))?;
        Some((bitmap.width(), bitmap.height(), rgba))
    }

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("it is written");
        bytes.into_inner()
    }

    /// A PNG of one bit per pixel.
    fn one_bit(width: u32, height: u32) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let bytes = width.div_ceil(8) * height;
        let data: Vec<u8> = (0..bytes).map(|at| at.wrapping_mul(37).to_le_bytes()[0]).collect();
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&data)).expect("it is written");
        file
    }

    /// A picture with all kinds of values.
    fn picture(width: u32, height: u32) -> DynamicImage {
        let low = |value: u32| value.to_le_bytes()[0];
        let pixel = |x: u32, y: u32| image::Rgba([x, y, x ^ y, x + 3 * y].map(low));
        DynamicImage::ImageRgba8(image::RgbaImage::from_fn(width, height, pixel))
    }

    #[test]
    fn rows_are_those_of_the_picture_whatever_its_kind_and_size() {
        let small = picture(7, 5);
        let kinds = [
            DynamicImage::ImageLuma8(small.to_luma8()),
            DynamicImage::ImageLumaA8(small.to_luma_alpha8()),
            DynamicImage::ImageRgb8(small.to_rgb8()),
            DynamicImage::ImageLuma16(small.to_luma16()),
            small,
        ];
        // Read row by row.
        let large = picture(2100, 2050);
        let large = [DynamicImage::ImageLumaA8(large.to_luma_alpha8()), DynamicImage::ImageRgb8(large.to_rgb8())];
        for kind in kinds.into_iter().chain(large) {
            let (width, height) = (kind.width(), kind.height());
            {
                let file = encoded(&kind, ImageFormat::Png);
                let expected = image::load_from_memory(&file).expect("a picture").into_rgba8().into_raw();
                assert!(rows(file) == Some((width, height, expected)), "{:?} {width}", kind.color());
            }
        }
        // A scan of one bit per pixel, whose pixels take 32 times as much memory as its file.
        let (width, height) = (2_101, 2_048);
        let file = one_bit(width, height);
        let expected = image::load_from_memory(&file).expect("a picture").into_rgba8().into_raw();
        assert!(Bitmap::of(&file.clone().into()).is_some_and(|scan| scan.large_png().is_some()), "read row by row");
        assert!(rows(file) == Some((width, height, expected)), "one bit");
        let file = encoded(&DynamicImage::ImageRgb8(picture(33, 18).to_rgb8()), ImageFormat::Jpeg);
        let expected = image::load_from_memory(&file).expect("a picture").into_rgba8().into_raw();
        assert!(rows(file) == Some((33, 18, expected)), "a JPEG");
    }

    #[test]
    fn what_is_no_picture_has_no_rows() {
        assert!(rows(b"not a picture".to_vec()).is_none() && rows(vec![0xff, 0xd8, 0xff]).is_none());
        for size in [(40, 40), (2100, 2050)] {
            let mut cut = encoded(&picture(size.0, size.1), ImageFormat::Png);
            cut.truncate(cut.len() / 2);
            assert!(Bitmap::of(&cut.clone().into()).is_some() && rows(cut).is_none());
        }
        let wide = encoded(&DynamicImage::new_luma8(MAX_PICTURE_SIDE + 1, 1), ImageFormat::Png);
        assert!(Bitmap::of(&wide.into()).is_none());
        // 8192 x 8192 pixels of three bytes are more than a picture may take.
        let heavy = encoded(&DynamicImage::new_rgb8(MAX_PICTURE_SIDE, MAX_PICTURE_SIDE), ImageFormat::Png);
        assert!(rows(heavy).is_none());
    }
}
