//! The page sizes for an export: each look is laid out once, on a background thread.
//!
//! Laying out a large map takes tenths of a second, too long to block the window after each click in the dialog.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, TryRecvError, channel},
    },
    thread,
};

use crate::{export::Request, geom::Size, model::Map, text::FontBook, theme::Density};

/// The choices on which the page size depends: the indices of the theme and the filter in the dialog's lists, and the
/// density.
pub(super) type LookKey = (usize, Density, usize);

/// The known sizes, and the one being computed.
pub(super) struct PageSizes {
    map: Arc<Map>,
    /// The sizes; `None` for a look that could not be laid out.
    known: Vec<(LookKey, Option<Size>)>,
    running: Option<(LookKey, Receiver<Size>)>,
}

impl PageSizes {
    /// The page sizes of `map`, with one known size.
    pub(super) fn new(map: Arc<Map>, look: LookKey, size: Size) -> Self {
        Self { map, known: vec![(look, Some(size))], running: None }
    }

    /// Whether a size is being computed.
    pub(super) fn is_measuring(&self) -> bool {
        self.running.is_some()
    }

    /// The page size of `look`; `None` if it is not known.
    pub(super) fn get(&mut self, look: LookKey) -> Option<Size> {
        self.take_result();
        self.known.iter().find(|(known, _)| *known == look).and_then(|(_, size)| *size)
    }

    /// Computes the page size of `look`, which `request` describes, on a background thread that calls `wake` when it
    /// ends.
    ///
    /// Only one such thread runs at a time. Call this again in the next frame: a look that was chosen meanwhile is then
    /// measured, and one that could not be measured is skipped.
    pub(super) fn measure(
        &mut self,
        look: LookKey,
        request: Request,
        fonts: &FontBook,
        wake: impl FnOnce() + Send + 'static,
    ) {
        if self.running.is_none() && self.known.iter().all(|(known, _)| *known != look) {
            self.running = Some((look, page_size(Arc::clone(&self.map), request, fonts.separate(), wake)));
        }
    }

    fn take_result(&mut self) {
        let Some((look, receiver)) = &self.running else { return };
        let size = match receiver.try_recv() {
            Ok(size) => Some(size),
            Err(TryRecvError::Empty) => return,
            // The thread ended without a result.
            Err(TryRecvError::Disconnected) => None,
        };
        self.known.push((*look, size));
        self.running = None;
    }
}

/// Lays out `map` for `request` on a background thread, and sends the size of the page.
fn page_size(
    map: Arc<Map>,
    request: Request,
    mut fonts: FontBook,
    wake: impl FnOnce() + Send + 'static,
) -> Receiver<Size> {
    let (sender, receiver) = channel();
    let wake = CallWhenDropped(Some(wake));
    let work = move || {
        // In this order, so that the sender is gone when the window is woken, after a panic too.
        let _wake = wake;
        let sender = sender;
        // The export itself reports a font that cannot be used.
        let _ = fonts.use_family(&request.theme.font_files());
        let size = request.look().layout(&map, &mut fonts).size;
        // Fails only if the dialog was closed.
        let _ = sender.send(size);
    };
    // If no thread can be started, the receiver is disconnected and the size stays unknown.
    drop(thread::Builder::new().name("page size".to_owned()).spawn(work));
    receiver
}

/// Calls its function when it is dropped, so that the window is woken after a panic too.
struct CallWhenDropped<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for CallWhenDropped<F> {
    fn drop(&mut self) {
        if let Some(wake) = self.0.take() {
            wake();
        }
    }
}
