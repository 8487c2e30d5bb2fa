//! The parts of a finished layout. Rectangles and points are on the page, in map units.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::Icon;
use crate::{
    color::Rgba,
    geom::{BezPath, Point, Rect, Size},
    model::{
        CardId, Channel, Evidence, FeelingKey, FeelingValue, LaneId, LaneKind, PersonaId, PictureId, StageId, StepId,
    },
    text::{Align, TextBlock, TextStyle},
};

/// A map with a place for everything in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The page, which begins at the origin.
    pub size: Size,
    /// Whether time runs from right to left.
    pub is_rtl: bool,
    /// What stands above the stages.
    pub header: HeaderBox,
    /// The personas, in the map's order.
    pub personas: Vec<PersonaBox>,
    /// The stages that are not hidden, in the map's order.
    pub stages: Vec<StageBox>,
    /// The steps of all open stages, in the map's order.
    pub steps: Vec<StepBox>,
    /// The lanes that are not hidden, in the map's order.
    pub lanes: Vec<LaneBox>,
    /// Where lanes meet stages: all cells of the first lane in the stages' order, then of the second, and so on.
    pub cells: Vec<CellBox>,
    /// The cards that can be seen, in the order of the cells and of their places in them.
    pub cards: Vec<CardBox>,
    /// The curves, one for each open lane of that kind.
    pub curves: Vec<CurveBox>,
    /// The lines of the grid, each a rectangle without width or without height.
    pub rules: Vec<Rect>,
    /// What explains the signs on the map.
    pub legend: Vec<LegendItem>,
    /// Where the map's knowledge comes from, at the foot of the page.
    pub sources: Option<SetText>,
    /// The lines of a service blueprint.
    pub blueprint: Vec<BlueprintLine>,
    /// Help for whoever fills the map in. Not part of the map's content.
    pub hints: Vec<Hint>,
    /// What a filter does not pick, and is drawn faint.
    pub faded: Faded,
    /// The scale below which the page is looked at from afar, in pixels to a map unit.
    pub afar_below: f64,
    /// From a column's side to its cards.
    pub(super) cell_padding: f64,
    /// Between two cards.
    pub(super) card_gap: f64,
    /// The height of an ordinary card.
    pub(super) card_height: f64,
    /// Where in `cards` each card is.
    pub(super) card_index: BTreeMap<CardId, usize>,
}

/// What a filter does not pick, to be drawn faint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faded {
    /// Cards.
    pub cards: BTreeSet<CardId>,
    /// Personas, with their curves.
    pub personas: BTreeSet<PersonaId>,
    /// Channels that none of the picked touchpoints of a stage uses.
    pub channels: BTreeSet<(StageId, Channel)>,
}

impl Faded {
    /// Whether nothing is faint.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.personas.is_empty() && self.channels.is_empty()
    }
}

/// Text at its place.
#[derive(Clone, Debug)]
pub struct SetText {
    /// The set text; its top left corner is that of `rect`.
    pub block: Arc<TextBlock>,
    /// The room the text has: as wide as its lines may grow, as tall as they are.
    pub rect: Rect,
    /// Size, weight and line height.
    pub style: TextStyle,
    /// In which colour.
    pub color: Rgba,
    /// Which side the lines stand on.
    pub align: Align,
}

/// Equality that does not look into a block that both share.
impl PartialEq for SetText {
    fn eq(&self, other: &Self) -> bool {
        self.rect == other.rect
            && self.style == other.style
            && self.color == other.color
            && self.align == other.align
            && (Arc::ptr_eq(&self.block, &other.block) || self.block == other.block)
    }
}

/// An icon at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct IconBox {
    /// Which.
    pub icon: Icon,
    /// The square it fills.
    pub rect: Rect,
    /// In which colour.
    pub color: Rgba,
}

/// What stands above the stages.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderBox {
    /// The map's title.
    pub title: SetText,
    /// The title as whoever looks from afar sees it: larger, in the same room.
    pub afar: Option<SetText>,
    /// Scenario, state, scope and year in one line.
    pub subtitle: SetText,
    /// The customer's goals, if the map says any.
    pub goals: Option<SetText>,
    /// Where the theme's logo is, if it has one.
    pub logo: Option<Rect>,
}

/// A persona in the header.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonaBox {
    /// Which.
    pub id: PersonaId,
    /// Counted from the map's first; decides the look.
    pub index: usize,
    /// Everything of the persona.
    pub rect: Rect,
    /// Whether the persona is a card with a ground.
    pub is_card: bool,
    /// The disc with the initial or the portrait.
    pub avatar: Rect,
    /// The portrait, if there is one.
    pub portrait: Option<PictureId>,
    /// The first letter of the name, where there is no portrait.
    pub initial: Option<SetText>,
    /// The name.
    pub name: SetText,
    /// The name as whoever looks from afar sees it: larger, in the same room.
    pub afar: Option<SetText>,
    /// What the persona is.
    pub role: Option<SetText>,
    /// What the persona would say.
    pub quote: Option<SetText>,
    /// Where a sample of the persona's curve is drawn.
    pub sample: Rect,
    /// On a card: what the persona wants, needs and suffers from.
    pub lists: Vec<PersonaList>,
}

/// A short list on a persona's card.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonaList {
    /// What the list is of.
    pub caption: SetText,
    /// The sign before the caption.
    pub icon: IconBox,
    /// The items; the last one may count those that are left out.
    pub items: Vec<SetText>,
    /// The bullets before the items.
    pub bullets: Vec<Rect>,
}

/// The band of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageBox {
    /// Which.
    pub id: StageId,
    /// Counted from the map's first, hidden ones too; decides the colours.
    pub index: usize,
    /// The band, without the tip that reaches into the next column.
    pub rect: Rect,
    /// The whole column, from the band's top to the last lane's bottom.
    pub column: Rect,
    /// The stage's title.
    pub title: SetText,
    /// The title as whoever looks from afar sees it: larger, in the same room.
    pub afar: Option<SetText>,
    /// The line under the title; empty where the stage has none.
    pub text: SetText,
    /// How many cards a collapsed stage has; none where it is open.
    pub count: Option<SetText>,
}

/// A step under its stage's band.
#[derive(Clone, Debug, PartialEq)]
pub struct StepBox {
    /// Which.
    pub id: StepId,
    /// The stage it is part of, counted from the map's first, hidden ones too.
    pub stage_index: usize,
    /// The step.
    pub rect: Rect,
    /// The step's title.
    pub title: SetText,
    /// The title as whoever looks from afar sees it: larger, in the same room.
    pub afar: Option<SetText>,
}

/// A lane: its label and its row.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneBox {
    /// Which.
    pub id: LaneId,
    /// What it holds.
    pub kind: LaneKind,
    /// The whole row, label included.
    pub rect: Rect,
    /// The label's part of the row.
    pub label: Rect,
    /// The sign of what the lane holds.
    pub icon: IconBox,
    /// The lane's title.
    pub title: SetText,
    /// The title as whoever looks from afar sees it: larger, in the same room.
    pub afar: Option<SetText>,
    /// Whether the lane is collapsed to a line.
    pub is_collapsed: bool,
    /// How many cards a collapsed lane has; none where it is open or holds no cards.
    pub count: Option<SetText>,
}

/// Where a lane meets a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBox {
    /// The lane.
    pub lane: LaneId,
    /// The stage.
    pub stage: StageId,
    /// The cell.
    pub rect: Rect,
    /// Its cards, as a range of [`Layout::cards`]; one that covers several stages is in the cell of its first.
    pub cards: Range<usize>,
    /// The cards of earlier cells of the lane that go on over this one, as places in [`Layout::cards`].
    pub passing: Vec<usize>,
    /// Whether its lane or its stage is collapsed.
    pub is_collapsed: bool,
    /// Whether other cells of the lane or the stage hold something, so that a dash stands here.
    pub has_dash: bool,
    /// The sign that something goes here, where the whole lane is still blank. Not part of the map's content.
    pub blank: Option<IconBox>,
    /// Whether nothing at all is known of the stage, so that the cell is hatched.
    pub is_unexplored: bool,
    /// Channels in use at the stage, where the lane shows them: small labels with icon and words.
    pub chips: Vec<ChipBox>,
    /// The groups in which the cell's cards stand; none where they stand without captions, by their order alone.
    pub groups: Vec<GroupBox>,
}

/// Touchpoints that stand together in a cell because they share a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBox {
    /// The channel; `None` for touchpoints that name none.
    pub channel: Option<Channel>,
    /// The channel's icon.
    pub icon: IconBox,
    /// The channel's name.
    pub title: SetText,
    /// The group's cards, as a range of [`Layout::cards`].
    pub cards: Range<usize>,
}

/// A channel in use at a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct ChipBox {
    /// Which channel.
    pub channel: Channel,
    /// The label.
    pub rect: Rect,
    /// The channel's icon.
    pub icon: IconBox,
    /// The channel's name, and how many touchpoints use it.
    pub title: SetText,
}

/// How a card is drawn.
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
    /// A round label with a sign: a department.
    Department,
    /// A card with a sign in a tile: what the customer can touch or see.
    Tangible,
    /// A card in the stage's tint with an edge: what employees do in the customer's sight.
    Frontstage,
    /// A grey card with a grey edge: what employees do out of the customer's sight.
    Backstage,
    /// An outline: the processes that carry the rest.
    Support,
    /// A sticky note with a folded corner.
    Note,
    /// A plain white card.
    Plain,
}

impl CardLook {
    /// Whether something is drawn behind the words, or a picture beside them, as wide as the card.
    #[must_use]
    pub fn has_ground(self) -> bool {
        !matches!(self, Self::Bullet | Self::Quote | Self::Metric)
    }
}

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardBox {
    /// Which.
    pub id: CardId,
    /// How it is drawn.
    pub look: CardLook,
    /// The stage it is at, counted from the map's first, hidden ones too.
    pub stage_index: usize,
    /// How many cards of the map come before it in its cell; in a cell with groups it may be shown elsewhere.
    pub order: usize,
    /// The channel it names.
    pub channel: Option<Channel>,
    /// The card.
    pub rect: Rect,
    /// Whether it covers several stages.
    pub is_wide: bool,
    /// What it says.
    pub title: SetText,
    /// What whoever looks from afar sees: the title and a metric's number, larger, in the same room.
    pub afar: Vec<SetText>,
    /// More about it; empty where there is nothing more.
    pub text: SetText,
    /// Whether the card is only assumed.
    pub is_assumed: bool,
    /// Values, shares and other small text.
    pub notes: Vec<SetText>,
    /// The square behind the first icon.
    pub tile: Option<Rect>,
    /// Icons: the channel in its tile, signs at the card's end.
    pub icons: Vec<IconBox>,
    /// The bullet.
    pub bullet: Option<Rect>,
    /// The parts of a bar of shares.
    pub segments: Vec<Segment>,
    /// Small labels: tags, links, comments, a score.
    pub pills: Vec<Pill>,
    /// Whom the card concerns, where it is not everyone.
    pub personas: Vec<PersonaDot>,
    /// How well the card is known, where a sign says it and not the line around the card.
    pub evidence: Option<EvidenceSign>,
    /// The picture and where it goes.
    pub picture: Option<(PictureId, Rect)>,
}

/// A small label on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// The label.
    pub rect: Rect,
    /// What it says.
    pub title: SetText,
    /// Its ground; none where transparent.
    pub ground: Rgba,
    /// The line around it; none where transparent.
    pub line: Rgba,
}

/// The sign of a persona on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonaDot {
    /// The persona, counted from the map's first.
    pub index: usize,
    /// The sign.
    pub rect: Rect,
}

/// The sign of how well a card is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EvidenceSign {
    /// How well.
    pub evidence: Evidence,
    /// The sign.
    pub rect: Rect,
}

/// A part of a bar of shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The part.
    pub rect: Rect,
    /// In which colour.
    pub color: Rgba,
    /// Whether it is hatched: what nobody knows.
    pub is_hatched: bool,
}

/// The emotion curves of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveBox {
    /// The lane.
    pub lane: LaneId,
    /// Where feelings can be: from the first stage's start to the last one's end, from best to worst.
    pub plot: Rect,
    /// Heights of the five levels, the best first; the third is neutral.
    pub levels: [f64; 5],
    /// How far a marker of a stated feeling reaches from its middle.
    pub reach: f64,
    /// Signs of best, neutral and worst at the starting side.
    pub faces: Vec<Face>,
    /// One line for each persona who has a feeling, in the map's order.
    pub lines: Vec<CurveLine>,
    /// Marks of moments of truth.
    pub stars: Vec<Rect>,
    /// What stands out on the first persona's curve, where there is room to say it.
    pub labels: Vec<SetText>,
}

/// A face at the curve's side.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The face.
    pub icon: IconBox,
    /// What it stands for.
    pub value: FeelingValue,
}

/// One persona's curve.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveLine {
    /// Whose.
    pub persona: PersonaId,
    /// Counted from the map's first persona; decides the look.
    pub index: usize,
    /// The stated feelings in order of time.
    pub points: Vec<CurvePoint>,
    /// Stretches without a gap, each through at least two points.
    pub runs: Vec<CurveRun>,
    /// What should be felt one day, each stretch through at least two points.
    pub wanted: Vec<WantedRun>,
    /// The levels that are said to be wanted, in order of time.
    pub wanted_points: Vec<WantedPoint>,
}

/// A stated feeling.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvePoint {
    /// The key of the feeling.
    pub key: FeelingKey,
    /// Where.
    pub point: Point,
    /// How it feels.
    pub value: FeelingValue,
    /// Whether it lies in a collapsed stage, where there is only room for a dot.
    pub is_small: bool,
    /// Whether somebody only thinks so.
    pub is_assumed: bool,
    /// The face that stands there; the persona's shape alone where `None`.
    pub face: Option<Icon>,
}

/// A level that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedPoint {
    /// Which feeling should become so.
    pub key: FeelingKey,
    /// Where.
    pub point: Point,
    /// How it should feel.
    pub value: FeelingValue,
}

/// A stretch of the curve of what is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedRun {
    /// The stretch.
    pub path: Arc<BezPath>,
    /// The room between it and what is felt, closed.
    pub area: Arc<BezPath>,
    /// Upright lines across that room, from what is felt to what is wanted.
    pub hatching: Vec<[Point; 2]>,
}

/// A stretch of a curve without a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveRun {
    /// The whole stretch.
    pub path: Arc<BezPath>,
    /// Its parts that are known, each in one piece.
    pub known: Vec<Arc<BezPath>>,
    /// Its parts that are only assumed, each in one piece.
    pub assumed: Vec<Arc<BezPath>>,
}

/// A sign on the map and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// The sign.
    pub sample: LegendSample,
    /// Where the sign is.
    pub rect: Rect,
    /// What the sign itself says, where it is one that says something.
    pub label: Option<SetText>,
    /// What it means.
    pub title: SetText,
}

/// A sign that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSample {
    /// A moment of truth.
    MomentOfTruth,
    /// A touchpoint offline.
    Offline,
    /// A line of what is wanted, and the gap to it.
    Wanted,
    /// A line of what is assumed.
    Assumed,
    /// What is known in part.
    Partial,
    /// A line of what is known.
    Researched,
    /// The severities of pain points.
    Severity,
    /// An opportunity's score.
    Score,
    /// The numbers of linked cards.
    Linked,
    /// A question that is open.
    OpenQuestion,
    /// A cell about which nothing is known.
    NotLookedAt,
}

/// A line of a service blueprint, from what is nearer to the customer to what is farther.
#[derive(Clone, Debug, PartialEq)]
pub struct BlueprintLine {
    /// The line: a rectangle without height.
    pub rect: Rect,
    /// Where the line leaves room for its title.
    pub gap: Rect,
    /// What the line is called.
    pub title: SetText,
}

/// Help for whoever fills the map in.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The words.
    pub title: SetText,
    /// A broken line around them, where the hint stands for a missing part.
    pub frame: Option<Rect>,
}
