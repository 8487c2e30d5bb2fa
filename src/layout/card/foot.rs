//! The foot of a card: personas, owner, links, comments and tags.

use super::{
    marks::{PERSONA, PERSONA_GAP, evidence_sign},
    worded::{CardPlan, concerned},
};
use crate::{
    color::Rgba,
    geom::{Point, Rect, as_f64},
    layout::{
        CardBox, CardLook, EvidenceSign, Icon, IconBox, PersonaDot, Pill,
        setter::{Setter, TextLook},
    },
    locale::{calendar, numerals},
    model::{Card, Map},
};

/// The gaps between two items, and between two lines of items.
const GAP: f64 = 8.0;
const LINE_GAP: f64 = 4.0;
/// The gap between the card's text and its foot.
pub(super) const TOP_GAP: f64 = 4.0;
/// The size of an icon next to small text, and the gap between them.
const ICON: f64 = 13.0;
const ICON_GAP: f64 = 4.0;
/// The padding of a small label, horizontally and vertically.
const PILL_PADDING: f64 = 7.0;
pub(super) const PILL_RISE: f64 = 1.0;
/// The maximum number of links shown by number.
const LINKS: usize = 4;

/// Adds the foot to `boxed` between the x values `span`, beginning at the y `top`. Returns the y at which it ends;
/// `top` if the card has no foot.
pub(super) fn foot(
    plan: &CardPlan<'_>,
    card: &Card,
    boxed: &mut CardBox,
    span: (f64, f64),
    top: f64,
    setter: &mut Setter<'_>,
) -> f64 {
    let tall = (setter.line(setter.theme.type_scale.caption) + 2.0 * PILL_RISE).ceil();
    let scale = setter.theme.density.scale();
    let (icon, dot) = (ICON * scale, PERSONA * scale);
    let mut flow = Flow { span, x: span.0, y: top + TOP_GAP, tall, icon, dot, is_used: false };
    if boxed.look == CardLook::Metric {
        signs(card, boxed, &mut flow, setter);
        if setter.theme.density.has_details() {
            measured(plan.map, card, boxed, &mut flow, setter);
        }
    }
    personas(plan.map, card, boxed, &mut flow);
    if setter.theme.density.has_details() {
        caption(plan, card, boxed, &mut flow, setter);
        links(plan.links, boxed, &mut flow, setter);
        comments(card, boxed, &mut flow, setter);
        if boxed.look.has_tags() {
            tags(card, boxed, &mut flow, setter);
        }
    }
    if flow.is_used { flow.y + tall } else { top }
}

/// The position of the next item.
struct Flow {
    span: (f64, f64),
    x: f64,
    y: f64,
    tall: f64,
    /// The size of an icon next to small text, and of a persona's sign.
    icon: f64,
    dot: f64,
    is_used: bool,
}

impl Flow {
    /// Space for an item of `width`, on this line or, if it does not fit, on the next.
    fn take(&mut self, width: f64) -> Rect {
        if self.x > self.span.0 && self.x + width > self.span.1 {
            self.x = self.span.0;
            self.y += self.tall + LINE_GAP;
        }
        let rect = Rect::new(self.x, self.y, self.x + width, self.y + self.tall);
        self.x = rect.x1 + GAP;
        self.is_used = true;
        rect
    }

    fn width(&self) -> f64 {
        self.span.1 - self.span.0
    }

    fn left(&self) -> f64 {
        self.span.1 - self.x
    }
}

/// The signs of evidence and of a moment of truth, if the first line has no space for them.
fn signs(card: &Card, boxed: &mut CardBox, flow: &mut Flow, setter: &Setter<'_>) {
    if let Some(evidence) = evidence_sign(card, false) {
        let rect = flow.take(flow.dot + 2.0);
        boxed.evidence = Some(EvidenceSign {
            evidence,
            rect: Rect::from_center_size(rect.center(), (flow.dot + 1.0, flow.dot + 1.0)),
        });
    }
    if card.is_moment_of_truth {
        let rect = Rect::from_center_size(flow.take(flow.icon).center(), (flow.icon, flow.icon));
        boxed.icons.push(IconBox { icon: Icon::Star, rect, color: setter.theme.colors.star_fill });
    }
}

/// The source and the date of a metric.
fn measured(map: &Map, card: &Card, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    let Some(metric) = &card.metric else { return };
    let source = metric.source.as_ref().and_then(|id| map.source(id)).map(|source| source.title.trim().to_owned());
    let date = metric.date.map(|date| calendar::day(date, setter.numerals));
    let source = source.filter(|title| !title.is_empty());
    let mut text = with_date(source.as_deref(), date, setter);
    let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted);
    if let Some(source) = source.filter(|_| setter.width_of(&text, look) > flow.width()) {
        // Half a date would mean nothing, so only the source is shown.
        text = source;
    }
    if !text.is_empty() {
        words(None, &text, boxed, flow, setter);
    }
}

/// The signs of the card's personas, unless the first line shows them.
fn personas(map: &Map, card: &Card, boxed: &mut CardBox, flow: &mut Flow) {
    if matches!(boxed.look, CardLook::Bullet | CardLook::Quote) {
        return;
    }
    let indices = concerned(map, card);
    if indices.is_empty() {
        return;
    }
    let rect = flow.take(as_f64(indices.len()) * (flow.dot + PERSONA_GAP) - PERSONA_GAP);
    let mut x = rect.x0 + flow.dot / 2.0;
    for index in indices {
        let rect = Rect::from_center_size(Point::new(x, rect.center().y), (flow.dot, flow.dot));
        boxed.personas.push(PersonaDot { index, rect });
        x += flow.dot + PERSONA_GAP;
    }
}

/// The department in charge, unless the card above shows the same; for an opportunity, the owner and due date.
fn caption(plan: &CardPlan<'_>, card: &Card, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    let (icon, text) = match boxed.look {
        CardLook::Opportunity => {
            let due = card.due.map(|due| calendar::day(due, setter.numerals));
            let owner = Some(card.owner.trim().to_owned()).filter(|owner| !owner.is_empty());
            let icon = if owner.is_some() { Icon::UserRound } else { Icon::CalendarHeart };
            (icon, with_date(owner.as_deref(), due, setter))
        }
        CardLook::Touchpoint | CardLook::Tangible | CardLook::Frontstage | CardLook::Backstage | CardLook::Support => {
            (Icon::Building, if plan.repeats { String::new() } else { card.department.trim().to_owned() })
        }
        CardLook::Bullet
        | CardLook::Quote
        | CardLook::PainPoint
        | CardLook::Metric
        | CardLook::Outcome
        | CardLook::Picture
        | CardLook::Department
        | CardLook::Note
        | CardLook::Plain => return,
    };
    if !text.is_empty() {
        words(Some(icon), &text, boxed, flow, setter);
    }
}

/// `text` of the user and a date, as far as there are any.
fn with_date(text: Option<&str>, date: Option<String>, setter: &Setter<'_>) -> String {
    match (text, date) {
        (Some(text), Some(date)) => format!("{} · {date}", setter.within(text)),
        (Some(text), None) => text.to_owned(),
        (None, date) => date.unwrap_or_default(),
    }
}

/// Muted words behind an icon.
fn words(icon: Option<Icon>, text: &str, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    let color = setter.theme.colors.muted;
    let look = TextLook::new(setter.theme.type_scale.caption, color).lines(1);
    let before = if icon.is_some() { flow.icon + ICON_GAP } else { 0.0 };
    let mut title = setter.set_tight(text, look, Point::ZERO, flow.width() - before);
    let rect = flow.take(before + title.rect.width());
    title.rect = title.rect + (Point::new(rect.x0 + before, rect.y0 + PILL_RISE) - Point::ZERO);
    if let Some(icon) = icon {
        let at = Point::new(rect.x0 + flow.icon / 2.0, title.first_line_middle());
        boxed.icons.push(IconBox { icon, rect: Rect::from_center_size(at, (flow.icon, flow.icon)), color });
    }
    boxed.notes.push(title);
}

/// A label with the numbers of the card's links.
fn links(numbers: &[usize], boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    if numbers.is_empty() {
        return;
    }
    let mut shown: Vec<String> =
        numbers.iter().take(LINKS).map(|number| numerals::localized(&number.to_string(), setter.numerals)).collect();
    if let Some(more) = numbers.len().checked_sub(LINKS).filter(|more| *more > 0) {
        shown.push(numerals::change(as_f64(more), "", setter.numerals));
    }
    let text = shown.join(setter.words.comma);
    let look =
        PillLook { icon: Some(Icon::Link), ground: Rgba::TRANSPARENT, line: setter.theme.colors.faint, is_own: true };
    pill(&text, look, boxed, flow, setter);
}

/// The number of comments, with a question mark if a question is open.
fn comments(card: &Card, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    if card.comments.is_empty() {
        return;
    }
    let count = numerals::localized(&card.comments.len().to_string(), setter.numerals);
    words(Some(Icon::MessageSquareText), &count, boxed, flow, setter);
    if card.comments.iter().any(|comment| comment.is_open) {
        flow.x -= GAP / 2.0;
        let rect = Rect::from_center_size(flow.take(flow.icon).center(), (flow.icon, flow.icon));
        boxed.icons.push(IconBox { icon: Icon::Help, rect, color: setter.theme.colors.bad });
    }
}

/// The tags, on the rest of the line or on one line of their own; tags that do not fit are counted.
fn tags(card: &Card, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    let tags: Vec<&str> = card.tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).collect();
    if tags.is_empty() {
        return;
    }
    let theme = setter.theme;
    let look = TextLook::new(theme.type_scale.caption, theme.colors.muted).lines(1);
    let count = |number: usize, setter: &Setter<'_>| numerals::change(as_f64(number), "", setter.numerals);
    let widths: Vec<f64> = tags.iter().map(|tag| setter.width_of(tag, look) + 2.0 * PILL_PADDING).collect();
    let whole: f64 = widths.iter().sum::<f64>() + GAP * as_f64(tags.len() - 1);
    let for_count = setter.width_of(&count(tags.len(), setter), look) + 2.0 * PILL_PADDING;
    if flow.is_used && flow.x > flow.span.0 && whole > flow.left() {
        flow.x = flow.span.0;
        flow.y += flow.tall + LINE_GAP;
    }
    let label = PillLook { icon: None, ground: theme.colors.chip, line: Rgba::TRANSPARENT, is_own: false };
    for (at, (tag, width)) in tags.iter().zip(&widths).enumerate() {
        let rest = tags.len() - at;
        let after = if rest > 1 { GAP + for_count } else { 0.0 };
        if at > 0 && width + after > flow.left() {
            pill(&count(rest, setter), PillLook { is_own: true, ..label }, boxed, flow, setter);
            return;
        }
        let most = width.min(flow.left() - after);
        pill_within(tag, label, most, boxed, flow, setter);
    }
}

/// The look of a small label.
#[derive(Clone, Copy)]
struct PillLook {
    icon: Option<Icon>,
    ground: Rgba,
    line: Rgba,
    is_own: bool,
}

fn pill(text: &str, label: PillLook, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    let width = flow.width();
    pill_within(text, label, width, boxed, flow, setter);
}

fn pill_within(text: &str, label: PillLook, most: f64, boxed: &mut CardBox, flow: &mut Flow, setter: &mut Setter<'_>) {
    let color = setter.theme.colors.muted;
    let look = TextLook::new(setter.theme.type_scale.caption, color).lines(1);
    let look = if label.is_own { look.own() } else { look };
    let before = PILL_PADDING + if label.icon.is_some() { flow.icon + ICON_GAP } else { 0.0 };
    let mut title = setter.set_tight(text, look, Point::ZERO, most - before - PILL_PADDING);
    let rect = flow.take(before + title.rect.width() + PILL_PADDING);
    title.rect = title.rect + (Point::new(rect.x0 + before, rect.y0 + PILL_RISE) - Point::ZERO);
    if let Some(icon) = label.icon {
        let at = Point::new(rect.x0 + PILL_PADDING + flow.icon / 2.0, title.first_line_middle());
        boxed.icons.push(IconBox { icon, rect: Rect::from_center_size(at, (flow.icon, flow.icon)), color });
    }
    boxed.pills.push(Pill { rect, title, ground: label.ground, line: label.line });
}
