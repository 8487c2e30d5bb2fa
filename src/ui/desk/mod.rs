//! The desk: the open map with everything that shows and edits it in this window.

use egui::Context;

use super::{
    action::ViewChange,
    canvas::Canvas,
    carry,
    document::Document,
    panels::{CaptureBar, Inspector, Typing},
    search::Search,
    view_state::ViewState,
};
use crate::{
    edit::{Selection, Session},
    text::FontBook,
};

/// The open map and what belongs to working on it.
pub(super) struct Desk {
    /// The open map; `None` while the start screen is shown.
    pub(super) document: Option<Document>,
    /// How the map is seen, and which panels are around it.
    pub(super) view: ViewState,
    /// The canvas that shows the map.
    pub(super) canvas: Canvas,
    /// The fonts of the map and of the fields in which its text is typed.
    pub(super) fonts: FontBook,
    /// The field of the inspector that is being changed.
    pub(super) typing: Typing,
    /// The capture bar, with the line that is being typed.
    pub(super) capture: CaptureBar,
    /// The search, while its bar is shown.
    pub(super) search: Option<Search>,
    /// The inspector of what is selected.
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

    /// Lays the map out as it is now and brings `selection` into view.
    pub(super) fn reveal(&mut self, selection: &Selection) {
        let theme = self.view.theme().clone();
        let Some(document) = &mut self.document else { return };
        document.refresh(&theme, &mut self.view.filter, &mut self.fonts);
        if let Some(rect) = carry::rect_of(&document.drawn.layout, selection) {
            self.canvas.change_view(ViewChange::Reveal(rect));
        }
    }

    /// Lets the title of the new `selection` be typed; ends the gesture that made it if it has no title.
    pub(super) fn name_new(&mut self, selection: &Selection) {
        if !self.canvas.name_new(selection)
            && let Some(document) = &mut self.document
        {
            document.session.end_gesture();
        }
    }

    /// Shows the search bar and gives it the keyboard.
    pub(super) fn find(&mut self) {
        self.search.get_or_insert_default().wants_focus = true;
        // The bar takes a little of the canvas's height: the map must not shrink for that.
        self.canvas.hold();
    }

    /// Ends the search.
    pub(super) fn stop_finding(&mut self) {
        self.search = None;
        self.canvas.mark(&[], None);
    }
}
