//! The panels around the canvas. A panel reads the session, shows it and pushes actions; it changes nothing itself.

mod capture_bar;
mod capture_place;
mod filter;
mod filter_views;
mod find_bar;
mod findings;
mod inspector;
mod menu;
mod menu_bar;
mod recent_menu;
mod side;
mod side_rail;
mod status_line;
mod top_bar;
mod typing;

pub use capture_bar::CaptureBar;
pub use filter::show_filter;
pub use find_bar::find_bar_ui;
pub use findings::Findings;
pub use inspector::{Inspector, want_comment, want_note};
pub use menu_bar::take_menu_keys;
pub use side::{has_keyboard_for_brand, has_room_for_inspector, side_panel_ui};
pub use side_rail::side_rail_ui;
pub use status_line::{save_problem_ui, status_line_ui};
pub use top_bar::top_bar_ui;
pub use typing::Typing;

use super::{
    action::Action,
    desk::{document::Document, view_state::ViewState},
    start::Previews,
    style::Tokens,
};
use crate::{edit::Session, model::Map, storage::RecentMap, text::FontBook};

/// The context passed to every panel.
pub struct PanelContext<'a> {
    /// The open map and its file.
    pub document: &'a Document,
    /// Whether the map, or text being typed for it, has changes that no file has yet.
    pub is_unsaved: bool,
    /// The state of the window apart from the map.
    pub view: &'a ViewState,
    /// The fonts for user text.
    pub fonts: &'a mut FontBook,
    /// The list to which panels push the user's actions.
    pub actions: &'a mut Vec<Action>,
    /// Merges the key presses in one field into one undo step.
    pub typing: &'a mut Typing,
    /// The colours of the window.
    pub tokens: Tokens,
    /// The recent maps.
    pub recent: &'a [RecentMap],
    /// The previews of maps.
    pub previews: &'a mut Previews,
}

impl PanelContext<'_> {
    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.document.session
    }

    /// The map.
    #[must_use]
    pub fn map(&self) -> &Map {
        self.document.session.map()
    }
}
