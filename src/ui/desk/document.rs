//! The open map with its file, its drawing and its findings.

use std::{path::PathBuf, sync::Arc};

use super::{drawn_map::DrawnMap, findings::FindingsState, map_file::MapFile, view_filter::ViewFilter};
use crate::{
    edit::Session,
    model::Map,
    storage::Fingerprint,
    text::FontBook,
    theme::Theme,
    ui::{i18n::m, jobs::DocumentId},
};

/// An open map.
pub struct Document {
    /// The identity by which results of jobs name it.
    pub id: DocumentId,
    /// The map, its selection and its history.
    pub session: Session,
    /// The layout and drawing of the map.
    pub drawn: DrawnMap,
    /// The file of the map.
    pub file: MapFile,
    /// The findings and usage lists of the map.
    pub findings: FindingsState,
    /// Whether the map is being presented, without the hints for filling it in.
    pub is_presented: bool,
}

impl Document {
    /// A document of `map`; `file` is the file it was read from, if any.
    #[must_use]
    pub fn new(map: Map, file: Option<(PathBuf, Fingerprint)>, theme: &Arc<Theme>, fonts: &mut FontBook) -> Self {
        Self::of(Session::new(map), MapFile::new(file), theme, fonts)
    }

    /// A document of `map`, which no file has, so that it counts as unsaved.
    #[must_use]
    pub fn unsaved(map: Map, theme: &Arc<Theme>, fonts: &mut FontBook) -> Self {
        Self::of(Session::unsaved(map), MapFile::default(), theme, fonts)
    }

    fn of(session: Session, file: MapFile, theme: &Arc<Theme>, fonts: &mut FontBook) -> Self {
        let drawn = DrawnMap::new(&session, theme, &Arc::default(), fonts);
        let mut findings = FindingsState::default();
        findings.refresh(&session, None);
        Self { id: DocumentId::unused(), session, drawn, file, findings, is_presented: false }
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
        title_of(self.session.map())
    }
}

/// The title of `map`, or a placeholder if it has none.
#[must_use]
pub fn title_of(map: &Map) -> String {
    let title = map.info.title.trim();
    if title.is_empty() { m("untitled-map").text() } else { title.to_owned() }
}
