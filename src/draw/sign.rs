//! Small signs on cards: labels, personas, evidence.

use std::sync::Arc;

use super::brush::Brush;
use crate::{
    geom::{BezPath, Circle, Point, Rect, RoundedRect, Shape as _},
    layout::{CardBox, Pill, Placed},
    model::Evidence,
    scene::{Outline, Pen},
    theme::Theme,
};

/// The outline width of a small label, and of the evidence sign.
const LINE: f64 = 1.0;
const EVIDENCE_LINE: f64 = 1.5;
const EVIDENCE_DASHES: [f64; 2] = [0.1, 3.3];

/// Draws the labels and signs of `card`.
pub(super) fn signs(brush: &mut Brush, card: Placed<&CardBox>, theme: &Theme) {
    for label in &card.it.pills {
        pill(brush, label, card.at);
    }
    for persona in &card.it.personas {
        brush.persona(card.on_page(&persona.rect), persona.index, theme);
    }
    if let Some(sign) = card.on_page(&card.it.evidence) {
        evidence(brush, sign.evidence, sign.rect, theme);
    }
}

/// Draws a label of a card whose own coordinates begin at `at`.
fn pill(brush: &mut Brush, pill: &Pill, at: Point) {
    let (rect, radius) = (pill.rect + at.to_vec2(), pill.rect.height() / 2.0);
    brush.fill_rounded(rect, radius, pill.ground);
    if pill.line.a > 0 {
        let inner = RoundedRect::from_rect(rect.inset(-LINE / 2.0), radius);
        brush.stroke(Outline::Rounded(inner), Pen::sharp(LINE), pill.line);
    }
    brush.text_at(&pill.title, at);
}

/// Draws the evidence sign: a dotted circle for assumed, a half-filled one for partial, a full one for researched.
pub(super) fn evidence(brush: &mut Brush, evidence: Evidence, rect: Rect, theme: &Theme) {
    let color = theme.colors.muted;
    let radius = (rect.width() - EVIDENCE_LINE) / 2.0;
    let outline = Outline::Path(Arc::new(Circle::new(rect.center(), radius).to_path(0.01)));
    let pen = Pen::round(EVIDENCE_LINE);
    match evidence {
        Evidence::Assumed => brush.stroke(outline, pen.dashed(&EVIDENCE_DASHES), color),
        Evidence::Partial => {
            brush.fill(Outline::Path(Arc::new(lower_half(rect.center(), radius))), color);
            brush.stroke(outline, pen, color);
        }
        Evidence::Researched => brush.fill(outline, color),
    }
}

/// The lower half of a disc, the same in both reading directions.
fn lower_half(center: Point, radius: f64) -> BezPath {
    let reach = radius * 0.552_285;
    let (x, y) = (center.x, center.y);
    let mut path = BezPath::new();
    path.move_to(Point::new(x - radius, y));
    path.line_to(Point::new(x + radius, y));
    path.curve_to(Point::new(x + radius, y + reach), Point::new(x + reach, y + radius), Point::new(x, y + radius));
    path.curve_to(Point::new(x - reach, y + radius), Point::new(x - radius, y + reach), Point::new(x - radius, y));
    path.close_path();
    path
}
