//! New ids: the next free number of each kind.

use std::collections::BTreeSet;

use crate::model::{CardId, ChannelId, LaneId, Map, PersonaId, PictureId, SourceId, StageId, StepId};

/// Numbers from here on are stepped over rather than counted on from: nobody gets here by counting, but a file may say
/// so, and there must be room after the greatest number.
const FAR: u64 = 1_000_000_000_000;

/// Gives one free number after the other, beginning after the greatest in use.
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

    /// The next free id of a card, given [`card_numbers`].
    pub(super) fn next_card(&mut self) -> CardId {
        CardId::numbered(self.next())
    }

    /// The next free id of a step, given [`step_numbers`].
    pub(super) fn next_step(&mut self) -> StepId {
        StepId::numbered(self.next())
    }
}

/// Free numbers for cards.
pub(super) fn card_numbers(map: &Map) -> Numbers {
    Numbers::after(map.cards.keys().map(CardId::number))
}

/// Free numbers for steps.
pub(super) fn step_numbers(map: &Map) -> Numbers {
    Numbers::after(map.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id.number()))
}

/// The next free id of a stage.
pub(super) fn next_stage(map: &Map) -> StageId {
    StageId::numbered(Numbers::after(map.stages.iter().map(|stage| stage.id.number())).next())
}

/// The next free id of a lane.
pub(super) fn next_lane(map: &Map) -> LaneId {
    LaneId::numbered(Numbers::after(map.lanes.iter().map(|lane| lane.id.number())).next())
}

/// The next free id of a persona.
pub(super) fn next_persona(map: &Map) -> PersonaId {
    PersonaId::numbered(Numbers::after(map.personas.iter().map(|persona| persona.id.number())).next())
}

/// The next free id of a channel of the map's own.
pub(super) fn next_channel(map: &Map) -> ChannelId {
    ChannelId::numbered(Numbers::after(map.channels.iter().map(|channel| channel.id.number())).next())
}

/// The next free id of a source.
pub(super) fn next_source(map: &Map) -> SourceId {
    SourceId::numbered(Numbers::after(map.sources.iter().map(|source| source.id.number())).next())
}

/// The next free id of a picture.
pub(super) fn next_picture(map: &Map) -> PictureId {
    PictureId::numbered(Numbers::after(map.pictures.iter().map(|picture| picture.id.number())).next())
}
