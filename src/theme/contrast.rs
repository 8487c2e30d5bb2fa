//! Contrast check: the tokens that do not stand out from the grounds they are drawn on.

use std::fmt;

use super::{Theme, Token};
use crate::color::Rgba;

/// WCAG 2.2: text needs 4.5 to 1, marks that carry meaning 3 to 1.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// A token whose contrast with one of its grounds is too low.
#[derive(Clone, Debug, PartialEq)]
pub struct Faint {
    /// The token.
    pub token: Token,
    /// Its colour.
    pub color: Rgba,
    /// The token it is drawn on.
    pub ground: Token,
    /// The colour of the ground.
    pub ground_color: Rgba,
    /// The contrast between the two, 1 to 21.
    pub ratio: f64,
    /// The required contrast.
    pub least: f64,
}

/// `colors.muted (#888888) on colors.card (#FFFFFF) has a contrast of 3.5:1, text needs 4.5:1`
impl fmt::Display for Faint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token, color, ground, ground_color, ratio, least } = self;
        let what = if *least < TEXT { "a mark" } else { "text" };
        // Rounded down, so that a failing ratio never looks like a passing one.
        let ratio = (ratio * 100.0).floor() / 100.0;
        write!(f, "{token} ({color}) on {ground} ({ground_color}) has a contrast of {ratio}:1, {what} needs {least}:1")
    }
}

/// Collects the pairs whose contrast is too low.
struct Judge<'a> {
    theme: &'a Theme,
    faint: Vec<Faint>,
}

impl Judge<'_> {
    fn pair(&mut self, token: Token, ground: Token, least: f64) {
        let (color, ground_color) = (self.theme.color(token), self.theme.color(ground));
        let ratio = color.over(ground_color).contrast(ground_color);
        if ratio < least {
            self.faint.push(Faint { token, color, ground, ground_color, ratio, least });
        }
    }

    fn colors(&mut self) {
        let grounds = [Token::Page, Token::Card, Token::PainCard, Token::OpportunityCard, Token::Chip];
        for ground in grounds {
            self.pair(Token::Ink, ground, TEXT);
            self.pair(Token::Muted, ground, TEXT);
            self.pair(Token::Faint, ground, MARK);
        }
        for text in [Token::Good, Token::Bad] {
            self.pair(text, Token::Page, TEXT);
        }
        self.pair(Token::Card, Token::Good, TEXT);
        for ground in [Token::Page, Token::Card] {
            self.pair(Token::Star, ground, MARK);
            self.pair(Token::CardDash, ground, MARK);
        }
        self.pair(Token::PainEdge, Token::PainCard, MARK);
        self.pair(Token::OpportunityEdge, Token::OpportunityCard, MARK);
    }

    fn looks(&mut self) {
        for at in 0..self.theme.stages.len() {
            self.pair(Token::Ink, Token::Band(at), TEXT);
            self.pair(Token::BandText, Token::Band(at), TEXT);
            self.pair(Token::Ink, Token::Step(at), TEXT);
            self.pair(Token::StageText(at), Token::Tile(at), MARK);
            self.pair(Token::StageText(at), Token::Chip, MARK);
            self.pair(Token::StageHue(at), Token::Page, MARK);
            self.pair(Token::StageHue(at), Token::Card, MARK);
        }
        for at in 0..self.theme.personas.len() {
            self.pair(Token::PersonaColor(at), Token::Page, MARK);
            self.pair(Token::PersonaText(at), Token::Avatar(at), TEXT);
        }
    }
}

impl Theme {
    /// The tokens whose contrast with one of their grounds is too low; none in the built-in themes.
    #[must_use]
    pub fn faint_tokens(&self) -> Vec<Faint> {
        let mut judge = Judge { theme: self, faint: Vec::new() };
        judge.colors();
        judge.looks();
        judge.faint
    }
}
