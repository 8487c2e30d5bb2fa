//! The themes, logos and pictures that are being read: of each, only the newest request counts.

use crate::ui::jobs::{JobId, JobInfo, JobKind, JobResult, PictureTarget};

/// The newest requests to read files.
#[derive(Debug, Default)]
pub(in crate::ui) struct NewestReads {
    /// The newest request to read a theme.
    pub(in crate::ui) theme: Option<JobId>,
    /// The newest request to read a logo.
    pub(in crate::ui) logo: Option<JobId>,
    /// The newest request for a picture of each card and persona of the open map.
    pictures: Vec<(PictureTarget, JobId)>,
    /// A message about dropped pictures that is shown together with the one about their place.
    pub(in crate::ui) picture_note: Option<String>,
}

impl NewestReads {
    /// Records the newest request for a picture. Each picture for a new card is a card of its own.
    pub(in crate::ui) fn reads_picture(&mut self, target: PictureTarget, id: JobId) {
        if !matches!(target, PictureTarget::New(_)) {
            self.pictures.retain(|(other, _)| *other != target);
            self.pictures.push((target, id));
        }
    }

    /// Drops the requests for pictures of the map that is being closed.
    pub(in crate::ui) fn leave_map(&mut self) {
        self.pictures.clear();
        self.picture_note = None;
    }

    /// Whether a newer request for the same place has replaced that of `job`.
    pub(in crate::ui) fn is_outdated(&self, job: &JobInfo, result: &JobResult) -> bool {
        match result {
            JobResult::PictureRead { target, .. } => {
                self.pictures.iter().any(|(other, newest)| other == target && *newest > job.id)
            }
            JobResult::BrandAssetRead(_) => {
                job.kind == JobKind::ReadLogo && self.logo.is_some_and(|newest| newest > job.id)
            }
            JobResult::Opened(_)
            | JobResult::WindowOpened(_)
            | JobResult::TemplatesListed(_)
            | JobResult::TemplatesChanged(_)
            | JobResult::Saved { .. }
            | JobResult::Exported(_)
            | JobResult::DrawnForClipboard(_)
            | JobResult::Picked { .. }
            | JobResult::ThemeRead(_)
            | JobResult::ThemeSaved { .. }
            | JobResult::ClipRead { .. }
            | JobResult::PreviewDrawn(_)
            | JobResult::LookedAt(_)
            | JobResult::Kept
            | JobResult::Overtaken
            | JobResult::Broken(_) => false,
        }
    }
}
