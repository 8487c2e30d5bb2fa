//! What is searched for in the map: the words, where they were found, and which of the places is looked at.

use crate::{
    analysis::{Match, SearchIndex, replacement},
    edit::{Command, Selection, Session},
    layout::TextTarget,
    model::{Map, TextField, TextPlace, Thing},
};

/// A search in the open map.
#[derive(Debug, Default)]
pub struct Search {
    /// What is looked for.
    pub text: String,
    /// What is to stand in its place.
    pub with: String,
    /// Whether replacing is on offer.
    pub has_replace: bool,
    /// Whether the field for the replacement is to have the keyboard.
    pub wants_replace_focus: bool,
    index: SearchIndex,
    /// The session's revision that the index is of, and what was looked for in it.
    found_in: Option<(u64, String)>,
    hits: Vec<Match>,
    /// How many ranges the hits have together.
    count: usize,
    /// Which single range is looked at, counted through all hits.
    at: usize,
    /// That range with its text.
    current: Option<Match>,
}

impl Search {
    /// Follows the map and what is looked for. Returns whether what is looked at is another place now.
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

    /// How many times the words were found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Which of them is looked at, counted from 0.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Where the words were found.
    #[must_use]
    pub fn hits(&self) -> &[Match] {
        &self.hits
    }

    /// Looks at the next place, or the one before, and round at the ends.
    pub fn step(&mut self, is_forward: bool) {
        let count = self.count;
        if count > 0 {
            self.look_at(if is_forward { (self.at + 1) % count } else { (self.at + count - 1) % count });
        }
    }

    /// The text that is looked at, with the one range.
    #[must_use]
    pub fn current(&self) -> Option<Match> {
        self.current.clone()
    }

    /// Looks at the range `at`, counted through all hits.
    fn look_at(&mut self, at: usize) {
        self.at = at;
        let mut ranges = self.hits.iter().flat_map(|hit| hit.ranges.iter().map(move |range| (&hit.place, range)));
        let current = ranges.nth(at);
        self.current = current.map(|(place, range)| Match { place: place.clone(), ranges: vec![range.clone()] });
    }

    /// The command that replaces what is looked at, or everything.
    #[must_use]
    pub fn replaced(&self, map: &Map, is_all: bool) -> Option<Command> {
        let one: Vec<Match> = self.current().into_iter().collect();
        let hits = if is_all { &self.hits } else { &one };
        (!hits.is_empty()).then(|| replacement(map, &self.text, hits, &self.with))
    }
}

/// What to select to see `thing`; `None` where it is not on the map itself.
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

/// The text on the page that shows `place`; `None` where it is not drawn as a text of its own.
#[must_use]
pub fn target_of(place: &TextPlace) -> Option<TextTarget> {
    Some(match (&place.thing, place.field) {
        (Thing::Map, TextField::Title) => TextTarget::MapTitle,
        (Thing::Map, TextField::Scenario) => TextTarget::Scenario,
        (Thing::Persona(id), TextField::Title) => TextTarget::PersonaName(id.clone()),
        (Thing::Persona(id), TextField::Role) => TextTarget::PersonaRole(id.clone()),
        (Thing::Persona(id), TextField::Quote) => TextTarget::PersonaQuote(id.clone()),
        (Thing::Stage(id), TextField::Title) => TextTarget::StageTitle(id.clone()),
        (Thing::Stage(id), TextField::Text) => TextTarget::StageText(id.clone()),
        (Thing::Step(id), TextField::Title) => TextTarget::StepTitle(id.clone()),
        (Thing::Lane(id), TextField::Title) => TextTarget::LaneTitle(id.clone()),
        (Thing::Card(id), TextField::Title) => TextTarget::CardTitle(id.clone()),
        (Thing::Card(id), TextField::Text) => TextTarget::CardText(id.clone()),
        _ => return None, // Shown in the inspector alone, or as a part of something else.
    })
}
