//! Recognises the headings of a table, in the languages of the program.

use std::collections::BTreeSet;

use crate::{
    capture::kind_names,
    fold::squashed,
    model::{LaneId, LaneKind, Language, Map, Visibility},
};

/// The meaning of a column of a table: what its cells become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// The stage of the row; a blank cell means the stage of the row above.
    Stage,
    /// The lane of the row's card.
    Lane,
    /// Cards in this lane.
    Cards(ColumnLane),
    /// A field of the row's card.
    Field(Field),
    /// Nothing; the column is left out.
    Skip,
}

/// The lane of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnLane {
    /// A lane of the map.
    Own(LaneId),
    /// A new lane.
    New(LaneKind, String),
}

/// A field of a card that a column can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// The text.
    Text,
    /// The personas it concerns.
    Personas,
    /// The feeling of the map's first persona, or of the row's persona.
    Feeling,
    /// The channel.
    Channel,
    /// Online or offline.
    Presence,
    /// The department.
    Department,
    /// The owner.
    Owner,
    /// The evidence.
    Evidence,
    /// The sources.
    Sources,
    /// The tags.
    Tags,
    /// Whether it is a moment of truth.
    MomentOfTruth,
    /// The severity.
    Severity,
    /// The importance.
    Importance,
    /// The satisfaction.
    Satisfaction,
    /// The impact.
    Impact,
    /// The effort.
    Effort,
    /// The contact reason.
    ContactReason,
    /// The point of sale.
    PointOfSale,
    /// A line of the text, after the heading of the column.
    Note,
}

impl Field {
    /// All fields, in the order of menus.
    pub const ALL: [Self; 20] = [
        Self::Title,
        Self::Text,
        Self::Channel,
        Self::Feeling,
        Self::Personas,
        Self::Department,
        Self::Owner,
        Self::Evidence,
        Self::Sources,
        Self::Tags,
        Self::Presence,
        Self::ContactReason,
        Self::PointOfSale,
        Self::MomentOfTruth,
        Self::Severity,
        Self::Importance,
        Self::Satisfaction,
        Self::Impact,
        Self::Effort,
        Self::Note,
    ];
}

impl Field {
    /// The heading of the field in a table that Safar makes, in `language`; the names of the fields that such tables
    /// have are among those that are recognised.
    #[must_use]
    pub fn name_in(self, language: Language) -> &'static str {
        let [english, arabic, persian] = match self {
            Self::Title => ["Title", "العنوان", "عنوان"],
            Self::Text => ["Text", "النص", "متن"],
            Self::Personas => ["Persona", "الشخصية", "پرسونا"],
            Self::Feeling => ["Feeling", "الشعور", "احساس"],
            Self::Channel => ["Channel", "القناة", "کانال"],
            Self::Presence => ["Presence", "حضور", "حضور"],
            Self::Department => ["Department", "القسم", "بخش"],
            Self::Owner => ["Owner", "المسؤول", "مسئول"],
            Self::Evidence => ["Evidence", "درجة الإثبات", "شواهد"],
            Self::Sources => ["Source", "المصدر", "منبع"],
            Self::Tags => ["Tags", "الوسوم", "برچسب‌ها"],
            Self::MomentOfTruth => ["Moment of truth", "لحظة الحقيقة", "لحظهٔ حقیقت"],
            Self::Severity => ["Severity", "الشدة", "شدت"],
            Self::Importance => ["Importance", "الأهمية", "اهمیت"],
            Self::Satisfaction => ["Satisfaction", "الرضا", "رضایت"],
            Self::Impact => ["Impact", "الأثر", "اثر"],
            Self::Effort => ["Effort", "الجهد", "تلاش"],
            Self::ContactReason => ["Contact reason", "سبب الاتصال", "دلیل تماس"],
            Self::PointOfSale => ["Point of sale", "نقطة البيع", "نقطهٔ فروش"],
            Self::Note => ["Link", "الرابط", "پیوند"],
        };
        match language {
            Language::English => english,
            Language::Arabic => arabic,
            Language::Persian => persian,
        }
    }
}

/// The headings of each field, in all languages.
const FIELD_NAMES: [(Field, &str); 20] = [
    (Field::Title, "title|card|name|what|headline|العنوان|البطاقة|عنوان|کارت"),
    (Field::Text, "text|description|detail|details|الوصف|النص|التفاصيل|متن|توضیح|توضیحات|شرح|جزئیات"),
    (Field::Personas, "persona|who|actor|customer|segment|الشخصية|شخصية|العميل|پرسونا|شخصیت|مشتری"),
    (
        Field::Feeling,
        "feeling|emotion|mood|sentiment|experience|emotion curve|score|المشاعر|الشعور|شعور|الحالة|احساس|احساسات|حس|منحنی احساس",
    ),
    (Field::Channel, "channel|kanal|القناة|قناة|القنوات|کانال|کانال‌ها|کانال ارتباطی"),
    (Field::Presence, "online offline|online|presence|متصل|حضور|آنلاین|آنلاین آفلاین"),
    (Field::Department, "department|team|unit|القسم|الإدارة|الفريق|بخش|واحد|تیم|دپارتمان"),
    (Field::Owner, "owner|responsible|assignee|lead|المسؤول|المالك|صاحب|مسئول|مسئولیت|متولی"),
    (Field::Evidence, "evidence|confidence|درجة الإثبات|الدليل|الأدلة|شواهد|مدرک|پشتوانه"),
    (Field::Sources, "source|reference|المصدر|المصادر|منبع|منابع"),
    (Field::Tags, "tag|label|keyword|الوسم|الوسوم|برچسب|برچسب‌ها|تگ"),
    (Field::MomentOfTruth, "moment of truth|mot|key moment|لحظة الحقيقة|لحظهٔ حقیقت|لحظه حقیقت"),
    (Field::Severity, "severity|priority|الشدة|الخطورة|شدت|اولویت"),
    (Field::Importance, "importance|الأهمية|اهمیت"),
    (Field::Satisfaction, "satisfaction|الرضا|رضایت"),
    (Field::Impact, "impact|value|الأثر|التأثير|اثر|تأثیر"),
    (Field::Effort, "effort|الجهد|تلاش|زحمت"),
    (Field::ContactReason, "contact reason|reason|سبب الاتصال|سبب التواصل|دلیل تماس|دلیل ارتباط"),
    (Field::PointOfSale, "point of sale|pos|نقطة البيع|نقطهٔ فروش|محل فروش"),
    (Field::Note, "link|url|step|الرابط|الخطوة|پیوند|لینک|گام"),
];

/// The headings of the stage of a row.
const STAGE: &str = "stage|phase|step of the journey|journey stage|journey phase|المرحلة|مرحلة|المراحل|الطور|مرحله|مراحل|فاز|مرحلهٔ سفر|مرحله سفر";

/// The headings of the lane of a row.
const LANE: &str = "lane|row|type|category|المسار|النوع|ردیف|نوع|لاین";

/// The roles of the columns with these `headings` in a table for `map`; `None` for those that are not recognised.
/// Columns with one heading go to different lanes, if the map has several of this title.
pub(super) fn roles_of(map: &Map, headings: &[String]) -> Vec<Option<ColumnRole>> {
    let mut used = BTreeSet::new();
    let mut role = |heading: &String| {
        let role = role_among(map, heading, &used);
        if let Some(ColumnRole::Cards(ColumnLane::Own(id))) = &role {
            used.insert(id.clone());
        }
        role
    };
    headings.iter().map(&mut role).collect()
}

/// The role of the column with the heading `heading` in a table for `map`; `None` if it is not recognised. A lane of
/// the map of this title comes first, then fields of cards, then kinds of lanes. A shown lane is preferred to a hidden
/// one.
pub(super) fn role_of(map: &Map, heading: &str) -> Option<ColumnRole> {
    role_among(map, heading, &BTreeSet::new())
}

/// Like [`role_of`], but prefers a lane that is not in `used`.
fn role_among(map: &Map, heading: &str, used: &BTreeSet<LaneId>) -> Option<ColumnRole> {
    let asked = FoldedHeading::new(heading)?;
    if asked.is_one_of(STAGE) {
        return Some(ColumnRole::Stage);
    }
    let titled = map.lanes.iter().filter(|lane| asked.is(&lane.title));
    if let Some(lane) = titled.min_by_key(|lane| (used.contains(&lane.id), lane.visibility == Visibility::Hidden)) {
        return Some(role_in(lane.kind, ColumnLane::Own(lane.id.clone())));
    }
    if asked.is_one_of(LANE) {
        return Some(ColumnRole::Lane);
    }
    if let Some((field, _)) = FIELD_NAMES.into_iter().find(|(_, names)| asked.is_one_of(names)) {
        return Some(ColumnRole::Field(field));
    }
    let is_named = |kind: LaneKind| kind_names(kind).any(|name| asked.is(name));
    let is_titled = |kind: LaneKind| Language::ALL.into_iter().any(|language| asked.is(kind.title(language)));
    let is_kind = |kind: &LaneKind| is_titled(*kind) || is_named(*kind);
    LaneKind::ALL.into_iter().find(is_kind).map(|kind| role_in(kind, lane_of_kind(map, kind)))
}

/// The role of a column with the content of `lane`, which is of `kind`.
fn role_in(kind: LaneKind, lane: ColumnLane) -> ColumnRole {
    match kind {
        LaneKind::EmotionCurve => ColumnRole::Field(Field::Feeling),
        LaneKind::Channels => ColumnRole::Field(Field::Channel),
        LaneKind::Actions
        | LaneKind::Touchpoints
        | LaneKind::Thoughts
        | LaneKind::PainPoints
        | LaneKind::Opportunities
        | LaneKind::Metrics
        | LaneKind::Outcomes
        | LaneKind::Departments
        | LaneKind::PhysicalEvidence
        | LaneKind::Frontstage
        | LaneKind::Backstage
        | LaneKind::Support
        | LaneKind::Pictures
        | LaneKind::Notes => ColumnRole::Cards(lane),
    }
}

/// The map's first lane of `kind` that is shown, otherwise the first hidden one, otherwise a new one.
#[must_use]
pub fn lane_of_kind(map: &Map, kind: LaneKind) -> ColumnLane {
    let of_kind = map.lanes.iter().filter(|lane| lane.kind == kind);
    match of_kind.min_by_key(|lane| lane.visibility == Visibility::Hidden) {
        Some(lane) => ColumnLane::Own(lane.id.clone()),
        None => ColumnLane::New(kind, kind.title(map.info.language).to_owned()),
    }
}

/// A heading in the form in which headings are compared.
pub(super) struct FoldedHeading(String);

impl FoldedHeading {
    /// `None` if `heading` has no letter or digit.
    pub(super) fn new(heading: &str) -> Option<Self> {
        // An explanation in brackets does not belong to the name: "Feeling (1-5)".
        let name = heading.split(['(', '[', '\n']).next().unwrap_or_default();
        Some(comparable(name)).filter(|asked| !asked.is_empty()).map(Self)
    }

    /// Whether the heading is `name`, in the singular or the plural.
    pub(super) fn is(&self, name: &str) -> bool {
        comparable(name) == self.0
    }

    /// Whether the heading is one of `names`, which are divided by bars.
    fn is_one_of(&self, names: &str) -> bool {
        names.split('|').any(|name| self.is(name))
    }
}

/// `name` folded, without the plural ending of English words.
fn comparable(name: &str) -> String {
    let mut name = squashed(name);
    if let Some(singular) = name.strip_suffix("ies") {
        name = format!("{singular}y");
    } else if name.len() > 3 && name.ends_with('s') && !name.ends_with("ss") {
        name.pop();
    }
    name
}
