//! The open map, laid out and drawn: what the canvas shows.
//!
//! It is made anew when the session's revision or the theme changes, and then says which part of the page looks
//! different, so that the canvas throws away only the tiles it must.

use std::sync::Arc;

use crate::{
    draw,
    edit::Session,
    geom::Rect,
    layout::{self, Layout},
    scene::{self, Scene},
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
    pub theme: &'static Theme,
    /// Counts the scenes; one more with each that differs from the one before.
    pub generation: u64,
    /// What looks different from the generation before.
    pub damage: Damage,
    /// The session's revision this shows.
    revision: u64,
}

/// What of a page looks different from before.
#[derive(Clone, Debug, PartialEq)]
pub enum Damage {
    /// The whole page, its size perhaps as well.
    Everything,
    /// These parts of the page, in map units; the page's size is the same.
    Parts(Vec<Rect>),
}

impl DrawnMap {
    /// The session's map, laid out and drawn for the first time.
    #[must_use]
    pub fn new(session: &Session, theme: &'static Theme, fonts: &mut FontBook) -> Self {
        let layout = layout::layout(session.map(), theme, fonts);
        let scene = draw::draw(session.map(), &layout, theme);
        Self {
            layout: Arc::new(layout),
            scene: Arc::new(scene),
            theme,
            generation: 0,
            damage: Damage::Everything,
            revision: session.revision(),
        }
    }

    /// Follows the session and the theme; does nothing where neither changed.
    pub fn refresh(&mut self, session: &Session, theme: &'static Theme, fonts: &mut FontBook) {
        let is_same_theme = std::ptr::eq(self.theme, theme);
        if is_same_theme && self.revision == session.revision() {
            return;
        }
        let drawn = Self::new(session, theme, fonts);
        let is_same_page = is_same_theme && self.scene.size == drawn.scene.size;
        let damage = if is_same_page {
            Damage::Parts(scene::damage(&self.scene, &drawn.scene))
        } else {
            Damage::Everything
        };
        let is_same_scene = damage == Damage::Parts(Vec::new());
        let damage = if is_same_scene { self.damage.clone() } else { damage };
        let generation = if is_same_scene { self.generation } else { self.generation + 1 };
        *self = Self { generation, damage, ..drawn };
    }
}
