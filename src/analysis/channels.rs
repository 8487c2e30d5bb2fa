//! Channel use: how many touchpoints each channel has at each stage.

use std::collections::BTreeMap;

use super::overview::Overview;
use crate::model::{Channel, LaneKind, Language, Map};

/// The touchpoints of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelUse {
    /// The channel.
    pub channel: Channel,
    /// The number of touchpoints at each stage, in the order of the stages.
    pub touchpoints: Vec<usize>,
}

impl ChannelUse {
    /// The number of touchpoints at all stages.
    #[must_use]
    pub fn total(&self) -> usize {
        self.touchpoints.iter().sum()
    }
}

/// The channels that touchpoints use, in the order in which menus offer them; the map's own come last.
#[must_use]
pub fn channel_use(map: &Map) -> Vec<ChannelUse> {
    channel_use_in(&Overview::of(map))
}

pub(super) fn channel_use_in(overview: &Overview<'_>) -> Vec<ChannelUse> {
    let mut uses: BTreeMap<&Channel, Vec<usize>> = BTreeMap::new();
    for sited in overview.cards_in(LaneKind::Touchpoints) {
        let Some(channel) = &sited.card.channel else { continue };
        let touchpoints = uses.entry(channel).or_insert_with(|| vec![0; overview.map.stages.len()]);
        if let Some(count) = touchpoints.get_mut(sited.stage_at) {
            *count = count.saturating_add(1);
        }
    }
    uses.into_iter().map(|(channel, touchpoints)| ChannelUse { channel: channel.clone(), touchpoints }).collect()
}

/// The English name of `channel`, or its title on the map for one of the map's own (its id if the map lacks it).
#[must_use]
pub fn channel_name<'a>(map: &'a Map, channel: &'a Channel) -> &'a str {
    match channel {
        Channel::Known(known) => known.title(Language::English),
        Channel::Own(id) => map.own_channel(channel).map_or(id.as_str(), |own| own.title.as_str()),
    }
}
