//! The desk: the open map with all the parts of the window that show and edit it. Closing the map, or opening another,
//! clears or replaces them.

pub mod document;
pub mod drawn_map;
pub mod findings;
pub mod map_file;
pub mod search;
pub mod timer;
pub mod view_filter;
pub mod view_state;

use egui::Context;

use self::{
    document::Document,
    search::{Search, selection_of},
    view_state::ViewState,
};
use super::{
    action::{SearchStep, ViewChange},
    canvas::Canvas,
    carry,
    panels::{CaptureBar, Inspector, Typing},
};
use crate::{
    edit::{Selection, Session},
    text::FontBook,
};

/// The open map and the state for working on it.
pub(super) struct Desk {
    /// The open map; `None` while the start screen is shown.
    pub(super) document: Option<Document>,
    /// The state of the view, including the visible panels.
    pub(super) view: ViewState,
    /// The canvas that shows the map.
    pub(super) canvas: Canvas,
    /// The fonts for the map and for the fields with its text.
    pub(super) fonts: FontBook,
    /// The inspector's field that the user is typing into.
    pub(super) typing: Typing,
    /// The capture bar, with the line being typed.
    pub(super) capture: CaptureBar,
    /// The search; `None` if its bar is hidden.
    pub(super) search: Option<Search>,
    /// The state of the inspector.
    pub(super) inspector: Inspector,
}

impl Desk {
    /// A desk without a map.
    pub(super) fn new(ctx: &Context, fonts: FontBook) -> Self {
        Self {
            document: None,
            view: ViewState::default(),
            canvas: Canvas::new(ctx),
            fonts,
            typing: Typing::default(),
            capture: CaptureBar::default(),
            search: None,
            inspector: Inspector::default(),
        }
    }

    /// The session of the open map.
    pub(super) fn session(&self) -> Option<&Session> {
        self.document.as_ref().map(|document| &document.session)
    }

    /// Whether the open map has changes that no file has yet, including text that is not in the map yet.
    ///
    /// The title of the window and the status line show it, and leaving the map asks about it.
    pub(super) fn has_unsaved_changes(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.session.is_modified() || self.has_text_outside_map())
    }

    /// Whether text is being typed that is not in the map yet: in place on the map, or in the capture bar.
    pub(super) fn has_text_outside_map(&self) -> bool {
        self.canvas.has_changed_text() || self.capture.has_line()
    }

    /// Lays the map out and scrolls `selection` into view.
    pub(super) fn reveal(&mut self, selection: &Selection) {
        let theme = self.view.theme().clone();
        let Some(document) = &mut self.document else { return };
        document.refresh(&theme, &mut self.view.filter, &mut self.fonts);
        if let Some(rect) = carry::rect_of(&document.drawn.layout, selection) {
            self.canvas.change_view(ViewChange::Reveal(rect), None, document.drawn.layout.size);
        }
    }

    /// Changes the part of the map that the canvas shows.
    pub(super) fn change_view(&mut self, change: ViewChange) {
        let Some(document) = &self.document else { return };
        let layout = &document.drawn.layout;
        let selected = carry::rect_of(layout, document.session.selection());
        self.canvas.change_view(change, selected, layout.size);
    }

    /// Starts editing the title of the new `selection`; ends the gesture that added it if it has no title.
    pub(super) fn name_new(&mut self, selection: &Selection) {
        if !self.canvas.name_new(selection)
            && let Some(document) = &mut self.document
        {
            document.session.end_gesture();
        }
    }

    /// Shows the search bar and moves the focus to it.
    pub(super) fn find(&mut self) {
        self.search.get_or_insert_default().wants_focus = true;
        // The search bar reduces the height of the canvas; the map must not be zoomed for that.
        self.canvas.hold();
    }

    /// Shows the search bar with the field for the replacement, and moves the focus to it; without a query, to that.
    pub(super) fn replace(&mut self) {
        self.find();
        let search = self.search.get_or_insert_default();
        let has_query = !search.text.trim().is_empty();
        (search.has_replace, search.wants_focus, search.wants_replace_focus) = (true, !has_query, has_query);
    }

    /// Goes to another match of the search; returns its selection. Without a query, opens the search.
    pub(super) fn find_again(&mut self, step: SearchStep) -> Option<Selection> {
        let (Some(search), Some(document)) = (&mut self.search, &mut self.document) else {
            self.find();
            return None;
        };
        if search.text.trim().is_empty() {
            search.wants_focus = true;
            return None;
        }
        // After a change of the query the first match is the next one.
        if !search.refresh(&document.session) {
            search.step(step == SearchStep::Next);
        }
        let found = search.current().and_then(|hit| selection_of(&hit.place.thing))?;
        document.session.select(found.clone());
        Some(found)
    }

    /// Closes the search.
    pub(super) fn stop_finding(&mut self) {
        self.search = None;
        self.canvas.mark(&[], None);
    }
}
