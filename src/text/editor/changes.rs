//! The editing operations of [`TextEditor`].

use std::ops::Range;

use super::{
    Caret, TextEditor,
    history::{ChangeKind, Replacement},
    set,
};
use crate::{
    geom::Direction,
    text::{
        FontBook,
        paragraph::{is_forced_break, is_separator},
    },
};

impl TextEditor {
    pub(super) fn insert(&mut self, fonts: &mut FontBook, text: &str) -> bool {
        let text = accepted(text, self.is_multiline);
        let range = self.selection();
        if text.is_empty() && range.is_empty() {
            return false;
        }
        let is_typed = range.is_empty() && text.chars().nth(1).is_none();
        self.replace(fonts, range, text, if is_typed { ChangeKind::Typing } else { ChangeKind::Single });
        true
    }

    pub(super) fn delete_backward(&mut self, fonts: &mut FontBook) -> bool {
        let index = self.focus.index;
        let step = self.setting.step_before(index).map(|step| {
            let text = self.buffer.get(step.start..index).unwrap_or_default();
            // Removes only the last mark of a base letter, so that a wrong mark can be corrected; an emoji or separator
            // is removed whole.
            let goes_whole = text.starts_with(is_separator) || text.chars().any(is_emoji_part);
            let last = text.chars().next_back().map_or(0, char::len_utf8);
            if goes_whole { step.start..index } else { index - last..index }
        });
        self.delete(fonts, step, ChangeKind::Erasing)
    }

    /// Deletes the selection, or `range` if nothing is selected.
    pub(super) fn delete(&mut self, fonts: &mut FontBook, range: Option<Range<usize>>, kind: ChangeKind) -> bool {
        let selection = self.selection();
        let (range, kind) = if selection.is_empty() { (range, kind) } else { (Some(selection), ChangeKind::Single) };
        let Some(range) = range.filter(|range| !range.is_empty()) else { return false };
        self.replace(fonts, range, String::new(), kind);
        true
    }

    pub(super) fn replace(&mut self, fonts: &mut FontBook, range: Range<usize>, inserted: String, kind: ChangeKind) {
        let removed = self.buffer.get(range.clone()).unwrap_or_default().to_owned();
        let selection = (self.anchor, self.focus);
        let change = Replacement { at: range.start, removed, inserted, selection, kind };
        change.apply(&mut self.buffer);
        let end = change.at + change.inserted.len();
        // Keep the caret attached to the text before it, both after typing and after deleting.
        self.focus = if change.inserted.ends_with(is_separator) { Caret::before(end) } else { Caret::after(end) };
        self.anchor = self.focus;
        self.goal_x = None;
        self.history.push(change);
        self.refresh(fonts);
    }

    pub(super) fn turn_direction(&mut self, fonts: &mut FontBook) -> bool {
        let paragraph = self.setting.paragraph_at(self.focus.index);
        let (mark, opposite) = match self.direction() {
            Direction::Ltr => ('\u{200f}', '\u{200e}'),
            Direction::Rtl => ('\u{200e}', '\u{200f}'),
        };
        let text = self.buffer.get(paragraph.clone()).unwrap_or_default();
        let (range, inserted) = if text.starts_with(opposite) {
            // The paragraph has its direction from this mark. Without it the text may still have the same direction.
            let rest = text.get(opposite.len_utf8()..).unwrap_or_default();
            let turned = set(fonts, rest, self.frame).block.direction != self.direction();
            let range = paragraph.start..paragraph.start + opposite.len_utf8();
            (range, if turned { String::new() } else { mark.into() })
        } else {
            (paragraph.start..paragraph.start, mark.into())
        };
        let (anchor, focus) = (self.anchor, self.focus);
        let (removed, added) = (range.len(), inserted.len());
        self.replace(fonts, range, inserted, ChangeKind::Single);
        let moved = |caret: Caret| {
            let is_behind = caret.index >= paragraph.start + removed;
            let index = if is_behind { caret.index - removed + added } else { caret.index };
            Caret { index, ..caret }
        };
        (self.anchor, self.focus) = (moved(anchor), moved(focus));
        self.refresh(fonts);
        true
    }

    pub(super) fn compose(&mut self, fonts: &mut FontBook, text: &str, caret: Option<Range<usize>>) -> bool {
        let text = accepted(text, self.is_multiline);
        let mut is_changed = false;
        if self.composition.is_none() {
            if text.is_empty() {
                return false;
            }
            // The composition replaces the selection; deleting the selection is a change of its own.
            is_changed = self.delete(fonts, None, ChangeKind::Single);
        }
        let replaced = self.composition.take().unwrap_or(self.focus.index..self.focus.index);
        self.buffer.replace_range(replaced.clone(), &text);
        let (start, end) = (replaced.start, replaced.start + text.len());
        self.composition = (!text.is_empty()).then_some(start..end);
        self.is_caret_hidden = !text.is_empty() && caret.is_none();
        let caret = caret.unwrap_or(text.len()..text.len());
        let within = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        self.anchor = Caret::after(start + within(caret.start));
        self.focus = Caret::after(start + within(caret.end));
        self.refresh(fonts);
        is_changed
    }

    /// Removes an unfinished composition.
    pub(super) fn end_composition(&mut self, fonts: &mut FontBook) {
        self.is_caret_hidden = false;
        if let Some(composition) = self.composition.take() {
            self.buffer.replace_range(composition.clone(), "");
            self.focus = Caret::after(composition.start);
            self.anchor = self.focus;
            self.refresh(fonts);
        }
    }

    pub(super) fn undo(&mut self, fonts: &mut FontBook) -> bool {
        let Some(change) = self.history.undo() else { return false };
        change.revert(&mut self.buffer);
        self.refresh(fonts);
        (self.anchor, self.focus) = change.selection;
        true
    }

    pub(super) fn redo(&mut self, fonts: &mut FontBook) -> bool {
        let Some(change) = self.history.redo() else { return false };
        change.apply(&mut self.buffer);
        self.focus = Caret::after(change.at + change.inserted.len());
        self.anchor = self.focus;
        self.refresh(fonts);
        true
    }
}

/// `text` as an editor accepts it: unless multiline, with a space in place of every separator.
pub(super) fn accepted(text: &str, is_multiline: bool) -> String {
    if is_multiline {
        return text.to_owned();
    }
    text.replace("\r\n", " ").replace(|c| is_separator(c) || is_forced_break(c), " ")
}

/// Whether `c` is part of an emoji sequence: a joiner, a variation selector, a skin tone, a flag letter.
fn is_emoji_part(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}')
}
