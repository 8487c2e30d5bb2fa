//! The overview rendering: below a given scale only titles are drawn, enlarged within their usual rectangles.
//!
//! Nothing moves. `draw` puts the enlarged titles in the places of the ordinary ones, and the scale alone decides which
//! are drawn (`scene::Group::items_at`). Most titles are only enlarged and keep their line breaks, which costs little.
//! Titles that could hardly grow that way get new line breaks, except on maps with very many cards, where setting all
//! titles twice would take noticeable time.

use std::sync::Arc;

use super::{
    CardBox, CardLook, HeaderBox, LaneLayout, NOTE_FOLD, PersonaBox, SetText, StageBox, StepBox, card::WIDE_FOOT,
    setter::Setter,
};
use crate::{
    geom::{Rect, Size, Vec2, as_f64},
    model::LaneKind,
    text::{Align, TextBlock, TextSpec, TextStyle},
    theme::Theme,
};

/// The overview is drawn if a card's title would be smaller than this, in pixels.
const READABLE: f64 = 6.5;
/// The factors by which titles may grow, largest first.
const GROWTHS: [f64; 9] = [1.9, 1.75, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0];
/// A title that grows by this factor with its line breaks gets no new ones; and the minimum gain of new line breaks.
const ENOUGH: f64 = 1.3;
const LEAST_GAIN: f64 = 0.15;
/// The share of its lines that wrapped text fills on average.
const FILLED: f64 = 0.8;
/// The tolerance for rounding, in map units.
const ROUNDING: f64 = 0.5;
/// The maximum share of a metric's space for its number.
const NUMBER_SHARE: f64 = 0.5;
/// The distance of a title from the side of its band or step.
const INSET: f64 = 4.0;

/// The scale, in pixels per map unit, below which the overview of a page with `theme` is drawn.
#[must_use]
pub fn overview_below(theme: &Theme) -> f64 {
    READABLE / theme.type_scale.card.size.max(1.0)
}

/// The overview title of the header.
pub(super) fn header(header: &HeaderBox, setter: &mut Setter<'_>) -> Option<SetText> {
    let bottom = header.goals.as_ref().map_or(header.subtitle.rect.y1, |goals| goals.rect.y1);
    enlarged(&header.title, Rect { y1: bottom, ..header.title.rect }, setter)
}

/// The overview name of a persona.
pub(super) fn persona(persona: &PersonaBox, setter: &mut Setter<'_>) -> Option<SetText> {
    let end = if persona.is_card { persona.rect.x1 - INSET } else { persona.sample.x0 - INSET };
    let start = persona.name.rect.x0;
    enlarged(&persona.name, Rect::new(start, persona.rect.y0, end, persona.rect.y1), setter)
}

/// The overview title of a stage; `None` for a collapsed one.
pub(super) fn stage(stage: &StageBox, setter: &mut Setter<'_>) -> Option<SetText> {
    let notch = setter.sizes().notch;
    let room = Rect::new(stage.rect.x0 + notch + INSET, stage.rect.y0, stage.rect.x1 - INSET, stage.rect.y1);
    if stage.count.is_some() { None } else { enlarged(&stage.title, room, setter) }
}

/// The overview title of a step.
pub(super) fn step(step: &StepBox, setter: &mut Setter<'_>) -> Option<SetText> {
    enlarged(&step.title, step.rect.inset((-INSET, 0.0)), setter)
}

/// The overview title of a lane that has its final height.
pub(super) fn lane(lane: &LaneLayout, setter: &mut Setter<'_>) -> Option<SetText> {
    let title = lane.title.rect;
    // The labels of a curve's lane share their space with faces.
    let end = if lane.kind == LaneKind::EmotionCurve { title.x1 } else { lane.label.x1 - INSET };
    enlarged(&lane.title, Rect::new(title.x0, lane.rect.y0, end, lane.rect.y1), setter)
}

/// The overview texts of a card: its title, and the number of a metric.
pub(super) fn card(card: &CardBox, setter: &mut Setter<'_>) -> Vec<SetText> {
    let number = card.notes.first().filter(|_| card.look == CardLook::Metric).map(|number| {
        let room = free_rect(card, setter);
        let room = Rect { x0: room.x0 + room.width() * (1.0 - NUMBER_SHARE), ..room };
        let end = if setter.is_rtl { Align::Left } else { Align::Right };
        enlarged(&SetText { align: end, ..number.clone() }, room, setter)
    });
    let room = match number.iter().flatten().next() {
        Some(number) => {
            let free = free_rect(card, setter);
            let widest = number.block.lines.iter().map(|line| line.rect.width()).fold(0.0, f64::max);
            Rect { x1: free.x1 - widest - 2.0 * INSET, ..free }
        }
        None => card_room(card, setter),
    };
    enlarged(&card.title, room, setter).into_iter().chain(number.flatten()).collect()
}

/// The space of a card without a ground: it includes half of the gaps above and below, but not the line under the card.
fn free_rect(card: &CardBox, setter: &Setter<'_>) -> Rect {
    let free = card.size.to_rect().inflate(0.0, setter.sizes().card_gap / 2.0);
    let has_line = card.is_wide && !card.look.has_ground();
    if has_line { Rect { y1: card.size.height - WIDE_FOOT / 2.0, ..free } } else { free }
}

/// The space for the title of `card` when nothing else is shown.
fn card_room(card: &CardBox, setter: &Setter<'_>) -> Rect {
    let sizes = setter.sizes();
    let rect = card.size.to_rect();
    let free = free_rect(card, setter);
    let start = rect.x0 + sizes.card_padding_x;
    let end = rect.x1 - sizes.card_padding_x;
    match card.look {
        CardLook::Bullet => Rect::new(card.title.rect.x0, free.y0, rect.x1, free.y1),
        CardLook::Quote | CardLook::Metric => free,
        CardLook::Outcome => {
            let bottom = card.segments.first().map_or(rect.y1, |bar| bar.rect.y0);
            Rect::new(start, rect.y0, end, bottom)
        }
        CardLook::Picture => {
            let top = card.tile.or(card.picture.as_ref().map(|(_, frame)| *frame)).map_or(rect.y0, |frame| frame.y1);
            Rect::new(rect.x0, top, rect.x1, free.y1)
        }
        CardLook::Note => Rect::new(start, rect.y0, rect.x1 - NOTE_FOLD, rect.y1),
        CardLook::Touchpoint
        | CardLook::PainPoint
        | CardLook::Opportunity
        | CardLook::Department
        | CardLook::Tangible
        | CardLook::Frontstage
        | CardLook::Backstage
        | CardLook::Support
        | CardLook::Plain => Rect::new(start, rect.y0, end, rect.y1),
    }
}

/// `near` as large as it fits into `room`, vertically centred; `None` if it is blank.
fn enlarged(near: &SetText, room: Rect, setter: &mut Setter<'_>) -> Option<SetText> {
    let block = &near.block;
    if block.lines.is_empty() || block.text.trim().is_empty() || room.width() < 1.0 {
        return None;
    }
    let widest = block.lines.iter().map(|line| line.rect.width()).fold(1.0, f64::max);
    // With its present line breaks, only enlarged.
    let whole = (room.width() / widest).min((room.height() + ROUNDING) / block.size.height.max(1.0));
    let growth = GROWTHS.into_iter().find(|growth| *growth <= whole);
    let (growth, set) = match growth {
        Some(growth) if growth >= ENOUGH || setter.is_large => (growth, larger(near, growth, room, setter)),
        Some(_) | None => broken_anew(near, growth, room, setter),
    };
    let size = Size::new(room.width(), set.size.height);
    let rect = Rect::from_origin_size(room.origin() + Vec2::new(0.0, (room.height() - size.height) / 2.0), size);
    let style = TextStyle { size: near.style.size * growth, ..near.style };
    Some(SetText { block: set, rect, style, color: near.color, align: near.align, base: near.base })
}

/// `near` with its line breaks, enlarged by `growth`, aligned as before in `room`.
fn larger(near: &SetText, growth: f64, room: Rect, setter: &mut Setter<'_>) -> Arc<TextBlock> {
    let (width, old) = (room.width() / growth, near.block.size.width);
    let right = match near.align {
        Align::Right | Align::End => width - old,
        Align::Center => (width - old) / 2.0,
        Align::Left | Align::Start => 0.0,
    };
    setter.fonts.enlarged(&near.block, growth, right, width)
}

/// `near` with new line breaks: the factor it has grown by, and its block. Unchanged if that would not be larger than
/// `own`, the factor with its present line breaks.
fn broken_anew(near: &SetText, own: Option<f64>, room: Rect, setter: &mut Setter<'_>) -> (f64, Arc<TextBlock>) {
    let block = &near.block;
    let line = line_of(block);
    let advance: f64 = block.lines.iter().map(|line| line.rect.width()).sum();
    let letters = as_f64(block.text.chars().count().max(1));
    let longest = block.text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(1);
    let longest = advance * as_f64(longest) / letters / FILLED;
    let lines_of = |growth: f64| lines_in(room.height(), line * growth);
    let fits = |growth: f64| {
        let (width, lines) = (room.width() / growth, lines_of(growth));
        lines > 1 && longest <= width && advance <= FILLED * width * as_f64(lines)
    };
    let is_more = |growth: &f64| own.is_none_or(|own| *growth > own + LEAST_GAIN);
    let candidates = GROWTHS.into_iter().filter(|growth| *growth >= ENOUGH && is_more(growth));
    let found = candidates.into_iter().find(|growth| !block.is_elided && fits(*growth));
    let growth = match (found, own) {
        (Some(growth), _) => growth,
        (None, Some(own)) => return (own, larger(near, own, room, setter)),
        (None, None) => 1.0,
    };
    let width = room.width() / growth;
    let mut set_in = |lines: usize| {
        setter.fonts.block(&TextSpec {
            text: &block.text,
            style: near.style,
            width: Some(width),
            align: near.align,
            direction: near.base,
            max_lines: Some(lines.max(1)),
        })
    };
    let mut set = set_in(lines_of(growth));
    if set.size.height * growth > room.height() + ROUNDING {
        // Marks on letters of the new lines needed more space.
        set = set_in(lines_in(room.height(), line_of(&set) * growth));
    }
    (growth, setter.fonts.enlarged(&set, growth, 0.0, width))
}

/// The line height of `block`, which exceeds that of its font if marks are stacked on its letters.
fn line_of(block: &TextBlock) -> f64 {
    block.size.height / as_f64(block.lines.len().max(1))
}

/// The number of lines of the height `line` that fit into `height`, with a tolerance for rounding.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines, and not below zero")]
fn lines_in(height: f64, line: f64) -> usize {
    ((height + ROUNDING) / line.max(1.0)).floor().max(0.0) as usize
}
