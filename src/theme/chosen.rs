//! Choosing a colour of a brand: dependent tokens are recomputed so that text on them stays readable.

use super::{StageLook, Theme, Token, token::Origin};
use crate::color::Rgba;

/// WCAG 2.2: text needs 4.5 to 1, marks that carry meaning 3 to 1.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// The shares of the edge colour in the card of a pain point or an opportunity, strongest first; the first that keeps
/// text on the card readable is used.
const CARD_TINTS: [f64; 4] = [0.09, 0.06, 0.03, 0.0];

/// The number of steps from a colour to black or white.
const STEPS: u32 = 100;

const BLACK: Rgba = Rgba::new(0, 0, 0, 255);
const WHITE: Rgba = Rgba::new(255, 255, 255, 255);

/// `color` in many lightnesses, nearest first: the colour itself, then alternately darker and lighter.
pub(super) fn lightnesses(color: Rgba) -> impl Iterator<Item = Rgba> {
    let step = move |at: u32, end: Rgba| color.mixed(end, f64::from(at) / f64::from(STEPS));
    (0..=STEPS).flat_map(move |at| [step(at, BLACK), step(at, WHITE)])
}

/// `color`, made just light or dark enough for a contrast of at least `least` with each of `grounds`. If no lightness
/// reaches it, the one whose smallest contrast is greatest.
#[must_use]
fn readable(color: Rgba, grounds: &[Rgba], least: f64) -> Rgba {
    let worst = |color: Rgba| grounds.iter().map(|ground| color.over(*ground).contrast(*ground)).fold(21.0, f64::min);
    let found = lightnesses(color).find(|color| worst(*color) >= least);
    found.or_else(|| lightnesses(color).max_by(|a, b| worst(*a).total_cmp(&worst(*b)))).unwrap_or(color)
}

impl Theme {
    /// The maximum number of stage colours in a brand.
    pub const MOST_STAGES: usize = 10;

    /// Sets the colour of `token` and of the tokens that depend on it: the text of a stage's hue, the fill of the good
    /// and bad colours, the card of a pain point's or opportunity's edge, and so on.
    pub fn choose(&mut self, token: Token, color: Rgba) {
        if let Some(slot) = self.color_mut(token) {
            *slot = color;
        }
        match token {
            Token::Muted => {
                let bands: Vec<Rgba> = (0..self.stages.len()).map(|at| self.band(at)).collect();
                self.colors.band_text = readable(color, &bands, TEXT);
            }
            Token::Hairline => self.colors.card_border = color,
            Token::Good => self.colors.good_fill = Rgba { a: self.colors.good_fill.a, ..color },
            Token::Bad => self.colors.bad_fill = Rgba { a: self.colors.bad_fill.a, ..color },
            Token::PainEdge => self.colors.pain_card = self.card_tinted(color),
            Token::OpportunityEdge => self.colors.opportunity_card = self.card_tinted(color),
            Token::StarFill => self.colors.star = readable(color, &[self.colors.page, self.colors.card], MARK),
            Token::StageHue(at) => {
                let text = readable(color, &[self.tile(at), self.colors.chip], TEXT);
                self.stages.get_mut(at).into_iter().for_each(|look| look.text = text);
            }
            Token::PersonaColor(at) => {
                let text = readable(color, &[self.avatar(at)], TEXT);
                self.personas.get_mut(at).into_iter().for_each(|look| look.text = text);
            }
            Token::Page
            | Token::Ink
            | Token::BandText
            | Token::Faint
            | Token::Card
            | Token::CardDash
            | Token::PainCard
            | Token::OpportunityCard
            | Token::Star
            | Token::Chip
            | Token::StageText(_)
            | Token::PersonaText(_)
            | Token::Band(_)
            | Token::Step(_)
            | Token::Tile(_)
            | Token::Avatar(_) => {}
        }
    }

    /// Recomputes the text colour of each stage and persona whose main colour satisfies `is_own` and whose text is not
    /// readable.
    pub(super) fn make_readable(&mut self, is_own: impl Fn(Token) -> bool) {
        for faint in self.faint_tokens() {
            if let Origin::ChosenWith(of) = faint.token.origin()
                && is_own(of)
            {
                self.choose(of, self.color(of));
            }
        }
    }

    /// Adds a stage colour after the last, up to [`Self::MOST_STAGES`].
    pub fn add_stage_color(&mut self) {
        let count = self.stages.len();
        if count >= Self::MOST_STAGES {
            return;
        }
        // The colours of the light theme are easy to tell apart; the first one not used yet is a good default.
        let is_new = |look: &&StageLook| self.stages.iter().all(|own| own.hue != look.hue);
        let hue = Self::light().stages.iter().find(is_new).unwrap_or(self.stages.at(count)).hue;
        self.stages.push(StageLook { hue, text: hue });
        let hue = readable(hue, &[self.colors.page, self.colors.card], MARK);
        self.choose(Token::StageHue(count), hue);
    }

    /// The card colour tinted with `edge`, as strongly as readable text allows.
    fn card_tinted(&self, edge: Rgba) -> Rgba {
        let tinted = |share: f64| self.colors.card.mixed(edge, share);
        let is_readable = |card: Rgba| {
            [self.colors.ink, self.colors.muted].iter().all(|text| text.contrast(card) >= TEXT)
                && edge.contrast(card) >= MARK
        };
        CARD_TINTS.into_iter().map(tinted).find(|card| is_readable(*card)).unwrap_or(tinted(0.0))
    }
}
