//! The words of the window: here the names of the model's values, in [`steps`] those of the steps of the history, in [`faults`]
//! those of errors.

pub mod faults;
pub mod steps;

use super::i18n::{self, Message, m};
use crate::{
    analysis::{Finding, FindingKind},
    fold,
    locale::{calendar, numerals},
    model::{
        Evidence, FeelingValue, LaneKind, Language, MapDirection, MapState, Measure, Presence, Severity, SourceKind,
        Status, TextField,
    },
    storage::ThemeChoice,
    theme::Density,
};

/// The name of a single card in a lane of this kind.
#[must_use]
pub fn card(kind: LaneKind) -> Message {
    match kind {
        LaneKind::Actions => m("card-action"),
        LaneKind::Touchpoints => m("card-touchpoint"),
        LaneKind::Thoughts => m("card-thought"),
        LaneKind::PainPoints => m("card-pain-point"),
        LaneKind::Opportunities => m("card-opportunity"),
        LaneKind::Metrics => m("card-metric"),
        LaneKind::Outcomes => m("card-outcome"),
        LaneKind::Departments => m("card-department"),
        LaneKind::PhysicalEvidence => m("card-physical-evidence"),
        LaneKind::Frontstage => m("card-frontstage"),
        LaneKind::Backstage => m("card-backstage"),
        LaneKind::Support => m("card-support"),
        LaneKind::Pictures => m("card-picture"),
        LaneKind::Notes => m("card-note"),
        LaneKind::Channels | LaneKind::EmotionCurve => m("card-plain"),
    }
}

/// The presences.
pub const PRESENCES: &[(Presence, Message)] =
    &[(Presence::Online, m("presence-online")), (Presence::Offline, m("presence-offline"))];

/// The levels of evidence.
pub const EVIDENCES: &[(Evidence, Message)] = &[
    (Evidence::Assumed, m("evidence-assumed")),
    (Evidence::Partial, m("evidence-partial")),
    (Evidence::Researched, m("evidence-researched")),
];

/// The severity of a pain point.
pub const SEVERITIES: &[(Severity, Message)] = &[
    (Severity::Low, m("severity-low")),
    (Severity::Medium, m("severity-medium")),
    (Severity::High, m("severity-high")),
];

/// The statuses.
pub const STATUSES: &[(Status, Message)] = &[
    (Status::Open, m("status-open")),
    (Status::Planned, m("status-planned")),
    (Status::InProgress, m("status-in-progress")),
    (Status::Done, m("status-done")),
    (Status::Validated, m("status-validated")),
    (Status::Rejected, m("status-rejected")),
];

/// The states of a map: as it is or as it should become.
pub const STATES: &[(MapState, Message)] =
    &[(MapState::Current, m("state-current")), (MapState::Future, m("state-future"))];

/// The languages, each named in itself.
pub const LANGUAGES: &[(Language, &str)] =
    &[(Language::English, "English"), (Language::Arabic, "العربية"), (Language::Persian, "فارسی")];

/// The directions of time.
pub const DIRECTIONS: &[(MapDirection, Message)] = &[
    (MapDirection::Auto, m("direction-auto")),
    (MapDirection::Ltr, m("direction-ltr")),
    (MapDirection::Rtl, m("direction-rtl")),
];

/// The types of sources.
pub const SOURCE_KINDS: &[(SourceKind, Message)] = &[
    (SourceKind::WebAnalytics, m("source-web-analytics")),
    (SourceKind::Crm, m("source-crm")),
    (SourceKind::Survey, m("source-survey")),
    (SourceKind::MysteryVisit, m("source-mystery-visit")),
    (SourceKind::Study, m("source-study")),
    (SourceKind::Interviews, m("source-interviews")),
    (SourceKind::SupportTranscripts, m("source-support-transcripts")),
    (SourceKind::Workshop, m("source-workshop")),
    (SourceKind::Other, m("source-other")),
];

/// The name of `language` in itself.
#[must_use]
pub fn in_itself(language: Language) -> &'static str {
    LANGUAGES.iter().find(|(known, _)| *known == language).map_or("", |(_, name)| name)
}

/// Every measure, with its inputs at zero.
#[must_use]
pub fn measures() -> [(Measure, Message); 9] {
    [
        (Measure::Own { value: None, is_less_better: false }, m("measure-own")),
        (Measure::Csat { satisfied: 0.0, answers: 0.0 }, m("measure-csat")),
        (Measure::Nps { promoters: 0.0, passives: 0.0, detractors: 0.0 }, m("measure-nps")),
        (Measure::Ces { sum: 0.0, answers: 0.0 }, m("measure-ces")),
        (Measure::ConversionRate { conversions: 0.0, visitors: 0.0 }, m("measure-conversion")),
        (Measure::BounceRate { single_page: 0.0, sessions: 0.0 }, m("measure-bounce")),
        (Measure::OpenRate { opened: 0.0, delivered: 0.0 }, m("measure-open")),
        (Measure::SessionTime { total: 0.0, sessions: 0.0 }, m("measure-session")),
        (Measure::Clv { purchase_value: 0.0, purchases_a_year: 0.0, years: 0.0 }, m("measure-clv")),
    ]
}

/// The inputs of a measure with their names; empty for the user's own measures.
pub fn inputs(measure: &mut Measure) -> Vec<(Message, &mut f64)> {
    match measure {
        Measure::Csat { satisfied, answers } => {
            vec![(m("input-satisfied"), satisfied), (m("input-all-answers"), answers)]
        }
        Measure::Clv { purchase_value, purchases_a_year, years } => vec![
            (m("input-purchase-value"), purchase_value),
            (m("input-purchases-a-year"), purchases_a_year),
            (m("input-years"), years),
        ],
        Measure::Ces { sum, answers } => vec![(m("input-score-sum"), sum), (m("input-answers"), answers)],
        Measure::SessionTime { total, sessions } => {
            vec![(m("input-session-time"), total), (m("input-sessions"), sessions)]
        }
        Measure::BounceRate { single_page, sessions } => {
            vec![(m("input-single-page"), single_page), (m("input-all-sessions"), sessions)]
        }
        Measure::OpenRate { opened, delivered } => vec![(m("input-opened"), opened), (m("input-delivered"), delivered)],
        Measure::ConversionRate { conversions, visitors } => {
            vec![(m("input-conversions"), conversions), (m("input-visitors"), visitors)]
        }
        Measure::Nps { promoters, passives, detractors } => {
            vec![
                (m("input-promoters"), promoters),
                (m("input-passives"), passives),
                (m("input-detractors"), detractors),
            ]
        }
        Measure::Own { .. } => Vec::new(),
    }
}

/// A finding as a full sentence.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    let title = quoted(&finding.title);
    let about = |message: Message| message.with(&[("title", title.as_str().into())]);
    match finding.kind {
        FindingKind::ReviewDatePassed(date) => {
            m("finding-review-passed").with(&[("date", calendar::day(date, i18n::language()).into())])
        }
        FindingKind::NoStages => m("finding-no-stages").text(),
        FindingKind::NoPersonas => m("finding-no-personas").text(),
        FindingKind::NoTouchpointLane => m("finding-no-touchpoint-lane").text(),
        FindingKind::StageEmpty => about(m("finding-stage-empty")),
        FindingKind::StageWithoutTouchpoint => about(m("finding-stage-without-touchpoint")),
        FindingKind::PurchaseTiring { touchpoints } => {
            m("finding-purchase-tiring").with(&[("title", title.as_str().into()), ("count", touchpoints.into())])
        }
        FindingKind::TouchpointWithoutChannel => about(m("finding-touchpoint-without-channel")),
        FindingKind::TouchpointWithoutDepartment => about(m("finding-touchpoint-without-department")),
        FindingKind::TouchpointWithoutFeeling => about(m("finding-touchpoint-without-feeling")),
        FindingKind::PainPointUnanswered => about(m("finding-pain-point-unanswered")),
        FindingKind::OpportunityWithoutOwner => about(m("finding-opportunity-without-owner")),
        FindingKind::OutcomesOff { sum } => {
            let sum = i18n::digits(&((sum * 10.0).round() / 10.0).to_string());
            m("finding-outcomes-off").with(&[("title", title.as_str().into()), ("sum", sum.into())])
        }
        FindingKind::CellOnlyAssumed => about(m("finding-cell-only-assumed")),
        FindingKind::ChannelUsedOnce => about(m("finding-channel-used-once")),
        FindingKind::PersonaWithoutFeelings => about(m("finding-persona-without-feelings")),
        FindingKind::PersonaStopsAtPurchase => about(m("finding-persona-stops")),
    }
}

/// The effect of repairing a finding, as a sentence.
#[must_use]
pub fn fix(kind: FindingKind) -> Message {
    match kind {
        FindingKind::ReviewDatePassed(_) => m("fix-review-date"),
        FindingKind::NoStages => m("fix-no-stages"),
        FindingKind::NoPersonas => m("fix-no-personas"),
        FindingKind::NoTouchpointLane => m("fix-no-touchpoint-lane"),
        FindingKind::StageEmpty | FindingKind::StageWithoutTouchpoint => m("fix-stage-empty"),
        FindingKind::PainPointUnanswered => m("fix-pain-point"),
        FindingKind::OutcomesOff { .. } => m("fix-outcomes"),
        FindingKind::PurchaseTiring { .. }
        | FindingKind::TouchpointWithoutChannel
        | FindingKind::TouchpointWithoutDepartment
        | FindingKind::TouchpointWithoutFeeling
        | FindingKind::OpportunityWithoutOwner
        | FindingKind::CellOnlyAssumed
        | FindingKind::ChannelUsedOnce
        | FindingKind::PersonaWithoutFeelings
        | FindingKind::PersonaStopsAtPurchase => m("action-fix"),
    }
}

/// `title` in quotation marks on one line, cut to the length of a line.
#[must_use]
pub fn quoted(title: &str) -> String {
    const LONGEST: usize = 60;
    let words = fold::shortened(title, LONGEST);
    if words.is_empty() { m("without-title").text() } else { m("quoted").with(&[("title", words.into())]) }
}

/// The value of a feeling with its sign: "+1.5", "0", "−2".
#[must_use]
pub fn signed(value: FeelingValue) -> String {
    numerals::change(value.get(), "", i18n::language())
}

/// The name of the field that contains a text.
#[must_use]
pub fn text_field(field: TextField) -> Message {
    match field {
        TextField::Title => m("field-title"),
        TextField::Text => m("field-text"),
        TextField::Scope => m("field-scope"),
        TextField::Scenario => m("field-scenario"),
        TextField::Goal(_) => m("field-goals"),
        TextField::Author(_) => m("field-authors"),
        TextField::Role => m("field-role"),
        TextField::Quote => m("field-quote"),
        TextField::Need(_) => m("field-needs"),
        TextField::Frustration(_) => m("field-frustrations"),
        TextField::Prompt => m("field-prompt"),
        TextField::ContactReason => m("field-contact-reason"),
        TextField::Department => m("field-department"),
        TextField::PointOfSale => m("field-point-of-sale"),
        TextField::Owner => m("field-owner"),
        TextField::Tag(_) => m("field-tags"),
        TextField::CommentAuthor(_) => m("field-comment-author"),
        TextField::CommentText(_) => m("field-comment"),
        TextField::Unit => m("field-unit"),
        TextField::Outcome(_) => m("field-outcome"),
        TextField::Note => m("field-why"),
        TextField::Locator => m("field-source-where"),
        TextField::Description => m("field-picture-description"),
    }
}

/// The name of a theme in the menu; its tip says what the theme is for.
#[must_use]
pub fn theme_message(choice: &ThemeChoice) -> Message {
    match choice {
        ThemeChoice::System => m("theme-system"),
        ThemeChoice::Light => m("theme-light"),
        ThemeChoice::Dark => m("theme-dark"),
        ThemeChoice::Contrast => m("theme-contrast"),
        ThemeChoice::Print => m("theme-print"),
        ThemeChoice::File(_) => m("theme-file"),
    }
}

/// The name of a density in the menu; its tip says what the density is for.
#[must_use]
pub fn density_message(density: Density) -> Message {
    match density {
        Density::Comfortable => m("density-comfortable"),
        Density::Compact => m("density-compact"),
        Density::Wall => m("density-wall"),
    }
}
