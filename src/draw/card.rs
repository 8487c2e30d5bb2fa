//! Cards.

use std::sync::Arc;

use super::{brush::Brush, picture::decoded_picture};
use crate::{
    color::Rgba,
    geom::{BezPath, Point, Rect, RoundedRect, Vec2},
    layout::{CardBox, CardLook, Icon},
    model::Map,
    scene::{Group, Item, Outline, Pen},
    theme::Theme,
};

/// The dotted line around a card that is only assumed.
const ASSUMED_DASHES: [f64; 2] = [0.1, 4.5];
const ASSUMED_LINE: f64 = 1.75;
/// How far a cubic's handles reach so that it follows a quarter of a circle.
const CIRCLE: f64 = 0.552_285;
/// The roundest corners of a bar's parts.
const BAR_RADIUS: f64 = 3.0;

/// The group of `card`.
pub(super) fn card(map: &Map, card: &CardBox, is_rtl: bool, theme: &Theme) -> Group {
    let mut brush = Brush::default();
    let colors = &theme.colors;
    let hue = theme.stage(card.stage_index).hue;
    match card.look {
        CardLook::Touchpoint => ground(&mut brush, card, Some(hue), colors.card, true, is_rtl, theme),
        CardLook::PainPoint => ground(&mut brush, card, Some(colors.pain_edge), colors.pain_card, false, is_rtl, theme),
        CardLook::Opportunity => {
            ground(&mut brush, card, Some(colors.opportunity_edge), colors.opportunity_card, false, is_rtl, theme);
        }
        CardLook::Outcome | CardLook::Plain => ground(&mut brush, card, None, colors.card, true, is_rtl, theme),
        CardLook::Picture => picture(&mut brush, map, card, theme),
        CardLook::Bullet | CardLook::Quote | CardLook::Metric => {}
    }
    if let Some(tile) = card.tile.filter(|_| card.look != CardLook::Picture) {
        brush.fill_rounded(tile, theme.sizes.tile_radius, theme.tile(card.stage_index));
    }
    if let Some(bullet) = card.bullet {
        brush.fill_rounded(bullet, bullet.width() / 2.0, colors.muted);
    }
    for segment in &card.segments {
        let round = segment.rect.width().min(segment.rect.height()) / 2.0;
        let is_dot = (segment.rect.width() - segment.rect.height()).abs() < 0.01;
        brush.fill_rounded(segment.rect, if is_dot { round } else { round.min(BAR_RADIUS) }, segment.color);
    }
    for text in [&card.title, &card.text].into_iter().chain(&card.notes) {
        brush.text(text);
    }
    for icon in &card.icons {
        if icon.icon == Icon::Star {
            brush.star(icon.rect, theme);
        } else {
            brush.icon(icon, is_rtl, theme);
        }
    }
    Group::new(format!("card {}", card.id), brush.items)
}

/// A card's ground: its shadow, its coloured edge on the starting side, its body and the line around it.
fn ground(
    brush: &mut Brush,
    card: &CardBox,
    edge: Option<Rgba>,
    body: Rgba,
    has_line: bool,
    is_rtl: bool,
    theme: &Theme,
) {
    let (sizes, colors) = (&theme.sizes, &theme.colors);
    let (rect, radius) = (card.rect, sizes.card_radius);
    if has_line && colors.shadow.a > 0 {
        let fallen = RoundedRect::from_rect(rect + Vec2::new(0.0, sizes.shadow_drop), radius);
        brush.items.push(Item::Shadow { rect: fallen, deviation: sizes.shadow_blur, color: colors.shadow });
    }
    let mut inner = rect;
    let mut radii = (radius, radius, radius, radius);
    if let Some(edge) = edge {
        brush.fill(Outline::Path(Arc::new(edge_strip(rect, radius, is_rtl))), edge);
        if is_rtl {
            inner.x1 -= sizes.edge;
            radii = (radius, 0.0, 0.0, radius);
        } else {
            inner.x0 += sizes.edge;
            radii = (0.0, radius, radius, 0.0);
        }
    }
    brush.fill(Outline::Rounded(RoundedRect::from_rect(inner, radii)), body);
    if !(card.is_assumed || has_line) {
        return;
    }
    let inner = inner.inset(-sizes.hairline / 2.0);
    let line = match edge {
        Some(_) => Outline::Path(Arc::new(open_line(inner, radius, is_rtl))),
        None => Outline::Rounded(RoundedRect::from_rect(inner, radius)),
    };
    if card.is_assumed {
        brush.stroke(line, Pen::round(ASSUMED_LINE).dashed(&ASSUMED_DASHES), colors.card_dash);
    } else {
        brush.stroke(line, Pen::sharp(sizes.hairline), colors.card_border);
    }
}

/// The line around a card's body but for the side where the coloured edge is.
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

/// The starting side of a card with its round corners, which the card's body then covers except for the edge.
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

/// The card's picture; a blank frame where it has none or it cannot be read.
fn picture(brush: &mut Brush, map: &Map, card: &CardBox, theme: &Theme) {
    let radius = theme.sizes.card_radius;
    let shown = card.picture.as_ref().and_then(|(id, rect)| Some((decoded_picture(map.picture(id)?)?, *rect)));
    if let Some((bitmap, rect)) = shown {
        brush.items.push(Item::Image { bitmap, rect: RoundedRect::from_rect(rect, radius) });
    } else if let Some(frame) = card.tile.or_else(|| card.picture.as_ref().map(|(_, rect)| *rect)) {
        brush.fill_rounded(frame, radius, theme.colors.chip);
    }
}
