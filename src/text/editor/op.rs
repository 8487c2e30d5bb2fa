//! The operations of an editor.

use std::ops::Range;

use crate::{
    geom::BaseDirection,
    text::{Align, TextStyle},
};

/// The style and constraints of an edited text. They must equal those of the block on the canvas for the editor to
/// cover it exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EditorFrame {
    /// How the text looks.
    pub style: TextStyle,
    /// The width at which lines wrap; `None` for no wrapping.
    pub width: Option<f64>,
    /// The alignment of lines.
    pub align: Align,
    /// How the direction of each paragraph is decided.
    pub direction: BaseDirection,
}

/// A movement of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One cluster to the left, in either direction of text.
    Left,
    /// One cluster to the right.
    Right,
    /// To the left over one word: backward in left-to-right text, forward in right-to-left text.
    WordLeft,
    /// To the right over one word.
    WordRight,
    /// The logical start of the line.
    LineStart,
    /// The logical end of the line.
    LineEnd,
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// The beginning of the text.
    TextStart,
    /// The end of the text.
    TextEnd,
}

/// An editing operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorOp {
    /// Replaces the selection by text. In a single-paragraph editor, newlines become spaces.
    Insert(String),
    /// Deletes the selection, or the character before the caret.
    DeleteBackward,
    /// Deletes the selection, or the cluster after the caret.
    DeleteForward,
    /// Deletes the selection, or back to the start of the word.
    DeleteWordBackward,
    /// Deletes the selection, or forward to the end of the word.
    DeleteWordForward,
    /// Moves the caret.
    Move(Motion),
    /// Moves the caret and extends the selection to it.
    Extend(Motion),
    /// Selects all of the text.
    SelectAll,
    /// Selects the word at the caret.
    SelectWord,
    /// Selects the paragraph at the caret.
    SelectParagraph,
    /// Reverses the direction of the caret's paragraph by inserting or removing a left-to-right or right-to-left mark
    /// at its start. The mark is part of the text, so the direction is kept wherever the text is copied.
    TurnDirection,
    /// Shows an input method's unfinished text at the caret without making it part of the text. The range is the part
    /// of it to select, or the caret if empty; `None` hides the caret. Empty text ends the composition.
    Compose(String, Option<Range<usize>>),
    /// Inserts an input method's finished text.
    Commit(String),
    /// Undoes the last step.
    Undo,
    /// Redoes the step undone last.
    Redo,
}
