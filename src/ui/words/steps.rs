//! The names of history steps in the interface's language.

use super::quoted;
use crate::{
    edit::{Deed, DeedPart, Nameless, StepLabel},
    ui::i18n::{Message, Value, m},
};

/// `label` in words: "Move “Compare prices” to Decision".
#[must_use]
pub fn step(label: &StepLabel) -> String {
    let Some(message) = message_of(label.deed) else {
        // The name that a caller gave to a gesture is shown as it is.
        return label.to_string();
    };
    let values: Vec<(&'static str, Value<'_>)> =
        ["a", "b", "c"].into_iter().zip(label.parts.iter().map(part)).collect();
    message.with(&values)
}

/// The message of `deed`; `None` if its label only repeats the caller's words.
fn message_of(deed: Deed) -> Option<Message> {
    Some(match deed {
        Deed::Unnamed | Deed::Said => return None,
        Deed::Add => m("did-add"),
        Deed::AddTo => m("did-add-to"),
        Deed::PasteInto => m("did-paste"),
        Deed::Duplicate => m("did-duplicate"),
        Deed::Paste => m("did-paste-all"),
        Deed::KeepToStage => m("did-unstretch"),
        Deed::Stretch => m("did-stretch"),
        Deed::Resize => m("did-resize"),
        Deed::Hide => m("did-hide"),
        Deed::Collapse => m("did-collapse"),
        Deed::Show => m("did-show"),
        Deed::Expand => m("did-expand"),
        Deed::Move => m("did-move"),
        Deed::MoveTo => m("did-move-to"),
        Deed::MoveWithin => m("did-move-within"),
        Deed::Delete => m("did-delete"),
        Deed::Edit => m("did-edit"),
        Deed::MarkMomentOfTruth => m("did-mark-moment"),
        Deed::UnmarkMomentOfTruth => m("did-unmark-moment"),
        Deed::SetEvidence => m("did-set-evidence"),
        Deed::ChangeLinks => m("did-change-links"),
        Deed::SetChannel => m("did-set-channel"),
        Deed::ChangeTags => m("did-change-tags"),
        Deed::EditMap => m("did-edit-map"),
        Deed::Name => m("did-name"),
        Deed::Rename => m("did-rename"),
        Deed::RenameMap => m("did-rename-map"),
        Deed::ClearTitle => m("did-clear-title"),
        Deed::SetFeeling => m("did-set-feeling"),
        Deed::ClearFeeling => m("did-clear-feeling"),
        Deed::ReplaceWords => m("did-replace"),
        Deed::Merge => m("did-merge"),
        Deed::TakeOff => m("did-take-off"),
        Deed::KeepView => m("did-keep-view"),
        Deed::EditView => m("did-edit-view"),
        Deed::MoveView => m("did-move-view"),
        Deed::DeleteView => m("did-delete-view"),
    })
}

/// A report of the step for a message: "Deleted “Compare prices”"; for steps other than deleting, their name.
#[must_use]
pub fn done(label: &StepLabel) -> String {
    if let (Deed::Delete, [what]) = (label.deed, label.parts.as_slice()) {
        m("toast-deleted").with(&[("what", part(what))])
    } else {
        step(label)
    }
}

fn part(part: &DeedPart) -> Value<'_> {
    match part {
        DeedPart::Title(title) => quoted(title).into(),
        DeedPart::Bare(words) | DeedPart::Said(words) => words.as_str().into(),
        DeedPart::Nameless(thing) => nameless(*thing).into(),
        DeedPart::Cards(count) => m("count-cards").with(&[("count", (*count).into())]).into(),
        DeedPart::Count(count) => (*count).into(),
    }
}

/// The message for a thing without a title.
fn nameless(thing: Nameless) -> Message {
    match thing {
        Nameless::Card => m("nameless-card"),
        Nameless::Stage => m("nameless-stage"),
        Nameless::ItsStage => m("nameless-its-stage"),
        Nameless::OtherStage => m("nameless-other-stage"),
        Nameless::Step => m("nameless-step"),
        Nameless::Lane => m("nameless-lane"),
        Nameless::OtherLane => m("nameless-other-lane"),
        Nameless::Persona => m("nameless-persona"),
        Nameless::GonePersona => m("nameless-gone-persona"),
        Nameless::Place => m("nameless-place"),
        Nameless::UntitledPlace => m("nameless-untitled-place"),
        Nameless::Channel => m("nameless-channel"),
        Nameless::Source => m("nameless-source"),
        Nameless::Picture => m("nameless-picture"),
        Nameless::View => m("nameless-view"),
        Nameless::WithoutName => m("without-title"),
        Nameless::Untitled => m("untitled"),
        Nameless::Nothing => m("nameless-nothing"),
        Nameless::Tag => m("nameless-tag"),
        Nameless::Department => m("nameless-department"),
    }
}
