//! The camera of the canvas, with the view it gave in the last frame.

use egui::Ui;

use super::{
    camera::{Camera, CameraView},
    navigate::Navigation,
    space,
};
use crate::{
    geom::{Point, Rect},
    ui::desk::drawn_map::DrawnMap,
};

/// The camera and the view of the map.
pub(super) struct Viewing {
    pub(super) camera: Camera,
    /// The view of the last frame.
    pub(super) view: CameraView,
    pub(super) navigation: Navigation,
}

impl Viewing {
    /// A camera that will fit the first page it shows.
    pub(super) fn new() -> Self {
        let view = CameraView { viewport: Rect::ZERO, zoom: 1.0, pixels_per_point: 1.0, origin: Point::ORIGIN };
        Self { camera: Camera::fitted(), view, navigation: Navigation::default() }
    }

    /// Updates the view for `drawn` within `rect` of the screen and the current camera.
    pub(super) fn look(&mut self, ui: &Ui, rect: egui::Rect, drawn: &DrawnMap) {
        let pixels_per_point = f64::from(ui.ctx().pixels_per_point());
        let (page, is_rtl) = (drawn.layout.size, drawn.layout.is_rtl);
        self.camera.follow_window(space::rect(ui.ctx().content_rect()).size());
        self.view = self.camera.view(space::rect(rect), page, pixels_per_point, is_rtl);
    }
}
