//! Metrics: a label, a large number, and its distance from the target and from the previous value.

use super::{
    foot::{PILL_RISE, TOP_GAP, foot},
    worded::{CardPlan, CardWords, Room, worded},
};
use crate::{
    color::Rgba,
    geom::{Point, Rect, Vec2},
    layout::{
        CardBox, CardLook, Icon, IconBox, SetText,
        setter::{Setter, Side, TextLook},
    },
    locale::numerals,
    model::{Card, Measure, Metric},
};

/// The gap between the number and its neighbours.
const GAP: f64 = 8.0;
/// The gap between a number's change and its goal.
const NOTE_GAP: f64 = 10.0;
/// The size of a sign before small text, and the gap between them.
const ICON: f64 = 14.0;
const ICON_GAP: f64 = 4.0;
/// The minimum width of a label next to its number.
const LABEL_MIN: f64 = 84.0;
/// The distance below the words of the first line of the foot, with which a goal shares its line.
const FOOT_RISE: f64 = TOP_GAP + PILL_RISE;

/// A few words next to or under a number, perhaps after an icon.
struct Note {
    text: SetText,
    icon: Option<IconBox>,
}

impl Note {
    /// Moves the note so that its text begins at `x` and its first line at `y`.
    fn move_to(&mut self, x: f64, y: f64) {
        let by = Vec2::new(x - self.text.rect.x0, y - self.text.rect.y0);
        self.text.rect = self.text.rect + by;
        if let Some(icon) = &mut self.icon {
            icon.rect = icon.rect + by;
        }
    }

    fn start(&self) -> f64 {
        self.icon.as_ref().map_or(self.text.rect.x0, |icon| icon.rect.x0)
    }

    fn width(&self) -> f64 {
        self.text.rect.x1 - self.start()
    }
}

/// The metric `card`, with its top at y 0.
pub(super) fn metric(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let theme = setter.theme;
    let (mut notes, mut goal) =
        card.metric.as_ref().map_or_else(Default::default, |metric| numbers(metric, room, setter));
    let label = setter.width_of(&card.title, TextLook::new(theme.type_scale.body, theme.colors.muted));
    take_in(&mut goal, &mut notes, room, label);
    let numbers_start = notes.iter().map(Note::start).fold(room.width, f64::min);
    let is_beside = numbers_start - GAP >= label.min(LABEL_MIN) || notes.is_empty();
    let words = CardWords {
        title: &card.title,
        face: theme.type_scale.body,
        color: theme.colors.muted,
        x0: 0.0,
        x1: if is_beside && !notes.is_empty() { numbers_start - GAP } else { room.width },
    };
    let mut boxed = worded(card, CardLook::Metric, room, words, setter);
    if let Some(value) = notes.first() {
        if is_beside {
            let down = Vec2::new(0.0, (value.text.baseline() - boxed.title.baseline()).max(0.0));
            boxed.title.rect = boxed.title.rect + down;
            boxed.text.rect = boxed.text.rect + down;
        } else {
            let down = boxed.size.height + GAP / 2.0;
            for note in &mut notes {
                note.move_to(note.text.rect.x0, note.text.rect.y0 + down);
            }
        }
    }
    let last = if boxed.text.is_blank() { boxed.title.rect.y1 } else { boxed.text.rect.y1 };
    let beside = notes.iter().map(|note| note.text.rect.y1).fold(0.0, f64::max);
    for note in notes {
        boxed.notes.push(note.text);
        boxed.icons.extend(note.icon);
    }
    let (mut end, mut bottom, mut goal_bottom) = (room.width, last.max(beside), 0.0);
    if let Some(mut goal) = goal {
        let (wide, tall) = (goal.width(), goal.text.rect.height());
        let x = room.width - goal.text.rect.width();
        if is_beside && last - beside >= tall - 0.5 {
            // The label has several lines, so the goal is next to the second one.
            goal.move_to(x, beside);
        } else if room.width - wide - NOTE_GAP >= LABEL_MIN {
            goal.move_to(x, bottom + FOOT_RISE);
            end = room.width - wide - NOTE_GAP;
        } else {
            goal.move_to(x, bottom);
            bottom = goal.text.rect.y1;
        }
        goal_bottom = goal.text.rect.y1;
        boxed.notes.push(goal.text);
        boxed.icons.extend(goal.icon);
    }
    let bottom = foot(plan, card, &mut boxed, (0.0, end), bottom, setter).max(goal_bottom);
    boxed.size.height = bottom;
    boxed
}

/// Moves the goal to the end of the number's line, if the label, `label` wide, still fits on one line.
fn take_in(goal: &mut Option<Note>, notes: &mut Vec<Note>, room: Room, label: f64) {
    let Some(wide) = goal.as_ref().map(Note::width) else { return };
    let start = notes.iter().map(Note::start).fold(room.width, f64::min) - wide - NOTE_GAP;
    if start - GAP < label {
        return;
    }
    for note in notes.iter_mut() {
        note.move_to(note.text.rect.x0 - wide - NOTE_GAP, note.text.rect.y0);
    }
    let y = notes.last().map_or(0.0, |beside| beside.text.rect.y0);
    if let Some(mut goal) = goal.take() {
        goal.move_to(room.width - goal.text.rect.width(), y);
        notes.push(goal);
    }
}

/// The value and its change; the goal is next to the value if there is no change, otherwise separate.
fn numbers(metric: &Metric, room: Room, setter: &mut Setter<'_>) -> (Vec<Note>, Option<Note>) {
    let (theme, numerals) = (setter.theme, setter.numerals);
    let (scale, colors) = (&theme.type_scale, &theme.colors);
    let value = metric.value();
    let unit = unit_of(metric);
    let text = value.map_or_else(|| "–".to_owned(), |value| numerals::with_unit(value, unit, numerals));
    let look = TextLook::new(scale.number, if value.is_some() { colors.ink } else { colors.muted });
    let width = (room.width) * 0.66;
    let number = setter.set_tight(&text, look.own().lines(1), Point::ZERO, width);
    let beside = (room.width - number.rect.width() - GAP).min(width);

    let judged = |is_good| if is_good { colors.good } else { colors.bad };
    let mut notes = vec![Note { text: number, icon: None }];
    if let (Some(value), Some(previous)) = (value, metric.previous) {
        let by = value - previous;
        let (icon, color) = if by == 0.0 {
            (Icon::Minus, colors.muted)
        } else {
            let icon = if by > 0.0 { Icon::TrendingUp } else { Icon::TrendingDown };
            (icon, judged((by < 0.0) == metric.is_less_better()))
        };
        // The unit is that of the number next to it.
        notes.push(note(&numerals::change(by, "", numerals), icon, color, beside, setter));
    }
    if let Some(target) = metric.target {
        let is_reached =
            value.is_some_and(|value| if metric.is_less_better() { value <= target } else { value >= target });
        let words = format!("{} {}", setter.words.target, numerals::with_unit(target, unit, numerals));
        let icon = if is_reached { Icon::CircleCheck } else { Icon::Target };
        let color = if value.is_none() { colors.muted } else { judged(is_reached) };
        let most = if notes.len() > 1 { width } else { beside };
        notes.push(note(&words, icon, color, most, setter));
    }
    let goal = if notes.len() > 2 { notes.pop() } else { None };
    place(&mut notes, room.width);
    (notes, goal)
}

/// `text` on one line, after `icon`.
fn note(text: &str, icon: Icon, color: Rgba, width: f64, setter: &mut Setter<'_>) -> Note {
    let look = TextLook::new(setter.theme.type_scale.caption, color).side(Side::End).lines(1).own();
    let icon_size = ICON * setter.theme.density.scale();
    let text = setter.set_tight(text, look, Point::ZERO, width - icon_size - ICON_GAP);
    let at = Point::new(-ICON_GAP - icon_size / 2.0, text.first_line_middle());
    Note { text, icon: Some(IconBox { icon, rect: Rect::from_center_size(at, (icon_size, icon_size)), color }) }
}

/// Places the note at the end of the number's line, after the number.
fn place(notes: &mut [Note], end: f64) {
    let Some((number, beside)) = notes.split_first_mut() else { return };
    let mut x = end;
    if let Some(first) = beside.first_mut() {
        first.move_to(end - first.text.rect.width(), number.text.baseline() - first.text.baseline());
        x = first.start() - GAP;
    }
    number.move_to(x - number.text.rect.width(), number.text.rect.y0);
}

/// The unit of the value: the metric's own, else that of its measure.
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
