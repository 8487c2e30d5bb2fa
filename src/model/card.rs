//! Cards: the content of the cells where lanes and stages meet.

use super::{CardId, Channel, Date, LaneId, Metric, Outcome, PersonaId, PictureId, Score, SourceId, Span, StageId};

/// A card in a cell. The kind of its lane decides what it is; a card keeps all its fields in every lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The card's id in the file.
    pub id: CardId,
    /// Where the card sits.
    pub place: Place,
    /// How many stages it covers, starting with its own.
    pub span: Span,
    /// The title shown on the card.
    pub title: String,
    /// A longer description.
    pub text: String,
    /// The channel over which customer and company meet.
    pub channel: Option<Channel>,
    /// Whether customer and company meet online or offline.
    pub presence: Option<Presence>,
    /// The reason for which the customer gets in touch.
    pub contact_reason: String,
    /// The department in charge.
    pub department: String,
    /// The shop, branch or reseller where it happens.
    pub point_of_sale: String,
    /// The personas the card concerns; everyone if empty.
    pub personas: Vec<PersonaId>,
    /// How well the card's claim is supported.
    pub evidence: Option<Evidence>,
    /// Where the card's claim comes from.
    pub sources: Vec<SourceId>,
    /// The user's own keywords for finding and filtering.
    pub tags: Vec<String>,
    /// The severity of a pain point.
    pub severity: Option<Severity>,
    /// Whether this touchpoint decides over the journey.
    pub is_moment_of_truth: bool,
    /// Related cards: an opportunity links to the pain points it answers.
    pub links: Vec<CardId>,
    /// How important the need behind an opportunity is to customers.
    pub importance: Option<Score>,
    /// How satisfied customers are with the present solution.
    pub satisfaction: Option<Score>,
    /// How much the opportunity would change.
    pub impact: Option<Score>,
    /// How much work the opportunity would take.
    pub effort: Option<Score>,
    /// The person responsible for the card.
    pub owner: String,
    /// The day by which it should be done.
    pub due: Option<Date>,
    /// The progress of the work on it.
    pub status: Option<Status>,
    /// Comments on the card.
    pub comments: Vec<Comment>,
    /// The measured value shown by a card in a metrics lane.
    pub metric: Option<Metric>,
    /// The ways a decision can go, for a card in an outcomes lane.
    pub outcomes: Vec<Outcome>,
    /// The picture a card shows.
    pub picture: Option<PictureId>,
}

impl Card {
    /// A card at `place` with `title` and every other field empty.
    #[must_use]
    pub fn new(id: CardId, place: Place, title: impl Into<String>) -> Self {
        Self {
            id,
            place,
            span: Span::ONE,
            title: title.into(),
            text: String::new(),
            channel: None,
            presence: None,
            contact_reason: String::new(),
            department: String::new(),
            point_of_sale: String::new(),
            personas: Vec::new(),
            evidence: None,
            sources: Vec::new(),
            tags: Vec::new(),
            severity: None,
            is_moment_of_truth: false,
            links: Vec::new(),
            importance: None,
            satisfaction: None,
            impact: None,
            effort: None,
            owner: String::new(),
            due: None,
            status: None,
            comments: Vec::new(),
            metric: None,
            outcomes: Vec::new(),
            picture: None,
        }
    }

    /// The opportunity score, 1 to 19: importance plus the amount by which it exceeds satisfaction, at least 0. `None`
    /// unless the card states both. After Ulwick, "Turn Customer Input into Innovation", 2002.
    #[must_use]
    pub fn opportunity_score(&self) -> Option<u8> {
        let (importance, satisfaction) = (self.importance?.get(), self.satisfaction?.get());
        Some(importance.saturating_add(importance.saturating_sub(satisfaction)))
    }
}

/// The position of a card: its cell, and how many cards of that cell come before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The lane of the cell.
    pub lane: LaneId,
    /// The stage of the cell.
    pub stage: StageId,
    /// The number of cards in the same cell before this one.
    pub order: usize,
}

/// Whether customer and company meet online or offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Over a network.
    Online,
    /// In person, on paper, by voice.
    Offline,
}

/// How well a claim is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The team assumes it.
    Assumed,
    /// Some evidence supports it.
    Partial,
    /// Research confirmed it.
    Researched,
}

/// The severity of a pain point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A nuisance.
    Low,
    /// It costs time or trust.
    Medium,
    /// Customers leave because of it.
    High,
}

/// The progress of the work on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not decided yet.
    Open,
    /// Decided, not begun.
    Planned,
    /// In progress.
    InProgress,
    /// Done.
    Done,
    /// Confirmed with customers or colleagues.
    Validated,
    /// Will not be done.
    Rejected,
}

/// A comment on a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// The day it was written.
    pub date: Option<Date>,
    /// The comment's text.
    pub text: String,
    /// Whether the comment still needs an answer.
    pub is_open: bool,
}
