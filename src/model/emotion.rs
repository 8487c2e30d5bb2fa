//! Feelings: the points of the emotion curves.

use super::{CardId, PersonaId, StageId, StepId};

/// The feeling of a persona at one point of the journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Feeling {
    /// How good or bad it feels.
    pub value: FeelingValue,
    /// The feeling the journey should reach here; `None` if not stated.
    pub wanted: Option<FeelingValue>,
    /// Whether the feeling is assumed rather than researched; that stretch of the curve is drawn dashed.
    pub is_assumed: bool,
    /// The reason for the feeling.
    pub note: String,
}

impl Feeling {
    /// A feeling with `value` and every other field empty.
    #[must_use]
    pub fn new(value: FeelingValue) -> Self {
        Self { value, wanted: None, is_assumed: false, note: String::new() }
    }
}

/// The markers drawn at the points of emotion curves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurveMarkers {
    /// The persona's shape.
    #[default]
    Shapes,
    /// A face of five levels within the persona's shape.
    Faces,
}

/// Identifies a feeling by its persona and its place; a persona has at most one feeling at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeelingKey {
    /// The persona whose curve the point is on.
    pub persona: PersonaId,
    /// The place of the point on the journey.
    pub anchor: Anchor,
}

/// The place of a feeling on the journey.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// A stage as a whole.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A touchpoint, or any other card.
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

    /// The feeling `value`, or `None` if it lies outside -2..=2 or is NaN.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // `+ 0.0` turns a negative zero into zero: they are one feeling and are written alike.
        (-2.0..=2.0).contains(&value).then_some(Self(value + 0.0))
    }

    /// The feeling nearest to `value`; neutral if `value` is NaN.
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
