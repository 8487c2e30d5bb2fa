//! Filters, which pick cards, and views, which are filters kept in the map.

use std::collections::BTreeSet;

use super::{
    Card, Channel, ChannelId, Evidence, LaneId, LaneKind, Map, PersonaId, Presence, Status, TextField, Texts as _,
    ViewId,
};
use crate::fold::{Query, fold};

/// Which cards somebody wants to see. Within a facet any value will do, and every facet that has values must be met; a
/// facet without values asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Whom the card concerns; a card that names nobody concerns everyone.
    pub personas: Vec<PersonaId>,
    /// Over which channel customer and company meet.
    pub channels: Vec<Channel>,
    /// Whether they meet online or offline.
    pub presences: Vec<Presence>,
    /// The department in charge, whatever its spelling ([`fold`]).
    pub departments: Vec<String>,
    /// How well the card is known to be true.
    pub evidence: Vec<Evidence>,
    /// The user's own words, whatever their spelling.
    pub tags: Vec<String>,
    /// How far the card's matter is.
    pub statuses: Vec<Status>,
    /// Who takes care of it, whatever the spelling.
    pub owners: Vec<String>,
    /// What one of the card's texts must contain, whatever its spelling.
    pub text: String,
}

/// What becomes of the cards that a filter does not pick.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilterEffect {
    /// They stay where they are, faint.
    #[default]
    Fade,
    /// They are left out, and the rest closes ranks.
    Hide,
}

/// A filter kept in the map under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The view's name in the file.
    pub id: ViewId,
    /// What the view is called.
    pub name: String,
    /// Which cards it shows.
    pub filter: Filter,
    /// What becomes of the others.
    pub effect: FilterEffect,
}

impl Filter {
    /// Whether the filter asks nothing, so that every card matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() } && Query::new(&self.text).is_empty()
    }

    /// Whether `card` of `map` is one that the filter picks. For many cards, use [`Filter::matcher`].
    #[must_use]
    pub fn matches(&self, map: &Map, card: &Card) -> bool {
        self.matcher(map).matches(card)
    }

    /// The filter, prepared once for all cards of `map`.
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

    /// Takes the persona `id` out of what is asked for.
    pub fn forget_persona(&mut self, id: &PersonaId) {
        self.personas.retain(|other| other != id);
    }

    /// Whether some card of `map` has each tag and each department that is asked for.
    #[must_use]
    pub fn is_known_to(&self, map: &Map) -> bool {
        let of_tag = |tag: &String| Self { tags: vec![tag.clone()], ..Self::default() };
        let of_department = |name: &String| Self { departments: vec![name.clone()], ..Self::default() };
        self.tags.iter().map(of_tag).chain(self.departments.iter().map(of_department)).all(|one| {
            let matcher = one.matcher(map);
            map.cards.values().any(|card| matcher.matches(card))
        })
    }

    /// Takes the map's own channel `id` out of what is asked for.
    pub fn forget_channel(&mut self, id: &ChannelId) {
        self.channels.retain(|channel| *channel != Channel::Own(id.clone()));
    }
}

/// A filter that is ready for many cards of one map.
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
    /// Whether `card` is one that the filter picks.
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

    /// Whether the department in charge is asked for: in a lane of departments, the card itself is one.
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

/// Whether one of `values` holds, or there are none.
fn is_met<T>(values: &[T], holds: impl Fn(&T) -> bool) -> bool {
    values.is_empty() || values.iter().any(holds)
}

impl Map {
    /// Whether customer and company meet online or offline at `card`: as it says itself, else as the map's own channel
    /// says.
    #[must_use]
    pub fn presence(&self, card: &Card) -> Option<Presence> {
        let of_channel = |channel: &Channel| self.own_channel(channel).and_then(|own| own.presence);
        card.presence.or_else(|| card.channel.as_ref().and_then(of_channel))
    }

    /// The view named `id`.
    #[must_use]
    pub fn view(&self, id: &ViewId) -> Option<&View> {
        self.views.iter().find(|view| view.id == *id)
    }
}
