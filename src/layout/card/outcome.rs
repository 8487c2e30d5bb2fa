//! Outcomes: a decision, a bar with the shares of its outcomes, and the outcomes by name.

use super::{
    foot::foot,
    marks::Marks,
    worded::{CardPlan, CardWords, Room, worded},
};
use crate::{
    color::Rgba,
    geom::{Point, Rect, Vec2},
    layout::{
        CardBox, CardLook, Segment,
        setter::{Setter, Side, TextLook},
    },
    locale::numerals,
    model::{Card, Share},
};

/// The opacity of the stage's colour for each outcome in turn.
const STRENGTHS: [f64; 4] = [1.0, 0.62, 0.36, 0.2];
/// The maximum number of lines of an outcome's name.
const WAY_LINES: usize = 3;
/// The size of the dot before an outcome's name, and the gap between them.
const DOT: f64 = 8.0;
const GAP: f64 = 8.0;
/// The gap between the parts of the bar.
const PART_GAP: f64 = 2.0;
/// A missing share below this, in per cent, counts as a rounding error.
const LEAST_MISSING: f64 = 0.5;
/// The width of the mark at 100 % on a bar that is too long, and how far it extends beyond the bar.
const MARK: f64 = 2.0;
const MARK_REACH: f64 = 3.0;

/// The decision `card` with its outcomes, with its top at y 0.
pub(super) fn outcome(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let (x0, x1) = (sizes.card_padding_x, room.width - sizes.card_padding_x);
    let marks = Marks::of(card, None, true, setter);
    let words = CardWords {
        title: &card.title,
        face: theme.type_scale.card,
        color: theme.colors.ink,
        x0,
        x1: x1 - marks.width,
    };
    let mut boxed = worded(card, CardLook::Outcome, room, words, setter);
    let down = Vec2::new(0.0, sizes.card_padding_y);
    boxed.title.rect = boxed.title.rect + down;
    boxed.text.rect = boxed.text.rect + down;
    let mut y = boxed.size.height + sizes.card_padding_y;
    let middle = boxed.title.first_line_middle();
    marks.place(&mut boxed, x1, middle);
    if !card.outcomes.is_empty() {
        y += GAP / 2.0;
        bar(card, &mut boxed, Rect::new(x0, y, x1, y + sizes.bar), setter);
        y += sizes.bar + GAP / 2.0 + 2.0;
        y = ways(card, &mut boxed, (x0, x1), y, setter);
        y = remainder(card, &mut boxed, (x0, x1), y + 2.0, setter);
    }
    let y = foot(plan, card, &mut boxed, (x0, x1), y, setter);
    boxed.size.height = y + sizes.card_padding_y;
    boxed
}

fn color_of(at: usize, room_stage: usize, setter: &Setter<'_>) -> Rgba {
    let theme = setter.theme;
    let strength = STRENGTHS.get(at % STRENGTHS.len()).copied().unwrap_or(1.0);
    theme.stage(room_stage).hue.faded(strength).over(theme.colors.card)
}

/// The sum of the shares, and the rest up to 100 % (negative if the sum is greater); `None` if no outcome has a share.
fn sum(card: &Card) -> Option<(f64, f64)> {
    let shares: Vec<f64> = card.outcomes.iter().filter_map(|way| way.share).map(Share::percent).collect();
    let sum: f64 = shares.iter().sum();
    let missing = 100.0 - sum;
    (!shares.is_empty()).then_some((sum, if missing.abs() < LEAST_MISSING { 0.0 } else { missing }))
}

/// A part for each outcome with a share, in proportion to the share. The missing share is hatched; if there is too
/// much, a mark shows where 100 % is.
fn bar(card: &Card, boxed: &mut CardBox, rect: Rect, setter: &Setter<'_>) {
    let colors = &setter.theme.colors;
    let shares: Vec<f64> = card.outcomes.iter().map(|way| way.share.map_or(0.0, Share::percent)).collect();
    let whole = shares.iter().sum::<f64>().max(100.0);
    boxed.segments.push(Segment { rect, color: colors.chip, is_hatched: false });
    let mut x = rect.x0;
    for (at, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let end = (x + rect.width() * share / whole).min(rect.x1);
        let gap = if rect.x1 - end < 0.5 { 0.0 } else { PART_GAP };
        let part = Rect::new(x, rect.y0, (end - gap).max(x + 1.0).min(rect.x1), rect.y1);
        boxed.segments.push(Segment { rect: part, color: color_of(at, boxed.stage_index, setter), is_hatched: false });
        x = end;
    }
    match sum(card) {
        Some((_, missing)) if missing > 0.0 && rect.x1 - x > 1.0 => {
            let remainder = Rect::new(x, rect.y0, rect.x1, rect.y1);
            boxed.segments.push(Segment { rect: remainder, color: colors.faint, is_hatched: true });
        }
        Some((sum, missing)) if missing < 0.0 => {
            let at = rect.x0 + rect.width() * 100.0 / sum;
            let mark = Rect::new(at - MARK / 2.0, rect.y0 - MARK_REACH, at + MARK / 2.0, rect.y1 + MARK_REACH);
            boxed.segments.push(Segment { rect: mark, color: colors.bad, is_hatched: false });
        }
        Some(_) | None => {}
    }
}

/// Adds a last line that states the missing or excess share, if any; returns the y at which it ends.
fn remainder(card: &Card, boxed: &mut CardBox, span: (f64, f64), y: f64, setter: &mut Setter<'_>) -> f64 {
    let Some((_, missing)) = sum(card).filter(|(_, missing)| *missing != 0.0) else { return y };
    let (theme, numerals) = (setter.theme, setter.numerals);
    let (title, text, color) = if missing > 0.0 {
        (setter.words.unknown.to_owned(), numerals::with_unit(missing, "%", numerals), theme.colors.muted)
    } else {
        (
            format!("{} {}", setter.words.more_than, numerals::with_unit(100.0, "%", numerals)),
            numerals::change(-missing, "%", numerals),
            theme.colors.bad,
        )
    };
    let look = TextLook::new(theme.type_scale.caption, color).own().lines(1);
    let mut share = setter.set_tight(&text, look.side(Side::End), Point::new(0.0, y), span.1 - span.0);
    share.rect = share.rect + Vec2::new(span.1 - share.rect.x1, 0.0);
    let dot = DOT * theme.density.scale();
    let start = span.0 + dot + GAP;
    let title = setter.set(&title, look, Point::new(start, y), share.rect.x0 - GAP - start);
    let middle = title.first_line_middle();
    let sign = Rect::from_center_size(Point::new(span.0 + dot / 2.0, middle), (dot, dot));
    boxed.segments.push(Segment { rect: sign, color, is_hatched: missing > 0.0 });
    let bottom = title.rect.y1;
    boxed.notes.push(title);
    boxed.notes.push(share);
    bottom
}

fn ways(card: &Card, boxed: &mut CardBox, span: (f64, f64), top: f64, setter: &mut Setter<'_>) -> f64 {
    let (theme, numerals) = (setter.theme, setter.numerals);
    let look = TextLook::new(theme.type_scale.caption, theme.colors.ink);
    let (mut y, dot_size) = (top, DOT * theme.density.scale());
    for (at, way) in card.outcomes.iter().enumerate() {
        let share = way.share.map(|share| numerals::with_unit(share.percent(), "%", numerals)).unwrap_or_default();
        let share = setter.set_tight(&share, look.own().side(Side::End).lines(1), Point::new(0.0, y), span.1 - span.0);
        let share_width = share.rect.width();
        let title_start = span.0 + dot_size + GAP;
        let width = span.1 - title_start - share_width - GAP;
        let title = setter.set(&way.title, look.lines(WAY_LINES), Point::new(title_start, y), width);
        let middle = title.first_line_middle();
        let dot = Rect::from_center_size(Point::new(span.0 + dot_size / 2.0, middle), (dot_size, dot_size));
        boxed.segments.push(Segment { rect: dot, color: color_of(at, boxed.stage_index, setter), is_hatched: false });
        y = title.rect.y1 + 2.0;
        let mut share = share;
        share.rect = share.rect + Vec2::new(span.1 - share.rect.x1, 0.0);
        boxed.notes.push(title);
        boxed.notes.push(share);
    }
    y - 2.0
}
