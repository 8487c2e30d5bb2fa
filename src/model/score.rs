//! Scores from 1 to 10, used to rate opportunities.

/// A whole number from 1 (least) to 10 (most).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// The score `value`, or `None` if it lies outside 1..=10.
    #[must_use]
    pub fn new(value: u8) -> Option<Self> {
        (1..=10).contains(&value).then_some(Self(value))
    }

    /// The score as a number, 1 to 10.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}
