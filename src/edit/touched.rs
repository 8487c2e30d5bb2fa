//! What an edit touched, and what a session remembers of it so that readers of the map recompute only what can have
//! changed.

use std::collections::{BTreeSet, VecDeque};

use super::{Change, Transaction};
use crate::model::{CardId, FeelingKey, Map, Thing};

/// The parts of a map that may differ between two of its states. What is not named here is equal in both.
///
/// A part may be named without differing: a change that was taken back in between still counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The cards that are new, gone or different in any field.
    pub cards: Things<CardId>,
    /// Those of `cards` that are new, gone, in another place or of another span.
    pub moved: Things<CardId>,
    /// The points of emotion curves that are new, gone or different.
    pub feelings: Things<FeelingKey>,
    /// Whether the header changed.
    pub info: bool,
    /// Whether the list of personas changed: the personas themselves or their order. The other lists likewise.
    pub personas: bool,
    /// Whether the list of stages changed, the steps of any stage included.
    pub stages: bool,
    /// Whether the list of lanes changed.
    pub lanes: bool,
    /// Whether the list of the map's own channels changed.
    pub channels: bool,
    /// Whether the list of sources changed.
    pub sources: bool,
    /// Whether the list of pictures changed.
    pub pictures: bool,
    /// Whether the list of saved views changed.
    pub views: bool,
}

/// Some of the things of one kind, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Things<T> {
    /// These things.
    These(BTreeSet<T>),
    /// Every thing, also those that are no longer in the map.
    All,
}

impl<T> Default for Things<T> {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl<T: Ord + Clone> Things<T> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::These(ids) if ids.is_empty())
    }

    /// Whether `id` is among them.
    #[must_use]
    pub fn contains(&self, id: &T) -> bool {
        match self {
            Self::These(ids) => ids.contains(id),
            Self::All => true,
        }
    }

    fn add(&mut self, id: &T) {
        match self {
            Self::These(ids) => {
                ids.insert(id.clone());
            }
            Self::All => {}
        }
    }

    fn merge(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::These(ids), Self::These(others)) => ids.extend(others.iter().cloned()),
            (Self::These(_), Self::All) => *self = Self::All,
            (Self::All, Self::These(_) | Self::All) => {}
        }
    }
}

impl Touched {
    /// What may differ between two maps of which nothing is known: everything.
    #[must_use]
    pub fn everything() -> Self {
        Self {
            cards: Things::All,
            moved: Things::All,
            feelings: Things::All,
            info: true,
            personas: true,
            stages: true,
            lanes: true,
            channels: true,
            sources: true,
            pictures: true,
            views: true,
        }
    }

    /// Whether nothing was touched: both maps are equal.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `thing` itself may differ. The header stands for the map, the list of stages for steps.
    #[must_use]
    pub fn contains(&self, thing: &Thing) -> bool {
        match thing {
            Thing::Map => self.info,
            Thing::Persona(_) => self.personas,
            Thing::Stage(_) | Thing::Step(_) => self.stages,
            Thing::Lane(_) => self.lanes,
            Thing::Card(id) => self.cards.contains(id),
            Thing::Feeling(key) => self.feelings.contains(key),
            Thing::Channel(_) => self.channels,
            Thing::Source(_) => self.sources,
            Thing::Picture(_) => self.pictures,
            Thing::View(_) => self.views,
        }
    }

    /// What a transaction touched that led to `map` and is taken back by `inverse`.
    pub(super) fn of(inverse: &Transaction, map: &Map) -> Self {
        let mut touched = Self::default();
        for change in &inverse.changes {
            touched.add(change, map);
        }
        touched
    }

    /// Adds what `change` takes back in `map`.
    fn add(&mut self, change: &Change, map: &Map) {
        match change {
            Change::Info(_) => self.info = true,
            Change::Personas(_) => self.personas = true,
            Change::Stages(_) => self.stages = true,
            Change::Lanes(_) => self.lanes = true,
            Change::Channels(_) => self.channels = true,
            Change::Sources(_) => self.sources = true,
            Change::Pictures(_) => self.pictures = true,
            Change::Views(_) => self.views = true,
            Change::Card { id, card } => {
                self.cards.add(id);
                let room = |card: &crate::model::Card| (card.place.clone(), card.span);
                if card.as_deref().map(room) != map.cards.get(id).map(room) {
                    self.moved.add(id);
                }
            }
            Change::CardPlace { id, .. } | Change::CardSpan { id, .. } => {
                self.cards.add(id);
                self.moved.add(id);
            }
            Change::Feeling { key, .. } => self.feelings.add(key),
        }
    }

    fn merge(&mut self, other: &Self) {
        self.cards.merge(&other.cards);
        self.moved.merge(&other.moved);
        self.feelings.merge(&other.feelings);
        self.info |= other.info;
        self.personas |= other.personas;
        self.stages |= other.stages;
        self.lanes |= other.lanes;
        self.channels |= other.channels;
        self.sources |= other.sources;
        self.pictures |= other.pictures;
        self.views |= other.views;
    }
}

/// What the latest changes of a session touched, each with the revision it led to.
#[derive(Debug)]
pub(super) struct Trail {
    /// The revision before the oldest change that is kept.
    from: u64,
    changes: VecDeque<(u64, Touched)>,
}

impl Trail {
    /// How many changes are kept. A reader that has not looked for longer starts again from the whole map.
    const LONGEST: usize = 64;

    /// A trail that begins at `revision`.
    pub(super) fn from(revision: u64) -> Self {
        Self { from: revision, changes: VecDeque::new() }
    }

    /// Adds a change that led to `revision`.
    pub(super) fn push(&mut self, revision: u64, touched: Touched) {
        self.changes.push_back((revision, touched));
        if self.changes.len() > Self::LONGEST
            && let Some((revision, _)) = self.changes.pop_front()
        {
            self.from = revision;
        }
    }

    /// What was touched after `revision`; everything if that is not on the trail.
    pub(super) fn since(&self, revision: u64) -> Touched {
        let first = if revision == self.from {
            Some(0)
        } else {
            self.changes.iter().rposition(|(after, _)| *after == revision).map(|at| at.saturating_add(1))
        };
        let Some(first) = first else { return Touched::everything() };
        let mut touched = Touched::default();
        self.changes.iter().skip(first).for_each(|(_, change)| touched.merge(change));
        touched
    }
}
