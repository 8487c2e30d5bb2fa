//! Filters, which select cards, and views, which are filters saved in the map.

use std::collections::BTreeSet;

use super::{
    Card, Channel, ChannelId, Evidence, LaneId, LaneKind, Map, PersonaId, Presence, Status, TextField, Texts as _,
    ViewId,
};
use crate::fold::{Query, fold};

/// Criteria for selecting cards. A card must satisfy every facet that has values, by matching at least one of them; a
/// facet without values accepts every card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The personas the card concerns; a card without personas concerns everyone.
    pub personas: Vec<PersonaId>,
    /// The channel of the card.
    pub channels: Vec<Channel>,
    /// Whether customer and company meet online or offline.
    pub presences: Vec<Presence>,
    /// The department in charge, compared by [`fold`].
    pub departments: Vec<String>,
    /// How well the card's claim is supported.
    pub evidence: Vec<Evidence>,
    /// The card's tags, compared by [`fold`].
    pub tags: Vec<String>,
    /// The card's status.
    pub statuses: Vec<Status>,
    /// The card's owner, compared by [`fold`].
    pub owners: Vec<String>,
    /// A text that one of the card's texts must contain, compared by [`fold`].
    pub text: String,
}

/// What happens to the cards that a filter does not select.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilterEffect {
    /// They stay in place, faded.
    #[default]
    Fade,
    /// They are removed and the other cards close the gaps.
    Hide,
}

/// A filter saved in the map under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The view's id in the file.
    pub id: ViewId,
    /// The view's name.
    pub name: String,
    /// The cards the view selects.
    pub filter: Filter,
    /// What happens to the other cards.
    pub effect: FilterEffect,
}

impl Filter {
    /// Whether the filter has no criteria, so that every card matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() } && Query::new(&self.text).is_empty()
    }

    /// Whether the filter selects `card` of `map`. For many cards, use [`Filter::matcher`].
    #[must_use]
    pub fn matches(&self, map: &Map, card: &Card) -> bool {
        self.matcher(map).matches(card)
    }

    /// Prepares the filter for matching many cards of `map`.
    #[must_use]
    pub fn matcher<'a>(&'a self, map: &'a Map) -> Matcher<'a> {
        let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        let departments = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Departments).map(|lane| &lane.id);
        Matcher {
            filter: self,
            map,
            department_lanes: departments.collect(),
            departments: folded(&self.departments),
            tags: folded(&self.tags),
            owners: folded(&self.owners),
            text: Query::new(&self.text),
        }
    }

    /// Removes the persona `id` from the criteria.
    pub fn forget_persona(&mut self, id: &PersonaId) {
        self.personas.retain(|other| other != id);
    }

    /// Whether each of the filter's tags and departments occurs on some card of `map`.
    #[must_use]
    pub fn is_known_to(&self, map: &Map) -> bool {
        let of_tag = |tag: &String| Self { tags: vec![tag.clone()], ..Self::default() };
        let of_department = |name: &String| Self { departments: vec![name.clone()], ..Self::default() };
        self.tags.iter().map(of_tag).chain(self.departments.iter().map(of_department)).all(|one| {
            let matcher = one.matcher(map);
            map.cards.values().any(|card| matcher.matches(card))
        })
    }

    /// Removes the map's own channel `id` from the criteria.
    pub fn forget_channel(&mut self, id: &ChannelId) {
        self.channels.retain(|channel| *channel != Channel::Own(id.clone()));
    }
}

/// A filter prepared for matching many cards of one map.
#[derive(Debug)]
pub struct Matcher<'a> {
    filter: &'a Filter,
    map: &'a Map,
    department_lanes: BTreeSet<&'a LaneId>,
    departments: BTreeSet<String>,
    tags: BTreeSet<String>,
    owners: BTreeSet<String>,
    text: Query,
}

impl Matcher<'_> {
    /// Whether the filter selects `card`.
    #[must_use]
    pub fn matches(&self, card: &Card) -> bool {
        let filter = self.filter;
        is_met(&filter.personas, |id| card.personas.is_empty() || card.personas.contains(id))
            && is_met(&filter.channels, |channel| card.channel.as_ref() == Some(channel))
            && is_met(&filter.presences, |presence| self.map.presence(card) == Some(*presence))
            && is_met(&filter.evidence, |evidence| card.evidence == Some(*evidence))
            && is_met(&filter.statuses, |status| card.status == Some(*status))
            && (self.departments.is_empty() || self.has_department(card))
            && (self.tags.is_empty() || card.tags.iter().any(|tag| self.tags.contains(&fold(tag))))
            && (self.owners.is_empty() || self.owners.contains(&fold(&card.owner)))
            && (self.text.is_empty() || self.says(card))
    }

    /// Whether the card's department is among the criteria. In a departments lane, the card's title is a department.
    fn has_department(&self, card: &Card) -> bool {
        let is_asked = |name: &str| self.departments.contains(&fold(name));
        is_asked(&card.department) || (self.department_lanes.contains(&card.place.lane) && is_asked(&card.title))
    }

    fn says(&self, card: &Card) -> bool {
        let mut is_found = false;
        card.each_text(&mut |_: TextField, text| is_found = is_found || self.text.is_in(text));
        is_found
    }
}

/// Whether `values` is empty or one of them satisfies `holds`.
fn is_met<T>(values: &[T], holds: impl Fn(&T) -> bool) -> bool {
    values.is_empty() || values.iter().any(holds)
}

impl Map {
    /// Whether customer and company meet online or offline at `card`: the card's own statement, else that of the map's
    /// own channel it uses; `None` if neither says.
    #[must_use]
    pub fn presence(&self, card: &Card) -> Option<Presence> {
        let of_channel = |channel: &Channel| self.own_channel(channel).and_then(|own| own.presence);
        card.presence.or_else(|| card.channel.as_ref().and_then(of_channel))
    }

    /// The view with this `id`.
    #[must_use]
    pub fn view(&self, id: &ViewId) -> Option<&View> {
        self.views.iter().find(|view| view.id == *id)
    }
}
