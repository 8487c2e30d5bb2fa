//! The signs at the end of a card's first line: severity, evidence, offline, moment of truth, score.

use crate::{
    color::Rgba,
    geom::{Point, Rect, Vec2, as_f64},
    layout::{
        CardBox, EvidenceSign, Icon, IconBox, PersonaDot, Pill, Segment, SetText,
        setter::{Setter, Side, TextLook},
    },
    locale::numerals,
    model::{Card, Evidence, Presence, Severity},
};

/// The gap between two signs.
const GAP: f64 = 6.0;
/// The dots of a pain point's severity, and the gap between them.
const DOT: f64 = 5.0;
const DOT_GAP: f64 = 3.0;
/// The size of a persona's sign, and the gap between two.
pub(super) const PERSONA: f64 = 10.0;
pub(super) const PERSONA_GAP: f64 = 4.0;
/// The horizontal padding of a score's number.
pub(in crate::layout) const SCORE_PADDING: f64 = 7.0;
/// The size of the evidence sign, as a share of a sign's square.
const EVIDENCE: f64 = 0.7;

/// The signs at the end of a card's first line.
pub(super) struct Marks {
    icons: Vec<(Icon, Rgba)>,
    dots: Vec<Rgba>,
    evidence: Option<Evidence>,
    personas: Vec<usize>,
    score: Option<SetText>,
    score_ground: Rgba,
    /// The scale of the dots.
    scale: f64,
    size: f64,
    /// The width they take before the end, including the gap to the words.
    pub(super) width: f64,
}

/// The evidence that a sign must show. With `has_line`, assumed evidence is shown by the card's outline instead.
pub(super) fn evidence_sign(card: &Card, has_line: bool) -> Option<Evidence> {
    card.evidence.filter(|evidence| match evidence {
        Evidence::Assumed => !has_line,
        Evidence::Partial => true,
        Evidence::Researched => false,
    })
}

impl Marks {
    pub(super) fn of(card: &Card, presence: Option<Presence>, has_line: bool, setter: &Setter<'_>) -> Self {
        let (colors, size) = (&setter.theme.colors, setter.sizes().mark);
        let mut icons = Vec::new();
        if presence == Some(Presence::Offline) {
            icons.push((Icon::Store, colors.muted));
        }
        if card.is_moment_of_truth {
            icons.push((Icon::Star, colors.star_fill));
        }
        let dots = card.severity.map_or(Vec::new(), |severity| {
            let count = match severity {
                Severity::Low => 1,
                Severity::Medium => 2,
                Severity::High => 3,
            };
            let color = |at| if at < count { colors.pain_edge } else { colors.pain_edge.faded(0.25) };
            (0..3).map(color).collect()
        });
        let evidence = evidence_sign(card, has_line);
        let signs = icons.len() + usize::from(evidence.is_some());
        let scale = setter.theme.density.scale();
        let of_dots = if dots.is_empty() { 0.0 } else { 3.0 * (DOT + DOT_GAP) * scale + GAP };
        let width = as_f64(signs) * (size + GAP) + of_dots;
        Self { icons, dots, evidence, personas: Vec::new(), score: None, score_ground: colors.good, scale, size, width }
    }

    /// Adds the signs of the personas at `indices`, in the map's order.
    pub(super) fn with_personas(mut self, indices: Vec<usize>) -> Self {
        if !indices.is_empty() {
            self.width += as_f64(indices.len()) * (PERSONA + PERSONA_GAP) * self.scale + GAP;
        }
        self.personas = indices;
        self
    }

    /// Adds the opportunity score of `card`, if it has one.
    pub(super) fn with_score(mut self, card: &Card, setter: &mut Setter<'_>) -> Self {
        let Some(score) = card.opportunity_score() else { return self };
        let look = TextLook::new(setter.theme.type_scale.label, setter.theme.colors.card).side(Side::Center).lines(1);
        let text = numerals::localized(&score.to_string(), setter.numerals);
        let title = setter.set_tight(&text, look, Point::ZERO, f64::INFINITY);
        self.width += title.rect.width() + 2.0 * SCORE_PADDING + GAP;
        self.score = Some(title);
        self
    }

    /// Places the signs before `end`, centred at the y `middle`.
    pub(super) fn place(self, boxed: &mut CardBox, end: f64, middle: f64) {
        let half = self.size / 2.0;
        let middle = middle.max(half);
        if self.width > 0.0 {
            boxed.size.height = boxed.size.height.max(middle + half);
        }
        let mut x = end;
        if let Some(mut title) = self.score {
            let start = x - title.rect.width() - 2.0 * SCORE_PADDING;
            let half = title.rect.height() / 2.0 + 1.0;
            title.rect = title.rect + Vec2::new(start + SCORE_PADDING, middle - title.rect.height() / 2.0);
            let rect = Rect::new(start, middle - half, x, middle + half);
            boxed.pills.push(Pill { rect, title, ground: self.score_ground, line: Rgba::TRANSPARENT });
            x = start - GAP;
        }
        for (icon, color) in self.icons.into_iter().rev() {
            boxed.icons.push(IconBox { icon, rect: Rect::new(x - self.size, middle - half, x, middle + half), color });
            x -= self.size + GAP;
        }
        if let Some(evidence) = self.evidence {
            let size = self.size * EVIDENCE;
            let rect = Rect::from_center_size(Point::new(x - half, middle), (size, size));
            boxed.evidence = Some(EvidenceSign { evidence, rect });
            x -= self.size + GAP;
        }
        for index in self.personas.into_iter().rev() {
            let dot = PERSONA * self.scale;
            let rect = Rect::new(x - dot, middle - dot / 2.0, x, middle + dot / 2.0);
            boxed.personas.push(PersonaDot { index, rect });
            x -= dot + PERSONA_GAP * self.scale;
        }
        for color in self.dots.into_iter().rev() {
            let dot = DOT * self.scale;
            let rect = Rect::new(x - dot, middle - dot / 2.0, x, middle + dot / 2.0);
            boxed.segments.push(Segment { rect, color, is_hatched: false });
            x -= dot + DOT_GAP * self.scale;
        }
    }
}
