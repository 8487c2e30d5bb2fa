//! The open map, laid out and drawn: what the canvas shows.
//!
//! It is made again when something that is drawn, the theme or the filter changes. The canvas finds out for itself which
//! parts of the page then look different: it knows what it showed last.

use std::sync::Arc;

use crate::{
    draw,
    edit::{Session, Touched},
    export::{MapPicture, picture},
    layout::Layout,
    scene::Scene,
    text::FontBook,
    theme::Theme,
    ui::view_filter::ViewFilter,
};

/// A map, laid out and drawn.
#[derive(Clone)]
pub struct DrawnMap {
    /// Where everything is.
    pub layout: Arc<Layout>,
    /// What it looks like.
    pub scene: Arc<Scene>,
    /// What it is drawn with.
    pub theme: Arc<Theme>,
    /// What it is seen through.
    pub filter: Arc<ViewFilter>,
    /// The session's revision this shows.
    revision: u64,
    /// Whether what helps to fill the map in is shown.
    has_hints: bool,
}

impl DrawnMap {
    /// The session's map, seen through `filter`, laid out and drawn for the first time.
    #[must_use]
    pub fn new(session: &Session, theme: &Arc<Theme>, filter: &Arc<ViewFilter>, fonts: &mut FontBook) -> Self {
        Self::after(session, theme, filter, true, fonts, None)
    }

    /// The map of another `session`, such as the outcome of a drag, in the same theme and seen through the same filter.
    /// Cards that look the same as here share their groups with this scene and are not drawn again.
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
            scene: Arc::new(scene),
            theme: Arc::clone(theme),
            filter: Arc::clone(filter),
            revision: session.revision(),
            has_hints,
        }
    }

    /// Follows the session, the theme and the filter, with what helps to fill the map in where it `has_hints`; does nothing
    /// where none of them changed.
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
