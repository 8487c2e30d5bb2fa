//! The effect of a drag on the canvas, from the press to the release or Escape.
//!
//! A dragged card, stage or lane does not change the map until it is dropped. A dragged feeling changes the map with
//! every frame, inside one gesture of the session, so that it is one undo step and Escape reverts it.

use std::collections::BTreeSet;

use egui::Modifiers;

use super::{
    card_drag::{CardDrag, Landing},
    reorder::{Reorder, ReorderedThing, place_after_move},
    resize::Resize,
};
use crate::{
    edit::{Command, Selection},
    geom::{Point, Rect, Vec2},
    layout::Hit,
    model::{CardId, FeelingKey, FeelingValue, LaneId, StageId},
    ui::{
        action::{Action, MapAction},
        canvas::{
            camera::Camera,
            feelings::{set_feeling, set_wanted, snapped},
            frame::CanvasFrame,
        },
        i18n::m,
    },
};

/// The distance from the viewport's edge at which a drag begins to scroll, in points.
const SCROLL_RIM: f64 = 36.0;

/// The scroll speed at the edge itself, in points per second.
const SCROLL_SPEED: f64 = 900.0;

/// A drag in progress.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui::canvas) enum PointerGesture {
    /// No drag.
    #[default]
    Idle,
    /// The page moves with the pointer.
    Pan {
        /// The point of the map under the pointer when the drag began.
        held: Point,
    },
    /// A rectangle between `from` and `to` (map) selects the cards in it, in addition to `kept`.
    Marquee {
        /// The start of the drag.
        from: Point,
        /// The position of the pointer.
        to: Point,
        /// Cards that stay selected.
        kept: BTreeSet<CardId>,
        /// The selection before the drag.
        before: Selection,
    },
    /// Cards are dragged.
    Cards(CardDrag),
    /// A stage is dragged in front of the stage at `slot`.
    Stage {
        /// The stage.
        id: StageId,
        /// The number of stages before the pointer, including the dragged one.
        slot: usize,
        /// The distance of the pointer from the start of the drag, in map units.
        shift: Vec2,
        /// The start of the drag (map).
        from: Point,
    },
    /// A lane is dragged above the lane at `slot`.
    Lane {
        /// The lane.
        id: LaneId,
        /// The number of lanes above the pointer, including the dragged one.
        slot: usize,
        /// The distance of the pointer from the start of the drag, in map units.
        shift: Vec2,
        /// The start of the drag (map).
        from: Point,
    },
    /// A step or persona is dragged within its row.
    Reorder(Reorder),
    /// The border of a card, stage or lane is dragged.
    Resize(Resize),
    /// A feeling is dragged up or down.
    Feeling {
        /// The key of the feeling.
        key: FeelingKey,
        /// The present value of the feeling or of its wanted level.
        value: FeelingValue,
        /// Whether the wanted level is dragged.
        is_wanted: bool,
    },
}

impl PointerGesture {
    /// The drag that begins at `from` (map) on `hit`.
    pub(in crate::ui::canvas) fn begun(
        frame: &CanvasFrame<'_>,
        hit: Option<Hit>,
        from: Point,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) -> Self {
        match hit {
            Some(Hit::Card(id)) => Self::Cards(CardDrag::of_card(frame, id, from, actions)),
            Some(Hit::Stage(id)) => {
                let slot = frame.layout().stage_slot(from.x);
                Self::Stage { id, slot, shift: Vec2::ZERO, from }
            }
            Some(Hit::Lane(id)) => {
                let slot = frame.layout().lane_slot(from.y);
                Self::Lane { id, slot, shift: Vec2::ZERO, from }
            }
            Some(Hit::Feeling(key)) => {
                let value = frame.map().feelings.get(&key).map_or(FeelingValue::NEUTRAL, |feeling| feeling.value);
                actions.extend([
                    Action::Map(MapAction::Select(Selection::Feeling(key.clone()))),
                    Action::Map(MapAction::BeginGesture(m("gesture-move-feeling").text())),
                ]);
                Self::Feeling { key, value, is_wanted: false }
            }
            Some(Hit::Wanted(key)) => {
                let feeling = frame.map().feelings.get(&key);
                let value = feeling.and_then(|feeling| feeling.wanted).unwrap_or(FeelingValue::NEUTRAL);
                actions.extend([
                    Action::Map(MapAction::Select(Selection::Feeling(key.clone()))),
                    Action::Map(MapAction::BeginGesture(m("gesture-move-wanted").text())),
                ]);
                Self::Feeling { key, value, is_wanted: true }
            }
            Some(Hit::Step(id)) => Self::Reorder(Reorder::begun(ReorderedThing::Step(id), from)),
            Some(Hit::Persona(id)) => Self::Reorder(Reorder::begun(ReorderedThing::Persona(id), from)),
            // A drag inside the grid selects cards; a drag outside it pans.
            Some(Hit::Cell { .. }) => Self::marquee(frame, from, modifiers),
            Some(Hit::Title | Hit::Scenario) | None if modifiers.shift => Self::marquee(frame, from, modifiers),
            Some(Hit::Title | Hit::Scenario) | None => Self::Pan { held: from },
        }
    }

    fn marquee(frame: &CanvasFrame<'_>, from: Point, modifiers: Modifiers) -> Self {
        let adds = modifiers.shift || modifiers.command;
        let kept = frame.selection().card_ids().filter(|_| adds).cloned().collect();
        Self::Marquee { from, to: from, kept, before: frame.selection().clone() }
    }

    /// Moves the drag to `pointer` (screen).
    pub(in crate::ui::canvas) fn follow(
        &mut self,
        frame: &CanvasFrame<'_>,
        pointer: Point,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) {
        let pointer_in_map = frame.view.map_point_from_screen(pointer);
        match self {
            Self::Idle | Self::Pan { .. } => {}
            Self::Marquee { from, to, kept, .. } => {
                *to = pointer_in_map;
                let area = Rect::from_points(*from, *to);
                let inside = frame.layout().cards().filter(|card| card.rect().overlaps(area));
                let selection = Selection::cards(inside.map(|card| card.it.id.clone()).chain(kept.iter().cloned()));
                if selection != *frame.selection() {
                    actions.push(Action::Map(MapAction::Select(selection)));
                }
            }
            Self::Cards(drag) => drag.follow(frame, pointer_in_map, modifiers),
            Self::Reorder(reorder) => reorder.follow(frame, pointer_in_map),
            Self::Resize(resize) => resize.follow(frame, pointer, actions),
            Self::Stage { slot, shift, from, .. } => {
                *shift = pointer_in_map - *from;
                *slot = frame.layout().stage_slot(pointer_in_map.x);
            }
            Self::Lane { slot, shift, from, .. } => {
                *shift = pointer_in_map - *from;
                *slot = frame.layout().lane_slot(pointer_in_map.y);
            }
            Self::Feeling { key, value, is_wanted } => {
                let Some(exact) = frame.layout().feeling_value_at(pointer_in_map.y) else { return };
                let snapped = snapped(exact, modifiers.alt);
                if snapped != *value {
                    *value = snapped;
                    if *is_wanted {
                        actions.extend(set_wanted(frame.map(), key, Some(snapped)));
                    } else {
                        actions.push(set_feeling(frame.map(), key, snapped));
                    }
                }
            }
        }
    }

    /// The distance, in points, by which the page must move so that the grabbed point is under `pointer` (screen).
    pub(in crate::ui::canvas) fn pan_to(&self, frame: &CanvasFrame<'_>, pointer: Point) -> Vec2 {
        match self {
            Self::Pan { held } => pointer - frame.view.screen_point_from_map(*held),
            Self::Resize(resize) => resize.pan(frame),
            Self::Idle
            | Self::Marquee { .. }
            | Self::Cards(_)
            | Self::Reorder(_)
            | Self::Stage { .. }
            | Self::Lane { .. }
            | Self::Feeling { .. } => Vec2::ZERO,
        }
    }

    /// The speed, in points per second, at which the page scrolls because the pointer is at the viewport's edge.
    pub(in crate::ui::canvas) fn scroll_speed(&self, frame: &CanvasFrame<'_>, pointer: Point) -> Vec2 {
        match self {
            Self::Idle | Self::Pan { .. } | Self::Resize(_) | Self::Feeling { .. } => return Vec2::ZERO,
            Self::Marquee { .. } | Self::Cards(_) | Self::Reorder(_) | Self::Stage { .. } | Self::Lane { .. } => {}
        }
        let speed = |at: f64, low: f64, high: f64| {
            let before = ((low + SCROLL_RIM - at) / SCROLL_RIM).clamp(0.0, 1.0);
            let after = ((at - high + SCROLL_RIM) / SCROLL_RIM).clamp(0.0, 1.0);
            (before - after) * SCROLL_SPEED
        };
        let viewport = frame.view.viewport;
        let page = frame.view.screen_rect_from_map(frame.layout().size.to_rect());
        let mut wish =
            Vec2::new(speed(pointer.x, viewport.x0, viewport.x1), speed(pointer.y, viewport.y0, viewport.y1));
        // There is nothing to scroll to where the edge of the page is visible.
        if (wish.x > 0.0 && page.x0 >= viewport.x0) || (wish.x < 0.0 && page.x1 <= viewport.x1) {
            wish.x = 0.0;
        }
        if (wish.y > 0.0 && page.y0 >= viewport.y0) || (wish.y < 0.0 && page.y1 <= viewport.y1) {
            wish.y = 0.0;
        }
        wish
    }

    /// The effect of dropping the dragged cards now.
    pub(in crate::ui::canvas) fn landing(&self, frame: &CanvasFrame<'_>) -> Option<Landing> {
        match self {
            Self::Cards(drag) => drag.landing(frame),
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

    /// Ends the drag and applies it.
    pub(in crate::ui::canvas) fn finish(self, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) {
        match self {
            Self::Idle | Self::Pan { .. } | Self::Marquee { .. } => {}
            Self::Cards(drag) => drag.finish(frame, actions),
            Self::Reorder(reorder) => actions.extend(reorder.landing(frame).map(Action::edit)),
            Self::Stage { id, slot, .. } => {
                let at = frame.map().stages.iter().position(|stage| stage.id == id);
                let slot = slot_in_map(frame.layout().stages.iter().map(|stage| stage.index), slot);
                if let Some(to) = at.and_then(|at| place_after_move(at, slot)) {
                    actions.push(Action::edit(Command::MoveStage { id, to }));
                }
            }
            Self::Lane { id, slot, .. } => {
                let place = |id: &LaneId| frame.map().lanes.iter().position(|lane| lane.id == *id);
                let slot = slot_in_map(frame.layout().lanes.iter().filter_map(|lane| place(&lane.it.id)), slot);
                if let Some(to) = place(&id).and_then(|at| place_after_move(at, slot)) {
                    actions.push(Action::edit(Command::MoveLane { id, to }));
                }
            }
            Self::Resize(_) | Self::Feeling { .. } => actions.push(Action::Map(MapAction::EndGesture)),
        }
    }

    /// Cancels the drag and reverts it.
    pub(in crate::ui::canvas) fn cancel(self, actions: &mut Vec<Action>) {
        match self {
            Self::Resize(_) | Self::Feeling { .. } => actions.push(Action::Map(MapAction::CancelGesture)),
            Self::Marquee { before, .. } => actions.push(Action::Map(MapAction::Select(before))),
            Self::Idle
            | Self::Pan { .. }
            | Self::Cards(_)
            | Self::Reorder(_)
            | Self::Stage { .. }
            | Self::Lane { .. } => {}
        }
    }
}

/// Converts a slot among the visible items (whose indices in the map are `shown`) to a slot among all items. Hidden
/// items stay with the visible item after them.
fn slot_in_map(shown: impl Iterator<Item = usize> + Clone, slot: usize) -> usize {
    shown.clone().nth(slot).or_else(|| shown.last().map(|last| last + 1)).unwrap_or(slot)
}

/// Scrolls the page under a drag for `secs` seconds; returns whether it moves.
pub(in crate::ui::canvas) fn scroll_under(camera: &mut Camera, speed: Vec2, secs: f64) -> bool {
    camera.pan(speed * secs);
    speed != Vec2::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_among_what_is_shown_is_a_place_in_the_map() {
        let shown = [0, 3, 4];
        let slots = [0, 1, 2, 3].map(|slot| slot_in_map(shown.into_iter(), slot));
        assert_eq!(slots, [0, 3, 4, 5]);
    }
}
