//! The empty map that a new map without a template starts as.

use super::Words;
use crate::model::{Lane, LaneId, LaneKind, Language, Map, MapInfo, Persona, PersonaId, Stage, StageId};

/// A new map in `language`: the usual lanes and three stages, all empty.
#[must_use]
pub fn empty_map(language: Language) -> Map {
    let words = NewMapWords::of(language);
    let stages = words.stages.iter().zip(1..).map(|(title, number)| Stage::new(StageId::numbered(number), *title));
    let kinds = [
        LaneKind::Actions,
        LaneKind::Touchpoints,
        LaneKind::Thoughts,
        LaneKind::EmotionCurve,
        LaneKind::PainPoints,
        LaneKind::Opportunities,
    ];
    let lanes = kinds.iter().zip(words.lanes).zip(1..);
    let lanes = lanes.map(|((kind, title), number)| Lane::new(LaneId::numbered(number), *kind, title));
    Map {
        info: MapInfo { title: words.title.into(), language, ..MapInfo::default() },
        personas: vec![Persona::new(PersonaId::numbered(1), words.persona)],
        stages: stages.collect(),
        lanes: lanes.collect(),
        ..Map::default()
    }
}

/// `map` with a title that says it is a copy, in the language of the map. A map without a title gets none.
#[must_use]
pub fn copy_of(map: &Map) -> Map {
    let mut copy = map.clone();
    let title = map.info.title.trim();
    if !title.is_empty() {
        copy.info.title = Words::of(map.info.language).copy.replace("{}", title);
    }
    copy
}

/// The words of a new map.
struct NewMapWords {
    title: &'static str,
    persona: &'static str,
    stages: [&'static str; 3],
    lanes: [&'static str; 6],
}

impl NewMapWords {
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
                stages: ["قبل التجربة", "أثناء التجربة", "بعد التجربة"],
                lanes: ["الإجراءات", "نقاط الاتصال", "ما يدور في ذهنه", "المشاعر", "نقاط الألم", "الفرص"],
            },
            Language::Persian => Self {
                title: "نقشهٔ سفر جدید",
                persona: "مشتری",
                stages: ["پیش از تجربه", "هنگام تجربه", "پس از تجربه"],
                lanes: ["اقدامات مشتری", "نقاط تماس", "افکار", "احساسات", "نقاط درد", "فرصت‌ها"],
            },
        }
    }
}
