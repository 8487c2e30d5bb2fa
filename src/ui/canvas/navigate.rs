//! Navigation: wheel, trackpad and pinch.

use egui::{PointerButton, Response, Ui};

use super::{
    camera::{Camera, CameraView},
    space::{point, vec2},
};
use crate::{geom::Point, ui::action::ViewChange};

/// The factor of one zoom step.
const ZOOM_STEP: f64 = 1.25;

/// How long after its last change the zoom counts as at rest, in seconds.
const REST_SECS: f64 = 0.16;

/// The state of navigation between frames.
#[derive(Debug, Default)]
pub(super) struct Navigation {
    zoomed_at_secs: Option<f64>,
}

impl Navigation {
    /// Handles wheel, trackpad and pinch while the pointer is over the canvas, and drags with the middle button.
    pub(super) fn follow(&mut self, ui: &Ui, response: &Response, camera: &mut Camera, view: &CameraView) {
        let (scroll, zoom, pointer, now) =
            ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos(), i.time));
        if response.contains_pointer()
            && let Some(pointer) = pointer
        {
            if (zoom - 1.0).abs() > f32::EPSILON {
                camera.zoom_about(view, point(pointer), f64::from(zoom));
                self.zoomed_at_secs = Some(now);
            }
            camera.pan(vec2(scroll));
        }
        if response.dragged_by(PointerButton::Middle) {
            camera.pan(vec2(response.drag_delta()));
        }
    }

    /// Whether the zoom is changing. Requests a repaint for when it will have come to rest.
    pub(super) fn is_zooming(&self, ui: &Ui) -> bool {
        let Some(zoomed_at) = self.zoomed_at_secs else { return false };
        let left = REST_SECS - (ui.input(|i| i.time) - zoomed_at);
        if left > 0.0 {
            ui.ctx().request_repaint_after_secs(super::space::narrow(left));
        }
        left > 0.0
    }
}

/// Applies `change` to the camera.
pub(super) fn change_view(camera: &mut Camera, view: &CameraView, change: ViewChange) {
    let middle: Point = view.viewport.center();
    match change {
        ViewChange::ZoomIn => camera.zoom_about(view, middle, ZOOM_STEP),
        ViewChange::ZoomOut => camera.zoom_about(view, middle, 1.0 / ZOOM_STEP),
        ViewChange::ZoomTo(zoom) => camera.set_zoom_about(view, middle, zoom),
        ViewChange::Fit => camera.fit(),
        ViewChange::Reveal(rect) => camera.reveal(view, rect),
    }
}
