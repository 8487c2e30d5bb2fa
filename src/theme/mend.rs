//! Raising the contrast of a token by changing its lightness.

use super::{Theme, Token, chosen::lightnesses, token::Origin};

impl Theme {
    /// This theme with `token` made just light or dark enough to stand out from all its grounds, or from as many as one
    /// colour can. Hue and all other tokens stay.
    ///
    /// If the card colour is too faint on the good colour, the good colour changes instead of the card.
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

    /// The number of low contrasts that `token` takes part in, then the number of other low contrasts on grounds mixed
    /// from it. Smaller is better.
    fn remarks_on(&self, token: Token) -> (usize, usize) {
        let faint = self.faint_tokens();
        let own = faint.iter().filter(|faint| faint.token == token || faint.ground == token);
        let on_own = |ground: Token| ground.origin() == Origin::MixedFrom(token);
        (own.count(), faint.iter().filter(|faint| on_own(faint.ground)).count())
    }
}
