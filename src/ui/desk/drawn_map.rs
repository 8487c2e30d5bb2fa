//! The open map, laid out and drawn for the canvas.
//!
//! It is updated when a drawn part of the map, the theme or the filter changes. The canvas itself finds the parts of
//! the page that look different since the last frame.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    draw,
    edit::{Session, Touched},
    export::{MapPicture, picture},
    layout::Layout,
    scene::Scene,
    text::FontBook,
    theme::Theme,
    ui::desk::view_filter::ViewFilter,
};

/// A map, laid out and drawn.
#[derive(Clone)]
pub struct DrawnMap {
    /// The positions of all parts.
    pub layout: Arc<Layout>,
    /// The display list.
    pub scene: Arc<Scene>,
    /// The characters on it that no font has.
    pub missing: BTreeSet<char>,
    /// The theme it is drawn in.
    pub theme: Arc<Theme>,
    /// The filter it is seen through.
    pub filter: Arc<ViewFilter>,
    /// The revision of the session that this shows.
    revision: u64,
    /// Whether hints for filling in the map are shown.
    has_hints: bool,
}

impl DrawnMap {
    /// Lays out and draws the map of `session`, seen through `filter`, for the first time.
    #[must_use]
    pub fn new(session: &Session, theme: &Arc<Theme>, filter: &Arc<ViewFilter>, fonts: &mut FontBook) -> Self {
        Self::after(session, theme, filter, true, fonts, None)
    }

    /// The map of another `session`, such as the result of a drag, with the same theme and filter. Cards that look the
    /// same share their groups with this scene and are not drawn again.
    #[must_use]
    pub fn of_other(&self, session: &Session, fonts: &mut FontBook) -> Self {
        Self::after(session, &self.theme, &self.filter, self.has_hints, fonts, Some(self))
    }

    fn after(
        session: &Session,
        theme: &Arc<Theme>,
        filter: &Arc<ViewFilter>,
        has_hints: bool,
        fonts: &mut FontBook,
        before: Option<&Self>,
    ) -> Self {
        let before = before.filter(|before| Arc::ptr_eq(&before.theme, theme));
        let before = before.map(|before| draw::Before { layout: &before.layout, scene: &before.scene });
        let MapPicture { layout, scene } = picture(session.map(), filter.look(theme, has_hints), fonts, before);
        Self {
            layout: Arc::new(layout),
            missing: scene.missing_characters(),
            scene: Arc::new(scene),
            theme: Arc::clone(theme),
            filter: Arc::clone(filter),
            revision: session.revision(),
            has_hints,
        }
    }

    /// Brings this up to date with the session, the theme and the filter; `has_hints` shows the hints for filling in
    /// the map. Does nothing if none of them changed.
    pub fn refresh(
        &mut self,
        session: &Session,
        theme: &Arc<Theme>,
        filter: &Arc<ViewFilter>,
        has_hints: bool,
        fonts: &mut FontBook,
    ) {
        let looks_same = Arc::ptr_eq(&self.theme, theme) && Arc::ptr_eq(&self.filter, filter);
        let touched = session.changes_since(self.revision);
        // Saved views are the only part of a map that is not drawn.
        let is_same_map = Touched { views: false, ..touched }.is_nothing();
        if looks_same && is_same_map && self.has_hints == has_hints {
            self.revision = session.revision();
        } else {
            *self = Self::after(session, theme, filter, has_hints, fonts, Some(self));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::Command,
        model::{FilterEffect, grid_map},
    };

    #[test]
    fn only_what_is_drawn_is_laid_out_again() {
        let mut fonts = FontBook::bundled();
        let (theme, filter) = (Arc::new(Theme::light().clone()), Arc::default());
        let mut session = Session::new(grid_map(2, 2, 2));
        let mut drawn = DrawnMap::new(&session, &theme, &filter, &mut fonts);
        let before = Arc::clone(&drawn.layout);
        let (of, effect) = (Box::default(), FilterEffect::default());
        session.apply(Command::AddView { at: 0, name: "All".into(), filter: of, effect }).unwrap();
        drawn.refresh(&session, &theme, &filter, true, &mut fonts);
        assert!(Arc::ptr_eq(&before, &drawn.layout), "a saved view is not drawn");
        session.apply(Command::AddPersona { at: 0, name: "Mona".into() }).unwrap();
        drawn.refresh(&session, &theme, &filter, true, &mut fonts);
        assert!(!Arc::ptr_eq(&before, &drawn.layout), "a persona is");
    }
}
