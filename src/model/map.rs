//! The map: its header and all its content.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Card, CardId, CardTable, Channel, CurveMarkers, Date, Feeling, FeelingKey, InfoPrompts, Lane, LaneId, OwnChannel,
    Persona, PersonaId, Picture, PictureId, Source, SourceId, Stage, StageId, Step, StepId, View,
};

/// The maximum number of cells of a map: of stages times lanes, hidden ones included.
///
/// A cell takes memory and time whether or not it holds cards. A map with a million of them (1,000 stages, 1,000 lanes)
/// took 640 MB and half a minute for each picture; at this limit, it is a second.
pub const MAX_CELLS: usize = 50_000;

/// A customer journey map.
///
/// All cards are in one table, and each card holds its own place ([`Card::place`]): when a card moves, only that card
/// and the orders of its neighbours change. Maps share the cards they have in common, so a clone is cheap. In each cell
/// (a lane at a stage) the orders are 0, 1, 2 … without a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The title, the scope, the scenario and the rest of the header and footer.
    pub info: MapInfo,
    /// The personas whose journey the map shows.
    pub personas: Vec<Persona>,
    /// The stages in order of time.
    pub stages: Vec<Stage>,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// The cards of all lanes.
    pub cards: CardTable,
    /// The points of the emotion curves.
    pub feelings: BTreeMap<FeelingKey, Feeling>,
    /// The user's own channels, in addition to the built-in ones.
    pub channels: Vec<OwnChannel>,
    /// The sources of the knowledge in the map.
    pub sources: Vec<Source>,
    /// Embedded pictures: portraits and storyboard frames.
    pub pictures: Vec<Picture>,
    /// Saved filters, in the order of the menu.
    pub views: Vec<View>,
}

/// The header of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapInfo {
    /// The title of the map.
    pub title: String,
    /// The business, product or part of the journey that the map covers.
    pub scope: String,
    /// The situation that is mapped: who wants what, when.
    pub scenario: String,
    /// The customer's goals, most important first.
    pub goals: Vec<String>,
    /// Whether the map shows the current or the desired journey.
    pub state: MapState,
    /// The language of the labels that the program adds to the map, and of its digits by default.
    pub language: Language,
    /// The direction of time; by default that of the language.
    pub direction: MapDirection,
    /// The authors of the map.
    pub authors: Vec<String>,
    /// The date of the map.
    pub date: Option<Date>,
    /// The date of the next review.
    pub review_date: Option<Date>,
    /// The markers drawn at the points of emotion curves.
    pub markers: CurveMarkers,
    /// The digits of all numbers that the program writes on the map.
    pub digits: Digits,
    /// The parts that the map has but does not show.
    pub hidden: BTreeSet<MapPart>,
    /// What the template asks for where scope, scenario or goals are blank.
    pub prompts: InfoPrompts,
}

/// A part of a drawn map that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapPart {
    /// The legend: explanations of the signs on the map.
    Legend,
    /// The sources at the bottom of the page.
    Sources,
    /// The hatching of stages without research.
    Unexplored,
    /// The goals, needs and frustrations of the personas.
    PersonaDetails,
}

impl MapPart {
    /// All parts, in the order of the menu.
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
    /// All languages, in the order of the menu.
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

    /// The language with the BCP 47 tag `tag`; `None` if there is none.
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

/// The digits of the numbers and dates that the program writes on a map. Text typed by the user is not changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// The digits of the map's language.
    #[default]
    Auto,
    /// 0 1 2 3 4 5 6 7 8 9.
    Latin,
    /// ٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩.
    ArabicIndic,
    /// ۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹.
    Persian,
}

/// The direction of time in a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapDirection {
    /// The direction of the map's language.
    #[default]
    Auto,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Map {
    /// The header and the lists of the map, which are short, without its cards and feelings: a copy to compare or edit,
    /// to which the cards and feelings in question are added.
    #[must_use]
    pub fn without_cards_and_feelings(&self) -> Self {
        Self {
            info: self.info.clone(),
            personas: self.personas.clone(),
            stages: self.stages.clone(),
            lanes: self.lanes.clone(),
            cards: CardTable::default(),
            feelings: BTreeMap::new(),
            channels: self.channels.clone(),
            sources: self.sources.clone(),
            pictures: self.pictures.clone(),
            views: self.views.clone(),
        }
    }

    /// The number of cells of a map with so many stages and lanes. Both count as at least one, because a title of a
    /// stage or lane takes room even if there are no cells.
    #[must_use]
    pub fn count_of_cells(stages: usize, lanes: usize) -> usize {
        stages.max(1).saturating_mul(lanes.max(1))
    }

    /// Whether the map shows `part`.
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

    /// The stage with this id.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The step with this id and its stage.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<(&Stage, &Step)> {
        self.stages.iter().find_map(|stage| Some((stage, stage.steps.iter().find(|step| step.id == *id)?)))
    }

    /// The lane with this id.
    #[must_use]
    pub fn lane(&self, id: &LaneId) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == *id)
    }

    /// The card with this id.
    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.cards.get(id)
    }

    /// The persona with this id.
    #[must_use]
    pub fn persona(&self, id: &PersonaId) -> Option<&Persona> {
        self.personas.iter().find(|persona| persona.id == *id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The user's own channel that `channel` refers to; `None` if `channel` is built in or unknown.
    #[must_use]
    pub fn own_channel(&self, channel: &Channel) -> Option<&OwnChannel> {
        match channel {
            Channel::Own(id) => self.channels.iter().find(|own| own.id == *id),
            Channel::Known(_) => None,
        }
    }

    /// The embedded picture with this id.
    #[must_use]
    pub fn picture(&self, id: &PictureId) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.id == *id)
    }

    /// The cards of the cell where `lane` meets `stage`, in their order. Reads only these cards.
    #[must_use]
    pub fn cell(&self, lane: &LaneId, stage: &StageId) -> Vec<&Card> {
        self.cards.in_cell(lane, stage).collect()
    }

    /// All cells that hold cards, with the cards in their order.
    #[must_use]
    pub fn cells(&self) -> BTreeMap<(&LaneId, &StageId), Vec<&Card>> {
        self.cards.cells().map(|(cell, cards)| (cell, cards.collect())).collect()
    }
}
