//! Checks the rules between the things of a map: unique ids, references that lead somewhere, orders without gaps.
//!
//! A fault makes the map ambiguous or would hide a card; the map then does not open. An imperfection is reported as a
//! warning and kept, or repaired if nothing is lost by the repair.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
    sync::Arc,
};

use super::{faults::Faults, path::Path};
use crate::model::{
    Anchor, Card, CardTable, Channel, ChannelId, FeelingKey, LaneId, LaneKind, MAX_CELLS, Map, PersonaId, PictureId,
    SourceId, StageId, StepId,
};

/// Records the faults and imperfections of `map`, whose cards and feelings occur in the file in the order `order`.
pub(super) fn relations(map: &Map, order: &FileOrder, faults: &mut Faults, warnings: &mut Faults) {
    unique_ids(map, faults);
    if Map::count_of_cells(map.stages.len(), map.lanes.len()) > MAX_CELLS {
        return too_many_cells(map, faults);
    }
    let known = Known::of(map);
    let root = Path::ROOT;
    let cards_at = root.field("cards");
    for (index, card) in order.cards.iter().enumerate() {
        let at = cards_at.index(index);
        known.placed(card, &at, faults, warnings);
        known.card(card, &at, warnings);
    }
    let personas_at = root.field("personas");
    for (index, persona) in map.personas.iter().enumerate() {
        known.picture(persona.portrait.as_ref(), &personas_at.index(index).field("portrait"), warnings);
    }
    feelings(&known, order, warnings);
    views(map, &known, warnings);
    long_titles(map, order, warnings);
}

/// Records that the map is too large to be laid out.
fn too_many_cells(map: &Map, faults: &mut Faults) {
    let (stages, lanes) = (map.stages.len(), map.lanes.len());
    let cells = Map::count_of_cells(stages, lanes);
    faults.add(
        &Path::ROOT.field("stages"),
        format!("{stages} stages with {lanes} lanes, which make {cells} cells"),
        format!("at most {MAX_CELLS} cells"),
        "Divide the map into several, or remove stages or lanes.",
    );
}

/// The order in the file of the things that the model keeps sorted.
pub(super) struct FileOrder {
    /// The cards.
    pub(super) cards: Vec<Arc<Card>>,
    /// The keys of the feelings.
    pub(super) feelings: Vec<FeelingKey>,
}

fn unique_ids(map: &Map, faults: &mut Faults) {
    let root = Path::ROOT;
    let of = |name: &'static str| root.field(name);
    unique(map.personas.iter().map(|it| it.id.as_str()), &of("personas"), "persona", faults);
    unique(map.stages.iter().map(|it| it.id.as_str()), &of("stages"), "stage", faults);
    unique(map.lanes.iter().map(|it| it.id.as_str()), &of("lanes"), "lane", faults);
    unique(map.channels.iter().map(|it| it.id.as_str()), &of("channels"), "channel", faults);
    unique(map.sources.iter().map(|it| it.id.as_str()), &of("sources"), "source", faults);
    unique(map.pictures.iter().map(|it| it.id.as_str()), &of("pictures"), "picture", faults);
    unique(map.views.iter().map(|it| it.id.as_str()), &of("views"), "view", faults);
    let mut seen = BTreeSet::new();
    let list_at = of("stages");
    for (stage_index, stage) in map.stages.iter().enumerate() {
        let stage_at = list_at.index(stage_index);
        let steps_at = stage_at.field("steps");
        for (index, step) in stage.steps.iter().enumerate() {
            if !seen.insert(&step.id) {
                faults.duplicate(&steps_at.index(index).field("id"), step.id.as_str(), "step");
            }
        }
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>, at: &Path<'_>, kind: &str, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            faults.duplicate(&at.index(index).field("id"), id, kind);
        }
    }
}

/// The ids that exist in the map. Sets, because a map has thousands of references.
struct Known<'a> {
    cards: &'a CardTable,
    lanes: BTreeMap<&'a LaneId, LaneKind>,
    stages: BTreeSet<&'a StageId>,
    steps: BTreeSet<&'a StepId>,
    personas: BTreeSet<&'a PersonaId>,
    channels: BTreeSet<&'a ChannelId>,
    sources: BTreeSet<&'a SourceId>,
    pictures: BTreeSet<&'a PictureId>,
}

impl<'a> Known<'a> {
    fn of(map: &'a Map) -> Self {
        Self {
            cards: &map.cards,
            lanes: map.lanes.iter().map(|it| (&it.id, it.kind)).collect(),
            stages: map.stages.iter().map(|it| &it.id).collect(),
            steps: map.stages.iter().flat_map(|stage| &stage.steps).map(|it| &it.id).collect(),
            channels: map.channels.iter().map(|it| &it.id).collect(),
            personas: map.personas.iter().map(|it| &it.id).collect(),
            sources: map.sources.iter().map(|it| &it.id).collect(),
            pictures: map.pictures.iter().map(|it| &it.id).collect(),
        }
    }

    /// Checks the cell of a card. A missing cell is a fault, because the card would not be drawn anywhere.
    fn placed(&self, card: &Card, at: &Path<'_>, faults: &mut Faults, warnings: &mut Faults) {
        let place_at = at.field("at");
        let lane = self.lanes.get(&card.place.lane);
        if lane.is_none() {
            faults.dangling(&place_at.index(0), card.place.lane.as_str(), "lane", "lanes");
        }
        if !self.stages.contains(&card.place.stage) {
            faults.dangling(&place_at.index(1), card.place.stage.as_str(), "stage", "stages");
        }
        if lane.is_some_and(|kind| !kind.holds_cards()) {
            warnings.add(
                &place_at,
                format!("a card in the lane \"{}\", which draws no cards", card.place.lane),
                "a lane that holds cards",
                "Move the card to another lane; until then it is kept but not shown.",
            );
        }
    }

    fn card(&self, card: &Card, at: &Path<'_>, warnings: &mut Faults) {
        for (index, id) in card.personas.iter().enumerate().filter(|(_, id)| !self.personas.contains(id)) {
            warnings.dangling(&at.field("personas").index(index), id.as_str(), "persona", "personas");
        }
        for (index, id) in card.sources.iter().enumerate().filter(|(_, id)| !self.sources.contains(id)) {
            warnings.dangling(&at.field("sources").index(index), id.as_str(), "source", "sources");
        }
        for (index, id) in card.links.iter().enumerate().filter(|(_, id)| !self.cards.contains_key(id)) {
            warnings.dangling(&at.field("links").index(index), id.as_str(), "card", "cards");
        }
        if let Some(Channel::Own(id)) = &card.channel
            && !self.channels.contains(id)
        {
            warnings.dangling(&at.field("channel"), id.as_str(), "channel", "channels");
        }
        let metric_source = card.metric.as_ref().and_then(|metric| metric.source.as_ref());
        if let Some(id) = metric_source.filter(|id| !self.sources.contains(id)) {
            warnings.dangling(&at.field("metric").field("source"), id.as_str(), "source", "sources");
        }
        self.picture(card.picture.as_ref(), &at.field("picture"), warnings);
    }

    fn picture(&self, id: Option<&PictureId>, at: &Path<'_>, warnings: &mut Faults) {
        if let Some(id) = id.filter(|id| !self.pictures.contains(id)) {
            warnings.dangling(at, id.as_str(), "picture", "pictures");
        }
    }
}

/// Checks the persona and the anchor of each feeling. A dangling reference is kept, because the user may bring the
/// persona or card back.
fn feelings(known: &Known<'_>, order: &FileOrder, warnings: &mut Faults) {
    let root = Path::ROOT;
    let feelings_at = root.field("feelings");
    for (index, FeelingKey { persona, anchor }) in order.feelings.iter().enumerate() {
        let at = feelings_at.index(index);
        if !known.personas.contains(persona) {
            warnings.dangling(&at.field("persona"), persona.as_str(), "persona", "personas");
        }
        let anchor_at = at.field("at");
        match anchor {
            Anchor::Stage(id) if !known.stages.contains(id) => {
                warnings.dangling(&anchor_at, id.as_str(), "stage", "stages");
            }
            Anchor::Step(id) if !known.steps.contains(id) => {
                warnings.dangling(&anchor_at, id.as_str(), "step", "steps of the stages");
            }
            Anchor::Card(id) if !known.cards.contains_key(id) => {
                warnings.dangling(&anchor_at, id.as_str(), "card", "cards");
            }
            Anchor::Stage(_) | Anchor::Step(_) | Anchor::Card(_) => {}
        }
    }
}

/// Checks the ids in the filters of views. A dangling id is kept and matches no card.
fn views(map: &Map, known: &Known<'_>, warnings: &mut Faults) {
    let root = Path::ROOT;
    let views_at = root.field("views");
    for (index, view) in map.views.iter().enumerate() {
        let at = views_at.index(index);
        let personas = view.filter.personas.iter().enumerate();
        for (index, id) in personas.filter(|(_, id)| !known.personas.contains(id)) {
            warnings.dangling(&at.field("personas").index(index), id.as_str(), "persona", "personas");
        }
        for (index, channel) in view.filter.channels.iter().enumerate() {
            if let Channel::Own(id) = channel
                && !known.channels.contains(id)
            {
                warnings.dangling(&at.field("channels").index(index), id.as_str(), "channel", "channels");
            }
        }
    }
}

/// The longest title, in bytes, that gives no warning.
const LONG_TITLE: usize = 1_000;

fn long_titles(map: &Map, order: &FileOrder, warnings: &mut Faults) {
    let root = Path::ROOT;
    let mut check = |title: &str, at: &Path<'_>| {
        if title.len() > LONG_TITLE {
            warnings.add(
                at,
                format!("a title of {} characters", title.chars().count()),
                "a title that fits on a card",
                "Move what explains the title to the text; until then the map shows its beginning.",
            );
        }
    };
    check(&map.info.title, &root.field("title"));
    let stages_at = root.field("stages");
    for (index, stage) in map.stages.iter().enumerate() {
        let at = stages_at.index(index);
        check(&stage.title, &at.field("title"));
        let steps_at = at.field("steps");
        for (index, step) in stage.steps.iter().enumerate() {
            check(&step.title, &steps_at.index(index).field("title"));
        }
    }
    let lanes_at = root.field("lanes");
    for (index, lane) in map.lanes.iter().enumerate() {
        check(&lane.title, &lanes_at.index(index).field("title"));
    }
    let cards_at = root.field("cards");
    for (index, card) in order.cards.iter().enumerate() {
        check(&card.title, &cards_at.index(index).field("title"));
    }
}

/// Numbers the cards of each cell 0, 1, 2 … in their present order (by id if equal), and adds a warning for each card
/// whose number changes.
pub(super) fn settle_orders(map: &mut Map, order: &FileOrder, warnings: &mut Faults) {
    let mut settled = BTreeMap::new();
    for (_, cards) in map.cards.cells() {
        for (position, card) in cards.enumerate().filter(|(position, card)| card.place.order != *position) {
            settled.insert(card.id.clone(), position);
        }
    }
    let root = Path::ROOT;
    let cards_at = root.field("cards");
    for (index, Card { id, .. }) in order.cards.iter().map(|card| &**card).enumerate() {
        let Some(position) = settled.get(id) else { continue };
        let Some(order) = map.cards.edit(id, |card| mem::replace(&mut card.place.order, *position)) else { continue };
        warnings.add(
            &cards_at.index(index).field("at").index(2),
            format!("order {order} in a cell where it is card number {position}, counted from 0"),
            format!("order {position}"),
            "Nothing: the cards keep their sequence, and saving numbers them without gaps.",
        );
    }
}
