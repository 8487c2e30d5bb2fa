//! The choice of a card to link a card to: found by title, and told apart by stage and lane.

use egui::Context;

use super::{
    Answer,
    finder::{Finder, FinderAnswer, FinderItem, FinderRow, FinderSide, FinderWords},
};
use crate::{
    edit::{CardPatch, Command},
    fold::{Folded, Query},
    layout::lane_icon,
    model::{Card, CardId, LaneKind, Map},
    text::FontBook,
    ui::{
        action::Action,
        i18n::{self, m},
    },
};

/// The choice of a card to link to.
pub struct LinkDialog {
    finder: Finder,
    /// The card that gets the link.
    from: CardId,
    /// The cards to choose from, the likeliest first.
    cards: Vec<LinkableCard>,
}

/// A card that can be linked to.
struct LinkableCard {
    id: CardId,
    kind: LaneKind,
    title: String,
    folded: Folded,
    /// Its stage and lane, and its personas if the map has several.
    place: String,
    rank: LinkRank,
}

/// How likely a card is meant, from the likeliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LinkRank {
    /// A card of the kind that such a card usually leads to, without a link yet.
    Waiting,
    /// Another card of that kind.
    Fitting,
    /// A card of the same stage.
    SameStage,
    /// Any other card.
    Other,
}

impl LinkDialog {
    /// The choice of a card of `map` for a link from the card `from`; `None` if there is no such card.
    #[must_use]
    pub fn new(map: &Map, from: &CardId) -> Option<Self> {
        let card = map.card(from)?;
        let kind_of = |card: &Card| map.lane(&card.place.lane).map_or(LaneKind::Notes, |lane| lane.kind);
        let wanted = wanted_kind(kind_of(card));
        let linked: std::collections::BTreeSet<&CardId> =
            map.cards.values().flat_map(|other| other.links.iter()).collect();
        let is_open = |other: &Card| other.id != card.id && !card.links.contains(&other.id);
        let mut cards: Vec<LinkableCard> = map
            .cards
            .values()
            .filter(|other| is_open(other))
            .map(|other| {
                let kind = kind_of(other);
                let has_link = !other.links.is_empty() || linked.contains(&other.id);
                let rank = match (wanted == Some(kind), has_link, other.place.stage == card.place.stage) {
                    (true, false, _) => LinkRank::Waiting,
                    (true, true, _) => LinkRank::Fitting,
                    (false, _, true) => LinkRank::SameStage,
                    (false, _, false) => LinkRank::Other,
                };
                let title = other.title.replace('\n', " ");
                let folded = Folded::of(&title);
                LinkableCard { id: other.id.clone(), kind, title, folded, place: place_of(map, other), rank }
            })
            .collect();
        let order = |id: &CardId| {
            let place = map.card(id).map(|card| &card.place)?;
            let stage = map.stages.iter().position(|stage| stage.id == place.stage);
            let lane = map.lanes.iter().position(|lane| lane.id == place.lane);
            Some((place.stage != card.place.stage, stage, lane, place.order))
        };
        cards.sort_by_cached_key(|other| (other.rank, order(&other.id)));
        Some(Self { finder: Finder::default(), from: from.clone(), cards })
    }

    /// Shows the list; returns the answer once the user has chosen.
    pub(super) fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let Self { finder, from, cards } = self;
        let words = FinderWords {
            name: m("link-title"),
            none: m("link-none"),
            count: m("count-cards").with(&[("count", cards.len().into())]),
        };
        match finder.ui(ctx, fonts, &words, |text| items(cards, text))? {
            FinderAnswer::Close => Some(Answer::Close),
            FinderAnswer::Entry(at) => {
                let command = Command::set_card(from, CardPatch::AddLink(cards.get(at)?.id.clone()));
                Some(Answer::Do(vec![Action::edit(command)]))
            }
        }
    }
}

/// The kind of card that a card of `kind` usually leads to.
fn wanted_kind(kind: LaneKind) -> Option<LaneKind> {
    match kind {
        LaneKind::Opportunities => Some(LaneKind::PainPoints),
        LaneKind::PainPoints | LaneKind::Metrics => Some(LaneKind::Opportunities),
        LaneKind::Actions
        | LaneKind::Touchpoints
        | LaneKind::Channels
        | LaneKind::Thoughts
        | LaneKind::EmotionCurve
        | LaneKind::Outcomes
        | LaneKind::Departments
        | LaneKind::PhysicalEvidence
        | LaneKind::Frontstage
        | LaneKind::Backstage
        | LaneKind::Support
        | LaneKind::Pictures
        | LaneKind::Notes => None,
    }
}

/// The stage and the lane of `card`, and its personas if the map has several.
pub(super) fn place_of(map: &Map, card: &Card) -> String {
    let stage = map.stage(&card.place.stage).map(|stage| stage.title.as_str());
    let lane = map.lane(&card.place.lane).map(|lane| lane.title.as_str());
    let has_several = map.personas.len() > 1;
    let personas = card.personas.iter().filter(|_| has_several).filter_map(|id| map.persona(id));
    let names = personas.map(|persona| persona.name.as_str());
    let parts = stage.into_iter().chain(lane).chain(names).map(|part| part.replace('\n', " "));
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).map(|part| i18n::isolated(&part)).collect();
    parts.join(" · ")
}

/// The cards whose title contains `text`, in groups.
fn items(cards: &[LinkableCard], text: &str) -> Vec<FinderItem> {
    let query = Query::new(text);
    let mut items = Vec::new();
    let mut group = None;
    for (entry, card) in cards.iter().enumerate() {
        if !query.is_empty() && card.folded.ranges_of(&query).is_empty() {
            continue;
        }
        let caption = match (card.rank, card.kind) {
            (LinkRank::Waiting, LaneKind::PainPoints) => m("link-unanswered"),
            (LinkRank::Waiting, _) => m("link-unlinked"),
            (LinkRank::Fitting, _) => m("link-fitting"),
            (LinkRank::SameStage, _) => m("link-same-stage"),
            (LinkRank::Other, _) => m("link-others"),
        };
        if group != Some(caption) {
            group = Some(caption);
            items.push(FinderItem::Caption(caption.text()));
        }
        let title = if card.title.trim().is_empty() { m("untitled").text() } else { card.title.clone() };
        items.push(FinderItem::Row(FinderRow {
            entry,
            icon: Some(lane_icon(card.kind)),
            label: title,
            direction: i18n::map_base(),
            note: String::new(),
            side: FinderSide::Words(card.place.clone()),
            is_enabled: true,
        }));
    }
    items
}
