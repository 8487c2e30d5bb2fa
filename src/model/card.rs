//! Cards: everything that sits in a lane at a stage.

use super::{CardId, Channel, Date, LaneId, Metric, Outcome, PersonaId, PictureId, Score, SourceId, Span, StageId};

/// Something in a lane at a stage. What it is follows from its lane; a card keeps all its fields in every lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The card's name in the file.
    pub id: CardId,
    /// Where the card sits.
    pub place: Place,
    /// How many stages it covers, from its own on.
    pub span: Span,
    /// What the card says.
    pub title: String,
    /// More about it, in running text.
    pub text: String,
    /// The channel customer and company meet over.
    pub channel: Option<Channel>,
    /// Whether they meet online or offline.
    pub presence: Option<Presence>,
    /// Why the customer gets in touch.
    pub contact_reason: String,
    /// The department in charge.
    pub department: String,
    /// The shop, branch or reseller where it happens.
    pub point_of_sale: String,
    /// Whom the card concerns; everyone where empty.
    pub personas: Vec<PersonaId>,
    /// How well the card is known to be true.
    pub evidence: Option<Evidence>,
    /// Where that is known from.
    pub sources: Vec<SourceId>,
    /// The user's own words for finding and filtering.
    pub tags: Vec<String>,
    /// How much a pain point hurts.
    pub severity: Option<Severity>,
    /// Whether this touchpoint decides.
    pub is_moment_of_truth: bool,
    /// Cards this one answers or belongs to: from an opportunity to its pain points.
    pub links: Vec<CardId>,
    /// How important an opportunity's need is to customers.
    pub importance: Option<Score>,
    /// How satisfied customers are with what there is.
    pub satisfaction: Option<Score>,
    /// How much an opportunity would change.
    pub impact: Option<Score>,
    /// How much work an opportunity would be.
    pub effort: Option<Score>,
    /// Who takes care of it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// How far it is.
    pub status: Option<Status>,
    /// What people said about the card.
    pub comments: Vec<Comment>,
    /// The measured value a card in a metrics lane shows.
    pub metric: Option<Metric>,
    /// Where the decision on a card in an outcomes lane can lead.
    pub outcomes: Vec<Outcome>,
    /// The picture a card shows.
    pub picture: Option<PictureId>,
}

impl Card {
    /// A card at `place` that says `title` and nothing else.
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

    /// The opportunity score, 1 to 19: importance, and once more what satisfaction lacks of it; `None` where the card
    /// does not say both. After Ulwick, "Turn Customer Input into Innovation", 2002.
    #[must_use]
    pub fn opportunity_score(&self) -> Option<u8> {
        let (importance, satisfaction) = (self.importance?.get(), self.satisfaction?.get());
        Some(importance.saturating_add(importance.saturating_sub(satisfaction)))
    }
}

/// Where a card sits: the cell, and how many cards of that cell come before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The row.
    pub lane: LaneId,
    /// The column.
    pub stage: StageId,
    /// How many cards of the same cell come before this one.
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

/// How well something is known to be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Somebody thinks so.
    Assumed,
    /// Something speaks for it.
    Partial,
    /// It was looked at.
    Researched,
}

/// How much a pain point hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A nuisance.
    Low,
    /// It costs time or trust.
    Medium,
    /// People leave here.
    High,
}

/// How far a card's matter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody has decided yet.
    Open,
    /// It is to be done.
    Planned,
    /// It is being done.
    InProgress,
    /// It is done.
    Done,
    /// It was confirmed with customers or colleagues.
    Validated,
    /// It will not be done.
    Rejected,
}

/// What somebody said about a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comment {
    /// Who said it.
    pub author: String,
    /// When.
    pub date: Option<Date>,
    /// What.
    pub text: String,
    /// Whether the question in it is still open.
    pub is_open: bool,
}
