//! Drawing the preview of a template or a sample. A job does it, because it takes a moment.

use egui::{Color32, ColorImage};

use crate::{
    draw, layout,
    model::Map,
    raster::{Ground, Rasterizer},
    storage::BuiltIn,
    text::FontBook,
    theme::Theme,
    ui::i18n::{Message, m},
};

/// The size of a preview in pixels.
pub(super) const PREVIEW: [usize; 2] = [512, 264];

/// Which preview: of the built-in map with this name, in a light or a dark window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PreviewKey {
    /// The name of the built-in map.
    pub stem: &'static str,
    /// Whether the window is dark.
    pub is_dark: bool,
}

/// A preview that was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPreview {
    /// Which preview.
    pub key: PreviewKey,
    pub(super) image: ColorImage,
    pub(super) title: String,
    pub(super) facts: Facts,
}

/// A sketch for a template, which is still empty; for a sample, the upper part of the map.
#[must_use]
pub(in crate::ui) fn draw_preview(key: PreviewKey) -> DrawnPreview {
    let PreviewKey { stem, is_dark } = key;
    let theme = if is_dark { Theme::dark() } else { Theme::light() };
    let built_in = BuiltIn::with_stem(stem);
    let map = built_in.and_then(|built_in| built_in.map().ok()).unwrap_or_default();
    let scene = if built_in.is_none_or(|built_in| built_in.is_template) {
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
    let image = ColorImage::new(PREVIEW, pixels);
    DrawnPreview { key, image, facts: Facts::of(&map), title: map.info.title }
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
