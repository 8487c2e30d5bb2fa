//! Shaping of many texts at once, on all cores.

use std::{
    collections::HashSet,
    num::NonZero,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{FontBook, TextBlock, TextSpec, cache::KeyHash};
use crate::geom::{Direction, Size};

/// The first 128 texts of a pass are shaped immediately, so that a small edit never needs a second layout pass; for a
/// small map, threads would cost more time than they save.
const SET_AT_ONCE: usize = 128;
/// The number of texts that a thread takes at a time.
const SHARE: usize = 32;
/// The maximum number of threads; with more of them, memory bandwidth is the limit.
const MOST_THREADS: usize = 16;

/// A [`TextSpec`] that owns its text.
pub(super) struct OwnedSpec {
    text: Box<str>,
    /// The specification without its text.
    look: TextSpec<'static>,
}

impl OwnedSpec {
    /// The specification as a [`TextSpec`] that borrows the text.
    pub(super) fn borrowed(&self) -> TextSpec<'_> {
        TextSpec { text: &self.text, ..self.look }
    }
}

/// The texts whose shaping a font book deferred.
#[derive(Default)]
pub(super) struct Postponed {
    set_at_once: usize,
    specs: Vec<OwnedSpec>,
    known: HashSet<KeyHash>,
}

impl Postponed {
    /// Defers `spec` and returns an empty placeholder block; returns `None` if it must be shaped now. `hash` is
    /// that of `spec`.
    pub(super) fn take(&mut self, spec: &TextSpec<'_>, hash: KeyHash) -> Option<Arc<TextBlock>> {
        static STANDIN: OnceLock<Arc<TextBlock>> = OnceLock::new();
        if self.set_at_once < SET_AT_ONCE {
            self.set_at_once += 1;
            return None;
        }
        if self.known.insert(hash) {
            self.specs.push(OwnedSpec { text: spec.text.into(), look: TextSpec { text: "", ..*spec } });
        }
        Some(Arc::clone(STANDIN.get_or_init(|| Arc::new(standin()))))
    }

    /// The deferred specifications, in the order of the calls.
    pub(super) fn into_specs(self) -> Vec<OwnedSpec> {
        self.specs
    }
}

/// An empty block, used as a placeholder.
fn standin() -> TextBlock {
    TextBlock {
        text: "".into(),
        size: Size::ZERO,
        direction: Direction::Ltr,
        lines: Vec::new(),
        runs: Vec::new(),
        most_shift: 0.0,
        is_elided: false,
        missing: Vec::new(),
    }
}

/// The blocks of `specs` in the same order, shaped on all cores. `None` for those that need system fonts, which only
/// `book` itself may load.
pub(super) fn set_together(book: &FontBook, specs: &[OwnedSpec]) -> Vec<Option<Arc<TextBlock>>> {
    if specs.is_empty() {
        // Finding out the number of cores reads files of the system, which after a small edit is not worth it.
        return Vec::new();
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    let threads = threads.min(specs.len().div_ceil(SHARE));
    let next = AtomicUsize::new(0);
    let done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(|| set_shares(book.helper(), specs, &next))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    let mut blocks = vec![None; specs.len()];
    for (at, block) in done {
        if let Some(place) = blocks.get_mut(at) {
            *place = block;
        }
    }
    blocks
}

/// Takes shares of `specs` until none is left; returns the blocks with their indices.
fn set_shares(mut book: FontBook, specs: &[OwnedSpec], next: &AtomicUsize) -> Vec<(usize, Option<Arc<TextBlock>>)> {
    let mut done = Vec::new();
    loop {
        let start = next.fetch_add(SHARE, Ordering::Relaxed);
        let share = specs.iter().enumerate().skip(start).take(SHARE);
        if share.len() == 0 {
            return done;
        }
        done.extend(share.map(|(at, spec)| (at, book.set_alone(&spec.borrowed()))));
    }
}
