//! Commands: the edits that a user can ask for.

use std::sync::Arc;

use super::{
    CardPatch, ChannelField, InfoField, LaneField, PersonaField, PictureField, SourceField, StageField, StepField,
    ViewField,
};
use crate::model::{
    Card, CardId, Channel, ChannelId, Feeling, FeelingKey, FeelingValue, Filter, FilterEffect, LaneId, LaneKind,
    PersonaId, PictureId, Place, Presence, SourceId, SourceKind, Span, StageId, StepId, TextPlace, ViewId,
};

/// An edit that a user can ask for.
///
/// Positions (`at`, `to` and [`Place::order`]) are final ones, counted among the things that stay where they are; a
/// position past the end means the end. A thing that is deleted takes with it, or clears, everything that refers to
/// it, in one step. A command that would change nothing makes no undo step.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Sets a field of the map itself.
    SetInfo(InfoField),

    /// Adds a card with a title and nothing else.
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
    /// [`Command::PasteCards`] with a place for each card: a position is counted once those before it are put in.
    PasteAt(Vec<(Card, Place)>),
    /// Adds a copy of each card right below it. The copies have no feelings.
    DuplicateCards(Vec<CardId>),
    /// Edits a field of one card, or the same field of many.
    SetCards {
        /// The cards.
        ids: Vec<CardId>,
        /// The edit.
        patch: CardPatch,
    },
    /// Puts cards one below the other into one cell, in the order they are read: by stage, lane and order.
    MoveCards {
        /// The cards.
        ids: Vec<CardId>,
        /// Where the first is put, counted among the cards that do not move.
        to: Place,
    },
    /// Deletes cards with the feelings at them and the links to them.
    DeleteCards(Vec<CardId>),

    /// Changes how many stages a card covers.
    StretchCard {
        /// The card.
        id: CardId,
        /// How many stages, its own first; no more than there are.
        span: Span,
    },

    /// Adds a stage. Cards that span its position cover it too.
    AddStage {
        /// Where among the stages.
        at: usize,
        /// The title.
        title: String,
    },
    /// Adds a copy of a stage, its steps and its cards right after it. The copies have no feelings.
    DuplicateStage(StageId),
    /// Sets a field of a stage.
    SetStage {
        /// The stage.
        id: StageId,
        /// The field and its new value.
        field: StageField,
    },
    /// Moves a stage with everything in it. Card spans keep their length; the stages they cover may change.
    MoveStage {
        /// The stage.
        id: StageId,
        /// Where to.
        to: usize,
    },
    /// Deletes a stage with its steps, its cards and every feeling at any of them. Cards that begin before it and cover
    /// it then cover one stage less.
    DeleteStage(StageId),

    /// Adds a step.
    AddStep {
        /// To which stage.
        stage: StageId,
        /// Where among its steps.
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
        /// Where among its steps.
        to: usize,
    },
    /// Merges a step into another: its title is appended, and its feelings move, except those of personas that have a
    /// feeling at the other step already.
    MergeSteps {
        /// The step that is deleted.
        id: StepId,
        /// The step that stays.
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
    /// Sets a field of a lane. A lane that holds cards cannot become one that holds none.
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
        /// Where to.
        to: usize,
    },
    /// Deletes a lane with its cards and the feelings at them.
    DeleteLane(LaneId),

    /// Adds a persona.
    AddPersona {
        /// Where among the personas.
        at: usize,
        /// What the persona is called.
        name: String,
    },
    /// Sets a field of a persona.
    SetPersona {
        /// The persona.
        id: PersonaId,
        /// The field and its new value.
        field: PersonaField,
    },
    /// Moves a persona among the others.
    MovePersona {
        /// The persona.
        id: PersonaId,
        /// Where to.
        to: usize,
    },
    /// Deletes a persona with its feelings; the cards that concerned it no longer name it.
    DeletePersona(PersonaId),

    /// Sets the feeling at one point of a curve, or clears it.
    SetFeeling {
        /// Whose, and where.
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
    /// Deletes a channel; its touchpoints then have none.
    DeleteOwnChannel(ChannelId),
    /// Deletes a channel and replaces it by another in touchpoints and views.
    MergeOwnChannel {
        /// The channel that is deleted.
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
    /// Deletes a source; cards and metrics that named it no longer do.
    DeleteSource(SourceId),
    /// Deletes a source and replaces it by another in cards and metrics.
    MergeSource {
        /// The source that is deleted.
        id: SourceId,
        /// The one that replaces it.
        into: SourceId,
    },

    /// Renames a department everywhere, whatever its spelling. If the new name exists, the two are merged.
    RenameDepartment {
        /// Its name.
        from: String,
        /// Its new name; if blank, it is removed from the cards.
        to: String,
    },
    /// Renames a tag everywhere, whatever its spelling. If the new name exists, the two are merged.
    RenameTag {
        /// Its name.
        from: String,
        /// Its new name; if blank, it is removed from the cards.
        to: String,
    },

    /// Embeds a picture.
    AddPicture {
        /// What it shows, in words.
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
    /// Deletes a picture; cards and portraits that showed it no longer do.
    DeletePicture(PictureId),

    /// Keeps a filter under a name.
    AddView {
        /// Where among the views.
        at: usize,
        /// Its name.
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
    /// Keeps another filter in a view that exists, and spells its name as given.
    UpdateView {
        /// The view.
        id: ViewId,
        /// Its name.
        name: String,
        /// Which cards it shows from now on.
        filter: Box<Filter>,
        /// What happens to the other cards.
        effect: FilterEffect,
    },
    /// Moves a view among the others.
    MoveView {
        /// The view.
        id: ViewId,
        /// Where to.
        to: usize,
    },
    /// Deletes a view; the cards it showed stay.
    DeleteView(ViewId),

    /// Replaces texts of any things.
    ReplaceTexts {
        /// The words that were searched for; for the step's label.
        what: String,
        /// The words that replace them; for the step's label.
        with: String,
        /// The new texts. If a place occurs twice, the later one holds.
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

/// A card to add, with all its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCard {
    /// The card. Its id is ignored, and the lane of its place if `lane` is given. The things it refers to must be in the
    /// map.
    pub card: Card,
    /// The lane to add for it; `None` if its place names one that exists.
    pub lane: Option<NewLane>,
    /// The feeling of a persona at it.
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
