//! The camera: the part of the map that the canvas shows.
//!
//! There are three spaces. *Map*: map units on the page, as everywhere outside the window. *Screen*: egui's points, in
//! `f64`. *Pixels*: physical pixels, `pixels_per_point` per point. A [`Camera`] stores the zoom (points per map unit)
//! and the map point in the centre of the viewport, so that resizing the window keeps the same content in view. A
//! [`CameraView`] is the camera in one frame's viewport, with the page's corner on a whole pixel so that tiles stay sharp.

use crate::geom::{Affine, Point, Rect, Size, Vec2};

/// The smallest and the greatest zoom, in points per map unit.
pub(super) const ZOOM_LIMITS: (f64, f64) = (0.05, 8.0);

/// The margin around a fitted page, in points.
const FIT_MARGIN: f64 = 20.0;

/// The margin around a selection that is shown as large as possible, in points.
const SELECTION_MARGIN: f64 = 48.0;

/// The greatest zoom at which a selection is shown; larger, a single card would fill the window.
const CLOSEST: f64 = 2.0;

/// How much of the page always stays visible when panning, in points.
const KEPT_IN_SIGHT: f64 = 96.0;

/// The zoom and position of the canvas over the map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Camera {
    zoom: f64,
    center_in_map: Point,
    is_fitted: bool,
    /// The window's size and the page width that the zoom was fitted to. A change of the page's height alone does not
    /// refit, so that the view does not jump when a card gets another line; neither does a panel that opens.
    fitted_to: Option<(Size, f64)>,
    /// The width of the page when it was shown last.
    page_width: Option<f64>,
    /// The size of the window.
    window: Size,
    /// The viewport and the size of the window when the page was shown last.
    seen: Option<(Rect, Size)>,
}

/// The camera in the viewport of one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CameraView {
    /// The canvas's rectangle on the screen.
    pub(super) viewport: Rect,
    /// Points per map unit.
    pub(super) zoom: f64,
    /// Pixels per point.
    pub(super) pixels_per_point: f64,
    /// The screen position of the page's corner; a whole number of pixels.
    pub(super) origin: Point,
}

impl Camera {
    /// A camera that fits the page on its first frame.
    pub(super) fn fitted() -> Self {
        Self {
            zoom: 1.0,
            center_in_map: Point::ORIGIN,
            is_fitted: true,
            fitted_to: None,
            page_width: None,
            window: Size::ZERO,
            seen: None,
        }
    }

    /// Notes the size of the window. Only a change of it refits the page: a panel that opens or closes changes the
    /// viewport too, but what is on the screen then stays where it is.
    pub(super) fn follow_window(&mut self, window: Size) {
        self.window = window;
    }

    /// Points per map unit.
    pub(super) fn zoom(&self) -> f64 {
        self.zoom
    }

    /// Fits the whole page, and keeps it fitted until the camera is moved.
    pub(super) fn fit(&mut self) {
        self.is_fitted = true;
        self.fitted_to = None;
    }

    /// Shows `rect` (map) as large as `viewport` allows, but with a zoom of at least `least`. If it is then too tall,
    /// its top is shown.
    pub(super) fn frame(&mut self, viewport: Rect, rect: Rect, least: f64) {
        let fitting = (viewport.width() / rect.width().max(1.0)).min(viewport.height() / rect.height().max(1.0));
        self.zoom = fitting.max(least).clamp(ZOOM_LIMITS.0, ZOOM_LIMITS.1);
        self.is_fitted = false;
        let seen = viewport.height() / self.zoom;
        let middle = if seen < rect.height() { rect.y0 + seen / 2.0 } else { rect.center().y };
        self.center_in_map = Point::new(rect.center().x, middle);
    }

    /// Shows `rect` (map) in the middle of `viewport`, as large as possible with a margin, up to [`CLOSEST`].
    pub(super) fn close_up(&mut self, viewport: Rect, rect: Rect) {
        let margin = SELECTION_MARGIN.min(viewport.width() / 4.0).min(viewport.height() / 4.0);
        self.frame(viewport.inset(-margin), rect, 0.0);
        self.zoom = self.zoom.min(CLOSEST);
        self.center_in_map = rect.center();
    }

    /// The view of a page of the size `page` in `viewport` (points): fitted if requested, otherwise kept near the page.
    /// If the width of the page changes, its start (the right edge if `is_rtl`) stays in place on the screen.
    pub(super) fn view(&mut self, viewport: Rect, page: Size, pixels_per_point: f64, is_rtl: bool) -> CameraView {
        let widened = page.width - self.page_width.replace(page.width).unwrap_or(page.width);
        if is_rtl {
            self.center_in_map.x += widened;
        }
        let before = self.seen.replace((viewport, self.window));
        if let Some((before, _)) = before.filter(|(_, window)| *window == self.window) {
            self.center_in_map += (viewport.center() - before.center()) / self.zoom;
        }
        let fit = Some((self.window, page.width));
        if self.is_fitted && self.fitted_to != fit {
            self.fitted_to = fit;
            self.zoom = fit_zoom(viewport.size(), page);
            self.center_in_map = fit_center(viewport.size(), page, self.zoom);
        } else {
            self.keep_near(viewport.size(), page);
        }
        let corner = viewport.center() - self.center_in_map.to_vec2() * self.zoom;
        let snap = |value: f64| (value * pixels_per_point).round() / pixels_per_point;
        let origin = Point::new(snap(corner.x), snap(corner.y));
        CameraView { viewport, zoom: self.zoom, pixels_per_point, origin }
    }

    /// Stops fitting the page, so that the view stays as it is when the page changes.
    pub(super) fn hold(&mut self) {
        self.is_fitted = false;
    }

    /// Moves the map by `delta` points.
    pub(super) fn pan(&mut self, delta: Vec2) {
        if delta != Vec2::ZERO {
            self.is_fitted = false;
            self.center_in_map -= delta / self.zoom;
        }
    }

    /// Multiplies the zoom by `factor`, within the limits, and keeps the map point at `anchor` (screen) in place.
    pub(super) fn zoom_about(&mut self, view: &CameraView, anchor: Point, factor: f64) {
        self.set_zoom_about(view, anchor, self.zoom * factor);
    }

    /// Sets the zoom, within the limits, and keeps the map point at `anchor` (screen) in place.
    pub(super) fn set_zoom_about(&mut self, view: &CameraView, anchor: Point, zoom: f64) {
        if !zoom.is_finite() {
            return;
        }
        let zoom = zoom.clamp(ZOOM_LIMITS.0, ZOOM_LIMITS.1);
        self.is_fitted = false;
        let from_center = anchor - view.viewport.center();
        let anchor_in_map = self.center_in_map + from_center / self.zoom;
        self.center_in_map = anchor_in_map - from_center / zoom;
        self.zoom = zoom;
    }

    /// Moves the view by as little as needed to show `rect` (map) with a margin around it.
    pub(super) fn reveal(&mut self, view: &CameraView, rect: Rect) {
        let margin = 24.0_f64.min(view.viewport.width() / 4.0).min(view.viewport.height() / 4.0);
        let room = view.viewport.inset(-margin);
        let target = view.screen_rect_from_map(rect);
        let shift = |lo: f64, hi: f64, from: f64, to: f64| {
            if to - from > hi - lo || from < lo { lo - from } else { (hi - to).min(0.0) }
        };
        self.pan(Vec2::new(
            shift(room.x0, room.x1, target.x0, target.x1),
            shift(room.y0, room.y1, target.y0, target.y1),
        ));
    }

    fn keep_near(&mut self, viewport: Size, page: Size) {
        let limit = |center: f64, half_view: f64, page: f64| {
            let kept = KEPT_IN_SIGHT.min(half_view) / self.zoom;
            let reach = (half_view / self.zoom - kept).max(0.0);
            center.clamp(-reach, (page + reach).max(-reach))
        };
        self.center_in_map = Point::new(
            limit(self.center_in_map.x, viewport.width / 2.0, page.width),
            limit(self.center_in_map.y, viewport.height / 2.0, page.height),
        );
    }
}

impl CameraView {
    /// The transform from the map to the screen.
    pub(super) fn screen_from_map(&self) -> Affine {
        Affine::translate(self.origin.to_vec2()) * Affine::scale(self.zoom)
    }

    /// The screen position of `point` (map).
    pub(super) fn screen_point_from_map(&self, point: Point) -> Point {
        self.screen_from_map() * point
    }

    /// The screen rectangle of `rect` (map).
    pub(super) fn screen_rect_from_map(&self, rect: Rect) -> Rect {
        self.screen_from_map().transform_rect_bbox(rect)
    }

    /// The map position of `point` (screen).
    pub(super) fn map_point_from_screen(&self, point: Point) -> Point {
        ((point - self.origin) / self.zoom).to_point()
    }

    /// The map rectangle of `rect` (screen).
    pub(super) fn map_rect_from_screen(&self, rect: Rect) -> Rect {
        Rect::from_points(
            self.map_point_from_screen(rect.origin()),
            self.map_point_from_screen(Point::new(rect.x1, rect.y1)),
        )
    }

    /// Pixels per map unit: the scale at which tiles are sharp.
    pub(super) fn pixels_per_unit(&self) -> f64 {
        self.zoom * self.pixels_per_point
    }
}

fn fit_zoom(viewport: Size, page: Size) -> f64 {
    let room = (viewport - Size::new(2.0 * FIT_MARGIN, 2.0 * FIT_MARGIN)).max(Size::new(1.0, 1.0));
    let zoom = (room.width / page.width.max(1.0)).min(room.height / page.height.max(1.0));
    // Small maps are not enlarged beyond a comfortable reading size.
    zoom.clamp(ZOOM_LIMITS.0, 1.5)
}

/// The centre of the view of a fitted page: the page is centred, or near the top if there is much space below it.
fn fit_center(viewport: Size, page: Size, zoom: f64) -> Point {
    let spare = viewport.height / zoom - page.height;
    let above = (spare / 2.0).min(FIT_MARGIN / zoom);
    Point::new(page.width / 2.0, viewport.height / zoom / 2.0 - above)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAGE: Size = Size::new(1920.0, 1080.0);
    const VIEWPORT: Rect = Rect::new(60.0, 48.0, 1100.0, 800.0);

    fn camera(zoom: f64, x: f64, y: f64) -> Camera {
        Camera { zoom, center_in_map: Point::new(x, y), is_fitted: false, ..Camera::fitted() }
    }

    #[test]
    fn a_fitted_page_lies_within_the_viewport() {
        for viewport in [VIEWPORT, Rect::new(0.0, 0.0, 3840.0, 2160.0), Rect::new(0.0, 0.0, 300.0, 900.0)] {
            let view = Camera::fitted().view(viewport, PAGE, 1.0, false);
            let page = view.screen_rect_from_map(PAGE.to_rect());
            assert_eq!(page.intersect(viewport), page);
        }
    }

    #[test]
    fn a_fitted_camera_follows_the_window_and_a_moved_one_keeps_its_middle() {
        let mut camera = Camera::fitted();
        let before = camera.view(VIEWPORT, PAGE, 1.0, false).zoom;
        camera.follow_window(Size::new(640.0, 480.0));
        let after = camera.view(Rect::new(0.0, 0.0, 520.0, 376.0), PAGE, 1.0, false).zoom;
        assert!(after < before);

        camera.pan(Vec2::new(-30.0, 12.0));
        camera.follow_window(Size::new(1200.0, 900.0));
        let wide = camera.view(VIEWPORT, PAGE, 1.0, false);
        let middle = wide.map_point_from_screen(VIEWPORT.center());
        let narrow = Rect::new(60.0, 48.0, 700.0, 500.0);
        camera.follow_window(Size::new(800.0, 600.0));
        let view = camera.view(narrow, PAGE, 1.0, false);
        assert!((view.map_point_from_screen(narrow.center()) - middle).hypot() < 2.0 / view.zoom);
        assert!((view.zoom - wide.zoom).abs() < 1e-12);
    }

    #[test]
    fn a_panel_that_opens_leaves_the_map_where_it_is_on_the_screen() {
        for mut camera in [Camera::fitted(), camera(1.3, 700.0, 400.0)] {
            let before = camera.view(VIEWPORT, PAGE, 1.0, false);
            for viewport in
                [Rect { x1: 800.0, ..VIEWPORT }, Rect { y1: 600.0, ..VIEWPORT }, Rect { x0: 360.0, ..VIEWPORT }]
            {
                let after = camera.view(viewport, PAGE, 1.0, false);
                let moved = after.screen_point_from_map(Point::ORIGIN) - before.screen_point_from_map(Point::ORIGIN);
                assert!((after.zoom - before.zoom).abs() < 1e-12 && moved.hypot() <= 1.5, "{viewport:?}: {moved:?}");
            }
            assert_eq!(camera.view(VIEWPORT, PAGE, 1.0, false).zoom.to_bits(), before.zoom.to_bits());
        }
    }

    #[test]
    fn a_page_that_widens_keeps_its_start_on_the_screen() {
        for is_rtl in [false, true] {
            let start = |view: CameraView, page: Size| {
                let page = view.screen_rect_from_map(page.to_rect());
                if is_rtl { page.x1 } else { page.x0 }
            };
            let mut camera = camera(1.0, 960.0, 540.0);
            let before = start(camera.view(VIEWPORT, PAGE, 1.0, is_rtl), PAGE);
            for width in [2_400.0, 1_700.0] {
                let page = Size::new(width, PAGE.height);
                let after = start(camera.view(VIEWPORT, page, 1.0, is_rtl), page);
                assert!((after - before).abs() <= 1.0, "{width} {is_rtl}: {before} {after}");
            }
        }
    }

    #[test]
    fn the_page_corner_is_on_a_whole_pixel() {
        for pixels_per_point in [1.0, 1.25, 1.5, 2.0] {
            let view = camera(0.777, 501.3, 320.9).view(VIEWPORT, PAGE, pixels_per_point, false);
            let pixels = view.origin.to_vec2() * pixels_per_point;
            assert!((pixels.x - pixels.x.round()).abs() < 1e-9 && (pixels.y - pixels.y.round()).abs() < 1e-9);
        }
    }

    #[test]
    fn the_page_cannot_be_lost() {
        let mut camera = camera(0.5, 900.0, 500.0);
        camera.pan(Vec2::new(1e7, -1e7));
        let view = camera.view(VIEWPORT, PAGE, 1.0, false);
        let seen = view.screen_rect_from_map(PAGE.to_rect()).intersect(VIEWPORT);
        assert!(seen.width() >= 90.0 && seen.height() >= 90.0, "{seen:?}");
    }

    #[test]
    fn a_close_up_shows_all_of_it_and_is_not_too_close() {
        let mut camera = camera(0.1, 0.0, 0.0);
        for rect in [Rect::new(100.0, 100.0, 300.0, 160.0), Rect::new(0.0, 300.0, 1900.0, 340.0), PAGE.to_rect()] {
            camera.close_up(VIEWPORT, rect);
            let view = camera.view(VIEWPORT, PAGE, 1.0, false);
            let shown = view.screen_rect_from_map(rect);
            assert_eq!(shown.intersect(VIEWPORT), shown, "{rect:?}");
            assert!(view.zoom <= CLOSEST);
        }
    }

    #[test]
    fn reveal_moves_only_what_is_out_of_sight() {
        let mut camera = camera(1.0, 960.0, 540.0);
        let view = camera.view(VIEWPORT, PAGE, 1.0, false);
        let before = camera.clone();
        camera.reveal(&view, Rect::new(900.0, 500.0, 980.0, 540.0));
        assert_eq!(camera, before);
        let hidden = Rect::new(1800.0, 1000.0, 1900.0, 1040.0);
        camera.reveal(&view, hidden);
        let view = camera.view(VIEWPORT, PAGE, 1.0, false);
        let shown = view.screen_rect_from_map(hidden);
        assert_eq!(shown.intersect(VIEWPORT), shown);
    }

    proptest! {
        #[test]
        fn zooming_keeps_the_point_under_the_pointer(
            zoom in 0.05..8.0_f64, x in 400.0..1500.0_f64, y in 200.0..900.0_f64,
            px in 60.0..1100.0_f64, py in 48.0..800.0_f64, factor in 0.5..2.0_f64,
        ) {
            let mut camera = camera(zoom, x, y);
            let view = camera.view(VIEWPORT, Size::new(1e5, 1e5), 1.0, false);
            let pointer = Point::new(px, py);
            let before = view.map_point_from_screen(pointer);
            camera.zoom_about(&view, pointer, factor);
            // The page's corner moves to a whole pixel in each frame: at most half a pixel each way, twice.
            let after = camera.view(VIEWPORT, Size::new(1e6, 1e6), 1.0, false).screen_point_from_map(before);
            prop_assume!(camera.center_in_map.x >= 0.0 && camera.center_in_map.y >= 0.0);
            prop_assert!((after - pointer).hypot() <= 0.75 * (1.0 + factor), "{after:?} {pointer:?}");
        }

        #[test]
        fn whatever_is_done_a_part_of_the_page_stays_in_the_window(
            steps in prop::collection::vec((0..7_u8, -1e5..1e5_f64, -1e5..1e5_f64, 0.01..100.0_f64), 1..40),
            is_rtl in any::<bool>(),
        ) {
            let (mut camera, mut viewport, mut page) = (Camera::fitted(), VIEWPORT, PAGE);
            for (kind, x, y, factor) in steps {
                let view = camera.view(viewport, page, 1.25, is_rtl);
                match kind {
                    0 => camera.pan(Vec2::new(x, y)),
                    1 => camera.zoom_about(&view, Point::new(x, y), factor),
                    2 if factor < 1.0 => camera.follow_window(Size::new(x.abs(), y.abs())),
                    2 => viewport = Rect::from_origin_size((0.0, 0.0), (140.0 + x.abs() % 3000.0, 140.0 + y.abs() % 2000.0)),
                    3 => page = Size::new(300.0 + x.abs() % 40_000.0, 200.0 + y.abs() % 20_000.0),
                    4 => camera.reveal(&view, Rect::new(x, y, x + 10.0, y + 10.0)),
                    5 => camera.close_up(viewport, Rect::new(x, y, x + factor, y + factor)),
                    _ => camera.fit(),
                }
                let view = camera.view(viewport, page, 1.25, is_rtl);
                let shown = view.screen_rect_from_map(page.to_rect());
                let seen = shown.intersect(viewport);
                // A page that is smaller than that is seen whole.
                let least = |side: f64| side.min(64.0) - 1.0;
                prop_assert!(seen.width() >= least(shown.width()) && seen.height() >= least(shown.height()), "{seen:?}");
            }
        }

        #[test]
        fn zoom_stays_within_its_limits(zoom in 0.05..8.0_f64, factors in prop::collection::vec(1e-3..1e3_f64, 1..20)) {
            let mut camera = camera(zoom, 0.0, 0.0);
            let view = camera.view(VIEWPORT, PAGE, 2.0, false);
            for factor in factors {
                camera.zoom_about(&view, Point::new(70.0, 70.0), factor);
                prop_assert!((ZOOM_LIMITS.0..=ZOOM_LIMITS.1).contains(&camera.zoom()));
            }
        }

        #[test]
        fn screen_and_map_are_each_others_inverse(
            zoom in 0.05..8.0_f64, x in -1e4..1e4_f64, y in -1e4..1e4_f64, px in -1e4..1e4_f64, py in -1e4..1e4_f64,
        ) {
            let view = camera(zoom, x, y).view(VIEWPORT, PAGE, 1.5, false);
            let point = Point::new(px, py);
            prop_assert!((view.map_point_from_screen(view.screen_point_from_map(point)) - point).hypot() < 1e-6);
            prop_assert!((view.screen_point_from_map(view.map_point_from_screen(point)) - point).hypot() < 1e-6);
        }
    }
}
