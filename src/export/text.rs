//! The texts in a picture's file: its title, and a description for people who cannot see the picture.

use crate::{
    geom::Direction,
    locale::{
        Words,
        numerals::{Numerals, change, localized},
    },
    model::{Anchor, Feeling, FeelingKey, LaneKind, Language, Map, Persona, Visibility},
};

/// The maximum number of wanted feelings named per persona.
const MOST_WANTED: usize = 3;

/// The title of a picture of `map`: the map's own, followed by the name of the view it is drawn through. It begins with
/// a direction mark if its first letter would turn it the wrong way. Control characters become spaces, as a PNG cannot
/// hold them.
#[must_use]
pub fn title(map: &Map, view_name: Option<&str>) -> String {
    let title = &map.info.title;
    let whole = view_name.map_or_else(|| title.clone(), |name| format!("{title} – {name}"));
    Direction::from_rtl(map.is_rtl()).marked(&whole.replace(char::is_control, " "))
}

/// A few sentences about the visible map in its own language: its title, its personas, its stages, the number of its
/// most important cards, where each persona feels best and worst, and which feelings are wanted.
#[must_use]
pub fn description(map: &Map) -> String {
    let map = map.without_prompts();
    let map = &*map.shown();
    let (words, own) = (Words::of(map.info.language), OwnWords::of(map.info.language));
    let direction = Direction::from_rtl(map.info.language.is_rtl());
    let title = if map.info.title.trim().is_empty() { words.untitled_map } else { map.info.title.trim() };
    let mut sentences = vec![sentence(own.map, &direction.isolating(title))];
    if !map.info.scenario.trim().is_empty() {
        sentences.push(sentence(words.scenario, &direction.isolating(map.info.scenario.trim())));
    }
    if !map.personas.is_empty() {
        let names = map.personas.iter().map(|persona| persona_words(persona, words));
        sentences.push(sentence(own.personas, &listed(names, words, direction)));
    }
    if !map.stages.is_empty() {
        let titles = map.stages.iter().map(|stage| or_untitled(&stage.title, words).to_owned());
        let label = format!("{} ({})", own.stages, count(map.stages.len(), map.into()));
        sentences.push(sentence(&label, &listed(titles, words, direction)));
    }
    sentences.extend(card_counts(map, own));
    for persona in &map.personas {
        sentences.extend(extremes(map, persona, words, own));
        sentences.extend(wanted(map, persona, words, own));
    }
    // A title may contain any character, but a PNG's text only printable ones.
    let marked: Vec<String> = sentences.iter().map(|sentence| direction.marked(sentence)).collect();
    let text = marked.join("\n");
    text.replace(|character: char| character.is_control() && character != '\n', " ")
}

/// The numbers of cards of the most important kinds.
fn card_counts(map: &Map, own: &OwnWords) -> Vec<String> {
    let kinds = [
        (LaneKind::Touchpoints, own.touchpoints),
        (LaneKind::PainPoints, own.pain_points),
        (LaneKind::Opportunities, own.opportunities),
    ];
    let is_shown = |visibility| visibility != Visibility::Hidden;
    let is_of = |kind, lane| map.lane(lane).is_some_and(|lane| lane.kind == kind && is_shown(lane.visibility));
    kinds
        .into_iter()
        .filter_map(|(kind, label)| {
            let cards = map.cards.values().filter(|card| is_of(kind, &card.place.lane)).count();
            (cards > 0).then(|| sentence(label, &count(cards, map.into())))
        })
        .collect()
}

/// The stage or step where `persona` feels best, and the one where it feels worst unless both feelings are equal.
fn extremes(map: &Map, persona: &Persona, words: &Words, own: &OwnWords) -> Vec<String> {
    let felt: Vec<(&FeelingKey, &Feeling)> = map.feelings.iter().filter(|(key, _)| key.persona == persona.id).collect();
    // Of equal feelings the first is named, so that the sentence does not depend on how the maximum is found.
    let by_value =
        |a: &&(&FeelingKey, &Feeling), b: &&(&FeelingKey, &Feeling)| a.1.value.get().total_cmp(&b.1.value.get());
    let best = felt.iter().rev().max_by(by_value);
    let worst = felt.iter().min_by(by_value);
    let labelled = [(own.best, best), (own.worst, worst.filter(|worst| best.is_some_and(|best| best.1 != worst.1)))];
    labelled
        .into_iter()
        .filter_map(|(label, found)| {
            let (key, feeling) = found?;
            let direction = Direction::from_rtl(map.info.language.is_rtl());
            let label = format!("{}{}{label}", direction.isolating(or_untitled(&persona.name, words)), words.comma);
            let value = change(feeling.value.get(), "", map);
            let place = direction.isolating(or_untitled(anchor_title(map, &key.anchor), words));
            Some(sentence(&label, &format!("{place} ({value})")))
        })
        .collect()
}

/// The wanted feelings of `persona`, those furthest from the present ones.
fn wanted(map: &Map, persona: &Persona, words: &Words, own: &OwnWords) -> Option<String> {
    let own_feelings = map.feelings.iter().filter(|(key, _)| key.persona == persona.id);
    let mut wanted: Vec<_> = own_feelings
        .filter_map(|(key, feeling)| {
            let (now, then) = (feeling.value.get(), feeling.wanted?.get());
            Some(((then - now).abs(), now, then, anchor_title(map, &key.anchor)))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let direction = Direction::from_rtl(map.info.language.is_rtl());
    let parts: Vec<String> = wanted
        .iter()
        .take(MOST_WANTED)
        .map(|(_, now, then, title)| {
            let (now, then) = (change(*now, "", map), change(*then, "", map));
            format!("{} ({then} {} {now})", direction.isolating(or_untitled(title, words)), own.instead_of)
        })
        .collect();
    let label = format!("{}{}{}", direction.isolating(or_untitled(&persona.name, words)), words.comma, own.wanted);
    (!parts.is_empty()).then(|| sentence(&label, &joined(&parts, words)))
}

fn anchor_title<'a>(map: &'a Map, anchor: &Anchor) -> &'a str {
    let title = match anchor {
        Anchor::Stage(id) => map.stage(id).map(|stage| &stage.title),
        Anchor::Step(id) => map.step(id).map(|(_, step)| &step.title),
        Anchor::Card(id) => map.card(id).map(|card| &card.title),
    };
    title.map_or("", |title| title.as_str())
}

fn persona_words(persona: &Persona, words: &Words) -> String {
    let name = or_untitled(&persona.name, words);
    if persona.role.trim().is_empty() { name.to_owned() } else { format!("{name} ({})", persona.role.trim()) }
}

fn or_untitled<'a>(title: &'a str, words: &'a Words) -> &'a str {
    let title = title.trim();
    if title.is_empty() { words.untitled } else { title }
}

/// `label: what.`, without the full stop if `what` ends with punctuation.
fn sentence(label: &str, what: &str) -> String {
    let stop = if what.ends_with(['.', '!', '?', '؟', '…']) { "" } else { "." };
    format!("{label}: {what}{stop}")
}

/// The texts `items` of the user as a list, each apart from the others where it runs against the sentence.
fn listed(items: impl Iterator<Item = String>, words: &Words, direction: Direction) -> String {
    joined(&items.map(|item| direction.isolating(&item)).collect::<Vec<_>>(), words)
}

/// `items` as a list: with commas, or with semicolons if an item has a comma itself.
fn joined(items: &[String], words: &Words) -> String {
    let has_comma = items.iter().any(|item| item.contains([',', '،']));
    items.join(if has_comma { words.semicolon } else { words.comma })
}

fn count(number: usize, numerals: Numerals) -> String {
    localized(&number.to_string(), numerals)
}

/// The words of a description that do not occur on the map itself.
struct OwnWords {
    map: &'static str,
    personas: &'static str,
    stages: &'static str,
    touchpoints: &'static str,
    pain_points: &'static str,
    opportunities: &'static str,
    best: &'static str,
    worst: &'static str,
    wanted: &'static str,
    instead_of: &'static str,
}

impl OwnWords {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &Self {
                map: "Customer journey map",
                personas: "Personas",
                stages: "Stages",
                touchpoints: "Touchpoints",
                pain_points: "Pain points",
                opportunities: "Opportunities",
                best: "best feeling",
                worst: "worst feeling",
                wanted: "target feeling",
                instead_of: "instead of",
            },
            Language::Arabic => &Self {
                map: "خريطة رحلة العميل",
                personas: "الشخصيات",
                stages: "المراحل",
                touchpoints: "نقاط الاتصال",
                pain_points: "نقاط الألم",
                opportunities: "الفرص",
                best: "أفضل شعور",
                worst: "أسوأ شعور",
                wanted: "الشعور المنشود",
                instead_of: "بدلًا من",
            },
            Language::Persian => &Self {
                map: "نقشهٔ سفر مشتری",
                personas: "پرسوناها",
                stages: "مراحل",
                touchpoints: "نقاط تماس",
                pain_points: "نقاط درد",
                opportunities: "فرصت‌ها",
                best: "بهترین احساس",
                worst: "بدترین احساس",
                wanted: "احساس مطلوب",
                instead_of: "به‌جای",
            },
        }
    }
}
