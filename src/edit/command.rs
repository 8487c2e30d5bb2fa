//! Commands: what somebody wants done to a map.

use std::sync::Arc;

use crate::model::{
    Card, CardId, Channel, ChannelId, Feeling, FeelingKey, FeelingValue, Filter, FilterEffect, Lane, LaneHeight,
    LaneId, LaneKind, MapInfo, OwnChannel, Persona, PersonaId, Picture, PictureId, Place, Presence, Source, SourceId,
    SourceKind, Span, Stage, StageId, StageWidth, Step, StepId, TextPlace, View, ViewId, Visibility,
};

/// What somebody wants done to a map.
///
/// Positions (`at`, `to` and [`Place::order`]) are final ones, counted among the things that stay where they are; a
/// position past the end means the end. A thing that is deleted takes with it, or clears, everything that refers to
/// it, in one step. A command that would change nothing makes no undo step.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Puts another header in the place of the map's.
    SetInfo(Box<MapInfo>),

    /// Adds a card that says `title` and nothing else.
    AddCard {
        /// Where it is put.
        place: Place,
        /// What it says.
        title: String,
    },
    /// Adds a card with all it has, as one step with the lane it goes into where that is new.
    AddWholeCard(Box<NewCard>),
    /// Adds copies of cards, one after the other, under new ids. Links among them are kept among the copies; what they
    /// refer to and the map does not have is left out. Their own places are not looked at.
    PasteCards {
        /// The cards to copy; they need not be in the map.
        cards: Vec<Card>,
        /// Where the first is put.
        to: Place,
    },
    /// [`Command::PasteCards`] with a place for each card: a position is counted once those before it are put in.
    PasteAt(Vec<(Card, Place)>),
    /// Adds a copy of each card right below it. The copies have no feelings.
    DuplicateCards(Vec<CardId>),
    /// Puts another content on the card of the same id. The card stays where it is: the given place is not looked at.
    ReplaceCard(Box<Card>),
    /// [`Command::ReplaceCard`] for several cards at once.
    ReplaceCards(Vec<Card>),
    /// Puts cards one below the other into one cell, in the order they are read: by stage, lane and order.
    MoveCards {
        /// The cards.
        ids: Vec<CardId>,
        /// Where the first is put, counted among the cards that do not move.
        to: Place,
    },
    /// Deletes cards with the feelings at them and the links to them.
    DeleteCards(Vec<CardId>),

    /// Lets a card cover several stages.
    StretchCard {
        /// The card.
        id: CardId,
        /// How many stages, its own first; no more than there are.
        span: Span,
    },

    /// Adds a stage. A card that goes on over the place where it is added goes on over it, too.
    AddStage {
        /// Where among the stages.
        at: usize,
        /// The title.
        title: String,
    },
    /// Adds a copy of a stage, its steps and its cards right after it. The copies have no feelings.
    DuplicateStage(StageId),
    /// Puts another content, its steps included, in the place of the stage of the same id.
    ReplaceStage(Stage),
    /// Moves a stage with everything in it. Cards cover as many stages as before, whichever these are then.
    MoveStage {
        /// The stage.
        id: StageId,
        /// Where to.
        to: usize,
    },
    /// Makes a stage wider or narrower.
    ResizeStage {
        /// The stage.
        id: StageId,
        /// How wide; as wide as fits where `None`.
        width: Option<StageWidth>,
    },
    /// Opens, collapses or hides a stage.
    ShowStage {
        /// The stage.
        id: StageId,
        /// How it is shown from now on.
        visibility: Visibility,
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
    /// Puts another content in the place of the step of the same id.
    ReplaceStep(Step),
    /// Moves a step within its stage or to another.
    MoveStep {
        /// The step.
        id: StepId,
        /// To which stage.
        stage: StageId,
        /// Where among its steps.
        to: usize,
    },
    /// Makes one step of two: the second goes away, its title is added to that of the first, and the feelings at it are
    /// from then on feelings at the first, but for those of personas who have one there already: these go away.
    MergeSteps {
        /// The step that goes away.
        id: StepId,
        /// The step that stays.
        into: StepId,
    },
    /// Deletes a step and the feelings at it.
    DeleteStep(StepId),

    /// Adds a lane.
    AddLane {
        /// Where among the lanes.
        at: usize,
        /// The kind of lane.
        kind: LaneKind,
        /// The title.
        title: String,
    },
    /// Puts another title, prompt or kind on the lane of the same id.
    ReplaceLane(Lane),
    /// Moves a lane with its cards.
    MoveLane {
        /// The lane.
        id: LaneId,
        /// Where to.
        to: usize,
    },
    /// Makes a lane taller or less tall.
    ResizeLane {
        /// The lane.
        id: LaneId,
        /// How tall at least; as tall as its kind is where `None`.
        height: Option<LaneHeight>,
    },
    /// Opens, collapses or hides a lane.
    ShowLane {
        /// The lane.
        id: LaneId,
        /// How it is shown from now on.
        visibility: Visibility,
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
    /// Puts another content in the place of the persona of the same id.
    ReplacePersona(Persona),
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
        /// What is felt; nothing is known where `None`.
        feeling: Option<Feeling>,
    },

    /// Adds a channel of the map's own.
    AddOwnChannel {
        /// The title.
        title: String,
        /// Whether it is online or offline.
        presence: Option<Presence>,
    },
    /// Puts another content in the place of the channel of the same id.
    ReplaceOwnChannel(OwnChannel),
    /// Deletes a channel; its touchpoints then have none.
    DeleteOwnChannel(ChannelId),
    /// Deletes a channel; its touchpoints, and the views that ask for it, then have another.
    MergeOwnChannel {
        /// The channel that goes away.
        id: ChannelId,
        /// The one that stands for both.
        into: Channel,
    },

    /// Adds a source.
    AddSource {
        /// The type of source.
        kind: SourceKind,
        /// The title.
        title: String,
    },
    /// Puts another content in the place of the source of the same id.
    ReplaceSource(Source),
    /// Deletes a source; cards and metrics that named it no longer do.
    DeleteSource(SourceId),
    /// Deletes a source; cards and metrics that named it then name another.
    MergeSource {
        /// The source that goes away.
        id: SourceId,
        /// The one that stands for both.
        into: SourceId,
    },

    /// Calls a department otherwise wherever it is named, whatever the spelling; two that are then alike are one.
    RenameDepartment {
        /// What it is called.
        from: String,
        /// What it is called from now on; taken off the cards where blank.
        to: String,
    },
    /// Calls a tag otherwise wherever it is, whatever the spelling; two that are then alike are one.
    RenameTag {
        /// What it is called.
        from: String,
        /// What it is called from now on; taken off the cards where blank.
        to: String,
    },

    /// Embeds a picture.
    AddPicture {
        /// What it shows, in words.
        description: String,
        /// The encoded picture, a PNG or a JPEG file.
        bytes: Arc<[u8]>,
    },
    /// Puts another content in the place of the picture of the same id.
    ReplacePicture(Picture),
    /// Deletes a picture; cards and portraits that showed it no longer do.
    DeletePicture(PictureId),

    /// Keeps a filter under a name.
    AddView {
        /// Where among the views.
        at: usize,
        /// What it is called.
        name: String,
        /// The cards the view selects.
        filter: Box<Filter>,
        /// What happens to the other cards.
        effect: FilterEffect,
    },
    /// Puts another content in the place of the view of the same id.
    ReplaceView(Box<View>),
    /// Moves a view among the others.
    MoveView {
        /// The view.
        id: ViewId,
        /// Where to.
        to: usize,
    },
    /// Deletes a view; the cards it showed stay.
    DeleteView(ViewId),

    /// Puts other words in the place of texts, whatever they belong to.
    ReplaceTexts {
        /// What was searched for, for the step's label.
        what: String,
        /// What it is replaced by, for the step's label.
        with: String,
        /// Each text as it is from now on. Of two for one place the later holds.
        texts: Vec<(TextPlace, String)>,
    },
}

/// A card that is to be made with all it has.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCard {
    /// The card. Its id is not looked at, nor is the lane of its place where that is new. What it refers to must be in
    /// the map.
    pub card: Card,
    /// The lane to be made for it; its place says which where `None`.
    pub lane: Option<NewLane>,
    /// What a persona feels at it.
    pub feeling: Option<(PersonaId, FeelingValue)>,
}

/// A lane that is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLane {
    /// Where among the lanes.
    pub at: usize,
    /// The kind of lane.
    pub kind: LaneKind,
    /// The title.
    pub title: String,
}
