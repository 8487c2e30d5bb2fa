//! The things that can be hit on a map, and the texts that can be edited in place.

use crate::{
    geom::Rect,
    model::{CardId, FeelingKey, LaneId, PersonaId, Place, StageId, StepId},
};

/// The thing at a point of the page.
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
    /// The wanted level of a stated feeling.
    Wanted(FeelingKey),
    /// A card.
    Card(CardId),
    /// A cell, outside its cards.
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

/// The position and look of a text, for an editor over it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBox {
    /// The space of the text; its width is where lines wrap.
    pub rect: Rect,
    /// Size, weight and line height.
    pub style: crate::text::TextStyle,
    /// The colour.
    pub color: crate::color::Rgba,
    /// The alignment of the lines.
    pub align: crate::text::Align,
    /// How the direction of each paragraph is decided.
    pub base: crate::geom::BaseDirection,
}

/// The place where a dragged card would land.
#[derive(Clone, Debug, PartialEq)]
pub struct DropSlot {
    /// The place, its order counted without the dragged card.
    pub place: Place,
    /// The space for the card on the page.
    pub rect: Rect,
}
