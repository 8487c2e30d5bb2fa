//! A map in words, for those who cannot see its picture: read aloud by a screen reader, found by a search.

use std::fmt::Write as _;

use crate::model::{Anchor, Feeling, FeelingKey, Language, Map, Stage};

/// The words that the map itself does not bring.
struct Words {
    map: &'static str,
    personas: &'static str,
    feelings: &'static str,
}

/// `map` in words, in its own language: what it is about, then stage by stage what is in every lane.
#[must_use]
pub fn description(map: &Map) -> String {
    let words = words(map.info.language);
    let info = &map.info;
    let mut text = format!("{}: {}", words.map, info.title);
    for part in [&info.scope, &info.scenario].into_iter().filter(|part| !part.is_empty()) {
        let _ = write!(text, "\n{part}");
    }
    if !map.personas.is_empty() {
        let names = map.personas.iter().map(|it| [it.name.as_str(), it.role.as_str()].join(" – "));
        let _ = write!(text, "\n{}: {}", words.personas, names.collect::<Vec<_>>().join("; "));
    }
    let cells = map.cells();
    for (number, stage) in (1..).zip(&map.stages) {
        let _ = write!(text, "\n{number}. {}", stage.title);
        if !stage.text.is_empty() {
            let _ = write!(text, ": {}", stage.text);
        }
        for lane in &map.lanes {
            if let Some(cards) = cells.get(&(&lane.id, &stage.id)) {
                let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
                let _ = write!(text, "\n   {}: {}", lane.title, titles.join("; "));
            }
        }
        feelings(map, stage, words.feelings, &mut text);
    }
    text.retain(|c| c == '\n' || !c.is_control());
    text
}

/// Adds what is felt at `stage`, at its steps and at its cards.
fn feelings(map: &Map, stage: &Stage, word: &str, text: &mut String) {
    let is_here = |anchor: &Anchor| match anchor {
        Anchor::Stage(id) => *id == stage.id,
        Anchor::Step(id) => stage.steps.iter().any(|step| step.id == *id),
        Anchor::Card(id) => map.card(id).is_some_and(|card| card.place.stage == stage.id),
    };
    let said = |(key, feeling): (&FeelingKey, &Feeling)| {
        let name = map.persona(&key.persona).map_or("", |persona| persona.name.as_str());
        let at = match &key.anchor {
            Anchor::Stage(_) => "",
            Anchor::Step(id) => map.step(id).map_or("", |(_, step)| step.title.as_str()),
            Anchor::Card(id) => map.card(id).map_or("", |card| card.title.as_str()),
        };
        let brackets = if at.is_empty() { String::new() } else { format!(" ({at})") };
        format!("{name} {:+}{brackets}", feeling.value.get())
    };
    let here: Vec<_> = map.feelings.iter().filter(|(key, _)| is_here(&key.anchor)).map(said).collect();
    if !here.is_empty() {
        let _ = write!(text, "\n   {word}: {}", here.join("; "));
    }
}

fn words(language: Language) -> Words {
    match language {
        Language::English => Words { map: "Customer journey map", personas: "Personas", feelings: "Feelings" },
        Language::Arabic => {
            Words { map: "خريطة رحلة العميل", personas: "الشخصيات", feelings: "المشاعر" }
        }
        Language::Persian => {
            Words { map: "نقشهٔ سفر مشتری", personas: "پرسوناها", feelings: "احساس‌ها" }
        }
    }
}
