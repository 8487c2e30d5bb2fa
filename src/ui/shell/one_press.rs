//! Passes key presses and clicks to egui one per frame, so that none is lost when frames are slow.
//!
//! After a slow frame, the next one receives several presses at once. egui then merges two presses of one key into one,
//! and text typed before and after Enter into one text. Therefore only the first press is handled in a frame;
//! everything behind it waits for the next frame. Text is the exception: while the user writes, a frame takes all of it
//! up to the next key that ends the text. Undo and redo are another: all presses that wait are handled in one frame, so
//! that a held key is not far ahead of what the window shows.

use egui::{Event, Key, KeyboardShortcut, RawInput, Ui, accesskit};

use crate::ui::action::keys::is_press_of;

/// Distributes input events over frames.
#[derive(Default)]
pub(super) struct OnePress {
    /// Whether the user is writing text. Then only the keys that end the text are handled alone, and the rest is passed
    /// on as typed.
    pub(super) is_writing: bool,
    /// Whether an editor is opening on the map. Only when it has had a frame with the focus do Tab, Escape and the
    /// arrows go to it; until then they wait.
    pub(super) is_opening: bool,
    /// The keys of which a frame takes every press that waits.
    pub(super) repeated: Vec<KeyboardShortcut>,
    waiting: Vec<Event>,
    down: Vec<Key>,
    /// Whether the last frame handled a press that may have opened a text field. Such a field has the focus only after
    /// one more frame; until then a letter would be taken for a shortcut, so further presses wait.
    settles: bool,
}

impl egui::Plugin for OnePress {
    fn debug_name(&self) -> &'static str {
        "one press to a frame"
    }

    fn input_hook(&mut self, _ctx: &egui::Context, input: &mut RawInput) {
        let arrived = std::mem::take(&mut input.events);
        let mut events = std::mem::take(&mut self.waiting);
        for event in arrived {
            if !self.is_surplus(&event, &events) {
                events.push(event);
            }
        }
        // A request of assistive technology names its target and need not wait for the focus.
        let is_press = |event: &Event| {
            !matches!(event, Event::AccessKitActionRequest(_)) && kind_of(event, false) == Some(Kind::Alone)
        };
        let is_waiting = (std::mem::take(&mut self.settles) || self.is_opening) && events.iter().any(is_press);
        let repeated = if self.is_writing { &[][..] } else { &self.repeated };
        let now = if is_waiting { 0 } else { events_of_one_frame(&events, self.is_writing, repeated) };
        let opens = |event: &Event| may_open_field(event, self.is_writing) && !is_repeated(event, repeated);
        self.settles = events.iter().take(now).any(opens);
        self.waiting = events.split_off(now);
        input.events = events;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if self.settles || !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

impl OnePress {
    /// Whether `event` is a repeated press of a held key while an earlier press of it is still waiting. Such repeats
    /// are dropped, so that nothing continues after the key is released. Repeats of undo and redo do not wait.
    fn is_surplus(&mut self, event: &Event, events: &[Event]) -> bool {
        let Event::Key { key, pressed, .. } = event else { return false };
        let is_down = self.down.contains(key);
        if !pressed {
            self.down.retain(|down| down != key);
        } else if !is_down {
            self.down.push(*key);
        }
        let waits = || events.iter().any(|other| matches!(other, Event::Key { key: k, pressed: true, .. } if k == key));
        *pressed && is_down && !self.is_writing && waits() && !is_repeated(event, &self.repeated)
    }
}

/// The kinds of input of which a frame takes at most one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Pointer buttons. The presses of a double click stay together, because the time between them matters.
    Pointer,
    /// Text, and keys while the user writes text.
    Text,
    /// A key or a request of assistive technology; a frame takes only one.
    Alone,
}

/// The number of `events` that one frame takes: up to the first of another kind, or the second of kind [`Kind::Alone`]
/// unless both are presses of the same one of the keys `repeated`.
fn events_of_one_frame(events: &[Event], is_writing: bool, repeated: &[KeyboardShortcut]) -> usize {
    let mut taken: Option<(Kind, &Event)> = None;
    // The text of a key press comes directly after it.
    let mut may_have_text = false;
    for (at, event) in events.iter().enumerate() {
        let is_own_text = may_have_text && matches!(event, Event::Text(_));
        may_have_text = matches!(event, Event::Key { pressed: true, .. }) && !ends_text(event);
        let Some(kind) = kind_of(event, is_writing).filter(|_| !is_own_text) else { continue };
        let is_same =
            |first: &Event| repeated.iter().any(|keys| is_press_of(first, *keys) && is_press_of(event, *keys));
        if taken.is_some_and(|(taken, first)| taken != kind || (kind == Kind::Alone && !is_same(first))) {
            return at;
        }
        taken = Some((kind, event));
    }
    events.len()
}

fn is_repeated(event: &Event, repeated: &[KeyboardShortcut]) -> bool {
    repeated.iter().any(|keys| is_press_of(event, *keys))
}

/// The kind of `event`; `None` for events without an effect of their own, such as pointer moves.
fn kind_of(event: &Event, is_writing: bool) -> Option<Kind> {
    match event {
        Event::PointerButton { .. } => Some(Kind::Pointer),
        Event::Key { key, .. } if is_modifier(*key) => None,
        Event::Key { pressed: true, .. }
        | Event::Text(_)
        | Event::Ime(_)
        | Event::Copy
        | Event::Cut
        | Event::Paste(_) => Some(if is_writing && !ends_text(event) { Kind::Text } else { Kind::Alone }),
        // A control that a letter enables can be clicked only in the frame after the letter.
        Event::AccessKitActionRequest(request) => has_effect(request.action).then_some(Kind::Alone),
        _ => None, // egui's own, of which only these ask for something.
    }
}

/// Whether an action of assistive technology does more than move what is seen.
fn has_effect(action: accesskit::Action) -> bool {
    !matches!(
        action,
        accesskit::Action::ScrollIntoView
            | accesskit::Action::ScrollToPoint
            | accesskit::Action::ShowTooltip
            | accesskit::Action::HideTooltip
    )
}

/// Whether the user may be writing in another place after `event`.
fn may_open_field(event: &Event, is_writing: bool) -> bool {
    match event {
        Event::Key { pressed: true, key, .. } if !is_modifier(*key) => {
            let only_walks = matches!(
                key,
                Key::ArrowUp
                    | Key::ArrowDown
                    | Key::ArrowLeft
                    | Key::ArrowRight
                    | Key::Home
                    | Key::End
                    | Key::PageUp
                    | Key::PageDown
                    | Key::Backspace
                    | Key::Delete
            );
            !only_walks && (!is_writing || ends_text(event))
        }
        Event::Text(_) | Event::Ime(_) => !is_writing,
        _ => false, // egui's own, of which only these lead to a field.
    }
}

/// Whether the key only changes what other keys mean: by itself it does nothing.
fn is_modifier(key: Key) -> bool {
    (Key::ShiftLeft..=Key::SuperRight).contains(&key) || matches!(key, Key::CapsLock | Key::NumLock | Key::ScrollLock)
}

/// Whether `event` does more than change the text.
fn ends_text(event: &Event) -> bool {
    let Event::Key { key, modifiers, .. } = event else { return false };
    let is_function_key = (Key::F1..=Key::F35).contains(key);
    is_function_key || modifiers.command || matches!(key, Key::Enter | Key::Tab | Key::Escape)
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn press(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.into())
    }

    #[test]
    fn a_key_and_its_text_are_one_press() {
        let events = [press(Key::T), text("t"), press(Key::A), text("a")];
        assert_eq!(events_of_one_frame(&events, false, &[]), 2);
        assert_eq!(events_of_one_frame(&events, true, &[]), 4);
    }

    #[test]
    fn text_comes_before_the_key_that_ends_it() {
        let events = [text("ab"), press(Key::Enter), text("cd"), press(Key::Enter)];
        assert_eq!(events_of_one_frame(&events, true, &[]), 1);
        assert_eq!(events_of_one_frame(&events[2..], true, &[]), 1);
    }

    #[test]
    fn presses_of_undo_are_taken_together_and_apart_from_others() {
        let ctrl = |key, pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        let undo = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
        // The user also releases Ctrl each time.
        let press = [(Key::ControlLeft, true), (Key::Z, true), (Key::Z, false), (Key::ControlLeft, false)];
        let mut events: Vec<Event> = (0..5).flat_map(|_| press.map(|(key, pressed)| ctrl(key, pressed))).collect();
        events.push(ctrl(Key::Y, true));
        assert_eq!(events_of_one_frame(&events, false, &[undo]), 20);
        assert_eq!(events_of_one_frame(&events, false, &[]), 5, "the first press, up to the next one");
        assert!(!may_open_field(&ctrl(Key::ControlLeft, true), false));
    }

    #[test]
    fn moves_of_the_pointer_do_not_wait() {
        let moved = Event::PointerMoved(egui::Pos2::ZERO);
        assert_eq!(events_of_one_frame(&[moved.clone(), press(Key::Home), moved.clone()], false, &[]), 3);
        assert_eq!(events_of_one_frame(&[moved.clone(), moved], true, &[]), 2);
    }

    #[test]
    fn a_double_click_stays_together_and_apart_from_keys() {
        let button = |pressed| Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let events = [button(true), button(false), button(true), button(false), press(Key::A), button(true)];
        assert_eq!(events_of_one_frame(&events, false, &[]), 4);
        assert_eq!(events_of_one_frame(&events[4..], false, &[]), 1);
    }
}
