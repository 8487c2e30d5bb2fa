//! A text dump of a scene for snapshot tests: the same scene always gives the same text.
//!
//! Numbers are rounded to hundredths. A text block is represented by its text and the positions of its lines, not by
//! its glyphs.

use std::fmt::{self, Display, Write as _};

use super::{Item, Outline, Paint, Scene};
use crate::geom::{Cap, Join, PathEl, Point, Rect};

impl Scene {
    /// The scene as text: the page, then every group with its items.
    #[must_use]
    pub fn dump(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = write_scene(self, &mut out);
        out
    }
}

fn write_scene(scene: &Scene, out: &mut String) -> fmt::Result {
    writeln!(out, "page {} x {} on {}", N(scene.size.width), N(scene.size.height), scene.background)?;
    for group in &scene.groups {
        writeln!(out, "{} {}", group.key, R(group.bounds))?;
        for item in &group.items {
            write_item(item, out)?;
        }
        if let Some(afar) = &group.afar {
            writeln!(out, "  afar below {}", N(afar.below))?;
            for item in &afar.items {
                write_item(item, out)?;
            }
        }
    }
    Ok(())
}

fn write_item(item: &Item, out: &mut String) -> fmt::Result {
    match item {
        Item::Fill { outline, paint } => {
            write!(out, "  fill ")?;
            write_outline(outline, out)?;
            write_paint(paint, out)
        }
        Item::Stroke { outline, pen, color } => {
            write!(out, "  stroke ")?;
            write_outline(outline, out)?;
            write!(out, " {color} width {}", N(pen.width))?;
            if !pen.dashes.is_empty() {
                write!(out, " dashes")?;
                pen.dashes.iter().try_for_each(|length| write!(out, " {}", N(*length)))?;
            }
            writeln!(out, " {} {}", cap_word(pen.cap), join_word(pen.join))
        }
        Item::Glyphs { block, origin, color } => {
            let glyphs: usize = block.runs.iter().map(|run| run.glyphs.len()).sum();
            let cut = if block.is_elided { " cut" } else { "" };
            writeln!(out, "  text {} {color} {glyphs} glyphs{cut} {:?}", P(*origin), block.text)?;
            for line in &block.lines {
                writeln!(out, "    line {}", R(line.rect + origin.to_vec2()))?;
            }
            Ok(())
        }
        Item::Shadow { rect, deviation, color } => {
            writeln!(out, "  shadow {} {color} deviation {}", R(rect.rect()), N(*deviation))
        }
        Item::Image { bitmap, rect, .. } => {
            writeln!(out, "  image {} of {} x {} pixels", R(rect.rect()), bitmap.width(), bitmap.height())
        }
    }
}

fn write_outline(outline: &Outline, out: &mut String) -> fmt::Result {
    match outline {
        Outline::Rect(rect) => write!(out, "rect {}", R(*rect)),
        Outline::Rounded(rounded) => {
            let radii = rounded.radii();
            write!(out, "rounded {} radius {}", R(rounded.rect()), N(radii.top_left))?;
            if radii.as_single_radius().is_none() {
                write!(out, " {} {} {}", N(radii.top_right), N(radii.bottom_right), N(radii.bottom_left))?;
            }
            Ok(())
        }
        Outline::Path(path) => {
            write!(out, "path")?;
            path.elements().iter().try_for_each(|element| match *element {
                PathEl::MoveTo(a) => write!(out, " M{}", P(a)),
                PathEl::LineTo(a) => write!(out, " L{}", P(a)),
                PathEl::QuadTo(a, b) => write!(out, " Q{} {}", P(a), P(b)),
                PathEl::CurveTo(a, b, c) => write!(out, " C{} {} {}", P(a), P(b), P(c)),
                PathEl::ClosePath => write!(out, " Z"),
            })
        }
    }
}

fn write_paint(paint: &Paint, out: &mut String) -> fmt::Result {
    match paint {
        Paint::Solid(color) => writeln!(out, " {color}"),
        Paint::Linear { from, to, stops } => {
            write!(out, " from {} to {}", P(*from), P(*to))?;
            stops.iter().try_for_each(|stop| write!(out, " {}@{}", stop.color, N(f64::from(stop.offset))))?;
            writeln!(out)
        }
    }
}

fn cap_word(cap: Cap) -> &'static str {
    match cap {
        Cap::Butt => "butt",
        Cap::Square => "square",
        Cap::Round => "round",
    }
}

fn join_word(join: Join) -> &'static str {
    match join {
        Join::Bevel => "bevel",
        Join::Miter => "miter",
        Join::Round => "round",
    }
}

/// A number rounded to hundredths, without negative zero.
struct N(f64);

impl Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0;
        write!(f, "{}", if rounded == 0.0 { 0.0 } else { rounded })
    }
}

/// A point.
struct P(Point);

impl Display for P {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", N(self.0.x), N(self.0.y))
    }
}

/// A rectangle as its corner and size.
struct R(Rect);

impl Display for R {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{} {}x{}", N(self.0.x0), N(self.0.y0), N(self.0.width()), N(self.0.height()))
    }
}
