//! How much room a stage, a lane or a card takes, and whether it is shown at all.

/// How a stage or a lane is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// With everything in it.
    #[default]
    Open,
    /// As little more than its title, with the number of its cards.
    Collapsed,
    /// Not at all: neither on the canvas nor in pictures.
    Hidden,
}

/// How many stages a card covers, its own first: at least one. Where fewer stages follow, it ends with the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(u16);

impl Span {
    /// The card's own stage alone.
    pub const ONE: Self = Self(1);
    /// The most stages there are numbers for.
    pub const MOST: u16 = 1_000;

    /// A span of `stages` stages, or `None` where that is outside 1..=[`Span::MOST`].
    #[must_use]
    pub fn new(stages: u16) -> Option<Self> {
        (1..=Self::MOST).contains(&stages).then_some(Self(stages))
    }

    /// The span nearest to `stages`.
    #[must_use]
    pub fn clamped(stages: usize) -> Self {
        Self(u16::try_from(stages).unwrap_or(Self::MOST).clamp(1, Self::MOST))
    }

    /// How many stages, as a number.
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

/// How wide somebody made a stage, in whole map units from [`StageWidth::LEAST`] to [`StageWidth::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageWidth(u16);

impl StageWidth {
    /// Narrower than this no card can be read.
    pub const LEAST: u16 = 160;
    /// Wider than this there is nothing to gain.
    pub const MOST: u16 = 1_600;

    /// The width of `units` map units, or `None` where that is outside the range.
    #[must_use]
    pub fn new(units: u16) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&units).then_some(Self(units))
    }

    /// The width nearest to `units` map units.
    #[must_use]
    pub fn clamped(units: f64) -> Self {
        Self(whole(units, Self::LEAST, Self::MOST))
    }

    /// The width in map units.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

/// How tall somebody made a lane at least, in whole map units from [`LaneHeight::LEAST`] to [`LaneHeight::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneHeight(u16);

impl LaneHeight {
    /// Less tall than this is no lane.
    pub const LEAST: u16 = 40;
    /// Taller than this there is nothing to gain.
    pub const MOST: u16 = 2_000;

    /// The height of `units` map units, or `None` where that is outside the range.
    #[must_use]
    pub fn new(units: u16) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&units).then_some(Self(units))
    }

    /// The height nearest to `units` map units.
    #[must_use]
    pub fn clamped(units: f64) -> Self {
        Self(whole(units, Self::LEAST, Self::MOST))
    }

    /// The height in map units.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

/// The whole number nearest to `value` between `least` and `most`; `least` where it is not a number.
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
