//! Lanes, the rows of a map.

use super::{LaneHeight, LaneId, Language, Map, Visibility};

/// A lane: a row of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The lane's id in the file.
    pub id: LaneId,
    /// The kind of content, which decides how the lane is drawn.
    pub kind: LaneKind,
    /// The lane's title on the map.
    pub title: String,
    /// A question to the person who fills in the lane; shown in its empty cells, never exported as content.
    pub prompt: String,
    /// Whether the touchpoints of a cell are grouped by channel, in the order in which the channels first occur; has no
    /// effect in other kinds of lanes.
    pub is_grouped: bool,
    /// The minimum height the user gave the lane; `None` for the default of its kind.
    pub height: Option<LaneHeight>,
    /// How the lane is shown.
    pub visibility: Visibility,
}

impl Lane {
    /// A lane of `kind` with `title` and defaults for every other field.
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

/// The kind of content a lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKind {
    /// The customer's actions.
    Actions,
    /// Every contact with the company.
    Touchpoints,
    /// Which channels are in use at which stage; derived from the touchpoints.
    Channels,
    /// Questions, needs, motives and quotes.
    Thoughts,
    /// One curve for each persona.
    EmotionCurve,
    /// Where customers suffer or leave.
    PainPoints,
    /// Possible improvements.
    Opportunities,
    /// Measured values with targets and sources.
    Metrics,
    /// Decisions and where they can lead.
    Outcomes,
    /// The department in charge.
    Departments,
    /// Service blueprint: everything the customer can touch or see.
    PhysicalEvidence,
    /// Service blueprint: the actions of employees that the customer sees.
    Frontstage,
    /// Service blueprint: the actions of employees that the customer does not see.
    Backstage,
    /// Service blueprint: the processes that support the rest.
    Support,
    /// Storyboard pictures.
    Pictures,
    /// Free text.
    Notes,
}

impl LaneKind {
    /// Every kind, in the usual order of lanes from top to bottom.
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

    /// Whether lanes of this kind hold cards; `false` for derived lanes and curves.
    #[must_use]
    pub fn holds_cards(self) -> bool {
        !matches!(self, Self::Channels | Self::EmotionCurve)
    }
    /// The title in `language` of a new lane of this kind.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let [english, arabic, persian] = match self {
            Self::Actions => ["Actions", "الإجراءات", "اقدامات مشتری"],
            Self::Touchpoints => ["Touchpoints", "نقاط الاتصال", "نقاط تماس"],
            Self::Channels => ["Channels", "القنوات", "کانال‌ها"],
            Self::Thoughts => ["Thoughts", "ما يدور في ذهنه", "افکار"],
            Self::EmotionCurve => ["Emotions", "المشاعر", "احساسات"],
            Self::PainPoints => ["Pain points", "نقاط الألم", "نقاط درد"],
            Self::Opportunities => ["Opportunities", "الفرص", "فرصت‌ها"],
            Self::Metrics => ["Metrics", "المؤشرات", "شاخص‌ها"],
            Self::Outcomes => ["Outcomes", "النتائج", "پیامدها"],
            Self::Departments => ["Departments", "الأقسام", "بخش‌ها"],
            Self::PhysicalEvidence => ["Physical evidence", "الأدلة المادية", "شواهد فیزیکی"],
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
    /// The usual index among `lanes` of a new lane of `kind`: after the last lane whose kind does not come later in
    /// [`LaneKind::ALL`].
    #[must_use]
    pub fn usual_place(lanes: &[Self], kind: LaneKind) -> usize {
        let rank = |kind: LaneKind| LaneKind::ALL.iter().position(|other| *other == kind);
        lanes.iter().rposition(|lane| rank(lane.kind) <= rank(kind)).map_or(0, |at| at.saturating_add(1))
    }
}

impl Map {
    /// The lane of `kind` nearest to `near`, counted in lanes; of two equally near the lower one. Without `near`, the
    /// first lane of `kind`. A hidden lane only if no other is of this kind.
    #[must_use]
    pub fn nearest_lane(&self, kind: LaneKind, near: Option<&LaneId>) -> Option<&Lane> {
        let home = near.and_then(|id| self.lanes.iter().position(|lane| lane.id == *id)).unwrap_or_default();
        let lanes = self.lanes.iter().enumerate().filter(|(_, lane)| lane.kind == kind);
        let is_hidden = |lane: &Lane| lane.visibility == Visibility::Hidden;
        lanes.min_by_key(|(at, lane)| (is_hidden(lane), at.abs_diff(home), *at < home)).map(|(_, lane)| lane)
    }
}
