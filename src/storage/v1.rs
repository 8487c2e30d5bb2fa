//! Format version 1 of a map file, exactly as `serde` reads it. These types are frozen: a change of the model changes
//! the conversions in `from_v1` and `write`, or makes a version 2. At most, these types gain a field with a default,
//! which keeps every existing file valid.
//!
//! They are separate from the model on purpose. Everything here is a plain string or number, so that a value the model
//! rejects is reported with its position instead of failing the parser. Every optional field has a default, because the
//! writer leaves out default values; an unknown field is an error, because the next save would lose it. Counts are
//! `f64`, so that `8.0` and `8` both read and `8.5` gets a clear message.

use serde::Deserialize;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    #[expect(dead_code, reason = "the version is read by a probe before; here it only has to be known")]
    pub(super) version: u32,
    pub(super) title: String,
    #[serde(default)]
    pub(super) scope: String,
    #[serde(default)]
    pub(super) scenario: String,
    #[serde(default)]
    pub(super) goals: Vec<String>,
    #[serde(default)]
    pub(super) state: State,
    #[serde(default = "english")]
    pub(super) language: String,
    #[serde(default)]
    pub(super) direction: Direction,
    #[serde(default)]
    pub(super) authors: Vec<String>,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) review_date: Option<String>,
    #[serde(default)]
    pub(super) markers: Markers,
    #[serde(default)]
    pub(super) digits: Digits,
    #[serde(default)]
    pub(super) hidden: Vec<MapPart>,
    #[serde(default)]
    pub(super) prompts: InfoPrompts,
    #[serde(default)]
    pub(super) personas: Vec<Persona>,
    #[serde(default)]
    pub(super) stages: Vec<Stage>,
    #[serde(default)]
    pub(super) lanes: Vec<Lane>,
    #[serde(default)]
    pub(super) cards: Vec<Card>,
    #[serde(default)]
    pub(super) feelings: Vec<Feeling>,
    #[serde(default)]
    pub(super) channels: Vec<OwnChannel>,
    #[serde(default)]
    pub(super) sources: Vec<Source>,
    #[serde(default)]
    pub(super) pictures: Vec<Picture>,
    #[serde(default)]
    pub(super) views: Vec<View>,
}

fn english() -> String {
    "en".to_owned()
}

#[derive(Clone, Copy, Default, Deserialize)]
pub(super) enum State {
    #[default]
    Current,
    Future,
}

#[derive(Clone, Copy, Default, Deserialize)]
pub(super) enum Direction {
    #[default]
    Auto,
    Ltr,
    Rtl,
}

#[derive(Clone, Copy, Default, Deserialize)]
pub(super) enum Markers {
    #[default]
    Shapes,
    Faces,
}

#[derive(Clone, Copy, Default, Deserialize)]
pub(super) enum Digits {
    #[default]
    Auto,
    Latin,
    ArabicIndic,
    Persian,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum MapPart {
    Legend,
    Sources,
    Unexplored,
    PersonaDetails,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Persona {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) quote: String,
    #[serde(default)]
    pub(super) goals: Vec<String>,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    #[serde(default)]
    pub(super) frustrations: Vec<String>,
    #[serde(default)]
    pub(super) portrait: Option<String>,
    #[serde(default)]
    pub(super) prompts: PersonaPrompts,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InfoPrompts {
    #[serde(default)]
    pub(super) scope: String,
    #[serde(default)]
    pub(super) scenario: String,
    #[serde(default)]
    pub(super) goals: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonaPrompts {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) quote: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stage {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) steps: Vec<Step>,
    #[serde(default)]
    pub(super) width: Option<f64>,
    #[serde(default)]
    pub(super) visibility: Visibility,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) id: String,
    pub(super) title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lane {
    pub(super) id: String,
    pub(super) kind: LaneKind,
    pub(super) title: String,
    #[serde(default)]
    pub(super) prompt: String,
    #[serde(default)]
    pub(super) grouped: bool,
    #[serde(default)]
    pub(super) height: Option<f64>,
    #[serde(default)]
    pub(super) visibility: Visibility,
}

#[derive(Clone, Copy, Default, Deserialize)]
pub(super) enum Visibility {
    #[default]
    Open,
    Collapsed,
    Hidden,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum LaneKind {
    Actions,
    Touchpoints,
    Channels,
    Thoughts,
    EmotionCurve,
    PainPoints,
    Opportunities,
    Metrics,
    Outcomes,
    Departments,
    PhysicalEvidence,
    Frontstage,
    Backstage,
    Support,
    Pictures,
    Notes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Card {
    pub(super) id: String,
    /// The lane, the stage, and the order in their cell.
    pub(super) at: (String, String, f64),
    /// The number of stages the card covers.
    #[serde(default = "one")]
    pub(super) span: f64,
    pub(super) title: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) channel: Option<Channel>,
    #[serde(default)]
    pub(super) presence: Option<Presence>,
    #[serde(default)]
    pub(super) contact_reason: String,
    #[serde(default)]
    pub(super) department: String,
    #[serde(default)]
    pub(super) point_of_sale: String,
    #[serde(default)]
    pub(super) personas: Vec<String>,
    #[serde(default)]
    pub(super) evidence: Option<Evidence>,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) severity: Option<Severity>,
    #[serde(default)]
    pub(super) moment_of_truth: bool,
    #[serde(default)]
    pub(super) links: Vec<String>,
    #[serde(default)]
    pub(super) importance: Option<f64>,
    #[serde(default)]
    pub(super) satisfaction: Option<f64>,
    #[serde(default)]
    pub(super) impact: Option<f64>,
    #[serde(default)]
    pub(super) effort: Option<f64>,
    #[serde(default)]
    pub(super) owner: String,
    #[serde(default)]
    pub(super) due: Option<String>,
    #[serde(default)]
    pub(super) status: Option<Status>,
    #[serde(default)]
    pub(super) comments: Vec<Comment>,
    #[serde(default)]
    pub(super) metric: Option<Metric>,
    #[serde(default)]
    pub(super) outcomes: Vec<Outcome>,
    #[serde(default)]
    pub(super) picture: Option<String>,
}

fn one() -> f64 {
    1.0
}

#[derive(Deserialize)]
pub(super) enum Channel {
    Phone,
    Chatbot,
    LiveChat,
    MobileApp,
    WebSite,
    Search,
    SocialMedia,
    Email,
    Messaging,
    Post,
    Shop,
    Reseller,
    Event,
    FaceToFace,
    CallCentre,
    WordOfMouth,
    /// A channel that the map defines itself.
    Own(String),
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum Presence {
    Online,
    Offline,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum Evidence {
    Assumed,
    Partial,
    Researched,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum Severity {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum Status {
    Open,
    Planned,
    InProgress,
    Done,
    Validated,
    Rejected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comment {
    #[serde(default)]
    pub(super) author: String,
    #[serde(default)]
    pub(super) date: Option<String>,
    pub(super) text: String,
    #[serde(default)]
    pub(super) open: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Metric {
    pub(super) measure: Measure,
    #[serde(default)]
    pub(super) unit: String,
    #[serde(default)]
    pub(super) target: Option<f64>,
    #[serde(default)]
    pub(super) previous: Option<f64>,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Measure {
    Csat {
        satisfied: f64,
        answers: f64,
    },
    Clv {
        purchase_value: f64,
        purchases_a_year: f64,
        years: f64,
    },
    Ces {
        sum: f64,
        answers: f64,
    },
    SessionTime {
        total: f64,
        sessions: f64,
    },
    BounceRate {
        single_page: f64,
        sessions: f64,
    },
    OpenRate {
        opened: f64,
        delivered: f64,
    },
    ConversionRate {
        /// `acted` in files of early versions of the program.
        #[serde(alias = "acted")]
        conversions: f64,
        /// `saw` in files of early versions of the program.
        #[serde(alias = "saw")]
        visitors: f64,
    },
    Nps {
        promoters: f64,
        passives: f64,
        detractors: f64,
    },
    Own {
        #[serde(default)]
        value: Option<f64>,
        #[serde(default)]
        less_better: bool,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcome {
    pub(super) title: String,
    #[serde(default)]
    pub(super) share: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Feeling {
    pub(super) persona: String,
    pub(super) at: Anchor,
    pub(super) value: f64,
    #[serde(default)]
    pub(super) wanted: Option<f64>,
    #[serde(default)]
    pub(super) assumed: bool,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Deserialize)]
pub(super) enum Anchor {
    Stage(String),
    Step(String),
    Card(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnChannel {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) presence: Option<Presence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) kind: SourceKind,
    pub(super) title: String,
    #[serde(default)]
    pub(super) locator: String,
    #[serde(default)]
    pub(super) date: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum SourceKind {
    WebAnalytics,
    Crm,
    Survey,
    MysteryVisit,
    Study,
    Interviews,
    SupportTranscripts,
    Workshop,
    Other,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Picture {
    pub(super) id: String,
    #[serde(default)]
    pub(super) description: String,
    /// The encoded picture in base64.
    pub(super) data: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct View {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) effect: Effect,
    #[serde(default)]
    pub(super) personas: Vec<String>,
    #[serde(default)]
    pub(super) channels: Vec<Channel>,
    #[serde(default)]
    pub(super) presences: Vec<Presence>,
    #[serde(default)]
    pub(super) departments: Vec<String>,
    #[serde(default)]
    pub(super) evidence: Vec<Evidence>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) statuses: Vec<Status>,
    #[serde(default)]
    pub(super) owners: Vec<String>,
    #[serde(default)]
    pub(super) text: String,
}

#[derive(Clone, Copy, Default, Deserialize)]
pub(super) enum Effect {
    #[default]
    Fade,
    Hide,
}
