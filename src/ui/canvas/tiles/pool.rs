//! Threads that draw tiles, so that the window never waits for the rasteriser.
//!
//! In every frame the canvas sets the list of tiles it wants now, most urgent last; tiles that are no longer wanted are
//! dropped from the queue. A finished tile repaints the window.

use std::{
    num::NonZero,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use egui::{Color32, ColorImage};

use super::grid::TileKey;
use crate::{
    raster::{Ground, Rasterizer, TILE, Tile},
    scene::Scene,
};

/// A finished tile.
#[derive(Debug)]
pub(super) struct Drawn {
    /// The tile.
    pub(super) key: TileKey,
    /// The revision of the scene it shows.
    pub(super) revision: u64,
    /// Its pixels.
    pub(super) pixels: Pixels,
}

/// The pixels of a tile.
#[derive(Debug)]
pub(super) enum Pixels {
    /// All pixels have one colour, so no texture is needed.
    Plain(Color32),
    /// Anything else.
    Image(Arc<ColorImage>),
}

/// The threads and their queue.
#[derive(Debug)]
pub(super) struct Pool {
    shared: Arc<Shared>,
    drawn: Receiver<Drawn>,
}

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Queue>,
    has_work: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    /// The tiles to draw; the last is next.
    wanted: Vec<TileKey>,
    /// The scene to draw them from, with its revision.
    scene: Option<(Arc<Scene>, u64)>,
    /// The tiles being drawn.
    begun: Vec<(TileKey, u64)>,
    is_closed: bool,
}

impl Pool {
    /// Starts the threads, one for each core except the window's. Each finished tile calls `wake`.
    pub(super) fn new(wake: impl Fn() + Clone + Send + 'static) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let shared = Arc::new(Shared::default());
        let (sender, drawn) = channel();
        for number in 0..cores.saturating_sub(1).clamp(1, 8) {
            let (shared, sender, wake) = (Arc::clone(&shared), sender.clone(), wake.clone());
            // If the system refuses a thread, fewer threads draw; without any, the placeholder stays.
            let _ = thread::Builder::new()
                .name(format!("tiles {number}"))
                .spawn(move || draw_until_closed(&shared, &sender, &wake));
        }
        Self { shared, drawn }
    }

    /// Replaces the queue by `wanted`, most urgent last, to be drawn from `revision` of `scene`.
    pub(super) fn want(&self, scene: &Arc<Scene>, revision: u64, mut wanted: Vec<TileKey>) {
        let mut queue = self.shared.lock();
        wanted.retain(|key| !queue.begun.contains(&(*key, revision)));
        let is_idle = wanted.is_empty();
        queue.wanted = wanted;
        queue.scene = Some((Arc::clone(scene), revision));
        drop(queue);
        if !is_idle {
            self.shared.has_work.notify_all();
        }
    }

    /// The tiles finished since the last call, without waiting.
    pub(super) fn finished(&self) -> impl Iterator<Item = Drawn> + '_ {
        self.drawn.try_iter()
    }

    /// A tile finished within `patience`.
    pub(super) fn finished_within(&self, patience: std::time::Duration) -> Option<Drawn> {
        self.drawn.recv_timeout(patience).ok()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.has_work.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        // The queue is consistent between any two statements, so a thread that panicked with the lock has broken
        // nothing.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next tile to draw; `None` when the pool is dropped.
    fn next(&self) -> Option<(TileKey, Arc<Scene>, u64)> {
        let mut queue = self.lock();
        loop {
            if queue.is_closed {
                return None;
            }
            if let (Some((scene, revision)), Some(key)) = (queue.scene.clone(), queue.wanted.pop()) {
                queue.begun.push((key, revision));
                return Some((key, scene, revision));
            }
            queue = self.has_work.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn end(&self, key: TileKey, revision: u64) {
        self.lock().begun.retain(|begun| *begun != (key, revision));
    }
}

fn draw_until_closed(shared: &Shared, sender: &Sender<Drawn>, wake: &impl Fn()) {
    let mut rasterizer = Rasterizer::new();
    while let Some((key, scene, revision)) = shared.next() {
        let tile = rasterizer.tile(&scene, key.level.scale(), key.column, key.row, Ground::Page);
        let is_wanted = sender.send(Drawn { key, revision, pixels: pixels_of(&tile) }).is_ok();
        shared.end(key, revision);
        if !is_wanted {
            return;
        }
        wake();
    }
}

fn pixels_of(tile: &Tile) -> Pixels {
    let colors: Vec<Color32> = tile
        .rgba
        .chunks_exact(4)
        .map(|pixel| match *pixel {
            [r, g, b, a] => Color32::from_rgba_premultiplied(r, g, b, a),
            _ => Color32::TRANSPARENT,
        })
        .collect();
    match colors.first() {
        Some(first) if colors.iter().all(|color| color == first) => Pixels::Plain(*first),
        Some(_) | None => {
            let side = TILE as usize;
            Pixels::Image(Arc::new(ColorImage::new([side, side], colors)))
        }
    }
}
