//! Other words for actions, in every language of the interface: "image" finds "Export…".

use crate::{
    fold::{fold, fuzzy},
    model::Language,
    ui::{
        action::Action,
        i18n::{Message, m},
        interface::Interface,
    },
};

/// The names of actions, each with the message that lists its other words, separated by "|".
const ALSO: &[(&str, Message)] = &[
    ("action-export", m("palette-also-export")),
    ("action-save-as", m("palette-also-save-as")),
    ("action-open", m("palette-also-open")),
    ("action-quit", m("palette-also-quit")),
    ("action-choose-picture", m("palette-also-picture")),
    ("action-choose-portrait", m("palette-also-portrait")),
    ("action-add-pictures", m("palette-also-picture")),
    ("lane-pictures", m("palette-also-picture")),
    ("action-toggle-history", m("palette-also-history")),
    ("action-undo", m("palette-also-undo")),
    ("action-toggle-findings", m("palette-also-findings")),
    ("action-toggle-outline", m("palette-also-outline")),
    ("action-edit-brand", m("palette-also-brand")),
    ("action-choose-theme", m("palette-also-settings")),
    ("theme-system", m("palette-also-settings")),
    ("theme-light", m("palette-also-settings")),
    ("theme-dark", m("palette-also-settings")),
    ("theme-contrast", m("palette-also-settings")),
    ("action-interface-language", m("palette-also-settings")),
    ("action-motion", m("palette-also-settings")),
    ("action-interface-larger", m("palette-also-larger")),
    ("action-shortcuts", m("palette-also-shortcuts")),
    ("action-present", m("palette-also-present")),
    ("action-find", m("palette-also-find")),
    ("action-filter", m("palette-also-filter")),
    ("action-moment-of-truth", m("palette-also-moment-of-truth")),
    ("action-next-evidence", m("palette-also-evidence")),
    ("action-link", m("palette-also-link")),
    ("action-link-to", m("palette-also-link")),
    ("action-capture", m("palette-also-capture")),
    ("action-add-notes", m("palette-also-note")),
    ("action-comment", m("palette-also-comment")),
    ("action-add-pain-points", m("palette-also-pain-point")),
    ("action-add-opportunities", m("palette-also-opportunity")),
    ("action-add-persona", m("palette-also-persona")),
    ("action-add-stage", m("palette-also-stage")),
    ("action-choose-lane", m("palette-also-lane")),
    ("action-duplicate", m("palette-also-duplicate")),
    ("action-delete", m("palette-also-delete")),
    ("action-rename", m("palette-also-rename")),
    ("action-zoom-fit", m("palette-also-fit")),
];

/// The shortest text that is compared with other words, in letters.
const SHORTEST: usize = 2;

/// The other words for an action.
#[derive(Clone, Debug, Default)]
pub(super) struct Synonyms {
    words: Vec<String>,
    /// The labels in the other languages.
    labels: Vec<String>,
}

/// The other words for what `actions` do.
pub(super) fn of(actions: &[Action]) -> Synonyms {
    let [action] = actions else { return Synonyms::default() };
    let also = ALSO.iter().find(|(name, _)| *name == action.name()).map(|(_, also)| *also);
    let entered = Interface::entered();
    let mut synonyms = Synonyms::default();
    for language in Language::ALL {
        let _other = Interface { language, ..entered.clone() }.enter();
        if let Some(also) = also {
            synonyms.words.extend(also.text().split('|').map(|word| word.trim().to_owned()));
        }
        if language != entered.language {
            synonyms.labels.push(action.label());
        }
    }
    synonyms
}

impl Synonyms {
    /// The best match of `text` with its quality: a word that begins with it, or a label in another language.
    pub(super) fn matching(&self, text: &str) -> Option<(i32, &str)> {
        let asked = fold(text);
        if asked.chars().count() < SHORTEST {
            return None;
        }
        let begins = |word: &&String| {
            let word = fold(word);
            word.starts_with(&asked) || word.split(' ').any(|part| part.starts_with(&asked))
        };
        let words = self.words.iter().filter(begins);
        let labels = self.labels.iter().filter(begins);
        let scored = words.chain(labels).filter_map(|word| Some((fuzzy(text, word)?.score, word.as_str())));
        scored.max_by_key(|(score, _)| *score)
    }
}
