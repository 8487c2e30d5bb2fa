//! Cards: adding, copying, changing, moving and deleting them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Change, Created, EditError, Label, NewCard, Plan, cells::Cells, ids, lanes, references, words};
use crate::{
    edit::Part,
    model::{Anchor, Card, CardId, Feeling, FeelingKey, Lane, Map, Measure, Metric, Place, Stage},
};

/// Adds a card that says `title` at `place`.
pub(super) fn add(map: &Map, place: &Place, title: String) -> Result<Plan, EditError> {
    let (_, stage) = open_cell(map, place)?;
    let id = ids::card_numbers(map).next_card();
    let label = Label::new("Add {} to {}", [words::quoted(&title, "a card"), words::quoted(&stage.title, "a stage")]);
    let mut cells = Cells::around(map, [].into_iter(), Some(place));
    cells.put_in(place, [id.clone()].into_iter());
    let card = Card::new(id, place.clone(), title);
    Ok(with_new_cards(map, label, &cells, vec![card]))
}

/// Adds a card with all it has, its lane where that is new, and what a persona feels at it.
pub(super) fn add_whole(map: &Map, new: NewCard) -> Result<Plan, EditError> {
    let NewCard { mut card, lane, feeling } = new;
    let lane = match lane {
        Some(lane) if !lane.kind.holds_cards() => return Err(EditError::LaneHoldsNoCards { lane: lane.title }),
        lane => lane.map(|lane| lanes::new(map, lane)),
    };
    let stage = map.stage(&card.place.stage).ok_or_else(|| EditError::NoSuchStage(card.place.stage.clone()))?;
    match &lane {
        Some((id, _)) => card.place = Place { lane: id.clone(), order: 0, ..card.place },
        None => {
            open_cell(map, &card.place)?;
        }
    }
    card.id = ids::card_numbers(map).next_card();
    references::check(map, &Card::new(card.id.clone(), card.place.clone(), ""), &card)?;
    check_numbers(&card)?;
    references::name_once(None, &mut card);
    let persona = feeling.as_ref().map(|(persona, _)| persona);
    if let Some(persona) = persona.filter(|persona| map.persona(persona).is_none()) {
        return Err(EditError::NoSuchPersona(persona.clone()));
    }
    let label =
        Label::new("Add {} to {}", [words::quoted(&card.title, "a card"), words::quoted(&stage.title, "a stage")]);
    let anchor = Anchor::Card(card.id.clone());
    let mut cells = Cells::around(map, [].into_iter(), Some(&card.place));
    cells.put_in(&card.place, [card.id.clone()].into_iter());
    let mut plan = with_new_cards(map, label, &cells, vec![card]);
    if let Some((id, change)) = lane {
        plan.transaction.changes.insert(0, change);
        plan.created.insert(0, Created::Lane(id));
    }
    if let Some((persona, value)) = feeling {
        let feeling = Feeling::new(value);
        let key = FeelingKey { persona, anchor };
        plan.transaction.changes.push(Change::Feeling { key, feeling: Some(feeling) });
    }
    Ok(plan)
}

/// Adds copies of `cards` from `to` on.
pub(super) fn paste(map: &Map, cards: Vec<Card>, to: &Place) -> Result<Plan, EditError> {
    let (_, stage) = open_cell(map, to)?;
    cards.iter().try_for_each(check_numbers)?;
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    let label = Label::new("Paste {} into {}", [words::cards(&titles), words::quoted(&stage.title, "a stage")]);
    let copies = copies_of(map, &mut ids::card_numbers(map), cards, to);
    let mut cells = Cells::around(map, [].into_iter(), Some(to));
    cells.put_in(to, copies.iter().map(|card| card.id.clone()));
    Ok(with_new_cards(map, label, &cells, copies))
}

/// Adds copies of cards, each at a place of its own.
pub(super) fn paste_at(map: &Map, cards: Vec<(Card, Place)>) -> Result<Plan, EditError> {
    for (card, place) in &cards {
        open_cell(map, place)?;
        check_numbers(card)?;
    }
    let titles: Vec<_> = cards.iter().map(|(card, _)| card.title.as_str()).collect();
    let label = Label::new("Paste {}", [words::cards(&titles)]);
    let (cards, places): (Vec<_>, Vec<_>) = cards.into_iter().unzip();
    let Some(first) = places.first() else { return Ok(Plan::new(label, Vec::new())) };
    let copies = copies_of(map, &mut ids::card_numbers(map), cards, first);
    let mut cells = Cells::around(map, [].into_iter(), &places);
    for (copy, place) in copies.iter().zip(&places) {
        cells.put_in(place, std::iter::once(copy.id.clone()));
    }
    Ok(with_new_cards(map, label, &cells, copies))
}

/// Adds a copy of each card right below it.
pub(super) fn duplicate(map: &Map, ids: &[CardId]) -> Result<Plan, EditError> {
    let originals: Vec<_> = in_reading_order(map, ids)?.into_iter().cloned().collect();
    let titles: Vec<_> = originals.iter().map(|card| card.title.as_str()).collect();
    let label = Label::new("Duplicate {}", [words::cards(&titles)]);
    let mut cells = Cells::around(map, originals.iter().map(|card| &card.id), None);
    let original_ids: Vec<_> = originals.iter().map(|card| card.id.clone()).collect();
    let Some(place) = originals.first().map(|card| card.place.clone()) else {
        return Ok(Plan::new(label, Vec::new()));
    };
    let copies = copies_of(map, &mut ids::card_numbers(map), originals, &place);
    for (original, copy) in original_ids.iter().zip(&copies) {
        cells.put_after(original, copy.id.clone());
    }
    Ok(with_new_cards(map, label, &cells, copies))
}

/// Puts another content on the cards of the same ids.
pub(super) fn replace(map: &Map, cards: Vec<Card>) -> Result<Plan, EditError> {
    let mut after: BTreeMap<CardId, Card> = BTreeMap::new();
    for mut card in cards {
        let before = map.card(&card.id).ok_or_else(|| EditError::NoSuchCard(card.id.clone()))?;
        references::check(map, before, &card)?;
        check_numbers(&card)?;
        references::name_once(Some(before), &mut card);
        card.place.clone_from(&before.place);
        after.insert(card.id.clone(), card);
    }
    after.retain(|id, card| map.card(id) != Some(card));
    let label = replacement_label(map, &after);
    let put = |(id, card)| Change::Card { id, card: Some(Arc::new(card)) };
    Ok(Plan::new(label, after.into_iter().map(put).collect()))
}

/// Puts cards one below the other, the first at `to`.
pub(super) fn relocate(map: &Map, ids: &[CardId], to: &Place) -> Result<Plan, EditError> {
    let (lane, stage) = open_cell(map, to)?;
    let cards = in_reading_order(map, ids)?;
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    let what = words::cards(&titles);
    let leaves_stage = cards.iter().any(|card| card.place.stage != to.stage);
    let leaves_lane = cards.iter().any(|card| card.place.lane != to.lane);
    let label = match (leaves_stage, leaves_lane) {
        (true, _) => Label::new("Move {} to {}", [what, words::title(&stage.title, "another stage")]),
        (false, true) => Label::new("Move {} to {}", [what, words::title(&lane.title, "another lane")]),
        (false, false) => Label::new("Move {} within {}", [what, words::title(&stage.title, "its stage")]),
    };
    let mut cells = Cells::around(map, cards.iter().map(|card| &card.id), Some(to));
    cells.take_out(&cards.iter().map(|card| card.id.clone()).collect());
    cells.put_in(to, cards.iter().map(|card| card.id.clone()));
    Ok(Plan::new(label, cells.changes(map)))
}

/// Deletes cards and what refers to them.
pub(super) fn delete(map: &Map, ids: &[CardId]) -> Result<Plan, EditError> {
    let cards = in_reading_order(map, ids)?;
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    let label = Label::new("Delete {}", [words::cards(&titles)]);
    let cards: BTreeSet<_> = cards.iter().map(|card| card.id.clone()).collect();
    Ok(Plan::new(label, if cards.is_empty() { Vec::new() } else { references::without_cards(map, &cards) }))
}

/// Copies of `cards` at `place` under new ids; links among them lead to the copies.
pub(super) fn copies_of(map: &Map, numbers: &mut ids::Numbers, cards: Vec<Card>, place: &Place) -> Vec<Card> {
    let new_ids: Vec<_> = cards.iter().map(|_| numbers.next_card()).collect();
    let names: BTreeMap<_, _> = cards.iter().map(|card| card.id.clone()).zip(new_ids.iter().cloned()).collect();
    let copy = |(mut card, id): (Card, CardId)| {
        let links = std::mem::take(&mut card.links);
        references::forget_missing(map, &mut card);
        card.links = links
            .into_iter()
            .filter_map(|link| names.get(&link).cloned().or_else(|| map.card(&link).map(|_| link)))
            .collect();
        card.id = id;
        card.place = place.clone();
        references::name_once(None, &mut card);
        card
    };
    cards.into_iter().zip(new_ids).map(copy).collect()
}

/// The plan that adds `cards`, whose places are those in `cells`, and makes room for them.
fn with_new_cards(map: &Map, label: Label, cells: &Cells, mut cards: Vec<Card>) -> Plan {
    let mut places: BTreeMap<_, _> =
        cells.places().filter(|(id, _)| map.card(id).is_none()).map(|(id, place)| (id.clone(), place)).collect();
    for card in &mut cards {
        if let Some(place) = places.remove(&card.id) {
            card.place = place;
        }
    }
    let created = cards.iter().map(|card| Created::Card(card.id.clone())).collect();
    let mut plan = Plan::new(label, cells.changes(map));
    let put = |card: Card| Change::Card { id: card.id.clone(), card: Some(Arc::new(card)) };
    plan.transaction.changes.extend(cards.into_iter().map(put));
    plan.created = created;
    plan
}

/// The lane and the stage of `place`, where cards can be put there.
fn open_cell<'a>(map: &'a Map, place: &Place) -> Result<(&'a Lane, &'a Stage), EditError> {
    let lane = map.lane(&place.lane).ok_or_else(|| EditError::NoSuchLane(place.lane.clone()))?;
    let stage = map.stage(&place.stage).ok_or_else(|| EditError::NoSuchStage(place.stage.clone()))?;
    if lane.kind.holds_cards() {
        Ok((lane, stage))
    } else {
        Err(EditError::LaneHoldsNoCards { lane: lane.title.clone() })
    }
}

/// The cards named in `ids`, each once, by stage, lane and order.
fn in_reading_order<'a>(map: &'a Map, ids: &[CardId]) -> Result<Vec<&'a Card>, EditError> {
    let ids: BTreeSet<_> = ids.iter().collect();
    let find = |id: &CardId| map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()));
    let mut cards = ids.into_iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let stages: BTreeMap<_, _> = map.stages.iter().enumerate().map(|(at, stage)| (&stage.id, at)).collect();
    let lanes: BTreeMap<_, _> = map.lanes.iter().enumerate().map(|(at, lane)| (&lane.id, at)).collect();
    cards.sort_by_key(|card| (stages.get(&card.place.stage), lanes.get(&card.place.lane), card.place.order));
    Ok(cards)
}

fn check_numbers(card: &Card) -> Result<(), EditError> {
    if card.metric.as_ref().is_none_or(is_finite) {
        Ok(())
    } else {
        Err(EditError::NotFinite { card: card.title.clone() })
    }
}

fn is_finite(metric: &Metric) -> bool {
    let inputs = match metric.measure {
        Measure::Csat { satisfied: a, answers: b }
        | Measure::Ces { sum: a, answers: b }
        | Measure::SessionTime { total: a, sessions: b }
        | Measure::BounceRate { single_page: a, sessions: b }
        | Measure::OpenRate { opened: a, delivered: b }
        | Measure::ConversionRate { acted: a, saw: b } => [a, b, 0.0],
        Measure::Clv { purchase_value: a, purchases_a_year: b, years: c }
        | Measure::Nps { promoters: a, passives: b, detractors: c } => [a, b, c],
        Measure::Own { value, .. } => [value.unwrap_or_default(), 0.0, 0.0],
    };
    inputs.into_iter().chain(metric.target).chain(metric.previous).all(f64::is_finite)
}

/// "Rename “A” to “B”" where only the title is another, "Edit “A”" otherwise.
fn replacement_label(map: &Map, after: &BTreeMap<CardId, Card>) -> Label {
    let before: Vec<_> = after.keys().filter_map(|id| map.card(id)).collect();
    let titles: Vec<_> = before.iter().map(|card| card.title.as_str()).collect();
    let renamed = before.iter().zip(after.values()).find(|(before, after)| {
        before.title != after.title && Card { title: before.title.clone(), ..(*after).clone() } == ***before
    });
    match renamed.filter(|_| after.len() == 1) {
        Some((before, after)) => words::renamed(&before.title, &after.title, "a card"),
        None => label_of_change(&before, after, words::cards(&titles)),
    }
}

/// What was done to all of the cards, where it is one thing.
fn label_of_change(before: &[&Card], after: &BTreeMap<CardId, Card>, cards: Part) -> Label {
    let is_only = |put_back: &dyn Fn(&mut Card, &Card)| {
        before.iter().zip(after.values()).all(|(before, after)| {
            let mut after = after.clone();
            put_back(&mut after, before);
            after == **before
        })
    };
    if is_only(&|card, before| card.is_moment_of_truth = before.is_moment_of_truth) {
        if after.values().all(|card| card.is_moment_of_truth) {
            return Label::new("Mark {} as a moment of truth", [cards]);
        }
        return Label::new("No longer mark {} as a moment of truth", [cards]);
    }
    if is_only(&|card, before| card.evidence = before.evidence) {
        return Label::new("Set the evidence of {}", [cards]);
    }
    if is_only(&|card, before| card.links.clone_from(&before.links)) {
        return Label::new("Change the links of {}", [cards]);
    }
    if is_only(&|card, before| card.channel.clone_from(&before.channel)) {
        return Label::new("Set the channel of {}", [cards]);
    }
    if is_only(&|card, before| card.tags.clone_from(&before.tags)) {
        return Label::new("Change the tags of {}", [cards]);
    }
    Label::new("Edit {}", [cards])
}
