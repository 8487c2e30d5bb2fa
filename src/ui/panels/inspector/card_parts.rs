//! Which parts of the card panel a card of each kind needs.

use egui::{Context, Id};

use crate::{
    model::{Anchor, Card, CardId, FeelingKey, LaneKind, Map, Persona},
    ui::i18n::{Message, m},
};

/// A part of the card panel that only some kinds of cards need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardPart {
    /// Channel, presence, contact reason, department and point of sale.
    Contact,
    /// The feelings of the personas, and whether the card is a moment of truth.
    Feelings,
    Severity,
    /// The scores that rate an opportunity.
    Priority,
    Metric,
    Outcomes,
}

/// Where a part is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Among the first fields.
    First,
    /// In a section of its own: open if the card has something there.
    Section,
    /// Under "More fields".
    More,
}

/// Every part with its place.
pub(super) type PartPlaces = [(CardPart, Shown); 6];

/// The places of the parts of one card, and the pass in which they were used last.
#[derive(Clone)]
struct KeptPlaces {
    card: CardId,
    kind: LaneKind,
    pass: u64,
    places: PartPlaces,
}

/// The places of the parts of `card`. They stay as they are while the panel shows this card, so that no field moves away
/// from the text that is being typed in it; what was filled meanwhile gets its section when the card is selected again.
pub(super) fn part_places(ctx: &Context, map: &Map, card: &Card, kind: LaneKind) -> PartPlaces {
    let (id, pass) = (Id::unique("places of the parts of a card"), ctx.cumulative_pass_nr());
    let is_of_card = |kept: &KeptPlaces| kept.card == card.id && kept.kind == kind && kept.pass + 1 >= pass;
    let kept = ctx.data(|data| data.get_temp::<KeptPlaces>(id)).filter(is_of_card);
    let places = kept.map_or_else(|| CardPart::ALL.map(|part| (part, part.shown(map, card, kind))), |kept| kept.places);
    ctx.data_mut(|data| data.insert_temp(id, KeptPlaces { card: card.id.clone(), kind, pass, places }));
    places
}

impl CardPart {
    /// The parts in the order of the panel.
    pub(super) const ALL: [Self; 6] =
        [Self::Contact, Self::Feelings, Self::Severity, Self::Priority, Self::Metric, Self::Outcomes];

    /// Where the part is shown for `card`, a card of `kind`. What the card holds is never under "More fields".
    pub(super) fn shown(self, map: &Map, card: &Card, kind: LaneKind) -> Shown {
        let shown = self.of_kind(kind);
        if shown == Shown::More && self.is_filled(map, card) { Shown::Section } else { shown }
    }

    fn of_kind(self, kind: LaneKind) -> Shown {
        let (first, section) = self.kinds();
        if first.contains(&kind) {
            Shown::First
        } else if section.contains(&kind) {
            Shown::Section
        } else {
            Shown::More
        }
    }

    /// The kinds of cards that show the part among their first fields, and those that have a section for it.
    fn kinds(self) -> (&'static [LaneKind], &'static [LaneKind]) {
        use LaneKind as Kind;
        match self {
            Self::Contact => {
                (&[Kind::Touchpoints], &[Kind::Actions, Kind::Channels, Kind::Frontstage, Kind::PhysicalEvidence])
            }
            Self::Feelings => (
                &[
                    Kind::Actions,
                    Kind::Touchpoints,
                    Kind::Channels,
                    Kind::Thoughts,
                    Kind::EmotionCurve,
                    Kind::Frontstage,
                ],
                &[],
            ),
            Self::Severity => (&[Kind::PainPoints], &[]),
            Self::Priority => (&[Kind::Opportunities], &[]),
            Self::Metric => (&[Kind::Metrics], &[]),
            Self::Outcomes => (&[Kind::Outcomes], &[]),
        }
    }

    /// The title of the part's section.
    pub(super) fn title(self) -> Message {
        match self {
            Self::Contact => m("section-channel-place"),
            Self::Feelings => m("field-feelings"),
            Self::Severity => m("field-severity"),
            Self::Priority => m("section-priority"),
            Self::Metric => m("section-metric"),
            Self::Outcomes => m("section-outcomes"),
        }
    }

    /// Whether `card` has something in this part.
    pub(super) fn is_filled(self, map: &Map, card: &Card) -> bool {
        match self {
            Self::Contact => {
                let texts = [&card.contact_reason, &card.department, &card.point_of_sale];
                card.channel.is_some() || card.presence.is_some() || texts.iter().any(|text| !text.is_empty())
            }
            Self::Feelings => {
                let key = |persona: &Persona| FeelingKey {
                    persona: persona.id.clone(),
                    anchor: Anchor::Card(card.id.clone()),
                };
                card.is_moment_of_truth || map.personas.iter().any(|one| map.feelings.contains_key(&key(one)))
            }
            Self::Severity => card.severity.is_some(),
            Self::Priority => {
                [card.importance, card.satisfaction, card.impact, card.effort].iter().any(Option::is_some)
            }
            Self::Metric => card.metric.is_some(),
            Self::Outcomes => !card.outcomes.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Feeling, FeelingValue, LaneId, PersonaId, Place, Severity, StageId};

    fn card() -> Card {
        let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
        Card::new(CardId::numbered(1), place, "Waits")
    }

    #[test]
    fn a_pain_point_offers_no_feelings_among_its_first_fields_and_a_touchpoint_does() {
        let (map, card) = (Map::default(), card());
        let shown = |part: CardPart, kind| part.shown(&map, &card, kind);
        assert_eq!(shown(CardPart::Feelings, LaneKind::PainPoints), Shown::More);
        assert_eq!(shown(CardPart::Feelings, LaneKind::Metrics), Shown::More);
        assert_eq!(shown(CardPart::Feelings, LaneKind::Touchpoints), Shown::First);
        assert_eq!(shown(CardPart::Severity, LaneKind::PainPoints), Shown::First);
        assert_eq!(shown(CardPart::Contact, LaneKind::Actions), Shown::Section);
    }

    #[test]
    fn what_a_card_holds_is_never_under_more_fields() {
        let mut map = Map::default();
        let persona = Persona::new(PersonaId::numbered(1), "Mona");
        let mut full = card();
        full.severity = Some(Severity::High);
        full.department = "Service".to_owned();
        let key = FeelingKey { persona: persona.id.clone(), anchor: Anchor::Card(full.id.clone()) };
        map.personas.push(persona);
        for part in [CardPart::Severity, CardPart::Contact] {
            assert_eq!(part.shown(&map, &full, LaneKind::Notes), Shown::Section, "{part:?}");
            assert_eq!(part.shown(&map, &card(), LaneKind::Notes), Shown::More, "{part:?}");
        }
        assert_eq!(CardPart::Feelings.shown(&map, &full, LaneKind::PainPoints), Shown::More);
        map.feelings.insert(key, Feeling::new(FeelingValue::clamped(-1.0)));
        assert_eq!(CardPart::Feelings.shown(&map, &full, LaneKind::PainPoints), Shown::Section);
    }

    fn frame(ctx: &Context, mut contents: impl FnMut()) {
        ctx.run_ui(egui::RawInput::default(), |_| contents()).textures_delta.clear();
    }

    #[test]
    fn a_part_stays_in_its_place_while_something_is_typed_in_it() {
        let (ctx, map, mut card) = (Context::default(), Map::default(), card());
        let place = |card: &Card| {
            let mut places = None;
            frame(&ctx, || places = Some(part_places(&ctx, &map, card, LaneKind::PainPoints)));
            places.unwrap()[0]
        };
        assert_eq!(place(&card), (CardPart::Contact, Shown::More));
        card.department = "S".to_owned();
        assert_eq!(place(&card), (CardPart::Contact, Shown::More));
        frame(&ctx, || ());
        assert_eq!(place(&card), (CardPart::Contact, Shown::Section), "selected again");
    }
}
