//! Drawing the preview of a template, a sample or a map file. A job does it, because it takes a moment.

use std::path::PathBuf;

use egui::{Color32, ColorImage};

use crate::{
    draw, layout,
    locale::clock,
    model::{Date, Map},
    raster::{Ground, Rasterizer},
    storage::{BuiltIn, FileStamp, StorageError, read_map},
    text::FontBook,
    theme::Theme,
    ui::i18n::{Message, m},
};

/// The size of a preview in pixels.
pub(super) const PREVIEW: [usize; 2] = [512, 264];

/// Which preview: of a map, in a light or a dark window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PreviewKey {
    /// The map.
    pub of: PreviewOf,
    /// Whether the window is dark.
    pub is_dark: bool,
}

/// The map that a preview shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PreviewOf {
    /// The built-in map with this stem.
    BuiltIn(&'static str),
    /// The map in this file.
    File(PathBuf),
}

/// The end of the drawing of a preview.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPreview {
    /// Which preview.
    pub key: PreviewKey,
    /// The state of the file from which it was drawn; `None` for a built-in map, or if there is no file.
    pub stamp: Option<FileStamp>,
    pub(super) content: PreviewContent,
}

/// What was drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PreviewContent {
    /// Nothing, because the file is the one from which the known preview was drawn.
    Same,
    /// Nothing, because there is no such file.
    Missing,
    /// Nothing, because the map cannot be read.
    Unreadable,
    /// The picture with the words next to it.
    Drawn { image: ColorImage, title: String, facts: Facts },
}

/// Draws the preview `key`: a sketch of a map without cards; of any other map the upper part. With `known`, the state of the
/// file from which the preview in the window was drawn, only if the file has changed.
#[must_use]
pub(in crate::ui) fn draw_preview(key: PreviewKey, known: Option<FileStamp>) -> DrawnPreview {
    let (stamp, map) = match &key.of {
        PreviewOf::BuiltIn(stem) => (None, BuiltIn::with_stem(stem).map(BuiltIn::map)),
        PreviewOf::File(path) => match FileStamp::of(path) {
            Ok(stamp) if known == Some(stamp) => {
                return DrawnPreview { key, stamp: known, content: PreviewContent::Same };
            }
            Ok(stamp) => (Some(stamp), Some(read_map(path).map(|opened| opened.map))),
            Err(error) => (None, Some(Err(error))),
        },
    };
    let content = match map {
        Some(Ok(map)) => drawn(map, key.is_dark),
        Some(Err(StorageError::NotFound { .. })) => PreviewContent::Missing,
        Some(Err(_)) | None => PreviewContent::Unreadable,
    };
    DrawnPreview { key, stamp, content }
}

fn drawn(map: Map, is_dark: bool) -> PreviewContent {
    let theme = if is_dark { Theme::dark() } else { Theme::light() };
    let scene = if map.cards.is_empty() {
        draw::sketch(&map, theme)
    } else {
        let layout = layout::layout(&map, theme, &mut FontBook::bundled());
        draw::draw(&map, &layout, theme)
    };
    let [width, height] = PREVIEW;
    #[expect(clippy::cast_precision_loss, reason = "a preview is a few hundred pixels wide")]
    let scale = width as f64 / scene.size.width.max(1.0);
    let tile = Rasterizer::new().tile(&scene, scale, 0, 0, Ground::Page);
    let pixels: Vec<Color32> = tile
        .rgba
        .chunks_exact(4)
        .take(width * height)
        .filter_map(|pixel| <[u8; 4]>::try_from(pixel).ok())
        .map(|[r, g, b, a]| Color32::from_rgba_premultiplied(r, g, b, a))
        .collect();
    PreviewContent::Drawn { image: ColorImage::new(PREVIEW, pixels), facts: Facts::of(&map), title: map.info.title }
}

/// The day on which the file with this stamp was last written, where the user is.
pub(super) fn day_of(stamp: Option<FileStamp>) -> Option<Date> {
    clock::day_of(stamp?.written?)
}

/// The size of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Facts {
    stages: usize,
    steps: usize,
    lanes: usize,
    cards: usize,
}

impl Facts {
    fn of(map: &Map) -> Self {
        Self {
            stages: map.stages.len(),
            steps: map.stages.iter().map(|stage| stage.steps.len()).sum(),
            lanes: map.lanes.len(),
            cards: map.cards.len(),
        }
    }

    /// The counts in words: stages, steps and lanes of a template; stages and cards of a sample.
    pub(super) fn text(self) -> String {
        let stages = (m("count-stages"), self.stages);
        let of_template = [stages, (m("count-steps"), self.steps), (m("count-lanes"), self.lanes)];
        let of_sample = [stages, (m("count-cards"), self.cards)];
        let counts: &[(Message, usize)] = if self.cards == 0 { &of_template } else { &of_sample };
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let words: Vec<_> = counts.map(|(message, count)| message.with(&[("count", (*count).into())])).collect();
        words.join(&m("list-comma").text())
    }
}
