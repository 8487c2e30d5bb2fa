//! The keys of text fields.

use egui::{Key, Modifiers};

use crate::text::{EditorOp, Motion};

/// The effect of a key in a text field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeyEffect {
    /// Change the text or move the caret.
    Edit(EditorOp),
    /// Keep the text and leave the field.
    Commit,
    /// Restore the original text and leave the field.
    Cancel,
}

/// The effect of `key` with `modifiers`; `None` if it has none. `is_multiline` fields have paragraphs.
pub(super) fn wish(key: Key, modifiers: Modifiers, is_multiline: bool) -> Option<KeyEffect> {
    let by_word = modifiers.ctrl || modifiers.alt;
    let edit = |op| Some(KeyEffect::Edit(op));
    // A key with other modifiers than those of its row is another key.
    let command = modifiers.command && !modifiers.alt;
    match key {
        Key::Escape => modifiers.is_none().then_some(KeyEffect::Cancel),
        Key::Enter if is_multiline && !modifiers.command => edit(EditorOp::Insert("\n".into())),
        Key::Enter => Some(KeyEffect::Commit),
        Key::Backspace if by_word => edit(EditorOp::DeleteWordBackward),
        Key::Backspace => edit(EditorOp::DeleteBackward),
        Key::Delete if by_word => edit(EditorOp::DeleteWordForward),
        Key::Delete if !modifiers.shift => edit(EditorOp::DeleteForward),
        Key::A if command && !modifiers.shift => edit(EditorOp::SelectAll),
        Key::Z if command && modifiers.shift => edit(EditorOp::Redo),
        Key::Z if command => edit(EditorOp::Undo),
        Key::Y if command && !modifiers.shift => edit(EditorOp::Redo),
        Key::X if command && modifiers.shift => edit(EditorOp::TurnDirection),
        _ => {
            let motion = motion(key, modifiers)?;
            edit(if modifiers.shift { EditorOp::Extend(motion) } else { EditorOp::Move(motion) })
        }
    }
}

fn motion(key: Key, modifiers: Modifiers) -> Option<Motion> {
    let by_word = modifiers.ctrl || modifiers.alt;
    match key {
        Key::ArrowLeft if modifiers.mac_cmd => Some(Motion::LineStart),
        Key::ArrowRight if modifiers.mac_cmd => Some(Motion::LineEnd),
        Key::ArrowLeft if by_word => Some(Motion::WordLeft),
        Key::ArrowRight if by_word => Some(Motion::WordRight),
        Key::ArrowLeft => Some(Motion::Left),
        Key::ArrowRight => Some(Motion::Right),
        Key::ArrowUp if modifiers.mac_cmd => Some(Motion::TextStart),
        Key::ArrowDown if modifiers.mac_cmd => Some(Motion::TextEnd),
        Key::ArrowUp => Some(Motion::Up),
        Key::ArrowDown => Some(Motion::Down),
        Key::Home if modifiers.command => Some(Motion::TextStart),
        Key::End if modifiers.command => Some(Motion::TextEnd),
        Key::Home => Some(Motion::LineStart),
        Key::End => Some(Motion::LineEnd),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_with_other_modifiers_is_not_that_key() {
        let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        assert_eq!(wish(Key::Z, ctrl, false), Some(KeyEffect::Edit(EditorOp::Undo)));
        for (key, modifiers) in [
            (Key::A, ctrl | Modifiers::ALT),
            (Key::A, ctrl | Modifiers::SHIFT),
            (Key::Z, ctrl | Modifiers::ALT),
            (Key::Y, ctrl | Modifiers::SHIFT),
            (Key::X, ctrl | Modifiers::SHIFT | Modifiers::ALT),
            (Key::Escape, ctrl),
        ] {
            assert_eq!(wish(key, modifiers, false), None, "{modifiers:?} {key:?}");
        }
    }
}
