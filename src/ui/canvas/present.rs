//! Presenting: the map alone on the screen, as a whole or stage by stage with the rest dimmed.
//!
//! The keys of a presenter step through the stages in the direction of time. Text is never smaller than an audience can
//! read; a stage that is then taller than the screen can be scrolled.

use egui::{Color32, CursorIcon, Id, LayerId, Order, Painter, Shape, Stroke, Ui, pos2, vec2};

use super::{
    camera::{Camera, CameraView},
    frame::CanvasFrame,
    navigate,
    space::egui_rect,
    timer::TimerPanel,
};
use crate::{
    edit::Selection,
    geom::{Rect, Size},
    model::StageId,
    ui::{
        action::{
            Action, MapAction, ViewAction, WindowAction,
            keys::{PRESENTATION, PresentationKey, pressed, take},
        },
        desk::view_state::ViewportTarget,
        i18n::{self, m},
        style::tight,
        widgets::set_words,
    },
};

/// The minimum height of a line of card text, as a share of the screen's height.
const LEAST_TEXT_SHARE: f64 = 1.0 / 54.0;
/// The font size of card text, in map units.
const TEXT: f64 = 14.0;
/// The distance scrolled by Up or Down, as a share of the screen's height.
const SCROLL_SHARE: f64 = 0.5;
/// The distance of the stage number from the corner of the screen, in points.
const COUNT_MARGIN: f32 = 16.0;
/// The height of the drawn pointer, in points.
const POINTER: f32 = 40.0;

/// The state of a presentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Present {
    /// The highlighted stage; `None` for the whole map.
    stage: Option<StageId>,
    /// The subject and the screen size that the camera was set to last.
    framed: Option<(Option<StageId>, Size)>,
    /// The panel that sets the timer.
    pub(super) timer: TimerPanel,
}

impl Present {
    /// Handles the keys of a presentation.
    pub(super) fn follow_keys(
        &mut self,
        ui: &Ui,
        sight: &CanvasFrame<'_>,
        camera: &mut Camera,
        actions: &mut Vec<Action>,
    ) {
        if self.timer.is_open() {
            // Without the keyboard focus in the panel, its own keys come here.
            if take(ui, PRESENTATION, PresentationKey::Stop) || take(ui, PRESENTATION, PresentationKey::Timer) {
                self.timer.close();
            }
            return;
        }
        let is_rtl = sight.layout().is_rtl;
        for key in pressed(ui, PRESENTATION) {
            match key {
                PresentationKey::Stop => actions.push(Action::View(ViewAction::StopPresenting)),
                PresentationKey::Whole => self.show(None, actions),
                PresentationKey::Last => {
                    self.show(sight.layout().stages.last().map(|stage| stage.id.clone()), actions);
                }
                PresentationKey::Next => self.step(sight, true, actions),
                PresentationKey::Previous => self.step(sight, false, actions),
                // Time runs in the direction of reading.
                PresentationKey::Left => self.step(sight, is_rtl, actions),
                PresentationKey::Right => self.step(sight, !is_rtl, actions),
                PresentationKey::Timer => actions.push(Action::View(ViewAction::ShowTimer)),
                PresentationKey::OtherScreen => {
                    actions.push(Action::Window(WindowAction::MoveWindow(ViewportTarget::OtherScreen)));
                }
                PresentationKey::Down | PresentationKey::Up => {
                    let is_down = key == PresentationKey::Down;
                    navigate::scroll(camera, &sight.view, sight.layout().size, SCROLL_SHARE, is_down);
                }
            }
        }
    }

    fn step(&mut self, sight: &CanvasFrame<'_>, is_forward: bool, actions: &mut Vec<Action>) {
        let stages = &sight.layout().stages;
        let at = self.stage.as_ref().and_then(|id| stages.iter().position(|stage| stage.id == *id));
        let next = match (at, is_forward) {
            // From the whole map, every key begins with the first stage: the End key shows the last one.
            (None, _) => Some(0),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        // Past either end, the whole map is shown again.
        self.show(next.and_then(|at| stages.get(at)).map(|stage| stage.id.clone()), actions);
    }

    /// Shows `stage`, or the whole map. The stage is selected, so that the keys for feelings apply to it.
    fn show(&mut self, stage: Option<StageId>, actions: &mut Vec<Action>) {
        self.stage = stage;
        self.framed = None;
        actions.push(Action::Map(MapAction::Select(self.stage.clone().map_or(Selection::Nothing, Selection::Stage))));
    }

    /// Moves the camera to the subject, once for each subject and screen size.
    pub(super) fn frame(&mut self, sight: &CanvasFrame<'_>, camera: &mut Camera) {
        let screen = sight.view.viewport.size();
        let wanted = Some((self.stage.clone(), screen));
        if self.framed == wanted {
            return;
        }
        self.framed = wanted;
        match self.column(sight) {
            None => camera.fit(),
            Some(column) => {
                let least = screen.height * LEAST_TEXT_SHARE / TEXT;
                camera.frame(sight.view.viewport, column.inflate(24.0, 24.0), least);
            }
        }
    }

    /// The column of the highlighted stage.
    fn column(&self, sight: &CanvasFrame<'_>) -> Option<Rect> {
        sight.layout().stage_column(self.stage.as_ref()?)
    }

    /// Whether `selection` exists only because its stage is highlighted.
    pub(super) fn hides(&self, selection: &Selection) -> bool {
        matches!((selection, &self.stage), (Selection::Stage(id), Some(shown)) if id == shown)
    }

    /// Draws the number of the highlighted stage and of all stages, in the corner where reading begins; the timer is in the
    /// other one.
    pub(super) fn paint_count(&self, painter: &Painter, sight: &CanvasFrame<'_>) {
        let stages = &sight.layout().stages;
        let at = self.stage.as_ref().and_then(|id| stages.iter().position(|stage| stage.id == *id));
        let Some(at) = at else { return };
        let said = m("find-count").with(&[("at", (at + 1).into()), ("count", stages.len().into())]);
        let set = set_words(painter.ctx(), &said, tight(14.0, 600.0), f32::INFINITY);
        let screen = egui_rect(sight.view.viewport).shrink(COUNT_MARGIN);
        let size = set.size + vec2(24.0, 12.0);
        let left = if i18n::is_rtl() { screen.right() - size.x } else { screen.left() };
        let pill = egui::Rect::from_min_size(pos2(left, screen.bottom() - size.y), size);
        painter.rect_filled(pill, size.y / 2.0, sight.tokens.bar);
        set.paint_in_middle(painter, pill, sight.tokens.ink);
    }

    /// Dims everything outside the highlighted stage.
    pub(super) fn paint_dim(&self, painter: &Painter, sight: &CanvasFrame<'_>) {
        let Some(column) = self.column(sight) else { return };
        let light = egui_rect(sight.view.screen_rect_from_map(column.inflate(6.0, 0.0)));
        let all = egui_rect(sight.view.viewport);
        let shade = Color32::from_black_alpha(if sight.drawn.theme.is_dark { 140 } else { 110 });
        for side in [all.with_max_x(light.left()), all.with_min_x(light.right())] {
            if side.is_positive() {
                painter.rect_filled(side, 0.0, shade);
            }
        }
    }
}

/// Draws a large arrow in place of the system's pointer, so that the audience can follow it.
pub(super) fn paint_pointer(ui: &Ui, view: &CameraView) {
    let Some(tip) = ui.input(|input| input.pointer.hover_pos()) else { return };
    if !egui_rect(view.viewport).contains(tip) {
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::None);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("presenter's pointer")));
    let at = |x: f32, y: f32| tip + vec2(x, y) * POINTER;
    let stem = [at(0.0, 0.0), at(0.0, 0.86), at(0.2, 0.67), at(0.62, 0.62)];
    let tail = [at(0.2, 0.6), at(0.33, 0.97), at(0.47, 0.91), at(0.34, 0.56)];
    let edge = Stroke::new(2.0, Color32::WHITE);
    let ink = Color32::from_rgb(0x1D, 0x22, 0x30);
    painter.circle_filled(pos2(tip.x, tip.y), POINTER * 0.7, Color32::from_rgba_unmultiplied(0xF0, 0xB4, 0x29, 70));
    painter.add(Shape::convex_polygon(tail.to_vec(), ink, edge));
    painter.add(Shape::convex_polygon(stem.to_vec(), ink, edge));
}
