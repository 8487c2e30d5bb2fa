//! Dragging steps and personas within their rows.

use crate::{
    edit::Command,
    geom::{Point, Rect, Vec2},
    layout::Hit,
    model::{PersonaId, StageId, StepId},
    ui::canvas::frame::CanvasFrame,
};

/// The dragged thing.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) enum ReorderedThing {
    /// A step, within its stage or to another.
    Step(StepId),
    /// A persona among the others.
    Persona(PersonaId),
}

/// A drag of a thing within its row.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct Reorder {
    /// What moves.
    pub(in crate::ui::canvas) thing: ReorderedThing,
    /// The start of the drag (map).
    from: Point,
    /// The distance of the pointer from the start, in map units.
    pub(in crate::ui::canvas) shift: Vec2,
    /// The place where it would land.
    pub(in crate::ui::canvas) slot: Option<ReorderSlot>,
}

/// A place between two things of a row.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct ReorderSlot {
    /// For a step: the stage.
    stage: Option<StageId>,
    /// The number of things before it, including the dragged one if that is among them.
    before: usize,
    /// The line to draw at the place (map).
    pub(in crate::ui::canvas) line: (Point, Point),
}

impl Reorder {
    /// A drag that begins at `from` (map).
    pub(in crate::ui::canvas) fn begun(thing: ReorderedThing, from: Point) -> Self {
        Self { thing, from, shift: Vec2::ZERO, slot: None }
    }

    /// The dragged thing as a hit.
    pub(in crate::ui::canvas) fn hit(&self) -> Hit {
        match &self.thing {
            ReorderedThing::Step(id) => Hit::Step(id.clone()),
            ReorderedThing::Persona(id) => Hit::Persona(id.clone()),
        }
    }

    /// Moves the drag to `pointer` (map).
    pub(in crate::ui::canvas) fn follow(&mut self, frame: &CanvasFrame<'_>, pointer: Point) {
        self.shift = pointer - self.from;
        let layout = frame.layout();
        self.slot = match &self.thing {
            ReorderedThing::Persona(_) => {
                let rects: Vec<Rect> = layout.personas.iter().map(|persona| persona.rect).collect();
                slot_in(&rects, pointer, layout.is_rtl)
            }
            ReorderedThing::Step(_) => {
                let mut stages = layout.stages.iter();
                let stage = stages.find(|stage| (stage.column.x0..=stage.column.x1).contains(&pointer.x));
                stage.map(|stage| {
                    let steps = layout.steps.iter().filter(|step| step.stage_index == stage.index);
                    let rects: Vec<Rect> = steps.map(|step| step.rect).collect();
                    let x = if layout.is_rtl { stage.rect.x1 - 8.0 } else { stage.rect.x0 + 8.0 };
                    let line = (Point::new(x, stage.rect.y1 + 2.0), Point::new(x, stage.rect.y1 + 30.0));
                    let slot = slot_in(&rects, pointer, layout.is_rtl);
                    let slot = slot.unwrap_or(ReorderSlot { stage: None, before: 0, line });
                    ReorderSlot { stage: Some(stage.id.clone()), ..slot }
                })
            }
        };
    }

    /// The effect of dropping; `None` if nothing would change.
    pub(in crate::ui::canvas) fn landing(&self, frame: &CanvasFrame<'_>) -> Option<Command> {
        let slot = self.slot.as_ref()?;
        match &self.thing {
            ReorderedThing::Persona(id) => {
                let at = frame.map().personas.iter().position(|persona| persona.id == *id)?;
                let to = place_after_move(at, slot.before)?;
                Some(Command::MovePersona { id: id.clone(), to })
            }
            ReorderedThing::Step(id) => {
                let stage = slot.stage.clone()?;
                let (home, _) = frame.map().step(id)?;
                let at = home.steps.iter().position(|step| step.id == *id)?;
                let to = if home.id == stage { place_after_move(at, slot.before)? } else { slot.before };
                Some(Command::MoveStep { id: id.clone(), stage, to })
            }
        }
    }
}

/// The place nearest to `pointer` in one or several rows of `rects`.
fn slot_in(rects: &[Rect], pointer: Point, is_rtl: bool) -> Option<ReorderSlot> {
    let distance = |rect: &Rect| rect.center().distance(pointer);
    let (index, rect) = rects.iter().enumerate().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))?;
    let is_after = if is_rtl { pointer.x < rect.center().x } else { pointer.x > rect.center().x };
    let x = if is_after == is_rtl { rect.x0 - 2.0 } else { rect.x1 + 2.0 };
    let line = (Point::new(x, rect.y0 - 3.0), Point::new(x, rect.y1 + 3.0));
    Some(ReorderSlot { stage: None, before: index + usize::from(is_after), line })
}

/// The new index of a thing at `at`, not counting itself, if it is dropped after `slot` things (counting itself);
/// `None` if that is its present index.
pub(super) fn place_after_move(at: usize, slot: usize) -> Option<usize> {
    let to = if slot > at { slot - 1 } else { slot };
    (to != at).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_row_follows_the_direction_of_the_map() {
        let rects = [Rect::new(0.0, 0.0, 100.0, 20.0), Rect::new(110.0, 0.0, 210.0, 20.0)];
        let before = |x: f64| slot_in(&rects, Point::new(x, 10.0), false).map(|slot| slot.before);
        assert_eq!((before(20.0), before(80.0), before(200.0)), (Some(0), Some(1), Some(2)));
        let mirrored = [rects[1], rects[0]];
        let slot = slot_in(&mirrored, Point::new(200.0, 10.0), true).unwrap();
        assert_eq!((slot.before, slot.line.0.x), (0, 212.0));
    }

    #[test]
    fn a_thing_dropped_on_either_side_of_itself_stays() {
        assert_eq!(place_after_move(2, 2), None);
        assert_eq!(place_after_move(2, 3), None);
        assert_eq!(place_after_move(2, 0), Some(0));
        assert_eq!(place_after_move(2, 5), Some(4));
    }
}
