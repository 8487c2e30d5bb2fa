//! Where new cards, stages, steps and lanes go, depending on the selection; and the rectangle of a selection on the
//! page.

use crate::{
    edit::{CardField, Command, LaneField, NewCard, NewLane, Selection, StageField},
    geom::Rect,
    layout::Layout,
    model::{Anchor, Card, CardId, Evidence, Lane, LaneId, LaneKind, Language, Map, Place, StageId, Visibility},
};

/// The lane and the stage that a selection belongs to, if any.
pub(in crate::ui) fn place_of(map: &Map, selection: &Selection) -> (Option<LaneId>, Option<StageId>) {
    let of_card = |id: &CardId| {
        map.card(id).map_or((None, None), |card| (Some(card.place.lane.clone()), Some(card.place.stage.clone())))
    };
    let stage_of_step = |id| map.step(id).map(|(stage, _)| stage.id.clone());
    match selection {
        Selection::Nothing | Selection::Persona(_) => (None, None),
        Selection::Cards(ids) => ids.last().map_or((None, None), of_card),
        Selection::Stage(id) => (None, Some(id.clone())),
        Selection::Step(id) => (None, stage_of_step(id)),
        Selection::Lane(id) => (Some(id.clone()), None),
        Selection::Cell { lane, stage } => (Some(lane.clone()), Some(stage.clone())),
        Selection::Feeling(key) => match &key.anchor {
            Anchor::Stage(id) => (None, Some(id.clone())),
            Anchor::Step(id) => (None, stage_of_step(id)),
            Anchor::Card(id) => of_card(id),
        },
    }
}

/// The commands that add an empty card to the lane of `kind` at the selected stage, below the selected card if that is
/// in the same cell. If the map has no stage or no such lane, only that is added.
pub(super) fn card(map: &Map, selection: &Selection, kind: LaneKind) -> Vec<Command> {
    let (lane, stage) = place_of(map, selection);
    let is_of_kind = |id: &LaneId| map.lane(id).is_some_and(|lane| lane.kind == kind);
    let openness = |visibility: Visibility| match visibility {
        Visibility::Open => 0,
        Visibility::Collapsed => 1,
        Visibility::Hidden => 2,
    };
    let of_kind = || map.lanes.iter().filter(|lane| lane.kind == kind).min_by_key(|lane| openness(lane.visibility));
    let lane = lane.filter(is_of_kind).or_else(|| of_kind().map(|lane| lane.id.clone()));
    let first = || map.stages.iter().min_by_key(|stage| openness(stage.visibility));
    let stage = stage.or_else(|| first().map(|stage| stage.id.clone()));
    // The id of a new stage is not known before it is added, so then only it is added.
    let Some(stage) = stage else { return self::stage(map, selection) };
    let Some(lane) = lane else {
        let opened = opened(map, None, &stage).into_iter();
        return opened.chain([card_in_new_lane(map, &stage, kind)]).collect();
    };
    let below = selection.single_card().and_then(|id| map.card(id)).map(|card| &card.place);
    let order = below
        .filter(|place| place.lane == lane && place.stage == stage)
        .map_or(usize::MAX, |place| place.order.saturating_add(1));
    let mut commands = opened(map, Some(&lane), &stage);
    commands.push(Command::AddCard { place: Place { lane, stage, order }, title: String::new() });
    commands
}

/// Adds an empty card in a new lane of `kind`, where such a lane usually is.
fn card_in_new_lane(map: &Map, stage: &StageId, kind: LaneKind) -> Command {
    let new = NewLane {
        at: Lane::usual_place(&map.lanes, kind),
        kind,
        title: lane_title(kind, map.info.language).to_owned(),
    };
    // The lane of the place is ignored, because one is added.
    let place = Place { lane: LaneId::numbered(1), stage: stage.clone(), order: 0 };
    let card = Card::new(CardId::numbered(0), place, String::new());
    Command::AddWholeCard(Box::new(NewCard { card, lane: Some(new), feeling: None }))
}

/// The commands that open the lane and the stage if they are collapsed or hidden, so that a new card is visible.
fn opened(map: &Map, lane: Option<&LaneId>, stage: &StageId) -> Vec<Command> {
    let visibility = Visibility::Open;
    let lane = lane.and_then(|id| map.lane(id)).filter(|lane| lane.visibility != visibility);
    let stage = map.stage(stage).filter(|stage| stage.visibility != visibility);
    let lane = lane.map(|lane| Command::SetLane { id: lane.id.clone(), field: LaneField::Visibility(visibility) });
    lane.into_iter()
        .chain(stage.map(|stage| Command::SetStage { id: stage.id.clone(), field: StageField::Visibility(visibility) }))
        .collect()
}

/// Adds a stage after the selected one.
pub(super) fn stage(map: &Map, selection: &Selection) -> Vec<Command> {
    let (_, stage) = place_of(map, selection);
    let at = stage.and_then(|id| map.stages.iter().position(|stage| stage.id == id));
    let at = at.map_or(map.stages.len(), |at| at.saturating_add(1));
    vec![Command::AddStage { at, title: String::new() }]
}

/// Adds a step to the selected stage, after the selected step.
pub(super) fn step(map: &Map, selection: &Selection) -> Option<Vec<Command>> {
    let (_, stage) = place_of(map, selection);
    let stage = stage.or_else(|| map.stages.first().map(|stage| stage.id.clone()))?;
    let steps = &map.stage(&stage)?.steps;
    let selected = match selection {
        Selection::Step(id) => steps.iter().position(|step| step.id == *id),
        Selection::Nothing
        | Selection::Cards(_)
        | Selection::Stage(_)
        | Selection::Lane(_)
        | Selection::Cell { .. }
        | Selection::Persona(_)
        | Selection::Feeling(_) => None,
    };
    let at = selected.map_or(steps.len(), |at| at.saturating_add(1));
    Some(vec![Command::AddStep { stage, at, title: String::new() }])
}

/// Adds a lane of `kind` below the selected one.
pub(super) fn lane(map: &Map, selection: &Selection, kind: LaneKind) -> Vec<Command> {
    let (lane, _) = place_of(map, selection);
    let at = lane.and_then(|id| map.lanes.iter().position(|lane| lane.id == id));
    let at = at.map_or(map.lanes.len(), |at| at.saturating_add(1));
    vec![Command::AddLane { at, kind, title: lane_title(kind, map.info.language).into() }]
}

/// Adds a persona.
pub(super) fn persona(map: &Map) -> Vec<Command> {
    vec![Command::AddPersona { at: map.personas.len(), name: String::new() }]
}

/// The mark of moment of truth that toggling sets on `cards`: `false` if all have it, otherwise `true`; `None` if there
/// are no cards.
pub(super) fn toggled_moment_of_truth(cards: &[&Card]) -> Option<CardField> {
    let are_all = cards.iter().all(|card| card.is_moment_of_truth);
    (!cards.is_empty()).then_some(CardField::IsMomentOfTruth(!are_all))
}

/// The evidence that follows that of the first of `cards`, in the cycle none, assumed, partial, researched.
pub(super) fn next_evidence(cards: &[&Card]) -> Option<CardField> {
    let evidence = match cards.first()?.evidence {
        None => Some(Evidence::Assumed),
        Some(Evidence::Assumed) => Some(Evidence::Partial),
        Some(Evidence::Partial) => Some(Evidence::Researched),
        Some(Evidence::Researched) => None,
    };
    Some(CardField::Evidence(evidence))
}

/// The position of a thing to be deleted, from which the next selection follows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Gap {
    /// No position.
    None,
    /// A card with this place in its cell.
    Card(Place),
    /// A stage with this index.
    Stage(usize),
    /// A lane with this index.
    Lane(usize),
}

impl Gap {
    /// The gap after deleting `selected` from `map`; of several cards, that of the last.
    pub(super) fn of(map: &Map, selected: &Selection) -> Self {
        let gap = match selected {
            Selection::Cards(ids) => ids.last().and_then(|id| map.card(id)).map(|card| Self::Card(card.place.clone())),
            Selection::Stage(id) => map.stages.iter().position(|stage| stage.id == *id).map(Self::Stage),
            Selection::Lane(id) => map.lanes.iter().position(|lane| lane.id == *id).map(Self::Lane),
            Selection::Nothing
            | Selection::Step(_)
            | Selection::Cell { .. }
            | Selection::Persona(_)
            | Selection::Feeling(_) => None,
        };
        gap.unwrap_or(Self::None)
    }

    /// The selection for the gap after the deletion, in `map`: the card now at this place in the cell, otherwise the
    /// one above, otherwise the cell; the stage or lane now at this index, otherwise the last one.
    pub(super) fn filled(self, map: &Map) -> Selection {
        let nearest = |at: usize, len: usize| len.checked_sub(1).map(|last| at.min(last));
        let found = match self {
            Self::None => None,
            Self::Card(Place { lane, stage, order }) => {
                let cell = map.cell(&lane, &stage);
                let next = nearest(order, cell.len()).and_then(|at| cell.get(at));
                Some(next.map(|card| card.id.clone()).map_or(Selection::Cell { lane, stage }, Selection::card))
            }
            Self::Stage(at) => {
                let stage = nearest(at, map.stages.len()).and_then(|at| map.stages.get(at));
                let shown = stage.filter(|stage| stage.visibility != Visibility::Hidden);
                shown.map(|stage| Selection::Stage(stage.id.clone()))
            }
            Self::Lane(at) => {
                let lane = nearest(at, map.lanes.len()).and_then(|at| map.lanes.get(at));
                let shown = lane.filter(|lane| lane.visibility != Visibility::Hidden);
                shown.map(|lane| Selection::Lane(lane.id.clone()))
            }
        };
        found.unwrap_or_default()
    }
}

/// The rectangle of `selection` on the page.
pub(in crate::ui) fn rect_of(layout: &Layout, selection: &Selection) -> Option<Rect> {
    match selection {
        Selection::Nothing => None,
        Selection::Cards(ids) => ids.iter().filter_map(|id| layout.card_rect(id)).reduce(|a, b| a.union(b)),
        Selection::Stage(id) => layout.stage_rect(id),
        Selection::Step(id) => layout.step_rect(id),
        Selection::Lane(id) => layout.lane_label_rect(id),
        Selection::Cell { lane, stage } => layout.cell_rect(lane, stage),
        Selection::Persona(id) => layout.persona_rect(id),
        Selection::Feeling(key) => layout.feeling_point(key).map(|point| Rect::from_center_size(point, (48.0, 48.0))),
    }
}

/// The title of a new lane, in the map's language.
#[must_use]
pub(in crate::ui) fn lane_title(kind: LaneKind, language: Language) -> &'static str {
    kind.title(language)
}
