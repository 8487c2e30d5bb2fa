//! The rasteriser: from a scene and a tile's position to pixels.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::Arc,
};

use vello_cpu::{
    Level, PixmapMut, RasterizerSettings, RenderContext, RenderMode, RenderSettings, Resources, kurbo::BezPath,
};

use super::{
    fonts::Fonts,
    grid::{EDGE, TILE, page_pixels, tile_in_pixels},
    guard,
    paint::{Frame, Painter, solid},
    picture::PictureCache,
};
use crate::{
    color::Rgba,
    geom::{Affine, Point, Rect, Vec2},
    scene::Scene,
    text::TextBlock,
};

/// The size of a tile in bytes.
pub const TILE_BYTES: usize = TILE as usize * TILE as usize * 4;

/// The side of a tile in pixels, in the rasteriser's type.
const SIDE: u16 = 512;

/// The longest side of a text block's picture, in pixels.
const LONGEST_BLOCK: f64 = 8_192.0;

/// The background of a tile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The scene's background colour on the page; transparent outside it.
    #[default]
    Page,
    /// Transparent everywhere.
    Transparent,
}

/// The pixels of one tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// [`TILE`] rows of [`TILE`] pixels from the top: RGBA, eight bits a channel, alpha premultiplied.
    pub rgba: Vec<u8>,
}

/// A small picture and its offset.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// The width in pixels; 0 if there is nothing to draw.
    pub width: u32,
    /// The height in pixels; 0 if there is nothing to draw.
    pub height: u32,
    /// The offset of the top left corner from the origin of the drawn text, in whole pixels.
    pub offset: Vec2,
    /// The rows from the top: RGBA, eight bits per channel, alpha premultiplied.
    pub rgba: Vec<u8>,
}

/// Rasterises regions of scenes and reuses buffers and decoded glyphs between them. Use one per thread.
///
/// On x86-64 it always uses SSE 4.2, because wider instruction sets fuse multiplication and addition, which rounds
/// differently: a picture must not depend on the processor.
#[derive(Debug)]
pub struct Rasterizer {
    context: RenderContext,
    resources: Resources,
    fonts: Fonts,
    pictures: Arc<PictureCache>,
    scratch: BezPath,
}

impl Default for Rasterizer {
    fn default() -> Self {
        Self::new()
    }
}

impl Rasterizer {
    /// A rasteriser with empty caches.
    #[must_use]
    pub fn new() -> Self {
        Self::sharing(&Arc::default())
    }

    /// A rasteriser that shares the cache of decoded pictures `pictures` with others.
    #[must_use]
    pub fn sharing(pictures: &Arc<PictureCache>) -> Self {
        let settings = RenderSettings { level: fixed_level(), num_threads: 0 };
        Self {
            context: RenderContext::new_with(SIDE, SIDE, settings),
            resources: Resources::new(),
            fonts: Fonts::default(),
            pictures: Arc::clone(pictures),
            scratch: BezPath::new(),
        }
    }

    /// The tile of `scene` at `column` and `row` of the grid for `scale` (pixels per map unit).
    ///
    /// Drawings that reach beyond the page are drawn there too, without a background. A scale that is not a positive
    /// finite number gives a transparent tile.
    #[must_use]
    pub fn tile(&mut self, scene: &Scene, scale: f64, column: u32, row: u32, ground: Ground) -> Tile {
        let mut rgba = vec![0; TILE_BYTES];
        self.tile_into(scene, scale, column, row, ground, &mut rgba);
        Tile { rgba }
    }

    /// Like [`tile`](Self::tile), into `rgba`. Draws nothing unless `rgba` has [`TILE_BYTES`] bytes.
    pub fn tile_into(&mut self, scene: &Scene, scale: f64, column: u32, row: u32, ground: Ground, rgba: &mut [u8]) {
        let opaque = self.picture(SIDE, SIDE, rgba, |this| {
            let mut opaque = Rect::ZERO;
            if scale > 0.0 && scale.is_finite() {
                let tile = tile_in_pixels(column, row);
                if ground == Ground::Page {
                    let page = this.page_ground(scene, scale, tile);
                    opaque = if scene.background.a == 255 { page } else { Rect::ZERO };
                }
                let mut painter = this.painter(frame(tile, scale));
                let view = painter.frame.view;
                for item in scene.groups_in(view).flat_map(|group| group.items_in(view, scale)) {
                    painter.item(item);
                }
            }
            opaque
        });
        if let Some(opaque) = opaque {
            make_opaque(rgba, opaque);
        }
    }

    /// `block` in `color` on a transparent background, cropped to the pixels that are not transparent.
    #[must_use]
    pub fn block(&mut self, block: &TextBlock, color: Rgba, scale: f64) -> Pixels {
        let reach = block.runs.iter().map(|run| f64::from(run.size)).fold(0.0, f64::max) * 0.5;
        let ink = Rect::from_origin_size(Point::ORIGIN, block.size).inflate(reach, reach);
        let area = Rect::new(ink.x0 * scale, ink.y0 * scale, ink.x1 * scale, ink.y1 * scale).expand();
        let empty = Pixels { width: 0, height: 0, offset: Vec2::ZERO, rgba: Vec::new() };
        if !guard::is_finite(area) || scale <= 0.0 || block.runs.is_empty() {
            return empty;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1..=8192 first")]
        let pixels = |length: f64| length.clamp(1.0, LONGEST_BLOCK) as u16;
        let (width, height) = (pixels(area.width()), pixels(area.height()));
        let mut rgba = vec![0; usize::from(width) * usize::from(height) * 4];
        let shown = Rect::new(area.x0, area.y0, area.x0 + f64::from(width), area.y0 + f64::from(height));
        self.picture(width, height, &mut rgba, |this| {
            this.painter(frame(shown, scale)).text(block, Point::ORIGIN, color);
        });
        tight(&rgba, usize::from(width), shown.origin().to_vec2()).unwrap_or(empty)
    }

    /// Draws the background; returns the visible part of the page in pixels of the tile.
    fn page_ground(&mut self, scene: &Scene, scale: f64, tile: Rect) -> Rect {
        let (width, height) = page_pixels(scene.size, scale);
        #[expect(clippy::cast_precision_loss, reason = "a page of 2^53 pixels is out of sight anyway")]
        let page = Rect::new(0.0, 0.0, width as f64, height as f64);
        let seen = page.intersect(tile) - tile.origin().to_vec2();
        if scene.background.a > 0 && seen.width() > 0.0 && seen.height() > 0.0 {
            self.context.set_transform(Affine::IDENTITY);
            self.context.set_paint(solid(scene.background));
            self.context.fill_rect(&seen);
        }
        seen
    }

    fn painter(&mut self, frame: Frame) -> Painter<'_> {
        Painter {
            context: &mut self.context,
            resources: &mut self.resources,
            fonts: &mut self.fonts,
            pictures: &self.pictures,
            scratch: &mut self.scratch,
            frame,
        }
    }

    /// Renders the drawing of `draw` into `rgba` and returns the result of `draw`; `None` if `rgba` has another size.
    ///
    /// If a glyph of a damaged font makes `vello_cpu` panic, the picture is drawn again without the glyph. Every other
    /// panic is passed on.
    fn picture<T>(&mut self, width: u16, height: u16, rgba: &mut [u8], draw: impl Fn(&mut Self) -> T) -> Option<T> {
        loop {
            let attempt = catch_unwind(AssertUnwindSafe(|| {
                let target = PixmapMut::new(width, height, rgba)?;
                self.context.reset_and_resize(width, height);
                let done = draw(self);
                self.render(target);
                Some(done)
            }));
            match attempt {
                Ok(done) => return done,
                Err(panic) => {
                    let is_of_font = self.fonts.distrust_current();
                    // The state that the panic interrupted may be inconsistent.
                    let (fonts, pictures) = (std::mem::take(&mut self.fonts), std::mem::take(&mut self.pictures));
                    *self = Self { fonts, pictures, ..Self::new() };
                    if !is_of_font {
                        resume_unwind(panic);
                    }
                }
            }
        }
    }

    fn render(&mut self, target: PixmapMut<'_>) {
        self.context.flush();
        let settings = RasterizerSettings { render_mode: RenderMode::OptimizeSpeed, ..RasterizerSettings::default() };
        self.context.render_with(target, &mut self.resources, settings);
    }
}

/// The instruction set used, the same on every computer of a kind; see [`Rasterizer`].
fn fixed_level() -> Level {
    let best = Level::try_detect().unwrap_or(Level::baseline());
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(sse) = best.as_sse4_2() {
        return Level::Sse4_2(sse);
    }
    best
}

/// The frame for the rectangle `pixels` of the page at `scale`.
fn frame(pixels: Rect, scale: f64) -> Frame {
    let seen = pixels.inflate(EDGE, EDGE);
    Frame {
        to_pixels: Affine::translate(-pixels.origin().to_vec2()) * Affine::scale(scale),
        scale,
        view: Rect::new(seen.x0 / scale, seen.y0 / scale, seen.x1 / scale, seen.y1 / scale),
        surroundings: guard::surroundings(pixels.width(), pixels.height()),
    }
}

/// Sets the pixels in `area`, which lie over an opaque background, to full opacity, because blending may have rounded
/// it down.
fn make_opaque(rgba: &mut [u8], area: Rect) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole pixels of a tile")]
    let [left, top, right, bottom] = [area.x0, area.y0, area.x1, area.y1].map(|pixel| pixel.max(0.0) as usize);
    for row in rgba.chunks_exact_mut(usize::from(SIDE) * 4).take(bottom).skip(top) {
        for [_, _, _, alpha] in row.as_chunks_mut::<4>().0.get_mut(left..right).unwrap_or_default() {
            *alpha = 255;
        }
    }
}

/// Crops the picture `rgba` to the pixels that are not transparent; `None` if there are none.
fn tight(rgba: &[u8], width: usize, offset: Vec2) -> Option<Pixels> {
    let (mut left, mut right) = (usize::MAX, 0);
    let (mut top, mut bottom) = (None, 0);
    for (y, row) in rgba.chunks_exact(width * 4).enumerate() {
        let mut inked = row.chunks_exact(4).enumerate().filter(|(_, pixel)| pixel.last().is_some_and(|a| *a > 0));
        let Some((first, _)) = inked.next() else { continue };
        let last = inked.next_back().map_or(first, |(x, _)| x);
        (left, right) = (left.min(first), right.max(last + 1));
        (top, bottom) = (top.or(Some(y)), y + 1);
    }
    let top = top?;
    let rows = rgba.chunks_exact(width * 4).take(bottom).skip(top);
    let cut: Vec<u8> = rows.filter_map(|row| row.get(left * 4..right * 4)).flatten().copied().collect();
    let count = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    #[expect(clippy::cast_precision_loss, reason = "at most 8192")]
    let moved = Vec2::new(left as f64, top as f64);
    Some(Pixels { width: count(right - left), height: count(bottom - top), offset: offset + moved, rgba: cut })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geom::{BaseDirection, RoundedRect, Size},
        scene::{GradientStop, Group, GroupKey, Item, Outline, Paint, Pen, Role},
        text::{Align, FontBook, TextSpec, TextStyle},
    };

    /// One of everything whose pixels are computed with fractions.
    fn scene() -> Scene {
        let color = Rgba::new(40, 90, 160, 220);
        let mut items = Vec::new();
        for step in 0..40_u32 {
            let at = Point::new(7.3 + f64::from(step % 5) * 101.7, 3.9 + f64::from(step / 5) * 63.3);
            let rect = RoundedRect::from_rect(Rect::from_origin_size(at, (88.8, 51.1)), 7.7);
            let stop = |offset, a| GradientStop { offset, color: Rgba { a, ..color } };
            let paint =
                Paint::Linear { from: at, to: Point::new(600.0, 511.0), stops: vec![stop(0.0, 255), stop(1.0, 9)] };
            let style = TextStyle { size: 9.0 + f64::from(step) / 3.0, weight: 430.0, line_height: 1.3 };
            let text = if step % 2 == 0 { "Compares prices" } else { "مقایسهٔ قیمت‌ها" };
            let spec = TextSpec {
                text,
                style,
                width: None,
                align: Align::Start,
                direction: BaseDirection::FirstLetter,
                max_lines: None,
            };
            items.push(Item::Shadow { rect, deviation: 3.3, color: Rgba::new(0, 0, 0, 70) });
            items.push(Item::Fill { outline: Outline::Rounded(rect), paint });
            items.push(Item::Stroke {
                outline: Outline::Rounded(rect),
                pen: Pen::round(1.3).dashed(&[5.1, 3.3]),
                color,
            });
            items.push(Item::Glyphs { block: FontBook::bundled().block(&spec), origin: at, color });
        }
        Scene {
            size: Size::new(512.0, 512.0),
            background: Rgba::new(250, 248, 240, 255),
            groups: vec![Arc::new(Group::new(GroupKey::of(Role::Card, "c1"), items))],
        }
    }

    fn drawn(level: Level, scale: f64) -> Tile {
        let settings = RenderSettings { level, num_threads: 0 };
        let context = RenderContext::new_with(SIDE, SIDE, settings);
        Rasterizer { context, ..Rasterizer::new() }.tile(&scene(), scale, 0, 0, Ground::Page)
    }

    #[test]
    fn vectors_and_plain_arithmetic_give_the_same_pixels() {
        for scale in [0.9, 1.0, 2.3] {
            assert!(drawn(fixed_level(), scale) == drawn(Level::baseline(), scale), "scale {scale}");
        }
    }
}
