//! The core of a text field: turns events into changes and draws text, selection and caret.
//!
//! `MapField` adds a frame; the canvas places the core over a card at the canvas's zoom. One frame looks like this:
//!
//! ```ignore
//! let response = ui.interact(rect, id, Sense::click_and_drag());
//! core.follow_pointer(ui, fonts, &response, origin, scale);      // press, drag, double and triple click
//! let outcome = core.follow_keys(ui, fonts, id);                 // keys, clipboard, input method
//! core.paint(ui, id, rect, origin, scale, &colors);              // selection, text, caret; places the input method
//! ```
//!
//! `origin` is the screen position of the block's top left corner, and `scale` is points per map unit: the zoom on the
//! canvas, 1 for a field in a panel.

use egui::{
    Color32, Event, EventFilter, Id, ImeEvent, PointerButton, Pos2, Rect, Response, Stroke, Ui, accesskit,
    output::IMEOutput, pos2, vec2,
};

use super::{
    field_keys::{KeyEffect, wish},
    field_menu::{FieldState, field_menu_ui},
    paint_block,
};
use crate::{
    geom::{BaseDirection, Point},
    text::{EditorFrame, EditorOp, FontBook, TextEditor},
    ui::{focus::keep_tab, style::Tokens},
};

/// Half the period of the blinking caret, in seconds.
const BLINK_SECS: f64 = 0.53;

/// The result of a frame of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldOutcome {
    /// Whether the text has changed in this frame.
    pub is_changed: bool,
    /// Whether the user has finished and wants to keep the text.
    pub is_committed: bool,
    /// Whether the user cancelled. The core has already restored the original text.
    pub is_cancelled: bool,
}

/// The colours inside a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldColors {
    /// The text.
    pub ink: Color32,
    /// The background of selected text.
    pub selection: Color32,
    /// The caret, and the underline of an input method's composition.
    pub caret: Color32,
}

impl FieldColors {
    /// The colours for a field of the window.
    #[must_use]
    pub fn of(tokens: &Tokens) -> Self {
        Self { ink: tokens.ink, selection: tokens.accent.gamma_multiply(0.25), caret: tokens.accent }
    }
}

/// A text being edited in the window.
#[derive(Clone, Debug)]
pub struct FieldCore {
    editor: TextEditor,
    original: String,
    /// When the caret last moved, in seconds; it is shown for a while after that.
    moved_at_secs: f64,
    has_moved: bool,
    presses: Presses,
    takes_tab: bool,
    /// Whether the direction of the text depends on the text.
    can_turn: bool,
}

/// Counts presses that follow each other closely.
#[derive(Clone, Copy, Debug, Default)]
struct Presses {
    count: u32,
    at_secs: f64,
    place: Pos2,
}

impl FieldCore {
    /// Starts editing `text`, with all of it selected. In a single-line field Enter commits and the text is one
    /// paragraph (which may still wrap); in a multiline field Enter starts a paragraph and Ctrl+Enter commits.
    #[must_use]
    pub fn new(fonts: &mut FontBook, text: &str, frame: EditorFrame, is_multiline: bool) -> Self {
        let can_turn = can_turn(&frame);
        let mut editor = TextEditor::new(fonts, text, frame, is_multiline);
        editor.apply(fonts, EditorOp::SelectAll);
        let original = editor.text();
        Self {
            editor,
            original,
            moved_at_secs: f64::NEG_INFINITY,
            has_moved: true,
            presses: Presses::default(),
            takes_tab: false,
            can_turn,
        }
    }

    /// Keeps Tab from moving the focus, because the caller uses that key.
    #[must_use]
    pub fn taking_tab(self) -> Self {
        Self { takes_tab: true, ..self }
    }

    /// Starts with nothing selected and the caret at the end of the text.
    #[must_use]
    pub fn with_caret_at_end(mut self) -> Self {
        let end = self.editor.shown_text().len();
        self.editor.select(end..end);
        self
    }

    /// The editor with text, caret and selection.
    #[must_use]
    pub fn editor(&self) -> &TextEditor {
        &self.editor
    }

    /// The present text.
    #[must_use]
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// The text when editing began, or when it was stored last.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// Notes that the caller has stored the text as it is now; editing goes on.
    pub fn mark_stored(&mut self) {
        self.original = self.text();
    }

    /// Shows the context menu of the field while it is open, and applies the edit that is chosen in it. Returns whether
    /// the text has changed.
    pub fn follow_menu(&mut self, fonts: &mut FontBook, response: &Response, origin: Pos2, scale: f32) -> bool {
        let (count, selection) = (self.editor.shown_text().len(), self.editor.selection());
        let state = FieldState {
            has_selection: !selection.is_empty(),
            is_all_selected: selection.len() == count,
            can_turn: self.can_turn && count > 0,
        };
        let caret = on_screen(self.editor.focus_rect(), origin, scale).left_bottom();
        let op = field_menu_ui(response, state, response.rect.clamp(caret));
        self.has_moved |= op.is_some();
        op.is_some_and(|op| self.editor.apply(fonts, op))
    }

    /// Changes the style and constraints of the text, for example when the card under it changes width.
    pub fn set_frame(&mut self, fonts: &mut FontBook, frame: EditorFrame) {
        self.can_turn = can_turn(&frame);
        self.editor.set_frame(fonts, frame);
    }

    /// Replaces the text from outside; editing starts again with it.
    pub fn set_text(&mut self, fonts: &mut FontBook, text: &str) {
        self.editor.set_text(fonts, text);
        self.original = self.editor.text();
    }

    /// Places the caret where the pointer is pressed and extends the selection where it is dragged. `response` must
    /// sense clicks and drags.
    pub fn follow_pointer(&mut self, ui: &Ui, fonts: &mut FontBook, response: &Response, origin: Pos2, scale: f32) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        let Some(place) = response.interact_pointer_pos() else { return };
        let in_text = (place - origin) / scale;
        let in_text = Point::new(in_text.x.into(), in_text.y.into());
        let delay = ui.ctx().options(|options| options.input_options.max_double_click_delay);
        let (is_pressed, is_shift, now, delay) = ui.input(|input| {
            let is_pressed = input.pointer.button_pressed(PointerButton::Primary);
            (is_pressed, input.modifiers.shift, input.time, delay)
        });
        // A quick tap starts and ends within one frame; it is then a click without the button being down.
        if is_pressed && (response.is_pointer_button_down_on() || response.clicked()) {
            let goes_on = now - self.presses.at_secs <= delay && place.distance(self.presses.place) < 6.0;
            let count = if goes_on { self.presses.count % 3 + 1 } else { 1 };
            self.presses = Presses { count, at_secs: now, place };
            self.editor.press(fonts, in_text, count, is_shift);
            self.has_moved = true;
        } else if response.is_pointer_button_down_on() && place.distance(self.presses.place) > 2.0 {
            self.editor.drag(in_text);
            self.has_moved = true;
        }
    }

    /// Handles the frame's keys, clipboard and input method events if `id` has the focus, and requests from assistive
    /// technology.
    pub fn follow_keys(&mut self, ui: &Ui, fonts: &mut FontBook, id: Id) -> FieldOutcome {
        let mut outcome = FieldOutcome::default();
        if let Some(text) = requested_text(ui, id) {
            self.editor.apply(fonts, EditorOp::SelectAll);
            outcome.is_changed |= self.editor.apply(fonts, EditorOp::Insert(text));
        }
        if !ui.memory(|memory| memory.has_focus(id)) {
            return outcome;
        }
        let filter = EventFilter { tab: self.takes_tab, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if self.takes_tab {
            keep_tab(ui.ctx(), id);
        }
        for event in ui.input(|input| input.filtered_events(&filter)) {
            let wish = match event {
                Event::Copy | Event::Cut => self.copy(ui, event == Event::Cut),
                Event::Paste(text) => Some(KeyEffect::Edit(EditorOp::Insert(text))),
                Event::Text(text) => is_typed(&text).then_some(KeyEffect::Edit(EditorOp::Insert(text))),
                Event::Key { key, pressed: true, modifiers, .. } => wish(key, modifiers, self.editor.is_multiline()),
                Event::Ime(event) => self.composition(fonts, event, &mut outcome),
                Event::AccessKitActionRequest(request) => replaced_selection(&request, id),
                _ => None,
            };
            match wish {
                Some(KeyEffect::Edit(op)) => {
                    outcome.is_changed |= self.editor.apply(fonts, op);
                    self.has_moved = true;
                }
                Some(KeyEffect::Commit) => {
                    outcome.is_committed = true;
                    break;
                }
                Some(KeyEffect::Cancel) => {
                    outcome.is_cancelled = true;
                    outcome.is_changed = self.editor.text() != self.original;
                    let original = self.original.clone();
                    self.editor.set_text(fonts, &original);
                    break;
                }
                None => {}
            }
        }
        outcome
    }

    fn copy(&self, ui: &Ui, cuts: bool) -> Option<KeyEffect> {
        let selected = self.editor.selected_text();
        if selected.is_empty() {
            return None;
        }
        ui.copy_text(selected.to_owned());
        cuts.then(|| KeyEffect::Edit(EditorOp::Insert(String::new())))
    }

    fn composition(&mut self, fonts: &mut FontBook, event: ImeEvent, outcome: &mut FieldOutcome) -> Option<KeyEffect> {
        match event {
            ImeEvent::Preedit { text, active_range_chars } => {
                let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
                let caret = active_range_chars.map(|range| byte(range.start)..byte(range.end));
                Some(KeyEffect::Edit(EditorOp::Compose(text, caret)))
            }
            // Some input methods send an empty commit when there was nothing to commit; the selection must then stay.
            ImeEvent::Commit(text) if text.is_empty() && !self.editor.is_composing() => None,
            ImeEvent::Commit(text) => (text != "\n" && text != "\r").then_some(KeyEffect::Edit(EditorOp::Commit(text))),
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                let (text, selection) = (self.editor.shown_text(), self.editor.selection());
                let before = text.get(..selection.start).unwrap_or_default().char_indices().rev();
                let start = before.take(before_chars).last().map_or(selection.start, |(at, _)| at);
                let after = text.get(selection.end..).unwrap_or_default().char_indices();
                let end = after.take(after_chars).last().map_or(0, |(at, c)| at + c.len_utf8());
                self.editor.select(start..selection.end + end);
                outcome.is_changed |= self.editor.apply(fonts, EditorOp::Insert(String::new()));
                None
            }
            _ => None,
        }
    }

    /// Draws selection, text and caret, clipped to `clip`, and reports the text's position to the input method.
    pub fn paint(&mut self, ui: &Ui, id: Id, clip: Rect, origin: Pos2, scale: f32, colors: &FieldColors) {
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        for rect in self.editor.selection_rects() {
            painter.rect_filled(on_screen(rect, origin, scale), 0.0, colors.selection);
        }
        paint_block(&painter, self.editor.block(), origin, scale, colors.ink);
        for rect in self.editor.composition_rects() {
            let rect = on_screen(rect, origin, scale);
            painter.hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, colors.caret));
        }
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        let caret = on_screen(self.editor.focus_rect(), origin, scale);
        self.paint_caret(ui, &painter, caret, colors.caret);
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        let rect = on_screen(self.editor.ime_rect(), origin, scale).intersect(clip);
        ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: egui::IMEPurpose::Normal,
                rect: to_global * rect,
                cursor_rect: to_global * caret,
                should_interrupt_composition: false,
            });
        });
    }

    /// Draws the caret while it is visible, and requests a repaint for its next change.
    fn paint_caret(&mut self, ui: &Ui, painter: &egui::Painter, caret: Rect, color: Color32) {
        let (now, is_window_focused) = ui.input(|input| (input.time, input.focused));
        if std::mem::take(&mut self.has_moved) {
            self.moved_at_secs = now;
            ui.scroll_to_rect(caret.expand(4.0), None);
        }
        // Without window focus the caret does not blink, so that a window in the background draws no frames.
        if !is_window_focused || self.editor.caret_rect().is_none() {
            return;
        }
        let blinks = ui.visuals().text_cursor.blink;
        let since_secs = (now - self.moved_at_secs).max(0.0) % (2.0 * BLINK_SECS);
        if !blinks || since_secs < BLINK_SECS {
            let width = 1.5_f32.max(1.0 / ui.ctx().pixels_per_point());
            // A line is taller than its letters; the caret is only slightly taller than the letters.
            let inset = (caret.height() * 0.1).min(3.0);
            let shown = Rect::from_min_max(
                pos2(caret.center().x - width / 2.0, caret.top() + inset),
                pos2(caret.center().x + width / 2.0, caret.bottom() - inset),
            );
            painter.rect_filled(shown, 0.0, color);
        }
        if blinks {
            #[expect(clippy::cast_possible_truncation, reason = "a second at most")]
            ui.ctx().request_repaint_after_secs((BLINK_SECS - since_secs % BLINK_SECS) as f32);
        }
    }
}

/// Whether the direction of a text in `frame` depends on the text, so that a mark in it can reverse it.
fn can_turn(frame: &EditorFrame) -> bool {
    !matches!(frame.direction, BaseDirection::Always(_))
}

/// `rect` of the text in screen coordinates.
#[expect(clippy::cast_possible_truncation, reason = "places on a screen")]
pub(super) fn on_screen(rect: crate::geom::Rect, origin: Pos2, scale: f32) -> Rect {
    let at = |x: f64, y: f64| origin + vec2(x as f32, y as f32) * scale;
    Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1))
}

/// Whether `text` was typed, and is not the control character of Enter or Tab.
fn is_typed(text: &str) -> bool {
    !text.is_empty() && !text.chars().all(char::is_control)
}

/// The text that assistive technology wants to set in the field.
pub(super) fn requested_text(ui: &Ui, id: Id) -> Option<String> {
    ui.input(|input| {
        let requests = input.accesskit_action_requests(id, accesskit::Action::SetValue);
        requests.filter_map(value_of).last()
    })
}

/// The text that assistive technology wants to put in place of the selection.
fn replaced_selection(request: &accesskit::ActionRequest, id: Id) -> Option<KeyEffect> {
    let is_meant = request.action == accesskit::Action::ReplaceSelectedText
        && request.target_node == id.accesskit_id()
        && request.target_tree == accesskit::TreeId::ROOT;
    let text = value_of(request).filter(|_| is_meant)?;
    Some(KeyEffect::Edit(EditorOp::Insert(text)))
}

fn value_of(request: &accesskit::ActionRequest) -> Option<String> {
    match &request.data {
        Some(accesskit::ActionData::Value(value)) => Some(value.to_string()),
        _ => None,
    }
}
