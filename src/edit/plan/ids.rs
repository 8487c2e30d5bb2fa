//! New ids: the next free number of each kind.
//!
//! A number that occurs only in a reference is not free: an opened map may have dangling references, and a new thing
//! must not become their target.

use std::collections::BTreeSet;

use crate::model::{
    Anchor, CardId, Channel, ChannelId, LaneId, Map, PersonaId, PictureId, SourceId, StageId, StepId, ViewId,
};

/// Ids from here on are skipped, not continued from. They only occur in hand-written files, and counting on from
/// `u64::MAX` would overflow.
const FAR: u64 = 1_000_000_000_000;

/// An iterator over free numbers, starting after the greatest number in use.
pub(super) struct Numbers {
    last: u64,
    far: BTreeSet<u64>,
}

impl Numbers {
    fn after(taken: impl Iterator<Item = Option<u64>>) -> Self {
        let mut numbers = Self { last: 0, far: BTreeSet::new() };
        for number in taken.flatten() {
            if number < FAR {
                numbers.last = numbers.last.max(number);
            } else {
                numbers.far.insert(number);
            }
        }
        numbers
    }

    fn next(&mut self) -> u64 {
        self.last = self.last.saturating_add(1);
        while self.far.contains(&self.last) {
            self.last = self.last.saturating_add(1);
        }
        self.last
    }

    /// The next free id of a card, from [`card_numbers`].
    pub(super) fn next_card(&mut self) -> CardId {
        CardId::numbered(self.next())
    }

    /// The next free id of a step, from [`step_numbers`].
    pub(super) fn next_step(&mut self) -> StepId {
        StepId::numbered(self.next())
    }
}

/// Free numbers for cards.
pub(super) fn card_numbers(map: &Map) -> Numbers {
    let linked = map.cards.values().flat_map(|card| &card.links);
    let felt = map.feelings.keys().filter_map(|key| match &key.anchor {
        Anchor::Card(id) => Some(id),
        Anchor::Stage(_) | Anchor::Step(_) => None,
    });
    Numbers::after(map.cards.keys().chain(linked).chain(felt).map(CardId::number))
}

/// Free numbers for steps.
pub(super) fn step_numbers(map: &Map) -> Numbers {
    let felt = map.feelings.keys().filter_map(|key| match &key.anchor {
        Anchor::Step(id) => Some(id),
        Anchor::Stage(_) | Anchor::Card(_) => None,
    });
    let steps = map.stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.id);
    Numbers::after(steps.chain(felt).map(StepId::number))
}

/// The next free id of a stage.
pub(super) fn next_stage(map: &Map) -> StageId {
    let felt = map.feelings.keys().filter_map(|key| match &key.anchor {
        Anchor::Stage(id) => Some(id),
        Anchor::Step(_) | Anchor::Card(_) => None,
    });
    let stages = map.stages.iter().map(|stage| &stage.id);
    StageId::numbered(Numbers::after(stages.chain(felt).map(StageId::number)).next())
}

/// The next free id of a lane.
pub(super) fn next_lane(map: &Map) -> LaneId {
    LaneId::numbered(Numbers::after(map.lanes.iter().map(|lane| lane.id.number())).next())
}

/// The next free id of a persona.
pub(super) fn next_persona(map: &Map) -> PersonaId {
    let concerned = map.cards.values().flat_map(|card| &card.personas);
    let feeling = map.feelings.keys().map(|key| &key.persona);
    let personas = map.personas.iter().map(|persona| &persona.id);
    let viewed = map.views.iter().flat_map(|view| &view.filter.personas);
    let named = personas.chain(concerned).chain(feeling).chain(viewed);
    PersonaId::numbered(Numbers::after(named.map(PersonaId::number)).next())
}

/// The next free id of a channel.
pub(super) fn next_channel(map: &Map) -> ChannelId {
    let viewed = map.views.iter().flat_map(|view| &view.filter.channels);
    let used = map.cards.values().filter_map(|card| card.channel.as_ref()).chain(viewed);
    let used = used.filter_map(|channel| match channel {
        Channel::Own(id) => Some(id),
        Channel::Known(_) => None,
    });
    let channels = map.channels.iter().map(|channel| &channel.id);
    ChannelId::numbered(Numbers::after(channels.chain(used).map(ChannelId::number)).next())
}

/// The next free id of a source.
pub(super) fn next_source(map: &Map) -> SourceId {
    let named = map
        .cards
        .values()
        .flat_map(|card| card.sources.iter().chain(card.metric.as_ref().and_then(|metric| metric.source.as_ref())));
    let sources = map.sources.iter().map(|source| &source.id);
    SourceId::numbered(Numbers::after(sources.chain(named).map(SourceId::number)).next())
}

/// The next free id of a picture.
pub(super) fn next_picture(map: &Map) -> PictureId {
    let shown = map.cards.values().filter_map(|card| card.picture.as_ref());
    let portraits = map.personas.iter().filter_map(|persona| persona.portrait.as_ref());
    let pictures = map.pictures.iter().map(|picture| &picture.id);
    PictureId::numbered(Numbers::after(pictures.chain(shown).chain(portraits).map(PictureId::number)).next())
}

/// The next free id of a view.
pub(super) fn next_view(map: &Map) -> ViewId {
    ViewId::numbered(Numbers::after(map.views.iter().map(|view| view.id.number())).next())
}
