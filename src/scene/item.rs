//! The things a scene is made of.

use std::sync::Arc;

use super::Bitmap;
use crate::{
    color::Rgba,
    geom::{BezPath, Cap, Join, Point, Rect, RoundedRect},
    text::TextBlock,
};

/// One painted item.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The inside of an outline (non-zero winding).
    Fill {
        /// The shape to fill.
        outline: Outline,
        /// The paint.
        paint: Paint,
    },
    /// A line along an outline.
    Stroke {
        /// The path of the line.
        outline: Outline,
        /// The line style.
        pen: Pen,
        /// The colour.
        color: Rgba,
    },
    /// A block of text.
    Glyphs {
        /// The set text.
        block: Arc<TextBlock>,
        /// The position of the block's top left corner.
        origin: Point,
        /// The colour.
        color: Rgba,
    },
    /// A soft shadow of a rounded rectangle.
    Shadow {
        /// The rectangle, already moved by the shadow's offset.
        rect: RoundedRect,
        /// Standard deviation of the Gaussian blur, in map units.
        deviation: f64,
        /// The colour.
        color: Rgba,
    },
    /// A picture, cropped to the shape of `rect` so that it fills it.
    Image {
        /// The picture.
        bitmap: Bitmap,
        /// The shape of the picture on the page.
        rect: RoundedRect,
        /// Fills the shape if the picture turns out to be damaged when it is painted.
        instead: Rgba,
    },
}

impl Item {
    /// The characters of a text that no font has.
    #[must_use]
    pub fn missing_characters(&self) -> &[char] {
        match self {
            Self::Glyphs { block, .. } => &block.missing,
            Self::Fill { .. } | Self::Stroke { .. } | Self::Shadow { .. } | Self::Image { .. } => &[],
        }
    }
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A rectangle.
    Rect(Rect),
    /// A rectangle with round corners.
    Rounded(RoundedRect),
    /// Any path.
    Path(Arc<BezPath>),
}

/// The fill of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Rgba),
    /// A linear gradient between two points on the page.
    Linear {
        /// The position of the first stop.
        from: Point,
        /// The position of the last stop.
        to: Point,
        /// The stops, by ascending offset.
        stops: Vec<GradientStop>,
    },
}

/// A colour on a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientStop {
    /// The position along the gradient, 0 to 1.
    pub offset: f32,
    /// The colour there.
    pub color: Rgba,
}

/// A line style.
#[derive(Clone, Debug, PartialEq)]
pub struct Pen {
    /// Width in map units.
    pub width: f64,
    /// Alternating lengths of dashes and gaps, in map units; empty for a solid line.
    pub dashes: Vec<f64>,
    /// The line ends.
    pub cap: Cap,
    /// The line joins.
    pub join: Join,
}

impl Pen {
    /// A solid line of `width` with round ends and joins.
    #[must_use]
    pub fn round(width: f64) -> Self {
        Self { width, dashes: Vec::new(), cap: Cap::Round, join: Join::Round }
    }

    /// A solid line of `width` with square ends and mitred joins.
    #[must_use]
    pub fn sharp(width: f64) -> Self {
        Self { width, dashes: Vec::new(), cap: Cap::Butt, join: Join::Miter }
    }

    /// This style with `dashes` (alternating lengths of dashes and gaps, in map units).
    #[must_use]
    pub fn dashed(self, dashes: &[f64]) -> Self {
        Self { dashes: dashes.to_vec(), ..self }
    }
}

impl Outline {
    /// A rectangle that contains the shape: for a path that of its control points, which costs far less than the exact
    /// one and is hardly larger.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect) => *rect,
            Self::Rounded(rounded) => rounded.rect(),
            Self::Path(path) => path.control_box(),
        }
    }
}

impl Item {
    /// The bounding box of everything the item paints, including blur and line width.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Fill { outline, .. } => outline.bounds(),
            Self::Stroke { outline, pen, .. } => {
                // A mitre extends at most `miter limit / 2` (4 / 2 in the rasteriser) line widths beyond the path.
                let reach = match pen.join {
                    Join::Miter => pen.width * 2.0,
                    Join::Round | Join::Bevel => pen.width,
                };
                outline.bounds().inflate(reach, reach)
            }
            Self::Glyphs { block, origin, .. } => {
                // Marks and swashes may leave the line box; half a font size on every side suffices for all bundled
                // fonts, except for stacked marks.
                let reach = block.runs.iter().map(|run| f64::from(run.size)).fold(0.0, f64::max) * 0.5;
                Rect::from_origin_size(*origin, block.size).inflate(reach, reach + block.most_shift)
            }
            Self::Shadow { rect, deviation, .. } => rect.rect().inflate(3.0 * deviation, 3.0 * deviation),
            Self::Image { rect, .. } => rect.rect(),
        }
    }
}
