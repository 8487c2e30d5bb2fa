//! Editing a text in place on the map.
//!
//! Enter, or a press elsewhere, keeps the text; Escape restores it. In running text, Shift+Enter starts a paragraph.
//! The map changes only when the text is kept.
//!
//! Cards can be typed without a pause: Enter in the title of a new or unchanged card starts a card below, Tab one at
//! the next stage, Shift+Tab one at the previous stage. A new card without a title is removed again. In other texts Tab
//! and Shift+Tab go to the same text of the next or previous thing. After the last comes the first, so that no letter
//! that follows is taken for a shortcut.

mod in_place;
mod target;

use egui::{Context, Ui};

use self::in_place::InPlace;
pub(super) use self::target::text_of;
use super::{
    frame::{CanvasFrame, hit_of},
    request::{EditRequest, StartSelection, title_of},
};
use crate::{
    edit::Selection,
    geom::Rect,
    layout::TextTarget,
    model::Map,
    text::FontBook,
    ui::action::{Action, MapAction},
};

/// The editor of a text in place, and a text to edit next.
#[derive(Default)]
pub(super) struct TextEditing {
    editor: Option<InPlace>,
    /// A text to edit, until the frame in which it can be found, and what is selected in it then.
    requested: Option<(TextTarget, StartSelection)>,
    /// Whether the thing to be named was just added.
    is_new: bool,
}

impl TextEditing {
    /// Ends the editing without keeping the text.
    pub(super) fn leave(&mut self) {
        *self = Self::default();
    }

    /// Edits `target` in the next frame.
    pub(super) fn request(&mut self, target: TextTarget, selection: StartSelection) {
        self.requested = Some((target, selection));
    }

    /// Edits the title of the selected thing in the next frame.
    pub(super) fn rename(&mut self, selection: &Selection) {
        let title = hit_of(selection).and_then(|hit| title_of(&hit));
        // A title that is being typed already stays as it is.
        let title = title.filter(|title| self.editor.as_ref().is_none_or(|editor| !editor.is_of(title)));
        self.requested = title.map(|target| (target, StartSelection::All));
    }

    /// Like [`Self::rename`], for a thing that the gesture in progress has added. Returns whether the thing has a title.
    pub(super) fn name_new(&mut self, selection: &Selection) -> bool {
        self.rename(selection);
        self.is_new = self.requested.is_some();
        self.is_new
    }

    /// Whether an editor is about to open, or has not had a frame with the keyboard focus yet.
    pub(super) fn is_opening(&self) -> bool {
        self.requested.is_some() || self.editor.as_ref().is_some_and(|editor| !editor.is_shown())
    }

    /// Whether a text is being edited.
    pub(super) fn is_active(&self) -> bool {
        self.editor.is_some()
    }

    /// Whether the edited text is not that of the map any more.
    pub(super) fn is_changed(&self) -> bool {
        self.editor.as_ref().is_some_and(InPlace::is_changed)
    }

    /// Whether this frame has input for anything but the edited text.
    pub(super) fn is_left(&self, ctx: &Context) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.is_left(ctx))
    }

    /// Ends the editing; returns the actions that commit the text to `map`.
    pub(super) fn keep(&mut self, ctx: &Context, map: &Map) -> Vec<Action> {
        let mut actions = Vec::new();
        if let Some(editor) = self.editor.take() {
            editor.keep(ctx, map, &mut actions);
        }
        actions
    }

    /// Puts the text into `map` and goes on editing it; returns the actions that do so. The editing of a new thing
    /// without a text ends instead.
    pub(super) fn store(&mut self, ctx: &Context, map: &Map) -> Vec<Action> {
        let mut actions = Vec::new();
        let is_stored = self.editor.as_mut().is_some_and(|editor| editor.store(map, &mut actions));
        if is_stored { actions } else { self.keep(ctx, map) }
    }

    /// Whether the edited text has typing to undo, and typing to redo.
    pub(super) fn can_undo_redo(&self) -> (bool, bool) {
        self.editor.as_ref().map_or((false, false), InPlace::can_undo_redo)
    }

    /// Begins the editing that was requested, if the page has the text; an editing in progress is committed. Returns the
    /// rectangle of the text on the page, to be scrolled into view.
    pub(super) fn begin(
        &mut self,
        frame: &CanvasFrame<'_>,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) -> Option<Rect> {
        let (target, selection) = self.requested.take()?;
        if let Some(editor) = self.editor.take() {
            editor.commit(frame.map(), actions);
        }
        let editor = InPlace::new(frame, fonts, target, selection);
        let is_new = std::mem::take(&mut self.is_new);
        self.editor = if is_new { editor.map(InPlace::of_new_thing) } else { editor };
        if is_new && self.editor.is_none() {
            actions.push(Action::Map(MapAction::EndGesture));
        }
        self.editor.as_ref()?.rect(frame)
    }

    /// Shows the editor; returns what the user wants to edit next.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        frame: &CanvasFrame<'_>,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) -> Option<EditRequest> {
        // Actions that end the editing come before any others of this frame, such as adding another card.
        let mut closing = Vec::new();
        let (editor, request) = self.editor.take()?.ui(ui, frame, fonts, &mut closing);
        actions.splice(0..0, closing);
        self.editor = editor;
        request
    }
}
