//! The open map with its file, its drawing and the state of saving.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{drawn_map::DrawnMap, findings::FindingsState, view_filter::ViewFilter};
use crate::{
    edit::{SavePoint, Session},
    model::Map,
    storage::Fingerprint,
    text::FontBook,
    theme::Theme,
    ui::{
        i18n::m,
        jobs::{DocumentId, JobId},
    },
};

/// An open map.
pub struct Document {
    /// The identity by which results of jobs name it.
    pub id: DocumentId,
    /// The map, its selection and its history.
    pub session: Session,
    /// The layout and drawing of the map.
    pub drawn: DrawnMap,
    /// The file of the map; `None` if it has never been saved.
    pub path: Option<PathBuf>,
    /// The fingerprint of the file as last read or written.
    pub fingerprint: Option<Fingerprint>,
    /// The reason why the last save failed, until a newer one succeeds.
    pub save_problem: Option<String>,
    /// The newest save that failed.
    pub failed_by: Option<JobId>,
    /// The save requested last, and the state it writes.
    pub last_save: Option<(JobId, SavePoint)>,
    /// The newest save that succeeded.
    pub saved_by: Option<JobId>,
    /// The findings and usage lists of the map.
    pub findings: FindingsState,
    /// Whether the map is being presented, without the hints for filling it in.
    pub is_presented: bool,
}

impl Document {
    /// A document of `map`; `file` is the file it was read from, if any.
    #[must_use]
    pub fn new(map: Map, file: Option<(PathBuf, Fingerprint)>, theme: &Arc<Theme>, fonts: &mut FontBook) -> Self {
        let session = Session::new(map);
        let drawn = DrawnMap::new(&session, theme, &Arc::default(), fonts);
        let mut findings = FindingsState::default();
        findings.refresh(&session, None);
        let (path, fingerprint) = file.unzip();
        Self {
            id: DocumentId::unused(),
            session,
            drawn,
            path,
            fingerprint,
            save_problem: None,
            failed_by: None,
            last_save: None,
            saved_by: None,
            findings,
            is_presented: false,
        }
    }

    /// Updates the drawing after a change of the map, the theme or the filter.
    pub fn refresh(&mut self, theme: &Arc<Theme>, filter: &mut Arc<ViewFilter>, fonts: &mut FontBook) {
        ViewFilter::follow(filter, self.session.map());
        self.drawn.refresh(&self.session, theme, filter, !self.is_presented, fonts);
        if ViewFilter::keep_selected(filter, &self.session, &self.drawn.layout) {
            self.drawn.refresh(&self.session, theme, filter, !self.is_presented, fonts);
        }
    }

    /// The map's title, or a placeholder if it has none.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.session.map().info.title.trim();
        if title.is_empty() { m("untitled-map").text() } else { title.to_owned() }
    }

    /// The name of the map's file.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        self.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned())
    }

    /// The path to suggest for a file of the map with this `extension`; in the folder `documents` if the map has no file.
    #[must_use]
    pub fn suggested_path(&self, extension: &str, documents: &Path) -> PathBuf {
        if let Some(path) = &self.path {
            return path.with_extension(extension);
        }
        documents.join(format!("{}.{extension}", file_stem(&self.title())))
    }
}

/// `title` as a file name without extension.
pub(in crate::ui) fn file_stem(title: &str) -> String {
    let name = title.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c });
    let name: String = name.take(60).collect();
    name.trim().trim_matches('.').to_owned()
}
