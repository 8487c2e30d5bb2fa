//! Controls for actions; their words, tooltip and keys come from the action.

use super::{action::Action, keymap, widgets::Button};
use crate::layout::Icon;

/// An icon button for `action`, with its label and shortcut in the tooltip.
#[must_use]
pub fn action_button(icon: Icon, action: &Action) -> Button {
    let keys = keymap::first_key_of(action);
    let keys = if keys.is_empty() { keys } else { format!(": {keys}") };
    let label = action.label();
    let tip = format!("{label}{keys}\n{}", action.tooltip());
    Button::icon(icon, label).tooltip(tip)
}
