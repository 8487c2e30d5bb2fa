//! The fixed keys that lead through the window: from area to area and into the menus.

use egui::{Key, Modifiers};

use super::{NONE, Table, one};
use crate::ui::i18n::{Message, m};

/// The effect of a key on the keyboard focus, wherever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkKey {
    /// Goes to the next area of the window.
    NextArea,
    /// Goes to the previous area of the window.
    PreviousArea,
    /// Opens the first menu.
    Menus,
}

/// The keys that lead through the window. They are taken only with exactly these modifiers.
pub const WALK: Table<WalkKey> = &[
    (WalkKey::NextArea, &[one(NONE, Key::F6)]),
    (WalkKey::PreviousArea, &[one(Modifiers::SHIFT, Key::F6)]),
    (WalkKey::Menus, &[one(NONE, Key::F10)]),
];

/// The lines of the shortcut sheet about these keys and others that lead through the window.
pub const IN_THE_WINDOW: &[(Message, Message)] =
    &[(m("key-tab"), m("does-tab")), (m("key-areas"), m("does-areas")), (m("key-menus"), m("does-menus"))];
