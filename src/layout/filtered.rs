//! The effect of a filter on a layout: hidden and faded things, and the curves in front.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    CurveLine, Faded, Layout,
    curve::CurveMask,
    lane::{Cells, Emptied},
};
use crate::model::{
    Anchor, Card, CardId, Channel, Filter, FilterEffect, LaneKind, Map, PersonaId, Place, Span, StageId,
};

/// The effect of a filter on a map. The default has no effect.
#[derive(Debug, Default)]
pub(super) struct FilterMask {
    hidden_cards: BTreeSet<CardId>,
    hidden_personas: BTreeSet<PersonaId>,
    /// The personas whose curves are drawn in front of the others.
    front: BTreeSet<PersonaId>,
    pub(super) faded: Faded,
}

impl FilterMask {
    pub(super) fn of(map: &Map, filter: &Filter, effect: FilterEffect, kept: &BTreeSet<CardId>) -> Self {
        if filter.is_empty() {
            return Self::default();
        }
        let matcher = filter.matcher(map);
        let others = map.cards.values().filter(|card| !kept.contains(&card.id) && !matcher.matches(card));
        let cards: BTreeSet<_> = others.map(|card| card.id.clone()).collect();
        let others = map.personas.iter().map(|persona| &persona.id);
        let others = others.filter(|id| !filter.personas.is_empty() && !filter.personas.contains(id));
        let personas = others.cloned().collect();
        let front = filter.personas.iter().cloned().collect();
        match effect {
            FilterEffect::Fade => {
                let channels = unpicked_channels(map, &cards);
                Self { front, faded: Faded { cards, personas, channels }, ..Self::default() }
            }
            FilterEffect::Hide => {
                Self { hidden_cards: cards, hidden_personas: personas, front, faded: Faded::default() }
            }
        }
    }

    pub(super) fn hides_persona(&self, id: &PersonaId) -> bool {
        self.hidden_personas.contains(id)
    }

    /// `cells` without hidden cards; cells that become empty remain.
    pub(super) fn left_in<'c, 'a>(&self, cells: &'c Cells<'a>) -> Cow<'c, Cells<'a>> {
        if self.hidden_cards.is_empty() {
            return Cow::Borrowed(cells);
        }
        let left = |cards: &Vec<&'a Arc<Card>>| -> Vec<&'a Arc<Card>> {
            cards.iter().copied().filter(|card| !self.hidden_cards.contains(&card.id)).collect()
        };
        Cow::Owned(cells.iter().map(|(key, cards)| (*key, left(cards))).collect())
    }

    /// The cells that only the filter has emptied: they have no dash, which marks empty cells. `all` are the cells
    /// without the filter.
    pub(super) fn emptied<'a>(&self, map: &'a Map, all: &Cells<'a>) -> Emptied<'a> {
        if self.hidden_cards.is_empty() {
            return Emptied::new();
        }
        let of_kind = |kind| map.lanes.iter().filter(move |lane| lane.kind == kind).map(|lane| &lane.id);
        let touchpoints: BTreeSet<_> = of_kind(LaneKind::Touchpoints).collect();
        let in_use = map.cards.values().filter(|card| card.channel.is_some() && touchpoints.contains(&card.place.lane));
        let with_channels: BTreeSet<_> = in_use.flat_map(|card| covered(map, card)).collect();
        let channels =
            of_kind(LaneKind::Channels).flat_map(|lane| with_channels.iter().map(move |stage| (lane, *stage)));
        let wide = self.hidden_cards.iter().filter_map(|id| map.card(id)).filter(|card| card.span > Span::ONE);
        let passed = wide.flat_map(|card| covered(map, card).map(|stage| (&card.place.lane, stage)));
        all.keys().copied().chain(channels).chain(passed).collect()
    }

    /// `anchors` without hidden cards.
    pub(super) fn left_of<'a>(&self, anchors: &'a BTreeMap<Anchor, f64>) -> Cow<'a, BTreeMap<Anchor, f64>> {
        if self.hidden_cards.is_empty() {
            return Cow::Borrowed(anchors);
        }
        let is_left = |anchor: &Anchor| !matches!(anchor, Anchor::Card(id) if self.hidden_cards.contains(id));
        Cow::Owned(anchors.iter().filter(|(anchor, _)| is_left(anchor)).map(|(it, x)| (it.clone(), *x)).collect())
    }

    /// The effect on curves with `anchors`.
    pub(super) fn of_curves(&self, anchors: &BTreeMap<Anchor, f64>) -> CurveMask {
        let is_hidden = |anchor: &&Anchor| matches!(anchor, Anchor::Card(id) if self.hidden_cards.contains(id));
        CurveMask {
            hidden: self.hidden_personas.clone(),
            front: self.front.clone(),
            without_star: anchors.keys().filter(is_hidden).cloned().collect(),
        }
    }

    /// Moves the curves of the filtered personas to the front; the first curve is drawn on top.
    pub(super) fn bring_forward(&self, lines: &mut [CurveLine]) {
        lines.sort_by_key(|line| !self.front.contains(&line.persona));
    }
}

/// The stages that `card` covers.
fn covered<'a>(map: &'a Map, card: &Card) -> impl Iterator<Item = &'a StageId> {
    map.covered_stages(card).filter_map(|at| map.stages.get(at)).map(|stage| &stage.id)
}

/// The channels of each stage that only touchpoints among `unpicked` use.
fn unpicked_channels(map: &Map, unpicked: &BTreeSet<CardId>) -> BTreeSet<(StageId, Channel)> {
    let lanes: BTreeSet<_> =
        map.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints).map(|lane| &lane.id).collect();
    let (mut picked, mut others) = (BTreeSet::new(), BTreeSet::new());
    for card in map.cards.values().filter(|card| lanes.contains(&card.place.lane)) {
        let Some(channel) = &card.channel else { continue };
        let uses = if unpicked.contains(&card.id) { &mut others } else { &mut picked };
        uses.extend(covered(map, card).map(|stage| (stage.clone(), channel.clone())));
    }
    others.difference(&picked).cloned().collect()
}

impl Layout {
    /// Converts `place`, counted among the visible cards of this layout, to a place in `map`: directly before the card
    /// that is shown there, not counting those that are `moving`; after all cards if there is none.
    #[must_use]
    pub fn whole_place(&self, map: &Map, place: &Place, moving: &[CardId]) -> Place {
        let cell = map.cell(&place.lane, &place.stage);
        let staying = || cell.iter().filter(|card| !moving.contains(&card.id));
        let shown = staying().enumerate().filter(|(_, card)| self.has_card(&card.id));
        let order = shown.map(|(at, _)| at).nth(place.order).unwrap_or_else(|| staying().count());
        Place { order, ..place.clone() }
    }
}
