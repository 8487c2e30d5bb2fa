//! Whether a key was pressed with exactly the modifiers that are stated. All keys of the window are read here.
//!
//! egui also takes a key with more modifiers for the key without them, so that Alt+3 would be 3. Here it is not, with
//! two exceptions that follow from keyboard layouts:
//!
//! - A sign such as `+` or `?` is typed with Shift on some keyboards and without it on others, so Shift is part of the
//!   sign. A key of that name that is pressed with Shift types another sign.
//! - A letter or digit with Shift is also found by its place on the keyboard if the layout has a sign there: Shift+2
//!   types a quotation mark in Germany, Ctrl+Shift+O a bracket on a Persian keyboard.

use egui::{Context, Event, InputState, Key, KeyboardShortcut, Modifiers};

/// Removes the presses of `key` with exactly `modifiers` from the input. Returns whether there was one.
#[expect(clippy::must_use_candidate, reason = "some callers only keep the key from others")]
pub fn take_key(ctx: &Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| take_presses(input, KeyboardShortcut::new(modifiers, key)) > 0)
}

/// Removes the presses of `keys` from `input`; returns their number.
pub fn take_presses(input: &mut InputState, keys: KeyboardShortcut) -> usize {
    let before = input.events.len();
    input.events.retain(|event| !is_press_of(event, keys));
    before - input.events.len()
}

/// Removes the presses of `keys` from `input`, also those that the system repeats because the key is held; returns the
/// number of the others.
pub fn take_first_presses(input: &mut InputState, keys: KeyboardShortcut) -> usize {
    let is_first = |event: &&Event| matches!(event, Event::Key { repeat: false, .. }) && is_press_of(event, keys);
    let first = input.events.iter().filter(is_first).count();
    take_presses(input, keys);
    first
}

/// Whether `event` is a press of `keys`.
#[must_use]
pub fn is_press_of(event: &Event, keys: KeyboardShortcut) -> bool {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
    let KeyboardShortcut { modifiers: wanted, logical_key } = keys;
    let is_by_place = wanted.shift
        && *physical_key == Some(logical_key)
        && is_letter_or_digit(logical_key)
        && !is_letter_or_digit(*key);
    // egui has no name for the question mark of Arabic and Persian and gives the key's place on the keyboard.
    let is_other_mark = logical_key == Key::Questionmark && modifiers.shift && *physical_key == Some(*key);
    let is_by_place = is_by_place || (is_other_mark && *key == Key::Slash);
    if *key != logical_key && !is_by_place {
        return false;
    }
    let has_own_shift = is_sign(logical_key) && !wanted.shift && *physical_key != Some(logical_key);
    let held = if has_own_shift { Modifiers { shift: false, ..*modifiers } } else { *modifiers };
    held.matches_exact(wanted)
}

fn is_letter_or_digit(key: Key) -> bool {
    (Key::A..=Key::Z).contains(&key) || (Key::Num0..=Key::Num9).contains(&key)
}

fn is_sign(key: Key) -> bool {
    matches!(
        key,
        Key::Plus
            | Key::Minus
            | Key::Equals
            | Key::Questionmark
            | Key::Exclamationmark
            | Key::Slash
            | Key::Backslash
            | Key::Pipe
            | Key::Comma
            | Key::Period
            | Key::Colon
            | Key::Semicolon
            | Key::Quote
            | Key::Backtick
            | Key::OpenBracket
            | Key::CloseBracket
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers::COMMAND;
    const SHIFT: Modifiers = Modifiers::SHIFT;
    const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

    /// Whether `wanted` is met by a press of the key at the place `physical` that the layout calls `key`.
    fn is_met(wanted: (Modifiers, Key), modifiers: Modifiers, key: Key, physical: Key) -> bool {
        let event = Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers };
        is_press_of(&event, KeyboardShortcut::new(wanted.0, wanted.1))
    }

    #[test]
    fn more_modifiers_make_another_key() {
        let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        assert!(is_met((CTRL, Key::N), ctrl, Key::N, Key::N));
        assert!(!is_met((CTRL, Key::N), ctrl | SHIFT, Key::N, Key::N));
        assert!(!is_met((Modifiers::NONE, Key::Num3), Modifiers::ALT, Key::Num3, Key::Num3));
        assert!(!is_met((Modifiers::NONE, Key::Num3), ctrl, Key::Num3, Key::Num3));
        assert!(!is_met((SHIFT, Key::Tab), Modifiers::NONE, Key::Tab, Key::Tab));
    }

    #[test]
    fn a_sign_is_found_with_shift_and_without_as_the_keyboard_has_it() {
        let help = (Modifiers::NONE, Key::Questionmark);
        assert!(is_met(help, SHIFT, Key::Questionmark, Key::Slash));
        assert!(is_met(help, Modifiers::NONE, Key::Questionmark, Key::Comma));
        let slash = (Modifiers::NONE, Key::Slash);
        assert!(is_met(slash, SHIFT, Key::Slash, Key::Num7), "as in Germany");
        assert!(!is_met(slash, SHIFT, Key::Slash, Key::Slash), "a question mark of Persian");
        assert!(is_met(help, SHIFT, Key::Slash, Key::Slash), "a question mark of Persian");
        assert!(is_met((CTRL, Key::Plus), CTRL_SHIFT, Key::Plus, Key::Equals));
        assert!(!is_met((CTRL, Key::Minus), CTRL_SHIFT, Key::Minus, Key::Minus));
    }

    #[test]
    fn a_letter_or_digit_with_shift_is_found_by_its_place_under_a_sign() {
        assert!(is_met((SHIFT, Key::Num1), SHIFT, Key::Exclamationmark, Key::Num1));
        assert!(is_met((CTRL_SHIFT, Key::O), CTRL_SHIFT, Key::CloseBracket, Key::O), "as in Persian");
        assert!(is_met((CTRL_SHIFT, Key::L), CTRL_SHIFT, Key::Slash, Key::L), "as in Arabic");
        assert!(!is_met((CTRL_SHIFT, Key::A), CTRL_SHIFT, Key::Q, Key::A), "a layout with Latin letters has its own");
        assert!(!is_met((CTRL, Key::W), CTRL, Key::Comma, Key::W), "a comma at the place of W closes no map");
    }
}
