//! What becomes of dropped files that were looked at.

use super::{super::Effect, paste_read};
use crate::{
    edit::{Selection, Session},
    import::Pasted,
    ui::{
        action::{Action, FileAction},
        carry::FileEffect,
        i18n::m,
        jobs::{FileContent, LookedAt},
    },
};

/// The effects of a dropped file that was looked at: a map is opened, unless other files came with it; cards wait until
/// they can be pasted where they were dropped; for anything else a message says why nothing was done.
pub(in crate::ui) fn looked_at(has_map: bool, file: LookedAt) -> Vec<Effect> {
    let LookedAt { path, content, drop, is_alone } = file;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let problem = match content {
        FileContent::Map if is_alone => {
            return vec![FileEffect::Push(Action::File(FileAction::OpenPath(path))).into()];
        }
        FileContent::Cards(cards) if has_map => return vec![FileEffect::KeepDropped(drop, cards).into()],
        FileContent::Map => m("drop-map-alone").with(&[("name", name.into())]),
        FileContent::Cards(_) => m("drop-needs-map").with(&[("name", name.into())]),
        FileContent::Unknown => m("drop-unknown").with(&[("name", name.into())]),
        FileContent::Unreadable(why) => m("drop-failed").with(&[("name", name.into()), ("why", why.into())]),
    };
    vec![FileEffect::TellMore(m("drop-unknown-title"), problem).into()]
}

/// Pastes dropped cards `there`; at the selection if nothing that can hold them was there.
pub(in crate::ui) fn paste_dropped(session: &mut Session, cards: Pasted, there: Option<Selection>) -> Vec<Effect> {
    if let Some(there) = there {
        session.select(there);
    }
    paste_read(session, cards)
}
