//! PNG export of a scene or a region of it.
//!
//! The pixels are written without PNG filters (which do not help for the flat colours of maps) and with the fastest
//! compression; see `bands` for the use of all cores.

mod bands;
mod limits;
mod pixels;
mod rows;
mod size;

use std::{
    io::{self, Write},
    ops::ControlFlow,
};

use png::{BitDepth, ColorType, EncodingError, PixelDimensions, SrgbRenderingIntent, Unit, text_metadata::ITXtChunk};

pub use limits::{MAX_PIXELS, MAX_SIDE};
pub use pixels::RgbaPicture;
pub use size::PngSize;

use self::{
    bands::{PngJob, for_each_piece},
    size::{PixelRegion, pixel_region},
};
use super::ExportError;
use crate::{geom::Rect, model::Language, raster::Ground, scene::Scene};

/// The options of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PngOptions {
    /// The size.
    pub size: PngSize,
    /// The part of the page to draw, in map units; `None` for all of it. Its pixels equal those of the whole picture.
    pub region: Option<Rect>,
    /// Whether the page's background is transparent.
    pub is_transparent: bool,
    /// The title stored in the file, unless empty. Without control characters.
    pub title: String,
    /// The description stored in the file, unless empty. Without control characters other than newlines.
    pub description: String,
    /// The language of title and description; `None` if it is not known.
    pub language: Option<Language>,
}

impl PngOptions {
    /// The whole page at `size` with its own background, without title and description.
    #[must_use]
    pub fn new(size: PngSize) -> Self {
        Self {
            size,
            region: None,
            is_transparent: false,
            title: String::new(),
            description: String::new(),
            language: None,
        }
    }
}

/// A scene and the options for writing it.
#[derive(Clone, Debug)]
pub struct PngPicture {
    /// The scene.
    pub scene: Scene,
    /// The options.
    pub options: PngOptions,
}

impl PngPicture {
    /// Writes the picture to `out` by [`png()`].
    ///
    /// # Errors
    /// Those of [`png()`].
    pub fn write(
        &self,
        out: &mut dyn Write,
        progress: &mut dyn FnMut(f64) -> ControlFlow<()>,
    ) -> Result<PngInfo, ExportError> {
        png(&self.scene, &self.options, out, progress)
    }
}

/// The size of a written picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngInfo {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Pixels per map unit.
    pub scale: f64,
}

/// Writes `scene` to `out` as a PNG.
///
/// `progress` is called with the progress (0 to 1) and may stop the export.
///
/// # Errors
///
/// The size is checked before anything is written. After any later error the output is not a complete picture.
pub fn png(
    scene: &Scene,
    options: &PngOptions,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<PngInfo, ExportError> {
    let region = pixel_region(scene.size, options.region, options.size)?;
    let ground = if options.is_transparent { Ground::Transparent } else { Ground::Page };
    let is_opaque = ground == Ground::Page && scene.background.a == 255;
    let mut writer = header(out, options, region, is_opaque)?;
    let job = PngJob { scene, ground, is_opaque, region };
    for_each_piece(&job, &mut |piece, done| {
        writer.write_chunk(png::chunk::IDAT, piece).map_err(failed)?;
        if progress(done).is_break() { Err(ExportError::Cancelled) } else { Ok(()) }
    })?;
    writer.finish().map_err(failed)?;
    Ok(PngInfo { width: region.width, height: region.height, scale: region.scale })
}

/// Writes everything before the pixels.
fn header<'a>(
    out: &'a mut dyn Write,
    options: &PngOptions,
    region: PixelRegion,
    is_opaque: bool,
) -> Result<png::Writer<&'a mut dyn Write>, ExportError> {
    let mut info = png::Info::with_size(region.width, region.height);
    info.utf8_text = texts(options);
    let mut encoder = png::Encoder::with_info(out, info).map_err(failed)?;
    encoder.set_color(if is_opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    let per_metre = pixels_per_metre(region.scale);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.write_header().map_err(failed)
}

/// The texts of the file, each with the tag of its language.
fn texts(options: &PngOptions) -> Vec<ITXtChunk> {
    let software = format!("Safar {}", env!("CARGO_PKG_VERSION"));
    let texts = [
        ("Title", &options.title, options.language),
        ("Description", &options.description, options.language),
        ("Software", &software, None),
    ];
    let given = texts.into_iter().filter(|(_, text, _)| !text.is_empty());
    given
        .map(|(keyword, text, language)| {
            let mut chunk = ITXtChunk::new(keyword, text.as_str());
            language.map_or("", Language::tag).clone_into(&mut chunk.language_tag);
            chunk
        })
        .collect()
}

/// A map unit is 1/96 inch, and an inch 0.0254 metres.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded; the cast saturates")]
fn pixels_per_metre(scale: f64) -> u32 {
    (scale * 96.0 / 0.0254).round() as u32
}

fn failed(error: EncodingError) -> ExportError {
    match error {
        EncodingError::IoError(error) => ExportError::Write(error),
        EncodingError::Format(error) => ExportError::Header(error.to_string()),
        EncodingError::Parameter(error) => ExportError::Header(error.to_string()),
        EncodingError::LimitsExceeded => ExportError::Write(io::Error::other("the picture's data is too large")),
    }
}
