//! The keys of actions: the defaults, unless the settings file has others.
//!
//! In `settings.ron`, `keys: {"action-save": ["Ctrl+S", "F12"], "action-add-stage": []}` gives Save two keys and Add
//! stage none. Actions have the names of their messages; keys are spelled as in the menus. The keys in
//! use are those of the [`Interface`] that the thread has entered.

use std::collections::BTreeMap;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    action::Action,
    interface::{ChosenKeys, Interface},
};

/// The keys of the settings, by the names of actions; and the invalid entries as written in the file: unknown names and
/// unknown keys.
#[must_use]
pub fn read_keys(keys: &BTreeMap<String, Vec<String>>) -> (ChosenKeys, Vec<String>) {
    let is_known = |name: &str| {
        let all = Action::SHORTCUTS.iter().flat_map(|(_, actions)| *actions);
        all.map(Action::name).any(|known| known == name)
    };
    let mut problems = Vec::new();
    let mut chosen = ChosenKeys::new();
    for (name, spellings) in keys {
        if !is_known(name) {
            problems.push(name.clone());
            continue;
        }
        let mut understood = Vec::new();
        for spelling in spellings {
            match from_spelling(spelling) {
                Some(keys) => understood.push(keys),
                None => problems.push(format!("{name}: {spelling}")),
            }
        }
        chosen.insert(name.clone(), understood);
    }
    (chosen, problems)
}

/// The keys of `action`; the first one is shown in menus.
#[must_use]
pub fn keys_of(action: &Action) -> Vec<KeyboardShortcut> {
    let chosen = Interface::read(|interface| interface.keys.get(action.name()).cloned());
    chosen.unwrap_or_else(|| action.default_keys().to_vec())
}

/// The first key of `action` as written on keyboards; empty if it has none.
#[must_use]
pub fn first_key_of(action: &Action) -> String {
    keys_of(action).first().map(|keys| super::action::keys::spelled(*keys)).unwrap_or_default()
}

/// Parses a spelling such as `Ctrl+Shift+S`. `Ctrl`, `Cmd` and `Command` all mean the platform's command key.
fn from_spelling(spelling: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut parts = spelling.split('+').map(str::trim).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            let key = Key::from_name(part).or_else(|| Key::from_name(&part.to_uppercase()))?;
            return Some(KeyboardShortcut::new(modifiers, key));
        }
        modifiers = modifiers.plus(match part.to_ascii_lowercase().as_str() {
            "ctrl" | "cmd" | "command" => Modifiers::COMMAND,
            "shift" => Modifiers::SHIFT,
            "alt" | "option" => Modifiers::ALT,
            _ => return None,
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{super::action::FileAction, *};

    #[test]
    fn keys_are_read_as_they_are_spelled() {
        let every = Action::SHORTCUTS.iter().flat_map(|(_, actions)| *actions);
        for keys in every.flat_map(super::super::action::Action::default_keys) {
            let spelling = super::super::action::keys::spelled(*keys);
            assert_eq!(from_spelling(&spelling), Some(*keys), "{spelling}");
        }
        assert_eq!(from_spelling("ctrl + alt + s"), from_spelling("Ctrl+Alt+S"));
        assert_eq!(from_spelling("Hyper+S"), None);
        assert_eq!(from_spelling("Ctrl+Nothing"), None);
    }

    #[test]
    fn keys_of_the_settings_replace_those_of_the_program() {
        let keys = |name: &str, keys: &[&str]| (name.to_owned(), keys.iter().map(ToString::to_string).collect());
        let (chosen, problems) = read_keys(&BTreeMap::from([
            keys("action-save", &["F12"]),
            keys("action-open", &[]),
            keys("action-nobody-knows", &["F3"]),
            keys("action-export", &["Ctrl+Bogus", "F8"]),
        ]));
        assert_eq!(problems, ["action-export: Ctrl+Bogus", "action-nobody-knows"]);
        let entered = Interface { keys: chosen.into(), ..Interface::default() }.enter();
        assert_eq!(first_key_of(&Action::File(FileAction::Save)), "F12");
        assert_eq!(first_key_of(&Action::File(FileAction::Open)), "");
        assert_eq!(first_key_of(&Action::File(FileAction::Export)), "F8");
        drop(entered);
        assert!(!first_key_of(&Action::File(FileAction::Open)).is_empty(), "outside, the program's own hold");
    }

    #[test]
    fn no_two_actions_share_a_key() {
        let mut seen: BTreeMap<String, &'static str> = BTreeMap::new();
        for action in Action::SHORTCUTS.iter().flat_map(|(_, actions)| *actions) {
            for keys in action.default_keys() {
                let spelling = super::super::action::keys::spelled(*keys);
                let before = seen.insert(spelling.clone(), action.name());
                assert!(
                    before.is_none_or(|before| before == action.name()),
                    "{spelling}: {before:?} and {}",
                    action.name()
                );
            }
        }
    }
}
