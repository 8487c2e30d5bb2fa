//! Making a token stand out: its colour in another lightness.

use super::{Theme, Token, chosen::lightnesses};

impl Theme {
    /// This theme with `token` as much lighter or darker as it takes to stand out from all that it lies on, or from as much
    /// of it as one colour can. Its hue stays, and so does every other token.
    ///
    /// A card that lies on what is good is no text, so it stays and what is good is changed.
    #[must_use]
    pub fn mended(&self, token: Token) -> Self {
        let token = if token == Token::Card { Token::Good } else { token };
        let mut best = (self.remarks_on(token), self.clone());
        for color in lightnesses(self.color(token)) {
            if best.0 == (0, 0) {
                break;
            }
            let mut tried = self.clone();
            let Some(slot) = tried.color_mut(token) else { break };
            *slot = color;
            let remarks = tried.remarks_on(token);
            if remarks < best.0 {
                best = (remarks, tried);
            }
        }
        best.1
    }

    /// How often `token` does not stand out, and then how many remarks it is the cause of otherwise.
    fn remarks_on(&self, token: Token) -> (usize, usize) {
        let faint = self.faint_tokens();
        let own = faint.iter().filter(|faint| faint.token == token || faint.ground == token);
        let on_own = |ground: Token| match (token, ground) {
            (Token::StageHue(at), Token::Band(other) | Token::Step(other) | Token::Tile(other))
            | (Token::PersonaColor(at), Token::Avatar(other)) => at == other,
            _ => false, // No other token lies under another with a tint.
        };
        (own.count(), faint.iter().filter(|faint| on_own(faint.ground)).count())
    }
}
