//! Renders a picture band by band on all cores.
//!
//! A band is one row of tiles. Threads draw tiles; once all tiles of a band are ready, threads encode its rows into
//! pieces of the file; the pieces are written in order. Only a few bands are in progress at a time, so memory grows
//! with the picture's width but not with its height, and buffers are reused (allocating fresh memory costs more than
//! drawing). The output does not depend on the number of threads.

use std::{
    collections::{BTreeMap, VecDeque},
    num::NonZero,
    ops::Range,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{
    super::ExportError,
    rows::{Piece, PieceMaker, ZLIB_HEADER, combined_checksum},
    size::PixelRegion,
};
use crate::{
    raster::{Ground, PictureCache, Rasterizer, TILE, TILE_BYTES},
    scene::Scene,
};

/// The maximum number of bands in progress.
const BANDS_UNDER_WAY: usize = 3;

/// The number of rows in a piece.
const PIECE_ROWS: u32 = 128;

/// The picture to write.
#[derive(Debug)]
pub(super) struct PngJob<'a> {
    pub(super) scene: &'a Scene,
    pub(super) ground: Ground,
    pub(super) is_opaque: bool,
    pub(super) region: PixelRegion,
}

/// Receives a piece, and the progress (0 to 1) after it.
pub(super) type WritePiece<'a> = dyn FnMut(&[u8], f64) -> Result<(), ExportError> + 'a;

/// Calls `write` with the compressed pixels of the picture, piece by piece in order, and with the progress (0 to 1).
///
/// # Errors
///
/// The first error of `write` ends the work and is returned.
pub(super) fn for_each_piece(job: &PngJob<'_>, write: &mut WritePiece<'_>) -> Result<(), ExportError> {
    let plan = BandPlan::new(job);
    let work = BandWork::new(&plan);
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(plan.tiles());
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work_through(&plan, &work));
        }
        let written = collect(&plan, &work, write);
        work.stop();
        written
    })
}

/// Passes the pieces to `write` in order.
fn collect(plan: &BandPlan<'_>, work: &BandWork, write: &mut WritePiece<'_>) -> Result<(), ExportError> {
    let mut checksum = 1;
    let mut header = Some(ZLIB_HEADER);
    for number in 0..plan.pieces.len() {
        let Some(mut piece) = work.wait_for(number) else { return Ok(()) };
        checksum = combined_checksum(checksum, piece.checksum, piece.length);
        if let Some(header) = header.take() {
            piece.bytes.splice(0..0, header);
        }
        if number + 1 == plan.pieces.len() {
            piece.bytes.extend(checksum.to_be_bytes());
        }
        #[expect(clippy::cast_precision_loss, reason = "there are few pieces")]
        let done = (number + 1) as f64 / plan.pieces.len() as f64;
        write(&piece.bytes, done)?;
    }
    Ok(())
}

/// The division of the work into tiles and pieces.
#[derive(Debug)]
struct BandPlan<'a> {
    job: &'a PngJob<'a>,
    /// The decoded pictures, shared by all threads.
    pictures: Arc<PictureCache>,
    columns: Range<u32>,
    bands: Range<u32>,
    /// The rows (of the page) of every piece, with the index of their band.
    pieces: Vec<(usize, Range<u32>)>,
}

impl<'a> BandPlan<'a> {
    fn new(job: &'a PngJob<'a>) -> Self {
        let PixelRegion { x, y, width, height, .. } = job.region;
        let bands = y / TILE..(y + height).div_ceil(TILE);
        let mut pieces = Vec::new();
        for (band, row) in bands.clone().enumerate() {
            let end = (y + height).min((row + 1) * TILE);
            let mut from = y.max(row * TILE);
            while from < end {
                let to = end.min(from + PIECE_ROWS);
                pieces.push((band, from..to));
                from = to;
            }
        }
        let pictures = Arc::default();
        Self { job, pictures, columns: x / TILE..(x + width).div_ceil(TILE), bands, pieces }
    }

    fn tiles(&self) -> usize {
        self.columns.len() * self.bands.len()
    }
}

/// The next task of a thread.
enum BandTask {
    Draw { tile: usize, buffer: Vec<u8> },
    Encode { piece: usize, band: Arc<Vec<Vec<u8>>> },
    Leave,
}

/// The state of the work.
#[derive(Debug, Default)]
struct Progress {
    /// The next tile to draw, counted band by band.
    next_tile: usize,
    /// The tiles drawn so far of bands in progress.
    drawn: BTreeMap<usize, Vec<Option<Vec<u8>>>>,
    /// The pieces ready to be encoded.
    ready: VecDeque<(usize, Arc<Vec<Vec<u8>>>)>,
    /// The number of bands drawn and encoded, whose buffers are free again.
    finished_bands: usize,
    /// Free buffers.
    free: Vec<Vec<u8>>,
    /// The encoded pieces that are not written yet.
    encoded: BTreeMap<usize, Piece>,
    is_stopped: bool,
}

#[derive(Debug)]
struct BandWork {
    columns: usize,
    tiles: usize,
    progress: Mutex<Progress>,
    changed: Condvar,
}

impl BandWork {
    fn new(plan: &BandPlan<'_>) -> Self {
        Self {
            columns: plan.columns.len().max(1),
            tiles: plan.tiles(),
            progress: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, progress: MutexGuard<'a, Progress>) -> MutexGuard<'a, Progress> {
        self.changed.wait(progress).unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        self.lock().is_stopped = true;
        self.changed.notify_all();
    }

    /// Waits for piece `number`; `None` if the work was stopped.
    fn wait_for(&self, number: usize) -> Option<Piece> {
        let mut progress = self.lock();
        loop {
            if let Some(piece) = progress.encoded.remove(&number) {
                return Some(piece);
            }
            if progress.is_stopped {
                return None;
            }
            progress = self.wait(progress);
        }
    }

    fn next_job(&self) -> BandTask {
        let mut progress = self.lock();
        loop {
            if progress.is_stopped {
                return BandTask::Leave;
            }
            if let Some((piece, band)) = progress.ready.pop_front() {
                return BandTask::Encode { piece, band };
            }
            let band = progress.next_tile / self.columns;
            if progress.next_tile < self.tiles && band < progress.finished_bands + BANDS_UNDER_WAY {
                let tile = progress.next_tile;
                progress.next_tile += 1;
                let buffer = progress.free.pop().unwrap_or_default();
                return BandTask::Draw { tile, buffer };
            }
            progress = self.wait(progress);
        }
    }

    fn drawn(&self, plan: &BandPlan<'_>, tile: usize, buffer: Vec<u8>) {
        let (band, column) = (tile / self.columns, tile % self.columns);
        let mut progress = self.lock();
        let tiles = progress.drawn.entry(band).or_insert_with(|| vec![None; self.columns]);
        if let Some(place) = tiles.get_mut(column) {
            *place = Some(buffer);
        }
        if tiles.iter().all(Option::is_some) {
            let tiles: Vec<Vec<u8>> = progress.drawn.remove(&band).unwrap_or_default().into_iter().flatten().collect();
            let tiles = Arc::new(tiles);
            let pieces = plan.pieces.iter().enumerate().filter(|(_, (of, _))| *of == band);
            progress.ready.extend(pieces.map(|(number, _)| (number, Arc::clone(&tiles))));
            self.changed.notify_all();
        }
    }

    fn encoded(&self, number: usize, band: Arc<Vec<Vec<u8>>>, piece: Piece) {
        let mut progress = self.lock();
        progress.encoded.insert(number, piece);
        if let Some(buffers) = Arc::into_inner(band) {
            progress.free.extend(buffers);
            progress.finished_bands += 1;
        }
        self.changed.notify_all();
    }
}

/// Does jobs until none are left.
fn work_through(plan: &BandPlan<'_>, work: &BandWork) {
    let _alarm = Alarm(work);
    let PngJob { scene, ground, is_opaque, region } = *plan.job;
    let mut rasterizer = Rasterizer::sharing(&plan.pictures);
    let mut maker = PieceMaker::new();
    loop {
        match work.next_job() {
            BandTask::Leave => return,
            BandTask::Draw { tile, mut buffer } => {
                buffer.resize(TILE_BYTES, 0);
                let (row, column) = (tile / work.columns, tile % work.columns);
                let place = plan.columns.clone().nth(column).zip(plan.bands.clone().nth(row));
                if let Some((column, row)) = place {
                    rasterizer.tile_into(scene, region.scale, column, row, ground, &mut buffer);
                }
                work.drawn(plan, tile, buffer);
            }
            BandTask::Encode { piece: number, band } => {
                let is_last = number + 1 == plan.pieces.len();
                let rows = plan.pieces.get(number).map_or(0..0, |(_, rows)| rows.clone());
                let piece = maker.piece(&band, region, rows, is_opaque, is_last);
                work.encoded(number, band, piece);
            }
        }
    }
}

/// Stops the work if a thread panics, so that no other thread waits for it.
struct Alarm<'a>(&'a BandWork);

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}
