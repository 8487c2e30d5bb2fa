//! What the window calls the values of the model.

use crate::model::{
    Evidence, LaneKind, Language, MapDirection, MapState, Measure, Presence, Severity, SourceKind, Status,
};

/// What a single card of a lane of this kind is called.
#[must_use]
pub fn card(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Actions => "Action",
        LaneKind::Touchpoints => "Touchpoint",
        LaneKind::Thoughts => "Thought",
        LaneKind::PainPoints => "Pain point",
        LaneKind::Opportunities => "Opportunity",
        LaneKind::Metrics => "Metric",
        LaneKind::Outcomes => "Decision",
        LaneKind::Departments => "Department",
        LaneKind::PhysicalEvidence => "Physical evidence",
        LaneKind::Frontstage => "Frontstage step",
        LaneKind::Backstage => "Backstage step",
        LaneKind::Support => "Support process",
        LaneKind::Pictures => "Picture",
        LaneKind::Notes => "Note",
        LaneKind::Channels | LaneKind::EmotionCurve => "Card",
    }
}

/// Online and offline.
pub const PRESENCES: &[(Presence, &str)] = &[(Presence::Online, "Online"), (Presence::Offline, "Offline")];

/// How well something is known.
pub const EVIDENCES: &[(Evidence, &str)] =
    &[(Evidence::Assumed, "Assumed"), (Evidence::Partial, "Partly"), (Evidence::Researched, "Researched")];

/// How much a pain point hurts.
pub const SEVERITIES: &[(Severity, &str)] =
    &[(Severity::Low, "Low"), (Severity::Medium, "Medium"), (Severity::High, "High")];

/// How far something is.
pub const STATUSES: &[(Status, &str)] = &[
    (Status::Open, "Open"),
    (Status::Planned, "Planned"),
    (Status::InProgress, "In progress"),
    (Status::Done, "Done"),
    (Status::Validated, "Validated"),
    (Status::Rejected, "Rejected"),
];

/// Whether a map shows what is or what is wanted.
pub const STATES: &[(MapState, &str)] = &[(MapState::Current, "Current"), (MapState::Future, "Future")];

/// The languages, each in itself.
pub const LANGUAGES: &[(Language, &str)] =
    &[(Language::English, "English"), (Language::Arabic, "العربية"), (Language::Persian, "فارسی")];

/// The ways time runs.
pub const DIRECTIONS: &[(MapDirection, &str)] =
    &[(MapDirection::Auto, "Automatic"), (MapDirection::Ltr, "Left to right"), (MapDirection::Rtl, "Right to left")];

/// The sorts of sources.
pub const SOURCE_KINDS: &[(SourceKind, &str)] = &[
    (SourceKind::WebAnalytics, "Web analytics"),
    (SourceKind::Crm, "Customer records (CRM)"),
    (SourceKind::Survey, "Survey"),
    (SourceKind::MysteryVisit, "Mystery visit"),
    (SourceKind::Study, "Study"),
    (SourceKind::Interviews, "Interviews"),
    (SourceKind::SupportTranscripts, "Support transcripts"),
    (SourceKind::Workshop, "Workshop"),
    (SourceKind::Other, "Other"),
];

/// The word for `value` in `list`.
#[must_use]
pub fn word_of<T: PartialEq>(list: &[(T, &'static str)], value: &T) -> &'static str {
    list.iter().find(|(known, _)| known == value).map_or("", |(_, word)| word)
}

/// A measure as one of a list: each with its inputs at zero.
#[must_use]
pub fn measures() -> [(Measure, &'static str); 9] {
    [
        (Measure::Own { value: None, is_less_better: false }, "Own measure"),
        (Measure::Csat { satisfied: 0.0, answers: 0.0 }, "CSAT, satisfaction"),
        (Measure::Nps { promoters: 0.0, passives: 0.0, detractors: 0.0 }, "NPS, net promoter score"),
        (Measure::Ces { sum: 0.0, answers: 0.0 }, "CES, effort"),
        (Measure::ConversionRate { acted: 0.0, saw: 0.0 }, "Conversion rate"),
        (Measure::BounceRate { single_page: 0.0, sessions: 0.0 }, "Bounce rate"),
        (Measure::OpenRate { opened: 0.0, delivered: 0.0 }, "Open rate"),
        (Measure::SessionTime { total: 0.0, sessions: 0.0 }, "Session time"),
        (Measure::Clv { purchase_value: 0.0, purchases_a_year: 0.0, years: 0.0 }, "CLV, lifetime value"),
    ]
}

/// The inputs of a measure, each with its name; empty for an own measure.
pub fn inputs(measure: &mut Measure) -> Vec<(&'static str, &mut f64)> {
    match measure {
        Measure::Csat { satisfied, answers } => vec![("Satisfied answers", satisfied), ("All answers", answers)],
        Measure::Clv { purchase_value, purchases_a_year, years } => vec![
            ("Value of a purchase", purchase_value),
            ("Purchases a year", purchases_a_year),
            ("Years as a customer", years),
        ],
        Measure::Ces { sum, answers } => vec![("Sum of the scores", sum), ("Answers", answers)],
        Measure::SessionTime { total, sessions } => vec![("Time of all sessions", total), ("Sessions", sessions)],
        Measure::BounceRate { single_page, sessions } => {
            vec![("Sessions of one page", single_page), ("All sessions", sessions)]
        }
        Measure::OpenRate { opened, delivered } => vec![("Opened", opened), ("Delivered", delivered)],
        Measure::ConversionRate { acted, saw } => vec![("Acted", acted), ("Saw the offer", saw)],
        Measure::Nps { promoters, passives, detractors } => {
            vec![("Promoters (9–10)", promoters), ("Passives (7–8)", passives), ("Detractors (0–6)", detractors)]
        }
        Measure::Own { .. } => Vec::new(),
    }
}
