//! Outcomes: where a decision can lead.

/// One way a decision can go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What happens then.
    pub title: String,
    /// How many of a hundred go this way, 0 to 100; unknown where `None`.
    pub share: Option<Share>,
}

/// A share in per cent, 0 to 100. Never NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// The share of `percent`, or `None` where that is outside 0..=100 or not a number.
    #[must_use]
    pub fn new(percent: f64) -> Option<Self> {
        (0.0..=100.0).contains(&percent).then_some(Self(percent + 0.0))
    }

    /// The share in per cent.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.0
    }
}
