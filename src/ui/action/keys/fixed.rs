//! The fixed keys, which the settings cannot change: those of the canvas, of a presentation and of the capture bar.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::{
    CTRL, CTRL_SHIFT, NONE, SHIFT,
    exact::{take_first_presses, take_presses},
    one,
};
use crate::ui::{
    action::{Action, FileAction},
    i18n::{Message, m},
};

const ALT: Modifiers = Modifiers::ALT;
const SHIFT_ALT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

/// The effects of keys, each with its keys.
pub type Table<T> = &'static [(T, &'static [KeyboardShortcut])];

/// The direction of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The effect of a key on the canvas while no text is being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CanvasKey {
    /// Opens the context menu of the selection.
    Menu,
    /// Shows the whole map.
    Fit,
    /// Clears the selection.
    LetGo,
    /// Makes the selected card end one stage later or earlier.
    Stretch(Way),
    /// Moves the selected thing one place.
    Nudge(Way),
    /// Selects the next thing in this direction.
    Go(Way),
    /// Selects the cards up to the next cell in this direction too.
    Extend(Way),
    /// Sets a feeling: 0 for the worst, 4 for the best.
    Feel(usize),
    /// Removes the feeling.
    FeelNothing,
    /// Selects the heading of the stage on this side.
    StageBeside(Way),
    /// Scrolls up by a screen.
    PageUp,
    /// Scrolls down by a screen.
    PageDown,
    /// Selects the first stage.
    FirstStage,
    /// Selects the last stage.
    LastStage,
    /// Selects the first thing of the lane.
    LaneStart,
    /// Selects the last thing of the lane.
    LaneEnd,
    /// Edits the title of the selected thing, or adds a card to the selected cell.
    Enter,
    /// Adds a card below the selected one, a stage after the selected one, and so on.
    AddBelow,
}

impl CanvasKey {
    /// Whether the key works while presenting too: it sets a feeling of the shown stage or shows the whole map.
    #[must_use]
    pub fn is_for_an_audience(self) -> bool {
        matches!(self, Self::Feel(_) | Self::Fit)
    }
}

/// The effect of a key in a presentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresentationKey {
    /// Ends the presentation.
    Stop,
    /// Shows the whole map.
    Whole,
    /// Shows the last stage.
    Last,
    /// Shows the next stage.
    Next,
    /// Shows the previous stage.
    Previous,
    /// Shows the stage on the left.
    Left,
    /// Shows the stage on the right.
    Right,
    /// Shows the panel that sets the timer.
    Timer,
    /// Moves the window to the other screen.
    OtherScreen,
    /// Scrolls down.
    Down,
    /// Scrolls up.
    Up,
}

/// The effect of a key in the line of the capture bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptureKey {
    /// Makes a card of the line.
    Keep,
    /// Leaves the line, without also ending a presentation or clearing the selection.
    Leave,
}

/// The keys of the canvas.
pub const CANVAS: Table<CanvasKey> = &[
    (CanvasKey::Menu, &[one(SHIFT, Key::F10), one(NONE, Key::Menu)]),
    (CanvasKey::Fit, &[one(NONE, Key::F)]),
    (CanvasKey::LetGo, &[one(NONE, Key::Escape)]),
    (CanvasKey::Stretch(Way::Up), &[one(SHIFT_ALT, Key::ArrowUp)]),
    (CanvasKey::Stretch(Way::Down), &[one(SHIFT_ALT, Key::ArrowDown)]),
    (CanvasKey::Stretch(Way::Left), &[one(SHIFT_ALT, Key::ArrowLeft)]),
    (CanvasKey::Stretch(Way::Right), &[one(SHIFT_ALT, Key::ArrowRight)]),
    (CanvasKey::Nudge(Way::Up), &[one(ALT, Key::ArrowUp), one(CTRL, Key::OpenBracket)]),
    (CanvasKey::Nudge(Way::Down), &[one(ALT, Key::ArrowDown), one(CTRL, Key::CloseBracket)]),
    (CanvasKey::Nudge(Way::Left), &[one(ALT, Key::ArrowLeft)]),
    (CanvasKey::Nudge(Way::Right), &[one(ALT, Key::ArrowRight)]),
    (CanvasKey::Extend(Way::Up), &[one(SHIFT, Key::ArrowUp)]),
    (CanvasKey::Extend(Way::Down), &[one(SHIFT, Key::ArrowDown)]),
    (CanvasKey::Extend(Way::Left), &[one(SHIFT, Key::ArrowLeft)]),
    (CanvasKey::Extend(Way::Right), &[one(SHIFT, Key::ArrowRight)]),
    (CanvasKey::Go(Way::Up), &[one(NONE, Key::ArrowUp)]),
    (CanvasKey::Go(Way::Down), &[one(NONE, Key::ArrowDown)]),
    (CanvasKey::Go(Way::Left), &[one(NONE, Key::ArrowLeft)]),
    (CanvasKey::Go(Way::Right), &[one(NONE, Key::ArrowRight)]),
    (CanvasKey::Feel(0), &[one(NONE, Key::Num1)]),
    (CanvasKey::Feel(1), &[one(NONE, Key::Num2)]),
    (CanvasKey::Feel(2), &[one(NONE, Key::Num3)]),
    (CanvasKey::Feel(3), &[one(NONE, Key::Num4)]),
    (CanvasKey::Feel(4), &[one(NONE, Key::Num5)]),
    (CanvasKey::FeelNothing, &[one(NONE, Key::Num0)]),
    (CanvasKey::StageBeside(Way::Left), &[one(CTRL, Key::ArrowLeft)]),
    (CanvasKey::StageBeside(Way::Right), &[one(CTRL, Key::ArrowRight)]),
    (CanvasKey::PageUp, &[one(NONE, Key::PageUp)]),
    (CanvasKey::PageDown, &[one(NONE, Key::PageDown)]),
    (CanvasKey::FirstStage, &[one(CTRL, Key::Home)]),
    (CanvasKey::LaneStart, &[one(NONE, Key::Home)]),
    (CanvasKey::LastStage, &[one(CTRL, Key::End)]),
    (CanvasKey::LaneEnd, &[one(NONE, Key::End)]),
    (CanvasKey::Enter, &[one(NONE, Key::Enter)]),
    (CanvasKey::AddBelow, &[one(CTRL, Key::Enter)]),
];

/// A key that other programs have, why Safar does something else, and what it does.
pub type ExplainedKey = (KeyboardShortcut, Message, Option<Action>);

/// The keys that only show a message, apart from printing, which also opens the export.
pub const EXPLAINED: &[ExplainedKey] = &[
    (one(CTRL, Key::P), m("no-print"), Some(Action::File(FileAction::Export))),
    (one(CTRL, Key::Comma), m("no-settings"), None),
    (one(CTRL, Key::G), m("no-groups"), None),
    (one(CTRL_SHIFT, Key::G), m("no-groups"), None),
    (one(CTRL, Key::Tab), m("no-tabs"), None),
    (one(CTRL_SHIFT, Key::Tab), m("no-tabs"), None),
];

/// The keys of a presentation, including those of a remote control.
pub const PRESENTATION: Table<PresentationKey> = &[
    (PresentationKey::Stop, &[one(NONE, Key::Escape), one(NONE, Key::F5)]),
    (PresentationKey::Whole, &[one(NONE, Key::Home)]),
    (PresentationKey::Last, &[one(NONE, Key::End)]),
    (PresentationKey::Next, &[one(NONE, Key::PageDown), one(NONE, Key::Space)]),
    (PresentationKey::Previous, &[one(NONE, Key::PageUp)]),
    (PresentationKey::Left, &[one(NONE, Key::ArrowLeft)]),
    (PresentationKey::Right, &[one(NONE, Key::ArrowRight)]),
    (PresentationKey::Timer, &[one(NONE, Key::T)]),
    (PresentationKey::OtherScreen, &[one(NONE, Key::F6)]),
    (PresentationKey::Down, &[one(NONE, Key::ArrowDown)]),
    (PresentationKey::Up, &[one(NONE, Key::ArrowUp)]),
];

/// The keys of the capture bar.
pub const CAPTURE: Table<CaptureKey> =
    &[(CaptureKey::Keep, &[one(NONE, Key::Enter)]), (CaptureKey::Leave, &[one(NONE, Key::Escape)])];

/// A line of the shortcut sheet: the keys in words, their effect, and the matching rows of [`CANVAS`]. Pointer gestures
/// and keys during typing have no row.
pub type SheetLine = (Message, Message, fn(CanvasKey) -> bool);

/// The lines of the shortcut sheet about the canvas.
pub const ON_THE_CANVAS: &[SheetLine] = &[
    (m("key-arrows"), m("does-arrows"), |key| matches!(key, CanvasKey::Go(_))),
    (m("key-shift-arrows"), m("does-shift-arrows"), |key| matches!(key, CanvasKey::Extend(_))),
    (m("key-enter"), m("does-enter"), |key| key == CanvasKey::Enter),
    (m("key-enter-enter"), m("does-enter-enter"), NO_KEY),
    (m("key-tab-typing"), m("does-tab-typing"), NO_KEY),
    (m("key-turn-direction"), m("does-turn-direction"), NO_KEY),
    (m("key-alt-arrows"), m("does-alt-arrows"), |key| matches!(key, CanvasKey::Nudge(_))),
    (m("key-shift-alt-arrows"), m("does-shift-alt-arrows"), |key| matches!(key, CanvasKey::Stretch(_))),
    (m("key-escape"), m("does-escape"), |key| key == CanvasKey::LetGo),
    (m("key-ctrl-enter"), m("does-ctrl-enter"), |key| key == CanvasKey::AddBelow),
    (m("key-digits"), m("does-digits"), |key| matches!(key, CanvasKey::Feel(_))),
    (m("key-zero"), m("does-zero"), |key| key == CanvasKey::FeelNothing),
    (m("key-enter-feeling"), m("does-enter-feeling"), NO_KEY),
    (m("key-home-end"), m("does-home-end"), |key| {
        matches!(key, CanvasKey::FirstStage | CanvasKey::LastStage | CanvasKey::LaneStart | CanvasKey::LaneEnd)
    }),
    (m("key-ctrl-arrows"), m("does-ctrl-arrows"), |key| matches!(key, CanvasKey::StageBeside(_))),
    (m("key-page"), m("does-page"), |key| matches!(key, CanvasKey::PageUp | CanvasKey::PageDown)),
    (m("key-clipboard"), m("does-clipboard"), NO_KEY),
    (m("key-menu"), m("does-menu"), |key| key == CanvasKey::Menu),
    (m("key-curve-double"), m("does-curve-double"), NO_KEY),
    (m("key-drag"), m("does-drag"), NO_KEY),
    (m("key-drag-border"), m("does-drag-border"), NO_KEY),
    (m("key-drag-rail"), m("does-drag-rail"), NO_KEY),
    (m("key-alt-drag"), m("does-alt-drag"), NO_KEY),
    (m("key-alt-drag-feeling"), m("does-alt-drag-feeling"), NO_KEY),
    (m("key-drag-grid"), m("does-drag-grid"), NO_KEY),
    (m("key-space-drag"), m("does-move-page"), NO_KEY),
    (m("key-wheel"), m("does-move-page"), NO_KEY),
    (m("key-ctrl-wheel"), m("does-ctrl-wheel"), NO_KEY),
    (m("key-f"), m("does-f"), |key| key == CanvasKey::Fit),
    (m("key-timer"), m("does-timer"), NO_KEY),
];

const NO_KEY: fn(CanvasKey) -> bool = |_| false;

/// Removes the keys of `table` that were pressed in this frame from the input and returns their effects. Only keys that
/// move or scroll have their effect again while they are held.
#[must_use]
pub fn pressed<T: Copy>(ui: &Ui, table: Table<T>) -> Vec<T> {
    ui.input_mut(|input| {
        let mut taken = Vec::new();
        for (does, keys) in table {
            let taken_of = |key| if is_repeated_while_held(key) { take_presses } else { take_first_presses };
            let is_pressed = |keys: &KeyboardShortcut| taken_of(keys.logical_key)(input, *keys) > 0;
            if keys.iter().any(is_pressed) {
                taken.push(*does);
            }
        }
        taken
    })
}

/// Whether the effect of a fixed key is repeated while it is held.
fn is_repeated_while_held(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::PageUp
            | Key::PageDown
            | Key::OpenBracket
            | Key::CloseBracket
    )
}

/// Whether `keys` are in `table`.
#[must_use]
pub fn is_key_of<T>(table: Table<T>, keys: KeyboardShortcut) -> bool {
    table.iter().any(|(_, own)| own.contains(&keys))
}

/// Removes the keys of one row of `table` from the input. Returns whether one of them was pressed.
pub fn take<T: Copy + PartialEq>(ui: &Ui, table: Table<T>, row: T) -> bool {
    let keys = table.iter().filter(|(does, _)| *does == row).flat_map(|(_, keys)| *keys);
    ui.input_mut(|input| keys.into_iter().any(|keys| take_presses(input, *keys) > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_canvas_is_in_the_sheet_of_shortcuts_once() {
        for (key, _) in CANVAS {
            let lines = ON_THE_CANVAS.iter().filter(|(_, _, is_of)| is_of(*key)).count();
            assert_eq!(lines, 1, "{key:?}");
        }
    }

    #[test]
    fn no_two_rows_of_a_table_share_a_key() {
        fn assert_distinct<T: Copy + std::fmt::Debug>(table: Table<T>) {
            let all: Vec<_> =
                table.iter().flat_map(|(does, keys)| keys.iter().map(move |keys| (*keys, *does))).collect();
            for (at, (keys, does)) in all.iter().enumerate() {
                let other = all.iter().skip(at + 1).find(|(other, _)| other == keys);
                assert!(other.is_none(), "{keys:?}: {does:?} and {other:?}");
            }
        }
        assert_distinct(CANVAS);
        assert_distinct(PRESENTATION);
        assert_distinct(CAPTURE);
    }
}
