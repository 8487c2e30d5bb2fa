//! The search in the open map: the query, the matches and the current one.

use crate::{
    analysis::{Match, SearchIndex, replacement},
    edit::{Command, Selection, Session},
    layout::TextTarget,
    model::{Map, TextField, TextPlace, Thing},
};

/// A search in the open map.
#[derive(Debug, Default)]
pub struct Search {
    /// The query.
    pub text: String,
    /// The replacement.
    pub with: String,
    /// Whether the field for the replacement is shown.
    pub has_replace: bool,
    /// Whether the field for the query should get the keyboard focus.
    pub wants_focus: bool,
    /// Whether the field for the replacement should get the keyboard focus.
    pub wants_replace_focus: bool,
    index: SearchIndex,
    /// The revision of the session that the index belongs to, and the query of the matches.
    found_in: Option<(u64, String)>,
    hits: Vec<Match>,
    /// The number of ranges in all matches.
    count: usize,
    /// The index of the current range, counted over all matches.
    at: usize,
    /// The current range with its place.
    current: Option<Match>,
}

impl Search {
    /// Updates the matches after a change of the map or the query. Returns whether the canvas should move to another
    /// match.
    pub fn refresh(&mut self, session: &Session) -> bool {
        let revision = session.revision();
        let (known_revision, known_text) = match &self.found_in {
            Some((revision, text)) => (Some(*revision), text.as_str()),
            None => (None, ""),
        };
        if known_revision == Some(revision) && known_text == self.text {
            return false;
        }
        let is_new_text = known_text != self.text;
        if known_revision != Some(revision) {
            self.index.follow(session.map(), &session.changes_since(known_revision.unwrap_or_default()));
        }
        self.hits = self.index.find(&self.text);
        self.found_in = Some((revision, self.text.clone()));
        self.count = self.hits.iter().map(|hit| hit.ranges.len()).sum();
        self.look_at(if is_new_text { 0 } else { self.at.min(self.count.saturating_sub(1)) });
        is_new_text
    }

    /// The number of ranges found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The index of the current range, counted from 0.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The matches.
    #[must_use]
    pub fn hits(&self) -> &[Match] {
        &self.hits
    }

    /// Moves to the next or previous range, and from the last to the first or back.
    pub fn step(&mut self, is_forward: bool) {
        let count = self.count;
        if count > 0 {
            self.look_at(if is_forward { (self.at + 1) % count } else { (self.at + count - 1) % count });
        }
    }

    /// The current match, reduced to the current range.
    #[must_use]
    pub fn current(&self) -> Option<Match> {
        self.current.clone()
    }

    /// Makes the range at index `at` the current one, counted over all matches.
    fn look_at(&mut self, at: usize) {
        self.at = at;
        let mut ranges = self.hits.iter().flat_map(|hit| hit.ranges.iter().map(move |range| (&hit.place, range)));
        let current = ranges.nth(at);
        self.current = current.map(|(place, range)| Match { place: place.clone(), ranges: vec![range.clone()] });
    }

    /// The command that replaces the current match, or all of them; `None` if there is none.
    #[must_use]
    pub fn replaced(&self, map: &Map, is_all: bool) -> Option<Command> {
        let one: Vec<Match> = self.current().into_iter().collect();
        let hits = if is_all { &self.hits } else { &one };
        (!hits.is_empty()).then(|| replacement(map, &self.text, hits, &self.with))
    }
}

/// The selection that shows `thing`; `None` if it is not shown on the map.
#[must_use]
pub fn selection_of(thing: &Thing) -> Option<Selection> {
    match thing {
        Thing::Map | Thing::Channel(_) | Thing::Source(_) | Thing::Picture(_) | Thing::View(_) => None,
        Thing::Persona(id) => Some(Selection::Persona(id.clone())),
        Thing::Stage(id) => Some(Selection::Stage(id.clone())),
        Thing::Step(id) => Some(Selection::Step(id.clone())),
        Thing::Lane(id) => Some(Selection::Lane(id.clone())),
        Thing::Card(id) => Some(Selection::card(id.clone())),
        Thing::Feeling(key) => Some(Selection::Feeling(key.clone())),
    }
}

/// The text on the page that shows `place`; `None` if no text of its own shows it.
#[must_use]
pub fn target_of(place: &TextPlace) -> Option<TextTarget> {
    let shown = match &place.thing {
        Thing::Map => vec![(TextField::Title, TextTarget::MapTitle), (TextField::Scenario, TextTarget::Scenario)],
        Thing::Persona(id) => vec![
            (TextField::Title, TextTarget::PersonaName(id.clone())),
            (TextField::Role, TextTarget::PersonaRole(id.clone())),
            (TextField::Quote, TextTarget::PersonaQuote(id.clone())),
        ],
        Thing::Stage(id) => vec![
            (TextField::Title, TextTarget::StageTitle(id.clone())),
            (TextField::Text, TextTarget::StageText(id.clone())),
        ],
        Thing::Step(id) => vec![(TextField::Title, TextTarget::StepTitle(id.clone()))],
        Thing::Lane(id) => vec![(TextField::Title, TextTarget::LaneTitle(id.clone()))],
        Thing::Card(id) => vec![
            (TextField::Title, TextTarget::CardTitle(id.clone())),
            (TextField::Text, TextTarget::CardText(id.clone())),
        ],
        // Shown in the inspector alone, or as a part of something else.
        Thing::Feeling(_) | Thing::Channel(_) | Thing::Source(_) | Thing::Picture(_) | Thing::View(_) => Vec::new(),
    };
    shown.into_iter().find(|(field, _)| *field == place.field).map(|(_, target)| target)
}
