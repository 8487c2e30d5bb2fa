//! Facets: the values that a map can be filtered by, each with its number of cards.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    edit::Touched,
    fold::fold,
    model::{Card, Channel, Evidence, Filter, LaneId, LaneKind, Map, PersonaId, Presence, Status},
};

/// The values of each facet. Each number counts the cards that would be selected if the facet had that value alone and
/// the other facets of the filter stayed as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// Every persona of the map, in the map's order.
    pub personas: Vec<(PersonaId, usize)>,
    /// The channels in use, in the order in which menus offer them; the map's own come last.
    pub channels: Vec<(Channel, usize)>,
    /// Online and offline, as far as they occur.
    pub presences: Vec<(Presence, usize)>,
    /// The departments in use, each in its first spelling, in alphabetical order.
    pub departments: Vec<(String, usize)>,
    /// Assumed, partly supported, researched, as far as they occur.
    pub evidence: Vec<(Evidence, usize)>,
    /// The tags in use, each in its first spelling, in alphabetical order.
    pub tags: Vec<(String, usize)>,
    /// From open to rejected, as far as they occur.
    pub statuses: Vec<(Status, usize)>,
    /// The owners of cards, each in the first spelling, in alphabetical order.
    pub owners: Vec<(String, usize)>,
}

impl Facets {
    /// Whether an edit that touched `touched` can change the facets of a map.
    #[must_use]
    pub fn depend_on(touched: &Touched) -> bool {
        !touched.cards.is_empty() || touched.personas || touched.stages || touched.lanes || touched.channels
    }
}

/// The facets of `map` next to what `filter` already asks for.
#[must_use]
pub fn facets(map: &Map, filter: &Filter) -> Facets {
    let departments = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Departments).map(|lane| &lane.id);
    let departments: BTreeSet<&LaneId> = departments.collect();
    // Matching the text is by far the most expensive criterion, so each card is searched only once.
    let text = Filter { text: filter.text.clone(), ..Filter::default() };
    let text = text.matcher(map);
    let cards: Vec<&Card> = map.cards_in_reading_order().into_iter().filter(|card| text.matches(card)).collect();
    let among = |without: &dyn Fn(&mut Filter)| -> Vec<(&Card, bool)> {
        let mut rest = Filter { text: String::new(), ..filter.clone() };
        without(&mut rest);
        let rest = rest.matcher(map);
        cards.iter().map(|card| (*card, rest.matches(card))).collect()
    };
    let all_personas: Vec<_> = map.personas.iter().map(|persona| persona.id.clone()).collect();
    let personas = |card: &Card| if card.personas.is_empty() { all_personas.clone() } else { card.personas.clone() };
    let counted = counts(&among(&|rest| rest.personas.clear()), personas);
    Facets {
        personas: all_personas.iter().map(|id| (id.clone(), counted.get(id).copied().unwrap_or_default())).collect(),
        channels: counts(&among(&|rest| rest.channels.clear()), |card| card.channel.clone()).into_iter().collect(),
        presences: ordered(&[Presence::Online, Presence::Offline], &among(&|rest| rest.presences.clear()), |card| {
            map.presence(card)
        }),
        departments: spelled(&among(&|rest| rest.departments.clear()), |card| {
            let own = departments.contains(&card.place.lane).then_some(card.title.as_str());
            [Some(card.department.as_str()), own].into_iter().flatten().collect()
        }),
        evidence: ordered(
            &[Evidence::Assumed, Evidence::Partial, Evidence::Researched],
            &among(&|rest| rest.evidence.clear()),
            |card| card.evidence,
        ),
        tags: spelled(&among(&|rest| rest.tags.clear()), |card| card.tags.iter().map(String::as_str).collect()),
        statuses: ordered(
            &[Status::Open, Status::Planned, Status::InProgress, Status::Done, Status::Validated, Status::Rejected],
            &among(&|rest| rest.statuses.clear()),
            |card| card.status,
        ),
        owners: spelled(&among(&|rest| rest.owners.clear()), |card| vec![card.owner.as_str()]),
    }
}

/// Every value that `values_of` returns for one of `cards`, with the number of selected cards that have it.
fn counts<T: Ord, I: IntoIterator<Item = T>>(
    cards: &[(&Card, bool)],
    values_of: impl Fn(&Card) -> I,
) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for (card, is_picked) in cards {
        for value in values_of(card) {
            let count: &mut usize = counts.entry(value).or_default();
            *count = count.saturating_add(usize::from(*is_picked));
        }
    }
    counts
}

/// The `values` that occur on `cards`, in their order, each with the number of selected cards that have it.
fn ordered<T: Copy + PartialEq>(
    values: &[T],
    cards: &[(&Card, bool)],
    value_of: impl Fn(&Card) -> Option<T>,
) -> Vec<(T, usize)> {
    let count = |value: &T| {
        let having = || cards.iter().filter(|(card, _)| value_of(card) == Some(*value));
        let picked = having().filter(|(_, is_picked)| *is_picked).count();
        having().next().map(|_| (*value, picked))
    };
    values.iter().filter_map(count).collect()
}

/// Every non-blank text that `texts_of` returns, with the number of selected cards. Texts that fold alike count as one.
fn spelled<'a>(cards: &[(&'a Card, bool)], texts_of: impl Fn(&'a Card) -> Vec<&'a str>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (card, is_picked) in cards {
        let spellings: BTreeMap<String, &str> =
            texts_of(card).into_iter().rev().map(|text| (fold(text), text)).collect();
        for (folded, spelling) in spellings.into_iter().filter(|(folded, _)| !folded.is_empty()) {
            let (_, count) = counts.entry(folded).or_insert_with(|| (spelling.trim().to_owned(), 0));
            *count = count.saturating_add(usize::from(*is_picked));
        }
    }
    counts.into_values().collect()
}
