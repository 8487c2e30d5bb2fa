//! How much space stages, lanes and cards take, and whether they are shown at all.

/// How a stage or a lane is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// With all content.
    #[default]
    Open,
    /// Reduced to its title and the number of its cards.
    Collapsed,
    /// Not at all, neither on the canvas nor in exported pictures.
    Hidden,
}

/// The number of stages a card covers, including its own; at least 1. A span that reaches past the last stage ends
/// there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(u16);

impl Span {
    /// The card's own stage alone.
    pub const ONE: Self = Self(1);
    /// The greatest span.
    pub const MOST: u16 = 1_000;

    /// A span of `stages`, or `None` if that lies outside 1..=[`Span::MOST`].
    #[must_use]
    pub fn new(stages: u16) -> Option<Self> {
        (1..=Self::MOST).contains(&stages).then_some(Self(stages))
    }

    /// The span nearest to `stages`.
    #[must_use]
    pub fn clamped(stages: usize) -> Self {
        Self(u16::try_from(stages).unwrap_or(Self::MOST).clamp(1, Self::MOST))
    }

    /// The number of stages.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl Default for Span {
    fn default() -> Self {
        Self::ONE
    }
}

/// A length that the user chose, in whole map units, from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent<const LEAST: u16, const MOST: u16>(u16);

/// The width of a stage: below the minimum cards are unreadable, and above the maximum nothing is gained.
pub type StageWidth = Extent<160, 1_600>;

/// The minimum height of a lane.
pub type LaneHeight = Extent<40, 2_000>;

impl<const LEAST: u16, const MOST: u16> Extent<LEAST, MOST> {
    /// The least length.
    pub const LEAST: u16 = LEAST;
    /// The greatest length.
    pub const MOST: u16 = MOST;

    /// A length of `units` map units, or `None` if that is out of range.
    #[must_use]
    pub fn new(units: u16) -> Option<Self> {
        (LEAST..=MOST).contains(&units).then_some(Self(units))
    }

    /// The length nearest to `units` map units.
    #[must_use]
    pub fn clamped(units: f64) -> Self {
        Self(whole(units, LEAST, MOST))
    }

    /// The length in map units.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

/// `value` rounded and clamped to `least..=most`; `least` if `value` is NaN.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range of the type")]
fn whole(value: f64, least: u16, most: u16) -> u16 {
    value.round().max(f64::from(least)).min(f64::from(most)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_outside_their_range_are_refused_or_brought_into_it() {
        assert_eq!((Span::new(0), Span::new(1), Span::new(1_001)), (None, Some(Span::ONE), None));
        assert_eq!((Span::clamped(0).get(), Span::clamped(usize::MAX).get()), (1, 1_000));
        assert_eq!((StageWidth::new(159), StageWidth::new(1_601)), (None, None));
        assert_eq!(StageWidth::clamped(f64::NAN).get(), StageWidth::LEAST);
        assert_eq!(StageWidth::clamped(1e9).get(), StageWidth::MOST);
        assert_eq!(StageWidth::clamped(200.4).get(), 200);
        assert_eq!((LaneHeight::new(39), LaneHeight::clamped(-5.0).get()), (None, LaneHeight::LEAST));
    }
}
