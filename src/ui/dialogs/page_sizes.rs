//! How large the page of an export becomes: each look is laid out once, on a thread of its own.
//!
//! Laying out a large map takes tenths of a second, which the window must not wait for after each click in the dialog.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, TryRecvError, channel},
    },
    thread,
};

use crate::{export::Request, geom::Size, model::Map, text::FontBook, theme::Density};

/// What decides how large the page is: numbers of the theme and of the filter in the dialog's lists, and the density.
pub(super) type LookKey = (usize, Density, usize);

/// The sizes that are known, and the one that is being worked out.
pub(super) struct PageSizes {
    map: Arc<Map>,
    /// `None` for a look that could not be laid out.
    known: Vec<(LookKey, Option<Size>)>,
    running: Option<(LookKey, Receiver<Size>)>,
}

impl PageSizes {
    /// The sizes of the pages of `map`, of which one is known.
    pub(super) fn new(map: Arc<Map>, look: LookKey, size: Size) -> Self {
        Self { map, known: vec![(look, Some(size))], running: None }
    }

    /// Whether a size is being worked out.
    pub(super) fn is_measuring(&self) -> bool {
        self.running.is_some()
    }

    /// The page's size in `look`; `None` if it is not known.
    pub(super) fn get(&mut self, look: LookKey) -> Option<Size> {
        self.take_result();
        self.known.iter().find(|(known, _)| *known == look).and_then(|(_, size)| *size)
    }

    /// Works out the page's size in `look`, which `request` describes, on a thread that calls `wake` at its end.
    ///
    /// There is only one such thread at a time. Ask again in the next frame: a look that was chosen meanwhile is measured
    /// after it, and one that could not be measured is left.
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

/// Lays out `map` as `request` asks on a thread, and sends the page's size.
fn page_size(
    map: Arc<Map>,
    request: Request,
    mut fonts: FontBook,
    wake: impl FnOnce() + Send + 'static,
) -> Receiver<Size> {
    let (sender, receiver) = channel();
    let work = move || {
        // A font that cannot be used is reported by the export itself.
        let _ = fonts.use_family(&request.theme.font_files());
        let size = request.look().layout(&map, &mut fonts).size;
        // The dialog may be closed by now.
        let _ = sender.send(size);
        wake();
    };
    // Without a thread to be had, the receiver is disconnected and the size stays unknown.
    drop(thread::Builder::new().name("page size".to_owned()).spawn(work));
    receiver
}
