//! Words for labels.

use crate::edit::{Label, Part};

/// `title` in quotation marks, on one line and shortened; `otherwise` without marks where it is blank.
pub(super) fn quoted(title: &str, otherwise: &'static str) -> Part {
    Part::title(title, otherwise)
}

/// `title` of the only card, or how many there are.
pub(super) fn cards(titles: &[&str]) -> Part {
    match titles {
        [title] => quoted(title, "a card"),
        _ => Part::Cards(titles.len()),
    }
}

/// `title` on one line and shortened, without quotation marks; `otherwise` where it is blank.
pub(super) fn title(title: &str, otherwise: &'static str) -> Part {
    Part::bare(title, otherwise)
}

/// "Rename “A” to “B”".
pub(super) fn renamed(before: &str, after: &str, thing: &'static str) -> Label {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => Label::new("Clear the title of {}", [quoted(before, thing)]),
        (true, false) => Label::new("Name {} {}", [Part::Nameless(thing), quoted(after, thing)]),
        (false, false) => Label::new("Rename {} to {}", [quoted(before, thing), quoted(after, thing)]),
    }
}
