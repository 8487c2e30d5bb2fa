//! The ground of a card: its shadow, coloured edge, body and outline.

use std::sync::Arc;

use super::brush::Brush;
use crate::{
    color::Rgba,
    geom::{BezPath, Point, Rect, RoundedRect, Vec2},
    layout::{CardBox, CardLook, NOTE_FOLD, Placed},
    scene::{Item, Outline, Pen},
    theme::Theme,
};

/// The dotted outline of an assumed card.
const ASSUMED_DASHES: [f64; 2] = [0.1, 4.5];
const ASSUMED_LINE: f64 = 1.75;
/// The length of a cubic curve's handles that approximates a quarter circle, relative to the radius.
const CIRCLE: f64 = 0.552_285;
/// The line under a card that has no ground and covers several stages.
const WIDE_LINE: f64 = 1.5;
/// The opacity of the colour of a sticky note, and of its folded corner.
const NOTE_TINT: f64 = 0.16;
const FOLD_TINT: f64 = 0.42;
/// The maximum corner radius of a department's label.
const LABEL_RADIUS: f64 = 16.0;

/// The parts of a ground.
struct GroundParts {
    edge: Option<Rgba>,
    body: Rgba,
    line: Option<Rgba>,
    has_shadow: bool,
    radius: f64,
}

/// Draws the ground of `card` if cards of its look have one; otherwise a line under a card that covers several stages.
pub(super) fn ground(brush: &mut Brush, placed: Placed<&CardBox>, is_rtl: bool, theme: &Theme) {
    let (card, rect, colors) = (placed.it, placed.rect(), &theme.colors);
    let hue = theme.stage(card.stage_index).hue;
    if card.is_wide && !card.look.has_ground() {
        let y = rect.y1 - WIDE_LINE;
        brush.line(Point::new(rect.x0, y), Point::new(rect.x1, y), Pen::round(WIDE_LINE), hue);
    }
    let plain =
        GroundParts { edge: None, body: colors.card, line: None, has_shadow: false, radius: theme.sizes.card_radius };
    let line = Some(colors.card_border);
    let ground = match card.look {
        CardLook::Touchpoint => GroundParts { edge: Some(hue), line, has_shadow: true, ..plain },
        CardLook::PainPoint => GroundParts { edge: Some(colors.pain_edge), body: colors.pain_card, ..plain },
        CardLook::Opportunity => {
            GroundParts { edge: Some(colors.opportunity_edge), body: colors.opportunity_card, ..plain }
        }
        CardLook::Outcome | CardLook::Tangible | CardLook::Plain => GroundParts { line, has_shadow: true, ..plain },
        CardLook::Frontstage => GroundParts { edge: Some(hue), body: theme.step(card.stage_index), ..plain },
        CardLook::Backstage => GroundParts { edge: Some(colors.faint), body: colors.chip, ..plain },
        CardLook::Support => GroundParts { body: colors.page, line: Some(colors.faint), ..plain },
        CardLook::Department => {
            GroundParts { body: colors.chip, radius: LABEL_RADIUS.min(rect.height() / 2.0), ..plain }
        }
        CardLook::Note => return note(brush, placed, is_rtl, theme),
        CardLook::Picture | CardLook::Bullet | CardLook::Quote | CardLook::Metric => return,
    };
    ground.draw(brush, placed, is_rtl, theme);
}

impl GroundParts {
    fn draw(&self, brush: &mut Brush, card: Placed<&CardBox>, is_rtl: bool, theme: &Theme) {
        let (sizes, colors) = (&theme.sizes, &theme.colors);
        let (rect, radius) = (card.rect(), self.radius);
        if self.has_shadow && colors.shadow.a > 0 {
            let fallen = RoundedRect::from_rect(rect + Vec2::new(0.0, sizes.shadow_drop), radius);
            brush.items.push(Item::Shadow { rect: fallen, deviation: sizes.shadow_blur, color: colors.shadow });
        }
        let mut inner = rect;
        let mut radii = (radius, radius, radius, radius);
        if let Some(edge) = self.edge {
            brush.fill(Outline::Path(Arc::new(edge_strip(rect, radius, is_rtl))), edge);
            if is_rtl {
                inner.x1 -= sizes.edge;
                radii = (radius, 0.0, 0.0, radius);
            } else {
                inner.x0 += sizes.edge;
                radii = (0.0, radius, radius, 0.0);
            }
        }
        brush.fill(Outline::Rounded(RoundedRect::from_rect(inner, radii)), self.body);
        let inner = inner.inset(-sizes.hairline / 2.0);
        let outline = match self.edge {
            Some(_) => Outline::Path(Arc::new(open_line(inner, radius, is_rtl))),
            None => Outline::Rounded(RoundedRect::from_rect(inner, radius)),
        };
        if card.it.is_assumed {
            brush.stroke(outline, assumed_pen(theme), colors.card_dash);
        } else if let Some(line) = self.line {
            brush.stroke(outline, Pen::sharp(sizes.hairline), line);
        }
    }
}

/// The dotted pen for assumed content.
pub(super) fn assumed_pen(theme: &Theme) -> Pen {
    let scale = theme.density.scale();
    Pen::round(ASSUMED_LINE * scale).dashed(&ASSUMED_DASHES.map(|dash| dash * scale))
}

/// Draws a sticky note with its lower corner at the end folded over.
fn note(brush: &mut Brush, card: Placed<&CardBox>, is_rtl: bool, theme: &Theme) {
    let colors = &theme.colors;
    let rect = card.rect();
    let (start, end, back) = if is_rtl { (rect.x1, rect.x0, NOTE_FOLD) } else { (rect.x0, rect.x1, -NOTE_FOLD) };
    let (across, up) = (Point::new(end + back, rect.y1), Point::new(end, rect.y1 - NOTE_FOLD));
    let body = [Point::new(start, rect.y0), Point::new(end, rect.y0), up, across, Point::new(start, rect.y1)];
    let body = Outline::Path(Arc::new(closed(&body)));
    let fold = closed(&[across, Point::new(end + back, rect.y1 - NOTE_FOLD), up]);
    brush.fill(body.clone(), colors.star_fill.faded(NOTE_TINT).over(colors.card));
    if card.it.is_assumed {
        brush.stroke(body, assumed_pen(theme), colors.card_dash);
    }
    brush.fill(Outline::Path(Arc::new(fold)), colors.star_fill.faded(FOLD_TINT).over(colors.card));
}

fn closed(corners: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (at, corner) in corners.iter().enumerate() {
        if at == 0 {
            path.move_to(*corner);
        } else {
            path.line_to(*corner);
        }
    }
    path.close_path();
    path
}

/// The outline of a card's body without the side of the coloured edge.
fn open_line(body: Rect, radius: f64, is_rtl: bool) -> BezPath {
    let (start, end, back) = if is_rtl { (body.x1, body.x0, radius) } else { (body.x0, body.x1, -radius) };
    let pull = back * (1.0 - CIRCLE);
    let lift = radius * (1.0 - CIRCLE);
    let mut path = BezPath::new();
    path.move_to(Point::new(start, body.y0));
    path.line_to(Point::new(end + back, body.y0));
    let (above, below) = (body.y0 + radius, body.y1 - radius);
    path.curve_to(Point::new(end + pull, body.y0), Point::new(end, body.y0 + lift), Point::new(end, above));
    path.line_to(Point::new(end, below));
    path.curve_to(Point::new(end, body.y1 - lift), Point::new(end + pull, body.y1), Point::new(end + back, body.y1));
    path.line_to(Point::new(start, body.y1));
    path
}

/// The start side of a card with its rounded corners; the body then covers all but the edge.
fn edge_strip(rect: Rect, radius: f64, is_rtl: bool) -> BezPath {
    let (start, inner) = if is_rtl { (rect.x1, rect.x1 - radius) } else { (rect.x0, rect.x0 + radius) };
    let pull = (start - inner) * CIRCLE;
    let lift = radius * CIRCLE;
    let mut path = BezPath::new();
    path.move_to(Point::new(inner, rect.y0));
    let (above, below) = (rect.y0 + radius, rect.y1 - radius);
    path.curve_to(Point::new(inner + pull, rect.y0), Point::new(start, above - lift), Point::new(start, above));
    path.line_to(Point::new(start, below));
    path.curve_to(Point::new(start, below + lift), Point::new(inner + pull, rect.y1), Point::new(inner, rect.y1));
    path.close_path();
    path
}
