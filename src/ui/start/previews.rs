//! The previews of maps: the ones that are drawn, and the ones that jobs draw.
//!
//! What shows a preview asks for it in every frame; a job draws what is missing, and looks again at a file whose preview may
//! be older than the file. Built-in maps are drawn one after another, so that a slow computer remains usable; files too,
//! unless one does not answer, as on an unreachable network folder.

use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, Instant},
};

use egui::{Context, TextureFilter, TextureHandle, TextureOptions};

use super::preview::{DrawnPreview, Facts, PreviewContent, PreviewKey, PreviewOf, day_of};
use crate::{model::Date, storage::FileStamp, ui::jobs::JobId};

/// Texture options for previews, which are shown smaller than they are drawn and must stay legible.
const SMALL: TextureOptions = TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };

/// How long a file has to answer before the next one is looked at meanwhile.
const PATIENCE: Duration = Duration::from_millis(500);
/// The maximum number of files that are looked at at the same time, which is reached only if as many do not answer.
const MOST_FILES: usize = 6;

/// The previews.
#[derive(Default)]
pub struct Previews {
    known: BTreeMap<PreviewKey, KnownPreview>,
    drawing: Vec<Drawing>,
    /// The previews that were asked for and are not known, or perhaps outdated, in the order of asking.
    wanted: Vec<PreviewKey>,
    /// The frame in which a list of map files was last shown.
    listed_in: u64,
}

struct KnownPreview {
    shown: ShownPreview,
    stamp: Option<FileStamp>,
    /// Whether the file need not be looked at again.
    is_fresh: bool,
}

/// A preview as it is shown.
pub(super) enum ShownPreview {
    /// The picture with the words next to it.
    Ready(Box<PreviewCard>),
    /// There is no such file.
    Missing,
    /// The map cannot be read or drawn.
    Failed,
}

/// The preview of a map and the words next to it.
pub(super) struct PreviewCard {
    pub(super) texture: TextureHandle,
    pub(super) title: String,
    pub(super) facts: Facts,
    /// The day on which the file was last written.
    pub(super) day: Option<Date>,
}

/// A preview that a job draws.
struct Drawing {
    job: JobId,
    key: PreviewKey,
    since: Instant,
}

/// A preview to draw.
pub(in crate::ui) struct PreviewRequest {
    /// Which preview.
    pub(in crate::ui) key: PreviewKey,
    /// The state of the file from which the known preview was drawn.
    pub(in crate::ui) known: Option<FileStamp>,
}

impl Previews {
    /// The preview `key`; `None` until it is drawn, which this asks for.
    pub(super) fn ask(&mut self, key: &PreviewKey) -> Option<&ShownPreview> {
        let is_fresh = self.known.get(key).is_some_and(|known| known.is_fresh);
        if !is_fresh {
            self.wanted.push(key.clone());
        }
        self.known.get(key).map(|known| &known.shown)
    }

    /// Records that a list of map files is shown in the frame with this number. If it was not shown in the frame before, its
    /// files are looked at again.
    pub(in crate::ui) fn lists_files_in(&mut self, frame: u64) {
        if frame > self.listed_in + 1 {
            self.outdate_files();
        }
        self.listed_in = frame;
    }

    /// Looks at all files again when their previews are next asked for.
    pub(super) fn outdate_files(&mut self) {
        for (key, known) in &mut self.known {
            known.is_fresh &= matches!(key.of, PreviewOf::BuiltIn(_));
        }
    }

    /// Whether it is known that there is no file at `path`.
    pub(in crate::ui) fn is_missing(&self, path: &Path) -> bool {
        let of = PreviewOf::File(path.to_path_buf());
        let known =
            [false, true].into_iter().filter_map(|is_dark| self.known.get(&PreviewKey { of: of.clone(), is_dark }));
        known.into_iter().any(|known| matches!(known.shown, ShownPreview::Missing))
    }

    /// The first preview asked for since the last call that can be drawn now.
    pub(in crate::ui) fn next(&mut self, ctx: &Context) -> Option<PreviewRequest> {
        let wanted = std::mem::take(&mut self.wanted);
        let is_file = |key: &PreviewKey| matches!(key.of, PreviewOf::File(_));
        let is_busy = self.drawing.iter().any(|drawing| !is_file(&drawing.key));
        let files = || self.drawing.iter().filter(|drawing| is_file(&drawing.key));
        let waits = files().map(|drawing| PATIENCE.saturating_sub(drawing.since.elapsed())).max().unwrap_or_default();
        let may_look = waits.is_zero() && files().count() < MOST_FILES;
        let is_free = |key: &PreviewKey| self.drawing.iter().all(|drawing| drawing.key != *key);
        let can_start = |key: &&PreviewKey| is_free(key) && if is_file(key) { may_look } else { !is_busy };
        let next = wanted.iter().find(can_start).cloned();
        if next.is_none() && !waits.is_zero() && wanted.iter().any(|key| is_file(key) && is_free(key)) {
            ctx.request_repaint_after(waits);
        }
        let known = |key: &PreviewKey| self.known.get(key).and_then(|known| known.stamp);
        next.map(|key| PreviewRequest { known: known(&key), key })
    }

    /// Records that `job` draws the preview `key`.
    pub(super) fn draws(&mut self, key: PreviewKey, job: JobId) {
        self.drawing.push(Drawing { job, key, since: Instant::now() });
    }

    /// Takes a preview that was drawn.
    pub(super) fn take(&mut self, ctx: &Context, drawn: DrawnPreview) {
        let DrawnPreview { key, stamp, content } = drawn;
        self.drawing.retain(|drawing| drawing.key != key);
        let shown = match content {
            PreviewContent::Same => {
                self.known.entry(key).and_modify(|known| known.is_fresh = true);
                return;
            }
            PreviewContent::Missing => ShownPreview::Missing,
            PreviewContent::Unreadable => ShownPreview::Failed,
            PreviewContent::Drawn { image, title, facts } => {
                let texture = ctx.load_texture(format!("preview {:?}", key.of), image, SMALL);
                ShownPreview::Ready(Box::new(PreviewCard { texture, title, facts, day: day_of(stamp) }))
            }
        };
        self.known.insert(key, KnownPreview { shown, stamp, is_fresh: true });
    }

    /// Records that the preview that `job` was drawing cannot be drawn.
    pub(super) fn fail(&mut self, job: JobId) {
        let Some(at) = self.drawing.iter().position(|drawing| drawing.job == job) else { return };
        let key = self.drawing.remove(at).key;
        self.known.insert(key, KnownPreview { shown: ShownPreview::Failed, stamp: None, is_fresh: true });
    }

    /// Stops drawing. Returns the jobs to leave.
    pub(super) fn stop(&mut self) -> Vec<JobId> {
        self.wanted.clear();
        self.drawing.drain(..).map(|drawing| drawing.job).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::ui::jobs::Jobs;

    fn built_in(stem: &'static str) -> PreviewKey {
        PreviewKey { of: PreviewOf::BuiltIn(stem), is_dark: false }
    }

    fn file(path: &str) -> PreviewKey {
        PreviewKey { of: PreviewOf::File(PathBuf::from(path)), is_dark: false }
    }

    /// Asks for `keys` and returns the one to draw next.
    fn next(previews: &mut Previews, keys: &[PreviewKey]) -> Option<PreviewKey> {
        for key in keys {
            previews.ask(key);
        }
        previews.next(&Context::default()).map(|request| request.key)
    }

    #[test]
    fn a_template_that_cannot_be_drawn_keeps_no_other_from_its_preview() {
        let mut jobs = Jobs::new(&Context::default(), None);
        let wanted = [built_in("one"), built_in("two")];
        let mut previews = Previews::default();
        assert_eq!(next(&mut previews, &wanted), Some(built_in("one")));
        let job = jobs.open("/no/such/map.ron".into());
        previews.draws(built_in("one"), job);
        assert_eq!(next(&mut previews, &wanted), None, "one is drawn at a time");
        previews.fail(job);
        assert_eq!(next(&mut previews, &wanted), Some(built_in("two")));
        assert!(matches!(previews.ask(&built_in("one")), Some(ShownPreview::Failed)));
    }

    #[test]
    fn a_file_that_does_not_answer_keeps_no_other_from_its_preview() {
        let mut jobs = Jobs::new(&Context::default(), None);
        let wanted = [file("/net/a.ron"), file("/b.ron"), built_in("one")];
        let mut previews = Previews::default();
        previews.draws(file("/net/a.ron"), jobs.open("/no/such/map.ron".into()));
        assert_eq!(next(&mut previews, &wanted), Some(built_in("one")), "the file has a moment to answer");
        previews.drawing[0].since = Instant::now().checked_sub(PATIENCE).unwrap();
        assert_eq!(next(&mut previews, &wanted), Some(file("/b.ron")));
    }

    #[test]
    fn files_are_looked_at_again_when_they_are_shown_again() {
        let mut previews = Previews::default();
        let ctx = Context::default();
        let missing = |key| DrawnPreview { key, stamp: None, content: PreviewContent::Missing };
        previews.lists_files_in(10);
        previews.take(&ctx, missing(file("/a.ron")));
        previews.lists_files_in(11);
        assert_eq!(next(&mut previews, &[file("/a.ron")]), None);
        previews.lists_files_in(20);
        assert_eq!(next(&mut previews, &[file("/a.ron")]), Some(file("/a.ron")));
        assert!(matches!(previews.ask(&file("/a.ron")), Some(ShownPreview::Missing)), "the old state stays meanwhile");
    }
}
