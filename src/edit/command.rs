//! Commands: the edits that a user can request.

use std::sync::Arc;

use super::{
    CardPatch, ChannelField, InfoField, LaneField, PersonaField, PictureField, SourceField, StageField, StepField,
    ViewField,
};
use crate::model::{
    Card, CardId, Channel, ChannelId, Feeling, FeelingKey, FeelingValue, Filter, FilterEffect, LaneId, LaneKind,
    PersonaId, PictureId, Place, Presence, SourceId, SourceKind, Span, StageId, StepId, TextPlace, ViewId,
};

/// An edit that a user can request.
///
/// Positions (`at`, `to` and [`Place::order`]) are those after the edit, counted among the things that do not move; a
/// position past the end means the end. Deleting a thing also deletes or clears everything that refers to it, in the
/// same step. A command that changes nothing makes no undo step.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Sets a field of the map itself.
    SetInfo(InfoField),

    /// Adds a card with only a title.
    AddCard {
        /// Its place.
        place: Place,
        /// Its title.
        title: String,
    },
    /// Adds a card with all its fields; if it needs a new lane, both are one step.
    AddWholeCard(Box<NewCard>),
    /// Adds copies of cards, one after the other, under new ids. Links among the cards become links among the copies;
    /// references to things that the map lacks are left out. The cards' own places are ignored.
    PasteCards {
        /// The cards to copy; they need not be in the map.
        cards: Vec<Card>,
        /// The place of the first copy.
        to: Place,
    },
    /// Like [`Command::PasteCards`], with a place for each card; each place is counted after the earlier cards are
    /// inserted.
    PasteAt(Vec<(Card, Place)>),
    /// Adds a copy of each card directly below it. The copies have no feelings.
    DuplicateCards(Vec<CardId>),
    /// Edits a field of one card, or the same field of many.
    SetCards {
        /// The cards.
        ids: Vec<CardId>,
        /// The edit.
        patch: CardPatch,
    },
    /// Moves cards into one cell, one below the other, in reading order: by stage, lane and order.
    MoveCards {
        /// The cards.
        ids: Vec<CardId>,
        /// The place of the first card, counted among the cards that do not move.
        to: Place,
    },
    /// Deletes cards, the feelings at them and the links to them.
    DeleteCards(Vec<CardId>),

    /// Changes how many stages a card covers.
    StretchCard {
        /// The card.
        id: CardId,
        /// The number of stages, including its own; limited to the stages of the map.
        span: Span,
    },

    /// Adds a stage. Cards that span its position cover it too.
    AddStage {
        /// The index of the new stage.
        at: usize,
        /// The title.
        title: String,
    },
    /// Adds a copy of a stage, its steps and its cards after it. The copies have no feelings.
    DuplicateStage(StageId),
    /// Sets a field of a stage.
    SetStage {
        /// The stage.
        id: StageId,
        /// The field and its new value.
        field: StageField,
    },
    /// Moves a stage with its content. Card spans keep their length; the stages they cover may change.
    MoveStage {
        /// The stage.
        id: StageId,
        /// The new index.
        to: usize,
    },
    /// Deletes a stage with its steps, its cards and all feelings at these. Cards of earlier stages that cover it
    /// become one stage narrower.
    DeleteStage(StageId),

    /// Adds a step.
    AddStep {
        /// To which stage.
        stage: StageId,
        /// The index among the steps of the stage.
        at: usize,
        /// The title.
        title: String,
    },
    /// Sets a field of a step.
    SetStep {
        /// The step.
        id: StepId,
        /// The field and its new value.
        field: StepField,
    },
    /// Moves a step within its stage or to another.
    MoveStep {
        /// The step.
        id: StepId,
        /// To which stage.
        stage: StageId,
        /// The new index among the steps of that stage.
        to: usize,
    },
    /// Merges a step into another: its title is appended and its feelings move, except those of personas that already
    /// have a feeling at the other step.
    MergeSteps {
        /// The step to delete.
        id: StepId,
        /// The step to keep.
        into: StepId,
    },
    /// Deletes a step and the feelings at it.
    DeleteStep(StepId),

    /// Adds a lane.
    AddLane {
        /// Its position among the lanes.
        at: usize,
        /// The kind of lane.
        kind: LaneKind,
        /// The title.
        title: String,
    },
    /// Sets a field of a lane. A lane with cards cannot become one of a kind without cards.
    SetLane {
        /// The lane.
        id: LaneId,
        /// The field and its new value.
        field: LaneField,
    },
    /// Moves a lane with its cards.
    MoveLane {
        /// The lane.
        id: LaneId,
        /// The new index.
        to: usize,
    },
    /// Deletes a lane with its cards and the feelings at them.
    DeleteLane(LaneId),

    /// Adds a persona.
    AddPersona {
        /// The index of the new persona.
        at: usize,
        /// The name.
        name: String,
    },
    /// Sets a field of a persona.
    SetPersona {
        /// The persona.
        id: PersonaId,
        /// The field and its new value.
        field: PersonaField,
    },
    /// Moves a persona in the list.
    MovePersona {
        /// The persona.
        id: PersonaId,
        /// The new index.
        to: usize,
    },
    /// Deletes a persona and its feelings, and removes it from the cards.
    DeletePersona(PersonaId),

    /// Sets the feeling at one point of a curve, or clears it.
    SetFeeling {
        /// The persona and the point of the curve.
        key: FeelingKey,
        /// The feeling; `None` clears it.
        feeling: Option<Feeling>,
    },

    /// Adds a channel of the map's own.
    AddOwnChannel {
        /// The title.
        title: String,
        /// Whether it is online or offline.
        presence: Option<Presence>,
    },
    /// Sets a field of one of the map's own channels.
    SetOwnChannel {
        /// The channel.
        id: ChannelId,
        /// The field and its new value.
        field: ChannelField,
    },
    /// Deletes a channel and removes it from the touchpoints.
    DeleteOwnChannel(ChannelId),
    /// Deletes a channel and replaces it by another in touchpoints and views.
    MergeOwnChannel {
        /// The channel to delete.
        id: ChannelId,
        /// The one that replaces it.
        into: Channel,
    },

    /// Adds a source.
    AddSource {
        /// The type of source.
        kind: SourceKind,
        /// The title.
        title: String,
    },
    /// Sets a field of a source.
    SetSource {
        /// The source.
        id: SourceId,
        /// The field and its new value.
        field: SourceField,
    },
    /// Deletes a source and removes it from cards and metrics.
    DeleteSource(SourceId),
    /// Deletes a source and replaces it by another in cards and metrics.
    MergeSource {
        /// The source to delete.
        id: SourceId,
        /// The one that replaces it.
        into: SourceId,
    },

    /// Renames a department everywhere, in any spelling. If the new name exists, the two are merged.
    RenameDepartment {
        /// The old name.
        from: String,
        /// Its new name; if blank, it is removed from the cards.
        to: String,
    },
    /// Renames a tag everywhere, in any spelling. If the new name exists, the two are merged.
    RenameTag {
        /// The old name.
        from: String,
        /// Its new name; if blank, it is removed from the cards.
        to: String,
    },

    /// Embeds a picture.
    AddPicture {
        /// A description in words.
        description: String,
        /// The encoded picture, a PNG or a JPEG file.
        bytes: Arc<[u8]>,
    },
    /// Sets a field of a picture.
    SetPicture {
        /// The picture.
        id: PictureId,
        /// The field and its new value.
        field: PictureField,
    },
    /// Deletes a picture and removes it from cards and portraits.
    DeletePicture(PictureId),

    /// Saves a filter as a view.
    AddView {
        /// The index of the new view.
        at: usize,
        /// The name.
        name: String,
        /// The cards the view selects.
        filter: Box<Filter>,
        /// What happens to the other cards.
        effect: FilterEffect,
    },
    /// Sets a field of a view.
    SetView {
        /// The view.
        id: ViewId,
        /// The field and its new value.
        field: ViewField,
    },
    /// Replaces the filter of a view and sets the spelling of its name.
    UpdateView {
        /// The view.
        id: ViewId,
        /// The name.
        name: String,
        /// The cards that it selects.
        filter: Box<Filter>,
        /// What happens to the other cards.
        effect: FilterEffect,
    },
    /// Moves a view in the list.
    MoveView {
        /// The view.
        id: ViewId,
        /// The new index.
        to: usize,
    },
    /// Deletes a view; the cards are unchanged.
    DeleteView(ViewId),

    /// Replaces texts anywhere in the map.
    ReplaceTexts {
        /// The words that were searched for; for the step's label.
        what: String,
        /// The words that replace them; for the step's label.
        with: String,
        /// The new texts. If a place occurs twice, the later text is used.
        texts: Vec<(TextPlace, String)>,
    },
}

impl Command {
    /// Edits a field of the card `id`.
    #[must_use]
    pub fn set_card(id: &CardId, patch: impl Into<CardPatch>) -> Self {
        Self::SetCards { ids: vec![id.clone()], patch: patch.into() }
    }

    /// Edits the same field of each of `cards`.
    #[must_use]
    pub fn set_cards<'a>(cards: impl IntoIterator<Item = &'a Card>, patch: impl Into<CardPatch>) -> Self {
        Self::SetCards { ids: cards.into_iter().map(|card| card.id.clone()).collect(), patch: patch.into() }
    }
}

/// A card to add with all its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCard {
    /// The card. Its id is ignored, and so is the lane of its place if `lane` is given. The things it refers to must be
    /// in the map.
    pub card: Card,
    /// The lane to add for the card; `None` if the lane of its place exists.
    pub lane: Option<NewLane>,
    /// The feeling of a persona at the card.
    pub feeling: Option<(PersonaId, FeelingValue)>,
}

/// A lane to add.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLane {
    /// Its position among the lanes.
    pub at: usize,
    /// The kind of lane.
    pub kind: LaneKind,
    /// The title.
    pub title: String,
}
