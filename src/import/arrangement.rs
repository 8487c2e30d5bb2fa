//! Cards that are not in a map yet, with the stages and lanes they need.

use std::collections::BTreeMap;

use crate::{
    edit::{Command, Created, EditError, Session},
    model::{
        Anchor, Card, CardId, Channel, ChannelId, Feeling, FeelingKey, Lane, LaneId, LaneKind, Map, PersonaId, Place,
        SourceId, SourceKind, Stage, StageId, Visibility,
    },
};

/// Cards to add to a map, with the stages and lanes that are added for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// The stages of the map afterwards, in order.
    pub stages: Vec<StageSlot>,
    /// The map's lanes that hold cards, then the new ones. New lanes without cards are not added.
    pub lanes: Vec<LaneSlot>,
    /// The cards, in the order in which they are added to their cells.
    pub cards: Vec<ArrangedCard>,
    /// The feelings.
    pub feelings: Vec<ArrangedFeeling>,
}

/// A stage that the map has, or that is added.
#[derive(Clone, Debug, PartialEq)]
pub struct StageSlot {
    /// The stage; `None` if it is new.
    pub id: Option<StageId>,
    /// Its title.
    pub title: String,
    /// Whether the stage is hidden in the map.
    pub is_hidden: bool,
}

/// A lane that the map has, or that is added.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneSlot {
    /// The lane; `None` if it is new.
    pub id: Option<LaneId>,
    /// Its kind.
    pub kind: LaneKind,
    /// Its title.
    pub title: String,
    /// Whether the lane is hidden in the map.
    pub is_hidden: bool,
}

/// A card to add.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrangedCard {
    /// The index of its stage in [`Arrangement::stages`].
    pub stage: usize,
    /// The index of its lane in [`Arrangement::lanes`].
    pub lane: usize,
    /// The number of cards before it in its cell; past the end means the end.
    pub order: usize,
    /// The card; its place is ignored.
    pub card: Card,
    /// The title of its channel, if that is added to the map as one of its own.
    pub new_channel: Option<String>,
    /// The titles of its sources, which are added unless the map has them.
    pub sources: Vec<String>,
}

impl ArrangedCard {
    /// A card with `title` at the end of a cell.
    #[must_use]
    pub fn new(stage: usize, lane: usize, title: impl Into<String>) -> Self {
        let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
        Self::whole(stage, lane, Card::new(CardId::numbered(0), place, title))
    }

    /// `card` at the end of a cell.
    #[must_use]
    pub fn whole(stage: usize, lane: usize, card: Card) -> Self {
        Self { stage, lane, order: usize::MAX, card, new_channel: None, sources: Vec::new() }
    }
}

/// A feeling to set.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrangedFeeling {
    /// The persona who has it.
    pub persona: PersonaId,
    /// The place of the feeling.
    pub at: FeelingPlace,
    /// The feeling.
    pub feeling: Feeling,
}

/// The place of a feeling among things that are not in the map yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeelingPlace {
    /// A card, by its index in [`Arrangement::cards`].
    Card(usize),
    /// A stage, by its index in [`Arrangement::stages`].
    Stage(usize),
}

/// The number of new stages and lanes of an [`Arrangement`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    /// New stages.
    pub stages: usize,
    /// New lanes.
    pub lanes: usize,
}

impl Arrangement {
    /// No cards yet, with the stages and lanes of `map`.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let is_hidden = |visibility: Visibility| visibility == Visibility::Hidden;
        let stage = |stage: &Stage| StageSlot {
            id: Some(stage.id.clone()),
            title: stage.title.clone(),
            is_hidden: is_hidden(stage.visibility),
        };
        let lane = |lane: &Lane| LaneSlot {
            id: Some(lane.id.clone()),
            kind: lane.kind,
            title: lane.title.clone(),
            is_hidden: is_hidden(lane.visibility),
        };
        Self {
            stages: map.stages.iter().map(stage).collect(),
            lanes: map.lanes.iter().filter(|lane| lane.kind.holds_cards()).map(lane).collect(),
            ..Self::default()
        }
    }

    /// The index of the stage `id`; that of the first shown stage if the map lacks it.
    #[must_use]
    pub fn stage_of(&self, id: Option<&StageId>) -> usize {
        let own = self.stages.iter().position(|slot| slot.id.is_some() && slot.id.as_ref() == id);
        own.or_else(|| self.stages.iter().position(|slot| !slot.is_hidden)).unwrap_or(0)
    }

    /// The index of the lane `id`; that of the first shown lane if the map lacks it.
    #[must_use]
    pub fn lane_of(&self, id: Option<&LaneId>) -> usize {
        let own = self.lanes.iter().position(|slot| slot.id.is_some() && slot.id.as_ref() == id);
        own.or_else(|| self.lanes.iter().position(|slot| !slot.is_hidden)).unwrap_or(0)
    }

    /// The index of the shown stage that comes `by` stages after the one at `from`. If the stages do not suffice, new
    /// ones are added at the end; `title` is that of the last of them.
    pub fn stage_after(&mut self, from: usize, by: usize, title: &str) -> usize {
        loop {
            let shown = self.stages.iter().enumerate().skip(from).filter(|(at, slot)| *at == from || !slot.is_hidden);
            let count = shown.clone().count();
            if let Some((at, _)) = shown.clone().nth(by) {
                return at;
            }
            let is_last = count >= by;
            self.add_stage(self.stages.len(), if is_last { title } else { "" });
        }
    }

    /// The index of the shown lane that comes `by` lanes after the one at `from`. If the lanes do not suffice, new ones
    /// of `kind` with `title` are added.
    pub fn lane_after(&mut self, from: usize, by: usize, kind: LaneKind, title: &str) -> usize {
        loop {
            let shown = self.lanes.iter().enumerate().skip(from).filter(|(at, slot)| *at == from || !slot.is_hidden);
            let found = shown.map(|(at, _)| at).nth(by);
            if let Some(at) = found {
                return at;
            }
            self.add_lane(kind, title);
        }
    }

    /// Adds a new stage at the index `at`; returns the index.
    pub fn add_stage(&mut self, at: usize, title: &str) -> usize {
        let at = at.min(self.stages.len());
        self.stages.insert(at, StageSlot { id: None, title: title.to_owned(), is_hidden: false });
        for card in self.cards.iter_mut().filter(|card| card.stage >= at) {
            card.stage += 1;
        }
        for feeling in &mut self.feelings {
            if let FeelingPlace::Stage(stage) = &mut feeling.at
                && *stage >= at
            {
                *stage += 1;
            }
        }
        at
    }

    /// Adds a new lane; returns its index.
    pub fn add_lane(&mut self, kind: LaneKind, title: &str) -> usize {
        self.lanes.push(LaneSlot { id: None, kind, title: title.to_owned(), is_hidden: false });
        self.lanes.len() - 1
    }

    /// The stages and lanes that are added.
    #[must_use]
    pub fn additions(&self) -> Additions {
        let is_used = |at: usize| self.cards.iter().any(|card| card.lane == at);
        Additions {
            stages: self.stages.iter().filter(|slot| slot.id.is_none()).count(),
            lanes: self.lanes.iter().enumerate().filter(|(at, slot)| slot.id.is_none() && is_used(*at)).count(),
        }
    }

    /// Adds everything to the map of `session` and returns the new cards, in the order of [`Arrangement::cards`]. The
    /// caller begins a gesture before, so that it is one step, and cancels it after an error.
    ///
    /// # Errors
    /// If the map lacks a stage, a lane or a persona of the arrangement.
    pub fn add_to(self, session: &mut Session) -> Result<Vec<CardId>, EditError> {
        let lanes = self.added_lanes(session)?;
        let stages = self.added_stages(session)?;
        let mut channels = BTreeMap::new();
        let mut placed = Vec::new();
        let mut numbers = Vec::new();
        for (number, new) in self.cards.into_iter().enumerate() {
            let ArrangedCard { stage, lane, order, mut card, new_channel, sources } = new;
            let (Some(Some(lane)), Some(stage)) = (lanes.get(lane), stages.get(stage)) else { continue };
            if let Some(title) = new_channel {
                card.channel = added_channel(session, &mut channels, title)?.map(Channel::Own);
            }
            for title in sources {
                card.sources.extend(added_source(session, title)?);
            }
            numbers.push(number);
            placed.push((card, Place { lane: lane.clone(), stage: stage.clone(), order }));
        }
        let first = placed.first().map(|(_, place)| place.clone());
        let is_one_cell =
            |first: &Place| placed.iter().all(|(_, place)| place.lane == first.lane && place.stage == first.stage);
        let command = match first.filter(is_one_cell) {
            Some(to) => Command::PasteCards { cards: placed.into_iter().map(|(card, _)| card).collect(), to },
            None => Command::PasteAt(placed),
        };
        let cards: Vec<CardId> = session.apply(command)?.cards().cloned().collect();
        for ArrangedFeeling { persona, at, feeling } in self.feelings {
            let anchor = match at {
                FeelingPlace::Card(at) => {
                    let created = numbers.binary_search(&at).ok().and_then(|at| cards.get(at));
                    created.cloned().map(Anchor::Card)
                }
                FeelingPlace::Stage(at) => stages.get(at).cloned().map(Anchor::Stage),
            };
            let Some(anchor) = anchor else { continue };
            let key = FeelingKey { persona, anchor };
            session.apply(Command::SetFeeling { key, feeling: Some(feeling) })?;
        }
        Ok(cards)
    }

    /// Adds the new lanes that get cards; returns the ids of all lanes, `None` for lanes that were not added.
    fn added_lanes(&self, session: &mut Session) -> Result<Vec<Option<LaneId>>, EditError> {
        let mut ids = Vec::new();
        for (at, slot) in self.lanes.iter().enumerate() {
            let is_used = self.cards.iter().any(|card| card.lane == at);
            ids.push(match &slot.id {
                None if is_used => {
                    let at = Lane::usual_place(&session.map().lanes, slot.kind);
                    let add = Command::AddLane { at, kind: slot.kind, title: slot.title.clone() };
                    let created = session.apply(add)?.created;
                    created.into_iter().find_map(|it| if let Created::Lane(id) = it { Some(id) } else { None })
                }
                id => id.clone(),
            });
        }
        Ok(ids)
    }

    /// Adds the new stages; returns the ids of all stages.
    fn added_stages(&self, session: &mut Session) -> Result<Vec<StageId>, EditError> {
        let mut ids = Vec::new();
        for slot in &self.stages {
            if let Some(id) = &slot.id {
                ids.push(id.clone());
                continue;
            }
            let add = Command::AddStage { at: ids.len(), title: slot.title.clone() };
            let created = session.apply(add)?.created;
            ids.extend(created.into_iter().find_map(|it| if let Created::Stage(id) = it { Some(id) } else { None }));
        }
        Ok(ids)
    }
}

/// The map's own channel `title`, which is added if it is not among those `added`.
fn added_channel(
    session: &mut Session,
    added: &mut BTreeMap<String, ChannelId>,
    title: String,
) -> Result<Option<ChannelId>, EditError> {
    if let Some(id) = added.get(&title) {
        return Ok(Some(id.clone()));
    }
    let created = session.apply(Command::AddOwnChannel { title: title.clone(), presence: None })?.created;
    let id = created.into_iter().find_map(|it| if let Created::Channel(id) = it { Some(id) } else { None });
    added.extend(id.clone().map(|id| (title, id)));
    Ok(id)
}

/// The source `title` of the map, which is added if it is missing.
fn added_source(session: &mut Session, title: String) -> Result<Option<SourceId>, EditError> {
    if let Some(own) = session.map().sources.iter().find(|own| own.title == title) {
        return Ok(Some(own.id.clone()));
    }
    let created = session.apply(Command::AddSource { kind: SourceKind::Other, title })?.created;
    Ok(created.into_iter().find_map(|it| if let Created::Source(id) = it { Some(id) } else { None }))
}
