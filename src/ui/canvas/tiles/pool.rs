//! Threads that draw tiles, so that the window never waits for the rasteriser.
//!
//! In every frame the canvas sets the list of tiles it wants now, most urgent last; tiles that are no longer wanted are
//! dropped from the queue. A finished tile repaints the window.

use std::{
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use egui::{Color32, ColorImage};

use super::{
    alone::{self, Alone},
    grid::TileKey,
};
use crate::{
    raster::{Ground, PictureCache, Rasterizer, TILE, TILE_BYTES},
    scene::Scene,
    ui::canvas::space::color32,
};

/// A finished tile.
#[derive(Debug)]
pub(super) struct Drawn {
    /// The tile.
    pub(super) key: TileKey,
    /// The revision of the scene it shows.
    pub(super) revision: u64,
    /// Its pixels.
    pub(super) pixels: TilePixels,
    /// Whether drawing failed; the pixels are then the background of the page.
    pub(super) has_failed: bool,
}

impl Drawn {
    /// The memory of the pixels, in bytes.
    pub(super) fn bytes(&self) -> usize {
        match self.pixels {
            TilePixels::Plain(_) => 0,
            TilePixels::Image(_) => TILE_BYTES,
        }
    }
}

/// The pixels of a tile.
#[derive(Debug)]
pub(super) enum TilePixels {
    /// All pixels have one colour, so no texture is needed.
    Plain(Color32),
    /// Anything else.
    Image(Arc<ColorImage>),
}

/// A finished picture of single groups.
#[derive(Debug)]
pub(super) struct DrawnAlone {
    /// The number of the request.
    pub(super) number: u64,
    /// The picture; `None` if it could not be drawn.
    pub(super) image: Option<ColorImage>,
}

/// The drawing code of one thread.
pub(super) trait Draw {
    /// The pixels of the tile `key` of `scene`.
    fn tile(&mut self, scene: &Scene, key: TileKey) -> TilePixels;

    /// The picture for the request `alone`.
    fn alone(&mut self, alone: &Alone) -> ColorImage;
}

impl Draw for Rasterizer {
    fn tile(&mut self, scene: &Scene, key: TileKey) -> TilePixels {
        pixels_of(&Self::tile(self, scene, key.level.scale(), key.column, key.row, Ground::Page).rgba)
    }

    fn alone(&mut self, alone: &Alone) -> ColorImage {
        alone::draw(self, alone)
    }
}

/// The threads and their queue.
#[derive(Debug)]
pub(super) struct Pool {
    shared: Arc<SharedQueue>,
    /// The decoded pictures of the map, shared by all threads.
    pictures: Arc<PictureCache>,
    drawn: Receiver<Drawn>,
    drawn_alone: Receiver<DrawnAlone>,
}

#[derive(Debug, Default)]
struct SharedQueue {
    queue: Mutex<TileQueue>,
    has_work: Condvar,
}

#[derive(Debug, Default)]
struct TileQueue {
    /// Tiles to draw; the last is next.
    wanted: Vec<TileKey>,
    /// The scene to draw them from, and its revision.
    scene: Option<(Arc<Scene>, u64)>,
    /// The request for a picture of single groups, which is drawn before any tile, and its number.
    alone: Option<(u64, Alone)>,
    /// The tiles that threads are drawing.
    begun: Vec<(TileKey, u64)>,
    is_closed: bool,
}

/// The next task of a thread.
enum TileTask {
    Tile { key: TileKey, scene: Arc<Scene>, revision: u64 },
    Alone { number: u64, alone: Alone },
}

impl Pool {
    /// Starts the threads, one for each core except the window's. Each finished tile calls `wake`.
    pub(super) fn new(wake: impl Fn() + Clone + Send + 'static) -> Self {
        let pictures = Arc::new(PictureCache::default());
        let shared = Arc::clone(&pictures);
        let mut pool = Self::drawing_with(move || Rasterizer::sharing(&shared), wake);
        pool.pictures = pictures;
        pool
    }

    /// Like [`new`](Self::new), but each thread draws with the result of `make`.
    pub(super) fn drawing_with<D: Draw>(
        make: impl Fn() -> D + Clone + Send + 'static,
        wake: impl Fn() + Clone + Send + 'static,
    ) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let shared = Arc::new(SharedQueue::default());
        let (sender, drawn) = channel();
        let (alone_sender, drawn_alone) = channel();
        for number in 0..cores.saturating_sub(1).clamp(1, 8) {
            let (shared, make, wake) = (Arc::clone(&shared), make.clone(), wake.clone());
            let (tiles, alone) = (sender.clone(), alone_sender.clone());
            // If the system cannot start a thread, fewer threads draw; without any thread, the placeholder stays.
            let _ = thread::Builder::new()
                .name(format!("tiles {number}"))
                .spawn(move || Worker { draw: make(), make, tiles, alone }.work(&shared, &wake));
        }
        Self { shared, pictures: Arc::default(), drawn, drawn_alone }
    }

    /// Replaces the queue by `wanted`, most urgent last, to be drawn from `revision` of `scene`.
    pub(super) fn want(&self, scene: &Arc<Scene>, revision: u64, mut wanted: Vec<TileKey>) {
        let mut queue = self.shared.lock();
        wanted.retain(|key| !queue.begun.contains(&(*key, revision)));
        let is_idle = wanted.is_empty();
        queue.wanted = wanted;
        let before = queue.scene.replace((Arc::clone(scene), revision));
        drop(queue);
        if before.is_some_and(|(before, _)| !Arc::ptr_eq(&before, scene)) {
            self.pictures.drop_unused();
        }
        if !is_idle {
            self.shared.has_work.notify_all();
        }
    }

    /// Empties the queue and drops the scene and the decoded pictures. Threads finish what they have begun.
    pub(super) fn clear(&self) {
        let mut queue = self.shared.lock();
        queue.wanted.clear();
        let dropped = (queue.scene.take(), queue.alone.take());
        drop(queue);
        drop(dropped);
        self.pictures.clear();
    }

    /// Requests a picture of single groups, to be drawn before any tile. Replaces a request that no thread has started.
    pub(super) fn want_alone(&self, number: u64, alone: Alone) {
        self.shared.lock().alone = Some((number, alone));
        self.shared.has_work.notify_one();
    }

    /// The tiles finished since the last call, without waiting.
    pub(super) fn finished(&self) -> impl Iterator<Item = Drawn> + '_ {
        self.drawn.try_iter()
    }

    /// A tile finished within `patience`.
    pub(super) fn finished_within(&self, patience: std::time::Duration) -> Option<Drawn> {
        self.drawn.recv_timeout(patience).ok()
    }

    /// The pictures of single groups finished since the last call, without waiting.
    pub(super) fn finished_alone(&self) -> impl Iterator<Item = DrawnAlone> + '_ {
        self.drawn_alone.try_iter()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.has_work.notify_all();
    }
}

impl SharedQueue {
    fn lock(&self) -> MutexGuard<'_, TileQueue> {
        // The queue is consistent after every statement, so a panic of a thread that held the lock cannot have damaged
        // it.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next task; `None` if the pool has been dropped.
    fn next(&self) -> Option<TileTask> {
        let mut queue = self.lock();
        loop {
            if queue.is_closed {
                return None;
            }
            if let Some((number, alone)) = queue.alone.take() {
                return Some(TileTask::Alone { number, alone });
            }
            if let (Some((scene, revision)), Some(key)) = (queue.scene.clone(), queue.wanted.pop()) {
                queue.begun.push((key, revision));
                return Some(TileTask::Tile { key, scene, revision });
            }
            queue = self.has_work.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn end(&self, key: TileKey, revision: u64) {
        self.lock().begun.retain(|begun| *begun != (key, revision));
    }
}

/// The state of a thread: its drawing code and the channels for its results.
struct Worker<D, M> {
    draw: D,
    make: M,
    tiles: Sender<Drawn>,
    alone: Sender<DrawnAlone>,
}

impl<D: Draw, M: Fn() -> D> Worker<D, M> {
    /// Draws until the pool is dropped.
    fn work(mut self, shared: &SharedQueue, wake: &impl Fn()) {
        while let Some(task) = shared.next() {
            let is_wanted = match task {
                TileTask::Tile { key, scene, revision } => {
                    let pixels = self.attempt(|draw| draw.tile(&scene, key));
                    let has_failed = pixels.is_none();
                    let pixels = pixels.unwrap_or_else(|| TilePixels::Plain(color32(scene.background)));
                    // Before the tile is sent: the window may request it again at once, and that request must not count as
                    // a tile that is still being drawn.
                    shared.end(key, revision);
                    self.tiles.send(Drawn { key, revision, pixels, has_failed }).is_ok()
                }
                TileTask::Alone { number, alone } => {
                    let image = self.attempt(|draw| draw.alone(&alone));
                    self.alone.send(DrawnAlone { number, image }).is_ok()
                }
            };
            if !is_wanted {
                return;
            }
            wake();
        }
    }

    /// The result of `work`; `None` if it panics twice.
    fn attempt<T>(&mut self, work: impl Fn(&mut D) -> T) -> Option<T> {
        for _ in 0..2 {
            match catch_unwind(AssertUnwindSafe(|| work(&mut self.draw))) {
                Ok(done) => return Some(done),
                // A rasteriser that panicked may be in any state, so the next attempt uses a new one.
                Err(_) => self.draw = (self.make)(),
            }
        }
        None
    }
}

/// The pixels of a tile for egui; `rgba` is premultiplied.
fn pixels_of(rgba: &[u8]) -> TilePixels {
    let first = rgba.first_chunk().map(|[r, g, b, a]| Color32::from_rgba_premultiplied(*r, *g, *b, *a));
    // All pixels are equal if each equals the next one; comparing whole slices is as fast as memory access.
    match (first, rgba.get(4..), rgba.get(..rgba.len().saturating_sub(4))) {
        (Some(color), Some(after), Some(before)) if after == before => TilePixels::Plain(color),
        (Some(_) | None, _, _) => {
            let side = TILE as usize;
            TilePixels::Image(Arc::new(ColorImage::from_rgba_premultiplied([side, side], rgba)))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{super::grid::Level, *};
    use crate::{
        color::Rgba,
        geom::{Rect, Size},
    };

    /// Panics at every tile of the second row, once at those of the third, and draws the others.
    struct Fragile {
        is_new: bool,
    }

    impl Draw for Fragile {
        fn tile(&mut self, _: &Scene, key: TileKey) -> TilePixels {
            if key.row == 1 || (key.row == 2 && !std::mem::take(&mut self.is_new)) {
                unwind();
            }
            self.is_new = false;
            TilePixels::Plain(Color32::RED)
        }

        fn alone(&mut self, _: &Alone) -> ColorImage {
            unwind()
        }
    }

    /// Panics without the report that the standard library writes: of a large binary in a debug build that takes many
    /// seconds.
    fn unwind() -> ! {
        std::panic::resume_unwind(Box::new("as the test wants"))
    }

    fn fragile() -> Pool {
        Pool::drawing_with(|| Fragile { is_new: true }, || {})
    }

    fn key(row: u32) -> TileKey {
        TileKey { level: Level::of_scale(1.0), row, column: 0 }
    }

    fn scene() -> Arc<Scene> {
        let background = Rgba::new(1, 2, 3, 255);
        Arc::new(Scene { size: Size::new(512.0, 1536.0), background, groups: Vec::new() })
    }

    /// The next finished tile; a minute is for a machine that is very busy, not for the test.
    fn next(pool: &Pool) -> Drawn {
        pool.finished_within(Duration::from_mins(1)).expect("a tile is drawn")
    }

    #[test]
    fn a_tile_that_panics_arrives_empty_and_the_next_one_is_drawn() {
        let pool = fragile();
        pool.want(&scene(), 1, vec![key(0), key(1)]);
        let mut arrived = [next(&pool), next(&pool)];
        arrived.sort_by_key(|drawn| drawn.key.row);
        let [sound, broken] = arrived;
        assert!(!sound.has_failed && matches!(sound.pixels, TilePixels::Plain(Color32::RED)));
        assert!(
            broken.has_failed
                && matches!(broken.pixels, TilePixels::Plain(color) if color == Color32::from_rgb(1, 2, 3))
        );
        // The tile can be requested again, because no thread is drawing it any more.
        pool.want(&scene(), 1, vec![key(1)]);
        assert!(next(&pool).has_failed);
    }

    #[test]
    fn a_tile_is_tried_again_with_a_new_rasteriser() {
        let pool = fragile();
        for _ in 0..2 {
            pool.want(&scene(), 1, vec![key(0), key(2)]);
            assert!(!next(&pool).has_failed && !next(&pool).has_failed);
        }
    }

    #[test]
    fn a_group_that_panics_comes_back_without_a_picture() {
        let pool = fragile();
        pool.want_alone(7, Alone::new(&scene(), Vec::new(), Rect::new(0.0, 0.0, 10.0, 10.0), 1.0));
        let drawn = pool.drawn_alone.recv_timeout(Duration::from_mins(1)).expect("an answer comes");
        assert!(drawn.number == 7 && drawn.image.is_none());
    }

    #[test]
    fn pixels_of_one_colour_are_no_picture() {
        let mut rgba = [9, 8, 7, 255].repeat((TILE * TILE) as usize);
        assert!(matches!(pixels_of(&rgba), TilePixels::Plain(color) if color == Color32::from_rgb(9, 8, 7)));
        *rgba.last_mut().unwrap() = 254;
        let TilePixels::Image(image) = pixels_of(&rgba) else { panic!("a picture") };
        assert_eq!(image.pixels.last(), Some(&Color32::from_rgba_premultiplied(9, 8, 7, 254)));
    }
}
