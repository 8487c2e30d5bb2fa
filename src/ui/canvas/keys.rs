//! The keys that the canvas listens for while no text is being edited. Those that menus show too are `action`'s.

use egui::{Key, Modifiers, Ui};

use super::{
    gesture::set_feeling,
    neighbours::{Way, end_of_lane, selection_beside},
    pointing::{Wish, add_card_to, selection_after_escape, title_of},
    sight::{Sight, anchor_of, hit_of},
};
use crate::{
    edit::{Command, Selection},
    model::{CardId, FeelingKey, FeelingValue, PersonaId, Place},
    ui::action::{Action, ViewChange},
};

/// The feelings that the keys 1 to 5 stand for, worst first.
pub(super) const LEVELS: [(Key, f64); 5] =
    [(Key::Num1, -2.0), (Key::Num2, -1.0), (Key::Num3, 0.0), (Key::Num4, 1.0), (Key::Num5, 2.0)];

/// Does what the pressed keys ask for. `persona` is whose feelings the keys set.
pub(super) fn follow(
    ui: &Ui,
    sight: &Sight<'_>,
    persona: Option<&PersonaId>,
    actions: &mut Vec<Action>,
) -> Option<Wish> {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Escape) {
        actions.extend(selection_after_escape(sight.selection()).map(Action::Select));
    }
    let ways = [
        (Key::ArrowUp, Way::Up),
        (Key::ArrowDown, Way::Down),
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowRight, Way::Right),
    ];
    for (key, way) in ways {
        // With Alt first: a key asked for without modifiers is taken with Alt as well.
        if pressed(Modifiers::ALT, key) {
            actions.extend(nudge(sight, sight.selection(), way).map(Action::edit));
        } else if pressed(Modifiers::NONE, key) {
            go(sight, way, persona, actions);
        }
    }
    for (key, value) in LEVELS {
        if pressed(Modifiers::NONE, key)
            && let (Some(persona), Some(anchor)) = (persona, anchor_of(sight.selection()))
        {
            let key = FeelingKey { persona: persona.clone(), anchor };
            actions.push(set_feeling(sight, &key, FeelingValue::clamped(value)));
        }
    }
    for (key, is_end) in [(Key::Home, false), (Key::End, true)] {
        // With Ctrl to the first or last stage itself, without it along the lane.
        let from_header = pressed(Modifiers::COMMAND, key);
        if from_header || pressed(Modifiers::NONE, key) {
            let selection = (!from_header).then(|| end_of_lane(sight, is_end)).flatten();
            let stages = &sight.layout().stages;
            let stage = if is_end { stages.last() } else { stages.first() };
            let selection = selection.or_else(|| stage.map(|stage| Selection::Stage(stage.id.clone())));
            select(sight, selection, actions);
        }
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        return wish_of_enter(sight);
    }
    None
}

fn wish_of_enter(sight: &Sight<'_>) -> Option<Wish> {
    if let Selection::Cell { lane, stage } = sight.selection() {
        return add_card_to(sight, lane, stage).map(Wish::AddNamed);
    }
    hit_of(sight.selection()).and_then(|hit| title_of(&hit)).map(Wish::Edit)
}

/// Follows an arrow from what is selected; a selected feeling goes up and down by half a level instead.
fn go(sight: &Sight<'_>, way: Way, persona: Option<&PersonaId>, actions: &mut Vec<Action>) {
    if let Selection::Feeling(key) = sight.selection()
        && let Some(feeling) = sight.map().feelings.get(key)
        && matches!(way, Way::Up | Way::Down)
    {
        let step = if way == Way::Up { 0.5 } else { -0.5 };
        actions.push(set_feeling(sight, key, FeelingValue::clamped(feeling.value.get() + step)));
        return;
    }
    select(sight, selection_beside(sight, way, persona), actions);
}

/// Selects `selection` and brings it into view.
fn select(sight: &Sight<'_>, selection: Option<Selection>, actions: &mut Vec<Action>) {
    let Some(selection) = selection else { return };
    let rect = hit_of(&selection).and_then(|hit| sight.rect_of(&hit));
    actions.push(Action::Select(selection));
    actions.extend(rect.map(|rect| Action::View(ViewChange::Reveal(rect))));
}

/// The command that moves the card, stage or lane of `selection` one place along the arrow; `None` where that leads nowhere.
pub(super) fn nudge(sight: &Sight<'_>, selection: &Selection, way: Way) -> Option<Command> {
    let is_rtl = sight.layout().is_rtl;
    let step: isize = match way {
        Way::Up => -1,
        Way::Down => 1,
        Way::Left => {
            if is_rtl {
                1
            } else {
                -1
            }
        }
        Way::Right => {
            if is_rtl {
                -1
            } else {
                1
            }
        }
    };
    let is_vertical = matches!(way, Way::Up | Way::Down);
    let map = sight.map();
    match selection {
        Selection::Stage(id) if !is_vertical => {
            let at = map.stages.iter().position(|stage| stage.id == *id);
            moved(at, step, map.stages.len()).map(|to| Command::MoveStage { id: id.clone(), to })
        }
        Selection::Lane(id) if is_vertical => {
            let at = map.lanes.iter().position(|lane| lane.id == *id);
            moved(at, step, map.lanes.len()).map(|to| Command::MoveLane { id: id.clone(), to })
        }
        Selection::Cards(_) => nudged_card(sight, selection.single_card()?, is_vertical, step),
        Selection::Stage(_)
        | Selection::Lane(_)
        | Selection::Nothing
        | Selection::Step(_)
        | Selection::Cell { .. }
        | Selection::Persona(_)
        | Selection::Feeling(_) => None,
    }
}

fn nudged_card(sight: &Sight<'_>, id: &CardId, is_vertical: bool, step: isize) -> Option<Command> {
    let map = sight.map();
    let mut to = map.cards.get(id)?.place.clone();
    if is_vertical {
        let (id, order) = sight.layout().swap_beside(id, step > 0)?;
        let to = sight.whole_place(Place { order, ..to }, std::slice::from_ref(&id));
        return Some(Command::MoveCards { ids: vec![id], to });
    }
    let at = map.stages.iter().position(|stage| stage.id == to.stage);
    to.stage = map.stages.get(moved(at, step, map.stages.len())?)?.id.clone();
    Some(Command::MoveCards { ids: vec![id.clone()], to })
}

fn moved(at: Option<usize>, step: isize, len: usize) -> Option<usize> {
    at?.checked_add_signed(step).filter(|to| *to < len)
}
