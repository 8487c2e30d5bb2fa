//! Reading of pictures to embed, themes, fonts and logos, each of which is tested before the window gets it, and of the
//! list of the user's templates.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::outcome::{BrandAsset, FileContent};
use crate::{
    export::font_warnings,
    import::{NotEmbedded, embeddable, read, read_file},
    locale::clock,
    storage::{self, OpenedTheme, StorageError},
    text::FontBook,
    ui::{
        i18n::{self, m},
        start::TemplateEntry,
        words::faults::{picture_fault, storage_fault},
    },
};

/// The picture file at `path`, encoded for embedding with a longer side of at most `longest` pixels; otherwise the
/// reason, in a sentence for the user.
pub(super) fn picture(path: &Path, longest: u32) -> Result<Arc<[u8]>, String> {
    let bytes = storage::read_picture_file(path).map_err(|error| {
        if let StorageError::TooLarge { size, limit, .. } = error {
            let megabytes = |bytes: u64| i18n::digits(&bytes.div_ceil(1_048_576).to_string());
            m("picture-too-large").with(&[("size", megabytes(size).into()), ("limit", megabytes(limit).into())])
        } else {
            storage_fault(&error)
        }
    })?;
    embedded(&bytes, longest)
}

/// A picture from the clipboard, encoded for embedding with a longer side of at most `longest` pixels.
pub(super) fn encoded(picture: &egui::ColorImage, longest: u32) -> Result<Arc<[u8]>, String> {
    let [width, height] = picture.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let is_opaque = picture.pixels.iter().all(|pixel| pixel.a() == u8::MAX);
    let pixels = picture.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    let picture =
        image::RgbaImage::from_raw(width, height, pixels).ok_or_else(|| picture_fault(&NotEmbedded::WrongKind))?;
    let picture = image::DynamicImage::ImageRgba8(picture);
    let picture = if is_opaque { picture.to_rgb8().into() } else { picture };
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).map_err(|error| picture_fault(&error.into()))?;
    embedded(&bytes.into_inner(), longest)
}

fn embedded(file: &[u8], longest: u32) -> Result<Arc<[u8]>, String> {
    // One at a time: a decoded picture takes up to half a gigabyte, and files are read meanwhile.
    static DECODING: Mutex<()> = Mutex::new(());
    let _one = DECODING.lock().unwrap_or_else(PoisonError::into_inner);
    embeddable(file, longest).map(Into::into).map_err(|error| picture_fault(&error))
}

/// The theme file at `path`, with warnings about damaged glyphs of its fonts among its others.
pub(super) fn theme(path: &Path) -> Result<Box<OpenedTheme>, String> {
    let mut opened = storage::read_theme(path).map_err(|error| error.to_string())?;
    opened.warnings.splice(0..0, font_warnings(&opened.theme));
    Ok(Box::new(opened))
}

/// The font file at `path`, which has been tested.
pub(super) fn font(path: &Path) -> Result<BrandAsset, String> {
    let font = storage::read_font(path).map_err(|error| storage_fault(&error))?;
    let tried = FontBook::bundled().use_family(&[Arc::clone(&font.bytes)]);
    tried.map_err(|error| format!("{}: {error}.", font.name))?;
    Ok(BrandAsset::Font(font))
}

/// The logo file at `path`.
pub(super) fn logo(path: &Path) -> Result<BrandAsset, String> {
    storage::read_logo(path).map(BrandAsset::Logo).map_err(|error| storage_fault(&error))
}

/// The content of the dropped file at `path`. A file that should be a map is read as one, so that its faults are known
/// before anything is asked about the open map. A text is read as a list or a table here, because it may be long.
pub(super) fn content(path: &Path) -> FileContent {
    let has_extension = |known: &[&str]| {
        path.extension().is_some_and(|extension| known.iter().any(|known| extension.eq_ignore_ascii_case(known)))
    };
    if has_extension(&["ron"]) {
        return match storage::read_map(path) {
            Ok(_) => FileContent::Map,
            Err(error) => FileContent::Unreadable(storage_fault(&error)),
        };
    }
    match storage::read_text_file(path) {
        Ok(Some(text)) if text.trim_start().starts_with('(') && storage::read_map(path).is_ok() => FileContent::Map,
        Ok(Some(text)) if has_extension(&["csv", "tsv"]) => FileContent::Cards(read_file(&text)),
        Ok(Some(text)) if !text.trim().is_empty() => FileContent::Cards(read(&text)),
        Ok(_) => FileContent::Unknown,
        Err(error) => FileContent::Unreadable(storage_fault(&error)),
    }
}

/// `path` as an absolute path, for remembering it.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The user's own templates in `folder`.
pub(super) fn templates(folder: &Path) -> Vec<TemplateEntry> {
    let entries = storage::own_templates(folder).into_iter().map(|template| TemplateEntry {
        path: template.path,
        name: template.name,
        day: template.written.and_then(clock::day_of),
        content: template.content.map_err(|error| storage_fault(&error)),
    });
    entries.collect()
}
