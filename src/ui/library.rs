//! The maps that come with Safar: templates to begin with and samples to look at.

use crate::{
    model::{Language, Map},
    storage,
};

/// A map that comes with Safar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name: the name of its file without `.ron`.
    pub name: &'static str,
    /// The language it is written in.
    pub language: Language,
    /// Whether it is a template, to be filled in, and not a sample.
    pub is_template: bool,
    text: &'static str,
}

macro_rules! built_in {
    ($folder:literal, $name:literal, $language:ident, $is_template:literal) => {
        BuiltIn {
            name: $name,
            language: Language::$language,
            is_template: $is_template,
            text: include_str!(concat!("../../maps/", $folder, "/", $name, ".ron")),
        }
    };
}

/// Every map that comes with Safar.
pub const BUILT_IN: &[BuiltIn] = &[
    built_in!("templates", "customer-journey.en", English, true),
    built_in!("templates", "customer-journey.ar", Arabic, true),
    built_in!("templates", "customer-journey.fa", Persian, true),
    built_in!("samples", "online-shop.en", English, false),
    built_in!("samples", "leaving-telecom.ar", Arabic, false),
    built_in!("samples", "consultancy-clients.fa", Persian, false),
];

impl BuiltIn {
    /// The map; empty where the built-in text were damaged, which a test rules out.
    #[must_use]
    pub fn map(&self) -> Map {
        storage::parse_map(self.name, self.text.as_bytes()).map(|opened| opened.map).unwrap_or_default()
    }

    /// The built-in map of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|built_in| built_in.name == name)
    }
}

/// A new map in `language`: the usual lanes and one stage, all still empty.
#[must_use]
pub fn empty_map(language: Language) -> Map {
    use crate::model::{Lane, LaneId, LaneKind, MapInfo, Persona, PersonaId, Stage, StageId};

    let words = Words::of(language);
    let stages = words.stages.iter().zip(1..).map(|(title, number)| Stage {
        id: StageId::numbered(number),
        title: (*title).into(),
        text: String::new(),
        steps: Vec::new(),
    });
    let kinds = [
        LaneKind::Actions,
        LaneKind::Touchpoints,
        LaneKind::Thoughts,
        LaneKind::EmotionCurve,
        LaneKind::PainPoints,
        LaneKind::Opportunities,
    ];
    let lanes = kinds.iter().zip(words.lanes).zip(1..).map(|((kind, title), number)| Lane {
        id: LaneId::numbered(number),
        kind: *kind,
        title: title.into(),
        prompt: String::new(),
    });
    Map {
        info: MapInfo { title: words.title.into(), language, ..MapInfo::default() },
        personas: vec![Persona::new(PersonaId::numbered(1), words.persona)],
        stages: stages.collect(),
        lanes: lanes.collect(),
        ..Map::default()
    }
}

/// The words of a new map.
struct Words {
    title: &'static str,
    persona: &'static str,
    stages: [&'static str; 3],
    lanes: [&'static str; 6],
}

impl Words {
    const fn of(language: Language) -> Self {
        match language {
            Language::English => Self {
                title: "New journey map",
                persona: "Customer",
                stages: ["Before", "During", "After"],
                lanes: ["Actions", "Touchpoints", "Thoughts", "Emotions", "Pain points", "Opportunities"],
            },
            Language::Arabic => Self {
                title: "خريطة رحلة جديدة",
                persona: "العميل",
                stages: ["قبل", "أثناء", "بعد"],
                lanes: ["الأفعال", "نقاط التواصل", "الأفكار", "المشاعر", "نقاط الألم", "الفرص"],
            },
            Language::Persian => Self {
                title: "نقشهٔ سفر تازه",
                persona: "مشتری",
                stages: ["پیش از", "هنگام", "پس از"],
                lanes: ["کارها", "نقاط تماس", "فکرها", "احساس‌ها", "نقاط درد", "فرصت‌ها"],
            },
        }
    }
}
