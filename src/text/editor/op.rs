//! What can be asked of an editor.

use std::ops::Range;

use crate::{
    geom::Direction,
    text::{Align, TextStyle},
};

/// How the text of an editor is set. The same as for the block on the canvas, or the editor will not lie over it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EditorFrame {
    /// How the text looks.
    pub style: TextStyle,
    /// The width lines wrap at; no wrapping where `None`.
    pub width: Option<f64>,
    /// Which side lines stand on.
    pub align: Align,
    /// The direction of every paragraph; its first strong character decides where `None`.
    pub direction: Option<Direction>,
}

/// What a caret can be asked to walk to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One cluster to the left, whatever the direction.
    Left,
    /// One cluster to the right.
    Right,
    /// To the left past a word: back in left-to-right text, on in right-to-left text.
    WordLeft,
    /// To the right past a word.
    WordRight,
    /// The line's beginning in reading order.
    LineStart,
    /// The line's end in reading order.
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

/// What can be done in an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorOp {
    /// Puts text in the selection's place. Without newlines where the editor has one paragraph only.
    Insert(String),
    /// Deletes the selection, or the character before the caret.
    DeleteBackward,
    /// Deletes the selection, or the cluster after the caret.
    DeleteForward,
    /// Deletes the selection, or back to the start of a word.
    DeleteWordBackward,
    /// Deletes the selection, or on to the end of a word.
    DeleteWordForward,
    /// Moves the caret.
    Move(Motion),
    /// Moves the caret and selects what it passes.
    Extend(Motion),
    /// Selects all of the text.
    SelectAll,
    /// Selects the word at the caret.
    SelectWord,
    /// Selects the paragraph at the caret.
    SelectParagraph,
    /// Turns the direction of the caret's paragraph round with a left-to-right or right-to-left mark at its start, or
    /// by taking such a mark away. The mark is part of the text, so the text keeps its direction where it goes.
    TurnDirection,
    /// The input method's unfinished text, which stands at the caret but is not yet part of the text; and the part of
    /// it to select (a caret where the range is empty), no caret where `None`. Empty text ends the composition.
    Compose(String, Option<Range<usize>>),
    /// The input method's finished text.
    Commit(String),
    /// Takes the last step back.
    Undo,
    /// Does the step that was taken back again.
    Redo,
}
