//! Which tokens do not stand out from the grounds they lie on.

use std::fmt;

use super::Theme;
use crate::color::Rgba;

/// WCAG 2.2: text needs 4.5 to 1, marks that carry meaning 3 to 1.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// A token that does not stand out from its ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Faint {
    /// The token's name, as it is found in the file.
    pub token: String,
    /// Its colour.
    pub color: Rgba,
    /// What it lies on.
    pub ground: String,
    /// That colour.
    pub ground_color: Rgba,
    /// The contrast between the two, 1 to 21.
    pub ratio: f64,
    /// The least contrast that can be read.
    pub least: f64,
}

/// `colors.muted (#888888) on colors.card (#FFFFFF) has a contrast of 3.5:1, text needs 4.5:1`
impl fmt::Display for Faint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token, color, ground, ground_color, ratio, least } = self;
        let what = if *least < TEXT { "a mark" } else { "text" };
        // Rounded down, so that what fails never looks as if it passed.
        let ratio = (ratio * 100.0).floor() / 100.0;
        write!(f, "{token} ({color}) on {ground} ({ground_color}) has a contrast of {ratio}:1, {what} needs {least}:1")
    }
}

/// Gathers what does not stand out.
struct Judge(Vec<Faint>);

impl Judge {
    fn pair(&mut self, top: (&str, Rgba), ground: (&str, Rgba), least: f64) {
        let ratio = top.1.over(ground.1).contrast(ground.1);
        if ratio < least {
            let (token, ground_name) = (top.0.to_owned(), ground.0.to_owned());
            self.0.push(Faint { token, color: top.1, ground: ground_name, ground_color: ground.1, ratio, least });
        }
    }
}

impl Theme {
    /// The tokens that do not stand out from the grounds they lie on; none in the built-in themes.
    #[must_use]
    pub fn faint_tokens(&self) -> Vec<Faint> {
        let mut judge = Judge(Vec::new());
        self.judge_colors(&mut judge);
        self.judge_looks(&mut judge);
        judge.0
    }

    fn judge_colors(&self, judge: &mut Judge) {
        let c = &self.colors;
        let page = ("colors.page", c.page);
        let grounds = [
            page,
            ("colors.card", c.card),
            ("colors.pain_card", c.pain_card),
            ("colors.opportunity_card", c.opportunity_card),
            ("colors.chip", c.chip),
        ];
        for ground in grounds {
            judge.pair(("colors.ink", c.ink), ground, TEXT);
            judge.pair(("colors.muted", c.muted), ground, TEXT);
            judge.pair(("colors.faint", c.faint), ground, MARK);
        }
        for (text, ground) in [(("colors.good", c.good), page), (("colors.bad", c.bad), page)] {
            judge.pair(text, ground, TEXT);
        }
        judge.pair(("colors.card", c.card), ("colors.good", c.good), TEXT);
        for ground in grounds.into_iter().take(2) {
            judge.pair(("colors.star", c.star), ground, MARK);
            judge.pair(("colors.card_dash", c.card_dash), ground, MARK);
        }
        judge.pair(("colors.pain_edge", c.pain_edge), ("colors.pain_card", c.pain_card), MARK);
        let opportunity = ("colors.opportunity_card", c.opportunity_card);
        judge.pair(("colors.opportunity_edge", c.opportunity_edge), opportunity, MARK);
    }

    fn judge_looks(&self, judge: &mut Judge) {
        let c = &self.colors;
        for (index, look) in self.stages.iter().enumerate() {
            let name = |part: &str| format!("stages[{index}].{part}");
            let (hue, text) = (name("hue"), name("text"));
            let band = format!("{hue} with tints.band");
            judge.pair(("colors.ink", c.ink), (&band, self.band(index)), TEXT);
            judge.pair(("colors.band_text", c.band_text), (&band, self.band(index)), TEXT);
            judge.pair(("colors.ink", c.ink), (&format!("{hue} with tints.step"), self.step(index)), TEXT);
            judge.pair((&text, look.text), (&format!("{hue} with tints.tile"), self.tile(index)), MARK);
            judge.pair((&text, look.text), ("colors.chip", c.chip), MARK);
            judge.pair((&hue, look.hue), ("colors.page", c.page), MARK);
            judge.pair((&hue, look.hue), ("colors.card", c.card), MARK);
        }
        for (index, look) in self.personas.iter().enumerate() {
            let (color, text) = (format!("personas[{index}].color"), format!("personas[{index}].text"));
            judge.pair((&color, look.color), ("colors.page", c.page), MARK);
            let avatar = format!("{color} with tints.avatar");
            judge.pair((&text, look.text), (&avatar, self.avatar(index)), TEXT);
        }
    }
}
