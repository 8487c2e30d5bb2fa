//! Accessible names of the things on the map, in the interface's language: a name with everything that the drawing
//! shows by signs, and a description with the remaining text.

use crate::{
    locale::numerals,
    model::{Anchor, Card, CardId, Channel, FeelingKey, FeelingValue, LaneId, LaneKind, Map, Metric, StageId},
    ui::{
        canvas::feelings::feeling_word,
        i18n::{self, Message, m},
        words::{self, signed},
    },
};

/// "Touchpoint: Compare prices, stage 2 of 4, phone, feeling −1, moment of truth, assumed, 2 comments".
pub(in crate::ui::canvas) fn card_name(map: &Map, card: &Card, stage_index: usize) -> String {
    let kind = map.lane(&card.place.lane).map(|lane| lane.kind);
    let mut values = vec![
        ("kind", kind.map_or(m("card-plain"), words::card).into()),
        ("name", titled(&card.title).into()),
        ("at", (stage_index + 1).into()),
        ("count", map.stages.len().into()),
    ];
    let last = map.covered_stages(card).end;
    let name = if last > stage_index + 1 {
        values.push(("to", last.into()));
        m("node-card-wide").with(&values)
    } else {
        m("node-card").with(&values)
    };
    joined(std::iter::once(name).chain(signs(map, card)))
}

/// The signs on a card in words, in order.
fn signs(map: &Map, card: &Card) -> Vec<String> {
    let mut signs = Vec::new();
    signs.extend(channel(map, card));
    signs.extend(card.metric.as_ref().and_then(measured));
    signs.extend(
        called(words::SEVERITIES, card.severity)
            .map(|severity| m("node-severity").with(&[("severity", severity.into())])),
    );
    signs.extend(feelings_at(map, &card.id));
    signs.extend(card.is_moment_of_truth.then(|| m("node-moment-of-truth").text()));
    signs.extend(called(words::EVIDENCES, card.evidence));
    signs.extend(called(words::STATUSES, card.status));
    if !card.comments.is_empty() {
        signs.push(m("node-comments").with(&[("count", card.comments.len().into())]));
    }
    if !card.links.is_empty() {
        signs.push(m("node-links").with(&[("count", card.links.len().into())]));
    }
    signs
}

/// The value of a metric for reading aloud: "2.9 %".
fn measured(metric: &Metric) -> Option<String> {
    let value = metric.value()?;
    Some(i18n::without_isolates(&numerals::with_unit(value, &metric.unit, i18n::language())))
}

fn channel(map: &Map, card: &Card) -> Option<String> {
    match card.channel.as_ref()? {
        Channel::Known(known) => Some(known.title(i18n::language()).to_lowercase()),
        own @ Channel::Own(_) => map.own_channel(own).map(|own| own.title.clone()),
    }
}

/// The feelings at a card, with the personas' names if the map has several.
fn feelings_at(map: &Map, id: &CardId) -> Vec<String> {
    let mut said = Vec::new();
    for persona in &map.personas {
        let key = FeelingKey { persona: persona.id.clone(), anchor: Anchor::Card(id.clone()) };
        let Some(feeling) = map.feelings.get(&key) else { continue };
        let value = signed(feeling.value);
        said.push(if map.personas.len() == 1 {
            m("node-feels").with(&[("value", value.into())])
        } else {
            m("node-feels-of").with(&[("name", persona.name.as_str().into()), ("value", value.into())])
        });
    }
    said
}

/// The remaining text of a card.
pub(in crate::ui::canvas) fn card_description(map: &Map, card: &Card) -> String {
    let links = card.links.iter().filter_map(|id| map.card(id));
    let linked: Vec<String> = links.map(|other| titled(&other.title)).collect();
    let outcomes = card.outcomes.iter().map(|outcome| outcome.title.clone());
    let mut parts = vec![card.text.clone(), card.contact_reason.clone(), card.department.clone()];
    parts.extend(outcomes);
    if !linked.is_empty() {
        parts.push(m("node-linked-to").with(&[("titles", joined(linked).into())]));
    }
    joined(parts)
}

/// "Empty cell: Pain points, Awareness".
pub(in crate::ui::canvas) fn cell_name(map: &Map, lane: &LaneId, stage: &StageId) -> String {
    let lane = map.lane(lane).map_or("", |lane| lane.title.as_str());
    let stage = map.stage(stage).map_or("", |stage| stage.title.as_str());
    m("node-empty-cell").with(&[("lane", lane.into()), ("stage", stage.into())])
}

/// "Feeling of Mona at Checkout".
pub(in crate::ui::canvas) fn feeling_name(map: &Map, key: &FeelingKey) -> String {
    let persona = map.persona(&key.persona).map_or("", |persona| persona.name.as_str());
    let place = match &key.anchor {
        Anchor::Stage(id) => map.stage(id).map_or("", |stage| stage.title.as_str()),
        Anchor::Step(id) => map.step(id).map_or("", |(_, step)| step.title.as_str()),
        Anchor::Card(id) => map.cards.get(id).map_or("", |card| card.title.as_str()),
    };
    m("node-feeling").with(&[("name", persona.into()), ("place", place.into())])
}

/// "−1, bad".
pub(in crate::ui::canvas) fn feeling_words(value: FeelingValue) -> String {
    joined([signed(value), feeling_word(value).text()])
}

/// The kind of a lane and the number of its cards.
pub(in crate::ui::canvas) fn lane_description(map: &Map, id: &LaneId, kind: LaneKind) -> String {
    let holds = crate::ui::action::lane_kind_message(kind).text();
    if !kind.holds_cards() {
        return holds;
    }
    let count = map.cards.in_lane(id).count();
    joined([holds, m("count-cards").with(&[("count", count.into())])])
}

/// The size of the map: "Online shop, 5 stages, 7 lanes, 34 cards".
pub(in crate::ui::canvas) fn map_description(map: &Map) -> String {
    let count = |message: Message, count: usize| message.with(&[("count", count.into())]);
    joined([
        titled(&map.info.title),
        count(m("count-stages"), map.stages.len()),
        count(m("count-lanes"), map.lanes.len()),
        count(m("count-cards"), map.cards.len()),
    ])
}

/// The title, or a placeholder if it is blank.
pub(in crate::ui::canvas) fn titled(title: &str) -> String {
    if title.trim().is_empty() { m("untitled").text() } else { title.to_owned() }
}

/// The non-blank parts, separated by commas of the interface's language.
pub(in crate::ui::canvas) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join(&m("list-comma").text())
}

fn called<T: PartialEq + Copy>(names: &[(T, Message)], value: Option<T>) -> Option<String> {
    let value = value?;
    names.iter().find(|(known, _)| *known == value).map(|(_, name)| name.text().to_lowercase())
}
