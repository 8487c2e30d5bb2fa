//! The parts of a finished layout, in map units. The rectangles of a card are in the card's own coordinates, all others
//! on the page.

use std::{collections::BTreeSet, sync::Arc};

use super::Icon;
use crate::{
    color::Rgba,
    geom::{BaseDirection, BezPath, Point, Rect, Size},
    model::{CardId, Channel, Evidence, FeelingKey, FeelingValue, LaneId, PersonaId, PictureId, StageId, StepId},
    text::{Align, TextBlock, TextStyle},
};

/// The things that a filter fades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faded {
    /// Cards.
    pub cards: BTreeSet<CardId>,
    /// Personas, with their curves.
    pub personas: BTreeSet<PersonaId>,
    /// Channels at stages where no matching touchpoint uses them.
    pub channels: BTreeSet<(StageId, Channel)>,
}

impl Faded {
    /// Whether nothing is faded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.personas.is_empty() && self.channels.is_empty()
    }
}

/// Set text with its position.
#[derive(Clone, Debug)]
pub struct SetText {
    /// The set text; its top left corner is that of `rect`.
    pub block: Arc<TextBlock>,
    /// The space of the text: the width at which lines wrap, and the height of its lines.
    pub rect: Rect,
    /// Size, weight and line height.
    pub style: TextStyle,
    /// The colour.
    pub color: Rgba,
    /// The alignment of the lines.
    pub align: Align,
    /// How the direction of each paragraph is decided.
    pub base: BaseDirection,
}

/// Equality that skips a block shared by both.
impl PartialEq for SetText {
    fn eq(&self, other: &Self) -> bool {
        self.rect == other.rect
            && self.style == other.style
            && self.color == other.color
            && self.align == other.align
            && self.base == other.base
            && (Arc::ptr_eq(&self.block, &other.block) || self.block == other.block)
    }
}

/// An icon with its position.
#[derive(Clone, Debug, PartialEq)]
pub struct IconBox {
    /// The icon.
    pub icon: Icon,
    /// The square it fills.
    pub rect: Rect,
    /// The colour.
    pub color: Rgba,
}

/// The header above the stages.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderBox {
    /// The map's title.
    pub title: SetText,
    /// The overview title: larger, in the same space.
    pub afar: Option<SetText>,
    /// Scenario, state, scope and year in one line.
    pub subtitle: SetText,
    /// The customer's goals, if the map states any.
    pub goals: Option<SetText>,
    /// The rectangle of the theme's logo, if it has one.
    pub logo: Option<Rect>,
}

/// A persona in the header.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonaBox {
    /// The persona.
    pub id: PersonaId,
    /// The index in the map; decides the look.
    pub index: usize,
    /// The rectangle around everything of the persona.
    pub rect: Rect,
    /// Whether the persona is a card with a ground.
    pub is_card: bool,
    /// The disc with the initial or the portrait.
    pub avatar: Rect,
    /// The portrait, if there is one.
    pub portrait: Option<PictureId>,
    /// The first letter of the name, if there is no portrait.
    pub initial: Option<SetText>,
    /// The name.
    pub name: SetText,
    /// The overview name: larger, in the same space.
    pub afar: Option<SetText>,
    /// The role.
    pub role: Option<SetText>,
    /// The quote.
    pub quote: Option<SetText>,
    /// The rectangle of a sample of the persona's curve.
    pub sample: Rect,
    /// On a card: the persona's goals, needs and frustrations.
    pub lists: Vec<PersonaList>,
}

/// A short list on a persona's card.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonaList {
    /// The caption of the list.
    pub caption: SetText,
    /// The icon before the caption.
    pub icon: IconBox,
    /// The items; the last one may be the number of omitted items.
    pub items: Vec<SetText>,
    /// The bullets before the items.
    pub bullets: Vec<Rect>,
}

/// The band of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageBox {
    /// The stage.
    pub id: StageId,
    /// The index in the map, including hidden stages; decides the colours.
    pub index: usize,
    /// The band, without the tip that reaches into the next column.
    pub rect: Rect,
    /// The whole column, from the band's top to the last lane's bottom.
    pub column: Rect,
    /// The stage's title.
    pub title: SetText,
    /// The overview title: larger, in the same space.
    pub afar: Option<SetText>,
    /// The line under the title; empty if the stage has none.
    pub text: SetText,
    /// The number of cards of a collapsed stage; `None` for an open one.
    pub count: Option<SetText>,
}

/// A step under its stage's band.
#[derive(Clone, Debug, PartialEq)]
pub struct StepBox {
    /// The step.
    pub id: StepId,
    /// The index of its stage in the map, including hidden stages.
    pub stage_index: usize,
    /// The rectangle of the step.
    pub rect: Rect,
    /// The step's title.
    pub title: SetText,
    /// The overview title: larger, in the same space.
    pub afar: Option<SetText>,
}

/// The look of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLook {
    /// A line with a bullet.
    Bullet,
    /// A white card with an edge in the stage's colour and a channel icon.
    Touchpoint,
    /// Words in quotation marks, without a ground.
    Quote,
    /// A rose card.
    PainPoint,
    /// A green card.
    Opportunity,
    /// Label and number, without a ground.
    Metric,
    /// A card with branches and their shares.
    Outcome,
    /// A picture with a caption.
    Picture,
    /// A rounded label with an icon: a department.
    Department,
    /// A card with an icon in a tile: something the customer can touch or see.
    Tangible,
    /// A card in the stage's tint with an edge: an action of employees that the customer sees.
    Frontstage,
    /// A grey card with a grey edge: an action of employees that the customer does not see.
    Backstage,
    /// An outline: a process that supports the rest.
    Support,
    /// A sticky note with a folded corner.
    Note,
    /// A plain white card.
    Plain,
}

impl CardLook {
    /// Whether the card has a background, or a picture, over its whole width.
    #[must_use]
    pub fn has_ground(self) -> bool {
        !matches!(self, Self::Bullet | Self::Quote | Self::Metric)
    }

    /// Whether the card has a coloured edge on the start side.
    pub(super) fn has_edge(self) -> bool {
        matches!(self, Self::Touchpoint | Self::PainPoint | Self::Opportunity | Self::Frontstage | Self::Backstage)
    }

    /// Whether the card shows its tags.
    pub(super) fn has_tags(self) -> bool {
        self.has_ground() && !matches!(self, Self::Picture | Self::Department)
    }
}

/// A card, in its own coordinates: they begin at its top left corner. [`Placed`](super::Placed) says where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct CardBox {
    /// The card.
    pub id: CardId,
    /// The look.
    pub look: CardLook,
    /// The index of its stage in the map, including hidden stages.
    pub stage_index: usize,
    /// The channel.
    pub channel: Option<Channel>,
    /// The size of the card.
    pub size: Size,
    /// Whether it covers several stages.
    pub is_wide: bool,
    /// The title.
    pub title: SetText,
    /// The overview texts: the title and a metric's number, larger, in the same space.
    pub afar: Vec<SetText>,
    /// The text; empty if the card has none.
    pub text: SetText,
    /// Whether the card is assumed.
    pub is_assumed: bool,
    /// Values, shares and other small text.
    pub notes: Vec<SetText>,
    /// The tile behind the first icon.
    pub tile: Option<Rect>,
    /// Icons: the channel in its tile, signs at the end.
    pub icons: Vec<IconBox>,
    /// The bullet.
    pub bullet: Option<Rect>,
    /// The parts of a bar of shares.
    pub segments: Vec<Segment>,
    /// Small labels: tags, links, comments, a score.
    pub pills: Vec<Pill>,
    /// The signs of the personas the card concerns; empty if it concerns all.
    pub personas: Vec<PersonaDot>,
    /// The sign of evidence, unless the card's outline shows it.
    pub evidence: Option<EvidenceSign>,
    /// The picture and its rectangle.
    pub picture: Option<(PictureId, Rect)>,
}

/// A small label on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// The rectangle of the label.
    pub rect: Rect,
    /// The words.
    pub title: SetText,
    /// The background; may be transparent.
    pub ground: Rgba,
    /// The outline; may be transparent.
    pub line: Rgba,
}

/// The sign of a persona on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonaDot {
    /// The index of the persona in the map.
    pub index: usize,
    /// The rectangle of the sign.
    pub rect: Rect,
}

/// The sign of a card's evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EvidenceSign {
    /// The evidence.
    pub evidence: Evidence,
    /// The rectangle of the sign.
    pub rect: Rect,
}

/// A part of a bar with shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The rectangle of the part.
    pub rect: Rect,
    /// The colour.
    pub color: Rgba,
    /// Whether it is hatched, which marks an unknown share.
    pub is_hatched: bool,
}

/// The emotion curves of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveBox {
    /// The lane.
    pub lane: LaneId,
    /// The area of the curves: from the start of the first stage to the end of the last, from the best to the worst
    /// feeling.
    pub plot: Rect,
    /// The y of the five levels, best first; the third is neutral.
    pub levels: [f64; 5],
    /// The distance from the centre of a marker to its side.
    pub reach: f64,
    /// The faces of best, neutral and worst at the start side.
    pub faces: Vec<Face>,
    /// One line for each persona with feelings, in the map's order.
    pub lines: Vec<CurveLine>,
    /// The stars of moments of truth.
    pub stars: Vec<Rect>,
    /// Labels for the extremes of the first persona's curve, if there is space.
    pub labels: Vec<SetText>,
}

/// A face at the side of a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The face.
    pub icon: IconBox,
    /// The feeling it represents.
    pub value: FeelingValue,
}

/// One persona's curve.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveLine {
    /// The persona.
    pub persona: PersonaId,
    /// The index of the persona in the map; decides the look.
    pub index: usize,
    /// The stated feelings in order of time.
    pub points: Vec<CurvePoint>,
    /// The stretches between gaps, each through at least two points.
    pub runs: Vec<CurveRun>,
    /// The wanted curve, in stretches through at least two points each.
    pub wanted: Vec<WantedRun>,
    /// The stated wanted levels, in order of time.
    pub wanted_points: Vec<WantedPoint>,
}

/// A stated feeling.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvePoint {
    /// The key of the feeling.
    pub key: FeelingKey,
    /// The position on the page.
    pub point: Point,
    /// The value of the feeling.
    pub value: FeelingValue,
    /// Whether it is in a collapsed stage, which has only space for a dot.
    pub is_small: bool,
    /// Whether the feeling is assumed.
    pub is_assumed: bool,
    /// The face in the marker; `None` for the persona's shape alone.
    pub face: Option<Icon>,
}

/// A wanted level.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedPoint {
    /// The key of its feeling.
    pub key: FeelingKey,
    /// The position on the page.
    pub point: Point,
    /// The wanted level.
    pub value: FeelingValue,
}

/// A stretch of a wanted curve.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedRun {
    /// The stretch.
    pub path: Arc<BezPath>,
    /// The closed area between it and the felt curve.
    pub area: Arc<BezPath>,
    /// Vertical lines across that area, from the felt to the wanted curve.
    pub hatching: Vec<[Point; 2]>,
}

/// A stretch of a curve between gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveRun {
    /// The whole stretch.
    pub path: Arc<BezPath>,
    /// The researched parts, each in one piece.
    pub known: Vec<Arc<BezPath>>,
    /// The assumed parts, each in one piece.
    pub assumed: Vec<Arc<BezPath>>,
}

/// A sign on the map with its explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// The sign.
    pub sample: LegendSample,
    /// The rectangle of the sign.
    pub rect: Rect,
    /// The words on the sign itself, if any.
    pub label: Option<SetText>,
    /// The explanation.
    pub title: SetText,
}

/// A sign that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSample {
    /// A moment of truth.
    MomentOfTruth,
    /// A touchpoint offline.
    Offline,
    /// The line of a wanted curve, and the gap to it.
    Wanted,
    /// The line of assumed feelings.
    Assumed,
    /// Partial evidence.
    Partial,
    /// The line of researched feelings.
    Researched,
    /// The severity of a pain point.
    Severity,
    /// An opportunity's score.
    Score,
    /// The numbers of linked cards.
    Linked,
    /// An open question.
    OpenQuestion,
    /// A cell about which nothing is known.
    NotLookedAt,
}

impl LegendSample {
    /// Every sign, in the order in which the legend explains them.
    pub const ALL: [Self; 11] = [
        Self::MomentOfTruth,
        Self::Offline,
        Self::Wanted,
        Self::Assumed,
        Self::Partial,
        Self::Researched,
        Self::Severity,
        Self::Score,
        Self::Linked,
        Self::OpenQuestion,
        Self::NotLookedAt,
    ];
}

/// A line of a service blueprint, which separates a layer near the customer from one farther away.
#[derive(Clone, Debug, PartialEq)]
pub struct BlueprintLine {
    /// The line: a rectangle without height.
    pub rect: Rect,
    /// The gap in the line for its title.
    pub gap: Rect,
    /// The title of the line.
    pub title: SetText,
}

/// A hint for the person who fills in the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The words.
    pub title: SetText,
    /// A dashed frame around the words, if the hint represents a missing part.
    pub frame: Option<Rect>,
}
