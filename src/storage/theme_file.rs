//! Reading of the user's theme files, with the fonts and the logo that they name.

use std::{fs, io::Cursor, path::Path};

use image::{ImageReader, Limits};
use ron::error::Error;

use super::{
    error::StorageError,
    excerpt::FileText,
    locate::Position,
    read::{Fingerprint, read_up_to},
    syntax,
};
use crate::theme::{Asset, AssetName, Brand, Logo, Theme, ThemeError};

/// The maximum sizes of a theme file, a font and a logo, in bytes.
const MAX_THEME: u64 = 1024 * 1024;
const MAX_FONT: u64 = 32 * 1024 * 1024;
const MAX_LOGO: u64 = 8 * 1024 * 1024;
/// The maximum size of all fonts of a theme together, in bytes.
const MAX_ALL_FONTS: u64 = 128 * 1024 * 1024;

/// The maximum number of fonts in a theme.
pub const MAX_FONTS: usize = 16;

/// The maximum width and height of a logo in pixels, and the maximum memory for decoding it, in bytes.
const MAX_LOGO_SIDE: u32 = 8192;
const MAX_LOGO_MEMORY: u64 = 64 * 1024 * 1024;

/// A theme that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedTheme {
    /// The built-in theme it is based on.
    pub base: &'static Theme,
    /// The theme with its fonts and its logo; their names are the paths they were read from.
    pub theme: Theme,
    /// The fingerprint of the file.
    pub fingerprint: Fingerprint,
    /// A sentence for each token that is hard to read.
    pub warnings: Vec<String>,
    /// A sentence for each font that the file names and that cannot be read as a font; no text is set in it.
    pub lost_fonts: Vec<String>,
}

/// The theme in the file at `path`, with the fonts and the logo that it names, which are files in its folder. A font
/// that cannot be read is marked as damaged and reported.
///
/// # Errors
/// If the file, a font or the logo cannot be read, or if the file is not a theme. In the latter case the error has the
/// line and column, and the expected and found tokens.
pub fn read_theme(path: &Path) -> Result<OpenedTheme, StorageError> {
    let name = path.to_string_lossy();
    let bytes = read_asset(path, MAX_THEME, "a theme file")?;
    let fingerprint = Fingerprint::of(&bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let text = str::from_utf8(bytes).map_err(|_| StorageError::Unusable {
        file: name.to_string(),
        found: "bytes that are no text".into(),
        expected: "a theme file as UTF-8 text".into(),
        remedy: "Name the .ron file of the theme; if this is it, save it as UTF-8.",
    })?;
    let source = FileText { file: &name, text };
    let brand = Brand::from_ron(text).map_err(|error| refused(&error, source))?;

    let mut theme = brand.theme;
    let warnings = theme.faint_tokens().iter().map(|faint| format!("{name}: {faint}.")).collect();
    if brand.fonts.len() > MAX_FONTS {
        return Err(StorageError::Unusable {
            file: name.to_string(),
            found: format!("{} fonts", brand.fonts.len()),
            expected: format!("at most {MAX_FONTS}"),
            remedy: "Leave out the weights that the map does not use.",
        });
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut room = MAX_ALL_FONTS;
    let mut lost_fonts = Vec::new();
    for font in &brand.fonts {
        let mut font = read_font_up_to(&folder.join(font.as_str()), room.min(MAX_FONT))?;
        room = room.saturating_sub(font.bytes.len() as u64);
        font.is_damaged = !font.is_font();
        if font.is_damaged {
            lost_fonts.push(format!(
                "{}: found no font that can be read, expected a TrueType or OpenType font. The theme is used without it: \
                 put an undamaged copy in its place, or remove its name from the theme.",
                font.name
            ));
        }
        theme.fonts.push(font);
    }
    theme.logo = brand.logo.map(|logo| read_logo(&folder.join(logo.as_str()))).transpose()?;
    Ok(OpenedTheme { base: brand.base, theme, fingerprint, warnings, lost_fonts })
}

/// The font file at `path`, for a theme. Whether text can be set in it is not checked.
///
/// # Errors
/// If the file cannot be read, is not a regular file or is too large.
pub fn read_font(path: &Path) -> Result<Asset, StorageError> {
    read_font_up_to(path, MAX_FONT)
}

fn read_font_up_to(path: &Path, limit: u64) -> Result<Asset, StorageError> {
    let bytes = read_asset(path, limit, "a font")?;
    Ok(Asset { name: path.to_string_lossy().into(), bytes: bytes.into(), is_damaged: false })
}

/// An error of `ron` as an error about a theme.
fn refused(error: &ThemeError, source: FileText<'_>) -> StorageError {
    let mut problem = syntax::problem(error.cause(), source);
    match &error.cause().code {
        Error::NoSuchStructField { .. } => problem.remedy = "Correct the name of the token, or remove it.".into(),
        Error::InvalidValueForType { expected, .. } if expected == AssetName::EXPECTED => {
            // The name may begin like a comment, and the parser may have continued within it; its opening quote is the
            // position.
            let begun = &error.cause().span.start;
            let begun = Position { line: begun.line, column: begun.col }.offset(source.text);
            let quote = source.text.get(..begun).and_then(|before| before.rfind('"')).unwrap_or(begun);
            let remedy = "Copy the file into the folder of the theme, and write its name there.".to_owned();
            problem = source.problem(quote, problem.found, problem.expected, remedy);
        }
        _ => {} // The general remedy holds for every other fault that ron knows.
    }
    StorageError::Invalid { problems: vec![problem], more: 0 }
}

/// The content of the file at `path`, which is described as `what` in errors. Pipes and devices are refused before they
/// are opened, because opening a pipe waits until another program writes to it.
fn read_asset(path: &Path, limit: u64, what: &'static str) -> Result<Vec<u8>, StorageError> {
    let unusable = |file, found, expected, remedy| StorageError::Unusable { file, found, expected, remedy };
    // A path without accessible metadata is reported by the attempt to read it.
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let file = path.to_string_lossy().into_owned();
        return Err(unusable(file, "a pipe, a device or a socket".into(), what.into(), "Name a file."));
    }
    read_up_to(path, limit).map_err(|error| {
        if let StorageError::TooLarge { file, size, limit } = error {
            unusable(file, format!("{size} bytes"), format!("{what} of at most {limit}"), "Name a smaller file.")
        } else if let StorageError::IsFolder { file } = error {
            unusable(file, "a folder".into(), what.into(), "Name a file in the folder.")
        } else {
            error
        }
    })
}

/// The picture file at `path` as a theme's logo. It is decoded as a check.
///
/// # Errors
/// If the file cannot be read, is not a regular file or is not a PNG or JPEG picture of at most 8192 pixels a side.
pub fn read_logo(path: &Path) -> Result<Logo, StorageError> {
    let bytes = read_asset(path, MAX_LOGO, "a picture")?;
    let unusable = |found: String| StorageError::Unusable {
        file: path.to_string_lossy().into(),
        found,
        expected: "a PNG or JPEG picture".into(),
        remedy: "Save the logo as PNG and name that file.",
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_LOGO_SIDE);
    limits.max_image_height = Some(MAX_LOGO_SIDE);
    limits.max_alloc = Some(MAX_LOGO_MEMORY);
    let mut reader =
        ImageReader::new(Cursor::new(&bytes)).with_guessed_format().map_err(|error| unusable(error.to_string()))?;
    if reader.format().is_none() {
        return Err(unusable("something else".into()));
    }
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| unusable(format!("a picture that cannot be read ({error})")))?;
    let ratio = f64::from(picture.width()) / f64::from(picture.height().max(1));
    let picture = Asset { name: path.to_string_lossy().into(), bytes: bytes.into(), is_damaged: false };
    Ok(Logo { picture, ratio })
}
