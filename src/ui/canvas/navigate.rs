//! Navigation: wheel, trackpad and pinch.

use egui::{PointerButton, Response, Ui};

use super::{
    camera::{Camera, CameraView},
    space::{point, vec2},
};
use crate::{
    geom::{Point, Rect, Size, Vec2},
    ui::action::ViewChange,
};

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

/// Applies `change` to the camera over a page of the size `page`; `selected` is the rectangle of the selection (map).
pub(super) fn change_view(
    camera: &mut Camera,
    view: &CameraView,
    change: ViewChange,
    selected: Option<Rect>,
    page: Size,
) {
    let kept = kept_in_place(view, selected, page);
    match change {
        ViewChange::ZoomIn => camera.zoom_about(view, kept, ZOOM_STEP),
        ViewChange::ZoomOut => camera.zoom_about(view, kept, 1.0 / ZOOM_STEP),
        ViewChange::ZoomTo(zoom) => camera.set_zoom_about(view, kept, zoom),
        ViewChange::Fit => camera.fit(),
        ViewChange::ToSelection => {
            if let Some(rect) = selected {
                camera.close_up(view.viewport, rect);
            }
        }
        ViewChange::Reveal(rect) => camera.reveal(view, rect),
    }
}

/// The point (screen) that a zoom by key or button keeps in place: the middle of the visible part of the selection, or
/// the point of the page nearest to the middle of the viewport.
fn kept_in_place(view: &CameraView, selected: Option<Rect>, page: Size) -> Point {
    let selected = selected.map(|rect| view.screen_rect_from_map(rect)).filter(|rect| rect.overlaps(view.viewport));
    if let Some(rect) = selected {
        return rect.intersect(view.viewport).center();
    }
    let (page, middle) = (view.screen_rect_from_map(page.to_rect()), view.viewport.center());
    Point::new(middle.x.max(page.x0).min(page.x1), middle.y.max(page.y0).min(page.y1))
}

/// Scrolls up or down by `share` of the viewport's height, but not past the end of a page of the size `page`. Returns
/// whether there was anything to scroll to.
pub(super) fn scroll(camera: &mut Camera, view: &CameraView, page: Size, share: f64, is_down: bool) -> bool {
    let screen = view.viewport;
    let by = screen.height() * share;
    let page = view.screen_rect_from_map(page.to_rect());
    let left = if is_down { page.y1 - screen.y1 } else { screen.y0 - page.y0 };
    let by = by.min(left.max(0.0));
    camera.pan(Vec2::new(0.0, if is_down { -by } else { by }));
    by > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Size = Size::new(2000.0, 1000.0);

    fn view(zoom: f64, origin: Point) -> CameraView {
        CameraView { viewport: Rect::new(0.0, 0.0, 1000.0, 800.0), zoom, pixels_per_point: 1.0, origin }
    }

    #[test]
    fn a_zoom_by_key_keeps_the_selection_in_place() {
        let view = view(1.0, Point::new(-500.0, 0.0));
        let in_sight = Rect::new(600.0, 100.0, 700.0, 200.0);
        assert_eq!(kept_in_place(&view, Some(in_sight), PAGE), Point::new(150.0, 150.0));
        let partly = Rect::new(400.0, 100.0, 600.0, 200.0);
        assert_eq!(kept_in_place(&view, Some(partly), PAGE), Point::new(50.0, 150.0));
    }

    #[test]
    fn a_zoom_by_key_without_a_selection_in_sight_is_about_the_nearest_part_of_the_page() {
        let view = view(0.5, Point::new(900.0, 700.0));
        let hidden = Rect::new(1900.0, 900.0, 1950.0, 950.0);
        assert_eq!(kept_in_place(&view, Some(hidden), PAGE), Point::new(900.0, 700.0), "the corner of the page");
        assert_eq!(kept_in_place(&self::view(1.0, Point::ORIGIN), None, PAGE), Point::new(500.0, 400.0));
    }
}
