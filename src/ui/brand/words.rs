//! The names of theme colours in the window.

use crate::{
    theme::Token,
    ui::i18n::{Message, m},
};

/// The name of `token` for designers.
pub(in crate::ui) fn token_name(token: Token) -> String {
    let numbered = |message: Message, at: usize| message.with(&[("at", (at + 1).into())]);
    match token {
        Token::Page => m("token-page").text(),
        Token::Ink => m("token-ink").text(),
        Token::Muted => m("token-muted").text(),
        Token::BandText => m("token-band-text").text(),
        Token::Faint => m("token-faint").text(),
        Token::Hairline => m("token-hairline").text(),
        Token::Card => m("token-card").text(),
        Token::CardDash => m("token-card-dash").text(),
        Token::Good => m("token-good").text(),
        Token::Bad => m("token-bad").text(),
        Token::PainCard => m("token-pain-card").text(),
        Token::PainEdge => m("token-pain-edge").text(),
        Token::OpportunityCard => m("token-opportunity-card").text(),
        Token::OpportunityEdge => m("token-opportunity-edge").text(),
        Token::Star => m("token-star-line").text(),
        Token::StarFill => m("token-star").text(),
        Token::Chip => m("token-chip").text(),
        Token::StageHue(at) => numbered(m("token-stage"), at),
        Token::StageText(at) => numbered(m("token-stage-text"), at),
        Token::PersonaColor(at) => numbered(m("token-persona"), at),
        Token::PersonaText(at) => numbered(m("token-persona-text"), at),
        Token::Band(at) => numbered(m("token-band"), at),
        Token::Step(at) => numbered(m("token-step"), at),
        Token::Tile(at) => numbered(m("token-tile"), at),
        Token::Avatar(at) => numbered(m("token-avatar"), at),
    }
}
