//! Lanes, the rows of a map.

use super::{LaneHeight, LaneId, Language, Map, Visibility};

/// A row of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The lane's name in the file.
    pub id: LaneId,
    /// What the lane holds, which decides how it is drawn.
    pub kind: LaneKind,
    /// What the lane is called on the map.
    pub title: String,
    /// A hint for whoever fills the lane in: shown in its empty cells, never exported as content.
    pub prompt: String,
    /// Whether the touchpoints of a cell stand together by channel, in the order in which the channels are first used;
    /// of no effect in lanes of other kinds.
    pub is_grouped: bool,
    /// How tall somebody made the lane at least; as tall as its kind is where `None`.
    pub height: Option<LaneHeight>,
    /// How the lane is shown.
    pub visibility: Visibility,
}

impl Lane {
    /// A lane of `kind` called `title` and nothing else.
    #[must_use]
    pub fn new(id: LaneId, kind: LaneKind, title: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            title: title.into(),
            prompt: String::new(),
            is_grouped: false,
            height: None,
            visibility: Visibility::Open,
        }
    }
}

/// What a lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKind {
    /// What the customer does.
    Actions,
    /// Each meeting with the company.
    Touchpoints,
    /// Which channel is in use at which stage; derived from the touchpoints.
    Channels,
    /// Questions, needs, motives and quotes.
    Thoughts,
    /// One curve for each persona.
    EmotionCurve,
    /// Where it hurts or where people leave.
    PainPoints,
    /// What to improve.
    Opportunities,
    /// Measured values with target and source.
    Metrics,
    /// Decision points and where they can lead.
    Outcomes,
    /// Which department is in charge.
    Departments,
    /// Service blueprint: what the customer can touch or see.
    PhysicalEvidence,
    /// Service blueprint: what employees do in the customer's sight.
    Frontstage,
    /// Service blueprint: what employees do out of the customer's sight.
    Backstage,
    /// Service blueprint: the processes that carry the rest.
    Support,
    /// Storyboard pictures.
    Pictures,
    /// Free text.
    Notes,
}

impl LaneKind {
    /// Every kind, in the order lanes usually stand in.
    pub const ALL: [Self; 16] = [
        Self::PhysicalEvidence,
        Self::Actions,
        Self::Touchpoints,
        Self::Channels,
        Self::Thoughts,
        Self::EmotionCurve,
        Self::PainPoints,
        Self::Opportunities,
        Self::Metrics,
        Self::Outcomes,
        Self::Departments,
        Self::Frontstage,
        Self::Backstage,
        Self::Support,
        Self::Pictures,
        Self::Notes,
    ];

    /// Whether cards can be put into a lane of this kind: not where its content is derived or a curve.
    #[must_use]
    pub fn holds_cards(self) -> bool {
        !matches!(self, Self::Channels | Self::EmotionCurve)
    }
    /// What a new lane of this kind is called in `language`.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let [english, arabic, persian] = match self {
            Self::Actions => ["Actions", "الإجراءات", "کارها"],
            Self::Touchpoints => ["Touchpoints", "نقاط التماس", "نقاط تماس"],
            Self::Channels => ["Channels", "القنوات", "کانال‌ها"],
            Self::Thoughts => ["Thoughts", "الأفكار", "فکرها"],
            Self::EmotionCurve => ["Emotions", "المشاعر", "احساسات"],
            Self::PainPoints => ["Pain points", "نقاط الألم", "نقاط درد"],
            Self::Opportunities => ["Opportunities", "الفرص", "فرصت‌ها"],
            Self::Metrics => ["Metrics", "المؤشرات", "سنجه‌ها"],
            Self::Outcomes => ["Outcomes", "النتائج", "پیامدها"],
            Self::Departments => ["Departments", "الأقسام", "بخش‌ها"],
            Self::PhysicalEvidence => ["Physical evidence", "الشواهد المادية", "شواهد فیزیکی"],
            Self::Frontstage => ["Frontstage", "أمام العميل", "روی صحنه"],
            Self::Backstage => ["Backstage", "خلف الكواليس", "پشت صحنه"],
            Self::Support => ["Support processes", "العمليات المساندة", "فرایندهای پشتیبان"],
            Self::Pictures => ["Pictures", "الصور", "تصویرها"],
            Self::Notes => ["Notes", "الملاحظات", "یادداشت‌ها"],
        };
        match language {
            Language::English => english,
            Language::Arabic => arabic,
            Language::Persian => persian,
        }
    }
}

impl Lane {
    /// Where among `lanes` a new lane of `kind` usually stands: behind the last one whose kind comes no later in
    /// [`LaneKind::ALL`].
    #[must_use]
    pub fn usual_place(lanes: &[Self], kind: LaneKind) -> usize {
        let rank = |kind: LaneKind| LaneKind::ALL.iter().position(|other| *other == kind);
        lanes.iter().rposition(|lane| rank(lane.kind) <= rank(kind)).map_or(0, |at| at.saturating_add(1))
    }
}

impl Map {
    /// The lane of `kind` fewest lanes away from `near`, of two the lower; the first where `near` is not given.
    #[must_use]
    pub fn nearest_lane(&self, kind: LaneKind, near: Option<&LaneId>) -> Option<&Lane> {
        let home = near.and_then(|id| self.lanes.iter().position(|lane| lane.id == *id)).unwrap_or_default();
        let lanes = self.lanes.iter().enumerate().filter(|(_, lane)| lane.kind == kind);
        lanes.min_by_key(|(at, _)| (at.abs_diff(home), *at < home)).map(|(_, lane)| lane)
    }
}
