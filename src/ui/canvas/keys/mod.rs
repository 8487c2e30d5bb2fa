//! The effects of the canvas keys while no text is being edited. The keys themselves are in `action/keys`.

pub(super) mod clipboard;
pub(super) mod extend;
pub(super) mod neighbours;

use self::{
    extend::extended,
    neighbours::{end_of_lane, is_later, selection_beside, stage_of_selection, step_from},
};
use super::{
    feelings::{LEVELS, set_feeling},
    frame::{CanvasFrame, anchor_of, hit_of},
    menu::room_menu::stretched,
    pointer::hand::CanvasHand,
    request::{EditRequest, add_card_to, title_of},
};
use crate::{
    edit::{Command, Selection},
    model::{CardId, FeelingKey, FeelingValue, Map, PersonaId, Place, Stage, StepId, Visibility},
    ui::{
        action::{
            Action, MapAction, ViewAction, ViewChange, WindowAction,
            keys::{CanvasKey, Way},
        },
        i18n::m,
    },
};

/// Handles the pressed `keys`.
pub(super) fn follow(
    keys: &[CanvasKey],
    frame: &CanvasFrame<'_>,
    hand: &mut CanvasHand,
    actions: &mut Vec<Action>,
) -> Option<EditRequest> {
    let mut request = None;
    let persona = hand.persona.clone();
    let persona = persona.as_ref();
    for key in keys {
        match *key {
            // Both keys only end the adjusting of a feeling.
            CanvasKey::LetGo | CanvasKey::Enter if hand.adjusting.take().is_some() => {}
            CanvasKey::LetGo if !frame.selection().is_empty() => {
                actions.push(Action::Map(MapAction::Select(Selection::Nothing)));
            }
            CanvasKey::Stretch(way) => actions.extend(stretch(frame, way).map(Action::edit)),
            CanvasKey::Nudge(way) => actions.extend(nudge(frame, frame.selection(), way).map(Action::edit)),
            CanvasKey::Go(way) => go(frame, way, hand, actions),
            CanvasKey::Extend(way) => extend(frame, way, hand, actions),
            CanvasKey::Feel(level) => actions.extend(feel(frame, persona, level)),
            CanvasKey::FeelNothing => actions.extend(feel_nothing(frame, persona)),
            CanvasKey::StageBeside(way) => select(frame, heading_beside(frame, way), actions),
            CanvasKey::FirstStage => select(frame, end_of_stages(frame, false), actions),
            CanvasKey::LastStage => select(frame, end_of_stages(frame, true), actions),
            CanvasKey::LaneStart => {
                select(frame, end_of_lane(frame, false, persona).or_else(|| end_of_stages(frame, false)), actions);
            }
            CanvasKey::LaneEnd => {
                select(frame, end_of_lane(frame, true, persona).or_else(|| end_of_stages(frame, true)), actions);
            }
            CanvasKey::Enter => request = enter(frame, hand, actions),
            CanvasKey::AddBelow => request = add_below(frame, actions),
            // The canvas itself handles these.
            CanvasKey::LetGo | CanvasKey::Menu | CanvasKey::Fit | CanvasKey::PageUp | CanvasKey::PageDown => {}
        }
    }
    request
}

/// Sets the feeling of this level at the selection.
fn feel(frame: &CanvasFrame<'_>, persona: Option<&PersonaId>, level: usize) -> Option<Action> {
    let key = FeelingKey { persona: persona?.clone(), anchor: anchor_of(frame.selection())? };
    Some(set_feeling(frame.map(), &key, FeelingValue::clamped(*LEVELS.get(level)?)))
}

/// Removes the feeling at the selection, if there is one.
fn feel_nothing(frame: &CanvasFrame<'_>, persona: Option<&PersonaId>) -> Option<Action> {
    let key = FeelingKey { persona: persona?.clone(), anchor: anchor_of(frame.selection())? };
    frame.map().feelings.contains_key(&key).then(|| Action::edit(Command::SetFeeling { key, feeling: None }))
}

/// The heading of the stage beside that of the selection.
fn heading_beside(frame: &CanvasFrame<'_>, way: Way) -> Option<Selection> {
    let at = stage_of_selection(frame);
    let stages = &frame.layout().stages;
    let next = match (at, is_later(frame, way)?) {
        (Some(at), is_later) => step_from(at, is_later, stages.len())?,
        (None, _) => 0,
    };
    stages.get(next).map(|stage| Selection::Stage(stage.id.clone()))
}

/// Adds something of the same kind after the selection: a card below the card, a stage after the stage.
fn add_below(frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) -> Option<EditRequest> {
    match frame.selection() {
        Selection::Cell { lane, stage } => add_card_to(frame, lane, stage).map(EditRequest::AddNamed),
        Selection::Cards(_) => {
            let place = &frame.map().card(frame.selection().single_card()?)?.place;
            let place = Place { order: place.order.saturating_add(1), ..place.clone() };
            Some(EditRequest::AddNamed(Command::AddCard { place, title: String::new() }))
        }
        Selection::Stage(_) => {
            actions.push(Action::Map(MapAction::AddStage));
            None
        }
        Selection::Step(_) => {
            actions.push(Action::Map(MapAction::AddStep));
            None
        }
        Selection::Lane(_) => {
            actions.push(Action::Map(MapAction::ChooseLane(None)));
            None
        }
        Selection::Persona(_) => {
            actions.push(Action::Map(MapAction::AddPersona));
            None
        }
        Selection::Nothing | Selection::Feeling(_) => None,
    }
}

/// The first or last stage.
fn end_of_stages(frame: &CanvasFrame<'_>, is_end: bool) -> Option<Selection> {
    let stages = &frame.layout().stages;
    let stage = if is_end { stages.last() } else { stages.first() };
    stage.map(|stage| Selection::Stage(stage.id.clone()))
}

/// The effect of Enter: on a feeling, Up and Down change it until the next Enter or Escape.
fn enter(frame: &CanvasFrame<'_>, hand: &mut CanvasHand, actions: &mut Vec<Action>) -> Option<EditRequest> {
    if let Selection::Feeling(key) = frame.selection() {
        hand.adjusting = Some(key.clone());
        actions.push(Action::Window(WindowAction::Explain(m("adjusting-how"))));
        return None;
    }
    if let Selection::Cell { lane, stage } = frame.selection() {
        return add_card_to(frame, lane, stage).map(EditRequest::AddNamed);
    }
    hit_of(frame.selection()).and_then(|hit| title_of(&hit)).map(EditRequest::TextFromEnd)
}

/// Moves the selection with an arrow key; a feeling that is being adjusted moves up or down by half a level instead.
fn go(frame: &CanvasFrame<'_>, way: Way, hand: &mut CanvasHand, actions: &mut Vec<Action>) {
    if let Some(key) = &hand.adjusting
        && let Some(feeling) = frame.map().feelings.get(key)
        && matches!(way, Way::Up | Way::Down)
    {
        let step = if way == Way::Up { 0.5 } else { -0.5 };
        actions.push(set_feeling(frame.map(), key, FeelingValue::clamped(feeling.value.get() + step)));
        return;
    }
    hand.adjusting = None;
    select(frame, selection_beside(frame, way, hand.persona.as_ref()), actions);
}

/// Extends the selection of cards to the next cell; anything else is left for the next thing, as without Shift.
fn extend(frame: &CanvasFrame<'_>, way: Way, hand: &mut CanvasHand, actions: &mut Vec<Action>) {
    let Some((range, selection, reveal)) = extended(hand.range.take(), frame, way) else {
        return go(frame, way, hand, actions);
    };
    hand.range = Some(range);
    actions.push(Action::Map(MapAction::Select(selection)));
    actions.extend(reveal.map(|rect| Action::View(ViewAction::Change(ViewChange::Reveal(rect)))));
}

/// Selects `selection` and scrolls to it.
fn select(frame: &CanvasFrame<'_>, selection: Option<Selection>, actions: &mut Vec<Action>) {
    let Some(selection) = selection else { return };
    let rect = hit_of(&selection).and_then(|hit| frame.rect_of(&hit));
    actions.push(Action::Map(MapAction::Select(selection)));
    actions.extend(rect.map(|rect| Action::View(ViewAction::Change(ViewChange::Reveal(rect)))));
}

/// The command that makes the selected card end one stage later or earlier.
fn stretch(frame: &CanvasFrame<'_>, way: Way) -> Option<Command> {
    let id = frame.selection().single_card()?;
    let by = if is_later(frame, way)? { 1 } else { -1 };
    let span = stretched(frame.map(), id, by)?;
    Some(Command::StretchCard { id: id.clone(), span })
}

/// The command that moves the card, step, stage or lane of `selection` one place in the direction of the arrow; `None`
/// if it cannot move there.
pub(super) fn nudge(frame: &CanvasFrame<'_>, selection: &Selection, way: Way) -> Option<Command> {
    let later = is_later(frame, way);
    let is_forward = later.unwrap_or(way == Way::Down);
    let map = frame.map();
    match selection {
        Selection::Stage(id) if later.is_some() => {
            let at = map.stages.iter().position(|stage| stage.id == *id);
            let to = at.and_then(|at| beside(map.stages.iter().map(|stage| stage.visibility), at, is_forward, is_seen));
            to.map(|to| Command::MoveStage { id: id.clone(), to })
        }
        Selection::Lane(id) if later.is_none() => {
            let at = map.lanes.iter().position(|lane| lane.id == *id);
            let to = at.and_then(|at| beside(map.lanes.iter().map(|lane| lane.visibility), at, is_forward, is_seen));
            to.map(|to| Command::MoveLane { id: id.clone(), to })
        }
        Selection::Cards(_) => nudged_card(frame, selection.single_card()?, later, is_forward),
        Selection::Step(id) if later.is_some() => nudged_step(map, id, is_forward),
        Selection::Stage(_)
        | Selection::Lane(_)
        | Selection::Nothing
        | Selection::Step(_)
        | Selection::Cell { .. }
        | Selection::Persona(_)
        | Selection::Feeling(_) => None,
    }
}

fn nudged_card(frame: &CanvasFrame<'_>, id: &CardId, later: Option<bool>, is_forward: bool) -> Option<Command> {
    let map = frame.map();
    let mut to = map.cards.get(id)?.place.clone();
    if later.is_none() {
        let (id, order) = frame.layout().swap_beside(id, is_forward)?;
        let to = frame.whole_place(Place { order, ..to }, std::slice::from_ref(&id));
        return Some(Command::MoveCards { ids: vec![id], to });
    }
    let at = map.stages.iter().position(|stage| stage.id == to.stage)?;
    to.stage = stage_beside(map, at, is_forward)?.id.clone();
    Some(Command::MoveCards { ids: vec![id.clone()], to })
}

/// The command that moves a step by one within its stage, or into the adjacent stage, to the end nearer to it.
fn nudged_step(map: &Map, id: &StepId, is_forward: bool) -> Option<Command> {
    let stage_at = map.stages.iter().position(|stage| stage.steps.iter().any(|step| step.id == *id))?;
    let stage = map.stages.get(stage_at)?;
    let at = stage.steps.iter().position(|step| step.id == *id)?;
    let within = if is_forward { at.checked_add(1) } else { at.checked_sub(1) };
    let (stage, to) = match within.filter(|to| *to < stage.steps.len()) {
        Some(to) => (stage, to),
        None => (stage_beside(map, stage_at, is_forward)?, if is_forward { 0 } else { usize::MAX }),
    };
    Some(Command::MoveStep { id: id.clone(), stage: stage.id.clone(), to })
}

/// The nearest open stage after or before the one at `at`.
fn stage_beside(map: &Map, at: usize, is_forward: bool) -> Option<&Stage> {
    let is_open = |visibility| visibility == Visibility::Open;
    map.stages.get(beside(map.stages.iter().map(|stage| stage.visibility), at, is_forward, is_open)?)
}

/// The nearest open stage after or before the one at `at`; after the last comes the first.
pub(super) fn stage_around(map: &Map, at: usize, is_forward: bool) -> Option<&Stage> {
    let mut open = map.stages.iter().filter(|stage| stage.visibility == Visibility::Open);
    stage_beside(map, at, is_forward).or_else(|| if is_forward { open.next() } else { open.next_back() })
}

fn is_seen(visibility: Visibility) -> bool {
    visibility != Visibility::Hidden
}

/// The index nearest to `at`, after or before it, of a thing whose visibility satisfies `is_meant`.
fn beside(
    things: impl Iterator<Item = Visibility>,
    at: usize,
    is_forward: bool,
    is_meant: impl Fn(Visibility) -> bool,
) -> Option<usize> {
    let meant = things.enumerate().filter(|(_, visibility)| is_meant(*visibility)).map(|(place, _)| place);
    if is_forward { meant.into_iter().find(|place| *place > at) } else { meant.take_while(|place| *place < at).last() }
}
