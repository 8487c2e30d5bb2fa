//! The names of history steps in the interface's language.

use super::{
    i18n::{Message, Value, m},
    words::quoted,
};
use crate::edit::{Label, Part};

/// `label` in words: "Move “Compare prices” to Decision".
#[must_use]
pub fn step(label: &Label) -> String {
    let Some(message) = message_of(label.pattern()) else {
        // A name given to a gesture is shown as it is.
        return label.to_string();
    };
    let words: Vec<String> = label.parts().iter().map(part).collect();
    let names = ["a", "b", "c"];
    let values: Vec<(&'static str, Value<'_>)> =
        names.into_iter().zip(&words).map(|(name, words)| (name, words.as_str().into())).collect();
    message.with(&values)
}

/// The message for a pattern of labels; `None` if the label consists only of given text.
#[must_use]
pub fn message_of(pattern: &str) -> Option<Message> {
    Some(match pattern {
        "Add {}" => m("did-add"),
        "Add {} to {}" => m("did-add-to"),
        "Paste {} into {}" => m("did-paste"),
        "Duplicate {}" => m("did-duplicate"),
        "Paste {}" => m("did-paste-all"),
        "Keep {} to its stage" => m("did-unstretch"),
        "Stretch {} over {} stages" => m("did-stretch"),
        "Resize {}" => m("did-resize"),
        "Hide {}" => m("did-hide"),
        "Collapse {}" => m("did-collapse"),
        "Show {}" => m("did-show"),
        "Expand {}" => m("did-expand"),
        "Move {}" => m("did-move"),
        "Move {} to {}" => m("did-move-to"),
        "Move {} within {}" => m("did-move-within"),
        "Delete {}" => m("did-delete"),
        "Edit {}" => m("did-edit"),
        "Mark {} as a moment of truth" => m("did-mark-moment"),
        "No longer mark {} as a moment of truth" => m("did-unmark-moment"),
        "Set the evidence of {}" => m("did-set-evidence"),
        "Change the links of {}" => m("did-change-links"),
        "Set the channel of {}" => m("did-set-channel"),
        "Change the tags of {}" => m("did-change-tags"),
        "Edit the map’s details" => m("did-edit-map"),
        "Name {} {}" => m("did-name"),
        "Rename {} to {}" => m("did-rename"),
        "Rename the map to {}" => m("did-rename-map"),
        "Clear the title of {}" => m("did-clear-title"),
        "Set the feeling of {} at {}" => m("did-set-feeling"),
        "Clear the feeling of {} at {}" => m("did-clear-feeling"),
        "Replace {} by {}" => m("did-replace"),
        "Merge {} into {}" => m("did-merge"),
        "Take the {} {} off the cards" => m("did-take-off"),
        "Keep the view {}" => m("did-keep-view"),
        "Edit the view {}" => m("did-edit-view"),
        "Move the view {}" => m("did-move-view"),
        "Delete the view {}" => m("did-delete-view"),
        _ => return None, // Patterns are the plans' own; a test reads them all.
    })
}

/// The message after a step: for deletions "Deleted “Compare prices”", for other steps their name.
#[must_use]
pub fn done(label: &Label) -> String {
    match (label.pattern(), label.parts()) {
        ("Delete {}", [what]) => m("toast-deleted").with(&[("what", part(what).into())]),
        _ => step(label),
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Title(title) => quoted(title),
        Part::Bare(words) | Part::Said(words) => words.clone(),
        Part::Nameless(thing) => nameless(thing).map_or_else(|| (*thing).to_owned(), Message::text),
        Part::Cards(count) => m("count-cards").with(&[("count", (*count).into())]),
        Part::Count(count) => super::i18n::digits(&count.to_string()),
    }
}

/// The message for a thing without a title.
#[must_use]
pub fn nameless(thing: &str) -> Option<Message> {
    Some(match thing {
        "a card" => m("nameless-card"),
        "a stage" => m("nameless-stage"),
        "its stage" => m("nameless-its-stage"),
        "another stage" => m("nameless-other-stage"),
        "a step" => m("nameless-step"),
        "a lane" => m("nameless-lane"),
        "another lane" => m("nameless-other-lane"),
        "a persona" => m("nameless-persona"),
        "a persona that is gone" => m("nameless-gone-persona"),
        "a place" => m("nameless-place"),
        "an untitled place" => m("nameless-untitled-place"),
        "a channel" => m("nameless-channel"),
        "a source" => m("nameless-source"),
        "a picture" => m("nameless-picture"),
        "a view" => m("nameless-view"),
        "without a name" => m("without-title"),
        "untitled" => m("untitled"),
        "nothing" => m("nameless-nothing"),
        "tag" | "a tag" => m("nameless-tag"),
        "department" | "a department" => m("nameless-department"),
        _ => return None, // Said by the plans alone; a test reads them all.
    })
}
