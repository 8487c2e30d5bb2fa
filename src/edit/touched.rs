//! The parts of a map that edits touched, which a session records so that readers of the map recompute only these.

use std::collections::{BTreeSet, VecDeque};

use super::{Change, Transaction};
use crate::model::{CardId, FeelingKey, Map, Thing};

/// The parts of a map that may differ between two of its states. All other parts are equal in both.
///
/// A part may be listed although it is equal: a change that was undone in between still counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each list of the map, and any of them may have changed")]
pub struct Touched {
    /// The cards that were added, removed or changed in any field.
    pub cards: Things<CardId>,
    /// The cards among `cards` that were added, removed or moved, or whose span changed.
    pub moved: Things<CardId>,
    /// The points of emotion curves that were added, removed or changed.
    pub feelings: Things<FeelingKey>,
    /// Whether the header changed.
    pub info: bool,
    /// Whether the list of personas changed, that is a persona or their order. The same holds for the other lists.
    pub personas: bool,
    /// Whether the list of stages changed, including the steps of a stage.
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

/// Some items of one kind, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Things<T> {
    /// These items.
    These(BTreeSet<T>),
    /// All items, including those no longer in the map.
    All,
}

impl<T> Default for Things<T> {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl<T: Ord + Clone> Things<T> {
    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::These(ids) if ids.is_empty())
    }

    /// Whether `id` is one of the items.
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
    /// Everything: the difference between two unrelated maps.
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

    /// Whether nothing was touched, so that both maps are equal.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `thing` itself may differ. For the map this is the header, for a step the list of stages.
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

    /// The parts touched by a transaction that led to `map` and whose inverse is `inverse`.
    pub(super) fn of(inverse: &Transaction, map: &Map) -> Self {
        let mut touched = Self::default();
        for change in &inverse.changes {
            touched.add(change, map);
        }
        touched
    }

    /// Adds the parts that `change`, an inverse, would touch in `map`.
    fn add(&mut self, change: &Change, map: &Map) {
        match change {
            Change::InfoField { .. } => self.info = true,
            Change::Personas(_) | Change::PersonaField { .. } => self.personas = true,
            Change::Stages(_) | Change::StageField { .. } | Change::Steps { .. } | Change::StepField { .. } => {
                self.stages = true;
            }
            Change::Lanes(_) | Change::LaneField { .. } => self.lanes = true,
            Change::Channels(_) | Change::ChannelField { .. } => self.channels = true,
            Change::Sources(_) | Change::SourceField { .. } => self.sources = true,
            Change::Pictures(_) | Change::PictureField { .. } => self.pictures = true,
            Change::Views(_) | Change::ViewField { .. } => self.views = true,
            Change::Card { id, card } => {
                self.cards.add(id);
                let room = |card: &crate::model::Card| (card.place.clone(), card.span);
                if card.as_deref().map(room) != map.cards.get(id).map(room) {
                    self.moved.add(id);
                }
            }
            Change::CardField { id, .. } => self.cards.add(id),
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

/// The parts touched by the latest changes of a session, each with the revision it led to.
#[derive(Debug)]
pub(super) struct Trail {
    /// The revision before the oldest change in the trail.
    from: u64,
    changes: VecDeque<(u64, Touched)>,
}

impl Trail {
    /// The maximum number of changes in the trail. A reader with an older revision starts again from the whole map.
    const LONGEST: usize = 64;

    /// An empty trail that starts at `revision`.
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

    /// The parts touched after `revision`; everything if that revision is not in the trail.
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
