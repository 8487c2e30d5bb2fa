//! Dragging borders: the span of a card, the width of a stage, the height of a lane.
//!
//! The map follows the pointer inside one gesture of the session: it is one undo step, and Escape reverts it. A stage
//! that is resized keeps its start in place on the screen; otherwise, in a right-to-left map, it would move under the
//! pointer.

use egui::{CursorIcon, Painter, Stroke};

use crate::{
    edit::{Command, LaneField, Selection, StageField},
    geom::{Point, Rect, Vec2},
    layout::Border,
    model::{LaneHeight, StageWidth},
    ui::{
        action::{Action, MapAction},
        canvas::{frame::CanvasFrame, space::pos2},
        i18n::m,
    },
};

/// The distance from a border within which the pointer can grab it, in points.
const REACH: f64 = 5.0;

/// Sizes are rounded to multiples of this, in map units.
const STEP: f64 = 4.0;

/// A drag of a border.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct Resize {
    /// The border.
    pub(in crate::ui::canvas) border: Border,
    /// The start of the drag (screen).
    from: Point,
    /// The initial width of the stage or height of the lane, in map units.
    size: f64,
    /// The initial screen position of the stage's start.
    start: f64,
}

impl Resize {
    /// A drag of `border` that begins at `from` (screen).
    pub(in crate::ui::canvas) fn begun(
        frame: &CanvasFrame<'_>,
        border: Border,
        from: Point,
        actions: &mut Vec<Action>,
    ) -> Self {
        let layout = frame.layout();
        let (label, size, start) = match &border {
            Border::Card(_) => (m("gesture-stretch-card"), 0.0, 0.0),
            Border::Stage(id) => {
                let column = layout.stage_column(id).unwrap_or_default();
                (m("gesture-resize-stage"), column.width(), start_on_screen(frame, column))
            }
            Border::Lane(id) => (m("gesture-resize-lane"), layout.lane_rect(id).unwrap_or_default().height(), 0.0),
        };
        actions.push(Action::Map(MapAction::BeginGesture(label.text())));
        Self { border, from, size, start }
    }

    /// Moves the drag to `pointer` (screen).
    pub(in crate::ui::canvas) fn follow(&self, frame: &CanvasFrame<'_>, pointer: Point, actions: &mut Vec<Action>) {
        let by = (pointer - self.from) / frame.view.zoom;
        let command = match &self.border {
            Border::Card(id) => {
                let Some(card) = frame.map().card(id) else { return };
                let first = frame.map().covered_stages(card).start;
                let span = frame.layout().span_to(first, frame.view.map_point_from_screen(pointer).x);
                (span != card.span).then(|| Command::StretchCard { id: id.clone(), span })
            }
            Border::Stage(id) => {
                let Some(stage) = frame.map().stage(id) else { return };
                let forth = if frame.layout().is_rtl { -by.x } else { by.x };
                let width = StageWidth::clamped(stepped(self.size + forth));
                let is_now = stage.width.unwrap_or(StageWidth::clamped(stepped(self.size))) == width;
                (!is_now).then(|| Command::SetStage { id: id.clone(), field: StageField::Width(Some(width)) })
            }
            Border::Lane(id) => {
                let Some(lane) = frame.map().lane(id) else { return };
                let height = LaneHeight::clamped(stepped(self.size + by.y));
                let is_now = lane.height.unwrap_or(LaneHeight::clamped(stepped(self.size))) == height;
                (!is_now).then(|| Command::SetLane { id: id.clone(), field: LaneField::Height(Some(height)) })
            }
        };
        actions.extend(command.map(Action::edit));
    }

    /// The distance, in points, by which the page must move for the stage's start to stay in place.
    pub(in crate::ui::canvas) fn pan(&self, frame: &CanvasFrame<'_>) -> Vec2 {
        let Border::Stage(id) = &self.border else { return Vec2::ZERO };
        let column = frame.layout().stage_column(id);
        column.map_or(Vec2::ZERO, |column| Vec2::new(self.start - start_on_screen(frame, column), 0.0))
    }
}

/// The border at `point` (screen).
pub(in crate::ui::canvas) fn border_at(frame: &CanvasFrame<'_>, point: Point) -> Option<Border> {
    frame.layout().border_at(frame.view.map_point_from_screen(point), REACH / frame.view.zoom)
}

/// The owner of the border, which need not be under the pointer, because a border can be grabbed from both sides.
pub(in crate::ui::canvas) fn owner(border: &Border) -> Selection {
    match border {
        Border::Card(id) => Selection::card(id.clone()),
        Border::Stage(id) => Selection::Stage(id.clone()),
        Border::Lane(id) => Selection::Lane(id.clone()),
    }
}

/// The command that resets the border's owner to its automatic size; `None` for a card, which has none.
pub(in crate::ui::canvas) fn automatic(border: &Border) -> Option<Command> {
    match border {
        Border::Card(_) => None,
        Border::Stage(id) => Some(Command::SetStage { id: id.clone(), field: StageField::Width(None) }),
        Border::Lane(id) => Some(Command::SetLane { id: id.clone(), field: LaneField::Height(None) }),
    }
}

/// The cursor over a border.
pub(in crate::ui::canvas) fn cursor(border: &Border) -> CursorIcon {
    match border {
        Border::Card(_) | Border::Stage(_) => CursorIcon::ResizeHorizontal,
        Border::Lane(_) => CursorIcon::ResizeVertical,
    }
}

/// Draws the border as hovered or, if `is_held`, dragged.
pub(in crate::ui::canvas) fn paint(painter: &Painter, frame: &CanvasFrame<'_>, border: &Border, is_held: bool) {
    let Some((from, to)) = frame.layout().border_line(border) else { return };
    let ends = [from, to].map(|point| pos2(frame.view.screen_point_from_map(point)));
    let accent = frame.tokens.accent;
    let color = if is_held { accent } else { accent.gamma_multiply(0.7) };
    painter.line_segment(ends, Stroke::new(if is_held { 2.5 } else { 2.0 }, color));
}

fn start_on_screen(frame: &CanvasFrame<'_>, column: Rect) -> f64 {
    let on_screen = frame.view.screen_rect_from_map(column);
    if frame.layout().is_rtl { on_screen.x1 } else { on_screen.x0 }
}

fn stepped(size: f64) -> f64 {
    (size / STEP).round() * STEP
}
