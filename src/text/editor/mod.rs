//! Text editing: the characters, caret, selection and composition of an edited text, and its changes.
//!
//! The editor sets its text with the same code as the canvas, so its block lies exactly over the drawn text, and it
//! walks the clusters of that setting. (`parley::PlainEditor` gives all paragraphs one direction and does not apply
//! rule L1 of UAX #9 to spaces at line ends, so its caret would not match the drawn text.)
//!
//! All positions are in map units from the block's top left corner. Every change of the text takes the [`FontBook`] and
//! sets the text again at once, so positions are never stale.

mod caret;
mod changes;
mod history;
mod op;
mod words;

use std::{ops::Range, sync::Arc};

pub use caret::{Affinity, Caret};
use changes::accepted;
use history::{ChangeKind, TextHistory};
pub use op::{EditorFrame, EditorOp, Motion};

use super::{FontBook, TextBlock, TextSpec, setting::Setting};
use crate::geom::{Direction, Point, Rect};

/// The unit by which a drag extends the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Drag {
    Characters,
    Words(Range<usize>),
    Paragraphs(Range<usize>),
}

/// An editor of one text, with its caret, selection and history.
#[derive(Clone, Debug)]
pub struct TextEditor {
    /// The characters, including the composition.
    buffer: String,
    composition: Option<Range<usize>>,
    is_caret_hidden: bool,
    anchor: Caret,
    focus: Caret,
    /// The x to which the caret returns on each line while it moves up and down.
    goal_x: Option<f64>,
    drag: Drag,
    frame: EditorFrame,
    is_multiline: bool,
    setting: Arc<Setting>,
    block: Arc<TextBlock>,
    history: TextHistory,
}

impl TextEditor {
    /// An editor of `text` with the caret at its end. If not multiline, the text is a single paragraph (which may still
    /// wrap) and its newlines become spaces.
    #[must_use]
    pub fn new(fonts: &mut FontBook, text: &str, frame: EditorFrame, is_multiline: bool) -> Self {
        let buffer = accepted(text, is_multiline);
        let setting = Arc::new(set(fonts, &buffer, frame));
        let block = Arc::new(setting.block.clone());
        let end = Caret::after(buffer.len());
        Self {
            buffer,
            composition: None,
            is_caret_hidden: false,
            anchor: end,
            focus: end,
            goal_x: None,
            drag: Drag::Characters,
            frame,
            is_multiline,
            setting,
            block,
            history: TextHistory::default(),
        }
    }

    /// The text, without an unfinished composition.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.buffer.clone();
        if let Some(composition) = self.composition.clone() {
            text.replace_range(composition, "");
        }
        text
    }

    /// The text as shown, including an unfinished composition.
    #[must_use]
    pub fn shown_text(&self) -> &str {
        &self.buffer
    }

    /// Replaces the whole text from outside: the caret moves to the end, and the history is cleared.
    pub fn set_text(&mut self, fonts: &mut FontBook, text: &str) {
        *self = Self::new(fonts, text, self.frame, self.is_multiline);
    }

    /// The style and constraints of the text.
    #[must_use]
    pub fn frame(&self) -> EditorFrame {
        self.frame
    }

    /// Changes the style and constraints of the text.
    pub fn set_frame(&mut self, fonts: &mut FontBook, frame: EditorFrame) {
        if self.frame != frame {
            self.frame = frame;
            self.refresh(fonts);
        }
    }

    /// Whether the text may have several paragraphs.
    #[must_use]
    pub fn is_multiline(&self) -> bool {
        self.is_multiline
    }

    /// The set text, for drawing.
    #[must_use]
    pub fn block(&self) -> &Arc<TextBlock> {
        &self.block
    }

    /// The position of the caret.
    #[must_use]
    pub fn caret(&self) -> Caret {
        self.focus
    }

    /// The selected bytes of [`Self::shown_text`]; empty, at the caret, if nothing is selected.
    #[must_use]
    pub fn selection(&self) -> Range<usize> {
        self.anchor.index.min(self.focus.index)..self.anchor.index.max(self.focus.index)
    }

    /// The selected text.
    #[must_use]
    pub fn selected_text(&self) -> &str {
        self.buffer.get(self.selection()).unwrap_or_default()
    }

    /// Selects `range`, moved outwards or inwards to cluster boundaries, with the caret at its end.
    pub fn select(&mut self, range: Range<usize>) {
        self.history.close();
        self.goal_x = None;
        self.anchor = self.setting.snapped(Caret::before(range.start));
        self.focus = self.setting.snapped(Caret::after(range.end));
    }

    /// The rectangle of the caret: no width, one line high. `None` while an input method hides the caret.
    #[must_use]
    pub fn caret_rect(&self) -> Option<Rect> {
        (!self.is_caret_hidden).then(|| self.setting.caret_rect(self.focus))
    }

    /// The rectangle of the caret, even while it is hidden.
    #[must_use]
    pub fn focus_rect(&self) -> Rect {
        self.setting.caret_rect(self.focus)
    }

    /// The rectangles of the selected text.
    #[must_use]
    pub fn selection_rects(&self) -> Vec<Rect> {
        let range = self.selection();
        if range.is_empty() { Vec::new() } else { self.setting.rects_of(&range) }
    }

    /// The rectangles of the text that an input method is composing.
    #[must_use]
    pub fn composition_rects(&self) -> Vec<Rect> {
        self.composition.as_ref().map(|range| self.setting.rects_of(range)).unwrap_or_default()
    }

    /// Whether an input method is composing.
    #[must_use]
    pub fn is_composing(&self) -> bool {
        self.composition.is_some()
    }

    /// The area that an input method's window should not cover: the composition and the caret.
    #[must_use]
    pub fn ime_rect(&self) -> Rect {
        let caret = self.setting.caret_rect(self.focus);
        self.composition_rects().into_iter().fold(caret, |all, rect| all.union(rect))
    }

    /// The direction of the paragraph with the caret.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let line = self.setting.lines.get(self.setting.line_of(self.focus));
        line.map_or(self.block.direction, |line| line.direction)
    }

    /// The bytes of the word at `point`, or of the characters between two words.
    #[must_use]
    pub fn word_at(&self, point: Point) -> Range<usize> {
        let line = self.setting.lines.get(self.setting.line_at(point.y));
        let cluster = line.and_then(|line| line.cluster_at(point.x));
        let index = cluster.map_or_else(|| self.setting.caret_at(point).index, |cluster| cluster.range.start);
        self.setting.segment_at(index)
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Applies `op`; returns whether the text has changed.
    pub fn apply(&mut self, fonts: &mut FontBook, op: EditorOp) -> bool {
        if !matches!(op, EditorOp::Compose(..) | EditorOp::Commit(_)) {
            self.end_composition(fonts);
        }
        match op {
            EditorOp::Insert(text) => self.insert(fonts, &text),
            EditorOp::DeleteBackward => self.delete_backward(fonts),
            EditorOp::DeleteForward => {
                let step = self.setting.step_after(self.focus.index);
                self.delete(fonts, step, ChangeKind::Single)
            }
            EditorOp::DeleteWordBackward => {
                let word = self.setting.word_start(self.focus.index)..self.focus.index;
                self.delete(fonts, Some(word), ChangeKind::Single)
            }
            EditorOp::DeleteWordForward => {
                let word = self.focus.index..self.setting.word_end(self.focus.index);
                self.delete(fonts, Some(word), ChangeKind::Single)
            }
            EditorOp::Move(motion) => self.walk(motion, false),
            EditorOp::Extend(motion) => self.walk(motion, true),
            EditorOp::SelectAll => self.selected(0..self.buffer.len()),
            EditorOp::SelectWord => self.selected(self.setting.segment_at(self.focus.index)),
            EditorOp::SelectParagraph => self.selected(self.setting.paragraph_at(self.focus.index)),
            EditorOp::TurnDirection => self.turn_direction(fonts),
            EditorOp::Compose(text, caret) => self.compose(fonts, &text, caret),
            EditorOp::Commit(text) => {
                self.end_composition(fonts);
                self.insert(fonts, &text)
            }
            EditorOp::Undo => self.undo(fonts),
            EditorOp::Redo => self.redo(fonts),
        }
    }

    /// Handles a pointer press at `point`: one click places the caret, two select a word, three a paragraph. With
    /// `extends`, the selection reaches from its anchor to `point` instead.
    pub fn press(&mut self, fonts: &mut FontBook, point: Point, clicks: u32, extends: bool) {
        self.end_composition(fonts);
        self.history.close();
        self.goal_x = None;
        self.drag = Drag::Characters;
        if extends {
            self.focus = self.setting.caret_at(point);
            return;
        }
        match clicks {
            0 | 1 => {
                self.focus = self.setting.caret_at(point);
                self.anchor = self.focus;
            }
            2 => {
                let word = self.word_at(point);
                self.drag = Drag::Words(word.clone());
                self.select(word);
            }
            _ => {
                let paragraph = self.setting.paragraph_at(self.setting.caret_at(point).index);
                self.drag = Drag::Paragraphs(paragraph.clone());
                self.select(paragraph);
            }
        }
    }

    /// Extends the selection to `point`, in the unit (character, word, paragraph) selected by the press.
    pub fn drag(&mut self, point: Point) {
        let (first, reached) = match &self.drag {
            Drag::Characters => {
                self.focus = self.setting.caret_at(point);
                return;
            }
            Drag::Words(first) => (first.clone(), self.word_at(point)),
            Drag::Paragraphs(first) => (first.clone(), self.setting.paragraph_at(self.setting.caret_at(point).index)),
        };
        if reached.start < first.start {
            self.anchor = Caret::after(first.end);
            self.focus = Caret::before(reached.start);
        } else {
            self.anchor = Caret::before(first.start);
            self.focus = Caret::after(reached.end.max(first.end));
        }
    }

    fn selected(&mut self, range: Range<usize>) -> bool {
        self.select(range);
        false
    }

    fn walk(&mut self, motion: Motion, extends: bool) -> bool {
        self.history.close();
        let goal_x = self.goal_x.take();
        let selection = self.selection();
        let is_rtl = self.direction().is_rtl();
        let line = self.setting.line_of(self.focus);
        let to_right = matches!(motion, Motion::Right | Motion::WordRight);
        self.focus = match motion {
            // Leftward and rightward moves collapse a selection to its edge instead of moving past it.
            Motion::Left | Motion::Right if !extends && !selection.is_empty() => {
                if to_right == is_rtl {
                    Caret::before(selection.start)
                } else {
                    Caret::after(selection.end)
                }
            }
            Motion::Left | Motion::Right => self.setting.beside(self.focus, to_right),
            Motion::WordLeft | Motion::WordRight if to_right == is_rtl => {
                Caret::before(self.setting.word_start(self.focus.index))
            }
            Motion::WordLeft | Motion::WordRight => Caret::after(self.setting.word_end(self.focus.index)),
            Motion::LineStart => {
                self.setting.lines.get(line).map_or(self.focus, |line| Caret::before(line.range.start))
            }
            Motion::LineEnd => self.setting.lines.get(line).map_or(self.focus, |line| line.end_caret(&self.buffer)),
            Motion::Up | Motion::Down => self.step_vertically(line, motion == Motion::Down, goal_x),
            Motion::TextStart => Caret::before(0),
            Motion::TextEnd => Caret::after(self.buffer.len()),
        };
        if !extends {
            self.anchor = self.focus;
        }
        false
    }

    /// The caret on the line below or above `line`; at the end or start of the text if there is no such line.
    fn step_vertically(&mut self, line: usize, is_down: bool, goal_x: Option<f64>) -> Caret {
        let goal_x = goal_x.unwrap_or_else(|| self.setting.caret_rect(self.focus).x0);
        let target = if is_down { line.checked_add(1) } else { line.checked_sub(1) };
        let Some(target) = target.and_then(|number| self.setting.lines.get(number)) else {
            return if is_down { Caret::after(self.buffer.len()) } else { Caret::before(0) };
        };
        self.goal_x = Some(goal_x);
        target.caret_at(goal_x, &self.buffer)
    }

    /// Sets the text again and moves caret and anchor to cluster boundaries.
    fn refresh(&mut self, fonts: &mut FontBook) {
        let setting = set(fonts, &self.buffer, self.frame);
        self.block = Arc::new(setting.block.clone());
        self.setting = Arc::new(setting);
        self.focus = self.setting.snapped(self.focus);
        self.anchor = self.setting.snapped(self.anchor);
    }
}

fn set(fonts: &mut FontBook, text: &str, frame: EditorFrame) -> Setting {
    let EditorFrame { style, width, align, direction } = frame;
    fonts.set(&TextSpec { text, style, width, align, direction, max_lines: None })
}
