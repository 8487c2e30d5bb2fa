//! The whole map: its header, and everything in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Card, CardId, CardTable, Channel, CurveMarkers, Date, Feeling, FeelingKey, Lane, LaneId, OwnChannel, Persona,
    PersonaId, Picture, PictureId, Source, SourceId, Stage, StageId, Step, StepId, View,
};

/// A customer journey map.
///
/// Cards live in one table and say where they are themselves ([`Card::place`]): a map in which one card moved
/// differs in that card and in the order of its neighbours. Maps share the cards they have in common, so a clone is cheap. In each cell (a lane at a stage) the orders of its cards
/// are 0, 1, 2 … without a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// Title, scope, scenario and what else stands around the lanes.
    pub info: MapInfo,
    /// Who travels the map.
    pub personas: Vec<Persona>,
    /// The columns, in order of time.
    pub stages: Vec<Stage>,
    /// The rows, from top to bottom.
    pub lanes: Vec<Lane>,
    /// Every card of every lane.
    pub cards: CardTable,
    /// The points of the emotion curves.
    pub feelings: BTreeMap<FeelingKey, Feeling>,
    /// The user's own channels, beside the built-in ones.
    pub channels: Vec<OwnChannel>,
    /// Where the knowledge in the map comes from.
    pub sources: Vec<Source>,
    /// Embedded pictures: portraits and storyboard frames.
    pub pictures: Vec<Picture>,
    /// Filters kept under a name, in the order they are offered.
    pub views: Vec<View>,
}

/// What a map says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapInfo {
    /// The map's name.
    pub title: String,
    /// Which business, product or part of the journey the map covers.
    pub scope: String,
    /// The situation that is mapped: who wants what, when.
    pub scenario: String,
    /// The customer's goals, the first the most important.
    pub goals: Vec<String>,
    /// Whether the map shows what is or what is wanted.
    pub state: MapState,
    /// The language of the map's own words, which also decides its digits and labels.
    pub language: Language,
    /// The way time runs; automatic by language and title.
    pub direction: MapDirection,
    /// Who made the map.
    pub authors: Vec<String>,
    /// When the map was made.
    pub date: Option<Date>,
    /// When the map is to be looked at again.
    pub review_date: Option<Date>,
    /// The markers drawn at the points of emotion curves.
    pub markers: CurveMarkers,
    /// The digits of every number that the map writes itself.
    pub digits: Digits,
    /// What is not to be seen on the map, though the map has it.
    pub hidden: BTreeSet<MapPart>,
}

/// A part of a drawn map that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapPart {
    /// The legend: explanations of the signs on the map.
    Legend,
    /// The sources at the bottom of the page.
    Sources,
    /// The hatching of stages that nobody has looked at.
    Unexplored,
    /// The goals, needs and frustrations of the personas.
    PersonaDetails,
}

impl MapPart {
    /// Every part, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Legend, Self::Sources, Self::Unexplored, Self::PersonaDetails];
}

/// Whether a map shows the journey as it is or as it should become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapState {
    /// The journey as it is today.
    #[default]
    Current,
    /// The journey as it should become.
    Future,
}

/// The language of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
}

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::English, Self::Arabic, Self::Persian];

    /// The language's BCP 47 tag: `en`, `ar` or `fa`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
            Self::Persian => "fa",
        }
    }

    /// The language with this BCP 47 tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self != Self::English
    }
}

/// The digits that a map writes its numbers and days in. What somebody typed stays as it was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// Those of the map's language.
    #[default]
    Auto,
    /// 0 1 2 3 4 5 6 7 8 9.
    Latin,
    /// ٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩.
    ArabicIndic,
    /// ۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹.
    Persian,
}

/// The way time runs in a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapDirection {
    /// By the map's language.
    #[default]
    Auto,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Map {
    /// Whether `part` is to be seen on the map.
    #[must_use]
    pub fn shows(&self, part: MapPart) -> bool {
        !self.info.hidden.contains(&part)
    }

    /// Whether time runs from right to left in this map.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        match self.info.direction {
            MapDirection::Auto => self.info.language.is_rtl(),
            MapDirection::Ltr => false,
            MapDirection::Rtl => true,
        }
    }

    /// The stage named `id`.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The stage and the step named `id`.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<(&Stage, &Step)> {
        self.stages.iter().find_map(|stage| Some((stage, stage.steps.iter().find(|step| step.id == *id)?)))
    }

    /// The lane named `id`.
    #[must_use]
    pub fn lane(&self, id: &LaneId) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == *id)
    }

    /// The card named `id`.
    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.cards.get(id)
    }

    /// The persona named `id`.
    #[must_use]
    pub fn persona(&self, id: &PersonaId) -> Option<&Persona> {
        self.personas.iter().find(|persona| persona.id == *id)
    }

    /// The source named `id`.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The user's own channel that `channel` refers to, if it is one.
    #[must_use]
    pub fn own_channel(&self, channel: &Channel) -> Option<&OwnChannel> {
        match channel {
            Channel::Own(id) => self.channels.iter().find(|own| own.id == *id),
            Channel::Known(_) => None,
        }
    }

    /// The embedded picture named `id`.
    #[must_use]
    pub fn picture(&self, id: &PictureId) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.id == *id)
    }

    /// The cards of the cell where `lane` meets `stage`, in their order. Looks at these cards only.
    #[must_use]
    pub fn cell(&self, lane: &LaneId, stage: &StageId) -> Vec<&Card> {
        self.cards.in_cell(lane, stage).collect()
    }

    /// Every cell that holds a card, with its cards in their order.
    #[must_use]
    pub fn cells(&self) -> BTreeMap<(&LaneId, &StageId), Vec<&Card>> {
        self.cards.cells().map(|(cell, cards)| (cell, cards.collect())).collect()
    }
}
