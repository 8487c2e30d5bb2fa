//! The place of the window on the screens: where it opens, and where it is when the program ends.

use egui::ViewportInfo;

use crate::storage::WindowPlace;

/// The size of the content of a window that was never placed, in points, if its screen has room for it.
pub(super) const USUAL_SIZE: (u32, u32) = (1360, 860);
/// The minimum size of the content, in points, if the screen has room for it.
pub(super) const LEAST_SIZE: (u32, u32) = (860, 560);
/// Room above the content for the title bar of the window system, in points.
const TITLE_BAR: u32 = 40;
/// Room that the first window leaves for the panels of the desktop, in points.
const PANELS: u32 = 56;
/// The distance of a second window from the first, in points.
const STEP: i32 = 32;

/// A screen of the desktop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Screen {
    /// The upper left corner, in pixels of the desktop.
    pub(super) corner: (i32, i32),
    /// The width and the height, in pixels.
    pub(super) size: (u32, u32),
    /// The number of pixels per point.
    pub(super) scale: f64,
}

/// Where a window opens, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpeningPlace {
    /// The upper left corner of the frame; `None` leaves it to the window system.
    pub(super) corner: Option<(i32, i32)>,
    /// The width and the height of the content.
    pub(super) size: (u32, u32),
    /// The smallest size that the user can give the content.
    pub(super) least: (u32, u32),
}

impl OpeningPlace {
    /// The place for a window that was at `before`, on the `screens` that are there now; the first is the primary one. The
    /// window with its title bar is inside one screen: the one that had most of it before, or else the primary one.
    /// `None` without screens.
    pub(super) fn on(screens: &[Screen], before: Option<WindowPlace>) -> Option<Self> {
        let primary = screens.first()?;
        let Some(before) = before else {
            let room = primary.room(TITLE_BAR + PANELS);
            return Some(Self::sized(primary, room, USUAL_SIZE));
        };
        let last = screens.iter().filter(|screen| screen.overlap(before) > 0);
        let screen = last.max_by_key(|screen| screen.overlap(before));
        let on_screen = |screen: &Screen| Self::sized(screen, screen.room(TITLE_BAR), before.size);
        let (Some(screen), Some((x, y))) = (screen, before.corner) else {
            // The screen is no longer there, or the system never reported the corner.
            let place = on_screen(primary);
            return Some(Self { corner: before.corner.map(|_| primary.middle_for(place.size)), ..place });
        };
        let place = on_screen(screen);
        let (left, top) = screen.corner;
        let (right, bottom) = screen.last_corner_for(place.size);
        Some(Self { corner: Some((x.clamp(left, right), y.clamp(top, bottom))), ..place })
    }

    /// The place with content of `wanted` points, at most `room` pixels large.
    fn sized(screen: &Screen, room: (u32, u32), wanted: (u32, u32)) -> Self {
        let least = (screen.pixels(LEAST_SIZE.0).min(room.0), screen.pixels(LEAST_SIZE.1).min(room.1));
        let fitted = |wanted: u32, least: u32, room: u32| screen.pixels(wanted).clamp(least, room);
        let size = (fitted(wanted.0, least.0, room.0), fitted(wanted.1, least.1, room.1));
        Self { corner: None, size, least }
    }
}

impl Screen {
    /// `points` in pixels of this screen.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and the cast saturates")]
    fn pixels(&self, points: u32) -> u32 {
        let scale = if self.scale.is_finite() { self.scale.clamp(0.25, 16.0) } else { 1.0 };
        (f64::from(points) * scale).round() as u32
    }

    /// The size in pixels that content can have on this screen with `above` points above it.
    fn room(&self, above: u32) -> (u32, u32) {
        (self.size.0, self.size.1.saturating_sub(self.pixels(above)).max(1))
    }

    /// The number of pixels of this screen that a window at `place` covers.
    fn overlap(&self, place: WindowPlace) -> u64 {
        let Some((x, y)) = place.corner else { return 0 };
        let shared = |start: i32, length: u32, from: i32, extent: u32| {
            let (start, from) = (i64::from(start), i64::from(from));
            let end = (start + i64::from(length)).min(from + i64::from(extent));
            u64::try_from(end - start.max(from)).unwrap_or(0)
        };
        let height = self.pixels(place.size.1).saturating_add(self.pixels(TITLE_BAR));
        shared(x, self.pixels(place.size.0), self.corner.0, self.size.0) * shared(y, height, self.corner.1, self.size.1)
    }

    /// The lowest and rightmost corner at which content of `size` pixels with its title bar is inside the screen.
    fn last_corner_for(&self, size: (u32, u32)) -> (i32, i32) {
        let height = size.1.saturating_add(self.pixels(TITLE_BAR));
        let last = |from: i32, extent: u32, length: u32| from.saturating_add_unsigned(extent.saturating_sub(length));
        (last(self.corner.0, self.size.0, size.0), last(self.corner.1, self.size.1, height))
    }

    /// The corner at which content of `size` pixels is in the middle of the screen.
    fn middle_for(&self, size: (u32, u32)) -> (i32, i32) {
        let (right, bottom) = self.last_corner_for(size);
        let middle = |from: i32, to: i32| i32::midpoint(from, to);
        (middle(self.corner.0, right), middle(self.corner.1, bottom))
    }
}

/// The place of a second window next to one at `place`: a little lower and to the right, so that both are seen.
#[must_use]
pub(super) fn beside(place: WindowPlace) -> WindowPlace {
    let corner = place.corner.map(|(x, y)| (x.saturating_add(STEP), y.saturating_add(STEP)));
    WindowPlace { corner, is_maximized: false, ..place }
}

/// The place of the window, followed from frame to frame.
#[derive(Debug, Default)]
pub(in crate::ui) struct PlaceWatch {
    place: Option<WindowPlace>,
}

impl PlaceWatch {
    /// Follows a window that opened at `place`.
    pub(super) fn from(place: Option<WindowPlace>) -> Self {
        Self { place }
    }

    /// The place of the window; `None` if nothing is known about it.
    pub(super) fn place(&self) -> Option<WindowPlace> {
        self.place
    }

    /// Takes over where the window is in this frame. `pixels_per_point` is that of the interface. A window that is
    /// maximised, minimised or full screen keeps the place to which it returns.
    pub(super) fn follow(&mut self, seen: &ViewportInfo, pixels_per_point: f32) {
        let (Some(inner), Some(scale)) = (seen.inner_rect.map(|rect| rect.size()), seen.native_pixels_per_point) else {
            return;
        };
        let is_set = |state: Option<bool>| state.unwrap_or(false);
        if is_set(seen.minimized) || is_set(seen.fullscreen) {
            return;
        }
        if is_set(seen.maximized) {
            if let Some(place) = &mut self.place {
                place.is_maximized = true;
            } else {
                self.place = Some(WindowPlace { corner: None, size: USUAL_SIZE, is_maximized: true });
            }
            return;
        }
        let points = inner * (pixels_per_point / scale.max(0.1));
        let corner = seen.outer_rect.map(|outer| outer.min * pixels_per_point);
        self.place = Some(WindowPlace {
            corner: corner.map(|corner| (rounded(corner.x), rounded(corner.y))),
            size: (rounded(points.x).unsigned_abs(), rounded(points.y).unsigned_abs()),
            is_maximized: false,
        });
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn rounded(value: f32) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};
    use proptest::prelude::*;

    use super::*;

    fn screen(corner: (i32, i32), size: (u32, u32)) -> Screen {
        Screen { corner, size, scale: 1.0 }
    }

    fn at(x: i32, y: i32, size: (u32, u32)) -> WindowPlace {
        WindowPlace { corner: Some((x, y)), size, is_maximized: false }
    }

    /// Whether the window with its title bar is inside `screen`.
    fn is_inside(place: &OpeningPlace, corner: (i32, i32), screen: &Screen) -> bool {
        let within = |start: i32, length: u32, from: i32, extent: u32| {
            start >= from && i64::from(start) + i64::from(length) <= i64::from(from) + i64::from(extent)
        };
        within(corner.0, place.size.0, screen.corner.0, screen.size.0)
            && within(corner.1, place.size.1 + screen.pixels(TITLE_BAR), screen.corner.1, screen.size.1)
    }

    fn screens() -> impl Strategy<Value = Vec<Screen>> {
        let scale = prop::sample::select(vec![1.0, 1.25, 1.5, 2.0, 3.0]);
        let one = ((-9_000..9_000, -9_000..9_000), (320_u32..8_000, 240_u32..5_000), scale);
        let one = one.prop_map(|(corner, size, scale)| Screen { corner, size, scale });
        prop::collection::vec(one, 1..4)
    }

    proptest! {
        #[test]
        fn a_window_opens_inside_a_screen_wherever_it_was(
            screens in screens(),
            corner in prop::option::of((any::<i32>(), any::<i32>())),
            size in (any::<u32>(), any::<u32>()),
        ) {
            let before = WindowPlace { corner, size, is_maximized: false };
            let place = OpeningPlace::on(&screens, Some(before)).unwrap();
            let at = place.corner.unwrap_or(screens[0].corner);
            prop_assert!(screens.iter().any(|screen| is_inside(&place, at, screen)), "{place:?}");
            prop_assert!(place.least.0 <= place.size.0 && place.least.1 <= place.size.1);
            let first = OpeningPlace::on(&screens, None).unwrap();
            prop_assert!(is_inside(&first, screens[0].corner, &screens[0]), "{first:?}");
        }

        #[test]
        fn a_window_that_is_inside_a_screen_opens_where_it_was(
            screen in screens().prop_map(|screens| screens[0]),
            share in (0.0_f64..1.0, 0.0_f64..1.0),
        ) {
            let first = OpeningPlace::on(&[screen], Some(at(0, 0, LEAST_SIZE))).unwrap();
            prop_assume!(first.size == (screen.pixels(LEAST_SIZE.0), screen.pixels(LEAST_SIZE.1)));
            let last = screen.last_corner_for(first.size);
            #[expect(clippy::cast_possible_truncation, reason = "a share of a screen")]
            let between = |from: i32, to: i32, share: f64| from + (f64::from(to - from) * share) as i32;
            let corner = (between(screen.corner.0, last.0, share.0), between(screen.corner.1, last.1, share.1));
            let before = WindowPlace { corner: Some(corner), size: LEAST_SIZE, is_maximized: false };
            prop_assert_eq!(OpeningPlace::on(&[screen], Some(before)).unwrap().corner, Some(corner));
        }
    }

    #[test]
    fn the_first_window_fits_on_a_screen_of_1366_by_768_with_a_panel() {
        let place = OpeningPlace::on(&[screen((0, 0), (1366, 768))], None).unwrap();
        assert_eq!(place.size, (1360, 768 - 96));
        assert_eq!(place.corner, None, "the window system finds a place for it");
        let large = OpeningPlace::on(&[screen((0, 0), (2560, 1440))], None).unwrap();
        assert_eq!(large.size, USUAL_SIZE);
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_opens_in_the_middle_of_the_primary_one() {
        let before = at(2000, 100, (1000, 700));
        let both = [screen((0, 0), (1920, 1080)), screen((1920, 0), (1920, 1080))];
        assert_eq!(OpeningPlace::on(&both, Some(before)).unwrap().corner, Some((2000, 100)));
        assert_eq!(OpeningPlace::on(&both[..1], Some(before)).unwrap().corner, Some((460, 170)));
    }

    #[test]
    fn a_large_window_shrinks_to_a_smaller_screen() {
        let place = OpeningPlace::on(&[screen((0, 0), (1366, 768))], Some(at(300, 200, (1900, 1000)))).unwrap();
        assert_eq!((place.corner, place.size), (Some((0, 0)), (1366, 728)));
    }

    #[test]
    fn on_a_denser_screen_the_window_keeps_its_size_for_the_eye() {
        let dense = Screen { corner: (0, 0), size: (3840, 2160), scale: 2.0 };
        assert_eq!(OpeningPlace::on(&[dense], Some(at(10, 10, (1000, 700)))).unwrap().size, (2000, 1400));
    }

    /// A window as the window system reports it, in points of an interface at 200 % on a screen with a scale of 1.
    fn seen(x: f32, y: f32) -> ViewportInfo {
        ViewportInfo {
            native_pixels_per_point: Some(1.0),
            outer_rect: Some(Rect::from_min_size(pos2(x, y), vec2(500.0, 370.0))),
            inner_rect: Some(Rect::from_min_size(pos2(x, y + 20.0), vec2(500.0, 350.0))),
            ..ViewportInfo::default()
        }
    }

    #[test]
    fn the_place_is_kept_in_pixels_and_points_of_the_screen() {
        let mut watch = PlaceWatch::default();
        watch.follow(&ViewportInfo::default(), 2.0);
        assert_eq!(watch.place(), None, "a window system that reports nothing");
        watch.follow(&seen(40.0, 30.0), 2.0);
        assert_eq!(watch.place(), Some(at(80, 60, (1000, 700))));
    }

    #[test]
    fn a_maximised_or_minimised_window_keeps_the_place_it_returns_to() {
        let mut watch = PlaceWatch::default();
        watch.follow(&seen(40.0, 30.0), 2.0);
        let normal = watch.place().unwrap();
        watch.follow(&ViewportInfo { maximized: Some(true), ..seen(0.0, 0.0) }, 2.0);
        assert_eq!(watch.place(), Some(WindowPlace { is_maximized: true, ..normal }));
        watch.follow(&ViewportInfo { fullscreen: Some(true), ..seen(0.0, 0.0) }, 2.0);
        watch.follow(&ViewportInfo { minimized: Some(true), ..seen(0.0, 0.0) }, 2.0);
        assert_eq!(watch.place(), Some(WindowPlace { is_maximized: true, ..normal }));
        watch.follow(&seen(50.0, 30.0), 2.0);
        assert_eq!(watch.place(), Some(at(100, 60, (1000, 700))));
    }

    #[test]
    fn a_second_window_does_not_cover_the_first() {
        let first = WindowPlace { is_maximized: true, ..at(100, 60, (1000, 700)) };
        assert_eq!(beside(first), at(132, 92, (1000, 700)));
    }
}
