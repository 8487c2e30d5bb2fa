//! Draws single scene items onto a tile.

use vello_cpu::{
    Glyph, Image, ImageSource, PaintType, RenderContext, Resources,
    color::{AlphaColor, Srgb},
    kurbo::Stroke,
    peniko::{Color, Gradient, ImageSampler},
};

use super::{
    corners::{add_line, add_rounded},
    fonts::{Distrust, Fonts, is_readable},
    guard::{self, Guarded},
    picture::PictureCache,
};
use crate::{
    color::Rgba,
    geom::{Affine, BezPath, Point, Rect, RoundedRect, Size},
    scene::{Bitmap, GradientStop, Item, Outline, Paint, Pen},
    text::{self, GlyphRun, TextBlock},
};

/// Text smaller than this many pixels is drawn as bars: it would be unreadable, and glyphs cost a hundred times more.
const READABLE: f64 = 3.5;

/// The opacity of a bar, about the amount of ink of the letters it replaces.
const BAR_OPACITY: f64 = 0.4;

/// Below this many pixels of blur a shadow is drawn as its sharp shape.
const VISIBLE_BLUR: f64 = 0.3;

/// The part of the page that is drawn, and its scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The transform from map units to pixels of the tile.
    pub(super) to_pixels: Affine,
    /// Pixels per map unit.
    pub(super) scale: f64,
    /// The visible area in map units, including antialiased edges.
    pub(super) view: Rect,
    /// The tile and its surroundings, in pixels of the tile; shapes are cut to it.
    pub(super) surroundings: Rect,
}

/// The drawing context of one tile.
#[derive(Debug)]
pub(super) struct Painter<'a> {
    pub(super) context: &'a mut RenderContext,
    pub(super) resources: &'a mut Resources,
    pub(super) fonts: &'a mut Fonts,
    pub(super) pictures: &'a PictureCache,
    pub(super) scratch: &'a mut BezPath,
    pub(super) frame: Frame,
}

impl Painter<'_> {
    /// Draws `item`.
    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::Fill { outline, paint } => self.fill(outline, paint),
            Item::Stroke { outline, pen, color } => self.stroke(outline, pen, *color),
            Item::Glyphs { block, origin, color } => self.text(block, *origin, *color),
            Item::Shadow { rect, deviation, color } => self.shadow(*rect, *deviation, *color),
            Item::Image { bitmap, rect, instead } => self.image(bitmap, *rect, *instead),
        }
    }

    fn fill(&mut self, outline: &Outline, paint: &Paint) {
        let Some(paint) = paint_type(paint) else { return };
        self.context.set_paint(paint);
        match outline {
            Outline::Rect(rect) => self.fill_rect(*rect),
            Outline::Rounded(rounded) => self.fill_rounded(*rounded),
            Outline::Path(path) => self.fill_path(path),
        }
    }

    fn fill_rect(&mut self, rect: Rect) {
        if !guard::is_finite(rect) {
            return;
        }
        let seen = rect.abs().intersect(self.frame.view);
        if !seen.is_zero_area() && seen.width() > 0.0 && seen.height() > 0.0 {
            self.context.set_transform(self.frame.to_pixels);
            self.context.fill_rect(&seen);
        }
    }

    fn fill_rounded(&mut self, rounded: RoundedRect) {
        let mut path = std::mem::take(self.scratch);
        path.truncate(0);
        add_rounded(rounded, &mut path);
        self.fill_path(&path);
        *self.scratch = path;
    }

    fn fill_path(&mut self, path: &BezPath) {
        match guard::fill(path, self.frame.to_pixels, self.frame.surroundings) {
            Guarded::Nothing => {}
            Guarded::AsIs => {
                self.context.set_transform(self.frame.to_pixels);
                self.context.fill_path(path);
            }
            Guarded::Cut(cut) => {
                self.context.set_transform(Affine::IDENTITY);
                let paint_transform = *self.context.paint_transform();
                self.context.set_paint_transform(self.frame.to_pixels * paint_transform);
                self.context.fill_path(&cut);
                self.context.set_paint_transform(paint_transform);
            }
        }
    }

    fn stroke(&mut self, outline: &Outline, pen: &Pen, color: Rgba) {
        if color.a == 0 || !(pen.width > 0.0 && pen.width.is_finite()) {
            return;
        }
        self.context.set_paint(solid(color));
        let rounded = match outline {
            Outline::Rect(rect) => RoundedRect::from_rect(*rect, 0.0),
            Outline::Rounded(rounded) => *rounded,
            Outline::Path(path) => return self.stroke_path(path, pen),
        };
        let mut path = std::mem::take(self.scratch);
        path.truncate(0);
        if pen.dashes.is_empty() && add_line(rounded, pen.width, pen.join, &mut path) {
            self.fill_path(&path);
        } else {
            add_rounded(rounded, &mut path);
            self.stroke_path(&path, pen);
        }
        *self.scratch = path;
    }

    fn stroke_path(&mut self, followed: &BezPath, pen: &Pen) {
        match guard::stroke(followed, self.frame.to_pixels, self.frame.surroundings) {
            Guarded::Nothing => {}
            Guarded::AsIs => {
                self.context.set_transform(self.frame.to_pixels);
                self.context.set_stroke(stroke_of(pen, 1.0, self.frame.scale));
                self.context.stroke_path(followed);
            }
            Guarded::Cut(cut) => {
                self.context.set_transform(Affine::IDENTITY);
                self.context.set_stroke(stroke_of(pen, self.frame.scale, 1.0));
                self.context.stroke_path(&cut);
            }
        }
    }

    /// Draws `block` with its top left corner at `origin`.
    pub(super) fn text(&mut self, block: &TextBlock, origin: Point, color: Rgba) {
        if color.a == 0 || !origin.is_finite() {
            return;
        }
        let size = block.runs.iter().map(|run| f64::from(run.size)).fold(0.0, f64::max);
        if size * self.frame.scale < READABLE {
            self.bars(block, origin, size, color);
            return;
        }
        self.context.set_paint(solid(color));
        self.context.set_transform(self.frame.to_pixels * Affine::translate(origin.to_vec2()));
        for run in &block.runs {
            if self.is_run_in_view(run, origin) {
                let distrust = self.fonts.begin(run);
                self.run(run, distrust);
                self.fonts.end();
            }
        }
    }

    fn run(&mut self, run: &GlyphRun, distrust: Option<Distrust>) {
        let is_drawn = |glyph: &&text::Glyph| match distrust {
            None => true,
            Some(Distrust::WithoutBroken) => is_readable(run, glyph.id),
            Some(Distrust::NotAtAll) => false,
        };
        let mut builder = self
            .context
            .glyph_run(self.resources, &run.font)
            .font_size(run.size)
            .hint(false)
            .normalized_coords(&run.coords);
        if let Some(degrees) = run.skew_degrees {
            let slant = f64::from(degrees).to_radians().tan();
            builder = builder.glyph_transform(Affine::skew(slant, 0.0));
        }
        let placed = run.glyphs.iter().filter(|glyph| glyph.x.is_finite() && glyph.y.is_finite()).filter(is_drawn);
        builder.fill_glyphs(placed.map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y }));
    }

    /// Whether part of the run may be visible, assuming that no glyph is taller than two or wider than twelve font
    /// sizes.
    fn is_run_in_view(&self, run: &GlyphRun, origin: Point) -> bool {
        let size = f64::from(run.size);
        if !(size > 0.0 && size.is_finite()) {
            return false;
        }
        let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
        let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
        for glyph in &run.glyphs {
            (left, right) = (left.min(f64::from(glyph.x)), right.max(f64::from(glyph.x)));
            (top, bottom) = (top.min(f64::from(glyph.y)), bottom.max(f64::from(glyph.y)));
        }
        let ink = Rect::new(left - 2.0 * size, top - 2.0 * size, right + 12.0 * size, bottom + 2.0 * size);
        left <= right && (ink + origin.to_vec2()).overlaps(self.frame.view)
    }

    fn bars(&mut self, block: &TextBlock, origin: Point, size: f64, color: Rgba) {
        self.context.set_paint(solid(color.faded(BAR_OPACITY)));
        for line in &block.lines {
            // From slightly above the x-height to the baseline.
            let bar = Rect::new(line.rect.x0, line.baseline - 0.55 * size, line.rect.x1, line.baseline);
            self.fill_rect(bar + origin.to_vec2());
        }
    }

    fn shadow(&mut self, rounded: RoundedRect, deviation: f64, color: Rgba) {
        let rect = rounded.rect().abs();
        if color.a == 0 || !guard::is_finite(rect) || !(deviation >= 0.0 && deviation.is_finite()) {
            return;
        }
        self.context.set_paint(solid(color));
        if deviation * self.frame.scale < VISIBLE_BLUR {
            self.fill_rounded(rounded);
            return;
        }
        let radii = rounded.radii();
        let radius = radii.top_left.max(radii.top_right).max(radii.bottom_left).max(radii.bottom_right);
        if !radius.is_finite() {
            return;
        }
        // A side far outside the view can be moved nearer, because the blur ends three deviations from it.
        let reach = 4.0 * deviation + radius + 1_000.0 / self.frame.scale;
        let near = rect.intersect(self.frame.view.inflate(reach, reach));
        #[expect(clippy::cast_possible_truncation, reason = "pixels need no more precision than f32 has")]
        let (radius, deviation) = (radius as f32, deviation as f32);
        if guard::is_near(self.frame.to_pixels.transform_rect_bbox(near)) && near.width() > 0.0 && near.height() > 0.0 {
            self.context.set_transform(self.frame.to_pixels);
            self.context.fill_blurred_rounded_rect(&near, radius, deviation, false);
        }
    }

    /// Paints `bitmap`, or `instead` if it is damaged.
    fn image(&mut self, bitmap: &Bitmap, rounded: RoundedRect, instead: Rgba) {
        let rect = rounded.rect().abs();
        if !guard::is_finite(rect) || rect.is_zero_area() {
            return;
        }
        let whole = Size::new(f64::from(bitmap.width()), f64::from(bitmap.height()));
        let cover = (rect.width() / whole.width).max(rect.height() / whole.height);
        let mut halvings = 0;
        while halvings < 16 && cover * self.frame.scale * f64::from(1_u32 << halvings) <= 0.5 {
            halvings += 1;
        }
        let Some(pixmap) = self.pictures.prepared(bitmap, halvings) else {
            return self.fill(&Outline::Rounded(rounded), &Paint::Solid(instead));
        };
        // Halving rounds up, so the scales of the two axes may differ slightly.
        let (fit_x, fit_y) = (whole.width / f64::from(pixmap.width()), whole.height / f64::from(pixmap.height()));
        let place = Affine::translate(rect.center().to_vec2() - whole.to_vec2() * cover / 2.0)
            * Affine::scale_non_uniform(cover * fit_x, cover * fit_y);
        self.context.set_paint(Image { image: ImageSource::Pixmap(pixmap), sampler: ImageSampler::default() });
        self.context.set_paint_transform(place);
        self.fill_rounded(rounded);
        self.context.reset_paint_transform();
    }
}

/// The stroke of `pen` in units of which `unit` make one map unit, drawn at `scale` pixels per unit.
fn stroke_of(pen: &Pen, unit: f64, scale: f64) -> Stroke {
    let stroke = Stroke::new(pen.width * unit).with_caps(pen.cap).with_join(pen.join).with_miter_limit(4.0);
    let is_measured = pen.dashes.iter().all(|length| length.is_finite() && *length >= 0.0);
    let period: f64 = pen.dashes.iter().sum::<f64>() * unit * scale;
    // Dashes shorter than half a pixel look like a solid line, and drawing millions of them would take minutes.
    if is_measured && period >= 0.5 {
        stroke.with_dashes(0.0, pen.dashes.iter().map(|length| length * unit))
    } else {
        stroke
    }
}

fn paint_type(paint: &Paint) -> Option<PaintType> {
    match paint {
        Paint::Solid(color) => (color.a > 0).then(|| PaintType::Solid(solid(*color))),
        Paint::Linear { from, to, stops } => {
            let last = stops.last()?;
            let is_sound = from.is_finite() && to.is_finite() && stops.iter().all(|stop| stop.offset.is_finite());
            if !is_sound || from == to || stops.len() == 1 {
                return Some(PaintType::Solid(solid(last.color)));
            }
            let stops: Vec<(f32, Color)> =
                stops.iter().map(|&GradientStop { offset, color }| (offset.clamp(0.0, 1.0), solid(color))).collect();
            Some(PaintType::Gradient(Gradient::new_linear(*from, *to).with_stops(stops.as_slice())))
        }
    }
}

/// `color` in the rasteriser's type.
pub(super) fn solid(color: Rgba) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(color.r, color.g, color.b, color.a)
}
