//! Chooses the tiles that show an area: each pixel from exactly one tile, the best one available.
//!
//! Without a graphics card the cost of a frame is the number of its pixels, so tiles are never drawn over each other:
//! where a tile is missing, only its place is filled from the next level.

use super::grid::{Grid, TileKey};
use crate::geom::Rect;

/// A part of a tile and its position on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui::canvas) struct CoverPiece {
    /// The tile.
    pub(in crate::ui::canvas) key: TileKey,
    /// The position in whole pixels.
    pub(in crate::ui::canvas) rect: Rect,
    /// The part of the tile; the unit square is the whole tile.
    pub(in crate::ui::canvas) part: Rect,
}

/// The tiles that show an area.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui::canvas) struct Cover {
    /// The parts of tiles, without overlap.
    pub(in crate::ui::canvas) pieces: Vec<CoverPiece>,
    /// Parts of the page without any tile, in pixels.
    pub(in crate::ui::canvas) holes: Vec<Rect>,
}

/// Covers `area` (pixels) of the page with tiles that satisfy `is_ready`, each from the first of `grids` that has one.
pub(in crate::ui::canvas) fn cover(area: Rect, grids: &[Grid], is_ready: &dyn Fn(TileKey) -> bool) -> Cover {
    let mut cover = Cover::default();
    cover.fill(area, grids, is_ready);
    cover
}

impl Cover {
    fn fill(&mut self, area: Rect, grids: &[Grid], is_ready: &dyn Fn(TileKey) -> bool) {
        let Some((grid, others)) = grids.split_first() else {
            self.holes.push(area);
            return;
        };
        let seen = area.intersect(grid.page());
        for key in grid.tiles_in(area) {
            let tile = grid.rect(key);
            let rect = tile.intersect(seen);
            if rect.is_zero_area() {
                continue;
            }
            if is_ready(key) {
                self.pieces.push(CoverPiece { key, rect, part: part_of(tile, rect) });
            } else {
                self.fill(rect, others, is_ready);
            }
        }
    }
}

/// The position of `rect` in `whole`, with `whole` as the unit square.
fn part_of(whole: Rect, rect: Rect) -> Rect {
    let x = |value: f64| (value - whole.x0) / whole.width();
    let y = |value: f64| (value - whole.y0) / whole.height();
    Rect::new(x(rect.x0), y(rect.y0), x(rect.x1), y(rect.y1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        geom::{Point, Size},
        ui::canvas::{camera::CameraView, tiles::grid::Level},
    };

    fn grids(zoom: f64, levels: &[f64]) -> Vec<Grid> {
        let viewport = Rect::new(0.0, 0.0, 1280.0, 720.0);
        let view = CameraView { viewport, zoom, pixels_per_point: 1.0, origin: Point::new(-41.0, -13.0) };
        levels.iter().map(|level| Grid::new(Level::of_scale(*level), &view, Size::new(1900.0, 1070.0))).collect()
    }

    #[test]
    fn a_missing_tile_is_filled_from_the_next_level() {
        let grids = grids(1.0, &[1.0, 0.5]);
        let missing = grids[0].tiles_in(Rect::new(600.0, 600.0, 601.0, 601.0)).next().unwrap();
        let pieces = cover(Rect::new(0.0, 0.0, 1280.0, 720.0), &grids, &|key| key != missing).pieces;
        let others = pieces.iter().filter(|piece| piece.key.level != missing.level);
        let hole = grids[0].rect(missing).intersect(Rect::new(0.0, 0.0, 1280.0, 720.0));
        assert!((others.map(|piece| piece.rect.area()).sum::<f64>() - hole.area()).abs() < 1e-6);
    }

    #[test]
    fn what_no_level_has_is_a_hole() {
        let grids = grids(1.0, &[1.0, 0.5]);
        let area = Rect::new(100.0, 100.0, 500.0, 300.0);
        let cover = cover(area, &grids, &|_| false);
        assert!(cover.pieces.is_empty());
        assert!((cover.holes.iter().map(Rect::area).sum::<f64>() - area.area()).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn no_pixel_is_drawn_twice_and_none_is_left_out_where_the_last_level_is_whole(
            zoom in 0.1..4.0_f64, missing in prop::collection::vec((0_u32..6, 0_u32..6), 0..12),
        ) {
            let grids = grids(zoom, &[zoom, zoom * 0.61, 0.5]);
            let last = Level::of_scale(0.5);
            let is_ready = |key: TileKey| key.level == last || !missing.contains(&(key.row, key.column));
            let area = Rect::new(0.0, 0.0, 1280.0, 720.0);
            let Cover { pieces, holes } = cover(area, &grids, &is_ready);
            prop_assert!(holes.is_empty());
            let seen = area.intersect(grids[0].page());
            let covered: f64 = pieces.iter().map(|piece| piece.rect.area()).sum();
            prop_assert!((covered - seen.area()).abs() < 1e-6);
            for (index, piece) in pieces.iter().enumerate() {
                for other in &pieces[..index] {
                    prop_assert!(piece.rect.intersect(other.rect).is_zero_area());
                }
            }
        }
    }
}
