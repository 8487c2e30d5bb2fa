//! A map with texts that are hard to fit (very long titles, words without a break, Arabic with all its marks) in every
//! text field.

use safar::{
    model::{Language, Map, MapDirection},
    storage::parse_map,
};

use crate::lanes::every_lane;

/// Texts that fit nowhere, in turn.
struct Texts {
    pool: Vec<String>,
    next: usize,
}

impl Texts {
    fn new() -> Self {
        let sentence = "A title that goes on as if there were no end to the page and nobody to read it aloud, ";
        let marked = "وَلِكُلِّ عَمِيلٍ رِحْلَةٌ طَوِيلَةٌ مُفَصَّلَةٌ لَا يَخْتَصِرُهَا أَحَدٌ فِي بِطَاقَةٍ وَاحِدَةٍ، ";
        let pool = vec![
            sentence.repeat(5).chars().take(400).collect(),
            "Donaudampfschifffahrtsgesellschaftskapitänspatentprüfungskommission".repeat(3),
            marked.repeat(4),
            "مســـــــــــــــــــــــــــــــــــافرت‌های‌بی‌فاصله‌وبی‌پایان".repeat(4),
            "https://example.com/a/very/long/address?with=many&parameters=in&one=line".repeat(2),
            "W".repeat(200),
            "نقشهٔ سفر مشتری (Customer Journey Map, CRM 2024) برای همهٔ بخش‌های شرکت و شعبه‌های شهرستان ".repeat(3),
            "👩‍👩‍👧 ".repeat(40),
        ];
        Self { pool, next: 0 }
    }

    fn take(&mut self) -> String {
        self.next += 1;
        self.pool[self.next % self.pool.len()].clone()
    }

    fn list(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.take()).collect()
    }
}

/// The map in `language`.
pub(crate) fn stress_map(language: Language) -> Map {
    let mut map = every_lane("en");
    let texts = &mut Texts::new();
    map.info.language = language;
    map.info.direction = MapDirection::Auto;
    map.info.title = texts.take();
    map.info.scope = texts.take();
    map.info.scenario = texts.take();
    map.info.goals = texts.list(4);
    for persona in &mut map.personas {
        (persona.name, persona.role, persona.quote) = (texts.take(), texts.take(), texts.take());
        (persona.goals, persona.needs, persona.frustrations) = (texts.list(6), texts.list(1), texts.list(3));
    }
    let steps = parse_map("steps", STEPS.as_bytes()).unwrap().map.stages.remove(0).steps;
    map.stages[1].steps = steps;
    for stage in &mut map.stages {
        (stage.title, stage.text) = (texts.take(), texts.take());
        stage.steps.iter_mut().for_each(|step| step.title = texts.take());
    }
    for lane in &mut map.lanes {
        (lane.title, lane.prompt, lane.is_grouped) = (texts.take(), texts.take(), true);
    }
    map.cards.edit_each(|card| {
        (card.title, card.text, card.department, card.owner) = (texts.take(), texts.take(), texts.take(), texts.take());
        card.tags = texts.list(3);
        card.outcomes.iter_mut().for_each(|way| way.title = texts.take());
        card.metric.iter_mut().for_each(|metric| metric.unit = texts.take());
    });
    map.channels.iter_mut().for_each(|channel| channel.title = texts.take());
    map.sources.iter_mut().for_each(|source| source.title = texts.take());
    map
}

const STEPS: &str = r#"(version: 1, title: "", stages: [
    (id: "s1", title: "", steps: [(id: "x1", title: ""), (id: "x2", title: ""), (id: "x3", title: "")]),
])"#;
