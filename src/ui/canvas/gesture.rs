//! What a drag on the canvas does, from the press to the release or to Escape.
//!
//! Nothing of the map changes until a dragged card, stage or lane is let go. A dragged feeling changes with every frame,
//! inside one gesture of the session, so that it is one step to undo and Escape takes it back.

use std::collections::BTreeSet;

use egui::Modifiers;

use super::{
    camera::Camera,
    carry::{Carry, Landing},
    reorder::{Reorder, Thing},
    resize::Resize,
    sight::Sight,
};
use crate::{
    edit::{Command, Selection},
    geom::{Point, Rect, Vec2},
    layout::Hit,
    model::{CardId, Feeling, FeelingKey, FeelingValue, LaneId, Map, StageId},
    ui::{action::Action, i18n::m},
};

/// How near to the viewport's edge a drag begins to scroll, in points.
const SCROLL_RIM: f64 = 36.0;

/// How fast it scrolls at the edge itself, in points a second.
const SCROLL_SPEED: f64 = 900.0;

/// A drag that is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Gesture {
    /// No drag.
    #[default]
    Idle,
    /// The page moves with the pointer, which holds the point `held` (map) of it.
    Pan {
        /// What was under the pointer when the drag began.
        held: Point,
    },
    /// A rectangle between `from` and `to` (map) selects the cards in it, and keeps `kept` selected.
    Marquee {
        /// Where the drag began.
        from: Point,
        /// Where the pointer is.
        to: Point,
        /// Cards that stay selected.
        kept: BTreeSet<CardId>,
        /// What was selected before.
        before: Selection,
    },
    /// Cards move.
    Cards(Carry),
    /// A stage moves before the stage that is now at `slot`.
    Stage {
        /// The stage.
        id: StageId,
        /// How many stages lie before the pointer, the moved one counted.
        slot: usize,
        /// How far the pointer is from where the drag began, in map units.
        shift: Vec2,
        /// Where the drag began (map).
        from: Point,
    },
    /// A lane moves above the lane that is now at `slot`.
    Lane {
        /// The lane.
        id: LaneId,
        /// How many lanes lie above the pointer, the moved one counted.
        slot: usize,
        /// How far the pointer is from where the drag began, in map units.
        shift: Vec2,
        /// Where the drag began (map).
        from: Point,
    },
    /// A step or a persona moves among the others.
    Reorder(Reorder),
    /// The border of a card, a stage or a lane moves.
    Resize(Resize),
    /// A feeling moves up and down.
    Feeling {
        /// Which.
        key: FeelingKey,
        /// How it feels now, or should feel.
        value: FeelingValue,
        /// Whether what moves is what is wanted there.
        is_wanted: bool,
    },
}

impl Gesture {
    /// The drag that begins at `from` (map), where `hit` is.
    pub(super) fn begun(
        sight: &Sight<'_>,
        hit: Option<Hit>,
        from: Point,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) -> Self {
        match hit {
            Some(Hit::Card(id)) => Self::Cards(Carry::of_card(sight, id, from, actions)),
            Some(Hit::Stage(id)) => {
                let slot = sight.layout().stage_slot(from.x);
                Self::Stage { id, slot, shift: Vec2::ZERO, from }
            }
            Some(Hit::Lane(id)) => {
                let slot = sight.layout().lane_slot(from.y);
                Self::Lane { id, slot, shift: Vec2::ZERO, from }
            }
            Some(Hit::Feeling(key)) => {
                let value = sight.map().feelings.get(&key).map_or(FeelingValue::NEUTRAL, |feeling| feeling.value);
                actions.extend([
                    Action::Select(Selection::Feeling(key.clone())),
                    Action::BeginGesture(m("gesture-move-feeling").text()),
                ]);
                Self::Feeling { key, value, is_wanted: false }
            }
            Some(Hit::Wanted(key)) => {
                let feeling = sight.map().feelings.get(&key);
                let value = feeling.and_then(|feeling| feeling.wanted).unwrap_or(FeelingValue::NEUTRAL);
                actions.extend([
                    Action::Select(Selection::Feeling(key.clone())),
                    Action::BeginGesture(m("gesture-move-wanted").text()),
                ]);
                Self::Feeling { key, value, is_wanted: true }
            }
            Some(Hit::Step(id)) => Self::Reorder(Reorder::begun(Thing::Step(id), from)),
            Some(Hit::Persona(id)) => Self::Reorder(Reorder::begun(Thing::Persona(id), from)),
            // Within the grid there are cards to select, around it there is ground to take hold of.
            Some(Hit::Cell { .. }) => Self::marquee(sight, from, modifiers),
            Some(Hit::Title | Hit::Scenario) | None if modifiers.shift => Self::marquee(sight, from, modifiers),
            Some(Hit::Title | Hit::Scenario) | None => Self::Pan { held: from },
        }
    }

    fn marquee(sight: &Sight<'_>, from: Point, modifiers: Modifiers) -> Self {
        let adds = modifiers.shift || modifiers.command;
        let kept = sight.selection().card_ids().filter(|_| adds).cloned().collect();
        Self::Marquee { from, to: from, kept, before: sight.selection().clone() }
    }

    /// Follows the pointer to `pointer` (screen).
    pub(super) fn follow(
        &mut self,
        sight: &Sight<'_>,
        pointer: Point,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) {
        let pointer_in_map = sight.view.map_point_from_screen(pointer);
        match self {
            Self::Idle | Self::Pan { .. } => {}
            Self::Marquee { from, to, kept, .. } => {
                *to = pointer_in_map;
                let area = Rect::from_points(*from, *to);
                let inside = sight.layout().cards.iter().filter(|card| card.rect.overlaps(area));
                let selection = Selection::cards(inside.map(|card| card.id.clone()).chain(kept.iter().cloned()));
                if selection != *sight.selection() {
                    actions.push(Action::Select(selection));
                }
            }
            Self::Cards(carry) => carry.follow(sight, pointer_in_map, modifiers),
            Self::Reorder(reorder) => reorder.follow(sight, pointer_in_map),
            Self::Resize(resize) => resize.follow(sight, pointer, actions),
            Self::Stage { slot, shift, from, .. } => {
                *shift = pointer_in_map - *from;
                *slot = sight.layout().stage_slot(pointer_in_map.x);
            }
            Self::Lane { slot, shift, from, .. } => {
                *shift = pointer_in_map - *from;
                *slot = sight.layout().lane_slot(pointer_in_map.y);
            }
            Self::Feeling { key, value, is_wanted } => {
                let Some(exact) = sight.layout().feeling_value_at(pointer_in_map.y) else { return };
                let snapped = snapped(exact, modifiers.alt);
                if snapped != *value {
                    *value = snapped;
                    if *is_wanted {
                        actions.extend(set_wanted(sight.map(), key, Some(snapped)));
                    } else {
                        actions.push(set_feeling(sight.map(), key, snapped));
                    }
                }
            }
        }
    }

    /// How far the page must move, in points, for what a pan holds to be under `pointer` (screen).
    pub(super) fn pan_to(&self, sight: &Sight<'_>, pointer: Point) -> Vec2 {
        match self {
            Self::Pan { held } => pointer - sight.view.screen_point_from_map(*held),
            Self::Resize(resize) => resize.pan(sight),
            Self::Idle
            | Self::Marquee { .. }
            | Self::Cards(_)
            | Self::Reorder(_)
            | Self::Stage { .. }
            | Self::Lane { .. }
            | Self::Feeling { .. } => Vec2::ZERO,
        }
    }

    /// How fast the page must move under the drag because the pointer is at the viewport's edge, in points a second.
    pub(super) fn scroll_speed(&self, sight: &Sight<'_>, pointer: Point) -> Vec2 {
        match self {
            Self::Idle | Self::Pan { .. } | Self::Resize(_) | Self::Feeling { .. } => return Vec2::ZERO,
            Self::Marquee { .. } | Self::Cards(_) | Self::Reorder(_) | Self::Stage { .. } | Self::Lane { .. } => {}
        }
        let speed = |at: f64, low: f64, high: f64| {
            let before = ((low + SCROLL_RIM - at) / SCROLL_RIM).clamp(0.0, 1.0);
            let after = ((at - high + SCROLL_RIM) / SCROLL_RIM).clamp(0.0, 1.0);
            (before - after) * SCROLL_SPEED
        };
        let viewport = sight.view.viewport;
        let page = sight.view.screen_rect_from_map(sight.layout().size.to_rect());
        let mut wish =
            Vec2::new(speed(pointer.x, viewport.x0, viewport.x1), speed(pointer.y, viewport.y0, viewport.y1));
        // Where the page's edge is in sight there is nothing to scroll to.
        if (wish.x > 0.0 && page.x0 >= viewport.x0) || (wish.x < 0.0 && page.x1 <= viewport.x1) {
            wish.x = 0.0;
        }
        if (wish.y > 0.0 && page.y0 >= viewport.y0) || (wish.y < 0.0 && page.y1 <= viewport.y1) {
            wish.y = 0.0;
        }
        wish
    }

    /// What letting go of carried cards would do.
    pub(super) fn landing(&self, sight: &Sight<'_>) -> Option<Landing> {
        match self {
            Self::Cards(carry) => carry.landing(sight),
            Self::Idle
            | Self::Pan { .. }
            | Self::Marquee { .. }
            | Self::Reorder(_)
            | Self::Stage { .. }
            | Self::Lane { .. }
            | Self::Resize(_)
            | Self::Feeling { .. } => None,
        }
    }

    /// Lets go: what was dragged lands.
    pub(super) fn finish(self, sight: &Sight<'_>, actions: &mut Vec<Action>) {
        match self {
            Self::Idle | Self::Pan { .. } | Self::Marquee { .. } => {}
            Self::Cards(carry) => carry.finish(sight, actions),
            Self::Reorder(reorder) => actions.extend(reorder.landing(sight).map(Action::edit)),
            Self::Stage { id, slot, .. } => {
                let at = sight.map().stages.iter().position(|stage| stage.id == id);
                let slot = slot_in_map(sight.layout().stages.iter().map(|stage| stage.index), slot);
                if let Some(to) = at.and_then(|at| place_after_move(at, slot)) {
                    actions.push(Action::edit(Command::MoveStage { id, to }));
                }
            }
            Self::Lane { id, slot, .. } => {
                let place = |id: &LaneId| sight.map().lanes.iter().position(|lane| lane.id == *id);
                let slot = slot_in_map(sight.layout().lanes.iter().filter_map(|lane| place(&lane.id)), slot);
                if let Some(to) = place(&id).and_then(|at| place_after_move(at, slot)) {
                    actions.push(Action::edit(Command::MoveLane { id, to }));
                }
            }
            Self::Resize(_) | Self::Feeling { .. } => actions.push(Action::EndGesture),
        }
    }

    /// Takes the drag back.
    pub(super) fn cancel(self, actions: &mut Vec<Action>) {
        match self {
            Self::Resize(_) | Self::Feeling { .. } => actions.push(Action::CancelGesture),
            Self::Marquee { before, .. } => actions.push(Action::Select(before)),
            Self::Idle
            | Self::Pan { .. }
            | Self::Cards(_)
            | Self::Reorder(_)
            | Self::Stage { .. }
            | Self::Lane { .. } => {}
        }
    }
}

/// The command that gives the feeling at `key` the value `value` and keeps what else is known of it.
pub(in crate::ui) fn set_feeling(map: &Map, key: &FeelingKey, value: FeelingValue) -> Action {
    let feeling = match map.feelings.get(key) {
        Some(feeling) => Feeling { value, ..feeling.clone() },
        None => Feeling::new(value),
    };
    Action::edit(Command::SetFeeling { key: key.clone(), feeling: Some(feeling) })
}

/// The command that gives the feeling at `key` another wanted level, or none; `None` where nothing is felt.
pub(super) fn set_wanted(map: &Map, key: &FeelingKey, wanted: Option<FeelingValue>) -> Option<Action> {
    let feeling = Feeling { wanted, ..map.feelings.get(key)?.clone() };
    Some(Action::edit(Command::SetFeeling { key: key.clone(), feeling: Some(feeling) }))
}

/// Whole levels, or tenths where `is_free`.
pub(super) fn snapped(value: FeelingValue, is_free: bool) -> FeelingValue {
    let steps = if is_free { 10.0 } else { 1.0 };
    FeelingValue::clamped((value.get() * steps).round() / steps)
}

/// Where a thing at `at` ends up, counted without it, when it is let go where `slot` things (it among them) lie before;
/// `None` where that is its own place.
pub(super) fn place_after_move(at: usize, slot: usize) -> Option<usize> {
    let to = if slot > at { slot - 1 } else { slot };
    (to != at).then_some(to)
}

/// How many things of the map lie before a place where `slot` of those that are shown do, whose numbers are `shown`:
/// hidden ones stay before the shown one that follows them.
fn slot_in_map(shown: impl Iterator<Item = usize> + Clone, slot: usize) -> usize {
    shown.clone().nth(slot).or_else(|| shown.last().map(|last| last + 1)).unwrap_or(slot)
}

/// Scrolls the page under a drag for `secs` seconds; says whether anything moved.
pub(super) fn scroll_under(camera: &mut Camera, speed: Vec2, secs: f64) -> bool {
    camera.pan(speed * secs);
    speed != Vec2::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_dropped_on_either_side_of_itself_stays() {
        assert_eq!(place_after_move(2, 2), None);
        assert_eq!(place_after_move(2, 3), None);
        assert_eq!(place_after_move(2, 0), Some(0));
        assert_eq!(place_after_move(2, 5), Some(4));
    }

    #[test]
    fn a_place_among_what_is_shown_is_a_place_in_the_map() {
        let shown = [0, 3, 4];
        let slots = [0, 1, 2, 3].map(|slot| slot_in_map(shown.into_iter(), slot));
        assert_eq!(slots, [0, 3, 4, 5]);
    }

    #[test]
    fn feelings_snap_to_levels_and_freely_to_tenths() {
        let value = FeelingValue::clamped(1.37);
        assert!((snapped(value, false).get() - 1.0).abs() < 1e-12);
        assert!((snapped(value, true).get() - 1.4).abs() < 1e-12);
    }
}
