//! The map as tiles: drawn off the window's thread, cached as textures, and never drawn twice.
//!
//! At rest the tiles have the view's own scale, so that a tile's pixels are the screen's. While the zoom changes,
//! existing tiles are shown scaled, and new ones are requested only at powers of two; sharp ones follow when the zoom
//! comes to rest. A small overview of the whole page is always kept, so that nothing stays blank for long.

mod alone;
mod cache;
mod cover;
mod cut;
mod grid;
mod pool;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use egui::{Color32, ColorImage, Context, Mesh, Painter, Shape, TextureId};

pub(super) use self::alone::Alone;
use self::{
    cache::{Cache, TilePaint},
    cover::{Cover, CoverPiece, cover},
    grid::{Grid, Level, SIDE, TileKey},
    pool::{Drawn, Pool},
};
use super::{
    camera::CameraView,
    space::{color32, egui_rect, pos2},
};
use crate::{
    geom::{Point, Rect},
    scene::{self, Damage, Scene},
};

/// The maximum number of finished tiles turned into textures per frame: at rest, and while something moves.
const UPLOADS_PER_FRAME: (usize, usize) = (12, 3);

/// How long the first frame of a map waits for its tiles.
const FIRST_PATIENCE: Duration = Duration::from_millis(60);

/// The number of levels other than the view's own that are searched for a tile to show.
const LEVELS_KEPT: usize = 3;

/// The map as tiles.
pub(super) struct Tiles {
    pool: Pool,
    cache: Cache,
    backlog: VecDeque<Drawn>,
    scene: Option<Arc<Scene>>,
    /// Counts the scenes shown.
    revision: u64,
    frame: u64,
    /// The levels shown recently, latest first.
    levels: Vec<Level>,
    wanted: Vec<TileKey>,
    asked_revision: u64,
    is_first_frame: bool,
    /// The number of places in the last frame that were not exact.
    inexact: usize,
    /// The scene to show once all of its visible tiles are ready, with those that are.
    next: Option<Arc<Scene>>,
    /// The finished tiles of `next` that its view needs.
    staged: BTreeMap<TileKey, Drawn>,
    alone: AloneRequest,
    failure: TileFailure,
}

/// The latest request for a picture of single groups.
#[derive(Default)]
struct AloneRequest {
    /// The number of the request, so that a late answer to an earlier one is ignored.
    number: u64,
    is_pending: bool,
    image: Option<ColorImage>,
}

/// Whether drawing a tile has failed, and whether the user has been told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TileFailure {
    #[default]
    None,
    New,
    Shown,
}

/// Statistics of the tiles, for tests and the frame log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TileCounts {
    /// The number of requested tiles that are not ready.
    pub pending: usize,
    /// The number of visible places without an up-to-date tile at the view's own scale.
    pub inexact: usize,
    /// The memory of the textures, in bytes.
    pub bytes: usize,
}

impl Tiles {
    /// No tiles yet; finished tiles will repaint `ctx`.
    pub(super) fn new(ctx: &Context) -> Self {
        let ctx = ctx.clone();
        Self::drawn_by(Pool::new(move || ctx.request_repaint()))
    }

    fn drawn_by(pool: Pool) -> Self {
        Self {
            pool,
            cache: Cache::default(),
            backlog: VecDeque::new(),
            scene: None,
            revision: 0,
            frame: 0,
            levels: Vec::new(),
            wanted: Vec::new(),
            asked_revision: 0,
            is_first_frame: true,
            inexact: 0,
            next: None,
            staged: BTreeMap::new(),
            alone: AloneRequest::default(),
            failure: TileFailure::None,
        }
    }

    /// Switches to `scene` and marks the tiles that it makes stale.
    pub(super) fn follow(&mut self, ctx: &Context, scene: &Arc<Scene>) {
        if self.next.is_none() && self.scene.as_ref().is_some_and(|old| Arc::ptr_eq(old, scene)) {
            return;
        }
        self.await_scene(scene);
        self.turn_to_next(ctx);
    }

    /// Draws the part of `scene` that `view` will show, while the previous scene stays visible. Returns whether all of
    /// it is ready; from that frame on, `scene` is shown.
    ///
    /// A preview that was shown tile by tile would mix two maps on the screen, and waiting for its tiles would stop the
    /// drag. So finished tiles are staged next to the visible ones, and all of them become visible in one frame. Until then
    /// the tiles on the screen keep their place, because what a drag damages it often restores a moment later.
    pub(super) fn prepare(&mut self, ctx: &Context, scene: &Arc<Scene>, view: &CameraView, is_moving: bool) -> bool {
        if self.next.as_ref().is_none_or(|next| !Arc::ptr_eq(next, scene)) {
            self.await_scene(scene);
        }
        for drawn in self.backlog.drain(..).chain(self.pool.finished()) {
            self.wanted.retain(|key| *key != drawn.key);
            self.failure.note(&drawn);
            self.staged.insert(drawn.key, drawn);
        }
        let level = self.level_for(view, is_moving);
        self.drop_unneeded(scene, view, level);
        self.ask(scene, view, level, is_moving);
        let grid = Grid::new(level, view, scene.size);
        let is_ready = grid.tiles_in(pixels_from_points(view.viewport, view)).all(|key| self.is_done(key));
        if is_ready {
            self.turn_to_next(ctx);
        }
        is_ready
    }

    /// Drops the staged tiles that `view` no longer needs, so that a long drag with scrolling keeps at most those of
    /// the window and its surroundings.
    fn drop_unneeded(&mut self, scene: &Scene, view: &CameraView, level: Level) {
        let around = pixels_from_points(view.viewport, view).inflate(SIDE, SIDE);
        let overview = Level::overview(scene.size);
        let near: BTreeSet<TileKey> = Grid::new(level, view, scene.size).tiles_in(around).collect();
        let is_current = |drawn: &Drawn| self.cache.is_current(drawn.key, drawn.revision);
        self.staged.retain(|key, drawn| (near.contains(key) || key.level == overview) && is_current(drawn));
    }

    /// The memory of the staged tiles, in bytes.
    fn staged_bytes(&self) -> usize {
        self.staged.values().map(Drawn::bytes).sum()
    }

    /// Makes `scene` the next one to show, and marks the tiles that it makes stale.
    fn await_scene(&mut self, scene: &Arc<Scene>) {
        self.revision += 1;
        let kept: Vec<Level> = self.levels.first().copied().into_iter().chain([Level::overview(scene.size)]).collect();
        let before = self.next.replace(Arc::clone(scene)).or_else(|| self.scene.clone());
        match before.map(|before| scene::damage(&before, scene)) {
            Some(Damage::Everything) => self.cache.damage_everything(self.revision, &kept),
            Some(Damage::Rects(areas)) => self.cache.damage(&areas, self.revision, &kept),
            None => {}
        }
    }

    /// Shows the next scene.
    fn turn_to_next(&mut self, ctx: &Context) {
        self.scene = self.next.take().or_else(|| self.scene.take());
        for drawn in std::mem::take(&mut self.staged).into_values() {
            self.cache.put(ctx, drawn, self.frame);
        }
    }

    /// Whether the tile is ready and shows the scene requested last.
    fn is_done(&self, key: TileKey) -> bool {
        let is_staged = |drawn: &Drawn| self.cache.is_current(key, drawn.revision);
        self.cache.is_fresh(key) || self.staged.get(&key).is_some_and(is_staged)
    }

    /// Drops everything, before another map is shown.
    pub(super) fn clear(&mut self) {
        self.revision += 1;
        self.cache.clear(self.revision);
        self.backlog.clear();
        self.pool.clear();
        self.levels.clear();
        self.wanted.clear();
        self.scene = None;
        self.next = None;
        self.staged.clear();
        self.alone.is_pending = false;
        self.alone.number += 1;
        self.failure = TileFailure::None;
        self.is_first_frame = true;
    }

    /// Statistics of the tiles.
    pub(super) fn counts(&self) -> TileCounts {
        let pending = self.wanted.len() + self.backlog.len() + usize::from(self.alone.is_pending);
        TileCounts { pending, inexact: self.inexact, bytes: self.cache.bytes() + self.staged_bytes() }
    }

    /// Whether drawing a tile has failed since the map was opened; `true` only once, for a message to the user.
    pub(super) fn take_failure(&mut self) -> bool {
        let is_new = self.failure == TileFailure::New;
        if is_new {
            self.failure = TileFailure::Shown;
        }
        is_new
    }

    /// Requests a picture of single groups, replacing an earlier request.
    pub(super) fn ask_alone(&mut self, alone: Alone) {
        self.alone = AloneRequest { number: self.alone.number + 1, is_pending: true, image: None };
        self.pool.want_alone(self.alone.number, alone);
    }

    /// The picture of the latest request; `Some` only in the first frame after it is finished.
    pub(super) fn take_alone(&mut self) -> Option<ColorImage> {
        self.alone.image.take()
    }

    /// Paints the visible part of the page and requests missing tiles. `is_moving` while the zoom changes.
    pub(super) fn show(&mut self, painter: &Painter, view: &CameraView, is_moving: bool) {
        let Some(scene) = self.scene.clone() else { return };
        self.frame += 1;
        for drawn in self.pool.finished_alone().filter(|drawn| drawn.number == self.alone.number) {
            (self.alone.is_pending, self.alone.image) = (false, drawn.image);
        }
        let level = self.level_for(view, is_moving);
        if self.next.is_none() {
            self.take_in(painter.ctx(), is_moving);
            self.ask(&scene, view, level, is_moving);
        }
        if std::mem::take(&mut self.is_first_frame) {
            self.wait_for_first(painter.ctx());
            self.ask(&scene, view, level, is_moving);
        }
        let cover = self.cover(view, pixels_from_points(view.viewport, view).expand());
        let exact = Level::of_scale(view.pixels_per_unit());
        let is_exact = |key: TileKey| key.level == exact && self.cache.is_fresh(key);
        self.inexact = cover.holes.len() + cover.pieces.iter().filter(|piece| !is_exact(piece.key)).count();
        for hole in cover.holes {
            let rect = egui_rect(hole.scale_from_origin(1.0 / view.pixels_per_point));
            painter.rect_filled(rect, 0.0, color32(scene.background));
        }
        for piece in cover.pieces {
            self.cache.touch(piece.key, self.frame);
            self.paint(painter, &piece, view);
        }
        self.cache.trim(self.frame, self.staged_bytes());
    }

    /// Paints the page's content within `outline` (screen), a convex polygon, as textured pieces; `place` maps their
    /// corners to the screen.
    pub(super) fn show_cut(
        &self,
        painter: &Painter,
        view: &CameraView,
        outline: &[Point],
        place: impl Fn(Point) -> Point,
    ) {
        let Some(area) = outline.iter().map(|point| Rect::from_points(*point, *point)).reduce(|a, b| a.union(b)) else {
            return;
        };
        for piece in self.cover(view, pixels_from_points(area, view).expand()).pieces {
            let rect = piece.rect.scale_from_origin(1.0 / view.pixels_per_point);
            let corners = cut::within(outline, rect);
            self.paint_polygon(painter, &piece, rect, &corners, &place);
        }
    }

    /// The best available tiles for `area` (pixels).
    fn cover(&self, view: &CameraView, area: Rect) -> Cover {
        let Some(scene) = &self.scene else { return Cover::default() };
        let overview = Level::overview(scene.size);
        let mut levels = self.levels.clone();
        levels.retain(|level| *level != overview || self.levels.first() == Some(level));
        if !levels.contains(&overview) {
            levels.push(overview);
        }
        let grids: Vec<Grid> = levels.into_iter().map(|level| Grid::new(level, view, scene.size)).collect();
        cover(area, &grids, &|key| self.cache.has(key))
    }

    fn paint(&self, painter: &Painter, piece: &CoverPiece, view: &CameraView) {
        let rect = piece.rect.scale_from_origin(1.0 / view.pixels_per_point);
        let corners = [
            Point::new(rect.x0, rect.y0),
            Point::new(rect.x1, rect.y0),
            Point::new(rect.x1, rect.y1),
            Point::new(rect.x0, rect.y1),
        ];
        self.paint_polygon(painter, piece, rect, &corners, |point| point);
    }

    /// Paints the part of the tile in the convex polygon `corners`, which lies within `rect`, the piece's place.
    fn paint_polygon(
        &self,
        painter: &Painter,
        piece: &CoverPiece,
        rect: Rect,
        corners: &[Point],
        place: impl Fn(Point) -> Point,
    ) {
        let Some(paint) = self.cache.paint(piece.key) else { return };
        let (texture, color) = match paint {
            TilePaint::Plain(color) => (TextureId::default(), *color),
            TilePaint::Texture(texture) => (texture.id(), Color32::WHITE),
        };
        let mut mesh = Mesh::with_texture(texture);
        for corner in corners {
            let u = piece.part.x0 + (corner.x - rect.x0) / rect.width() * piece.part.width();
            let v = piece.part.y0 + (corner.y - rect.y0) / rect.height() * piece.part.height();
            let uv = match paint {
                TilePaint::Plain(_) => egui::epaint::WHITE_UV,
                TilePaint::Texture(_) => pos2(Point::new(u, v)),
            };
            mesh.vertices.push(egui::epaint::Vertex { pos: pos2(place(*corner)), uv, color });
        }
        for index in 2..u32::try_from(corners.len()).unwrap_or(0) {
            mesh.add_triangle(0, index - 1, index);
        }
        painter.add(Shape::mesh(mesh));
    }

    /// The level to show `view` with; remembered as the latest one.
    fn level_for(&mut self, view: &CameraView, is_moving: bool) -> Level {
        let scale = view.pixels_per_unit();
        let last = self.levels.first().copied();
        let level = match last {
            Some(last) if is_moving && last.ratio_to(scale) <= 2.0 => last,
            Some(_) if is_moving => Level::nearest_power_of_two(scale),
            Some(_) | None => Level::of_scale(scale),
        };
        if last != Some(level) {
            self.levels.retain(|other| *other != level);
            self.levels.insert(0, level);
            self.levels.truncate(LEVELS_KEPT);
        }
        level
    }

    /// Requests the visible tiles that are not up to date, the middle first; then those around them and the overview.
    fn ask(&mut self, scene: &Arc<Scene>, view: &CameraView, level: Level, is_moving: bool) {
        let grid = Grid::new(level, view, scene.size);
        let seen = pixels_from_points(view.viewport, view);
        let middle = seen.center();
        let mut wanted: Vec<TileKey> = grid.tiles_in(seen).filter(|key| !self.is_done(*key)).collect();
        wanted.sort_by(|a, b| {
            // Most urgent last: places without any content before outdated ones, the middle before the edges.
            let distance = |key: &TileKey| grid.rect(*key).center().distance_squared(middle);
            self.cache.has(*b).cmp(&self.cache.has(*a)).then(distance(b).total_cmp(&distance(a)))
        });
        let mut later: Vec<TileKey> = Grid::new(Level::overview(scene.size), view, scene.size)
            .tiles_in(Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX))
            .filter(|key| !self.is_done(*key))
            .collect();
        if !is_moving {
            let around = seen.inflate(SIDE / 2.0, SIDE / 2.0);
            later.extend(grid.tiles_in(around).filter(|key| !wanted.contains(key) && !self.is_done(*key)));
        }
        later.append(&mut wanted);
        if later != self.wanted || self.asked_revision != self.revision {
            self.pool.want(scene, self.revision, later.clone());
            self.wanted = later;
            self.asked_revision = self.revision;
        }
    }

    /// Turns finished tiles into textures, up to the limit for one frame.
    fn take_in(&mut self, ctx: &Context, is_moving: bool) {
        self.backlog.extend(self.pool.finished());
        let budget = if is_moving { UPLOADS_PER_FRAME.1 } else { UPLOADS_PER_FRAME.0 };
        for drawn in self.backlog.drain(..budget.min(self.backlog.len())) {
            self.wanted.retain(|key| *key != drawn.key);
            self.failure.note(&drawn);
            self.cache.put(ctx, drawn, self.frame);
        }
        if !self.backlog.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Lets the first frame wait briefly, so that a map does not appear empty for a moment.
    fn wait_for_first(&mut self, ctx: &Context) {
        let begin = std::time::Instant::now();
        while !self.wanted.is_empty() {
            let Some(patience) = FIRST_PATIENCE.checked_sub(begin.elapsed()) else { return };
            let Some(drawn) = self.pool.finished_within(patience) else { return };
            self.wanted.retain(|key| *key != drawn.key);
            self.failure.note(&drawn);
            self.cache.put(ctx, drawn, self.frame);
        }
    }
}

impl TileFailure {
    /// Records whether drawing `drawn` has failed.
    fn note(&mut self, drawn: &Drawn) {
        if drawn.has_failed && *self == Self::None {
            *self = Self::New;
        }
    }
}

fn pixels_from_points(rect: Rect, view: &CameraView) -> Rect {
    rect.scale_from_origin(view.pixels_per_point)
}

#[cfg(test)]
mod tests {
    use super::{
        pool::{Draw, TilePixels},
        *,
    };
    use crate::{color::Rgba, geom::Size, raster::TILE_BYTES};

    /// Draws at once: a picture, or nothing where the tile's row is 1.
    struct Quick;

    impl Draw for Quick {
        fn tile(&mut self, _: &Scene, key: TileKey) -> TilePixels {
            assert!(key.row != 1, "a tile that cannot be drawn");
            TilePixels::Image(Arc::new(ColorImage::filled([1, 1], Color32::RED)))
        }

        fn alone(&mut self, _: &Alone) -> ColorImage {
            ColorImage::filled([1, 1], Color32::RED)
        }
    }

    fn scene(height: f64) -> Arc<Scene> {
        let background = Rgba::new(255, 255, 255, 255);
        Arc::new(Scene { size: Size::new(100_000.0, height), background, groups: Vec::new() })
    }

    /// A window of 800 by 400 pixels, scrolled `left` to the right.
    fn view(left: f64) -> CameraView {
        let viewport = Rect::new(0.0, 0.0, 800.0, 400.0);
        CameraView { viewport, zoom: 1.0, pixels_per_point: 1.0, origin: Point::new(-left, 0.0) }
    }

    /// Waits until all requested tiles have arrived.
    fn let_tiles_arrive(tiles: &mut Tiles) {
        while tiles.backlog.len() < tiles.wanted.len() {
            let drawn = tiles.pool.finished_within(Duration::from_mins(1)).expect("a tile is drawn");
            tiles.backlog.push_back(drawn);
        }
    }

    #[test]
    fn a_long_drag_with_scrolling_keeps_only_the_tiles_that_the_window_needs() {
        let ctx = Context::default();
        let mut tiles = Tiles::drawn_by(Pool::drawing_with(|| Quick, || {}));
        tiles.follow(&ctx, &scene(500.0));
        let next = scene(501.0);
        for step in 0..60_u32 {
            let is_shown = tiles.prepare(&ctx, &next, &view(1_500.0 * f64::from(step)), false);
            assert!(!is_shown, "the window is always ahead of the tiles");
            let_tiles_arrive(&mut tiles);
        }
        tiles.prepare(&ctx, &next, &view(95_000.0), false);
        assert!(tiles.staged.len() < 20, "{} tiles are kept", tiles.staged.len());
        assert_eq!(tiles.counts().bytes, tiles.staged.len() * TILE_BYTES, "they count as memory");
    }

    #[test]
    fn a_tile_that_cannot_be_drawn_is_not_waited_for_and_reported_once() {
        let ctx = Context::default();
        let mut tiles = Tiles::drawn_by(Pool::drawing_with(|| Quick, || {}));
        let scene = scene(2_000.0);
        let view = CameraView { origin: Point::new(0.0, -500.0), ..view(0.0) };
        for _ in 0..2 {
            tiles.prepare(&ctx, &scene, &view, false);
            let_tiles_arrive(&mut tiles);
        }
        assert!(tiles.prepare(&ctx, &scene, &view, false) || tiles.next.is_none(), "the page is shown without it");
        assert!(tiles.counts().pending == 0 && tiles.take_failure() && !tiles.take_failure());
    }
}
