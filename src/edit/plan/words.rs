//! The words in labels.

use crate::edit::{Deed, DeedPart, Nameless, StepLabel};

/// `title` in quotation marks, on one line and shortened; `otherwise`, without marks, if it is blank.
pub(super) fn quoted(title: &str, otherwise: Nameless) -> DeedPart {
    DeedPart::title(title, otherwise)
}

/// The title of the only card, or the number of cards.
pub(super) fn cards(titles: &[&str]) -> DeedPart {
    match titles {
        [title] => quoted(title, Nameless::Card),
        _ => DeedPart::Cards(titles.len()),
    }
}

/// `title` on one line and shortened, without quotation marks; `otherwise` if it is blank.
pub(super) fn title(title: &str, otherwise: Nameless) -> DeedPart {
    DeedPart::bare(title, otherwise)
}

/// "Rename “A” to “B”".
pub(super) fn renamed(before: &str, after: &str, thing: Nameless) -> StepLabel {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => StepLabel::new(Deed::ClearTitle, [quoted(before, thing)]),
        (true, false) => StepLabel::new(Deed::Name, [DeedPart::Nameless(thing), quoted(after, thing)]),
        (false, false) => StepLabel::new(Deed::Rename, [quoted(before, thing), quoted(after, thing)]),
    }
}
