//! The open map, laid out and drawn: what the canvas shows.
//!
//! It is made anew when the session's revision or the theme changes. Which part of the page then looks different, the
//! canvas finds out itself: it knows what it showed last.

use std::sync::Arc;

use crate::{
    draw,
    edit::Session,
    layout::{self, Layout},
    scene::Scene,
    text::FontBook,
    theme::Theme,
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
    /// The session's revision this shows.
    revision: u64,
}

impl DrawnMap {
    /// The session's map, laid out and drawn for the first time.
    #[must_use]
    pub fn new(session: &Session, theme: &Arc<Theme>, fonts: &mut FontBook) -> Self {
        let layout = layout::layout(session.map(), theme, fonts);
        let scene = draw::draw(session.map(), &layout, theme);
        Self {
            layout: Arc::new(layout),
            scene: Arc::new(scene),
            theme: Arc::clone(theme),
            revision: session.revision(),
        }
    }

    /// Follows the session and the theme; does nothing where neither changed.
    pub fn refresh(&mut self, session: &Session, theme: &Arc<Theme>, fonts: &mut FontBook) {
        if !Arc::ptr_eq(&self.theme, theme) || self.revision != session.revision() {
            *self = Self::new(session, theme, fonts);
        }
    }
}
