//! Cards.

use super::{brush::Brush, ground::ground, hatch::hatch, sign::signs};
use crate::{
    geom::RoundedRect,
    layout::{CardBox, CardLook, Icon, Placed, Segment},
    model::Map,
    scene::{Bitmap, Group, GroupKey, Item, Outline, Pen, Role},
    theme::Theme,
};

/// The maximum corner radius of a bar's parts.
const BAR_RADIUS: f64 = 3.0;
/// The distance between the hatch lines of a bar's part, and their width.
const HATCH_GAP: f64 = 4.0;
const HATCH_LINE: f64 = 1.25;

/// The group of `card`; below the scale `below` only its title is drawn.
pub(super) fn card(map: &Map, placed: Placed<&CardBox>, (is_rtl, below): (bool, f64), theme: &Theme) -> Group {
    let card = placed.it;
    let mut brush = Brush::with_room(most_items(card));
    ground(&mut brush, placed, is_rtl, theme);
    if card.look == CardLook::Picture {
        picture(&mut brush, map, placed, theme);
    }
    let mut afar = Brush { items: brush.items.clone() };
    if card.look != CardLook::Picture
        && let Some(tile) = placed.on_page(&card.tile)
    {
        brush.fill_rounded(tile, theme.sizes.tile_radius, theme.tile(card.stage_index));
    }
    for brush in [&mut brush, &mut afar] {
        if let Some(bullet) = placed.on_page(&card.bullet) {
            brush.fill_rounded(bullet, bullet.width() / 2.0, theme.colors.muted);
        }
    }
    card.segments.iter().for_each(|part| segment(&mut brush, &placed.on_page(part), is_rtl));
    bar(card).for_each(|part| segment(&mut afar, &placed.on_page(part), is_rtl));
    for text in [&card.title, &card.text].into_iter().chain(&card.notes) {
        brush.text_at(text, placed.at);
    }
    card.afar.iter().for_each(|text| afar.text_at(text, placed.at));
    signs(&mut brush, placed, theme);
    for icon in &card.icons {
        let icon = placed.on_page(icon);
        if icon.icon == Icon::Star {
            brush.star(icon.rect, theme);
        } else {
            brush.icon(&icon, is_rtl, theme);
        }
    }
    Group::new(GroupKey::of(Role::Card, card.id.as_str()), brush.items).with_afar(below, afar.items)
}

/// About as many items as `card` is drawn with, so that their list seldom has to grow.
fn most_items(card: &CardBox) -> usize {
    let (ground, texts) = (5, 2 + card.notes.len());
    ground + texts + card.segments.len() + 3 * card.pills.len() + card.personas.len() + 2 * card.icons.len()
}

/// The parts of an outcome card's bar, without the dots in front of its outcomes.
fn bar(card: &CardBox) -> impl Iterator<Item = &Segment> {
    let bar = card.segments.first().filter(|_| card.look == CardLook::Outcome).map(|bar| bar.rect);
    card.segments.iter().filter(move |part| bar.is_some_and(|bar| part.rect.y0 < bar.y1))
}

/// Draws a part of a bar, or a dot.
fn segment(brush: &mut Brush, segment: &Segment, is_rtl: bool) {
    if segment.is_hatched {
        hatch(brush, segment.rect, HATCH_GAP, HATCH_LINE, segment.color, is_rtl);
        return;
    }
    let round = segment.rect.width().min(segment.rect.height()) / 2.0;
    let is_dot = (segment.rect.width() - segment.rect.height()).abs() < 0.01;
    brush.fill_rounded(segment.rect, if is_dot { round } else { round.min(BAR_RADIUS) }, segment.color);
}

/// Draws the card's picture, or an empty frame if it has none or it cannot be decoded.
fn picture(brush: &mut Brush, map: &Map, placed: Placed<&CardBox>, theme: &Theme) {
    let (radius, card) = (theme.sizes.card_radius, placed.it);
    let shown = card.picture.as_ref().map(|(id, rect)| (id, placed.on_page(rect)));
    let frame = placed.on_page(&card.tile).or_else(|| shown.map(|(_, rect)| rect));
    let shown = shown.and_then(|(id, rect)| Some((Bitmap::of(&map.picture(id)?.bytes)?, rect)));
    if let Some((bitmap, rect)) = shown {
        let rect = RoundedRect::from_rect(rect, radius);
        brush.items.push(Item::Image { bitmap, rect, instead: theme.colors.chip });
    } else if let Some(frame) = frame {
        brush.fill_rounded(frame, radius, theme.colors.chip);
    }
    if let Some(frame) = frame {
        let line = RoundedRect::from_rect(frame.inset(-theme.sizes.hairline / 2.0), radius);
        brush.stroke(Outline::Rounded(line), Pen::sharp(theme.sizes.hairline), theme.colors.card_border);
    }
}
