//! The tile grids: one for each scale, beginning at the page's corner.

use std::ops::Range;

use crate::{
    geom::{Point, Rect, Size},
    raster::TILE,
    ui::canvas::camera::CameraView,
};

/// The side of a tile in pixels.
pub(in crate::ui::canvas) const SIDE: f64 = TILE as f64;

/// A scale at which tiles are drawn. Levels are ordered by scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui::canvas) struct Level(u64);

/// Identifies a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui::canvas) struct TileKey {
    /// The scale it is drawn at.
    pub(in crate::ui::canvas) level: Level,
    /// The number of tiles above it.
    pub(in crate::ui::canvas) row: u32,
    /// The number of tiles to the left of it.
    pub(in crate::ui::canvas) column: u32,
}

impl Level {
    /// The level of `scale` pixels per map unit; `scale` must be positive.
    pub(in crate::ui::canvas) fn of_scale(scale: f64) -> Self {
        // The bit patterns of positive floats have the same order as the floats.
        Self(scale.max(f64::MIN_POSITIVE).to_bits())
    }

    /// Pixels per map unit.
    pub(in crate::ui::canvas) fn scale(self) -> f64 {
        f64::from_bits(self.0)
    }

    /// The level of the power of two nearest to `scale`, for tiles shown only while the zoom changes.
    pub(in crate::ui::canvas) fn nearest_power_of_two(scale: f64) -> Self {
        Self::of_scale(scale.max(f64::MIN_POSITIVE).log2().round().exp2())
    }

    /// The level at which the whole `page` takes about four tiles.
    pub(in crate::ui::canvas) fn overview(page: Size) -> Self {
        Self::of_scale((2.0 * SIDE / page.max_side().max(1.0)).min(1.0))
    }

    /// The ratio of the level's scale and `scale`, inverted if less than 1.
    pub(in crate::ui::canvas) fn ratio_to(self, scale: f64) -> f64 {
        let ratio = self.scale() / scale;
        ratio.max(1.0 / ratio)
    }
}

impl TileKey {
    /// The part of the page the tile shows.
    pub(in crate::ui::canvas) fn map_rect(&self) -> Rect {
        let side = SIDE / self.level.scale();
        let corner = Point::new(f64::from(self.column) * side, f64::from(self.row) * side);
        Rect::from_origin_size(corner, (side, side))
    }
}

/// The page's tiles of one level on the screen, in pixels.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui::canvas) struct Grid {
    level: Level,
    /// The page's corner, in whole pixels.
    origin: Point,
    /// The side of a tile as shown, in pixels; [`SIDE`] if the level is that of the view.
    side: f64,
    /// The page as shown, in whole pixels.
    page: Rect,
}

impl Grid {
    /// The tiles of `level` as `view` shows them over `page`.
    pub(in crate::ui::canvas) fn new(level: Level, view: &CameraView, page: Size) -> Self {
        let pixels = |point: Point| Point::new(point.x * view.pixels_per_point, point.y * view.pixels_per_point);
        let scale = view.pixels_per_unit();
        let origin = pixels(view.origin).round();
        let end = Point::new(origin.x + page.width * scale, origin.y + page.height * scale).round();
        Self { level, origin, side: SIDE * scale / level.scale(), page: Rect::from_points(origin, end) }
    }

    /// The page on the screen, in whole pixels.
    pub(in crate::ui::canvas) fn page(&self) -> Rect {
        self.page
    }

    /// The rectangle of the tile in whole pixels, including any part beyond the page's edge. Neighbours share their
    /// edges.
    pub(in crate::ui::canvas) fn rect(&self, key: TileKey) -> Rect {
        let edge = |origin: f64, index: f64| (origin + index * self.side).round();
        let (column, row) = (f64::from(key.column), f64::from(key.row));
        Rect::new(
            edge(self.origin.x, column),
            edge(self.origin.y, row),
            edge(self.origin.x, column + 1.0),
            edge(self.origin.y, row + 1.0),
        )
    }

    /// The tiles that show part of `area` (pixels) of the page, from the top.
    pub(in crate::ui::canvas) fn tiles_in(&self, area: Rect) -> impl Iterator<Item = TileKey> + use<> {
        let seen = area.intersect(self.page);
        let (rows, columns) = if seen.is_zero_area() {
            (0..0, 0..0)
        } else {
            (self.indices(self.origin.y, seen.y0, seen.y1), self.indices(self.origin.x, seen.x0, seen.x1))
        };
        let level = self.level;
        rows.flat_map(move |row| columns.clone().map(move |column| TileKey { level, row, column }))
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits first")]
    fn indices(&self, origin: f64, from: f64, to: f64) -> Range<u32> {
        // Edges are rounded to whole pixels; half a pixel on either side includes tiles whose edge was rounded.
        let index = |value: f64| (value / self.side).clamp(0.0, f64::from(u32::MAX / 2));
        index(from - origin - 0.5).floor() as u32..index(to - origin + 0.5).ceil() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Size = Size::new(1900.0, 1070.0);

    fn view(zoom: f64, pixels_per_point: f64) -> CameraView {
        CameraView {
            viewport: Rect::new(0.0, 0.0, 800.0, 600.0),
            zoom,
            pixels_per_point,
            origin: Point::new(-37.0, 11.0),
        }
    }

    #[test]
    fn a_tile_of_the_views_level_is_shown_pixel_for_pixel() {
        let view = view(0.73, 1.5);
        let grid = Grid::new(Level::of_scale(view.pixels_per_unit()), &view, PAGE);
        for key in grid.tiles_in(Rect::new(0.0, 0.0, 1200.0, 900.0)) {
            assert_eq!(grid.rect(key).size(), Size::new(SIDE, SIDE));
        }
    }

    #[test]
    fn tiles_cover_the_page_in_an_area_without_gap_or_overlap() {
        for (zoom, level) in [(0.73, 0.73), (0.9, 0.4), (0.31, 0.5), (3.3, 0.26)] {
            let view = view(zoom, 1.0);
            let grid = Grid::new(Level::of_scale(level), &view, PAGE);
            let area = Rect::new(3.0, 5.0, 700.0, 590.0);
            let seen = area.intersect(grid.page());
            let covered: f64 = grid.tiles_in(area).map(|key| grid.rect(key).intersect(seen).area()).sum();
            assert!((covered - seen.area()).abs() < 1e-6, "{zoom} {level}: {covered} of {}", seen.area());
        }
    }

    #[test]
    fn nothing_is_asked_for_beyond_the_page() {
        let view = view(1.0, 1.0);
        let grid = Grid::new(Level::of_scale(1.0), &view, PAGE);
        assert_eq!(grid.tiles_in(Rect::new(-500.0, -500.0, -100.0, -100.0)).count(), 0);
        assert_eq!(grid.tiles_in(Rect::new(-1e9, -1e9, 1e9, 1e9)).count(), 4 * 3);
    }
}
