//! Metrics: a label, the number large, and how far it is from its target and from the value before.

use super::{
    CardBox, CardLook, SetText,
    card::{Room, Words, worded},
    foot::{CardPlan, foot},
    number,
    setter::{Setter, Side, TextLook},
};
use crate::{
    geom::{Point, Rect, Vec2},
    model::{Card, Measure, Metric},
};

/// Between the number and what stands beside it, and between label and number.
const GAP: f64 = 8.0;
/// The least width of a label beside its number.
const LABEL_MIN: f64 = 84.0;

/// The metric `card`, at the height 0.
pub(super) fn metric(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let theme = setter.theme;
    let mut notes = card.metric.as_ref().map_or_else(Vec::new, |metric| numbers(metric, room, setter));
    let numbers_start = notes.iter().map(|note| note.rect.x0).fold(room.x1, f64::min);
    let is_beside = numbers_start - GAP - room.x0 >= LABEL_MIN || notes.is_empty();
    let words = Words {
        title: &card.title,
        face: theme.type_scale.body,
        color: theme.colors.muted,
        x0: room.x0,
        x1: if is_beside && !notes.is_empty() { numbers_start - GAP } else { room.x1 },
    };
    let mut boxed = worded(card, CardLook::Metric, room, words, setter);
    if let Some(value) = notes.first() {
        if is_beside {
            let down = Vec2::new(0.0, (value.baseline() - boxed.title.baseline()).max(0.0));
            boxed.title.rect = boxed.title.rect + down;
            boxed.text.rect = boxed.text.rect + down;
        } else {
            for note in &mut notes {
                note.rect = note.rect + Vec2::new(0.0, boxed.rect.height() + GAP / 2.0);
            }
        }
    }
    let last = if boxed.text.is_blank() { boxed.title.rect.y1 } else { boxed.text.rect.y1 };
    let bottom = notes.iter().map(|note| note.rect.y1).fold(last, f64::max);
    boxed.notes = notes;
    let bottom = foot(plan, card, &mut boxed, (room.x0, room.x1), bottom, setter);
    boxed.rect = Rect::new(room.x0, 0.0, room.x1, bottom);
    boxed
}

/// The value and, beside it, its change; the goal beside it too where there is no change, else below.
fn numbers(metric: &Metric, room: Room, setter: &mut Setter<'_>) -> Vec<SetText> {
    let (theme, language) = (setter.theme, setter.language);
    let (scale, colors) = (&theme.type_scale, &theme.colors);
    let value = metric.value();
    let unit = unit_of(metric);
    let text = value.map_or_else(|| "–".to_owned(), |value| number::with_unit(value, unit, language));
    let look = TextLook::new(scale.number, if value.is_some() { colors.ink } else { colors.muted });
    let width = (room.x1 - room.x0) * 0.66;
    let mut number = setter.set_tight(&text, look.own().lines(1), Point::ZERO, width);

    let judged = |is_good| if is_good { colors.good } else { colors.bad };
    let mut beside = Vec::new();
    if let (Some(value), Some(previous)) = (value, metric.previous) {
        let by = value - previous;
        let unit = if matches!(unit, "%" | "٪") { "" } else { unit };
        let color = if by == 0.0 { colors.muted } else { judged((by < 0.0) == metric.is_less_better()) };
        beside.push((number::change(by, unit, language), color));
    }
    if let Some(target) = metric.target {
        let is_reached =
            value.is_some_and(|value| if metric.is_less_better() { value <= target } else { value >= target });
        let words = format!("{} {}", setter.words.goal, number::with_unit(target, unit, language));
        beside.push((words, if value.is_none() { colors.muted } else { judged(is_reached) }));
    }
    let mut notes: Vec<_> = beside
        .into_iter()
        .map(|(text, color)| {
            let look = TextLook::new(scale.caption, color).side(Side::End).lines(1);
            let look = if text.starts_with(['+', '−']) { look } else { look.own() };
            setter.set_tight(&text, look, Point::ZERO, width)
        })
        .collect();
    place(&mut number, &mut notes, room.x1);
    notes.insert(0, number);
    notes
}

/// The first note stands at the end on the number's line, the number before it, the second note under both.
fn place(number: &mut SetText, notes: &mut [SetText], end: f64) {
    let mut x = end;
    if let Some((first, rest)) = notes.split_first_mut() {
        first.rect = first.rect + Vec2::new(end - first.rect.x1, number.baseline() - first.baseline());
        x = first.rect.x0 - GAP;
        for note in rest {
            note.rect = note.rect + Vec2::new(end - note.rect.x1, number.rect.y1);
        }
    }
    number.rect = number.rect + Vec2::new(x - number.rect.x1, 0.0);
}

/// What the value is counted in: as the metric says, else as its measure is defined.
fn unit_of(metric: &Metric) -> &str {
    if !metric.unit.is_empty() {
        return &metric.unit;
    }
    match metric.measure {
        Measure::Csat { .. }
        | Measure::BounceRate { .. }
        | Measure::OpenRate { .. }
        | Measure::ConversionRate { .. } => "%",
        Measure::Clv { .. }
        | Measure::Ces { .. }
        | Measure::SessionTime { .. }
        | Measure::Nps { .. }
        | Measure::Own { .. } => "",
    }
}
