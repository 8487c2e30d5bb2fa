//! Outcomes: where a decision can lead.

/// One way a decision can go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What happens in this case.
    pub title: String,
    /// The share of customers who go this way; `None` if unknown.
    pub share: Option<Share>,
}

/// A share in per cent, 0 to 100. Never NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// A share of `percent`, or `None` if it lies outside 0..=100 or is NaN.
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
