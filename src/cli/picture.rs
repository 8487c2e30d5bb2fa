//! Writes the picture of a map to a PNG file.

use std::{ops::ControlFlow, path::Path};

use super::{CliError, complain};
use crate::{
    export::{ExportError, PngInfo, PngPicture, Request},
    model::Map,
    storage::{StorageError, replace_file},
    text::FontBook,
};

/// Writes the picture of `map` for `request` to `path`. An existing file is replaced only by a complete picture.
pub(super) fn write(map: &Map, request: &Request, path: &Path) -> Result<PngInfo, CliError> {
    let failed = |error: ExportError| {
        if let ExportError::Font { file, source } = error {
            CliError::Font { file, source }
        } else {
            CliError::Export { path: path.to_owned(), source: error }
        }
    };
    let picture = request.png(map, &mut FontBook::with_system_fonts()).map_err(failed)?;
    warn_of_missing(&picture);
    let mut info = None;
    replace_file::<PictureFailure>(path, |out| {
        info = Some(picture.write(out, &mut |_| ControlFlow::Continue(()))?);
        Ok(())
    })
    .map_err(|failure| match failure {
        PictureFailure::Storage(error) => CliError::Storage(error),
        PictureFailure::Export(error) => failed(error),
    })?;
    info.ok_or_else(|| failed(ExportError::Cancelled))
}

/// The number of missing characters that a warning names.
const MOST_NAMED: usize = 12;

/// Writes a warning that names the characters in `picture` for which there is no font.
pub(super) fn warn_of_missing(picture: &PngPicture) {
    let missing = picture.scene.missing_characters();
    if missing.is_empty() {
        return;
    }
    let name = |character: &char| format!("{character} (U+{:04X})", u32::from(*character));
    let mut named: Vec<String> = missing.iter().take(MOST_NAMED).map(name).collect();
    if missing.len() > MOST_NAMED {
        named.push(format!("and {} more", missing.len() - MOST_NAMED));
    }
    complain(&format!(
        "warning: no font here has these characters, and boxes are drawn for them: {}. Install a font that has them, for \
         example one of the Noto fonts.",
        named.join(", ")
    ));
}

/// An error of the file or of the picture.
enum PictureFailure {
    Storage(StorageError),
    Export(ExportError),
}

impl From<StorageError> for PictureFailure {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<ExportError> for PictureFailure {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}
