//! The basic drawing operations of all parts.

use std::sync::Arc;

use super::icon::{face_path, icon_path};
use crate::{
    color::Rgba,
    geom::{Affine, BezPath, Circle, Point, Rect, RoundedRect, Shape as _},
    layout::{Icon, IconBox, SetText},
    scene::{Item, Outline, Paint, Pen},
    theme::{Marker, Theme},
};

/// The reach of a marker's shape relative to the circle's radius, so that shapes of one size look equally large.
const DIAMOND_REACH: f64 = 1.12;
const SQUARE_REACH: f64 = 0.86;
const TRIANGLE_REACH: f64 = 1.18;
/// The radius of a dot, relative to a marker.
const DOT: f64 = 0.5;
/// The line width of a marker's outline.
const MARKER_LINE: f64 = 2.5;
const WANTED_LINE: f64 = 1.5;

/// Collects the items of a group.
#[derive(Default)]
pub(super) struct Brush {
    pub(super) items: Vec<Item>,
}

impl Brush {
    /// A brush with room for `count` items.
    pub(super) fn with_room(count: usize) -> Self {
        Self { items: Vec::with_capacity(count) }
    }

    pub(super) fn fill(&mut self, outline: Outline, color: Rgba) {
        if color.a > 0 {
            self.items.push(Item::Fill { outline, paint: Paint::Solid(color) });
        }
    }

    pub(super) fn fill_rounded(&mut self, rect: Rect, radius: f64, color: Rgba) {
        self.fill(Outline::Rounded(RoundedRect::from_rect(rect, radius)), color);
    }

    pub(super) fn stroke(&mut self, outline: Outline, pen: Pen, color: Rgba) {
        self.items.push(Item::Stroke { outline, pen, color });
    }

    pub(super) fn line(&mut self, from: Point, to: Point, pen: Pen, color: Rgba) {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        self.stroke(Outline::Path(Arc::new(path)), pen, color);
    }

    /// Draws a vertical line as a filled shape, because it is part of a background.
    pub(super) fn upright(&mut self, from: Point, to: Point, width: f64, color: Rgba) {
        let rect = Rect::from_points(from, to).inflate(width / 2.0, 0.0);
        self.fill(Outline::Rect(rect), color);
    }

    pub(super) fn text(&mut self, text: &SetText) {
        self.text_at(text, Point::ORIGIN);
    }

    /// Draws a text of a part whose own coordinates begin at `at`.
    pub(super) fn text_at(&mut self, text: &SetText, at: Point) {
        if !text.block.runs.is_empty() {
            let (block, origin) = (Arc::clone(&text.block), text.rect.origin() + at.to_vec2());
            self.items.push(Item::Glyphs { block, origin, color: text.color });
        }
    }

    /// Draws an icon in lines; directional icons are mirrored in right-to-left maps.
    pub(super) fn icon(&mut self, icon: &IconBox, is_rtl: bool, theme: &Theme) {
        let scale = icon.rect.width() / 24.0;
        let path = placed(icon.icon, icon.rect, is_rtl);
        self.stroke(Outline::Path(path), Pen::round(theme.sizes.icon_stroke * scale), icon.color);
    }

    /// Draws the star of a moment of truth.
    pub(super) fn star(&mut self, rect: Rect, theme: &Theme) {
        let path = placed(Icon::Star, rect, false);
        self.fill(Outline::Path(Arc::clone(&path)), theme.colors.star_fill);
        self.stroke(Outline::Path(path), Pen::round(1.25 * rect.width() / 16.0), theme.colors.star);
    }

    /// Draws the marker of the persona at `index` at a stated feeling: hollow, or solid once the looks repeat.
    pub(super) fn marker(&mut self, at: Point, index: usize, theme: &Theme) {
        let look = theme.persona(index);
        let line = MARKER_LINE * theme.density.scale();
        let outline = shape(look.marker, at, theme.sizes.marker - line / 2.0);
        let is_repeat = index / theme.personas.len() % 2 == 1;
        self.fill(outline.clone(), if is_repeat { look.color } else { theme.colors.page });
        self.stroke(outline, Pen::round(line), look.color);
    }

    /// Draws a wanted level of the persona at `index`: a small marker of its shape.
    pub(super) fn wanted_marker(&mut self, at: Point, reach: f64, index: usize, theme: &Theme) {
        let look = theme.persona(index);
        let line = WANTED_LINE * theme.density.scale();
        let outline = shape(look.marker, at, reach - line / 2.0);
        self.fill(outline.clone(), theme.colors.page);
        self.stroke(outline, Pen::round(line), look.color);
    }

    /// Draws a face in the shape of the persona at `index`; `reach` is the distance from its centre to its side.
    pub(super) fn face(&mut self, at: Point, reach: f64, face: Icon, index: usize, theme: &Theme) {
        let look = theme.persona(index);
        let line = MARKER_LINE * theme.density.scale();
        let outline = shape(look.marker, at, reach - line / 2.0);
        let is_repeat = index / theme.personas.len() % 2 == 1;
        let (ground, ink) =
            if is_repeat { (look.color, theme.colors.page) } else { (theme.colors.page, theme.colors.ink) };
        self.fill(outline.clone(), ground);
        self.stroke(outline, Pen::round(line), look.color);
        // The face of an icon is drawn for a circle of radius 10; other shapes have less space for it, a triangle
        // mostly below its centre.
        let (share, down) = match look.marker {
            Marker::Circle => (1.0, 0.0),
            Marker::Square => (0.92, 0.0),
            Marker::Diamond => (0.86, 0.0),
            Marker::Triangle => (0.8, 0.14),
        };
        let scale = reach / 10.0 * share;
        let place =
            Affine::translate((at.x, at.y + down * reach)) * Affine::scale(scale) * Affine::translate((-12.0, -12.0));
        let features = Outline::Path(Arc::new(place * face_path(face).clone()));
        self.stroke(features, Pen::round(theme.sizes.icon_stroke * scale), ink);
    }

    /// Draws the dot of the persona at `index` at a stated feeling that has no space for a marker.
    pub(super) fn dot(&mut self, at: Point, index: usize, theme: &Theme) {
        self.fill(polygon_or_circle(at, theme.sizes.marker * DOT, &[]), theme.persona(index).color);
    }

    /// Draws the small sign of the persona at `index` within `rect`: its marker's shape, filled.
    pub(super) fn persona(&mut self, rect: Rect, index: usize, theme: &Theme) {
        let look = theme.persona(index);
        self.fill(shape(look.marker, rect.center(), rect.width() / 2.0 / TRIANGLE_REACH), look.color);
    }
}

/// The outline of `marker` around `at`; `reach` is the radius of the circle of the same apparent size.
fn shape(marker: Marker, at: Point, reach: f64) -> Outline {
    match marker {
        Marker::Circle => polygon_or_circle(at, reach, &[]),
        Marker::Diamond => {
            let reach = reach * DIAMOND_REACH;
            polygon_or_circle(at, reach, &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)])
        }
        Marker::Square => {
            let reach = reach * SQUARE_REACH;
            polygon_or_circle(at, reach, &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
        }
        Marker::Triangle => {
            let reach = reach * TRIANGLE_REACH;
            polygon_or_circle(at, reach, &[(0.0, -1.0), (0.94, 0.72), (-0.94, 0.72)])
        }
    }
}

/// The outline of `icon` scaled into `rect`.
fn placed(icon: Icon, rect: Rect, is_rtl: bool) -> Arc<BezPath> {
    let scale = rect.width() / 24.0;
    let flip = if is_rtl && icon.mirrors() { Affine::new([-1.0, 0.0, 0.0, 1.0, 24.0, 0.0]) } else { Affine::IDENTITY };
    let place = Affine::translate(rect.origin().to_vec2()) * Affine::scale(scale) * flip;
    Arc::new(place * icon_path(icon).clone())
}

/// The polygon with `corners` in units of `reach`, or a circle if there are none.
fn polygon_or_circle(at: Point, reach: f64, corners: &[(f64, f64)]) -> Outline {
    if corners.is_empty() {
        return Outline::Path(Arc::new(Circle::new(at, reach).to_path(0.01)));
    }
    let mut path = BezPath::new();
    for (index, (x, y)) in corners.iter().enumerate() {
        let corner = Point::new(at.x + x * reach, at.y + y * reach);
        if index == 0 {
            path.move_to(corner);
        } else {
            path.line_to(corner);
        }
    }
    path.close_path();
    Outline::Path(Arc::new(path))
}
