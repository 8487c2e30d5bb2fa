//! The reasons for which an edit is refused.

use crate::model::{CardId, ChannelId, LaneId, MAX_CELLS, PersonaId, PictureId, SourceId, StageId, StepId, ViewId};

/// The reason why a command was refused; the map is then unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The command names a card that is not in the map.
    #[error("The map has no card “{0}” any more.")]
    NoSuchCard(CardId),
    /// The command names a stage that is not in the map.
    #[error("The map has no stage “{0}” any more.")]
    NoSuchStage(StageId),
    /// The command names a step that is not in the map.
    #[error("The map has no step “{0}” any more.")]
    NoSuchStep(StepId),
    /// The command names a lane that is not in the map.
    #[error("The map has no lane “{0}” any more.")]
    NoSuchLane(LaneId),
    /// The command names a persona that is not in the map.
    #[error("The map has no persona “{0}” any more.")]
    NoSuchPersona(PersonaId),
    /// The command names a channel that is not in the map.
    #[error("The map has no channel “{0}” any more.")]
    NoSuchChannel(ChannelId),
    /// The command names a source that is not in the map.
    #[error("The map has no source “{0}” any more.")]
    NoSuchSource(SourceId),
    /// The command names a picture that is not in the map.
    #[error("The map has no picture “{0}” any more.")]
    NoSuchPicture(PictureId),
    /// The command names a view that is not in the map.
    #[error("The map has no view “{0}” any more.")]
    NoSuchView(ViewId),
    /// The command names a text that is not in the map.
    #[error("A text that was to be replaced is not there any more.")]
    NoSuchText,
    /// A card was to be put into a lane of a kind without cards: one with derived content or a curve.
    #[error("The lane “{lane}” cannot hold cards. Choose another lane.")]
    LaneHoldsNoCards {
        /// The title of the lane.
        lane: String,
    },
    /// A lane with cards was to become one of a kind without cards.
    #[error("The lane “{lane}” still holds cards ({count}). Move or delete them first.")]
    LaneHasCards {
        /// The title of the lane.
        lane: String,
        /// The number of cards in it.
        count: usize,
    },
    /// With another stage or lane, the map would have more cells than a map can have.
    #[error(
        "A map has at most {MAX_CELLS} cells (stages times lanes). Delete stages or lanes first, or begin another map."
    )]
    TooManyCells,
    /// A metric's number is infinite or NaN.
    #[error("A number of the metric on “{card}” is not finite. Enter an ordinary number.")]
    NotFinite {
        /// The title of the card.
        card: String,
    },
}
