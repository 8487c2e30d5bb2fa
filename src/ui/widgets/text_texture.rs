//! Textures of user text: set by Safar's text engine, rasterised like the map, drawn by egui as images.
//!
//! The textures are stored in egui's context (as a plugin), so a widget needs only a `Ui` to draw text. They are
//! rendered at the exact pixel size and aligned to whole pixels, which keeps letters sharp.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use egui::{Color32, ColorImage, Context, Painter, Pos2, Rect, TextureHandle, TextureOptions, pos2, vec2};

use crate::{
    color::Rgba,
    geom::{Point, Size},
    raster::Rasterizer,
    text::{Glyph, GlyphRun, TextBlock},
};

/// The number of pixels of invisible text that stay in textures.
const KEPT_PIXELS: usize = 4 * 1024 * 1024;

/// Blocks larger than this many pixels are drawn in parts of this size, and only the visible parts.
const PART: f64 = 1024.0;

/// Draws `block` with its top left corner at `origin`; `scale` is points per map unit.
///
/// Draws nothing, and renders no textures, outside the painter's clip rectangle.
pub fn paint_block(painter: &Painter, block: &Arc<TextBlock>, origin: Pos2, scale: f32, color: Color32) {
    let plugin = painter.ctx().plugin_or_default::<TextTextures>();
    plugin.lock().paint(painter, block, origin, scale, color);
}

/// The textures of one context.
#[derive(Default)]
pub(super) struct TextTextures {
    /// In a mutex because egui requires plugins to be `Sync`; only one thread uses it.
    rasterizer: Mutex<Option<Rasterizer>>,
    textures: BTreeMap<TextureKey, Texture>,
    pixels: usize,
    pass: u64,
}

/// The content of a texture. The block is identified by its address, which stays unique while the texture holds the
/// block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TextureKey {
    block: usize,
    part: (i32, i32),
    pixels_per_unit: u32,
    color: [u8; 4],
}

struct Texture {
    /// Keeps the block alive, and with it its address.
    block: Arc<TextBlock>,
    /// The texture; `None` if the text has no ink.
    handle: Option<TextureHandle>,
    /// The offset of the texture from the block's corner, in pixels.
    offset: egui::Vec2,
    last_used: u64,
}

impl Texture {
    fn pixels(&self) -> usize {
        self.handle.as_ref().map_or(0, |handle| handle.size().iter().product())
    }
}

impl egui::Plugin for TextTextures {
    fn debug_name(&self) -> &'static str {
        "text textures"
    }

    fn on_end_pass(&mut self, ui: &mut egui::Ui) {
        self.pass = ui.ctx().cumulative_pass_nr();
        self.forget_unused();
    }
}

impl TextTextures {
    fn paint(&mut self, painter: &Painter, block: &Arc<TextBlock>, origin: Pos2, scale: f32, color: Color32) {
        let pixels_per_point = painter.ctx().pixels_per_point();
        let pixels_per_unit = pixels_per_point * scale;
        if block.runs.is_empty() || !pixels_per_unit.is_finite() || pixels_per_unit <= 0.0 {
            return;
        }
        let corner = (origin.to_vec2() * pixels_per_point).round();
        let clip = (painter.clip_rect() * pixels_per_point).translate(-corner);
        for part in parts(block, pixels_per_unit, clip) {
            let key = TextureKey {
                block: Arc::as_ptr(block).addr(),
                part: (part.column, part.row),
                pixels_per_unit: pixels_per_unit.to_bits(),
                color: color.to_array(),
            };
            self.ensure(painter.ctx(), key, block, &part, color);
            let Some(texture) = self.textures.get_mut(&key) else { continue };
            texture.last_used = self.pass;
            let Some(handle) = &texture.handle else { continue };
            let min = (corner + texture.offset) / pixels_per_point;
            let rect = Rect::from_min_size(min.to_pos2(), handle.size_vec2() / pixels_per_point);
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(handle.id(), rect, whole, Color32::WHITE);
        }
    }

    fn ensure(&mut self, ctx: &Context, key: TextureKey, block: &Arc<TextBlock>, part: &BlockPart, color: Color32) {
        if self.textures.contains_key(&key) {
            return;
        }
        let [r, g, b, a] = color.to_srgba_unmultiplied();
        let scale = f64::from(f32::from_bits(key.pixels_per_unit));
        let shown = if part.is_whole { Arc::clone(block) } else { Arc::new(part.cut_from(block)) };
        let rasterizer = self.rasterizer.get_mut().unwrap_or_else(PoisonError::into_inner);
        let pixels = rasterizer.get_or_insert_default().block(&shown, Rgba::new(r, g, b, a), scale);
        let size = [pixels.width, pixels.height].map(|side| usize::try_from(side).unwrap_or(0));
        let is_drawable = size.iter().all(|&side| side > 0 && side <= ctx.input(|input| input.max_texture_side));
        let handle = is_drawable.then(|| {
            let image = ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
            ctx.load_texture("text", image, TextureOptions::NEAREST)
        });
        #[expect(clippy::cast_possible_truncation, reason = "pixels on a screen")]
        let offset = vec2(
            (pixels.offset.x + part.origin.x * scale).round() as f32,
            (pixels.offset.y + part.origin.y * scale).round() as f32,
        );
        let texture = Texture { block: Arc::clone(block), handle, offset, last_used: self.pass };
        self.pixels += texture.pixels();
        self.textures.insert(key, texture);
    }

    /// Frees textures not drawn in this pass, least recently used first, until the rest fits [`KEPT_PIXELS`].
    fn forget_unused(&mut self) {
        // A texture whose block has no other owner can never be drawn again.
        let pass = self.pass;
        let is_lost = |texture: &Texture| Arc::strong_count(&texture.block) == 1 && texture.last_used + 1 < pass;
        let mut freed = 0;
        self.textures.retain(|_, texture| {
            let lost = is_lost(texture);
            freed += if lost { texture.pixels() } else { 0 };
            !lost
        });
        self.pixels -= freed;
        if self.pixels <= KEPT_PIXELS {
            return;
        }
        let mut unused: Vec<(u64, TextureKey)> = self
            .textures
            .iter()
            .filter(|(_, texture)| texture.last_used + 1 < pass)
            .map(|(key, texture)| (texture.last_used, *key))
            .collect();
        unused.sort_unstable();
        for (_, key) in unused {
            if self.pixels <= KEPT_PIXELS {
                return;
            }
            self.pixels -= self.textures.remove(&key).map_or(0, |texture| texture.pixels());
        }
    }
}

/// A part of a block: the glyphs whose origins lie in one cell of a grid.
struct BlockPart {
    column: i32,
    row: i32,
    /// The cell's corner, in map units.
    origin: Point,
    /// The cell's size, in map units.
    size: Size,
    /// Whether the whole block fits into this part.
    is_whole: bool,
}

/// The parts of `block` that may touch `clip`, given in pixels from the block's corner.
fn parts(block: &TextBlock, pixels_per_unit: f32, clip: Rect) -> Vec<BlockPart> {
    let scale = f64::from(pixels_per_unit);
    let side = PART / scale;
    // Glyphs may extend beyond their cell by about one line.
    let reach = block.runs.iter().map(|run| f64::from(run.size)).fold(0.0, f64::max) * 2.0;
    let ink = block.lines.iter().fold(crate::geom::Rect::ZERO, |ink, line| ink.union(line.rect));
    if ink.width().max(ink.height()) <= side {
        let shown = ink.inflate(reach, reach);
        let is_seen = f64::from(clip.min.x) < shown.x1 * scale
            && f64::from(clip.max.x) > shown.x0 * scale
            && f64::from(clip.min.y) < shown.y1 * scale
            && f64::from(clip.max.y) > shown.y0 * scale;
        let whole = BlockPart { column: 0, row: 0, origin: Point::ORIGIN, size: block.size, is_whole: true };
        return is_seen.then_some(whole).into_iter().collect();
    }
    let cells = |from: f32, to: f32, first: f64, last: f64| {
        let low = (f64::from(from) / scale - reach).max(first);
        let high = (f64::from(to) / scale + reach).min(last);
        #[expect(clippy::cast_possible_truncation, reason = "a block has few thousand cells")]
        let range = (low / side).floor() as i32..=(high / side).floor() as i32;
        range
    };
    let columns = cells(clip.min.x, clip.max.x, ink.x0 - reach, ink.x1 + reach);
    let rows = cells(clip.min.y, clip.max.y, ink.y0 - reach, ink.y1 + reach);
    rows.flat_map(|row| columns.clone().map(move |column| (column, row)))
        .map(|(column, row)| BlockPart {
            column,
            row,
            origin: Point::new(f64::from(column) * side, f64::from(row) * side),
            size: Size::new(side, side),
            is_whole: false,
        })
        .collect()
}

impl BlockPart {
    /// The part's glyphs as a block with the cell's corner as its origin.
    fn cut_from(&self, block: &TextBlock) -> TextBlock {
        // On whole pixels, so that the part's offset is a whole number of pixels too.
        let cell = crate::geom::Rect::from_origin_size(self.origin, self.size);
        #[expect(clippy::cast_possible_truncation, reason = "places in a block are f32")]
        let (dx, dy) = (self.origin.x as f32, self.origin.y as f32);
        let cut = |run: &GlyphRun| {
            let inside = run.glyphs.iter().filter(|glyph| cell.contains(Point::new(glyph.x.into(), glyph.y.into())));
            let glyphs: Vec<_> = inside.map(|glyph| Glyph { x: glyph.x - dx, y: glyph.y - dy, ..*glyph }).collect();
            (!glyphs.is_empty()).then(|| GlyphRun { glyphs, ..run.clone() })
        };
        TextBlock {
            text: Arc::clone(&block.text),
            size: self.size,
            direction: block.direction,
            lines: Vec::new(),
            runs: block.runs.iter().filter_map(cut).collect(),
            most_shift: block.most_shift,
            is_elided: block.is_elided,
            missing: Vec::new(),
        }
    }
}
