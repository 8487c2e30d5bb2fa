//! Feelings: the points of the emotion curves.

use super::{CardId, PersonaId, StageId, StepId};

/// What a persona feels at one point of the journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Feeling {
    /// How good or bad it feels.
    pub value: FeelingValue,
    /// How it should feel one day; `None` where nobody has said so.
    pub wanted: Option<FeelingValue>,
    /// Whether somebody only thinks so; such a stretch of the curve is dashed.
    pub is_assumed: bool,
    /// Why it feels so.
    pub note: String,
}

impl Feeling {
    /// A feeling of which no more than its value is known.
    #[must_use]
    pub fn new(value: FeelingValue) -> Self {
        Self { value, wanted: None, is_assumed: false, note: String::new() }
    }
}

/// What stands at the points of the emotion curves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurveMarkers {
    /// The persona's shape.
    #[default]
    Shapes,
    /// A face of five levels within the persona's shape.
    Faces,
}

/// Whose feeling it is, and where; a persona has at most one feeling at a point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeelingKey {
    /// Whose curve the point is on.
    pub persona: PersonaId,
    /// Where the point is.
    pub anchor: Anchor,
}

/// Where on the journey a feeling is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// At a stage as a whole.
    Stage(StageId),
    /// At a step.
    Step(StepId),
    /// At a touchpoint, or any other card.
    Card(CardId),
}

/// A feeling between very bad (-2) and very good (+2); 0 is neutral. Never NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct FeelingValue(f64);

impl FeelingValue {
    /// The worst feeling, -2.
    pub const WORST: Self = Self(-2.0);
    /// Neither good nor bad.
    pub const NEUTRAL: Self = Self(0.0);
    /// The best feeling, +2.
    pub const BEST: Self = Self(2.0);

    /// The feeling `value`, or `None` where that is outside -2..=2 or not a number.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // `+ 0.0` turns a negative zero into zero: they are one feeling and are written alike.
        (-2.0..=2.0).contains(&value).then_some(Self(value + 0.0))
    }

    /// The feeling nearest to `value`, neutral where that is not a number.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        if value.is_nan() { Self::NEUTRAL } else { Self(value.clamp(-2.0, 2.0) + 0.0) }
    }

    /// The feeling as a number in -2..=2.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}
