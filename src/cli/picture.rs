//! A map as a PNG file: the whole pipeline in one function.

use std::{ops::ControlFlow, path::Path};

use super::CliError;
use crate::{
    draw, export,
    export::{PngInfo, PngOptions, PngSize},
    layout,
    model::{Map, StageId, View},
    storage::{StorageError, replace_file},
    text::FontBook,
    theme::Theme,
};

/// How the picture is to look.
pub(super) struct Look {
    pub(super) size: PngSize,
    pub(super) theme: Theme,
    pub(super) is_transparent: bool,
    /// The one stage to show.
    pub(super) stage: Option<StageId>,
    /// The view to look through.
    pub(super) view: Option<View>,
}

/// Writes the picture of `map` to `path`. An old file there is replaced only by a complete picture.
pub(super) fn write(map: &Map, look: &Look, path: &Path) -> Result<PngInfo, CliError> {
    let mut fonts = FontBook::with_system_fonts();
    fonts.use_family(&look.theme.font_files()).map_err(|source| CliError::Font {
        file: look.theme.fonts.get(source.index).map(|font| font.name.clone()).unwrap_or_default(),
        source,
    })?;
    let placed = match &look.view {
        Some(view) => layout::layout_filtered(map, &view.filter, view.effect, &look.theme, &mut fonts),
        None => layout::layout(map, &look.theme, &mut fonts),
    };
    let scene = draw::without_hints(&draw::draw(map, &placed, &look.theme));
    let options = PngOptions {
        region: look.stage.as_ref().and_then(|stage| placed.stage_column(stage)),
        is_transparent: look.is_transparent,
        title: title(map, look.view.as_ref()).replace(char::is_control, " "),
        description: export::description(map),
        ..PngOptions::new(look.size)
    };
    let mut info = None;
    replace_file::<Failure>(path, |out| {
        info = Some(export::png(&scene, &options, out, &mut |_| ControlFlow::Continue(()))?);
        Ok(())
    })
    .map_err(|failure| match failure {
        Failure::Storage(error) => CliError::Storage(error),
        Failure::Export(source) => CliError::Export { path: path.to_owned(), source },
    })?;
    info.ok_or_else(|| CliError::Export { path: path.to_owned(), source: export::ExportError::Cancelled })
}

/// What the picture is called in its file.
fn title(map: &Map, view: Option<&View>) -> String {
    match view {
        Some(view) => format!("{} – {}", map.info.title, view.name),
        None => map.info.title.clone(),
    }
}

/// Either the file or the picture failed.
enum Failure {
    Storage(StorageError),
    Export(export::ExportError),
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<export::ExportError> for Failure {
    fn from(error: export::ExportError) -> Self {
        Self::Export(error)
    }
}
