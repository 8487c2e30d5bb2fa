//! The common values of the selected cards, computed once for each state of the map and of the selection.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    edit::{CardPatch, Command, Selection, Session},
    fold::fold,
    model::{Anchor, Card, CardId, Channel, Evidence, PersonaId, Presence, Severity, Status},
};

/// The value of one field in several cards.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shared<T> {
    /// All cards have this value.
    Same(T),
    /// The cards have different values, or there are no cards.
    Different,
}

impl<T: PartialEq + Clone> Shared<T> {
    fn of<'a>(cards: &[&'a Card], value_of: impl Fn(&'a Card) -> &'a T) -> Self
    where
        T: 'a,
    {
        let mut values = cards.iter().map(|card| value_of(card));
        match values.next() {
            Some(first) if values.all(|value| value == first) => Self::Same(first.clone()),
            Some(_) | None => Self::Different,
        }
    }

    /// The value, if all cards have the same one.
    pub(super) fn same(&self) -> Option<&T> {
        match self {
            Self::Same(value) => Some(value),
            Self::Different => None,
        }
    }
}

/// The selected cards, whose fields the inspector shows, and their common values.
#[derive(Debug)]
pub(super) struct Chosen {
    /// The ids, in order.
    pub(super) ids: Vec<CardId>,
    /// The cards that link to the only card; empty if there are several.
    pub(super) answers: Vec<CardId>,
    /// The evidence.
    pub(super) evidence: Shared<Option<Evidence>>,
    /// Whether the cards are moments of truth.
    pub(super) is_moment_of_truth: Shared<bool>,
    /// The channel.
    pub(super) channel: Shared<Option<Channel>>,
    /// Whether customer and company meet online or offline.
    pub(super) presence: Shared<Option<Presence>>,
    /// The department.
    pub(super) department: Shared<String>,
    /// The severity.
    pub(super) severity: Shared<Option<Severity>>,
    /// The status.
    pub(super) status: Shared<Option<Status>>,
    /// The owner.
    pub(super) owner: Shared<String>,
    /// The tags that at least one of several cards has, with the number of cards that have it.
    pub(super) tags: Vec<Tag>,
    /// The number of cards for each persona.
    pub(super) personas: BTreeMap<PersonaId, usize>,
}

/// A tag of the selected cards.
#[derive(Debug)]
pub(super) struct Tag {
    /// The folded tag, for comparison.
    pub(super) folded: String,
    /// The tag in the spelling of the first card that has it.
    pub(super) words: String,
    /// The number of cards with the tag.
    pub(super) count: usize,
}

impl Chosen {
    /// The selected cards of `session`; if a feeling at a card is selected, that card.
    fn of(session: &Session) -> Self {
        let (map, selection) = (session.map(), session.selection());
        let at_feeling = match selection {
            Selection::Feeling(key) => match &key.anchor {
                Anchor::Card(id) => Some(id),
                Anchor::Stage(_) | Anchor::Step(_) => None,
            },
            Selection::Nothing
            | Selection::Cards(_)
            | Selection::Stage(_)
            | Selection::Step(_)
            | Selection::Lane(_)
            | Selection::Cell { .. }
            | Selection::Persona(_) => None,
        };
        let cards: Vec<&Card> = selection.card_ids().chain(at_feeling).filter_map(|id| map.card(id)).collect();
        let cards = cards.as_slice();
        let answers = match cards {
            [card] => map.cards.values().filter(|other| other.links.contains(&card.id)).collect(),
            _ => Vec::new(),
        };
        let mut personas = BTreeMap::new();
        for card in cards {
            for id in card.personas.iter().collect::<BTreeSet<_>>() {
                *personas.entry(id.clone()).or_default() += 1;
            }
        }
        Self {
            ids: cards.iter().map(|card| card.id.clone()).collect(),
            answers: answers.into_iter().map(|card| card.id.clone()).collect(),
            evidence: Shared::of(cards, |card| &card.evidence),
            is_moment_of_truth: Shared::of(cards, |card| &card.is_moment_of_truth),
            channel: Shared::of(cards, |card| &card.channel),
            presence: Shared::of(cards, |card| &card.presence),
            department: Shared::of(cards, |card| &card.department),
            severity: Shared::of(cards, |card| &card.severity),
            status: Shared::of(cards, |card| &card.status),
            owner: Shared::of(cards, |card| &card.owner),
            tags: tags_of(cards),
            personas,
        }
    }

    /// The command that edits the same field of each card.
    pub(super) fn each(&self, patch: impl Into<CardPatch>) -> Command {
        Command::SetCards { ids: self.ids.clone(), patch: patch.into() }
    }

    /// Whether exactly one card is selected.
    pub(super) fn is_single(&self) -> bool {
        self.ids.len() == 1
    }
}

fn tags_of(cards: &[&Card]) -> Vec<Tag> {
    let mut tags: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for card in cards {
        let own: BTreeMap<String, &str> = card.tags.iter().map(|tag| (fold(tag), tag.as_str())).collect();
        for (folded, tag) in own {
            tags.entry(folded).or_insert((tag, 0)).1 += 1;
        }
    }
    let tag = |(folded, (tag, count)): (String, (&str, usize))| Tag { folded, words: tag.to_owned(), count };
    tags.into_iter().map(tag).collect()
}

/// A cache of the selected cards between frames.
#[derive(Debug, Default)]
pub(super) struct ChosenCards {
    /// The revisions of the map and the selection that `chosen` belongs to.
    of: (u64, u64),
    chosen: Option<Rc<Chosen>>,
}

impl ChosenCards {
    /// The selected cards of `session`; recomputed only if the map or the selection changed.
    pub(super) fn of(&mut self, session: &Session) -> Rc<Chosen> {
        let of = (session.revision(), session.selection_revision());
        if let Some(chosen) = self.chosen.as_ref().filter(|_| self.of == of) {
            return Rc::clone(chosen);
        }
        let chosen = Rc::new(Chosen::of(session));
        (self.of, self.chosen) = (of, Some(Rc::clone(&chosen)));
        chosen
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{ChosenCards, Shared};
    use crate::{
        edit::{CardField, CardPatch, Command, Selection, Session},
        model::{Card, CardId, Lane, LaneId, LaneKind, Map, Place, Stage, StageId},
    };

    fn session() -> Session {
        let (lane, stage) = (LaneId::numbered(1), StageId::numbered(1));
        let mut map = Map::default();
        map.stages.push(Stage::new(stage.clone(), "Start"));
        map.lanes.push(Lane::new(lane.clone(), LaneKind::Touchpoints, "Touchpoints"));
        for order in 0..3 {
            let place = Place { lane: lane.clone(), stage: stage.clone(), order };
            let id = CardId::numbered(order as u64 + 1);
            map.cards.insert(id.clone(), Card::new(id, place, "A card"));
        }
        Session::new(map)
    }

    #[test]
    fn common_values_are_computed_again_only_after_an_edit_or_another_selection() {
        let mut session = session();
        let ids = [1, 2].map(CardId::numbered);
        session.select(Selection::cards(ids.clone()));
        let mut kept = ChosenCards::default();
        let first = kept.of(&session);
        assert!(Rc::ptr_eq(&first, &kept.of(&session)), "nothing changed between two frames");
        assert_eq!(first.owner, Shared::Same(String::new()));

        session.apply(Command::set_card(&ids[0], CardField::Owner("Sam".into()))).unwrap();
        let edited = kept.of(&session);
        assert_eq!((edited.owner.clone(), edited.answers.len()), (Shared::Different, 0));

        session.apply(Command::set_card(&ids[1], CardPatch::AddLink(ids[0].clone()))).unwrap();
        session.select(Selection::card(ids[0].clone()));
        let single = kept.of(&session);
        assert_eq!((single.owner.clone(), &single.answers[..]), (Shared::Same("Sam".into()), &ids[1..]));
    }
}
