//! The colours of a theme as values: those that are drawn on one another, and those that a brand chooses.

use std::fmt;

use super::Theme;
use crate::color::Rgba;

/// A colour of a theme. Stages and personas are counted from 0.
#[expect(missing_docs, reason = "each is named as the token it stands for")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    Page,
    Ink,
    Muted,
    BandText,
    Faint,
    Hairline,
    Card,
    CardDash,
    Good,
    Bad,
    PainCard,
    PainEdge,
    OpportunityCard,
    OpportunityEdge,
    Star,
    StarFill,
    Chip,
    StageHue(usize),
    StageText(usize),
    PersonaColor(usize),
    PersonaText(usize),
    /// A stage's hue laid over the page as its band.
    Band(usize),
    /// A stage's hue laid over the page as a step.
    Step(usize),
    /// A stage's hue laid over a card behind an icon.
    Tile(usize),
    /// A persona's colour laid over the page behind the initial.
    Avatar(usize),
}

/// What decides the colour of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The file or the user.
    Own,
    /// The choice of this token sets it too.
    ChosenWith(Token),
    /// It is a tint of this token and not in the file.
    MixedFrom(Token),
}

impl Token {
    /// What decides this colour.
    pub(super) fn origin(self) -> Origin {
        match self {
            Self::StageText(at) => Origin::ChosenWith(Self::StageHue(at)),
            Self::PersonaText(at) => Origin::ChosenWith(Self::PersonaColor(at)),
            Self::Band(at) | Self::Step(at) | Self::Tile(at) => Origin::MixedFrom(Self::StageHue(at)),
            Self::Avatar(at) => Origin::MixedFrom(Self::PersonaColor(at)),
            Self::Page
            | Self::Ink
            | Self::Muted
            | Self::BandText
            | Self::Faint
            | Self::Hairline
            | Self::Card
            | Self::CardDash
            | Self::Good
            | Self::Bad
            | Self::PainCard
            | Self::PainEdge
            | Self::OpportunityCard
            | Self::OpportunityEdge
            | Self::Star
            | Self::StarFill
            | Self::Chip
            | Self::StageHue(_)
            | Self::PersonaColor(_) => Origin::Own,
        }
    }
}

/// The path of the token in the file: `colors.ink`, `stages[0].hue with tints.band`.
impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Page => "page",
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::BandText => "band_text",
            Self::Faint => "faint",
            Self::Hairline => "hairline",
            Self::Card => "card",
            Self::CardDash => "card_dash",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::PainCard => "pain_card",
            Self::PainEdge => "pain_edge",
            Self::OpportunityCard => "opportunity_card",
            Self::OpportunityEdge => "opportunity_edge",
            Self::Star => "star",
            Self::StarFill => "star_fill",
            Self::Chip => "chip",
            Self::StageHue(at) => return write!(f, "stages[{at}].hue"),
            Self::StageText(at) => return write!(f, "stages[{at}].text"),
            Self::PersonaColor(at) => return write!(f, "personas[{at}].color"),
            Self::PersonaText(at) => return write!(f, "personas[{at}].text"),
            Self::Band(at) => return write!(f, "stages[{at}].hue with tints.band"),
            Self::Step(at) => return write!(f, "stages[{at}].hue with tints.step"),
            Self::Tile(at) => return write!(f, "stages[{at}].hue with tints.tile"),
            Self::Avatar(at) => return write!(f, "personas[{at}].color with tints.avatar"),
        };
        write!(f, "colors.{name}")
    }
}

impl Theme {
    /// The colour of `token` in this theme. Indices of stages and personas wrap around.
    #[must_use]
    pub fn color(&self, token: Token) -> Rgba {
        let c = &self.colors;
        match token {
            Token::Page => c.page,
            Token::Ink => c.ink,
            Token::Muted => c.muted,
            Token::BandText => c.band_text,
            Token::Faint => c.faint,
            Token::Hairline => c.hairline,
            Token::Card => c.card,
            Token::CardDash => c.card_dash,
            Token::Good => c.good,
            Token::Bad => c.bad,
            Token::PainCard => c.pain_card,
            Token::PainEdge => c.pain_edge,
            Token::OpportunityCard => c.opportunity_card,
            Token::OpportunityEdge => c.opportunity_edge,
            Token::Star => c.star,
            Token::StarFill => c.star_fill,
            Token::Chip => c.chip,
            Token::StageHue(at) => self.stage(at).hue,
            Token::StageText(at) => self.stage(at).text,
            Token::PersonaColor(at) => self.persona(at).color,
            Token::PersonaText(at) => self.persona(at).text,
            Token::Band(at) => self.band(at),
            Token::Step(at) => self.step(at),
            Token::Tile(at) => self.tile(at),
            Token::Avatar(at) => self.avatar(at),
        }
    }

    /// The stored colour of `token`; `None` for a stage or persona that the theme does not have, and for colours
    /// derived from other tokens.
    pub(super) fn color_mut(&mut self, token: Token) -> Option<&mut Rgba> {
        let c = &mut self.colors;
        let slot = match token {
            Token::Page => &mut c.page,
            Token::Ink => &mut c.ink,
            Token::Muted => &mut c.muted,
            Token::BandText => &mut c.band_text,
            Token::Faint => &mut c.faint,
            Token::Hairline => &mut c.hairline,
            Token::Card => &mut c.card,
            Token::CardDash => &mut c.card_dash,
            Token::Good => &mut c.good,
            Token::Bad => &mut c.bad,
            Token::PainCard => &mut c.pain_card,
            Token::PainEdge => &mut c.pain_edge,
            Token::OpportunityCard => &mut c.opportunity_card,
            Token::OpportunityEdge => &mut c.opportunity_edge,
            Token::Star => &mut c.star,
            Token::StarFill => &mut c.star_fill,
            Token::Chip => &mut c.chip,
            Token::StageHue(at) => &mut self.stages.get_mut(at)?.hue,
            Token::StageText(at) => &mut self.stages.get_mut(at)?.text,
            Token::PersonaColor(at) => &mut self.personas.get_mut(at)?.color,
            Token::PersonaText(at) => &mut self.personas.get_mut(at)?.text,
            Token::Band(_) | Token::Step(_) | Token::Tile(_) | Token::Avatar(_) => return None,
        };
        Some(slot)
    }
}
