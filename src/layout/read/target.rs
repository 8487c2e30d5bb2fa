//! What can be pointed at on a map, and what of its text can be edited in place.

use crate::{
    geom::Rect,
    model::{CardId, FeelingKey, LaneId, PersonaId, Place, StageId, StepId},
};

/// What lies at a point of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The map's title.
    Title,
    /// The line under the title.
    Scenario,
    /// A persona in the header.
    Persona(PersonaId),
    /// A stage's band.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane's label.
    Lane(LaneId),
    /// A stated feeling on a curve.
    Feeling(FeelingKey),
    /// The level that is wanted in the place of a stated feeling.
    Wanted(FeelingKey),
    /// A card.
    Card(CardId),
    /// A cell, beside its cards.
    Cell {
        /// The lane.
        lane: LaneId,
        /// The stage.
        stage: StageId,
    },
}

/// A piece of text that can be edited in place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextTarget {
    /// The map's title.
    MapTitle,
    /// The scenario.
    Scenario,
    /// A persona's name.
    PersonaName(PersonaId),
    /// A persona's role.
    PersonaRole(PersonaId),
    /// A persona's quote.
    PersonaQuote(PersonaId),
    /// A stage's title.
    StageTitle(StageId),
    /// The line under a stage's title.
    StageText(StageId),
    /// A step's title.
    StepTitle(StepId),
    /// A lane's title.
    LaneTitle(LaneId),
    /// A card's title.
    CardTitle(CardId),
    /// A card's text.
    CardText(CardId),
}

/// Where a text stands and how it looks: what an editor over it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBox {
    /// The room the text has: its width is where lines wrap.
    pub rect: Rect,
    /// Size, weight and line height.
    pub style: crate::text::TextStyle,
    /// In which colour.
    pub color: crate::color::Rgba,
    /// Which side the lines stand on.
    pub align: crate::text::Align,
}

/// Where a dragged card would land.
#[derive(Clone, Debug, PartialEq)]
pub struct DropSlot {
    /// The place, its order counted without the dragged card.
    pub place: Place,
    /// Room for the card on the page.
    pub rect: Rect,
}
