//! Plans for adding, copying, changing, moving and deleting cards.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Change, Created, Deed, EditError, Nameless, NewCard, Plan, StepLabel, cells::CellOrders, ids, lanes, references,
    words,
};
use crate::{
    edit::{CardField, CardPatch},
    model::{Anchor, Card, CardId, Feeling, FeelingKey, Lane, Map, Measure, Metric, Place, Stage},
};

/// Adds a card with `title` at `place`.
pub(super) fn add(map: &Map, place: &Place, title: String) -> Result<Plan, EditError> {
    let (_, stage) = open_cell(map, place)?;
    let id = ids::card_numbers(map).next_card();
    let label = StepLabel::new(
        Deed::AddTo,
        [words::quoted(&title, Nameless::Card), words::quoted(&stage.title, Nameless::Stage)],
    );
    let mut cells = CellOrders::around(map, [].into_iter(), Some(place));
    cells.put_in(place, [id.clone()].into_iter());
    let card = Card::new(id, place.clone(), title);
    Ok(with_new_cards(map, label, &cells, vec![card]))
}

/// Adds a card with all its fields, its lane if that is new, and the feeling of a persona at it.
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
    let blank = Card::new(card.id.clone(), card.place.clone(), "");
    CardField::all_of(&card).iter().try_for_each(|field| references::check(map, &blank, field))?;
    check_numbers(&card)?;
    references::name_all_once(&mut card);
    let persona = feeling.as_ref().map(|(persona, _)| persona);
    if let Some(persona) = persona.filter(|persona| map.persona(persona).is_none()) {
        return Err(EditError::NoSuchPersona(persona.clone()));
    }
    let label = StepLabel::new(
        Deed::AddTo,
        [words::quoted(&card.title, Nameless::Card), words::quoted(&stage.title, Nameless::Stage)],
    );
    let anchor = Anchor::Card(card.id.clone());
    let mut cells = CellOrders::around(map, [].into_iter(), Some(&card.place));
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

/// Adds copies of `cards`, the first at `to`.
pub(super) fn paste(map: &Map, cards: Vec<Card>, to: &Place) -> Result<Plan, EditError> {
    let (_, stage) = open_cell(map, to)?;
    cards.iter().try_for_each(check_numbers)?;
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    let label = StepLabel::new(Deed::PasteInto, [words::cards(&titles), words::quoted(&stage.title, Nameless::Stage)]);
    let copies = copies_of(map, &mut ids::card_numbers(map), cards, to);
    let mut cells = CellOrders::around(map, [].into_iter(), Some(to));
    cells.put_in(to, copies.iter().map(|card| card.id.clone()));
    Ok(with_new_cards(map, label, &cells, copies))
}

/// Adds copies of cards, each at its own place.
pub(super) fn paste_at(map: &Map, cards: Vec<(Card, Place)>) -> Result<Plan, EditError> {
    for (card, place) in &cards {
        open_cell(map, place)?;
        check_numbers(card)?;
    }
    let titles: Vec<_> = cards.iter().map(|(card, _)| card.title.as_str()).collect();
    let label = StepLabel::new(Deed::Paste, [words::cards(&titles)]);
    let (cards, places): (Vec<_>, Vec<_>) = cards.into_iter().unzip();
    let Some(first) = places.first() else { return Ok(Plan::new(label, Vec::new())) };
    let copies = copies_of(map, &mut ids::card_numbers(map), cards, first);
    let mut cells = CellOrders::around(map, [].into_iter(), &places);
    for (copy, place) in copies.iter().zip(&places) {
        cells.put_in(place, std::iter::once(copy.id.clone()));
    }
    Ok(with_new_cards(map, label, &cells, copies))
}

/// Adds a copy of each card directly below it.
pub(super) fn duplicate(map: &Map, ids: &[CardId]) -> Result<Plan, EditError> {
    let originals: Vec<_> = in_reading_order(map, ids)?.into_iter().cloned().collect();
    let titles: Vec<_> = originals.iter().map(|card| card.title.as_str()).collect();
    let label = StepLabel::new(Deed::Duplicate, [words::cards(&titles)]);
    let mut cells = CellOrders::around(map, originals.iter().map(|card| &card.id), None);
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

/// Edits a field of each of the cards `ids`.
pub(super) fn set(map: &Map, ids: &[CardId], patch: &CardPatch) -> Result<Plan, EditError> {
    let ids: BTreeSet<_> = ids.iter().collect();
    let (mut named, mut edited, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for id in ids {
        let card = map.card(id).ok_or_else(|| EditError::NoSuchCard(id.clone()))?;
        let mut field = patch.on(card);
        references::check(map, card, &field)?;
        check_number(card, &field)?;
        named.push(card);
        if !field.is_in(card) {
            references::name_once(id, &mut field);
        }
        if !field.is_in(card) {
            edited.push(card);
            changes.push(Change::CardField { id: id.clone(), field });
        }
    }
    let label = label_of(patch, if edited.is_empty() { &named } else { &edited });
    Ok(Plan::new(label, changes))
}

/// The label of editing `cards` by `patch`.
fn label_of(patch: &CardPatch, cards: &[&Card]) -> StepLabel {
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    if let (CardPatch::Set(CardField::Title(title)), [before]) = (patch, titles.as_slice()) {
        return words::renamed(before, title, Nameless::Card);
    }
    let deed = match patch {
        CardPatch::Set(field) => deed_of(field),
        CardPatch::AddTag(_) | CardPatch::RemoveTag(_) => Deed::ChangeTags,
        CardPatch::AddLink(_) | CardPatch::RemoveLink(_) => Deed::ChangeLinks,
        CardPatch::AddPersona(_)
        | CardPatch::RemovePersona(_)
        | CardPatch::AddSource(_)
        | CardPatch::RemoveSource(_) => Deed::Edit,
    };
    StepLabel::new(deed, [words::cards(&titles)])
}

/// The kind of edit that setting `field` is.
fn deed_of(field: &CardField) -> Deed {
    match field {
        CardField::IsMomentOfTruth(true) => Deed::MarkMomentOfTruth,
        CardField::IsMomentOfTruth(false) => Deed::UnmarkMomentOfTruth,
        CardField::Evidence(_) => Deed::SetEvidence,
        CardField::Links(_) => Deed::ChangeLinks,
        CardField::Channel(_) => Deed::SetChannel,
        CardField::Tags(_) => Deed::ChangeTags,
        CardField::Title(_)
        | CardField::Text(_)
        | CardField::Presence(_)
        | CardField::ContactReason(_)
        | CardField::Department(_)
        | CardField::PointOfSale(_)
        | CardField::Personas(_)
        | CardField::Sources(_)
        | CardField::Severity(_)
        | CardField::Importance(_)
        | CardField::Satisfaction(_)
        | CardField::Impact(_)
        | CardField::Effort(_)
        | CardField::Owner(_)
        | CardField::Due(_)
        | CardField::Status(_)
        | CardField::Comments(_)
        | CardField::Metric(_)
        | CardField::Outcomes(_)
        | CardField::Picture(_) => Deed::Edit,
    }
}

/// Moves cards below each other, the first to `to`.
pub(super) fn relocate(map: &Map, ids: &[CardId], to: &Place) -> Result<Plan, EditError> {
    let (lane, stage) = open_cell(map, to)?;
    let cards = in_reading_order(map, ids)?;
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    let what = words::cards(&titles);
    let leaves_stage = cards.iter().any(|card| card.place.stage != to.stage);
    let leaves_lane = cards.iter().any(|card| card.place.lane != to.lane);
    let label = match (leaves_stage, leaves_lane) {
        (true, _) => StepLabel::new(Deed::MoveTo, [what, words::title(&stage.title, Nameless::OtherStage)]),
        (false, true) => StepLabel::new(Deed::MoveTo, [what, words::title(&lane.title, Nameless::OtherLane)]),
        (false, false) => StepLabel::new(Deed::MoveWithin, [what, words::title(&stage.title, Nameless::ItsStage)]),
    };
    let mut cells = CellOrders::around(map, cards.iter().map(|card| &card.id), Some(to));
    cells.take_out(&cards.iter().map(|card| card.id.clone()).collect());
    cells.put_in(to, cards.iter().map(|card| card.id.clone()));
    Ok(Plan::new(label, cells.changes(map)))
}

/// Deletes cards and the references to them.
pub(super) fn delete(map: &Map, ids: &[CardId]) -> Result<Plan, EditError> {
    let cards = in_reading_order(map, ids)?;
    let titles: Vec<_> = cards.iter().map(|card| card.title.as_str()).collect();
    let label = StepLabel::new(Deed::Delete, [words::cards(&titles)]);
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
        references::name_all_once(&mut card);
        card
    };
    cards.into_iter().zip(new_ids).map(copy).collect()
}

/// The plan that adds `cards`, which have their places in `cells`, and shifts the cards below them.
fn with_new_cards(map: &Map, label: StepLabel, cells: &CellOrders, mut cards: Vec<Card>) -> Plan {
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

/// The lane and the stage of `place`, if the lane can hold cards.
fn open_cell<'a>(map: &'a Map, place: &Place) -> Result<(&'a Lane, &'a Stage), EditError> {
    let lane = map.lane(&place.lane).ok_or_else(|| EditError::NoSuchLane(place.lane.clone()))?;
    let stage = map.stage(&place.stage).ok_or_else(|| EditError::NoSuchStage(place.stage.clone()))?;
    if lane.kind.holds_cards() {
        Ok((lane, stage))
    } else {
        Err(EditError::LaneHoldsNoCards { lane: lane.title.clone() })
    }
}

/// The cards with these `ids`, without duplicates, by stage, lane and order.
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
    check_number(card, &CardField::Metric(card.metric.clone()))
}

/// Checks that the numbers in `field`, a new value for `card`, are finite.
fn check_number(card: &Card, field: &CardField) -> Result<(), EditError> {
    if let CardField::Metric(Some(metric)) = field
        && !is_finite(metric)
    {
        return Err(EditError::NotFinite { card: card.title.clone() });
    }
    Ok(())
}

fn is_finite(metric: &Metric) -> bool {
    let inputs = match metric.measure {
        Measure::Csat { satisfied: a, answers: b }
        | Measure::Ces { sum: a, answers: b }
        | Measure::SessionTime { total: a, sessions: b }
        | Measure::BounceRate { single_page: a, sessions: b }
        | Measure::OpenRate { opened: a, delivered: b }
        | Measure::ConversionRate { conversions: a, visitors: b } => [a, b, 0.0],
        Measure::Clv { purchase_value: a, purchases_a_year: b, years: c }
        | Measure::Nps { promoters: a, passives: b, detractors: c } => [a, b, c],
        Measure::Own { value, .. } => [value.unwrap_or_default(), 0.0, 0.0],
    };
    inputs.into_iter().chain(metric.target).chain(metric.previous).all(f64::is_finite)
}
