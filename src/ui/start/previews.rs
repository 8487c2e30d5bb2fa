//! The previews of the start screen: the ones that are drawn, and the one that a job draws.

use std::collections::BTreeMap;

use egui::{Context, TextureFilter, TextureHandle, TextureOptions};

use super::preview::{DrawnPreview, Facts, PreviewKey};
use crate::ui::jobs::JobId;

/// Texture options for previews, which are shown smaller than they are drawn and must stay legible.
const SMALL: TextureOptions = TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };

/// The previews. They are drawn one after another, so that a slow computer remains usable.
#[derive(Default)]
pub(super) struct Previews {
    known: BTreeMap<PreviewKey, PreviewState>,
    /// The job that draws a preview.
    drawing: Option<(JobId, PreviewKey)>,
}

enum PreviewState {
    Ready(Box<ShownTemplate>),
    /// The map cannot be drawn.
    Failed,
}

/// The preview of a template or a sample as its card shows it.
pub(super) struct ShownTemplate {
    pub(super) texture: TextureHandle,
    pub(super) title: String,
    pub(super) facts: Facts,
}

impl Previews {
    /// The preview `key`, if it is drawn.
    pub(super) fn get(&self, key: PreviewKey) -> Option<&ShownTemplate> {
        match self.known.get(&key)? {
            PreviewState::Ready(shown) => Some(shown),
            PreviewState::Failed => None,
        }
    }

    /// The first of the `wanted` previews that is neither drawn nor known to be impossible; `None` while another is being
    /// drawn.
    pub(super) fn next_of(&self, mut wanted: impl Iterator<Item = PreviewKey>) -> Option<PreviewKey> {
        if self.drawing.is_some() {
            return None;
        }
        wanted.find(|key| !self.known.contains_key(key))
    }

    /// Records that `job` draws the preview `key`.
    pub(super) fn draws(&mut self, key: PreviewKey, job: JobId) {
        self.drawing = Some((job, key));
    }

    /// Takes a preview that was drawn.
    pub(super) fn take(&mut self, ctx: &Context, drawn: DrawnPreview) {
        self.drawing.take_if(|(_, key)| *key == drawn.key);
        let texture = ctx.load_texture(format!("preview {}", drawn.key.stem), drawn.image, SMALL);
        let shown = ShownTemplate { texture, title: drawn.title, facts: drawn.facts };
        self.known.insert(drawn.key, PreviewState::Ready(Box::new(shown)));
    }

    /// Records that the preview that `job` was drawing cannot be drawn.
    pub(super) fn fail(&mut self, job: JobId) {
        if let Some((_, key)) = self.drawing.take_if(|(drawing, _)| *drawing == job) {
            self.known.insert(key, PreviewState::Failed);
        }
    }

    /// Stops drawing. Returns the job to leave, if one is in progress.
    pub(super) fn stop(&mut self) -> Option<JobId> {
        self.drawing.take().map(|(job, _)| job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::jobs::Jobs;

    #[test]
    fn a_template_that_cannot_be_drawn_keeps_no_other_from_its_preview() {
        let mut jobs = Jobs::new(&Context::default(), None);
        let wanted = || ["one", "two"].into_iter().map(|stem| PreviewKey { stem, is_dark: false });
        let mut previews = Previews::default();
        let first = previews.next_of(wanted()).unwrap();
        let job = jobs.open("/no/such/map.ron".into());
        previews.draws(first, job);
        assert_eq!(previews.next_of(wanted()), None, "one is drawn at a time");
        previews.fail(job);
        assert_eq!(previews.next_of(wanted()).map(|key| key.stem), Some("two"));
        assert!(previews.get(first).is_none());
    }
}
