//! Lanes, the rows of a map.

use super::LaneId;

/// A row of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The lane's name in the file.
    pub id: LaneId,
    /// What the lane holds, which decides how it is drawn.
    pub kind: LaneKind,
    /// What the lane is called on the map.
    pub title: String,
    /// A hint for whoever fills the lane in: shown in its empty cells, never exported as content.
    pub prompt: String,
}

/// What a lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKind {
    /// What the customer does.
    Actions,
    /// Each meeting with the company.
    Touchpoints,
    /// Which channel is in use at which stage; derived from the touchpoints.
    Channels,
    /// Questions, needs, motives and quotes.
    Thoughts,
    /// One curve for each persona.
    EmotionCurve,
    /// Where it hurts or where people leave.
    PainPoints,
    /// What to improve.
    Opportunities,
    /// Measured values with target and source.
    Metrics,
    /// Decision points and where they can lead.
    Outcomes,
    /// Which department is in charge.
    Departments,
    /// Service blueprint: what the customer can touch or see.
    PhysicalEvidence,
    /// Service blueprint: what employees do in the customer's sight.
    Frontstage,
    /// Service blueprint: what employees do out of the customer's sight.
    Backstage,
    /// Service blueprint: the processes that carry the rest.
    Support,
    /// Storyboard pictures.
    Pictures,
    /// Free text.
    Notes,
}

impl LaneKind {
    /// Every kind, in the order lanes usually stand in.
    pub const ALL: [Self; 16] = [
        Self::PhysicalEvidence,
        Self::Actions,
        Self::Touchpoints,
        Self::Channels,
        Self::Thoughts,
        Self::EmotionCurve,
        Self::PainPoints,
        Self::Opportunities,
        Self::Metrics,
        Self::Outcomes,
        Self::Departments,
        Self::Frontstage,
        Self::Backstage,
        Self::Support,
        Self::Pictures,
        Self::Notes,
    ];

    /// Whether cards can be put into a lane of this kind: not where its content is derived or a curve.
    #[must_use]
    pub fn holds_cards(self) -> bool {
        !matches!(self, Self::Channels | Self::EmotionCurve)
    }
}
