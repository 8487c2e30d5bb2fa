//! Locates the map on the screen by its own colours, without assumptions about the window's arrangement.

use image::{Rgba, RgbaImage};
use safar::geom::{Point, Rect};

/// The transform from the map's own picture (at scale 1) to the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    scale: f64,
    offset: (f64, f64),
}

impl View {
    /// The view in which the marks of these colours are where they are on `screen`; `None` if one is not visible or no
    /// single scale fits them all.
    pub(super) fn find(page: &RgbaImage, screen: &RgbaImage, colors: &[Rgba<u8>]) -> Option<Self> {
        let views = colors
            .iter()
            .map(|color| Self::from_bounds(bounds(page, *color)?, bounds(screen, *color)?))
            .collect::<Option<Vec<_>>>()?;
        let first = *views.first()?;
        let corners = [Point::ZERO, Point::new(f64::from(page.width()), f64::from(page.height()))];
        let agrees = |view: &Self| {
            corners.iter().all(|corner| {
                let (a, b) = (first.place(*corner), view.place(*corner));
                (a.0 - b.0).abs() <= 12 && (a.1 - b.1).abs() <= 12
            })
        };
        views.iter().all(agrees).then_some(first)
    }

    fn from_bounds(page: Rect, screen: Rect) -> Option<Self> {
        let scale = screen.width() / page.width();
        let is_even = (screen.height() / page.height() / scale - 1.0).abs() < 0.08;
        let offset = (screen.center().x - page.center().x * scale, screen.center().y - page.center().y * scale);
        is_even.then_some(Self { scale, offset })
    }

    /// The screen pixel of a point of the map.
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    pub(super) fn place(&self, point: Point) -> (i32, i32) {
        let on_screen = |along: f64, offset: f64| (along * self.scale + offset).round() as i32;
        (on_screen(point.x, self.offset.0), on_screen(point.y, self.offset.1))
    }

    /// The difference between the screen and the map's picture: the mean difference in brightness of 24 by 16 fields, 0
    /// to 255.
    pub(super) fn difference(&self, page: &RgbaImage, screen: &RgbaImage) -> f64 {
        let (columns, rows) = (24, 16);
        let (width, height) = (f64::from(page.width()) / 24.0, f64::from(page.height()) / 16.0);
        let mut sum = 0.0;
        for field in 0..columns * rows {
            let (x, y) = (f64::from(field % columns) * width, f64::from(field / columns) * height);
            let on_page = Rect::new(x, y, x + width, y + height);
            let (from, to) = (self.place(on_page.origin()), self.place(Point::new(on_page.x1, on_page.y1)));
            let on_screen = Rect::new(from.0.into(), from.1.into(), to.0.into(), to.1.into());
            sum += (brightness(page, on_page) - brightness(screen, on_screen)).abs();
        }
        sum / f64::from(columns * rows)
    }
}

/// The bounding box of the rows with many pixels of exactly this colour; `None` if there are none. Single pixels do not
/// count, because a blend of two other colours may equal it by chance.
fn bounds(picture: &RgbaImage, color: Rgba<u8>) -> Option<Rect> {
    let rows = picture.enumerate_rows().filter_map(|(y, row)| {
        let columns: Vec<u32> = row.filter(|(.., pixel)| **pixel == color).map(|(x, ..)| x).collect();
        let (first, last) = (*columns.first()?, *columns.last()?);
        let has_much = columns.len() > 48;
        has_much.then(|| Rect::new(first.into(), y.into(), f64::from(last) + 1.0, f64::from(y) + 1.0))
    });
    rows.reduce(|all, row| all.union(row))
}

/// The mean brightness of part of a picture, 0 to 255; black outside the picture.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a picture")]
fn brightness(picture: &RgbaImage, part: Rect) -> f64 {
    let (x0, y0) = (part.x0.max(0.0) as u32, part.y0.max(0.0) as u32);
    let (x1, y1) = ((part.x1 as u32).min(picture.width()), (part.y1 as u32).min(picture.height()));
    let (mut sum, mut count) = (0.0, 0.0_f64);
    for y in y0..y1 {
        for x in x0..x1 {
            let Rgba([red, green, blue, _]) = *picture.get_pixel(x, y);
            sum += (f64::from(red) + f64::from(green) + f64::from(blue)) / 3.0;
            count += 1.0;
        }
    }
    sum / count.max(1.0)
}
