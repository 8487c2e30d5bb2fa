//! The things a scene is made of.

use std::sync::Arc;

use crate::{
    color::Rgba,
    geom::{BezPath, Cap, Join, Point, Rect, RoundedRect, Shape as _},
    text::TextBlock,
};

/// One painted thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The inside of an outline (non-zero winding).
    Fill {
        /// What is filled.
        outline: Outline,
        /// With what.
        paint: Paint,
    },
    /// A line along an outline.
    Stroke {
        /// What the line follows.
        outline: Outline,
        /// How the line is drawn.
        pen: Pen,
        /// In which colour.
        color: Rgba,
    },
    /// A block of text.
    Glyphs {
        /// The text, set.
        block: Arc<TextBlock>,
        /// Where the block's top left corner is.
        origin: Point,
        /// In which colour.
        color: Rgba,
    },
    /// A soft shadow of a rounded rectangle.
    Shadow {
        /// The rectangle, already moved by the shadow's offset.
        rect: RoundedRect,
        /// Standard deviation of the Gaussian blur, in map units.
        deviation: f64,
        /// In which colour.
        color: Rgba,
    },
    /// A picture, cropped to the shape of `rect` so that it fills it.
    Image {
        /// The pixels.
        bitmap: Arc<Bitmap>,
        /// Where the picture goes.
        rect: RoundedRect,
    },
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

/// What a shape is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Rgba),
    /// A linear gradient between two points on the page.
    Linear {
        /// Where the first stop is.
        from: Point,
        /// Where the last stop is.
        to: Point,
        /// The colours on the way, offsets ascending.
        stops: Vec<GradientStop>,
    },
}

/// A colour on a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientStop {
    /// How far along the gradient, 0 to 1.
    pub offset: f32,
    /// The colour there.
    pub color: Rgba,
}

/// How a line is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Pen {
    /// Width in map units.
    pub width: f64,
    /// Lengths of dashes and gaps in turn, in map units; solid where empty.
    pub dashes: Vec<f64>,
    /// How the line ends.
    pub cap: Cap,
    /// How the line turns.
    pub join: Join,
}

impl Pen {
    /// A solid line of `width` with round ends and corners.
    #[must_use]
    pub fn round(width: f64) -> Self {
        Self { width, dashes: Vec::new(), cap: Cap::Round, join: Join::Round }
    }

    /// A solid line of `width` that ends square and turns sharply.
    #[must_use]
    pub fn sharp(width: f64) -> Self {
        Self { width, dashes: Vec::new(), cap: Cap::Butt, join: Join::Miter }
    }

    /// This line broken into `dashes` (lengths of dashes and gaps in turn, in map units).
    #[must_use]
    pub fn dashed(self, dashes: &[f64]) -> Self {
        Self { dashes: dashes.to_vec(), ..self }
    }
}

/// Decoded pixels: RGBA, eight bits a channel, straight alpha, rows from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Bitmap {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Arc<[u8]>,
}

impl Outline {
    /// The smallest rectangle around the shape.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect) => *rect,
            Self::Rounded(rounded) => rounded.rect(),
            Self::Path(path) => path.bounding_box(),
        }
    }
}

impl Item {
    /// A rectangle around everything the item paints, blur and line width included.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Fill { outline, .. } => outline.bounds(),
            Self::Stroke { outline, pen, .. } => {
                // A miter join reaches at most `miter limit / 2` (4 / 2 in the rasteriser) widths beyond the path.
                let reach = match pen.join {
                    Join::Miter => pen.width * 2.0,
                    Join::Round | Join::Bevel => pen.width,
                };
                outline.bounds().inflate(reach, reach)
            }
            Self::Glyphs { block, origin, .. } => {
                // Marks and swashes may leave the line box; half a line on every side holds all bundled fonts, apart from
                // marks that are moved on top of others.
                let reach = block.runs.iter().map(|run| f64::from(run.size)).fold(0.0, f64::max) * 0.5;
                Rect::from_origin_size(*origin, block.size).inflate(reach, reach + block.most_shift)
            }
            Self::Shadow { rect, deviation, .. } => rect.rect().inflate(3.0 * deviation, 3.0 * deviation),
            Self::Image { rect, .. } => rect.rect(),
        }
    }
}
